"""Protecting amounts and means: each needs enough people and nobody dominating it, and so does every
remainder.

What is guaranteed. A figure is published only when at least the minimum of people are behind it and no
person and no provider has more than the stated share of it. Along every sum that is published (months of
a quarter or year, municipalities of an area, categories of a total) the withheld parts together meet
that rule too, so that what is left after subtraction is itself publishable. And no withheld figure that
breaks the rule is an exact linear combination of published ones, over all sums at once, overlapping
areas included (a test of linear algebra).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def _derivations(
    matrix: Matrix, bekend: npt.NDArray[np.int64], doelen: npt.NDArray[np.int64]
) -> Iterator[tuple[int, npt.NDArray[np.float64]]]:
    """Yield each target that is a linear combination of the known cells, with the weights of those cells.

    Works on the Gram matrix of the known cells, which are few, rather than on the atoms, which are many.
    """
    if not len(doelen) or not len(bekend):
        return
    rijen = matrix[bekend].astype(float)
    waarden, vectoren = np.linalg.eigh(rijen @ rijen.T)
    houdbaar = waarden > NAUWKEURIG * waarden.max()
    waarden, vectoren = waarden[houdbaar], vectoren[:, houdbaar]
    for doel in doelen:
        gezocht = matrix[doel].astype(float)
        gewicht = vectoren @ ((vectoren.T @ (rijen @ gezocht)) / waarden)
        if np.abs(gewicht @ rijen - gezocht).max() < NAUWKEURIG:
            yield int(doel), gewicht


class _Withholding:
    """The cells of one block while it is decided which of them are withheld."""

    def __init__(
        self, cellen: Sequence[Cel], regel: Minimum, delen: Mapping[str, Mapping[str, str]] | None
    ) -> None:
        self.cellen = cellen
        self.regel = regel
        self.matrix = membership(cellen, delen)
        self.gepubliceerd = np.array([bool(cel.per) for cel in cellen])
        self.te_kiezen = self.gepubliceerd & np.array([cel.aantal > 0 for cel in cellen])
        self.onderdrukt = np.zeros(len(cellen), dtype=bool)
        self._zelfde: dict[bytes, list[int]] = {}
        for nummer in range(len(cellen)):
            self._zelfde.setdefault(self.matrix[nummer].tobytes(), []).append(nummer)
        self._eerste = np.zeros(len(cellen), dtype=bool)
        self._eerste[
            [max(nummers, key=lambda n: self.gepubliceerd[n]) for nummers in self._zelfde.values()]
        ] = True

    def withhold(self, nummer: int) -> None:
        """Withhold a cell, and every other cell that holds the same."""
        self.onderdrukt[self._zelfde[self.matrix[nummer].tobytes()]] = True

    def best(self, nummers: Iterable[int], naast: Cel) -> int | None:
        """Choose the cell to withhold next: of a like table, a small place, a kind withheld already."""
        open_nummers = [n for n in nummers if self.te_kiezen[n] and not self.onderdrukt[n]]
        if not open_nummers:
            return None
        al_weg = Counter(
            (cel.per, cel.samenstelling.tijdvak, cel.naar)
            for cel, weg in zip(self.cellen, self.onderdrukt, strict=True)
            if weg
        )

        def rank(nummer: int) -> tuple[bool, int, int, int]:
            cel = self.cellen[nummer]
            return (
                [naam for naam, _ in cel.naar] != [naam for naam, _ in naast.naar],
                len(cel.samenstelling.leden),
                -al_weg[cel.per, cel.samenstelling.tijdvak, cel.naar],
                cel.omvang,
            )

        return min(open_nummers, key=rank)

    def close_sums(self, sommen: Sequence[tuple[int, list[int]]]) -> None:
        """Withhold until the withheld parts of every published sum may be known together."""
        veranderd = True
        while veranderd:
            veranderd = False
            for ouder, kinderen in sommen:
                weg = [k for k in kinderen if self.onderdrukt[k]]
                if self.onderdrukt[ouder] or not weg:
                    continue
                if _unsafe_together([self.cellen[k] for k in weg], self.regel):
                    keuze = self.best(kinderen, self.cellen[weg[0]])
                    self.withhold(ouder if keuze is None else keuze)
                    veranderd = True

    def close_combinations(
        self, sommen: Sequence[tuple[int, list[int]]], onveilig: npt.NDArray[np.int64]
    ) -> bool:
        """Withhold one cell that an unsafe one could be computed with; tell whether there was such a cell."""
        bekende = self.gepubliceerd & self._eerste & ~self.onderdrukt
        for ouder, kinderen in sommen:
            if not self.onderdrukt[kinderen].any():
                bekende[ouder] = False  # says nothing that its parts do not say
        bekend = np.flatnonzero(bekende)
        gevonden = next(_derivations(self.matrix, bekend, onveilig), None)
        if gevonden is None:
            return False
        doel, gewicht = gevonden
        keuze = self.best(map(int, bekend[np.abs(gewicht) > NAUWKEURIG]), self.cellen[doel])
        if keuze is None:
            return False
        self.withhold(keuze)
        return True

    def release(self, sommen: Sequence[tuple[int, list[int]]], onveilig: npt.NDArray[np.int64]) -> None:
        """Publish again what anyone can compute from what is published: hiding it would hide nothing.

        Such a cell tells nothing new, so no unsafe one can follow from it. One whose return would leave an
        unsafe remainder in a published sum stays withheld.
        """
        weg = self.onderdrukt & self.gepubliceerd
        weg[onveilig] = False
        bekend = np.flatnonzero(self.gepubliceerd & self._eerste & ~self.onderdrukt)
        for nummer, _ in _derivations(self.matrix, bekend, np.flatnonzero(weg & self._eerste)):
            zelfde = self._zelfde[self.matrix[nummer].tobytes()]
            self.onderdrukt[zelfde] = False
            if self._leaves_unsafe(sommen, set(zelfde)):
                self.onderdrukt[zelfde] = True

    def _leaves_unsafe(self, sommen: Sequence[tuple[int, list[int]]], nummers: set[int]) -> bool:
        for ouder, kinderen in sommen:
            if self.onderdrukt[ouder] or (ouder not in nummers and nummers.isdisjoint(kinderen)):
                continue
            weg = [self.cellen[k] for k in kinderen if self.onderdrukt[k]]
            if weg and _unsafe_together(weg, self.regel):
                return True
        return False


def protect_amounts(
    cellen: Sequence[Cel], regel: Minimum, delen: Mapping[str, Mapping[str, str]] | None = None
) -> list[bool]:
    """Tell for each cell whether its figure must be withheld. The cells are of one family and one year.

    Cells with an empty `per` are not published. Cells that hold the same (a total that two indicators
    publish) are withheld together. `delen` says of an indicator that it is one value of a dimension.
    """
    onveilig = np.array([n for n, cel in enumerate(cellen) if cel.per and unsafe(cel, regel)], dtype=np.int64)
    if not len(onveilig):
        return [False] * len(cellen)
    blok = _Withholding(cellen, regel, delen)
    for nummer in map(int, onveilig):
        blok.withhold(nummer)
    sommen = _sums(cellen, blok.matrix)
    blok.close_sums(sommen)
    while blok.close_combinations(sommen, onveilig):
        blok.close_sums(sommen)
    blok.release(sommen, onveilig)
    return [bool(weg) for weg in blok.onderdrukt & blok.gepubliceerd]
