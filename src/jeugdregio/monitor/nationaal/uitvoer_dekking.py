"""The coverage in the forms people take it away in: tables in the terminal, CSV, JSON. Exact: for own use."""

import csv
import io
import json
from typing import Any

from rich.table import Table

from jeugdregio.monitor.nationaal.dekking import SAMEN, Dekking, DekkingRij
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


def as_rows(dekking: Dekking) -> list[dict[str, Any]]:
    """Give coverage and what is loose as plain rows of one form: euros with cents, `waarde` in percent."""
    rijen: list[dict[str, Any]] = [
        {
            "soort": "dekking",
            "jaar": rij.jaar,
            "gemeente": rij.gemeente,
            "naam": rij.naam,
            "rubriek": rij.rubriek,
            "taakvelden": list(rij.taakvelden),
            "waarde": None if rij.aandeel is None else round(rij.aandeel, 1),
            "status": status(rij),
            "geboekt": None if rij.geboekt is None else rij.geboekt / 100,
            "gedeclareerd": rij.gedeclareerd / 100,
            "reden": None,
            "aantal": None,
        }
        for rij in dekking.rijen
    ]
    rijen += [
        {
            "soort": "los",
            "jaar": los.jaar,
            "gemeente": los.gemeente,
            "naam": los.naam,
            "rubriek": None,
            "taakvelden": [],
            "waarde": None,
            "status": "los",
            "geboekt": None,
            "gedeclareerd": None if los.bedrag is None else los.bedrag / 100,
            "reden": str(los.reden),
            "aantal": los.aantal,
        }
        for los in dekking.los
    ]
    return rijen


def status(rij: DekkingRij) -> str:
    """Say in a word why there is a percentage, or none."""
    if rij.geboekt is None:
        return "niet geboekt" if rij.taakvelden == () else "geen jaarrekening"
    return "berekend" if rij.geboekt else "niets geboekt"


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
