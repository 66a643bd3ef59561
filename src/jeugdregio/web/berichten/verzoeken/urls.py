"""Addresses of what waits, of requests and of assignments. A row has the key of its message and its place."""

from django.urls import path

from jeugdregio.web.berichten.verzoeken import antwoorden, hulp, overzicht, toewijzing, verzoek

app_name = "verzoeken"
urlpatterns = [
    path("", overzicht.wachtend, name="wachtend"),
    path("jeugdige/", hulp.jeugdige, name="jeugdige"),
    path("toewijzingen/<slug:sleutel>/<int:volgnummer>/", toewijzing.detail, name="toewijzing"),
    path("toewijzingen/<slug:sleutel>/<int:volgnummer>/<slug:naam>/", toewijzing.handeling, name="handeling"),
    path("<slug:sleutel>/<int:volgnummer>/", verzoek.detail, name="detail"),
    path("<slug:sleutel>/<int:volgnummer>/onderzoek/", antwoorden.onderzoek, name="onderzoek"),
    path("<slug:sleutel>/<int:volgnummer>/afwijzen/", antwoorden.afwijzen, name="afwijzen"),
    path("<slug:sleutel>/<int:volgnummer>/woonplaats/", antwoorden.woonplaats, name="woonplaats"),
    path("<slug:sleutel>/<int:volgnummer>/toewijzen/", antwoorden.toewijzen, name="toewijzen"),
]
