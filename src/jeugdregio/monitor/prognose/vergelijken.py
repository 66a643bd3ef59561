"""Counted, expected and intended beside each other: what a budget holder reads in one line a year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jeugdregio.monitor.dimensies import PLAATSEN
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator, Rij

DECEMBER = "-12"
Streven = Mapping[tuple[str, str], tuple[float | None, float | None]]


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
        """What the period comes to as far as is known: the forecast, else the published value."""
        if self.verwacht is not None:
            return self.verwacht.schatting
        return self.cijfer.waarde if self.cijfer is not None else None

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
    streven = _targets(indicator)
    lijnen: list[Vooruitzicht] = []
    for soort in PLAATSEN:
        met_jaar = ("jaar", soort) in indicator.per
        if met_jaar:
            lijnen += _lines(indicator, ("jaar", soort), streven)
        if ("maand", soort) in indicator.per and not (met_jaar and indicator.forecast(("jaar", soort))):
            lijnen += _lines(indicator, ("maand", soort), {} if met_jaar else streven)
    return sorted(lijnen, key=lambda lijn: (lijn.plaats, lijn.periode))


def _lines(
    indicator: GepubliceerdeIndicator, per: tuple[str, str], streven: Streven
) -> Iterator[Vooruitzicht]:
    cijfers = {_key(rij, per): rij for rij in indicator.rows(per)}
    verwacht = {_key(rij, per): rij for rij in indicator.forecast(per)}
    for plaats, periode in {*cijfers, *verwacht}:
        if per[0] == "maand" and not periode.endswith(DECEMBER):
            continue
        doel, begroting = streven.get((plaats, periode[:4]), (None, None))
        vooruit = verwacht.get((plaats, periode))
        if vooruit is not None or doel is not None or begroting is not None:
            yield Vooruitzicht(plaats, periode, cijfers.get((plaats, periode)), vooruit, doel, begroting)


def _key(rij: Rij, per: tuple[str, str]) -> tuple[str, str]:
    return str(rij.dimensies[per[1]]), str(rij.dimensies[per[0]])


def _targets(indicator: GepubliceerdeIndicator) -> Streven:
    """Give target and budget by place and year."""
    gevonden: dict[tuple[str, str], dict[str, float]] = {}
    for streven in indicator.targets:
        sleutel = streven["plaats"], str(streven["jaar"])
        gevonden.setdefault(sleutel, {})[streven["soort"]] = streven["waarde"]
    return {sleutel: (s.get("doel"), s.get("begroting")) for sleutel, s in gevonden.items()}
