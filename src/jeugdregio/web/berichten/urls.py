"""Addresses of the ledger."""

from django.urls import path

from jeugdregio.web.berichten import views
from jeugdregio.web.berichten.draad.views import draad, zoek
from jeugdregio.web.berichten.inzage.views import detail
from jeugdregio.web.berichten.ophalen.views import bestand, ophalen
from jeugdregio.web.berichten.opladen.views import aanlevering, hervat, opladen

app_name = "berichten"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("wachtend/", views.wachtend, name="wachtend"),
    path("aanleveren/", opladen, name="opladen"),
    path("aanleveren/<slug:sleutel>/", aanlevering, name="aanlevering"),
    path("aanleveren/<slug:sleutel>/hervat/", hervat, name="aanlevering_hervat"),
    path("toewijzingen/", zoek, name="draad_zoeken"),
    path("toewijzingen/<slug:sleutel>/<int:volgnummer>/", draad, name="draad"),
    path("ophalen/", ophalen, name="ophalen"),
    path("<slug:sleutel>/bestand/", bestand, name="bestand"),
    path("<slug:sleutel>/", detail, name="detail"),
]
