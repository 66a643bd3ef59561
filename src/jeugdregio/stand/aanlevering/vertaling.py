"""How the files of a supplier become tables of ours: declared per table and column, applied to one value."""

import enum
import fnmatch
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Self

from jeugdregio.stand.aanlevering.opgave import NIETS_OPGEGEVEN, Opgave
from jeugdregio.stand.aanlevering.waarden import parse, read_bsn, rewrite_date, rewrite_number
from jeugdregio.stand.declaratie import Kolom, Kolomsoort, Tabel, Waarde

BESTANDSSOORTEN = (".csv", ".txt", ".xlsx")


class CodeOnbekend(ValueError):  # noqa: N818  # Dutch, part of the domain
    """A code of the supplier that is not in the code table of the mapping."""


class Bewerking(enum.Enum):
    """What is done with the text in the supplier's column."""

    WAARDE = "waarde"
    BSN = "bsn"
    TOEWIJZING = "toewijzing"


@dataclass(frozen=True, slots=True)
class Pseudonimisering:
    """The keyed functions of the region: from a BSN, and from municipality and ToewijzingNummer.

    They are handed in, since the keys are the business of the site. They must give the pseudonyms that the
    register gives, or nothing links up.
    """

    jeugdige: Callable[[str], int]
    toewijzing: Callable[[str, int], int]

    @property
    def kenmerk(self) -> int:
        """What tells one key from another: the pseudonym of nobody."""
        return self.jeugdige("")


@dataclass(frozen=True, slots=True)
class Bronkolom:
    """How one column of ours is filled.

    From the supplier's column `bron`, or with `vast` (in our form), or not at all. `datum` is a strptime
    form; `decimaal` the decimal sign of numbers, None where they must be whole already; `cijfers` fills
    noughts up to so many digits, which spreadsheets drop; `leeg` holds texts that mean nothing.
    """

    kolom: Kolom
    bron: str | None = None
    vast: str | None = None
    bewerking: Bewerking = Bewerking.WAARDE
    codes: Mapping[str, str] | None = None
    maal: Decimal = Decimal(1)
    datum: str | None = None
    decimaal: str | None = None
    cijfers: int = 0
    leeg: frozenset[str] = frozenset()

    @property
    def naam(self) -> str:
        """The name of the column where the value came from, for who must mend it."""
        return self.bron or self.kolom.naam

    def read(self, tekst: str, pseudoniemen: Pseudonimisering | None) -> Waarde | None:
        """Read one value; None when it is empty. Raises ValueError with what was expected."""
        if self.bewerking is Bewerking.BSN:
            if pseudoniemen is None:
                raise TypeError("this mapping needs the keyed functions of the region")
            return pseudoniemen.jeugdige(read_bsn(tekst))
        if self.codes is not None:
            if tekst not in self.codes:
                raise CodeOnbekend("deze code staat niet in de codetabel van de vertaling")
            tekst = self.codes[tekst]
            return parse(self.kolom, tekst) if tekst else None
        if self.cijfers and tekst.isascii() and tekst.isdigit():
            tekst = tekst.zfill(self.cijfers)
        if self.datum is not None:
            tekst = rewrite_date(tekst, self.datum)
        elif self.decimaal is not None:
            tekst = rewrite_number(tekst, self.decimaal, self.maal)
        return parse(self.kolom, tekst)


@dataclass(frozen=True, slots=True)
class Tabelvertaling:
    """How files of one form become rows of one table.

    `eigen` marks a file in our own form: comma, UTF-8, exactly our columns, values as they are. `opgave` says
    of which municipalities such a file tells everything.
    """

    tabel: Tabel
    bestand: str
    kolommen: tuple[Bronkolom, ...]
    scheiding: str = ","
    codering: str = "utf-8"
    decimaal: str = "."
    blad: str = ""
    eigen: bool = False
    opgave: Opgave = NIETS_OPGEGEVEN

    @property
    def bronkolommen(self) -> tuple[str, ...]:
        """The supplier's columns that are used, each once."""
        return tuple(dict.fromkeys(kolom.bron for kolom in self.kolommen if kolom.bron is not None))

    @property
    def needs_keys(self) -> bool:
        """Whether people or assignments in it must get a pseudonym."""
        return any(kolom.bewerking is not Bewerking.WAARDE for kolom in self.kolommen)

    def stated(self, opgave: Opgave) -> Self:
        """Give this form for files of which someone says what they cover; of the messages nobody has to."""
        return replace(self, opgave=opgave.over(self.opgave) if self.tabel.aangeleverd else NIETS_OPGEGEVEN)

    def source_of(self, naam: str) -> str:
        """Give the supplier's name of a column of ours."""
        return next(kolom.naam for kolom in self.kolommen if kolom.kolom.naam == naam)


def own_form(tabel: Tabel) -> Tabelvertaling:
    """Describe a file in our own form."""
    return Tabelvertaling(
        tabel, f"{tabel.naam}*", tuple(Bronkolom(kolom, kolom.naam) for kolom in tabel.kolommen), eigen=True
    )


@dataclass(frozen=True, slots=True)
class Vertaling:
    """The mapping of one supplier: which files hold which tables. A file may hold several tables."""

    leverancier: str
    tabellen: tuple[Tabelvertaling, ...] = field(default=())

    @property
    def needs_keys(self) -> bool:
        """Whether people or assignments in the files must get a pseudonym."""
        return any(tabel.needs_keys for tabel in self.tabellen)

    def of(self, bestand: Path) -> list[Tabelvertaling]:
        """Give what a file holds, by its name; capitals make no difference."""
        naam = bestand.name.lower()
        return [tabel for tabel in self.tabellen if fnmatch.fnmatchcase(naam, tabel.bestand.lower())]


def is_number_to_rewrite(kolom: Kolom) -> bool:
    """Whether a supplier's numbers in this column are counted or measured, not names of something."""
    return kolom.soort is Kolomsoort.GEHEEL and kolom.naam not in {"pseudoniem", "toewijzing", "zaak"}
