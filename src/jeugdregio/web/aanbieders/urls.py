"""Addresses of the administration of providers and contracts."""

from django.urls import path

from jeugdregio.web.aanbieders import views

app_name = "aanbieders"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("inlezen/", views.inlezen, name="inlezen"),
    path("<slug:agb>/", views.detail, name="detail"),
    path("<slug:agb>/naam/", views.naam, name="naam"),
    path("<slug:agb>/contract/", views.contract_nieuw, name="contract_nieuw"),
    path("<slug:agb>/contract/<slug:gebied>/<slug:van>/", views.contract_einde, name="contract_einde"),
]
