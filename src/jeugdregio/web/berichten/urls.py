"""Addresses of the ledger."""

from django.urls import path

from jeugdregio.web.berichten import views
from jeugdregio.web.berichten.inzage.views import detail

app_name = "berichten"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("wachtend/", views.wachtend, name="wachtend"),
    path("<str:sleutel>/", detail, name="detail"),
]
