"""The start page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jeugdregio.web.organisaties.autorisatie import public


@public
def start(request: HttpRequest) -> HttpResponse:
    """Show who you are and what you may do here, or to a visitor what this site is."""
    return render(request, "organisaties/start_openbaar.html")
