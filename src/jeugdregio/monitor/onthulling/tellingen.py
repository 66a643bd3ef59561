"""Protecting counts of people: small ones are withheld, the others rounded, and the whole is proven not
to betray.

What is guaranteed. Take everyone who knows the published (rounded) counts, which cells are withheld for
being small and which beside them, that counts add up over municipalities, categories and periods, and
how this module works. For every count from 1 to the minimum minus 1 there are at least MOGELIJK values
that fit all they know: no reasoning with sums, however clever, brings it down to one number. The proof
is constructive: for each such count the module finds other whole tables that would be published in
exactly the same way (`_exists`), and withholds more until it can.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.onthulling.atomen import Matrix, membership

MOGELIJK = 3  # the true value and at least two others
MAX_STAPPEN = 60
VRIJ = 1 << 40

Grens = npt.NDArray[np.int64]


def rounded(aantal: int, regel: Minimum) -> int:
    """Round a count to the nearest multiple, half a step down."""
    basis = regel.round_to
    return basis * ((aantal + (basis - 1) // 2) // basis)


def _bounds(aantal: int, regel: Minimum, *, onderdrukt: bool, gepubliceerd: bool) -> tuple[int, int]:
    """Give what an outsider knows of a count at most: the lowest and the highest value it can have."""
    if aantal == 0 and gepubliceerd:
        return 0, 0
    if 0 < aantal < regel.personen and gepubliceerd:
        return 1, regel.personen - 1
    if onderdrukt:
        return regel.personen, VRIJ
    if not gepubliceerd:
        return 0, VRIJ
    midden = rounded(aantal, regel)
    onder = midden - (regel.round_to - 1) // 2
    return max(onder, regel.personen), onder + regel.round_to - 1


def _exists(matrix: Matrix, onder: Grens, boven: Grens, cel: int, verschil: int) -> bool:
    """Look for another table that publishes the same, in which one cell differs by exactly so much.

    `onder` and `boven` are how far each cell may move. A search that repairs one cell at a time; failing
    to find proves nothing, and is treated as 'there is none'.
    """
    onder, boven = onder.copy(), boven.copy()
    onder[cel] = boven[cel] = verschil
    stand: Grens = np.zeros(len(matrix), dtype=np.int64)
    stappen = np.concatenate([matrix, -matrix], axis=1)
    aantal = matrix.shape[1]
    verboden = np.zeros(2 * aantal, dtype=np.int64)
    for stap in range(MAX_STAPPEN):
        tekort = np.maximum(onder - stand, 0) + np.maximum(stand - boven, 0)
        if not tekort.any():
            return True
        nieuw = stand[:, None] + stappen
        kosten = np.maximum(onder[:, None] - nieuw, 0) + np.maximum(nieuw - boven[:, None], 0)
        totaal = kosten.sum(axis=0)
        totaal[verboden > stap] = VRIJ
        beste = int(totaal.argmin())
        stand = nieuw[:, beste]
        verboden[(beste + aantal) % (2 * aantal)] = stap + 8  # do not go straight back
    return False


def _protected(matrix: Matrix, onder: Grens, boven: Grens, aantallen: Grens, cel: int) -> bool:
    """Tell whether a withheld count can have enough other values."""
    gevonden = 1
    laag, hoog = onder[cel], boven[cel]
    verschillen = sorted((v for v in range(laag - aantallen[cel], hoog - aantallen[cel] + 1) if v), key=abs)
    for verschil in verschillen:
        if _exists(matrix, onder - aantallen, boven - aantallen, cel, verschil):
            gevonden += 1
            if gevonden >= MOGELIJK:
                return True
    return False


def protect_counts(
    cellen: Sequence[Cel], regel: Minimum, delen: Mapping[str, Mapping[str, str]] | None = None
) -> list[bool]:
    """Tell for each cell whether its count must be withheld. The cells are of one family and one period.

    Cells with an empty `per` are not published themselves; they only bound the sums.
    """
    if not cellen:
        return []
    aantallen: Grens = np.array([cel.personen for cel in cellen], dtype=np.int64)
    gepubliceerd = np.array([bool(cel.per) for cel in cellen])
    klein = gepubliceerd & (aantallen > 0) & (aantallen < regel.personen)
    onderdrukt = klein.copy()
    if not klein.any():
        return [bool(o) for o in onderdrukt]
    matrix = membership(cellen, delen)
    grenzen = np.array(
        [
            _bounds(int(n), regel, onderdrukt=bool(o), gepubliceerd=bool(g))
            for n, o, g in zip(aantallen, onderdrukt, gepubliceerd, strict=True)
        ],
        dtype=np.int64,
    )
    onder, boven = grenzen[:, 0], grenzen[:, 1]
    for cel in np.flatnonzero(klein):
        while not _protected(matrix, onder, boven, aantallen, int(cel)):
            kandidaten = np.flatnonzero(gepubliceerd & ~onderdrukt & (aantallen > 0))
            if not len(kandidaten):
                break
            # first those that share people with it through a sum, the smallest of them
            sommen = matrix[(matrix @ matrix[cel]) > 0].max(axis=0)
            verwant = (matrix[kandidaten] @ sommen) > 0
            keuze = kandidaten[np.lexsort((aantallen[kandidaten], ~verwant))[0]]
            onderdrukt[keuze] = True
            onder[keuze], boven[keuze] = regel.personen, VRIJ
    return [bool(o) for o in onderdrukt]
