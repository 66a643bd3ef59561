"""The region's own published amounts beside the accounts: a table in the terminal, columns of CSV, JSON."""

from collections.abc import Sequence
from typing import Any

from rich.table import Table

from jeugdregio.kern.vorm import format_day
from jeugdregio.monitor.nationaal.eigen import BEKOSTIGINGEN, WAAROM_ANDERS, EigenNaast
from jeugdregio.monitor.nationaal.uitvoer import euros
from jeugdregio.monitor.publicatie import Publicatie, Rij
from jeugdregio.monitor.uitvoer import TEKENS

LEGENDA = (
    "· niet getoond, om personen te beschermen; n.b. niet bekend; leeg: niet gepubliceerd; * voorlopig. "
    "Jaarrekening: de hele jeugdhulp, van alle gemeenten van het gebied."
)


def origin(publicatie: Publicatie) -> list[str]:
    """Say what must stand beside the figures."""
    regels = [f"Eigen cijfers: gepubliceerd, stand per {format_day(publicatie.peildatum)}.", *WAAROM_ANDERS]
    if publicatie.fictief:
        regels.insert(1, "De jaarrekening is echt, de eigen cijfers zijn verzonnen: vergelijk ze niet.")
    return regels


def columns(eigen: Sequence[EigenNaast], code: str) -> dict[str, Any]:
    """Give the columns of CSV for a place: whole euros and the status; empty where nothing is published."""
    hier = {
        bedrag.bekostiging: bedrag.rij for een in eigen if een.plaats.code == code for bedrag in een.bedragen
    }
    uit: dict[str, Any] = {}
    for bekostiging in BEKOSTIGINGEN:
        naam = f"eigen_{bekostiging.lower().replace(' ', '_')}"
        rij = hier.get(bekostiging)
        uit[naam] = None if rij is None else _whole(rij)
        uit[f"{naam}_status"] = None if rij is None else str(rij.status)
    return uit


def _whole(rij: Rij) -> int | None:
    return None if rij.waarde is None else round(rij.waarde)


def to_json_part(publicatie: Publicatie, eigen: Sequence[EigenNaast]) -> dict[str, Any]:
    """Give the places as plain values; amounts in whole euros."""
    return {
        "bron": origin(publicatie),
        "rijen": [
            {
                "jaar": een.jaar,
                "code": een.plaats.code,
                "naam": een.plaats.naam,
                "soort": een.plaats.soort,
                "jaarrekening": None if een.geboekt is None else een.geboekt // 100,
                "geen_jaarrekening": list(een.ontbreekt),
                "eigen": {
                    bedrag.bekostiging: {"waarde": _whole(bedrag.rij), "status": str(bedrag.rij.status)}
                    for bedrag in een.bedragen
                },
                "samen": _whole(een.samen),
            }
            for een in eigen
        ],
    }


def to_table(publicatie: Publicatie, eigen: Sequence[EigenNaast]) -> Table:
    """Give the places as a table for the terminal, in thousands of euros."""
    tabel = Table(
        title=f"De eigen gepubliceerde kosten naast de jaarrekening, {eigen[0].jaar} (x 1.000 euro)",
        caption="\n".join([*origin(publicatie), LEGENDA]),
        caption_justify="left",
    )
    tabel.add_column("Plaats", overflow="fold")
    for kop in ("jaar-\nrekening", "natura", "pgb", "taak-\ngericht", "subsidie", "samen"):
        tabel.add_column(kop, justify="right", no_wrap=True)
    for een in eigen:
        rijen = {bedrag.bekostiging: bedrag.rij for bedrag in een.bedragen}
        tabel.add_row(
            een.plaats.naam,
            "n.b." if een.geboekt is None else euros(round(een.geboekt / 1000)),
            *(_cell(rijen.get(bekostiging)) for bekostiging in BEKOSTIGINGEN),
            _cell(een.samen),
        )
    return tabel


def _cell(rij: Rij | None) -> str:
    if rij is None:
        return ""
    if rij.waarde is None:
        return TEKENS[rij.status]
    return euros(round(rij.waarde / 10)) + ("*" if rij.voorlopig else "")
