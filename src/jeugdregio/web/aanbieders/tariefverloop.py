"""How the tariffs of one product follow each other under a contract: none overlaps another.

A tariff without last day holds until the next one: those of a new year end those of the year before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Prijs:
    """Cents a unit, and the last day on which that holds (None is open)."""

    bedrag: int
    tot: date | None


Verloop = Mapping[date, Prijs]
"""The tariffs of one contract, product and unit, by first day."""


def follow(bestaand: Verloop, gevraagd: Verloop) -> tuple[dict[date, Prijs], dict[date, str]]:
    """Put what is asked in what there is: the same first day replaces.

    Returns all tariffs as they become, and per first day of what was asked why it cannot be.
    """
    alle = {**bestaand, **gevraagd}
    dagen = sorted(alle)
    wrong: dict[date, str] = {}
    for van, volgende in pairwise(dagen):
        tot = alle[van].tot
        if tot is None:
            alle[van] = replace(alle[van], tot=volgende - timedelta(days=1))
        elif tot >= volgende:
            schuldige, ander = (volgende, van) if volgende in gevraagd else (van, volgende)
            if schuldige in gevraagd:
                wrong[schuldige] = _overlap(ander, alle[ander])
    return alle, wrong


def _overlap(van: date, prijs: Prijs) -> str:
    einde = f"tot en met {prijs.tot:%-d-%-m-%Y}" if prijs.tot else "zonder einddatum"
    return (
        f"Dit overlapt met het tarief van dit product vanaf {van:%-d-%-m-%Y} {einde}. "
        "Kies een andere periode, of wijzig eerst dat tarief."
    )
