"""What a forecast rests on: the published months of one place, without a gap."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdregio.monitor.kalender import month_number
from jeugdregio.monitor.publicatie import Rij

MINSTE_MAANDEN = 36
"""Three years: fewer do not show what belongs to the season."""
BREEDTE = 2 * 1.96
"""An interval of 95% in standard errors."""


@dataclass(frozen=True, slots=True)
class Reeks:
    """The values of consecutive months; `eerste` numbers the first (see `month_number`).

    `fout` is the standard error of each: more than zero where the month is an estimate itself.
    """

    eerste: int
    waarden: tuple[float, ...]
    fout: tuple[float, ...]

    @property
    def laatste(self) -> int:
        """The number of the last month."""
        return self.eerste + len(self.waarden) - 1


def make_reeks(rijen: Iterable[Rij]) -> Reeks | None:
    """Give the longest run of months up to the last known one; None when it is too short.

    A provisional month counts with its estimate; without one it is left out, and so are those after it:
    it can still grow. A withheld month ends the run, looking back.
    """
    bekend: dict[int, tuple[float, float]] = {}
    for rij in rijen:
        nummer = month_number(str(rij.dimensies["maand"]))
        if rij.schatting is not None:
            assert rij.ondergrens is not None and rij.bovengrens is not None  # noqa: S101, PT018 - all or none
            bekend[nummer] = (rij.schatting, (rij.bovengrens - rij.ondergrens) / BREEDTE)
        elif rij.waarde is not None and not rij.voorlopig:
            bekend[nummer] = (rij.waarde, 0.0)
    if not bekend:
        return None
    laatste = eerste = max(bekend)
    while eerste - 1 in bekend:
        eerste -= 1
    if laatste - eerste + 1 < MINSTE_MAANDEN:
        return None
    delen = [bekend[nummer] for nummer in range(eerste, laatste + 1)]
    return Reeks(eerste, tuple(waarde for waarde, _ in delen), tuple(fout for _, fout in delen))
