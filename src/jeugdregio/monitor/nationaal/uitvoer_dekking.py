"""The coverage in the forms people take it away in: tables in the terminal, CSV, JSON. Exact: for own use."""

import csv
import io
import json
from typing import Any

from rich.table import Table

from jeugdregio.monitor.nationaal.dekking import SAMEN, Dekking, DekkingRij, VeldRij
from jeugdregio.monitor.nationaal.los import LosRij
from jeugdregio.monitor.nationaal.uitvoer import euros
from jeugdregio.stand import Stand

ALLEEN_INTERN = "Exacte cijfers: alleen voor eigen gebruik, niet om te publiceren."


def origin(stand: Stand, jaar: int) -> list[str]:
    """Say what must stand beside the figures."""
    regels = [
        ALLEEN_INTERN,
        f"Geboekt: jaarrekening {jaar} (CBS, Iv3). Gedeclareerd: ingediend (JW323), hulp begonnen in {jaar},",
        f"stand per {stand.peildatum:%-d-%-m-%Y}. Pgb, subsidies en eigen teams sturen geen berichten.",
    ]
    if stand.meta.fictief:
        regels.append("De declaraties zijn verzonnen gegevens van een niet-bestaande regio.")
    return regels


LEEG: dict[str, Any] = {
    "soort": "",
    "jaar": None,
    "gemeente": "",
    "naam": "",
    "rubriek": None,
    "taakvelden": [],
    "waarde": None,
    "status": "los",
    "geboekt": None,
    "gedeclareerd": None,
    "onverdeeld": None,
    "reden": None,
    "aantal": None,
}


def as_rows(dekking: Dekking) -> list[dict[str, Any]]:
    """Give rubrieken, task fields and what is loose as plain rows of one form.

    Amounts are euros with cents, `waarde` is a percentage.
    """
    rijen = [
        {
            **LEEG,
            **_place("rubriek", rij),
            "rubriek": rij.rubriek,
            "taakvelden": list(rij.taakvelden),
            "waarde": _percent(rij.aandeel),
            "status": status(rij),
            "geboekt": _euro(rij.geboekt),
            "gedeclareerd": _euro(rij.gedeclareerd),
        }
        for rij in dekking.rijen
    ]
    rijen += [
        {
            **LEEG,
            **_place("taakveld", veld),
            "taakvelden": [veld.taakveld],
            "waarde": _percent(veld.aandeel),
            "status": status(veld),
            "geboekt": _euro(veld.geboekt),
            "gedeclareerd": _euro(veld.gedeclareerd),
            "onverdeeld": _euro(veld.onverdeeld),
        }
        for veld in dekking.velden
    ]
    rijen += [
        {
            **LEEG,
            **_place("los", los),
            "gedeclareerd": _euro(los.bedrag),
            "reden": str(los.reden),
            "aantal": los.aantal,
        }
        for los in dekking.los
    ]
    return rijen


def _place(soort: str, rij: DekkingRij | VeldRij | LosRij) -> dict[str, Any]:
    return {"soort": soort, "jaar": rij.jaar, "gemeente": rij.gemeente, "naam": rij.naam}


def _euro(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


def _percent(waarde: float | None) -> float | None:
    return None if waarde is None else round(waarde, 1)


def status(rij: DekkingRij | VeldRij) -> str:
    """Say in a word why there is a percentage, or none."""
    if isinstance(rij, DekkingRij) and not rij.taakvelden:
        return "niet in te delen"
    if rij.geboekt is None:
        return "geen jaarrekening"
    if not rij.geboekt:
        return "niets geboekt"
    return "berekend" if rij.aandeel is not None else "niet te verdelen"


def to_csv(dekking: Dekking) -> str:
    """Give the rows as CSV; task fields with bars between."""
    rijen = as_rows(dekking)
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, list(rijen[0]) if rijen else [], lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows({**rij, "taakvelden": "|".join(rij["taakvelden"])} for rij in rijen)
    return uit.getvalue()


def to_json(dekking: Dekking, stand: Stand) -> str:
    """Give the rows as JSON, with what must stand beside them."""
    inhoud = {"bron": origin(stand, dekking.rijen[0].jaar), "rijen": as_rows(dekking)}
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def to_tables(dekking: Dekking, stand: Stand) -> list[Table]:
    """Give two tables for the terminal: the coverage, and what does not link."""
    jaar = dekking.rijen[0].jaar
    boven = Table(
        title=f"Wat de berichten dekken van wat is geboekt, {jaar} (x 1.000 euro)",
        caption="\n".join(origin(stand, jaar)),
        caption_justify="left",
    )
    for kop in ("Gemeente", "Rubriek"):
        boven.add_column(kop, overflow="fold")
    for kop in ("geboekt", "gedeclareerd", "dekking"):
        boven.add_column(kop, justify="right", no_wrap=True)
    for rij in dekking.rijen:
        boven.add_row(
            rij.naam,
            rij.omschrijving
            if rij.rubriek == SAMEN or not rij.taakvelden
            else f"{rij.rubriek} {rij.omschrijving}",
            "-" if rij.geboekt is None else euros(round(rij.geboekt / 1000)),
            euros(round(rij.gedeclareerd / 1000)),
            "-" if rij.aandeel is None else f"{rij.aandeel:.0f}%",
            end_section=rij.rubriek == SAMEN,
        )
    onder = Table(title="Wat niet koppelt, en waarom", caption="Een regel kan om meer redenen los zijn.")
    for kop in ("Gemeente", "Reden"):
        onder.add_column(kop, overflow="fold")
    for kop in ("aantal", "euro"):
        onder.add_column(kop, justify="right", no_wrap=True)
    for los in dekking.los:
        onder.add_row(
            los.naam,
            str(los.reden),
            str(los.aantal) if los.aantal else "-",
            "-" if los.bedrag is None else euros(los.bedrag),
        )
    return [boven, onder]
