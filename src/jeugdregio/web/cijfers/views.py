"""The monitor and one indicator in depth, signed in and for everyone: the same published figures."""

from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.web.beveiliging import charts_csp
from jeugdregio.web.cijfers import beelden
from jeugdregio.web.cijfers.api import api
from jeugdregio.web.cijfers.cijfer import LEGENDA, STATUSSEN, Tijdvak, datum
from jeugdregio.web.cijfers.figuur import LIMIET, too_many
from jeugdregio.web.cijfers.jaarrekening import newest_accounts
from jeugdregio.web.cijfers.keuze import IndicatorKeuze, MonitorKeuze, OverzichtKeuze
from jeugdregio.web.cijfers.overzicht import overview, search, themes
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.cijfers.vergelijking import compare
from jeugdregio.web.organisaties.autorisatie import public, signed_in
from jeugdregio.web.organisaties.mandaten import has_taak
from jeugdregio.web.organisaties.rollen import Taak

GEHOUDEN: Final = 128  # how many pages of each kind are kept
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Ingang:
    """A way in to the figures: its addresses and title."""

    monitor: str
    thema: str
    indicator: str
    bestand: str
    titel: str
    inleiding: str
    openbaar: bool


AANGEMELD: Final = Ingang(
    "cijfers:monitor",
    "cijfers:thema",
    "cijfers:indicator",
    "cijfers:bestand",
    "Monitor",
    "Hoe gaat het met de jeugdhulp? Kies een gebied, of zoek een cijfer.",
    openbaar=False,
)
OPENBAAR: Final = Ingang(
    "cijfers:openbaar",
    "cijfers:openbaar_thema",
    "cijfers:openbaar_indicator",
    "cijfers:openbaar_bestand",
    "Openbare cijfers",
    "De cijfers over jeugdhulp in deze regio, voor iedereen. Kies een gebied, of zoek een cijfer.",
    openbaar=True,
)


@signed_in
@require_safe
def monitor(request: HttpRequest) -> HttpResponse:
    """The newest figure of every indicator in a place, by theme."""
    return _monitor(request, AANGEMELD)


@public
@require_safe
def openbaar(request: HttpRequest) -> HttpResponse:
    """The monitor for everyone."""
    return _monitor(request, OPENBAAR)


@signed_in
@require_safe
@charts_csp
def thema(request: HttpRequest, slug: str) -> HttpResponse:
    """The charts of one theme, of a place and years."""
    return _theme(request, AANGEMELD, slug)


@public
@require_safe
@charts_csp
def openbaar_thema(request: HttpRequest, slug: str) -> HttpResponse:
    """The charts of one theme, for everyone."""
    return _theme(request, OPENBAAR, slug)


@signed_in
@require_safe
@charts_csp
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator in depth."""
    return _indicator(request, AANGEMELD, code)


@public
@require_safe
@charts_csp
def openbaar_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator in depth, for everyone."""
    return _indicator(request, OPENBAAR, code)


@signed_in
@require_safe
def bestand(request: HttpRequest, code: str, soort: str) -> HttpResponse:
    """The chosen table as CSV or Excel."""
    return _bestand(request, code, soort)


@public
@require_safe
def openbaar_bestand(request: HttpRequest, code: str, soort: str) -> HttpResponse:
    """The chosen table as CSV or Excel, for everyone; so many a minute."""
    if not LIMIET.allow_request(request):
        return too_many()
    return _bestand(request, code, soort)


@public
@require_safe
def gegevens(request: HttpRequest) -> HttpResponse:
    """How to use the figures in other software: the API, explained without scripts."""
    context = {"schema": api.get_openapi_schema(path_prefix="/api/v1/"), "statussen": STATUSSEN}
    return render(request, "cijfers/gegevens.html", context)


def _monitor(request: HttpRequest, ingang: Ingang) -> HttpResponse:
    uitgave = current()
    if uitgave is None:
        return render(request, "cijfers/geen_cijfers.html", {"ingang": ingang})
    inhoud = _overview(uitgave, ingang, request.GET.urlencode())
    return _render(request, "overzicht", inhoud, _context(uitgave, ingang))


def _theme(request: HttpRequest, ingang: Ingang, slug: str) -> HttpResponse:
    uitgave = current()
    naam = next((naam for naam in themes(uitgave) if slugify(naam) == slug), "") if uitgave else ""
    if uitgave is None or not naam:
        raise Http404
    context = _context(uitgave, ingang) | {
        "thema": naam,
        "kruimels": [(ingang.titel, reverse(ingang.monitor)), (naam, "")],
    }
    return _render(request, "monitor", _cards(uitgave, ingang, naam, request.GET.urlencode()), context)


def _indicator(request: HttpRequest, ingang: Ingang, code: str) -> HttpResponse:
    uitgave = _with_indicator(code)
    catalogus = uitgave.indicator(code).catalogus
    exact = not ingang.openbaar and code in uitgave.indicatoren
    context = _context(uitgave, ingang) | {
        "code": code,
        "catalogus": catalogus,
        "kruimels": [(ingang.titel, reverse(ingang.monitor)), (catalogus["label"], "")],
        "intern": exact and has_taak(request.user, Taak.CIJFERS_INTERN),
    }
    return _render(request, "indicator", _depth(uitgave, ingang, code, request.GET.urlencode()), context)


