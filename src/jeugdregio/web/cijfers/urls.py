"""Addresses of the monitor; the public ones show the same figures without sign-in."""

from django.urls import include, path, re_path, register_converter
from django.urls.converters import StringConverter

from jeugdregio.web.cijfers import views
from jeugdregio.web.cijfers.api import openapi, public_routes
from jeugdregio.web.cijfers.definitie import definitie, definities
from jeugdregio.web.cijfers.dekking import dekking
from jeugdregio.web.cijfers.figuur import figuur
from jeugdregio.web.cijfers.intern import intern
from jeugdregio.web.cijfers.jaarrekening import jaarrekening
from jeugdregio.web.cijfers.rapport.views import rapport, rapport_bestand


class IndicatorCode(StringConverter):
    """The code of an indicator, with the version of an earlier definition of it: kosten@1."""

    regex = r"[a-z0-9_-]+(?:@[0-9.]+)?"


register_converter(IndicatorCode, "code")

app_name = "cijfers"
urlpatterns = [
    path("monitor/", views.monitor, name="monitor"),
    re_path(
        r"^monitor/(?P<code>[a-z0-9_]+(?:@[0-9]+)?)\.(?P<soort>csv|xlsx)$", views.bestand, name="bestand"
    ),
    path("monitor/thema/<slug:slug>/", views.thema, name="thema"),
    path("monitor/dekking/", dekking, name="dekking"),
    path("monitor/<code:code>/", views.indicator, name="indicator"),
    path("monitor/<code:code>/intern/", intern, name="intern"),
    path("openbaar/", views.openbaar, name="openbaar"),
    re_path(
        r"^openbaar/(?P<code>[a-z0-9_]+(?:@[0-9]+)?)\.(?P<soort>csv|xlsx)$",
        views.openbaar_bestand,
        name="openbaar_bestand",
    ),
    path("openbaar/open-gegevens/", views.gegevens, name="gegevens"),
    path("openbaar/rapport/", rapport, name="rapport"),
    re_path(r"^openbaar/rapport\.(?P<soort>pdf|docx)$", rapport_bestand, name="rapport_bestand"),
    path("openbaar/jaarrekening/", jaarrekening, name="jaarrekening"),
    path("openbaar/definities/", definities, name="definities"),
    path("openbaar/<code:code>/definitie/", definitie, name="definitie"),
    re_path(
        r"^openbaar/(?P<code>[a-z0-9_]+(?:@[0-9]+)?)\.(?P<nummer>[0-9]{1,2})\.(?P<soort>png|svg)$",
        figuur,
        name="figuur",
    ),
    path("openbaar/thema/<slug:slug>/", views.openbaar_thema, name="openbaar_thema"),
    path("openbaar/<code:code>/", views.openbaar_indicator, name="openbaar_indicator"),
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", include((public_routes(), "api"))),
]
