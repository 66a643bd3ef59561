"""Addresses of administration, save those of one domain (`aanbieders`, `berichten`)."""

from django.urls import path

from jeugdregio.web.portaal.beheer import mandaten, organisaties, personen

app_name = "beheer"
urlpatterns = [
    path("", organisaties.start, name="start"),
    path("organisaties/", organisaties.lijst, name="organisaties"),
    path("organisaties/nieuw/", organisaties.nieuw, name="organisatie_nieuw"),
    path("organisaties/<slug:sleutel>/", organisaties.detail, name="organisatie"),
    path("organisaties/<slug:sleutel>/mandaat/", mandaten.nieuw, name="mandaat_nieuw"),
    path("mandaten/<slug:sleutel>/", mandaten.einde, name="mandaat_einde"),
    path("personen/", personen.lijst, name="personen"),
    path("personen/nieuw/", personen.nieuw, name="persoon_nieuw"),
    path("personen/<slug:sleutel>/", personen.detail, name="persoon"),
    path("personen/<slug:sleutel>/lidmaatschap/", personen.lidmaatschap_nieuw, name="lidmaatschap_nieuw"),
    path("personen/<slug:sleutel>/wachtwoord/", personen.wachtwoord, name="persoon_wachtwoord"),
    path("personen/<slug:sleutel>/uitzetten/", personen.uitzetten, name="persoon_uitzetten"),
    path("personen/<slug:sleutel>/aanzetten/", personen.aanzetten, name="persoon_aanzetten"),
    path("personen/<slug:sleutel>/tweestaps/", personen.tweestaps, name="persoon_tweestaps"),
    path("lidmaatschappen/<slug:sleutel>/", personen.lidmaatschap_einde, name="lidmaatschap_einde"),
]
