"""Rounding of figures that can still change, so that two publications of them cannot be subtracted.

What is guaranteed. A year is published to the euro once: when it is closed, and its rows are kept from then
on. Before that (and when a closed year is revised, for the figures that change) an amount is rounded to a
step that is at least what one person has in it at most, and a mean to at least what one person can move it.
Two publications of such a figure are each known to half a step either way, so their difference is known to a
whole step either way: that is more than everything any one person has in it, so that nobody's lines show.
A median hardly moves with one person; counts of people are rounded as they always are.
"""

import math

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.maten import Telwijze

CENTEN = 100
STAPPEN = (1, 2, 5)


def step(indicator: Indicator, cel: Cel) -> float:
    """Give the step a figure that can still change is rounded to, in the unit it is shown in; 0 for none."""
    if indicator.disclosure.personen == 0 or not cel.personen:
        return 0.0
    grootste = cel.top_persoon or cel.omvang / cel.personen  # amounts that name nobody have no largest
    telwijze = indicator.measure.telwijze
    if telwijze is Telwijze.BEDRAG:
        return max(1.0, _nice(grootste / CENTEN))
    if telwijze is Telwijze.AANTAL:
        return max(float(indicator.disclosure.round_to), _nice(grootste))
    if telwijze is Telwijze.GEMIDDELDE:
        return _nice(grootste / cel.aantal / indicator.unit.grootte)
    return 0.0


def _nice(minstens: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 and so on (or 0.5, 0.2, 0.1) that is at least so much."""
    if minstens <= 0:
        return 0.0
    macht = 10.0 ** math.floor(math.log10(minstens))
    return next(stap * macht for stap in (*STAPPEN, 10) if stap * macht >= minstens * (1 - 1e-9))


def half_up(waarde: float, stap: float) -> float:
    """Round to a multiple of a step; half a step goes up. A step of 0 rounds nothing."""
    return stap * math.floor(waarde / stap + 0.5) if stap else waarde
