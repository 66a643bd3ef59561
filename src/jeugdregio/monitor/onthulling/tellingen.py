"""Protecting counts of people: small ones are withheld, others rounded, and proven to betray nothing.

What is guaranteed. Take everyone who knows the published (rounded) counts, the rules of rounding and
withholding, which cells are withheld for being small and which beside them, and that counts add up over
municipalities and categories. For every count from 1 to the minimum minus 1 there are at least MOGELIJK
values that fit all they know: no reasoning with sums, however clever, brings it down to one number. The proof
is constructive: for each such count the module finds other whole tables that would be published in exactly
the same way, and withholds more until it can.

People are not quite additive (one may move within an area in a year, or have two categories). Such overlaps
only loosen the sums an outsider can reckon with. Counts of different periods do not add up at all, so each
period is a block.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.onthulling.atomen import Matrix, membership

MOGELIJK = 3  # the true value and at least two others
VERSCHILLEN = (1, -1, 2, -2, 3, -3)  # the other values that are tried
MAX_STAPPEN = 120
MAX_PROBEREN = 12
TERUG_NA = 3  # steps before the same atom is changed again, if another can be
VRIJ = 1 << 40

Grens = npt.NDArray[np.int64]


def rounded(aantal: int, regel: Minimum) -> int:
    """Round a count to the nearest multiple; half a step goes up."""
    basis = regel.round_to
    return basis * ((aantal + basis // 2) // basis)


def _bounds(aantal: int, gepubliceerd: bool, regel: Minimum) -> tuple[int, int]:
    """Give the most an outsider knows of a count: the lowest and the highest value it can have."""
    if not gepubliceerd:
        return 0, VRIJ
    if aantal == 0:
        return 0, 0
    if aantal < regel.personen:
        return 1, regel.personen - 1
    onder = rounded(aantal, regel) - regel.round_to // 2
    return max(onder, regel.personen), onder + regel.round_to - 1


@dataclass(frozen=True, slots=True)
class _Blok:
    """The cells of one family and period, and how far each may move with nothing published changing."""

    cellen: Sequence[Cel]
    regel: Minimum
    matrix: Matrix
    aantallen: Grens
    onder: Grens
    boven: Grens
    te_kiezen: npt.NDArray[np.bool_]  # published, more than zero, not withheld

    @classmethod
    def make(
        cls, cellen: Sequence[Cel], regel: Minimum, delen: Mapping[str, Mapping[str, str]] | None
    ) -> "_Blok":
        aantallen: Grens = np.array([cel.personen for cel in cellen], dtype=np.int64)
        gepubliceerd = np.array([bool(cel.per) for cel in cellen])
        grenzen = np.array([_bounds(cel.personen, bool(cel.per), regel) for cel in cellen], dtype=np.int64)
        return cls(
            cellen,
            regel,
            membership(cellen, delen),
            aantallen,
            grenzen[:, 0] - aantallen,
            grenzen[:, 1] - aantallen,
            gepubliceerd & (aantallen >= regel.personen),
        )

    def without(self, cel: int) -> "_Blok":
        """The same with one more cell withheld, and those that hold the same people.

        Of a cell withheld in this way an outsider is taken to know that it is no small count.
        """
        onder, boven, te_kiezen = self.onder.copy(), self.boven.copy(), self.te_kiezen.copy()
        zelfde = (self.matrix == self.matrix[cel]).all(axis=1) & te_kiezen
        onder[zelfde] = self.regel.personen - self.aantallen[zelfde]
        boven[zelfde], te_kiezen[zelfde] = VRIJ, False
        return replace(self, onder=onder, boven=boven, te_kiezen=te_kiezen)

    def protects(self, cel: int) -> bool:
        """Tell whether a small count can have enough other values."""
        gevonden = 1
        for verschil in VERSCHILLEN:
            if not self.onder[cel] <= verschil <= self.boven[cel]:
                continue
            gevonden += self.allows(cel, verschil)
            if gevonden >= MOGELIJK:
                return True
        return False

    def allows(self, cel: int, verschil: int) -> bool:
        """Look for another table that publishes the same, in which one cell differs by exactly so much.

        A search: take the smallest cell that is out of its bounds, and change one of its atoms by one,
        the one that leaves least to repair elsewhere. That it finds nothing proves nothing, and is
        treated as 'there is none'.
        """
        onder, boven = self.onder.copy(), self.boven.copy()
        onder[cel] = boven[cel] = verschil
        nu: Grens = np.zeros(len(self.matrix), dtype=np.int64)
        grootte = self.matrix.sum(axis=1)
        gebruikt: Grens = np.zeros(self.matrix.shape[1], dtype=np.int64)
        for stap in range(1, MAX_STAPPEN + 1):
            fout = np.flatnonzero((nu < onder) | (nu > boven))
            if not len(fout):
                return True
            kapot = fout[grootte[fout].argmin()]
            richting = 1 if nu[kapot] < onder[kapot] else -1
            atomen = np.flatnonzero(self.matrix[kapot])
            straks = nu[:, None] + richting * self.matrix[:, atomen]
            kosten = np.maximum(np.maximum(onder[:, None] - straks, straks - boven[:, None]), 0).sum(axis=0)
            # among equals the atom that was changed longest ago, so that the search does not go round
            kosten = kosten * (2 * MAX_STAPPEN) + gebruikt[atomen]
            kosten[gebruikt[atomen] > max(stap - TERUG_NA, 0)] += VRIJ
            beste = int(kosten.argmin())
            nu = straks[:, beste]
            gebruikt[atomen[beste]] = stap
        return False


def _choose(blok: _Blok, cel: int) -> int | None:
    """Choose a cell to withhold so that a small one is hidden: the smallest that is enough, else the
    smallest.

    Only cells of the same place or the same values are considered first: those are what the small one can be
    computed with.
    """
    kandidaten = np.flatnonzero(blok.te_kiezen)
    if not len(kandidaten):
        return None
    zelfde = blok.cellen[cel]

    def rank(nummer: int) -> tuple[bool, int, int]:
        ander = blok.cellen[nummer]
        ver = ander.samenstelling.leden != zelfde.samenstelling.leden and ander.naar != zelfde.naar
        return ver, len(ander.samenstelling.leden), ander.personen

    volgorde = sorted(map(int, kandidaten), key=rank)
    for keuze in volgorde[:MAX_PROBEREN]:
        if not rank(keuze)[0] and blok.without(keuze).protects(cel):
            return keuze
    return volgorde[0]


def protect_counts(
    cellen: Sequence[Cel], regel: Minimum, delen: Mapping[str, Mapping[str, str]] | None = None
) -> list[bool]:
    """Tell for each cell whether its count must be withheld. The cells are of one family and one period.

    Cells with an empty `per` are not published themselves; they only bound the sums.
    """
    klein = [n for n, cel in enumerate(cellen) if cel.per and 0 < cel.personen < regel.personen]
    if not klein:
        return [False] * len(cellen)
    blok = _Blok.make(cellen, regel, delen)
    for cel in klein:
        while not blok.protects(cel):
            keuze = _choose(blok, cel)
            if keuze is None:
                break
            blok = blok.without(keuze)
    te_kiezen = blok.te_kiezen
    return [bool(cel.per) and cel.personen > 0 and not te_kiezen[n] for n, cel in enumerate(cellen)]
