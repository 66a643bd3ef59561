"""The monitor and one indicator in depth, signed in and for everyone: the same published figures."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from jeugdregio.web.beveiliging import charts_csp
from jeugdregio.web.cijfers import beelden
from jeugdregio.web.cijfers.api import api
from jeugdregio.web.cijfers.cijfer import Tijdvak, datum
from jeugdregio.web.cijfers.keuze import IndicatorKeuze, MonitorKeuze
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.organisaties.autorisatie import public, signed_in
from jeugdregio.web.organisaties.mandaten import has_taak
from jeugdregio.web.organisaties.rollen import Taak

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Ingang:
    """A way in to the figures: its addresses and title."""

    monitor: str
    indicator: str
    bestand: str
    titel: str
    inleiding: str
    openbaar: bool


AANGEMELD: Final = Ingang(
    "cijfers:monitor",
    "cijfers:indicator",
    "cijfers:bestand",
    "Monitor",
    "Hoe gaat het met de jeugdhulp? Kies een gebied en de jaren die u wilt zien.",
    openbaar=False,
)
OPENBAAR: Final = Ingang(
    "cijfers:openbaar",
    "cijfers:openbaar_indicator",
    "cijfers:openbaar_bestand",
    "Openbare cijfers",
    "De cijfers over jeugdhulp in deze regio, voor iedereen. Kies een gebied en de jaren die u wilt zien.",
    openbaar=True,
)


@signed_in
@require_safe
@charts_csp
def monitor(request: HttpRequest) -> HttpResponse:
    """Every indicator of a chosen place and years."""
    return _monitor(request, AANGEMELD)


@public
@require_safe
@charts_csp
def openbaar(request: HttpRequest) -> HttpResponse:
    """The monitor for everyone."""
    return _monitor(request, OPENBAAR)


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
    """The chosen table as CSV or Excel, for everyone."""
    return _bestand(request, code, soort)


@public
@require_safe
def gegevens(request: HttpRequest) -> HttpResponse:
    """How to use the figures in other software: the API, explained without scripts."""
    return render(
        request, "cijfers/gegevens.html", {"schema": api.get_openapi_schema(path_prefix="/api/v1/")}
    )


def _monitor(request: HttpRequest, ingang: Ingang) -> HttpResponse:
    uitgave = current()
    if uitgave is None:
        return render(request, "cijfers/geen_cijfers.html", {"ingang": ingang})
    form = MonitorKeuze(request.GET, uitgave)
    keuze = form.gekozen
    plaats, van, tot = keuze["plaats"], keuze["van"], keuze["tot"]
    kaarten = [beelden.kaart(uitgave, code, plaats, van, tot) for code in uitgave.indicatoren]
    context = _context(uitgave, ingang) | {
        "form": form,
        "plaats": uitgave.publicatie.plaatsen[plaats],
        "van": van,
        "tot": tot,
        "beelden": [kaart for kaart in kaarten if not kaart.leeg],
        "zonder_cijfers": [kaart for kaart in kaarten if kaart.leeg],
    }
    return _render(request, "monitor", context)


def _indicator(request: HttpRequest, ingang: Ingang, code: str) -> HttpResponse:
    uitgave = _with_indicator(code)
    form = IndicatorKeuze(request.GET, uitgave, code)
    keuze = form.gekozen
    plaatsen = tuple(keuze["plaats"])
    beeld = beelden.diepte(uitgave, code, form.tabel, plaatsen, keuze["van"], keuze["tot"], form.filters)
    context = _context(uitgave, ingang) | {
        "form": form,
        "beeld": beeld,
        "vraag": form.vraag,
        "groepen": form.groepen,
        "gekozen_plaatsen": len(keuze["plaats"]),
        "kruimels": [(ingang.titel, reverse(ingang.monitor)), (beeld.catalogus["label"], "")],
        "intern": not ingang.openbaar and has_taak(request.user, Taak.CIJFERS_INTERN),
    }
    return _render(request, "indicator", context)


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
    if uitgave is None or code not in uitgave.indicatoren:
        raise Http404
    return uitgave


def _context(uitgave: Uitgave, ingang: Ingang) -> dict[str, Any]:
    return {
        "ingang": ingang,
        "peildatum": datum(uitgave.peildatum),
        "volledig_tot": Tijdvak.of({"maand": uitgave.volledig_tot}).naam,
        "fictief": uitgave.publicatie.fictief,
    }


def _render(request: HttpRequest, pagina: str, context: dict[str, Any]) -> HttpResponse:
    """The whole page, or only the part below the form when htmx asks for it."""
    deel = getattr(request, "htmx", False)
    antwoord = render(request, f"cijfers/{pagina}_inhoud.html" if deel else f"cijfers/{pagina}.html", context)
    patch_vary_headers(antwoord, ["HX-Request"])
    return antwoord
