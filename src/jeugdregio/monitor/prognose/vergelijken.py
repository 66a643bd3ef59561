"""Counted, expected and intended beside each other: what a budget holder reads in one line a year."""

from collections.abc import Iterator
from dataclasses import dataclass

from jeugdregio.monitor.dimensies import PLAATSEN
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator, Rij

DECEMBER = "-12"


@dataclass(frozen=True, slots=True)
class Vooruitzicht:
    """One place in one period (a year, or the last month of it for what no year can be given of).

    `cijfer` is the published row, `verwacht` the forecast; each None when there is none.
    """

    plaats: str
    periode: str
    cijfer: Rij | None
    verwacht: Rij | None
    doel: float | None = None
    begroting: float | None = None

    @property
    def verwachting(self) -> float | None:
        """What the period comes to as far as is known: the forecast, else the published value.

        A provisional value is of a period that is not whole, and says nothing of what it comes to.
        """
        if self.verwacht is not None:
            return self.verwacht.schatting
        return None if self.cijfer is None or self.cijfer.voorlopig else self.cijfer.waarde

    @property
    def verschil(self) -> float | None:
        """How far the expectation is above the budget, or above the target where there is no budget."""
        grens = self.begroting if self.begroting is not None else self.doel
        return None if grens is None or self.verwachting is None else self.verwachting - grens


def compare(indicator: GepubliceerdeIndicator) -> list[Vooruitzicht]:
    """Give a line for each place and period that has a forecast, a target or a budget, by place and period.

    Targets and budgets are of years. A figure that is counted on a day has no year: its December stands for
    it. One that has both, but a forecast of months only, gets a line for each.
    """
    lijnen: list[Vooruitzicht] = []
    for soort in PLAATSEN:
        met_jaar = ("jaar", soort) in indicator.per
        if met_jaar:
            lijnen += _lines(indicator, ("jaar", soort))
        if ("maand", soort) in indicator.per and not (met_jaar and indicator.forecast(("jaar", soort))):
            lijnen += _lines(indicator, ("maand", soort))
    return sorted(lijnen, key=lambda lijn: (lijn.plaats, lijn.periode))


def _lines(indicator: GepubliceerdeIndicator, per: tuple[str, str]) -> Iterator[Vooruitzicht]:
    streven = indicator.intended(per)
    cijfers = {_key(rij, per): rij for rij in indicator.rows(per)}
    verwacht = {_key(rij, per): rij for rij in indicator.forecast(per)}
    plaatsen = {plaats for plaats, _ in cijfers}
    for plaats, periode in {*cijfers, *verwacht, *(doel for doel in streven if doel[0] in plaatsen)}:
        if per[0] == "maand" and not periode.endswith(DECEMBER):
            continue
        voorgenomen = streven.get((plaats, periode), {})
        vooruit = verwacht.get((plaats, periode))
        if vooruit is not None or voorgenomen:
            yield Vooruitzicht(plaats, periode, cijfers.get((plaats, periode)), vooruit, **voorgenomen)


def _key(rij: Rij, per: tuple[str, str]) -> tuple[str, str]:
    return str(rij.dimensies[per[1]]), str(rij.dimensies[per[0]])
