"""Figures made from figures: a derived indicator sees the rows of others, published or exact, not a stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jeugdregio.monitor.indicator import Indicator, find_table
from jeugdregio.monitor.publicatie import Rij, Status

Tabellen = dict[tuple[str, ...], list[Rij]]


@dataclass(frozen=True, slots=True)
class Bron:
    """The rows of the indicators that one is derived from, by code and table."""

    indicatoren: Mapping[str, Indicator]
    tabellen: Mapping[str, Tabellen]

    def rows(self, code: str, per: Sequence[str]) -> list[Rij]:
        """Give the rows of a table of one of them. Raises MonitorError when it has no such table."""
        indicator = self.indicatoren[code]
        return self.tabellen[code].get(find_table(code, indicator.per, indicator.naar, per), [])


def worst(rijen: Sequence[Rij]) -> Rij | None:
    """Give the first row without a value, withheld before unknown: what is made of them has that status."""
    zonder = [rij for rij in rijen if rij.waarde is None]
    return min(zonder, key=lambda rij: rij.status is not Status.ONDERDRUKT, default=None)
