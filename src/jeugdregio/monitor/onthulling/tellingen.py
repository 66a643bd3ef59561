"""Protecting counts of people: small ones are withheld, others rounded, and proven to betray nothing.

What is guaranteed. Take everyone who knows the published (rounded) counts of a family in all its tables, the
rules of rounding and withholding, that counts add up over municipalities and values of dimensions, and that
a longer period has at least the people of each period in it and at most those of all of them. Such an
outsider is even taken to know which cells are withheld for being small and which beside them, as long as that
can be; published it is not. For every count from 1 to the minimum minus 1 there are at
least MOGELIJK values that fit all they know: no reasoning with sums, however clever, brings it down to one
number. That holds for the counts that are published, for those of municipalities that are only in the sums,
and for what is left of a whole beside a part of it that is published. The proof is constructive: for each
such count the module finds other whole tables that would be published in exactly the same way, and withholds
more until it can; in the end, zeros too.

People are not quite additive: one may move within an area in a year, or have two categories. An outsider may
be sure of no more than that a whole is at least its largest part and at most the sum of its parts. The other
tables have the same overlap as the true one, and keep to the first; so they keep to the second too.

Two counts of the same people over the same days in two publications (a period is provisional until its year
is closed) do not add up in any way; what was withheld stays withheld, see `vast`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.onthulling.atomen import Delen, Nummers, Vergelijking, make_ruimte
from jeugdregio.monitor.onthulling.sommen import (
    Inhoud,
    Langs,
    contents,
    find_sums,
    rests,
    same_people,
)
from jeugdregio.monitor.onthulling.zoeken import VRIJ, Zoeker

MOGELIJK = 3  # the true value and at least two others
VERSCHILLEN = (1, -1, 2, -2, 3, -3)  # the other values that are tried
MAX_PROBEREN = 8

Vast = Sequence[bool | None]
"""Of each cell what is decided already: withheld, published, or (None) nothing."""


def rounded(aantal: int, regel: Minimum) -> int:
    """Round a count to the nearest multiple; half a step goes up."""
    basis = regel.round_to
    return basis * ((aantal + basis // 2) // basis)


def _bounds(cel: Cel, regel: Minimum, vast: bool | None) -> tuple[int, int]:
    """Give the most an outsider knows of a count: the lowest and the highest value it can have."""
    aantal = cel.personen
    if not cel.per:
        return 0, VRIJ
    klein = aantal < regel.personen
    if vast:
        return (min(aantal, 1), regel.personen - 1) if klein else (regel.personen, VRIJ)
    if vast is False and klein:
        return aantal, aantal  # an older count stands there: nothing to hide, and no room
    if aantal == 0:
        return 0, 0
    if klein:
        return 1, regel.personen - 1
    onder = rounded(aantal, regel) - regel.round_to // 2
    return max(onder, regel.personen), onder + regel.round_to - 1


@dataclass(frozen=True, slots=True)
class _Blok:
    """The counts of one family and year, and how far each may move with nothing published changing.

    After the cells the bounds are those of the equations and inequalities between them.
    """

    cellen: Sequence[Cel]
    regel: Minimum
    zoeker: Zoeker
    inhoud: Sequence[Inhoud]
    onder: Nummers
    boven: Nummers
    te_kiezen: npt.NDArray[np.bool_]  # published, enough people, not withheld
    nullen: npt.NDArray[np.bool_]  # zeros that may be withheld too, if nothing else helps
    getoond: Sequence[bool]  # shown by an earlier publication
    druk: npt.NDArray[np.float64]  # how often each bound stood in the way of the last search

    @classmethod
    def make(
        cls, cellen: Sequence[Cel], regel: Minimum, delen: Delen, vast: Vast, getoond: Sequence[bool]
    ) -> "_Blok":
        aantallen: Nummers = np.array([cel.personen for cel in cellen], dtype=np.int64)
        grenzen = [_bounds(c, regel, v) for c, v in zip(cellen, vast, strict=True)]
        rijen, gelijk, aantal = _additive(cellen, delen)
        gelijk += [rijen[een].minus(rijen[twee]) for een, twee in same_people(cellen, delen)]
        ongelijk = list(_inequalities(cellen, delen, rijen))
        onder = [laag - n for (laag, _), n in zip(grenzen, aantallen, strict=True)]
        boven = [hoog - n for (_, hoog), n in zip(grenzen, aantallen, strict=True)]
        onder += [*[0] * len(gelijk), *(laagste for _, laagste in ongelijk)]
        boven += [*[0] * len(gelijk), *[VRIJ] * len(ongelijk)]
        vrij = np.array([bool(c.per) and v is None for c, v in zip(cellen, vast, strict=True)])
        return cls(
            cellen,
            regel,
            Zoeker([*rijen, *gelijk, *(som for som, _ in ongelijk)], aantal),
            [contents(cel, delen) for cel in cellen],
            np.array(onder, dtype=np.int64),
            np.array(boven, dtype=np.int64),
            vrij & (aantallen >= regel.personen),
            vrij & (aantallen == 0),
            getoond,
            np.zeros(len(onder)),
        )

    def without(self, cel: int) -> "_Blok":
        """The same with one more cell withheld, and those that hold the same people.

        Of a cell withheld in this way an outsider is taken to know that it is no small count.
        """
        onder, boven, te_kiezen = self.onder.copy(), self.boven.copy(), self.te_kiezen.copy()
        for nummer in map(int, np.flatnonzero(te_kiezen)):
            if self.inhoud[nummer] == self.inhoud[cel]:
                onder[nummer] = self.regel.personen - self.cellen[nummer].personen
                boven[nummer], te_kiezen[nummer] = VRIJ, False
        return replace(self, onder=onder, boven=boven, te_kiezen=te_kiezen)

    def without_reason(self) -> "_Blok | None":
        """The same to an outsider who is not told why the cells in the way are withheld; None if none are.

        Nine times one person makes nine of a whole that is withheld for being nine at the most: then the
        reason itself would give the number away. It is not published.
        """
        onder, boven = self.onder.copy(), self.boven.copy()
        for nummer in map(int, np.flatnonzero(self.druk[: len(self.cellen)])):
            cel = self.cellen[nummer]
            klein = 0 < cel.personen < self.regel.personen and onder[nummer] < boven[nummer]
            if cel.per and (klein or boven[nummer] == VRIJ):
                onder[nummer] = min(onder[nummer], 1 - cel.personen)
                boven[nummer] = VRIJ
        if np.array_equal(onder, self.onder) and np.array_equal(boven, self.boven):
            return None
        return replace(self, onder=onder, boven=boven)

    def without_zero(self) -> "_Blok | None":
        """The same with a zero withheld that stands in the way; None if none does. The last resort: a zero
        reads like a small count then.
        """
        druk = [(self.druk[n], n) for n in range(len(self.cellen)) if self.nullen[n] and self.druk[n]]
        if not druk:
            return None
        boven, nullen = self.boven.copy(), self.nullen.copy()
        gekozen = self.inhoud[max(druk)[1]]
        for _, nummer in druk:
            if self.inhoud[nummer] == gekozen:
                boven[nummer], nullen[nummer] = VRIJ, False
        return replace(self, boven=boven, nullen=nullen)

    def protects(self, cel: int) -> bool:
        """Tell whether a small count can have enough other values."""
        self.druk[:] = 0
        gevonden = 1
        for verschil in VERSCHILLEN:
            if not self.onder[cel] <= verschil <= self.boven[cel]:
                continue
            gevonden += self.allows(cel, verschil)
            if gevonden >= MOGELIJK:
                return True
        return False

    def allows(self, cel: int, verschil: int) -> bool:
        """Look for another table that publishes the same, in which one cell differs by exactly so much."""
        onder, boven = self.onder.copy(), self.boven.copy()
        onder[cel] = boven[cel] = verschil
        return self.zoeker.finds(onder, boven, self.druk)


def _additive(cellen: Sequence[Cel], delen: Delen) -> tuple[list[Vergelijking], list[Vergelijking], int]:
    """Give the sum of atoms of each cell, the sums that are zero, and the number of atoms.

    People of different periods do not add up, so each period has atoms of its own.
    """
    perioden: dict[object, list[int]] = {}
    for nummer, cel in enumerate(cellen):
        tijdvak = cel.samenstelling.tijdvak
        perioden.setdefault((tijdvak.soort, tijdvak.sleutel), []).append(nummer)
    rijen: dict[int, Vergelijking] = {}
    gelijk: list[Vergelijking] = []
    aantal = 0
    for nummers in perioden.values():
        ruimte = make_ruimte([cellen[n] for n in nummers], delen, aantal)
        rijen.update(zip(nummers, ruimte.cellen, strict=True))
        gelijk += ruimte.gelijk
        aantal += ruimte.aantal
    return [rijen[n] for n in range(len(cellen))], gelijk, aantal


def _inequalities(
    cellen: Sequence[Cel], delen: Delen, rijen: Sequence[Vergelijking]
) -> Iterator[tuple[Vergelijking, int]]:
    """Yield sums with the least their change can be: between wholes and parts that do not simply add up."""
    for som in find_sums(cellen, delen, alles=True):
        samen = sum(cellen[kind].personen for kind in som.kinderen)
        if som.langs is not Langs.TIJD and samen == cellen[som.ouder].personen:
            continue
        for kind in som.kinderen:
            yield from _at_least(cellen, rijen, [som.ouder], [kind])
        if som.langs is Langs.TIJD:
            yield from _at_least(cellen, rijen, som.kinderen, [som.ouder])


def _at_least(
    cellen: Sequence[Cel], rijen: Sequence[Vergelijking], groot: Sequence[int], klein: Sequence[int]
) -> Iterator[tuple[Vergelijking, int]]:
    verschil = sum(cellen[n].personen for n in groot) - sum(cellen[n].personen for n in klein)
    if verschil < 0:
        return  # not true of these counts, so nobody can reckon with it
    yield _together(rijen, groot).minus(_together(rijen, klein)), -verschil


def _together(rijen: Sequence[Vergelijking], nummers: Sequence[int]) -> Vergelijking:
    return Vergelijking(
        np.concatenate([rijen[n].atomen for n in nummers]), np.concatenate([rijen[n].tekens for n in nummers])
    )


def _choose(blok: _Blok, cel: int) -> int | None:
    """Choose a cell to withhold so that a small one is hidden: the smallest that is enough, else the first.

    Only what stood in the way of the search comes into question, of small places first; and what was shown
    before only when nothing else is left.
    """
    druk = blok.druk[: len(blok.cellen)] * blok.te_kiezen

    def rank(nummer: int) -> tuple[int, int, float]:
        ander = blok.cellen[nummer]
        return len(ander.samenstelling.leden), ander.personen, -druk[nummer]

    in_de_weg = list(map(int, np.flatnonzero(druk)))
    nieuw = [nummer for nummer in in_de_weg if not blok.getoond[nummer]]
    volgorde = sorted(nieuw or in_de_weg, key=rank)
    for keuze in volgorde[:MAX_PROBEREN]:
        if blok.without(keuze).protects(cel):
            return keuze
    return volgorde[0] if volgorde else None


def protect_counts(
    cellen: Sequence[Cel],
    regel: Minimum,
    delen: Mapping[str, Mapping[str, str]] | None = None,
    vast: Vast | None = None,
    getoond: Sequence[bool] | None = None,
) -> list[bool]:
    """Tell for each cell whether its count must be withheld. The cells are of one family and one
    year, or more years of which the last day of one is the eve of the next.

    Cells with an empty `per` are not published themselves; they only bound the sums. `vast` says of each
    cell whether it is withheld (True) or published (False) whatever comes out here; `getoond` whether an
    earlier publication shows it, so that withholding it now hides little.
    """
    resten = rests(cellen, delen or {})
    vast = [*(vast or [None] * len(cellen)), *[None] * len(resten)]
    getoond = [*(getoond or [False] * len(cellen)), *[False] * len(resten)]
    aantal, cellen = len(cellen), [*cellen, *resten]
    klein = [n for n, cel in enumerate(cellen) if 0 < cel.personen < regel.personen and vast[n] is not False]
    if klein:
        blok = _Blok.make(cellen, regel, delen or {}, vast, getoond)
        for cel in sorted(klein, key=lambda n: cellen[n].personen):
            while not blok.protects(cel):
                keuze = _choose(blok, cel)
                ander = blok.without_reason() if keuze is None else blok.without(keuze)
                ander = blok.without_zero() if ander is None else ander
                if ander is None:
                    break  # nothing that can be withheld stands in the way
                blok = ander
        gekozen = ~(blok.te_kiezen | blok.nullen)
    else:
        gekozen = np.zeros(len(cellen), dtype=np.bool_)
    weg = [
        besloten if besloten is not None else bool(cel.per) and bool(keuze)
        for cel, besloten, keuze in zip(cellen, vast, gekozen, strict=True)
    ]
    return weg[:aantal]
