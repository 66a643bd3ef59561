"""Writing delivery files as their systems would: each in its own separator, encoding, dates and codes."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Cel = str | int | date | None
Rij = Sequence[Cel]


@dataclass(frozen=True, slots=True)
class Vorm:
    """How a system writes: `leeg_datum` is what it puts where a day is not there."""

    scheiding: str
    codering: str
    datum: str
    suffix: str
    leeg_datum: str = ""


KINDVOLG = Vorm(";", "cp1252", "%d-%m-%Y", ".csv")
ZORGPOORT = Vorm("|", "utf-8", "%Y%m%d", ".txt", "00000000")
EIGEN = Vorm(",", "utf-8", "%Y-%m-%d", ".csv")


@dataclass(frozen=True, slots=True)
class Bestand:
    """One delivery file: its name without suffix, header and rows. `dagen` names columns with days."""

    naam: str
    kop: tuple[str, ...]
    rijen: Iterable[Rij]
    dagen: frozenset[str] = frozenset()


def write_bestand(map_: Path, vorm: Vorm, bestand: Bestand) -> int:
    """Write a file and return its number of rows."""
    aantal = 0
    datums: dict[date, str] = {}
    is_dag = [naam in bestand.dagen for naam in bestand.kop]

    def as_text(cel: Cel, *, dag: bool) -> str | int:
        if cel is None:
            return vorm.leeg_datum if dag else ""
        if not isinstance(cel, date):
            return cel
        if cel not in datums:
            datums[cel] = cel.strftime(vorm.datum)
        return datums[cel]

    pad = map_ / f"{bestand.naam}{vorm.suffix}"
    with pad.open("w", encoding=vorm.codering, newline="") as uit:
        schrijver = csv.writer(uit, delimiter=vorm.scheiding, lineterminator="\r\n")
        schrijver.writerow(bestand.kop)
        for rij in bestand.rijen:
            schrijver.writerow([as_text(cel, dag=dag) for cel, dag in zip(rij, is_dag, strict=True)])
            aantal += 1
    return aantal
