"""All addresses of the site; an app is one line."""

from django.urls import include, path

urlpatterns = [
    path("", include("jeugdregio.web.organisaties.urls")),
]

handler400 = "jeugdregio.web.fouten.bad_request"
handler403 = "jeugdregio.web.fouten.forbidden"
handler404 = "jeugdregio.web.fouten.not_found"
handler500 = "jeugdregio.web.fouten.server_error"
