"""Numbers made from other published numbers: what a share counts, and how far it is from a base year."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jeugdregio.monitor.afleiden import Bron, Tabellen, worst
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.indicator import Eenheid
from jeugdregio.monitor.publicatie import Rij, Status

HONDERD = 100


def numerators(bron: Bron, code: str) -> Tabellen:
    """Give every table of a share with its numerator as the value."""
    return {per: [_numerator(rij) for rij in rijen] for per, rijen in bron.tabellen[code].items()}


def _numerator(rij: Rij) -> Rij:
    if rij.status is Status.GEEN_NOEMER:  # a share of nobody: the number is known, and nought
        status = Status.VOORLOPIG if rij.voorlopig else Status.GEPUBLICEERD
        return replace(rij, waarde=0.0, status=status, teller=None, noemer=None)
    return replace(rij, waarde=rij.teller, teller=None, noemer=None)


def indices(bron: Bron, code: str, per: tuple[str, ...]) -> list[Rij]:
    """Give a table as an index: of each place and value the first year of the table is 100.

    A year has no index where it or the first year has no value, or the first year is nought or less.
    """
    return as_index(bron.rows(code, per))


def as_index(rijen: Sequence[Rij]) -> list[Rij]:
    """Give rows per year as an index; see `indices`. What was estimated beside them is left out."""
    begin = min((rij.dimensies["jaar"] for rij in rijen), key=int, default=None)
    basis = {_place(rij.dimensies): rij for rij in rijen if rij.dimensies["jaar"] == begin}
    return [_index(rij, basis.get(_place(rij.dimensies))) for rij in rijen]


def _place(dimensies: Mapping[str, str | int]) -> tuple[tuple[str, str | int], ...]:
    return tuple((naam, waarde) for naam, waarde in dimensies.items() if naam not in PERIODES)


def _index(rij: Rij, basis: Rij | None) -> Rij:
    leeg = Rij(rij.dimensies, None, Status.GEEN_NOEMER, rij.voorlopig)
    if basis is None:
        return leeg
    zonder = worst([rij, basis])
    if zonder is not None:
        return replace(leeg, status=zonder.status)
    if rij.waarde is None or basis.waarde is None or basis.waarde <= 0:
        return leeg
    index = round(rij.waarde / basis.waarde * HONDERD, Eenheid.INDEX.decimalen)
    return replace(leeg, waarde=index, status=rij.status, teller=rij.waarde, noemer=basis.waarde)
