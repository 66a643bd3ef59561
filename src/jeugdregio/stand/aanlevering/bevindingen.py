"""What reading files brings to light: findings with their place, and per file what came of it."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jeugdregio.kern.vorm import printable
from jeugdregio.stand.dekking import Dekkingen

MAX_BEVINDINGEN = 1000


@dataclass(frozen=True, slots=True)
class StandBevinding:
    """Something wrong in a file, named as it was given.

    `rij` is the line in a CSV file (the header is 1), the row of an Excel sheet or the row in Parquet;
    `kolom` the name of the column in that file.
    """

    bestand: str
    rij: int | None
    kolom: str | None
    tekst: str

    def __str__(self) -> str:
        plek = [printable(self.bestand)]
        if self.rij is not None:
            plek.append(f"rij {self.rij}")
        if self.kolom is not None:
            plek.append(f"kolom {printable(self.kolom)}")
        return f"{', '.join(plek)}: {self.tekst}"


@dataclass(slots=True)
class Codetelling:
    """A code that the mapping does not know: how often it occurs and where first.

    `code` is the code itself where it is plainly one, else only its form: another column may have been
    named by mistake, with people in it.
    """

    kolom: str
    code: str
    rij: int
    aantal: int


@dataclass(slots=True)
class Leesverslag:
    """What came of one file for one table: rows read, columns left unused, codes not in the mapping.

    `gemeenten`: the municipalities that have rows; `vroegste`: the first day that a row is about, by the
    column that the table names for it.
    """

    bestand: str
    tabel: str
    rijen: int = 0
    ongebruikt: tuple[str, ...] = ()
    onbekend: dict[tuple[str, str], Codetelling] = field(default_factory=dict)
    gemeenten: set[str] = field(default_factory=set)
    vroegste: datetime.date | None = None

    def see_day(self, dag: datetime.date) -> None:
        """Remember the first of the days that rows are about."""
        self.vroegste = dag if self.vroegste is None else min(dag, self.vroegste)

    def count_code(self, kolom: str, code: str, rij: int) -> None:
        """Count a row with a code that the mapping does not know."""
        telling = self.onbekend.setdefault((kolom, code), Codetelling(kolom, code, rij, 0))
        telling.aantal += 1


@dataclass(frozen=True, slots=True)
class Vervanging:
    """A table that was kept: its rows, and the rows and day of what was there before (None: nothing).

    `niet_meer`: the municipalities that were covered before and are not any more. `gebleven`: the rows of
    other municipalities, of which nothing was delivered now; they are in none of the other numbers.
    """

    tabel: str
    rijen: int
    oude_rijen: int | None = None
    oud_van: str | None = None
    niet_meer: tuple[str, ...] = ()
    gebleven: int = 0


@dataclass(slots=True)
class Inlezing:
    """What came of reading files: all findings (at most MAX_BEVINDINGEN, the rest counted) and rows by table.

    `dekkingen` has of each table what it covers. Something was written only when there is no finding.
    """

    bevindingen: list[StandBevinding] = field(default_factory=list)
    aantal_bevindingen: int = 0
    rijen: Counter[str] = field(default_factory=Counter)
    dekkingen: dict[str, Dekkingen] = field(default_factory=dict)
    verslagen: list[Leesverslag] = field(default_factory=list)
    vervangingen: list[Vervanging] = field(default_factory=list)

    def __iter__(self) -> Iterator[StandBevinding]:
        return iter(self.bevindingen)

    def __len__(self) -> int:
        return self.aantal_bevindingen

    @property
    def schoon(self) -> bool:
        """Whether nothing was wrong, so that what was read was written."""
        return self.aantal_bevindingen == 0

    def add(self, bestand: Path, rij: int | None, kolom: str | None, tekst: str) -> None:
        """Note a finding."""
        self.aantal_bevindingen += 1
        if len(self.bevindingen) < MAX_BEVINDINGEN:
            self.bevindingen.append(StandBevinding(str(bestand), rij, kolom, tekst))
