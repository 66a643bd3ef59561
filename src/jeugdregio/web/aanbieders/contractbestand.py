"""Reads a CSV file of contracts: which rows it holds, and what is wrong, per row and column."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jeugdregio.kern import agb as agb_codes
from jeugdregio.kern.vorm import shape

KOLOMMEN = ("agb", "naam", "gebied", "van", "tot")
MAX_BYTES = 1_000_000
MAX_REGELS = 2_000
_DAG = re.compile(r"^(\d{1,2})-(\d{1,2})-(\d{4})$")


@dataclass(frozen=True, slots=True)
class ContractRegel:
    """One contract as the file states it; `naam` is "" when the file does not say it."""

    regelnummer: int
    agb: str
    naam: str
    gebied: str
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class ContractBevinding:
    """What is wrong, and where.

    The text tells the form of a value, never the value: somebody may have taken the wrong file.
    """

    tekst: str
    regelnummer: int | None = None
    kolom: str = ""

    def __str__(self) -> str:
        plaats = f"Regel {self.regelnummer}" if self.regelnummer else "Bestand"
        return f"{plaats}{f', kolom {self.kolom}' if self.kolom else ''}: {self.tekst}"


def read(data: bytes) -> tuple[list[ContractRegel], list[ContractBevinding]]:
    """Return the rows that are right by themselves, and what is wrong with the others."""
    if len(data) > MAX_BYTES:
        return [], [ContractBevinding("Het bestand is groter dan 1 MB. Splits het in kleinere bestanden.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = "Het bestand is geen UTF-8. Kies bij het opslaan in Excel ‘CSV UTF-8’."
        return [], [ContractBevinding(tekst)]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        return _read(list(_rows(lines)))
    except csv.Error:
        tekst = "Deze regel is geen CSV. Kijk of er een aanhalingsteken te veel of te weinig staat."
        return [], [ContractBevinding(tekst, lines.line_num or None)]


def _rows(lines: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for row in lines:
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield lines.line_num, cells  # type: ignore[attr-defined]  # a csv reader, whose type has no name


def _read(rows: list[tuple[int, list[str]]]) -> tuple[list[ContractRegel], list[ContractBevinding]]:
    if not rows or tuple(cell.lower() for cell in rows[0][1]) != KOLOMMEN:
        return [], [ContractBevinding(f"De eerste regel moet zijn: {';'.join(KOLOMMEN)}", 1)]
    if len(rows) - 1 > MAX_REGELS:
        return [], [ContractBevinding(f"Er staan meer dan {MAX_REGELS} contracten in. Splits het bestand.")]
    if len(rows) == 1:
        return [], [ContractBevinding("Er staan geen contracten onder de kopregel.")]
    good: list[ContractRegel] = []
    found: list[ContractBevinding] = []
    for regelnummer, cells in rows[1:]:
        if len(cells) != len(KOLOMMEN):
            tekst = f"Deze regel heeft {len(cells)} kolommen; het zijn er {len(KOLOMMEN)}."
            found.append(ContractBevinding(tekst, regelnummer))
            continue
        agb, naam, gebied, van_text, tot_text = cells
        van, tot = _dag(van_text), _dag(tot_text)
        wrong = list(_check(regelnummer, agb, naam, gebied))
        if van is None:
            wrong.append(_wrong_day(regelnummer, "van", van_text))
        if tot_text and tot is None:
            wrong.append(_wrong_day(regelnummer, "tot", tot_text))
        if van and tot and tot < van:
            wrong.append(ContractBevinding("De einddatum ligt voor de begindatum.", regelnummer, "tot"))
        if van and not wrong:
            good.append(ContractRegel(regelnummer, agb, naam, gebied, van, tot))
        found += wrong
    return good, found


def _check(regelnummer: int, agb: str, naam: str, gebied: str) -> Iterator[ContractBevinding]:
    if not agb_codes.is_valid(agb):
        tekst = f"Een AGB-code heeft 8 cijfers, hier staat: {shape(agb)}."
        if agb.isdigit() and len(agb) < 8:
            tekst += " Excel laat nullen vooraan weg: maak er een tekstkolom van."
        yield ContractBevinding(tekst, regelnummer, "agb")
    if len(naam) > 200:
        yield ContractBevinding("Een naam heeft hoogstens 200 tekens.", regelnummer, "naam")
    if not gebied:
        yield ContractBevinding("Vul de code van een gebied in, zoals SVJ.", regelnummer, "gebied")


def _wrong_day(regelnummer: int, kolom: str, text: str) -> ContractBevinding:
    tekst = f"Geen bestaande dag. Schrijf 31-12-2026 of 2026-12-31; hier staat: {shape(text)}."
    return ContractBevinding(tekst, regelnummer, kolom)


def _dag(text: str) -> date | None:
    """Return a day written as d-m-jjjj or jjjj-mm-dd, None when it is neither or does not exist."""
    found = _DAG.match(text)
    try:
        day = date(*map(int, found.groups()[::-1])) if found else date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2199 else None
