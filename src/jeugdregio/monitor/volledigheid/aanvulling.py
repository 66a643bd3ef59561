"""Completing amounts: what is counted, what is expected in the end, and between which bounds."""

import statistics
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from jeugdregio.monitor.kalender import month_name
from jeugdregio.monitor.volledigheid.driehoek import Driehoek, Dun, Eisen, run_off
from jeugdregio.monitor.volledigheid.mack import Factoren, fit

ZEKERHEID = 0.95
Z = statistics.NormalDist().inv_cdf((1 + ZEKERHEID) / 2)

Sleutel = TypeVar("Sleutel", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Schatting:
    """An amount as it is expected to become, in cents; the bounds hold it in 95 of 100 cases."""

    geteld: int
    schatting: int
    ondergrens: int
    bovengrens: int


@dataclass(frozen=True, slots=True)
class Maandschatting:
    """The estimate of one month ("2026-03"), or the reason there is none. Exact figures: they stay inside."""

    maand: str
    geteld: int
    schatting: Schatting | None
    reden: str | None


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """A triangle with what was learnt from it."""

    driehoek: Driehoek
    factoren: Factoren
    eisen: Eisen

    def over(self, begin: int, eind: int, geteld: int) -> Schatting | None:
        """Estimate the sum of the months `begin` to `eind`, of which `geteld` cents are counted now.

        None when one of the months is too young to be estimated, or when the outcome is too uncertain.
        Months from before the triangle are complete.
        """
        afloop = self.factoren.afloop
        if eind - afloop.eerste >= len(afloop.cumulatief):
            return None
        maanden = np.arange(max(0, begin - afloop.eerste), eind - afloop.eerste + 1)
        eigen = maanden + afloop.eerste - self.driehoek.eerste
        nog = self.factoren.expected()[maanden].sum() - self.driehoek.later[eigen].sum()
        fout = self.factoren.standard_error(maanden)
        verwacht = geteld + nog
        if fout > self.eisen.onzeker * abs(verwacht):
            return None
        return Schatting(geteld, round(verwacht), round(verwacht - Z * fout), round(verwacht + Z * fout))

    def per_month(self) -> list[Maandschatting]:
        """Give every month of the triangle, oldest first."""
        rijen = []
        for nummer, cent in enumerate(self.driehoek.geteld):
            maand = self.driehoek.eerste + nummer
            geteld = round(cent)
            schatting = self.over(maand, maand, geteld)
            reden = None if schatting is not None else "over deze maand is nog te weinig bekend"
            rijen.append(Maandschatting(month_name(maand), geteld, schatting, reden))
        return rijen


def complete(
    driehoeken: Mapping[Sleutel, Driehoek], eisen: Eisen | None = None
) -> dict[Sleutel, Aanvulling | Dun]:
    """Complete each triangle, or say why it is too thin; all in one go, because loading the library is slow.

    Raises MonitorError when a triangle can be completed and chainladder is not installed.
    """
    eisen = eisen or Eisen()
    aflopen = {sleutel: run_off(driehoek, eisen) for sleutel, driehoek in driehoeken.items()}
    dik = {sleutel: afloop for sleutel, afloop in aflopen.items() if not isinstance(afloop, Dun)}
    geleerd = dict(zip(dik, fit(list(dik.values())), strict=True))
    return {
        sleutel: afloop
        if isinstance(afloop, Dun)
        else Aanvulling(driehoeken[sleutel], geleerd[sleutel], eisen)
        for sleutel, afloop in aflopen.items()
    }
