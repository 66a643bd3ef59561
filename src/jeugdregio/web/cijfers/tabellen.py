"""The table under a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from jeugdregio.kern.vorm import KORTE_MAANDEN
from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES
from jeugdregio.web.cijfers.cijfer import Cijfer

KOLOMMEN_PER: Final = {
    "maand": KORTE_MAANDEN,
    "kwartaal": ("1e kw.", "2e kw.", "3e kw.", "4e kw."),
    "halfjaar": ("1e helft", "2e helft"),
}
DUIZEND: Final = 1000.0

# Widths in em, to judge whether a table fits: of a digit or letter, of a point or star, of the room between
# columns, and of a column of short or long names, which may wrap.
TEKEN: Final = 0.56
SMAL_TEKEN: Final = 0.28
TUSSENRUIMTE: Final = 0.55
NAMEN: Final = (9.0, 12.5)
LANGE_NAAM: Final = 22
STAP: Final = 5
MEESTE: Final = 75  # the widest page
KORTE_TEKST: Final = 6


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading above figures; `voorlopig` when every figure below it is."""

    naam: str
    voorlopig: bool = False


@dataclass(frozen=True, slots=True)
class Cel:
    """What stands in a cell of `kolom`; `woorden` where a sign is not read aloud; `ster` when provisional."""

    kolom: Kolom
    tekst: str
    woorden: str = ""
    ster: bool = False

    @classmethod
    def of(cls, cijfer: Cijfer | None, kolom: Kolom, deler: float = 1.0) -> "Cel":
        """The cell of a figure; empty where there is none for that line and column."""
        if cijfer is None:
            return cls(kolom, "", "geen cijfer")
        if cijfer.waarde is None:
            return cls(kolom, cijfer.tekst, cijfer.uitleg)
        tekst = cijfer.eenheid.kaal.schrijf(cijfer.waarde / deler)
        return cls(kolom, tekst, ster=cijfer.voorlopig and not kolom.voorlopig)


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of a table."""

    koppen: tuple[str, ...]
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """Lines with one or two headings before them, and a heading above each column of figures.

    `in_duizend`: the figures are thousands of the unit.
    """

    koppen: tuple[str, ...]
    kolommen: tuple[Kolom, ...]
    regels: tuple[Regel, ...]
    in_duizend: bool = False

    @property
    def smal(self) -> bool:
        """Whether there is one column of figures."""
        return len(self.kolommen) == 1

    @property
    def past(self) -> int:
        """From what width in em the table fits, in steps; 0 when it always does, 999 when it never does."""
        if self.smal or not self.regels:
            return 0
        namen = sum(
            _breedte(kop) if kop.isdecimal() else NAMEN[len(kop) > LANGE_NAAM]
            for kop in (max(koppen, key=len) for koppen in zip(*(r.koppen for r in self.regels), strict=True))
        )
        cijfers = sum(
            max(
                _breedte(kolom.naam + "*" * kolom.voorlopig),
                *(_breedte(c.tekst + "*" * c.ster) for c in cellen),
            )
            for kolom, cellen in zip(
                self.kolommen, zip(*(r.cellen for r in self.regels), strict=True), strict=True
            )
        )
        stappen = STAP * ceil((namen + cijfers) / STAP)
        return stappen if stappen <= MEESTE else 999

    @property
    def ruim(self) -> bool:
        """Whether figures are long."""
        return any(len(cel.tekst) > KORTE_TEKST for regel in self.regels for cel in regel.cellen)


def _breedte(tekst: str) -> float:
    """The width of a column with this text, in em."""
    return TUSSENRUIMTE + sum(SMAL_TEKEN if teken in ".,*· " else TEKEN for teken in tekst)


def tabel(cijfers: Sequence[Cijfer], *, kort: bool = False) -> Tabel:
    """Arrange figures: one place has a line a year, several have years as columns; months a line a year.

    A line has a heading for each dimension. With `kort`, amounts beside each other within a year are written
    in thousands: twelve to a line.
    """
    if cijfers and cijfers[0].tijdvak.soort != "jaar":
        return _binnen_jaar(cijfers, in_duizend=kort and cijfers[0].eenheid.groot)
    if cijfers and len({(c.plaats, c.groep) for c in cijfers}) == 1:
        return _onder_elkaar(cijfers)
    tijdvakken = sorted({c.tijdvak for c in cijfers})
    groepen = _dimensions(cijfers)
    met_plaats = not groepen or len({c.plaats for c in cijfers}) > 1
    lijnen: dict[tuple[str, ...], dict[object, Cijfer]] = {}
    for c in cijfers:
        lijnen.setdefault((c.plaats.naam,) * met_plaats + _group(c), {})[c.tijdvak] = c
    voorlopig = dict.fromkeys(tijdvakken, True)
    for c in cijfers:
        voorlopig[c.tijdvak] &= c.voorlopig
    kolommen = tuple(Kolom(tijdvak.naam, voorlopig[tijdvak]) for tijdvak in tijdvakken)
    return Tabel(
        ("Gebied",) * met_plaats + groepen,
        kolommen,
        tuple(
            Regel(
                koppen,
                tuple(Cel.of(lijn.get(t), kolom) for t, kolom in zip(tijdvakken, kolommen, strict=True)),
            )
            for koppen, lijn in lijnen.items()
        ),
    )


def _dimensions(cijfers: Sequence[Cijfer]) -> tuple[str, ...]:
    """The headings of the dimensions that the figures have beside place and period."""
    return tuple(DIMENSIES[naam].label for naam, _ in cijfers[0].uitsplitsing) if cijfers else ()


def _group(cijfer: Cijfer) -> tuple[str, ...]:
    return tuple(waarde for _, waarde in cijfer.uitsplitsing)


def _onder_elkaar(cijfers: Sequence[Cijfer]) -> Tabel:
    kolom = Kolom(cijfers[0].groep or cijfers[0].plaats.naam)
    regels = (Regel((c.tijdvak.naam,), (Cel.of(c, kolom),)) for c in sorted(cijfers, key=lambda c: c.tijdvak))
    return Tabel(("Jaar",), (kolom,), tuple(regels))


def _binnen_jaar(cijfers: Sequence[Cijfer], *, in_duizend: bool) -> Tabel:
    deler = DUIZEND if in_duizend else 1.0
    soort = cijfers[0].tijdvak.soort
    namen, stap = KOLOMMEN_PER[soort], PERIODES[soort]
    met_plaats = len({c.plaats for c in cijfers}) > 1
    lijnen: dict[tuple[str, ...], dict[int, Cijfer]] = {}
    for c in cijfers:
        koppen = (c.plaats.naam,) * met_plaats + _group(c) + (str(c.tijdvak.jaar),)
        lijnen.setdefault(koppen, {})[(c.tijdvak.begin.month - 1) // stap] = c
    kolommen = tuple(Kolom(naam) for naam in namen)
    return Tabel(
        ("Gebied",) * met_plaats + _dimensions(cijfers) + ("Jaar",),
        kolommen,
        tuple(
            Regel(
                koppen, tuple(Cel.of(lijn.get(nummer), kolom, deler) for nummer, kolom in enumerate(kolommen))
            )
            for koppen, lijn in lijnen.items()
        ),
        in_duizend,
    )
