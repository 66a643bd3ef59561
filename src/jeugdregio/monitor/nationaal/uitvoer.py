"""The accounts in the forms people take them away in: a table in the terminal, CSV, JSON."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.table import Table

from jeugdregio.kern import gebied
from jeugdregio.monitor.nationaal.iv3 import Onderdeel
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening
from jeugdregio.monitor.nationaal.vergelijking import (
    INDELING,
    Bedrag,
    Per,
    PlaatsKosten,
    costs_of_places,
    not_in_a_place,
)

NAAM_VAN_PER = {
    Per.REGIO: "Jeugdregio",
    Per.GEMEENTE: "Gemeente",
    Per.LANDSDEEL: "Landsdeel",
    Per.LAND: "Land",
}


def origin(rekening: Jaarrekening, bedrag: Bedrag, jeugdigen_jaar: int) -> list[str]:
    """Say what must stand beside the figures: what is counted, of which years, and from which sources."""
    wat = "lasten" if bedrag is Bedrag.LASTEN else "lasten min baten"
    regels = [
        f"Gemeentelijke jaarrekening {rekening.jaar} (CBS, Iv3), {wat}, zonder wijkteams en toegang.",
        f"Jeugdigen: {gebied.bron('jeugdigen')}.",
        f"Regio's en landsdelen: indeling van {INDELING.year} (CBS).",
    ]
    if jeugdigen_jaar != rekening.jaar:
        regels.append(
            f"Let op: de kosten zijn van {rekening.jaar}, het aantal jeugdigen is van {jeugdigen_jaar}."
        )
    return regels


def problems(rekening: Jaarrekening, per: Per) -> list[str]:
    """Say what in the file is not in the figures, or not as it should be; empty when all is well."""
    regels = [f"niet gekoppeld: {los.naam}: {los.reden}" for los in rekening.niet_gekoppeld]
    for verschil in rekening.verschillen:
        land = "ontbreekt" if verschil.nederland is None else f"is {euros(verschil.nederland)}"
        regels.append(
            f"taakveld {verschil.taakveld}, {verschil.bedrag}: de gemeenten samen zijn "
            f"{euros(verschil.som)} euro, de regel Nederland {land}"
        )
    regels += [
        f"niet in een {SOORT_IN_ZIN[per]}: {naam}: het gebied ligt nu in meer dan één {SOORT_IN_ZIN[per]}"
        for naam in not_in_a_place(rekening, per)
    ]
    return regels


SOORT_IN_ZIN = {per: naam.lower() for per, naam in NAAM_VAN_PER.items()}


def as_rows(plaatsen: Sequence[PlaatsKosten], bedrag: Bedrag) -> list[dict[str, Any]]:
    """Give plain rows: sums in whole euros, what is per young person to the cent. `waarde` is jeugdhulp."""
    return [
        {
            "jaar": rij.jaar,
            "per": str(rij.per),
            "code": rij.code,
            "naam": rij.naam,
            "waarde": _two(rij.per_jeugdige(Onderdeel.JEUGDHULP)),
            "status": str(rij.status),
            "bescherming_per_jeugdige": _two(rij.per_jeugdige(Onderdeel.BESCHERMING)),
            "totaal_per_jeugdige": _two(rij.per_jeugdige()),
            "jeugdhulp": rij.bedragen.get(Onderdeel.JEUGDHULP, 0) // 100 if rij.bedragen else None,
            "bescherming": rij.bedragen.get(Onderdeel.BESCHERMING, 0) // 100 if rij.bedragen else None,
            "totaal": rij.totaal // 100 if rij.bedragen else None,
            "jeugdigen": rij.jeugdigen or None,
            "jeugdigen_jaar": rij.jeugdigen_jaar,
            "bedrag": str(bedrag),
            "ontbreekt": list(rij.ontbreekt),
        }
        for rij in plaatsen
    ]


def to_csv(
    plaatsen: Sequence[PlaatsKosten],
    bedrag: Bedrag,
    eigen: Callable[[str], dict[str, Any]] = lambda code: {},
) -> str:
    """Give the places as CSV, without a row for the country, so that it can be added up.

    `eigen` gives further columns for the code of a place.
    """
    rijen = [rij | eigen(rij["code"]) for rij in as_rows(plaatsen, bedrag)]
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, list(rijen[0]) if rijen else [], lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows({**rij, "ontbreekt": "; ".join(rij["ontbreekt"])} for rij in rijen)
    return uit.getvalue()


def to_json(
    rekening: Jaarrekening,
    plaatsen: Sequence[PlaatsKosten],
    per: Per,
    bedrag: Bedrag,
    eigen: Mapping[str, Any] | None = None,
) -> str:
    """Give the places as JSON, with where the figures come from, the country, and what is not in them.

    `eigen` has the region's own figures, None when there are none.
    """
    land = costs_of_places(rekening, Per.LAND, bedrag)
    inhoud = {
        "bron": origin(rekening, bedrag, plaatsen[0].jeugdigen_jaar),
        "rijen": as_rows(plaatsen, bedrag),
        "nederland": as_rows(land, bedrag)[0],
        "niet_in_de_cijfers": problems(rekening, per),
        "eigen_cijfers": eigen,
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def to_table(rekening: Jaarrekening, plaatsen: Sequence[PlaatsKosten], per: Per, bedrag: Bedrag) -> Table:
    """Give the places as a table for the terminal, the country last, with the sources beneath."""
    land = costs_of_places(rekening, Per.LAND, bedrag)[0]
    tabel = Table(
        title=f"Jeugdzorg volgens de jaarrekening {rekening.jaar}: euro per jeugdige, en totaal",
        caption="\n".join(origin(rekening, bedrag, land.jeugdigen_jaar)),
        caption_justify="left",
    )
    tabel.add_column(NAAM_VAN_PER[per], overflow="fold")
    for kop in ("jeugdhulp", "JB en JR", "samen", "totaal\n(x 1.000)"):
        tabel.add_column(kop, justify="right", no_wrap=True)
    tabel.add_column("ontbreekt", overflow="fold", min_width=16)
    for nummer, rij in enumerate((*plaatsen, land)):
        if nummer == len(plaatsen):
            tabel.add_section()
        tabel.add_row(
            rij.naam,
            *(
                "-" if waarde is None else euros(round(waarde * 100))
                for waarde in (
                    rij.per_jeugdige(Onderdeel.JEUGDHULP),
                    rij.per_jeugdige(Onderdeel.BESCHERMING),
                    rij.per_jeugdige(),
                )
            ),
            euros(round(rij.totaal / 1000)) if rij.bedragen else "-",
            ", ".join(rij.ontbreekt) or ("" if rij.jeugdigen else str(rij.status)),
        )
    return tabel


def euros(cents: int) -> str:
    """Write an amount in whole euros, as people in the Netherlands read it."""
    return f"{round(cents / 100):,}".replace(",", ".")


def _two(waarde: float | None) -> float | None:
    return None if waarde is None else round(waarde, 2)
