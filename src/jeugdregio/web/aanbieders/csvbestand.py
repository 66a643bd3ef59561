"""What files of contracts and of tariffs share: rows of a CSV file, days, and what is wrong where."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jeugdregio.kern import agb as agb_codes
from jeugdregio.kern.vorm import shape

MAX_BYTES = 1_000_000
_DAG = re.compile(r"^(\d{1,2})-(\d{1,2})-(\d{4})$")

Rij = tuple[int, list[str]]
"""The number of a line in the file, and its cells."""


@dataclass(frozen=True, slots=True)
class RegelBevinding:
    """What is wrong, and where.

    The text tells the form of a value, never the value: somebody may have taken the wrong file.
    """

    tekst: str
    regelnummer: int | None = None
    kolom: str = ""

    def __str__(self) -> str:
        plaats = f"Regel {self.regelnummer}" if self.regelnummer else "Bestand"
        return f"{plaats}{f', kolom {self.kolom}' if self.kolom else ''}: {self.tekst}"


def read_rows(
    data: bytes, kolommen: Sequence[str], *, hoogstens: int, wat: str
) -> tuple[list[Rij], list[RegelBevinding]]:
    """Return the rows under the heading that have all columns, and what is wrong with file and others.

    `wat` says what a row is, in plural; there may be `hoogstens` so many.
    """
    if len(data) > MAX_BYTES:
        return [], [RegelBevinding("Het bestand is groter dan 1 MB. Splits het in kleinere bestanden.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = "Het bestand is geen UTF-8. Kies bij het opslaan in Excel ‘CSV UTF-8’."
        return [], [RegelBevinding(tekst)]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        rows = list(_rows(lines))
    except csv.Error:
        tekst = "Deze regel is geen CSV. Kijk of er een aanhalingsteken te veel of te weinig staat."
        return [], [RegelBevinding(tekst, lines.line_num or None)]
    if not rows or [cell.lower() for cell in rows[0][1]] != list(kolommen):
        return [], [RegelBevinding(f"De eerste regel moet zijn: {';'.join(kolommen)}", 1)]
    if len(rows) - 1 > hoogstens:
        return [], [RegelBevinding(f"Er staan meer dan {hoogstens} {wat} in. Splits het bestand.")]
    if len(rows) == 1:
        return [], [RegelBevinding(f"Er staan geen {wat} onder de kopregel.")]
    wrong = [
        RegelBevinding(f"Deze regel heeft {len(cells)} kolommen; het zijn er {len(kolommen)}.", number)
        for number, cells in rows[1:]
        if len(cells) != len(kolommen)
    ]
    return [row for row in rows[1:] if len(row[1]) == len(kolommen)], wrong


def _rows(lines: Iterator[list[str]]) -> Iterator[Rij]:
    for row in lines:
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield lines.line_num, cells  # type: ignore[attr-defined]  # a csv reader, whose type has no name


def check_agb(regelnummer: int, agb: str) -> Iterator[RegelBevinding]:
    """Say what is wrong with the code of a provider."""
    if not agb_codes.is_valid(agb):
        tekst = f"Een AGB-code heeft 8 cijfers, hier staat: {shape(agb)}."
        if agb.isdigit() and len(agb) < 8:
            tekst += " Excel laat nullen vooraan weg: maak er een tekstkolom van."
        yield RegelBevinding(tekst, regelnummer, "agb")


def check_gebied(regelnummer: int, gebied: str) -> Iterator[RegelBevinding]:
    """Say that the code of an area is missing."""
    if not gebied:
        yield RegelBevinding("Vul de code van een gebied in, zoals SVJ.", regelnummer, "gebied")


def read_period(
    regelnummer: int, van_text: str, tot_text: str
) -> tuple[date | None, date | None, list[RegelBevinding]]:
    """Return the days of the columns `van` and `tot`, of which the second may be empty, and what is wrong."""
    van, tot = _dag(van_text), _dag(tot_text)
    wrong = []
    if van is None:
        wrong.append(_wrong_day(regelnummer, "van", van_text))
    if tot_text and tot is None:
        wrong.append(_wrong_day(regelnummer, "tot", tot_text))
    if van and tot and tot < van:
        wrong.append(RegelBevinding("De einddatum ligt voor de begindatum.", regelnummer, "tot"))
    return van, tot, wrong


def _wrong_day(regelnummer: int, kolom: str, text: str) -> RegelBevinding:
    tekst = f"Geen bestaande dag. Schrijf 31-12-2026 of 2026-12-31; hier staat: {shape(text)}."
    return RegelBevinding(tekst, regelnummer, kolom)


def _dag(text: str) -> date | None:
    """Return a day written as d-m-jjjj or jjjj-mm-dd, None when it is neither or does not exist."""
    found = _DAG.match(text)
    try:
        day = date(*map(int, found.groups()[::-1])) if found else date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2199 else None
