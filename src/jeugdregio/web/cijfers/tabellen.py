"""The table under a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jeugdregio.web.cijfers.cijfer import KORTE_MAANDEN, Cijfer

KORTE_KWARTALEN: Final = ("1e kw.", "2e kw.", "3e kw.", "4e kw.")


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading above figures; `voorlopig` when every figure below it is."""

    naam: str
    voorlopig: bool = False


@dataclass(frozen=True, slots=True)
class Cel:
    """What stands in a cell; `woorden` where a sign is not read aloud; `ster` when it is provisional."""

    tekst: str
    woorden: str = ""
    ster: bool = False

    @classmethod
    def of(cls, cijfer: Cijfer | None, kolom: Kolom) -> "Cel":
        """The cell of a figure; empty where there is none for that line and column."""
        if cijfer is None:
            return cls("", "geen cijfer")
        if cijfer.waarde is None:
            return cls(cijfer.tekst, cijfer.uitleg)
        return cls(cijfer.kaal, ster=cijfer.voorlopig and not kolom.voorlopig)


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of a table."""

    koppen: tuple[str, ...]
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """Lines with one or two headings before them, and a heading above each column of figures."""

    koppen: tuple[str, ...]
    kolommen: tuple[Kolom, ...]
    regels: tuple[Regel, ...]

    @property
    def smal(self) -> bool:
        """Whether there is one column of figures."""
        return len(self.kolommen) == 1


def tabel(cijfers: Sequence[Cijfer]) -> Tabel:
    """Arrange figures: one place has a line a year, several have years as columns; months a line a year."""
    if cijfers and cijfers[0].tijdvak.soort != "jaar":
        return _binnen_jaar(cijfers)
    if cijfers and len({(c.plaats, c.groep) for c in cijfers}) == 1:
        return _onder_elkaar(cijfers)
    tijdvakken = sorted({c.tijdvak for c in cijfers})
    met_groep = any(c.groep is not None for c in cijfers)
    met_plaats = not met_groep or len({c.plaats for c in cijfers}) > 1
    lijnen: dict[tuple[str, ...], dict[object, Cijfer]] = {}
    for c in cijfers:
        koppen = (c.plaats.naam,) * met_plaats + (c.groep or "",) * met_groep
        lijnen.setdefault(koppen, {})[c.tijdvak] = c
    kolommen = tuple(
        Kolom(tijdvak.naam, all(c.voorlopig for c in cijfers if c.tijdvak == tijdvak))
        for tijdvak in tijdvakken
    )
    return Tabel(
        ("Gebied",) * met_plaats + ("Categorie",) * met_groep,
        kolommen,
        tuple(
            Regel(
                koppen,
                tuple(Cel.of(lijn.get(t), kolom) for t, kolom in zip(tijdvakken, kolommen, strict=True)),
            )
            for koppen, lijn in lijnen.items()
        ),
    )


def _onder_elkaar(cijfers: Sequence[Cijfer]) -> Tabel:
    kolom = Kolom(cijfers[0].groep or cijfers[0].plaats.naam)
    regels = (Regel((c.tijdvak.naam,), (Cel.of(c, kolom),)) for c in sorted(cijfers, key=lambda c: c.tijdvak))
    return Tabel(("Jaar",), (kolom,), tuple(regels))


def _binnen_jaar(cijfers: Sequence[Cijfer]) -> Tabel:
    per_maand = cijfers[0].tijdvak.soort == "maand"
    namen, stap = (KORTE_MAANDEN, 1) if per_maand else (KORTE_KWARTALEN, 3)
    met_plaats = len({c.plaats for c in cijfers}) > 1
    lijnen: dict[tuple[str, ...], dict[int, Cijfer]] = {}
    for c in cijfers:
        koppen = (c.plaats.naam,) * met_plaats + (str(c.tijdvak.jaar),)
        lijnen.setdefault(koppen, {})[(c.tijdvak.begin.month - 1) // stap] = c
    kolommen = tuple(Kolom(naam) for naam in namen)
    return Tabel(
        ("Gebied",) * met_plaats + ("Jaar",),
        kolommen,
        tuple(
            Regel(koppen, tuple(Cel.of(lijn.get(nummer), kolom) for nummer, kolom in enumerate(kolommen)))
            for koppen, lijn in lijnen.items()
        ),
    )
