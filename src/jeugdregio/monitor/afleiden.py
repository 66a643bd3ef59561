"""Figures made from figures: a derived indicator sees the rows of others, published or exact, not a stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jeugdregio.monitor.indicator import Eenheid, Indicator, find_table
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


def year_and_place(rij: Rij, plaats: str) -> tuple[str | int, str | int]:
    """Give what a row of a year is about, to find the rows beside it; `plaats` is gebied or gemeente."""
    return rij.dimensies["jaar"], rij.dimensies[plaats]


def shares(plek: Mapping[str, str | int], dimensie: str, per: Mapping[str, Rij]) -> list[Rij]:
    """Give the share of each amount, by its value of a dimension, in all amounts of one place and period.

    An amount is the value of its row, or the numerator where that is a share itself. When one is missing
    every share is; a share of nothing is not missing: nothing was spent there.
    """
    ontbreekt = worst([rij for rij in per.values() if rij.status is not Status.GEEN_NOEMER])
    voorlopig = any(rij.voorlopig for rij in per.values())
    bedragen = {naam: (rij.waarde if rij.noemer is None else rij.teller) or 0.0 for naam, rij in per.items()}
    totaal = sum(bedragen.values())
    if ontbreekt is not None or not totaal:
        leeg = ontbreekt.status if ontbreekt is not None else Status.GEEN_NOEMER
        return [Rij({**plek, dimensie: naam}, None, leeg, voorlopig) for naam in bedragen]
    status = Status.VOORLOPIG if voorlopig else Status.GEPUBLICEERD
    return [
        Rij(
            {**plek, dimensie: naam},
            round(bedrag / totaal * 100, Eenheid.PROCENT.decimalen),
            status,
            voorlopig,
            bedrag,
            totaal,
        )
        for naam, bedrag in bedragen.items()
    ]


def worst(rijen: Sequence[Rij]) -> Rij | None:
    """Give the first row without a value, withheld before unknown: what is made of them has that status."""
    zonder = [rij for rij in rijen if rij.waarde is None]
    return min(zonder, key=lambda rij: rij.status is not Status.ONDERDRUKT, default=None)
