"""When the costs of a month became known: the run-off triangle that completing them starts from.

Months are numbered: year x 12 + month - 1, so that the next one is one higher. Amounts are cents.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bedragen = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Eisen:
    """What a triangle must have before figures are completed with it; otherwise there is no estimate.

    `venster`: months of delivery that are looked back on. `vertraging`: months after which nothing is
    expected any more. `waarnemingen`: months behind each factor. `bekend`: the share of a month that is
    usually known before the month is estimated. `daarna`: the largest share that may come after the last
    delay. `onzeker`: the largest standard error, as a share of the estimate.
    """

    venster: int = 48
    vertraging: int = 24
    waarnemingen: int = 12
    bekend: float = 0.25
    daarna: float = 0.01
    onzeker: float = 0.25


@dataclass(frozen=True, slots=True)
class Driehoek:
    """Amounts by month of delivery and months of delay.

    `bedragen` has a row per month from `eerste` on and a column per month of delay; `tot` is the last
    month of which all is known that became known in it. `later` is what became known after it.
    """

    eerste: int
    tot: int
    bedragen: Bedragen
    later: Bedragen

    @property
    def geteld(self) -> Bedragen:
        """What is counted of each month, whenever it became known."""
        som: Bedragen = self.bedragen.sum(axis=1) + self.later
        return som


@dataclass(frozen=True, slots=True)
class Dun:
    """A triangle with too little in it for an estimate, and why: a Dutch sentence without values of it."""

    reden: str


@dataclass(frozen=True, slots=True)
class Afloop:
    """A triangle ready for chain-ladder: cumulative, square, NaN where nothing can be known yet.

    Row 0 is the month `eerste`, column 0 the delay `start`, in which all that came sooner is counted too.
    """

    eerste: int
    start: int
    cumulatief: Bedragen


def make_driehoek(regels: Iterable[tuple[int, int, int]], *, eerste: int, laatste: int, tot: int) -> Driehoek:
    """Add up (month of delivery, month it became known, cents) to a triangle.

    Deliveries outside the months `eerste` to `laatste` are passed over; what was known before the month of
    delivery counts as known in it. Raises ValueError when `laatste` lies outside `eerste` to `tot`.
    """
    if not eerste <= laatste <= tot:
        raise ValueError("de laatste maand van de driehoek ligt niet tussen de eerste en de maand van peilen")
    bedragen = np.zeros((laatste - eerste + 1, tot - eerste + 1))
    later = np.zeros(laatste - eerste + 1)
    for maand, bekend, bedrag in regels:
        if not eerste <= maand <= laatste:
            continue
        if bekend > tot:
            later[maand - eerste] += bedrag
        else:
            bedragen[maand - eerste, max(0, bekend - maand)] += bedrag
    return Driehoek(eerste, tot, bedragen, later)


def run_off(driehoek: Driehoek, eisen: Eisen) -> Afloop | Dun:
    """Prepare a triangle for chain-ladder, or say why it is too thin."""
    weg = max(0, driehoek.tot - eisen.venster + 1 - driehoek.eerste)
    eerste = driehoek.eerste + weg
    oudste = driehoek.tot - eerste  # the largest delay there can be
    laatste = eerste + len(driehoek.bedragen) - 1 - weg
    if laatste < eerste:
        return Dun("er zijn te weinig maanden bekend")
    bedragen = driehoek.bedragen[weg:, : oudste + 1].copy()
    eind = min(eisen.vertraging, oudste + 1 - eisen.waarnemingen)
    if eind < 1:
        return Dun("er zijn te weinig maanden bekend")
    uitgelopen = bedragen[: max(0, oudste - eind + 1)]  # months whose last delay has passed
    totaal = uitgelopen[:, : eind + 1].sum()
    if totaal <= 0:
        return Dun("er is te weinig gedeclareerd")
    if abs(uitgelopen[:, eind + 1 :].sum()) > eisen.daarna * totaal:
        return Dun("er komt ook na de langste vertraging nog veel binnen")
    aandeel = uitgelopen[:, : eind + 1].sum(axis=0).cumsum() / totaal
    start = max(int(np.argmax(aandeel >= eisen.bekend)), driehoek.tot - laatste)
    if start >= eind:
        return Dun("er zijn te weinig maanden bekend")
    bedragen[:, eind + 1 :] = 0  # too few months say anything of so late
    aantal = oudste - start + 1
    cumulatief = bedragen.cumsum(axis=1)[:aantal, start : start + aantal]
    zichtbaar = np.add.outer(np.arange(aantal), np.arange(aantal)) < aantal
    if (cumulatief[zichtbaar] <= 0).any():
        return Dun("er zijn maanden waarover niets is gedeclareerd")
    stap = eind - start
    verder = cumulatief[: aantal - stap, stap].sum() / cumulatief[: aantal - stap, stap - 1].sum()
    if abs(verder - 1) > eisen.daarna:
        return Dun("er komt ook na de langste vertraging nog veel binnen")
    return Afloop(eerste, start, np.where(zichtbaar, cumulatief, np.nan))
