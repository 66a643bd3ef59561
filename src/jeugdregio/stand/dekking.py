"""What a delivery covers: from when to when a table tells all of a municipality, also that nothing was."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Dekking:
    """The days, `van` up to and including `tot`, of which all is told. None: no bound is known."""

    van: datetime.date | None = None
    tot: datetime.date | None = None

    def covers(self, begin: datetime.date, eind: datetime.date) -> bool:
        """Tell whether every day of a period is told of.

        >>> vanaf = Dekking(van=datetime.date(2024, 1, 1))
        >>> vanaf.covers(datetime.date(2023, 7, 1), datetime.date(2024, 6, 30))
        False
        """
        return (self.van is None or self.van <= begin) and (self.tot is None or eind <= self.tot)

    def __or__(self, ander: Self) -> Self:
        """Give what two files cover together, which follow each other; an open bound stays open."""
        van = None if self.van is None or ander.van is None else min(self.van, ander.van)
        tot = None if self.tot is None or ander.tot is None else max(self.tot, ander.tot)
        return type(self)(van, tot)


ALTIJD = Dekking()

Dekkingen = Mapping[str, Dekking]
"""What is covered of each municipality, by its code."""


def together(delen: Iterable[tuple[str, Dekking]]) -> Dekkingen:
    """Put what is covered of municipalities together; one may occur more than once."""
    samen: dict[str, Dekking] = {}
    for gemeente, dekking in delen:
        samen[gemeente] = samen[gemeente] | dekking if gemeente in samen else dekking
    return samen


def as_rows(naam: str, dekkingen: Dekkingen) -> list[dict[str, Any]]:
    """Give what is covered of a table as rows of the table `dekkingen`."""
    return [
        {"tabel": naam, "gemeente": gemeente, "van": dekking.van, "tot": dekking.tot}
        for gemeente, dekking in sorted(dekkingen.items())
    ]
