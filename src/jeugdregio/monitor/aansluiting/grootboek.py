"""Reading the ledger of a financial system: CSV or Excel, columns found by their name.

Reading is whole or not at all: an amount that cannot be read would be a difference that is none.
"""

import csv
import datetime
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from jeugdregio.kern.vorm import printable
from jeugdregio.monitor.aansluiting.waarden import parse_bedrag, parse_code, parse_dag, parse_maand
from jeugdregio.monitor.indicator import MonitorError

MAX_BEVINDINGEN = 1000
KOP_BINNEN = 20  # rows; exports begin with a title and a date
VELDEN: Mapping[str, tuple[str, ...]] = {
    "maand": ("maand", "periode", "zorgmaand", "zorgperiode", "prestatiemaand", "leveringsmaand"),
    "gemeente": ("gemeente", "gemeentecode", "cbscode", "gemeentenaam"),
    "aanbieder": ("aanbieder", "agb", "agbcode", "aanbiedercode", "crediteur", "leverancier"),
    "bedrag": ("bedrag", "bedrageur", "bedrageuro", "bedragineuro", "saldo", "toegekend"),
    "boekdatum": ("boekdatum", "boekingsdatum", "datum", "datumboeking"),
    "stuk": ("stuk", "stuknummer", "boekstuk", "boekstuknummer", "factuur", "factuurnummer"),
    "dc": ("dc", "debetcredit", "debitcredit", "debetofcredit"),
}
"""The names, without spaces and signs, under which a column is found."""

VERPLICHT = ("maand", "gemeente", "aanbieder", "bedrag")
GEMEENTE, AGB = 4, 8
TOTAAL = re.compile(r"(sub|eind)?tota(al|len)\b", re.IGNORECASE)
Cellen = Sequence[object]


class Boeking(NamedTuple):
    """One booked line. `gemeente` and `aanbieder` are a code, or the name as it stood in the file."""

    rij: int
    maand: datetime.date
    """First day of the month of delivery."""
    gemeente: str
    aanbieder: str
    bedrag: int
    """Cents, signed."""
    boekdatum: datetime.date | None = None
    stuk: str = ""


@dataclass(frozen=True, slots=True)
class Leesbevinding:
    """Something in the file that cannot be read; `rij` is the line of the file or the sheet, from 1."""

    rij: int
    kolom: str
    tekst: str

    def __str__(self) -> str:
        return f"rij {self.rij}, kolom {printable(self.kolom)}: {self.tekst}"


@dataclass(slots=True)
class Grootboek:
    """What a file held. `totalen` counts rows that only add up others and are passed over."""

    boekingen: list[Boeking] = field(default_factory=list)
    bevindingen: list[Leesbevinding] = field(default_factory=list)
    aantal_bevindingen: int = 0
    totalen: int = 0


def read_grootboek(
    pad: Path, *, kolommen: Mapping[str, str] | None = None, gemeente: str = "", blad: str = ""
) -> Grootboek:
    """Read a ledger from .csv, .txt, .xlsx, .xlsb, .xls or .ods.

    `kolommen` maps fields (see VELDEN) to the names of columns that are not recognised by themselves;
    `gemeente` is the code for a file without that column; `blad` the sheet, by default the first.
    Raises MonitorError when the file is none of these, or columns are absent.
    """
    if onbekend := set(kolommen or {}) - VELDEN.keys():
        raise MonitorError(
            f"een grootboek heeft geen {', '.join(sorted(onbekend))}; kies uit {', '.join(VELDEN)}"
        )
    is_csv = pad.suffix.lower() in {".csv", ".txt"}
    varianten = _csv_variants(pad) if is_csv else iter([_sheet(pad, blad)])
    klachten = [(-1, "het bestand is leeg")]
    for rijen in varianten:
        begin = list(itertools.islice(rijen, KOP_BINNEN))
        for nummer, (_, kop) in enumerate(begin):
            plekken, klacht = _columns(kop, kolommen or {}, with_gemeente=not gemeente)
            if klacht is not None:
                klachten.append((len(plekken), klacht))
                continue
            namen = [str(cel).strip() for cel in kop]
            return _read(itertools.chain(begin[nummer + 1 :], rijen), plekken, namen, gemeente)
    # what is wrong with the row that looks most like a heading
    raise MonitorError(f"{printable(pad.name)} is niet als grootboek te lezen: {max(klachten)[1]}")


def _csv_variants(pad: Path) -> Iterator[Iterator[tuple[int, Cellen]]]:
    """Yield the rows of the file for each separator it may have."""
    inhoud = pad.read_bytes()
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")  # what Excel in the Netherlands writes
    for scheiding in ";,\t|":
        yield _csv_rows(tekst, scheiding)


