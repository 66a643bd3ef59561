"""What municipalities booked on youth care: one of them beside its region, landsdeel and the country.

Where the region published costs of that year, those stand beside it. The accounts are real, as CBS publishes
them. The page is there when the administrator has put the file
in the folder `jaarrekening` of JEUGDREGIO_MAP.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jeugdregio.kern import gebied
from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.indicatoren.overige_kosten import PGB
from jeugdregio.monitor.nationaal.eigen import BEKOSTIGINGEN, WAAROM_ANDERS, EigenNaast, beside_accounts
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening, lees_jaarrekening
from jeugdregio.monitor.nationaal.vergelijking import INDELING, Per, Vergelijking, compare, costs_of_places
from jeugdregio.monitor.publicatie import Publicatie
from jeugdregio.web.cijfers.cijfer import LEGENDA, Cijfer, datum, eenheid_van
from jeugdregio.web.cijfers.keuze import VraagKeuze
from jeugdregio.web.cijfers.publicatie import current
from jeugdregio.web.organisaties.autorisatie import public
from jeugdregio.web.organisaties.mandaten import gemeentecodes
from jeugdregio.web.organisaties.rollen import Taak

MAP: Final = "jaarrekening"
KORT: Final = {PGB: "Pgb"}
SOORT: Final = {
    Per.GEMEENTE: "gemeente",
    Per.REGIO: "jeugdregio",
    Per.LANDSDEEL: "landsdeel",
    Per.LAND: "land",
}


class GemeenteKeuze(VraagKeuze):
    """The municipality to show."""

    gemeente = forms.ChoiceField(label="Gemeente")

    def __init__(self, data: Any, keuzes: list[tuple[str, str]]) -> None:
        eigen = _own_municipalities()
        super().__init__(data, gemeente=next((code for code, _ in keuzes if code in eigen), keuzes[0][0]))
        self._choices("gemeente", keuzes)


@public
@require_safe
def jaarrekening(request: HttpRequest) -> HttpResponse:
    """Euros per young person of one municipality, beside those of its areas."""
    pad = newest_accounts(Path(settings.JEUGDREGIO_MAP))
    if pad is None:
        raise Http404
    rekening, keuzes = _read(pad, pad.stat().st_mtime_ns)
    form = GemeenteKeuze(request.GET, keuzes)
    regels = compare(rekening, form.gekozen["gemeente"])
    context = {
        "form": form,
        "jaar": rekening.jaar,
        "schoon": rekening.schoon,
        "zonder_opgave": sorted(gemeenten()[code].naam for code in rekening.zonder_opgave),
        "gemeente": gemeenten()[form.gekozen["gemeente"]].naam,
        "delen": [
            (str(deel) if deel else "alles bij elkaar", [_shown(r) for r in regels if r.onderdeel == deel])
            for deel in dict.fromkeys(regel.onderdeel for regel in regels)
        ],
        **_own(rekening, form.gekozen["gemeente"]),
        "dekking": bool(gemeentecodes(request.user, Taak.CIJFERS_INTERN)),
        "kruimels": [("Openbare cijfers", reverse("cijfers:openbaar")), ("Jaarrekeningen", "")],
    }
    return render(request, "cijfers/jaarrekening.html", context)


def _own(rekening: Jaarrekening, gemeente: str) -> dict[str, Any]:
    """What the region published of that year for this municipality and the areas it is in; empty for none."""
    uitgave = current()
    if uitgave is None:
        return {}
    naast = [een for een in beside_accounts(uitgave.publicatie, rekening) if gemeente in een.leden]
    if not naast:
        return {}
    soorten = [s for s in BEKOSTIGINGEN if any(b.bekostiging == s for een in naast for b in een.bedragen)]
    naast.sort(key=lambda een: len(een.leden))
    return {
        "eigen": [_beside(uitgave.publicatie, een, soorten) for een in naast],
        "soorten": [KORT.get(soort, soort) for soort in soorten],
        "waarom_anders": WAAROM_ANDERS,
        "peildatum": datum(uitgave.peildatum),
        "fictief": uitgave.publicatie.fictief,
        "legenda": LEGENDA,
    }


def _beside(publicatie: Publicatie, een: EigenNaast, soorten: list[str]) -> dict[str, Any]:
    """A place as text: what was booked, what was published of each kind, and that together."""
    euro = eenheid_van("euro")
    bedragen = {
        bedrag.bekostiging: Cijfer.of(bedrag.rij, publicatie.plaatsen, euro) for bedrag in een.bedragen
    }
    return {
        "naam": een.plaats.naam,
        "geboekt": "n.b." if een.geboekt is None else euro.schrijf(round(een.geboekt / 100)),
        "ontbreekt": een.ontbreekt,
        "bedragen": [(KORT.get(soort, soort), bedragen.get(soort)) for soort in soorten],
        "samen": Cijfer.of(een.samen, publicatie.plaatsen, euro),
    }


def _own_municipalities() -> frozenset[str]:
    """The municipalities of the region this installation is of; none when that was not said."""
    regio = gebied.gebieden().get(settings.JEUGDREGIO_REGIO)
    return gebied.members(regio.soort, INDELING).get(regio.code, frozenset()) if regio else frozenset()


def newest_accounts(map_: Path) -> Path | None:
    """The file of the newest year: the year stands in its name, as iv3-2023-jaarrekening.csv."""
    return max((map_ / MAP).glob("*.csv"), key=lambda pad: pad.name, default=None)


def read_accounts(pad: Path) -> Jaarrekening:
    """The accounts in a file. Raises Http404 when it cannot be read."""
    return _read(pad, pad.stat().st_mtime_ns)[0]


@lru_cache(maxsize=2)
def _read(pad: Path, mtime: int) -> tuple[Jaarrekening, list[tuple[str, str]]]:
    """Read a file once; a file that cannot be read is no page."""
    try:
        rekening = lees_jaarrekening(pad)
    except MonitorError as fout:
        raise Http404 from fout
    plaatsen = costs_of_places(rekening, Per.GEMEENTE)
    return rekening, [(plaats.code, plaats.naam) for plaats in plaatsen if plaats.jeugdigen]


def _shown(regel: Vergelijking) -> dict[str, str]:
    euro, index = eenheid_van("euro"), eenheid_van("index")
    bekend = regel.euro_per_jeugdige is not None
    return {
        "naam": f"{regel.naam} ({SOORT[regel.per]})",
        "euro": euro.schrijf(regel.euro_per_jeugdige) if regel.euro_per_jeugdige is not None else "n.b.",
        "index": index.schrijf(regel.index) if regel.index is not None else "n.b.",
        "status": str(regel.status) if bekend else "geen opgave",
    }
