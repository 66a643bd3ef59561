"""What a stand says of itself: its date, its origin and the versions it was made with."""

import datetime
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from jeugdregio.kern.periode import last_of_month
from jeugdregio.kern.vorm import enumerate_words
from jeugdregio.stand.tabellen import LEESBARE_VERSIES, SCHEMA_VERSIE

BESTAND = "stand.json"
MAAND = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


class StandError(ValueError):
    """A stand that cannot be read or written; the text says what and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandMeta:
    """The contents of `stand.json`.

    `regio` is the code of the area the stand was made for. `volledig_tot` is the last month ("2026-09")
    of which the region counts on having the messages; `volledig_vanaf` the first, None meaning
    the month of the first declared line. `fictief` marks a synthetic region; pages and files show it.
    """

    peildatum: datetime.date
    gemaakt_op: datetime.datetime
    regio: str
    volledig_tot: str
    software_versie: str
    volledig_vanaf: str | None = None
    fictief: bool = False
    schema_versie: str = SCHEMA_VERSIE

    def __post_init__(self) -> None:
        for maand in (self.volledig_tot, self.volledig_vanaf):
            if maand is not None and not MAAND.fullmatch(maand):
                raise StandError(f"'{maand}' is geen maand in de vorm JJJJ-MM")
        if self.volledig_vanaf is not None and self.volledig_vanaf > self.volledig_tot:
            raise StandError("de stand is volledig vanaf een maand die na 'volledig tot' ligt")

    @property
    def laatste_dag(self) -> datetime.date:
        """The last day of the last complete month."""
        jaar, maand = map(int, self.volledig_tot.split("-"))
        return last_of_month(datetime.date(jaar, maand, 1))

    def as_dict(self) -> dict[str, Any]:
        """Give the contents as plain values, dates in ISO form."""
        return {
            **asdict(self),
            "peildatum": self.peildatum.isoformat(),
            "gemaakt_op": self.gemaakt_op.isoformat(),
        }

    def write(self, map_: Path) -> None:
        """Write `stand.json` into a folder."""
        tekst = json.dumps(self.as_dict(), indent=1, ensure_ascii=False)
        (map_ / BESTAND).write_text(tekst + "\n", encoding="utf-8")

    @classmethod
    def read(cls, map_: Path) -> Self:
        """Read `stand.json`. Raises StandError when it is absent, damaged or of an unknown version."""
        bestand = map_ / BESTAND
        try:
            tekst = bestand.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise StandError(f"{map_} is geen stand: het bestand {BESTAND} ontbreekt") from None
        except UnicodeDecodeError as fout:
            raise StandError(f"{bestand} is niet te lezen: {fout}") from fout
        return cls.parse(tekst, str(map_))

    @classmethod
    def parse(cls, tekst: str, waar: str) -> Self:
        """Take the contents of the `stand.json` at `waar`. Raises StandError as `read` does."""
        try:
            waarden = json.loads(tekst)
            waarden["peildatum"] = datetime.date.fromisoformat(waarden["peildatum"])
            waarden["gemaakt_op"] = datetime.datetime.fromisoformat(waarden["gemaakt_op"])
            meta = cls(**waarden)
        except (KeyError, TypeError, ValueError) as fout:
            raise StandError(f"{BESTAND} in {waar} is niet te lezen: {fout}") from fout
        if meta.schema_versie not in LEESBARE_VERSIES:
            raise StandError(
                f"{waar} heeft tabellen van versie {meta.schema_versie}; deze software leest "
                f"versie {enumerate_words(LEESBARE_VERSIES)}. Maak de stand opnieuw."
            )
        return meta
