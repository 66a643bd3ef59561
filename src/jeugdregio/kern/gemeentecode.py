"""The code of a municipality: four digits, given out by CBS."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_BESTAND = files("jeugdregio.kern") / "data" / "gemeenten.csv"
_BRON = "# Bron: "


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One municipality. `van` and `tot` are the first and last day of its code; None is open."""

    code: str
    naam: str
    provincie: str
    landsdeel: str
    van: date | None
    tot: date | None

    def exists_on(self, day: date) -> bool:
        """Say whether the municipality existed on a day."""
        return (self.van is None or self.van <= day) and (self.tot is None or day <= self.tot)


def is_valid(value: str) -> bool:
    """Say whether a text has the form of a municipality code.

    >>> is_valid("0384"), is_valid("384"), is_valid("GM0384")
    (True, False, False)
    """
    return len(value) == 4 and value.isascii() and value.isdigit()


@cache
def gemeenten() -> Mapping[str, Gemeente]:
    """Every municipality since 2015, the begin of the Jeugdwet, by code; also those that have ended.

    >>> gemeenten()["1992"].exists_on(date(2022, 12, 31)), gemeenten()["0501"].exists_on(date(2022, 12, 31))
    (False, True)
    """
    with _BESTAND.open(encoding="utf-8") as bestand:
        rijen = csv.DictReader(regel for regel in bestand if not regel.startswith("#"))
        return MappingProxyType(
            {
                rij["code"]: Gemeente(
                    rij["code"],
                    rij["naam"],
                    rij["provincie"],
                    rij["landsdeel"],
                    date.fromisoformat(rij["van"]) if rij["van"] else None,
                    date.fromisoformat(rij["tot"]) if rij["tot"] else None,
                )
                for rij in rijen
            }
        )


def bron() -> str:
    """Give the source that the file with the municipalities states on its first line."""
    with _BESTAND.open(encoding="utf-8") as bestand:
        return bestand.readline().removeprefix(_BRON).strip()
