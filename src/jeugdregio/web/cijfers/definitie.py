"""The catalogue: what each indicator means and where it comes from, and what was published before under
another definition.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jeugdregio.monitor.indelingen.breuken import read_rules
from jeugdregio.monitor.indelingen.verschillen import AFWIJKEND, Verschil, differences
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator
from jeugdregio.stand import TABELLEN
from jeugdregio.web.cijfers.beelden import BEDRAGSOORTEN, disclosure
from jeugdregio.web.cijfers.cijfer import datum
from jeugdregio.web.cijfers.indelingsoort import IndelingSoort
from jeugdregio.web.cijfers.keuze import per_naam
from jeugdregio.web.cijfers.overzicht import themes
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.cijfers.trendbreuken import indelingen_of, trend_breaks
from jeugdregio.web.organisaties.autorisatie import public

KRUIMELS: Final = ("Openbare cijfers", "cijfers:openbaar"), ("Definities", "cijfers:definities")


@public
@require_safe
def definities(request: HttpRequest) -> HttpResponse:
    """Every definition by theme, and those that are no longer computed."""
    uitgave = current()
    if uitgave is None:
        ingang = {"titel": "Definities", "openbaar": True}
        return render(request, "cijfers/geen_cijfers.html", {"ingang": ingang})
    context = {
        "themas": themes(uitgave),
        "eerder": [_retired(c) for c in uitgave.publicatie.eerdere_definities],
        "peildatum": datum(uitgave.peildatum),
        "kruimels": _crumbs("Definities", 1),
    }
    return render(request, "cijfers/definities.html", context)


@public
@require_safe
def definitie(request: HttpRequest, code: str) -> HttpResponse:
    """The definition of one indicator, or of an earlier version of it."""
    uitgave = current()
    try:
        indicator = uitgave.indicator(code) if uitgave else None
    except MonitorError:
        indicator = None
    if uitgave is None or indicator is None:
        raise Http404
    c = indicator.catalogus
    indelingen = indelingen_of(uitgave, c)
    context = {
        "code": code,
        "catalogus": c,
        "gegevens": terms(indicator),
        "tabellen": [per_naam(per) for per in indicator.per],
        "bronnen": [(naam, TABELLEN[naam].betekenis) for naam in c.get("bronnen", []) if naam in TABELLEN],
        "afgeleid": [_named(uitgave, naam) for naam in c.get("van", [])],
        "indelingen": [IndelingSoort(naam).label for naam in indelingen],
        "verschillen": _differences(uitgave, indelingen),
        "trendbreuken": trend_breaks(uitgave, c),
        "vervallen": _retired(c) if c.get("vervallen") else None,
        "eerder": [_retired(e) for e in uitgave.publicatie.eerdere_definities if e["code"] == code],
        "peildatum": datum(uitgave.peildatum),
        "kruimels": _crumbs(str(c["label"]), 2),
    }
    return render(request, "cijfers/definitie.html", context)


def terms(indicator: GepubliceerdeIndicator) -> list[tuple[str, str]]:
    """The definition as terms and texts."""
    c = indicator.catalogus
    sinds = datum(date.fromisoformat(str(c["since"])))
    paren = [
        ("Betekenis", c["definition"]),
        ("Wat telt mee (teller)", c["numerator"]),
        ("Gedeeld door (noemer)", c["denominator"] or "Niets: dit is geen aandeel."),
        ("Eenheid", c["unit"]),
        ("Bedragen", BEDRAGSOORTEN.get(c["bedragsoort"] or "")),
        ("Gewenste richting", c["direction"]),
        ("Bron", c["source"]),
        ("Beheerder van de definitie", c["owner"]),
        ("Versie", f"{c['version']}, sinds {sinds}"),
        ("Code", c["code"]),
        ("Bescherming van personen", disclosure(c["minimum"])),
    ]
    return [(term, str(tekst)) for term, tekst in paren if tekst]


def _differences(uitgave: Uitgave, indelingen: Sequence[str]) -> list[tuple[str, str, list[Verschil]]]:
    """What other regions count otherwise than this one, by indeling: "Food Valley", "verblijf", products."""
    eigen = read_rules(uitgave.publicatie.pad)
    return [
        (regio, IndelingSoort(naam).label.lower(), anders)
        for regio in AFWIJKEND
        for naam in indelingen
        if (anders := differences(naam, regio, eigen))
    ]


def _named(uitgave: Uitgave, code: str) -> tuple[str, str]:
    gevonden = uitgave.indicatoren.get(code)
    return code, str(gevonden.catalogus["label"]) if gevonden else code


def _retired(catalogus: Mapping[str, Any]) -> dict[str, Any]:
    reden = catalogus.get("vervallen") or {}
    return {
        "code": f"{catalogus['code']}@{catalogus['version']}",
        "label": catalogus["label"],
        "versie": catalogus["version"],
        "op": datum(date.fromisoformat(reden["op"])) if reden.get("op") else "",
        "reden": reden.get("reden", ""),
        "opvolger": reden.get("opvolger"),
    }


def _crumbs(titel: str, tot: int) -> list[tuple[str, str]]:
    return [*((naam, reverse(adres)) for naam, adres in KRUIMELS[:tot]), (titel, "")]
