"""Reading the municipal accounts (Iv3) as CBS publishes them: each municipality linked, or listed why not.

The file has semicolons, amounts in thousands of euros, a row a municipality and task field, and a row
Nederland that repeats the sums; that row is held against the sum, never counted. It does not say its year.
"""

import csv
import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.kern.vorm import printable
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.nationaal import gegevens
from jeugdregio.monitor.nationaal.iv3 import taakvelden_of_year

LAND = "Nederland"
KOLOMMEN = ("Gemeenten", "Taakveld", "Baten", "Lasten")
JAAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
DUIZEND = 1000_00  # a thousand euros, in cents
GEEN_OPGAVE = "alle bedragen in het bestand zijn nul: de gemeente leverde geen jaarrekening aan"
NIET_IN_BESTAND = "de gemeente staat niet in het bestand"


@dataclass(frozen=True, slots=True)
class Post:
    """What a municipality spent (`lasten`) and received (`baten`) on a task field, in cents."""

    lasten: int
    baten: int


@dataclass(frozen=True, slots=True)
class NietGekoppeld:
    """A name in the file that is no municipality of the year, or a field that is unknown; and why."""

    naam: str
    reden: str


@dataclass(frozen=True, slots=True)
class Verschil:
    """Where the row Nederland is not the sum of the municipalities, in cents."""

    taakveld: str
    bedrag: str  # lasten or baten
    som: int
    nederland: int | None


