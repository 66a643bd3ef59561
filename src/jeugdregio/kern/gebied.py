"""The areas of the country: youth regions, landsdelen and purchasing areas, with dates; and who lives there.

Sources: CBS, Gebieden in Nederland 2026 (CC BY 4.0); the policy documents; BZK for the numbers of young
people. Each file says its own on its first line.
"""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_DATA = files("jeugdregio.kern") / "data"
_BRON = "# Bron: "


@dataclass(frozen=True, slots=True)
class Gebied:
    """An area. `soort` is land, landsdeel, jeugdregio, inkoopregio, subregio or biregio."""

    code: str
    naam: str
    soort: str


@dataclass(frozen=True, slots=True)
class Lidmaatschap:
    """A municipality belongs to an area from `van` up to and including `tot`; None is open."""

    gebied: str
    gemeente: str
    van: date | None
    tot: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether the municipality belongs to the area on a day."""
        return (self.van is None or self.van <= day) and (self.tot is None or day <= self.tot)


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of facts (`gebieden`, `jeugdigen`), its remarks left out."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def bron(name: str) -> str:
    """Return the source that a file of facts states on its first line."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return file.readline().removeprefix(_BRON).strip()


@cache
def gebieden() -> Mapping[str, Gebied]:
    """Every area by its code, in the order of the file.

    >>> gebieden()["JZ39"].naam
    'Zuidoost-Brabant'
    """
    return MappingProxyType(
        {row["code"]: Gebied(row["code"], row["naam"], row["soort"]) for row in rows("gebieden")}
    )


@cache
def lidmaatschappen() -> tuple[Lidmaatschap, ...]:
    """Which municipality belongs to which area when; a municipality belongs to several at once."""
    return tuple(
        Lidmaatschap(row["gebied"], row["gemeente"], _dag(row["van"]), _dag(row["tot"]))
        for row in rows("lidmaatschappen")
    )


def _dag(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def members(soort: str, day: date) -> Mapping[str, frozenset[str]]:
    """Give the municipalities of every area of one kind on a day, by the code of the area.

    >>> len(members("jeugdregio", date(2026, 1, 1)))
    42
    """
    found: dict[str, set[str]] = {}
    for lid in lidmaatschappen():
        if gebieden()[lid.gebied].soort == soort and lid.holds_on(day):
            found.setdefault(lid.gebied, set()).add(lid.gemeente)
    return MappingProxyType({code: frozenset(leden) for code, leden in sorted(found.items())})


@cache
def _gebied_per_gemeente(soort: str, day: date) -> Mapping[str, str]:
    return {lid: code for code, leden in members(soort, day).items() for lid in leden}


def common_gebied(gemeenten: Collection[str], soort: str, day: date) -> str | None:
    """Give the one area of a kind that holds all these municipalities on a day; None when there is none.

    >>> common_gebied(["0772", "0866"], "jeugdregio", date(2026, 1, 1))
    'JZ39'
    """
    found = {_gebied_per_gemeente(soort, day).get(gemeente) for gemeente in gemeenten}
    return found.pop() if len(found) == 1 else None


@cache
def jeugdigen(jaar: int) -> Mapping[str, int]:
    """Give the young people of each municipality in a year; empty when the file has no such year."""
    return MappingProxyType(
        {row["gemeente"]: int(row["aantal"]) for row in rows("jeugdigen") if row["jaar"] == str(jaar)}
    )


@cache
def jaren_jeugdigen() -> tuple[int, ...]:
    """The years of which the numbers of young people are known."""
    return tuple(sorted({int(row["jaar"]) for row in rows("jeugdigen")}))
