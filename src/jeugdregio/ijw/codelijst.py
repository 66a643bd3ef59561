"""The code lists of the standard, as dated data files beside this module.

Source: Zorginstituut Nederland, iJw 3.2; the labels are shortened.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_MAP = files("jeugdregio.ijw") / "codelijsten"


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `geldig_van` and `geldig_tot` are the first and last day of use; None is open or not
    known.
    """

    code: str
    omschrijving: str
    geldig_van: date | None
    geldig_tot: date | None

    def is_valid_on(self, day: date) -> bool:
        """Say whether the code may be used on a day."""
        return (self.geldig_van is None or self.geldig_van <= day) and (
            self.geldig_tot is None or day <= self.geldig_tot
        )


@dataclass(frozen=True, slots=True)
class Lijst:
    """What a code list is: its official name, a readable one and its source."""

    lijst: str
    naam: str
    bron: str


def _rows(name: str) -> list[dict[str, str]]:
    with (_MAP / f"{name}.csv").open(encoding="utf-8") as bestand:
        return list(csv.DictReader(bestand))


@cache
def lijsten() -> Mapping[str, Lijst]:
    """Every code list by its official name."""
    return MappingProxyType({row["lijst"]: Lijst(**row) for row in _rows("lijsten")})


@cache
def load(lijst: str) -> Mapping[str, Code]:
    """Give the codes of a list by code, in the order of the standard. KeyError when there is no such list."""
    if lijst not in lijsten():
        raise KeyError(lijst)
    return MappingProxyType(
        {
            row["code"]: Code(
                row["code"],
                row["omschrijving"],
                date.fromisoformat(row["geldig_van"]) if row["geldig_van"] else None,
                date.fromisoformat(row["geldig_tot"]) if row["geldig_tot"] else None,
            )
            for row in _rows(lijst)
        }
    )