# The part of a page with form and figures is the same for everyone who asks the same of one publication. It
# is written once, because that takes many times longer than the rest of the page.


@lru_cache(maxsize=GEHOUDEN)
def _overview(uitgave: Uitgave, ingang: Ingang, vraag: str) -> str:
    form = OverzichtKeuze(QueryDict(vraag), uitgave)
    plaats, gezocht = form.gekozen["plaats"], form.gekozen["zoek"].strip()
    themas = overview(uitgave, plaats)
    context = _context(uitgave, ingang) | {
        "form": form,
        "plaats": uitgave.publicatie.plaatsen[plaats],
        "themas": themas,
        "gezocht": gezocht,
        "gevonden": search(themas, gezocht) if gezocht else [],
        "jaarrekening": newest_accounts(uitgave.publicatie.pad.parent.parent) is not None,
    }
    return render_to_string("cijfers/overzicht_inhoud.html", context)


@lru_cache(maxsize=GEHOUDEN)
def _cards(uitgave: Uitgave, ingang: Ingang, naam: str, vraag: str) -> str:
    form = MonitorKeuze(QueryDict(vraag), uitgave)
    keuze = form.gekozen
    plaats, van, tot = keuze["plaats"], keuze["van"], keuze["tot"]
    kaarten = [beelden.kaart(uitgave, i.code, plaats, van, tot) for i in themes(uitgave)[naam]]
    context = _context(uitgave, ingang) | {
        "form": form,
        "adres": reverse(ingang.thema, args=[slugify(naam)]),
        "plaats": uitgave.publicatie.plaatsen[plaats],
        "van": van,
        "tot": tot,
        "beelden": [kaart for kaart in kaarten if not kaart.leeg],
        "zonder_cijfers": [kaart for kaart in kaarten if kaart.leeg],
    }
    return render_to_string("cijfers/monitor_inhoud.html", context)


@lru_cache(maxsize=GEHOUDEN)
def _depth(uitgave: Uitgave, ingang: Ingang, code: str, vraag: str) -> str:
    form = IndicatorKeuze(QueryDict(vraag), uitgave, code)
    keuze = form.gekozen
    plaatsen = tuple(keuze["plaats"])
    context = _context(uitgave, ingang) | {
        "form": form,
        "code": code,
        "beeld": beelden.diepte(
            uitgave, code, form.tabel, plaatsen, keuze["van"], keuze["tot"], form.filters
        ),
        "vraag": form.vraag,
        "groepen": form.groepen,
        "gekozen_plaatsen": len(plaatsen),
        "vergelijking": compare(
            uitgave, code, form.tabel, plaatsen[0], keuze["van"], keuze["tot"], form.filters
        )
        if len(plaatsen) == 1
        else None,
    }
    return render_to_string("cijfers/indicator_inhoud.html", context)


def _bestand(request: HttpRequest, code: str, soort: str) -> HttpResponse:
    """A wrong choice gives 400 with the reason: a file with other rows than asked for misleads."""
    uitgave = _with_indicator(code)
    form = IndicatorKeuze(request.GET, uitgave, code)
    if not form.is_valid():
        fouten = [str(fout) for lijst in form.errors.values() for fout in lijst]
        return HttpResponse(
            " ".join(fouten), status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8"
        )
    from jeugdregio.monitor import uitvoer  # only who downloads needs the Excel library

    keuze, indicator = form.gekozen, uitgave.indicator(code)
    rijen = uitgave.rijen(code, form.tabel, keuze["plaats"], keuze["van"], keuze["tot"], form.filters)
    rijen += uitgave.forecast(code, form.tabel, keuze["plaats"], keuze["van"], keuze["tot"])
    naam = f"{code}-{'-'.join(form.tabel)}-stand-{uitgave.peildatum.isoformat()}.{soort}"
    inhoud: str | bytes
    if soort == "csv":
        inhoud, soort_inhoud = uitvoer.to_csv(indicator, rijen, form.tabel), "text/csv; charset=utf-8"
    else:
        inhoud, soort_inhoud = uitvoer.to_xlsx(indicator, rijen, form.tabel), XLSX
    return HttpResponse(
        inhoud, content_type=soort_inhoud, headers={"Content-Disposition": f'attachment; filename="{naam}"'}
    )


def _with_indicator(code: str) -> Uitgave:
    uitgave = current()
    if uitgave is None:
        raise Http404
    try:
        uitgave.indicator(code)
    except MonitorError:
        raise Http404 from None
    return uitgave


def _context(uitgave: Uitgave, ingang: Ingang) -> dict[str, Any]:
    return {
        "ingang": ingang,
        "peildatum": datum(uitgave.peildatum),
        "volledig_tot": Tijdvak.of({"maand": uitgave.volledig_tot}).naam,
        "fictief": uitgave.publicatie.fictief,
        "legenda": LEGENDA,
    }


def _render(request: HttpRequest, pagina: str, inhoud: str, context: dict[str, Any]) -> HttpResponse:
    """The whole page, or only the part with form and figures when htmx asks for it."""
    if getattr(request, "htmx", False):
        antwoord = HttpResponse(inhoud)
    else:
        antwoord = render(request, f"cijfers/{pagina}.html", context | {"inhoud": inhoud})
    patch_vary_headers(antwoord, ["HX-Request"])
    return antwoord