@dataclass(frozen=True, slots=True)
class Jaarrekening:
    """The accounts of a year, youth care only.

    `posten` is by municipality code and task field. `zonder_opgave` says of each municipality that existed at
    the end of the year and has no figures, why. `schoon` tells whether every name was linked and the sums are
    those of the row Nederland, to the thousand.
    """

    jaar: int
    posten: Mapping[tuple[str, str], Post]
    zonder_opgave: Mapping[str, str]
    niet_gekoppeld: tuple[NietGekoppeld, ...]
    verschillen: tuple[Verschil, ...]

    @property
    def schoon(self) -> bool:
        """Whether nothing in the file was left over and the sums are right."""
        return not self.niet_gekoppeld and not self.verschillen

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The municipalities with figures."""
        return tuple(sorted({gemeente for gemeente, _ in self.posten}))


def lees_jaarrekening(pad: Path, jaar: int | None = None) -> Jaarrekening:
    """Read the accounts from a file. The year is that in the name of the file, when none is given.

    Raises MonitorError, with the line, when the file has another form, or a year of which the task fields
    are unknown.
    """
    jaar = jaar if jaar is not None else year_of(pad)
    velden = taakvelden_of_year(jaar)
    regels = dict(_posten(pad))
    namen, los = _link({naam for naam, _ in regels if naam != LAND}, jaar)
    for taakveld in {taakveld for _, taakveld in regels}:
        if _code(taakveld) not in velden and _looks_like_youth(taakveld):
            los[taakveld] = "dit taakveld van jeugd staat niet in onze tabel van dit jaar"
    gevuld = {naam for (naam, _), post in regels.items() if post.lasten or post.baten}
    jeugd = {(n, _code(t)): post for (n, t), post in regels.items() if _code(t) in velden}
    leeg = {code: GEEN_OPGAVE for naam, code in namen.items() if naam not in gevuld}
    afwezig = dict.fromkeys(set(_names(jaar).values()) - set(namen.values()), NIET_IN_BESTAND)
    return Jaarrekening(
        jaar,
        {(namen[n], t): post for (n, t), post in jeugd.items() if n in namen and n in gevuld},
        {**leeg, **afwezig},
        tuple(NietGekoppeld(naam, reden) for naam, reden in sorted(los.items())),
        tuple(_differences(jeugd)),
    )


def _posten(pad: Path) -> Iterator[tuple[tuple[str, str], Post]]:
    """Yield the amounts of each name and task field as the file writes them."""
    gezien = set[tuple[str, str]]()
    for regel, rij in _rows(pad):
        naam, taakveld = rij["Gemeenten"].strip(), rij["Taakveld"].strip()
        try:
            if (naam, _code(taakveld)) in gezien:
                raise ValueError("deze gemeente en dit taakveld staan er al")
            yield (naam, taakveld), Post(_cents(rij["Lasten"]), _cents(rij["Baten"]))
        except ValueError as fout:
            raise MonitorError(f"{printable(pad.name)}, regel {regel}: {fout}") from fout
        gezien.add((naam, _code(taakveld)))
    if all(naam == LAND for naam, _ in gezien):
        raise MonitorError(f"{printable(pad.name)} heeft geen regel van een gemeente")


def _link(namen: set[str], jaar: int) -> tuple[dict[str, str], dict[str, str]]:
    """Give the municipality of every name, and for the names without one why not."""
    bekend, gekoppeld, los = _names(jaar), dict[str, str](), dict[str, str]()
    for naam in sorted(namen):
        code = bekend.get(naam)
        if code is None:
            los[naam] = "geen gemeente van dit jaar, en geen andere schrijfwijze die wij kennen"
        elif code in gekoppeld.values():
            los[naam] = "deze gemeente staat er al onder een andere naam"
        else:
            gekoppeld[naam] = code
    return gekoppeld, los


def year_of(pad: Path) -> int:
    """Give the year in the name of a file. Raises MonitorError when there is none, or more than one."""
    jaren = set(JAAR.findall(pad.name))
    if len(jaren) != 1:
        raise MonitorError(
            f"uit de naam {printable(pad.name)} blijkt niet van welk jaar de jaarrekening is; "
            "geef het op met --jaar"
        )
    return int(jaren.pop())


def _names(jaar: int) -> dict[str, str]:
    """The municipality of every name of a year, as CBS writes it and as the accounts do.

    A municipality that ended within the year has no accounts of its own at the end of it.
    """
    einde = datetime.date(jaar, 12, 31)
    namen = {g.naam: g.code for g in gemeenten().values() if g.exists_on(einde)}
    for rij in gegevens.read("iv3_namen"):
        if gegevens.holds_on(rij, einde):
            gemeente = gemeenten()[rij["gemeente"]]
            if gemeente.exists_on(einde):
                namen[rij["naam"]] = gemeente.code
    return namen


def _rows(pad: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fout:
        raise MonitorError(f"{printable(pad.name)} is geen tekst in UTF-8") from fout
    lezer = csv.DictReader(tekst.splitlines(), delimiter=";")
    ontbreekt = [naam for naam in KOLOMMEN if naam not in (lezer.fieldnames or ())]
    if ontbreekt:
        raise MonitorError(
            f"{printable(pad.name)} heeft geen kolom {', '.join(ontbreekt)}; "
            "verwacht: het bestand van CBS, met puntkomma's"
        )
    for rij in lezer:
        if any(rij[naam] is None for naam in KOLOMMEN):
            raise MonitorError(f"{printable(pad.name)}, regel {lezer.line_num}: er ontbreken kolommen")
        yield lezer.line_num, rij


def _cents(tekst: str) -> int:
    """Thousands of euros to cents; empty is nothing booked."""
    try:
        duizenden = Decimal(tekst.strip() or "0")
    except InvalidOperation:
        duizenden = Decimal("NaN")
    if not duizenden.is_finite():
        raise ValueError("een bedrag is geen getal; verwacht: duizenden euro's met een punt, zoals 10127.0")
    return int((duizenden * DUIZEND).to_integral_value())


def _code(taakveld: str) -> str:
    return taakveld.partition(" ")[0]


def _looks_like_youth(taakveld: str) -> bool:
    return taakveld.startswith("6.") and ("jeugd" in taakveld.lower() or taakveld.endswith("18-"))


def _differences(jeugd: Mapping[tuple[str, str], Post]) -> Iterator[Verschil]:
    """Hold the row Nederland against the sum of all names, also those that could not be linked."""
    if not any(naam == LAND for naam, _ in jeugd):
        return
    for code in sorted({taakveld for _, taakveld in jeugd}):
        posten = [post for (naam, taakveld), post in jeugd.items() if taakveld == code and naam != LAND]
        land = jeugd.get((LAND, code))
        for bedrag in ("lasten", "baten"):
            som = sum(getattr(post, bedrag) for post in posten)
            verwacht = None if land is None else getattr(land, bedrag)
            if verwacht is None or abs(som - verwacht) >= DUIZEND:
                yield Verschil(code, bedrag, som, verwacht)
