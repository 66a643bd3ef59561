"""Protecting amounts and means: each needs enough people and nobody dominating it, and so does every
remainder.

What is guaranteed. A figure is published only when at least the minimum of people are behind it and no
person and no provider has more than the stated share of it. Along every sum that is published (months of
a quarter or year, municipalities of an area, categories of a total) the withheld parts together meet
that rule too, so that what is left after subtraction is itself publishable. And no withheld figure that
breaks the rule is an exact linear combination of published ones, over all sums at once, overlapping
areas included (a test of linear algebra).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.onthulling.atomen import Matrix, membership

NAUWKEURIG = 1e-7


def unsafe(cel: Cel, regel: Minimum) -> bool:
    """Tell whether a figure breaks the rule by itself. A figure without any facts is a zero, and safe."""
    if cel.aantal == 0:
        return False
    return (
        cel.personen < regel.personen
        or cel.top_persoon > regel.persoon * cel.omvang
        or cel.top_aanbieder > regel.aanbieder * cel.omvang
    )


def _unsafe_together(delen: Sequence[Cel], regel: Minimum) -> bool:
    """Tell whether a sum of figures may break the rule, reckoning on the worst.

    The same people may be behind several months or categories: per municipality or area only the largest
    number of people counts. The largest persons are taken to be one and the same.
    """
    per_plaats: dict[str, int] = {}
    for cel in delen:
        plaats = cel.samenstelling.plaats
        per_plaats[plaats] = max(per_plaats.get(plaats, 0), cel.personen)
    omvang = sum(cel.omvang for cel in delen)
    return (
        sum(per_plaats.values()) < regel.personen
        or sum(cel.top_persoon for cel in delen) > regel.persoon * omvang
        or sum(cel.top_aanbieder for cel in delen) > regel.aanbieder * omvang
    )


def _sums(cellen: Sequence[Cel], matrix: Matrix) -> list[tuple[int, list[int]]]:
    """Find the published sums: a cell with published cells that split it exactly along one dimension."""
    groottes = matrix.sum(axis=1)
    sommen: list[tuple[int, list[int]]] = []
    for ouder, cel in enumerate(cellen):
        if not cel.per:
            continue
        groepen: dict[tuple[object, ...], dict[bytes, int]] = {}
        binnen = np.flatnonzero((matrix @ matrix[ouder] == groottes) & (groottes < groottes[ouder]))
        for kind in map(int, binnen):
            ander = cellen[kind]
            if not ander.per:
                continue
            zelfde_tijd = ander.samenstelling.tijdvak == cel.samenstelling.tijdvak
            zelfde_leden = ander.samenstelling.leden == cel.samenstelling.leden
            zelfde_naar = ander.naar == cel.naar
            if zelfde_tijd + zelfde_leden + zelfde_naar != 2:
                continue
            soort = (
                zelfde_tijd or ander.samenstelling.tijdvak.soort,
                zelfde_leden or ander.samenstelling.soort,
                zelfde_naar or tuple(naam for naam, _ in ander.naar),
            )
            groepen.setdefault(soort, {}).setdefault(matrix[kind].tobytes(), kind)
        for kinderen in groepen.values():
            nummers = list(kinderen.values())
            if np.array_equal(matrix[nummers].sum(axis=0), matrix[ouder]):
                sommen.append((ouder, nummers))
    return sommen


def _derivable(matrix: Matrix, bekend: npt.NDArray[np.bool_], doelen: npt.NDArray[np.int64]) -> list[int]:
    """Give the cells among `doelen` that are a linear combination of the known cells."""
    if not len(doelen) or not bekend.any():
        return []
    _, waarden, basis = np.linalg.svd(matrix[bekend].astype(float), full_matrices=False)
    ruimte = basis[waarden > NAUWKEURIG * waarden.max()]
    gezocht = matrix[doelen].astype(float)
    rest = gezocht - (gezocht @ ruimte.T) @ ruimte
    return [int(d) for d, r in zip(doelen, rest, strict=True) if np.abs(r).max() < NAUWKEURIG]


def protect_amounts(cellen: Sequence[Cel], regel: Minimum) -> list[bool]:
    """Tell for each cell whether its figure must be withheld. The cells are of one family and one year.

    Cells with an empty `per` are not published. Cells that hold the same (a total that two indicators
    publish) are withheld together.
    """
    if not cellen:
        return []
    gepubliceerd = np.array([bool(cel.per) for cel in cellen])
    onveilig = gepubliceerd & np.array([unsafe(cel, regel) for cel in cellen])
    if not onveilig.any():
        return [False] * len(cellen)
    matrix = membership(cellen)
    leeg = np.array([cel.aantal == 0 for cel in cellen])
    omvang = np.array([cel.omvang for cel in cellen], dtype=np.int64)
    groepen: dict[bytes, list[int]] = {}
    for nummer in range(len(cellen)):
        groepen.setdefault(matrix[nummer].tobytes(), []).append(nummer)
    onderdrukt = np.zeros(len(cellen), dtype=bool)

    def withhold(nummer: int) -> None:
        onderdrukt[groepen[matrix[nummer].tobytes()]] = True

    for onveilige in np.flatnonzero(onveilig):
        withhold(int(onveilige))
    sommen = _sums(cellen, matrix)
    open_cellen = gepubliceerd & ~leeg
    while True:
        veranderd = False
        for ouder, kinderen in sommen:
            weg = [k for k in kinderen if onderdrukt[k]]
            if onderdrukt[ouder] or not weg or not _unsafe_together([cellen[k] for k in weg], regel):
                continue
            over = [k for k in kinderen if open_cellen[k] and not onderdrukt[k]]
            withhold(min(over, key=lambda k: omvang[k]) if over else ouder)
            veranderd = True
        if veranderd:
            continue
        bekend = gepubliceerd & ~onderdrukt
        raakbaar = _derivable(matrix, bekend, np.flatnonzero(onveilig))
        if not raakbaar:
            return [bool(o) for o in onderdrukt & gepubliceerd]
        for doel in raakbaar:
            kandidaten = np.flatnonzero(bekend & ~leeg & ((matrix @ matrix[doel]) > 0))
            if len(kandidaten):
                withhold(int(kandidaten[np.argmin(omvang[kandidaten])]))
