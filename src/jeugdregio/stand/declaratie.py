"""A table of the stand is declared once, as a class; schema, checks and docs all read that declaration."""

import datetime
import enum
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import pyarrow as pa


class Kolomsoort(enum.Enum):
    """The four kinds of value a stand holds; the text is what a person reads."""

    TEKST = "tekst"
    GEHEEL = "geheel getal"
    DATUM = "datum"
    JA_NEE = "ja of nee"


ARROW: dict[Kolomsoort, pa.DataType] = {
    Kolomsoort.TEKST: pa.string(),
    Kolomsoort.GEHEEL: pa.int64(),
    Kolomsoort.DATUM: pa.date32(),
    Kolomsoort.JA_NEE: pa.bool_(),
}

Waarde = str | int | datetime.date | bool


@dataclass(frozen=True, slots=True)
class Kolom:
    """One declared column. `waarden`, `patroon` and `eerste_van_maand` (first day of a month) limit it."""

    soort: Kolomsoort
    betekenis: str
    verplicht: bool
    waarden: tuple[str, ...] = ()
    patroon: str | None = None
    eerste_van_maand: bool = False
    naam: str = ""

    def accepts(self, waarde: Waarde) -> bool:
        """Tell whether a value of the right type is one the declaration allows."""
        if self.waarden and waarde not in self.waarden:
            return False
        if self.patroon is not None and not re.fullmatch(self.patroon, str(waarde), re.ASCII):
            return False
        return not (self.eerste_van_maand and isinstance(waarde, datetime.date) and waarde.day != 1)


def column(
    soort: Kolomsoort,
    betekenis: str,
    *,
    nullable: bool = False,
    waarden: Collection[str] = (),
    patroon: str | None = None,
    eerste_van_maand: bool = False,
) -> Kolom:
    """Declare a column; its name is the attribute it is assigned to."""
    return Kolom(soort, betekenis, not nullable, tuple(waarden), patroon, eerste_van_maand)


@dataclass(frozen=True, slots=True)
class Tabel:
    """A declared table. `sleutel` names the columns that together may occur once.

    `aangeleverd`: no message carries it; it is delivered as files and kept for every stand that follows.
    `dag` is then the column with the day or year that a row is about: rows after the date of a stand stay
    out of it. None: agreements and plans, which hold whenever they were made. `sinds`: the version of the
    tables in which it came.
    """

    naam: str
    betekenis: str
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...]
    aangeleverd: bool = False
    dag: str | None = None
    sinds: int = 2

    @property
    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema; a column that must be filled is not nullable."""
        return pa.schema([pa.field(k.naam, ARROW[k.soort], nullable=not k.verplicht) for k in self.kolommen])

    @property
    def kolomnamen(self) -> tuple[str, ...]:
        """The names of the columns, in the declared order."""
        return tuple(kolom.naam for kolom in self.kolommen)


TABELLEN: dict[str, Tabel] = {}


def tabel(
    *, sleutel: tuple[str, ...] = (), aangeleverd: bool = False, dag: str | None = None, sinds: int = 2
) -> Callable[[type], type]:
    """Register a class of columns as a table of the stand, under its name in lower case."""

    def register(klasse: type) -> type:
        naam = klasse.__name__.lower()
        kolommen = tuple(replace(k, naam=n) for n, k in vars(klasse).items() if isinstance(k, Kolom))
        if naam in TABELLEN:
            raise ValueError(f"de tabel {naam} is twee keer gedeclareerd")
        if onbekend := set(sleutel) - {k.naam for k in kolommen}:
            raise ValueError(f"de sleutel van {naam} noemt onbekende kolommen: {sorted(onbekend)}")
        if dag is not None and dag not in {k.naam for k in kolommen}:
            raise ValueError(f"de dag van {naam} is een onbekende kolom: {dag}")
        betekenis = (klasse.__doc__ or "").strip()
        TABELLEN[naam] = Tabel(naam, betekenis, kolommen, sleutel, aangeleverd, dag, sinds)
        return klasse

    return register
