"""All addresses of the site; an app is one line."""

from django.urls import include, path

from jeugdregio.web.start import start

urlpatterns = [
    path("", start, name="start"),
    path("", include("jeugdregio.web.organisaties.urls")),
    path("beheer/aanbieders/", include("jeugdregio.web.aanbieders.urls")),
    path("beheer/werkwijze/", include("jeugdregio.web.berichten.urls_werkwijze")),
    path("beheer/", include("jeugdregio.web.portaal.beheer.urls")),
    path("berichten/", include("jeugdregio.web.berichten.urls")),
    path("starts-en-stops/", include("jeugdregio.web.berichten.tijdigheid.urls")),
    path("verzoeken/", include("jeugdregio.web.berichten.verzoeken.urls")),
    path("", include("jeugdregio.web.cijfers.urls")),
]

handler400 = "jeugdregio.web.fouten.bad_request"
handler403 = "jeugdregio.web.fouten.forbidden"
handler404 = "jeugdregio.web.fouten.not_found"
handler500 = "jeugdregio.web.fouten.server_error"