def _csv_rows(tekst: str, scheiding: str) -> Iterator[tuple[int, Cellen]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    try:
        for rij in lezer:
            yield lezer.line_num, rij
    except csv.Error as fout:
        raise MonitorError(f"regel {lezer.line_num} is geen CSV; bewaar het bestand opnieuw") from fout


def _sheet(pad: Path, blad: str) -> Iterator[tuple[int, Cellen]]:
    import python_calamine

    try:
        boek = python_calamine.load_workbook(pad)
        if blad and blad not in boek.sheet_names:
            namen = ", ".join(printable(naam) for naam in boek.sheet_names)
            raise MonitorError(f"er is geen blad {printable(blad)}; wel: {namen}")
        rijen = boek.get_sheet_by_name(blad or boek.sheet_names[0]).to_python(skip_empty_area=False)
    except python_calamine.PasswordError:
        raise MonitorError(f"{printable(pad.name)} heeft een wachtwoord; bewaar het zonder") from None
    except (python_calamine.CalamineError, IndexError):
        raise MonitorError(f"{printable(pad.name)} is geen Excel-bestand; bewaar het als .xlsx") from None
    return iter(enumerate(rijen, 1))


def _plain(naam: object) -> str:
    return re.sub(r"[^a-z0-9]", "", str(naam).lower())


def _columns(
    kop: Cellen, eigen: Mapping[str, str], *, with_gemeente: bool
) -> tuple[dict[str, int], str | None]:
    """Find the columns in a heading, and say in a Dutch sentence what keeps it from being one."""
    namen = [_plain(cel) for cel in kop]
    plekken: dict[str, int] = {}
    for veld, bekend in VELDEN.items():
        gezocht = {_plain(eigen[veld])} if veld in eigen else set(bekend)
        gevonden = [plek for plek, naam in enumerate(namen) if naam in gezocht]
        if len(gevonden) > 1:
            keuze = " of ".join(printable(str(kop[plek])) for plek in gevonden)
            return plekken, f"{veld} kan {keuze} zijn; kies met --kolom {veld}=NAAM"
        if gevonden:
            plekken[veld] = gevonden[0]
        elif veld in eigen:
            return plekken, f"er is geen kolom {printable(eigen[veld])}"
    verplicht = [veld for veld in VERPLICHT if veld != "gemeente" or with_gemeente]
    if weg := [veld for veld in verplicht if veld not in plekken]:
        klacht = f"er is geen kolom voor {', '.join(weg)}; wijs die aan met --kolom {weg[0]}=NAAM"
        return plekken, klacht
    return plekken, None


def _read(
    rijen: Iterable[tuple[int, Cellen]], plekken: Mapping[str, int], namen: Sequence[str], gemeente: str
) -> Grootboek:
    grootboek = Grootboek()
    for nummer, rij in rijen:
        cellen = {veld: rij[plek] if plek < len(rij) else "" for veld, plek in plekken.items()}
        if not any(str(cel).strip() for cel in rij):
            continue
        if _is_total(cellen["maand"], rij):
            grootboek.totalen += 1
            continue
        _read_row(grootboek, nummer, cellen, {veld: namen[plek] for veld, plek in plekken.items()}, gemeente)
    return grootboek


def _is_total(maand: object, rij: Cellen) -> bool:
    """A row without a month of its own that says it is a total."""
    eigen = str(maand).strip()
    if eigen and not TOTAAL.match(eigen):
        return False
    return any(TOTAAL.match(str(cel).strip()) for cel in rij)


def _read_row(
    grootboek: Grootboek, nummer: int, cellen: Mapping[str, object], namen: Mapping[str, str], gemeente: str
) -> None:
    fout = False

    def note(veld: str, tekst: str) -> None:
        nonlocal fout
        fout = True
        grootboek.aantal_bevindingen += 1
        if len(grootboek.bevindingen) < MAX_BEVINDINGEN:
            grootboek.bevindingen.append(Leesbevinding(nummer, namen[veld], tekst))

    maand, bedrag, boekdatum = datetime.date.min, 0, None
    try:
        maand = parse_maand(cellen["maand"])
    except ValueError as bezwaar:
        note("maand", str(bezwaar))
    try:
        bedrag = parse_bedrag(cellen["bedrag"])
    except ValueError as bezwaar:
        note("bedrag", str(bezwaar))
    if str(cellen.get("boekdatum", "")).strip():
        try:
            boekdatum = parse_dag(cellen["boekdatum"])
        except ValueError as bezwaar:
            note("boekdatum", str(bezwaar))
    teken = str(cellen.get("dc", "D")).strip().upper()[:1]
    if teken not in {"D", "C"}:
        note("dc", "verwacht: D of C")
    waar = parse_code(cellen.get("gemeente") or gemeente, GEMEENTE)
    if not waar:
        note("gemeente", "verwacht: een code zoals 0772 of een naam")
    if fout:
        return
    grootboek.boekingen.append(
        Boeking(
            nummer,
            maand,
            waar,
            parse_code(cellen["aanbieder"], AGB),
            -bedrag if teken == "C" else bedrag,
            boekdatum,
            str(cellen.get("stuk", "")).strip(),
        )
    )
