"""Protecting amounts and means: each needs enough people and nobody dominating it, and so does every
remainder.

What is guaranteed. A figure is published only when at least the minimum of people are behind it and no
person and no provider has more than the stated share of it. Along every sum that is published (months of
a quarter or year, municipalities of an area, an area and what it leaves of a larger one, values of a
dimension) the withheld parts together meet that rule too, so that what is left after subtraction is itself
publishable. And no figure that breaks the rule (withheld, of a municipality that is only in the sums, or what
is left of a whole beside a share of it) is an exact linear combination of published ones, over all tables of
the family and year at once, overlapping areas included (a test of linear algebra).

Amounts are taken to be published to the cent, and means to be sums; a median cannot be subtracted from
anything, so of medians only the first sentence holds. Amounts of years that are not closed are rounded so far
that no difference of two publications shows one person: see `afronden`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.onthulling.afleidbaar import Bekend
from jeugdregio.monitor.onthulling.atomen import days, make_ruimte, span
from jeugdregio.monitor.onthulling.sommen import Inhoud, Som, contents, find_sums, rests
from jeugdregio.monitor.onthulling.tellingen import Vast

GERING = 1e-7  # a weight that is no more than inaccuracy


def unsafe(cel: Cel, regel: Minimum) -> bool:
    """Tell whether a figure breaks the rule by itself."""
    return unsafe_together([cel], regel)


def unsafe_together(delen: Sequence[Cel], regel: Minimum) -> bool:
    """Tell whether a sum of figures may break the rule, reckoning on the worst.

    The same people may be behind several months or categories: per municipality or area only the largest
    number of people counts. The largest persons are taken to be one and the same. A figure without any
    facts, or with facts of nobody that are all nought, is a zero, and safe.
    """
    personen, omvang = _people(delen), sum(cel.omvang for cel in delen)
    if not any(cel.aantal for cel in delen) or not (personen or omvang):
        return False
    return (
        personen < regel.personen
        or sum(cel.top_persoon for cel in delen) > regel.persoon * omvang
        or sum(cel.top_aanbieder for cel in delen) > regel.aanbieder * omvang
    )


def _people(delen: Iterable[Cel]) -> int:
    """The people that are at least behind some figures: per place those of the figure with the most."""
    per_plaats: dict[str, int] = {}
    for cel in delen:
        plaats = cel.samenstelling.plaats
        per_plaats[plaats] = max(per_plaats.get(plaats, 0), cel.personen)
    return sum(per_plaats.values())


def unsafe_rest(geheel: Cel, over: Sequence[Cel], weg: Sequence[Cel], regel: Minimum) -> bool:
    """Tell whether what is left of a whole may break the rule, when the parts `over` of it are known.

    The withheld parts are reckoned with as in `unsafe_together`. Where nobody has less than nothing, the
    whole says more: everyone in it whom the known parts do not hold is in what is left, and nobody has more
    of what is left than of the whole.
    """
    if not unsafe_together(weg, regel):
        return False
    if any(cel.teller != cel.omvang for cel in (geheel, *over, *weg)):
        return True
    omvang = geheel.omvang - sum(cel.omvang for cel in over)
    return (
        max(geheel.personen - sum(cel.personen for cel in over), _people(weg)) < regel.personen
        or min(geheel.top_persoon, sum(cel.top_persoon for cel in weg)) > regel.persoon * omvang
        or min(geheel.top_aanbieder, sum(cel.top_aanbieder for cel in weg)) > regel.aanbieder * omvang
    )


class _Withholding:
    """The figures of one family and year while it is decided which of them are withheld."""

    def __init__(
        self,
        cellen: Sequence[Cel],
        regel: Minimum,
        delen: Mapping[str, Mapping[str, str]],
        vast: Vast,
        getoond: Sequence[bool],
    ) -> None:
        self.cellen = cellen
        self.getoond = getoond
        self.regel = regel
        self.ruimte = make_ruimte(cellen, delen)
        self.sommen = find_sums(cellen, delen)
        self.gepubliceerd = np.array([bool(cel.per) for cel in cellen])
        self.onderdrukt = ~self.gepubliceerd | np.array([besluit is True for besluit in vast])
        self.te_kiezen = self.gepubliceerd & np.array(
            [cel.aantal > 0 and besluit is None for cel, besluit in zip(cellen, vast, strict=True)]
        )
        self.onveilig = [n for n, cel in enumerate(cellen) if vast[n] is not False and unsafe(cel, regel)]
        self._inhoud = [contents(cel, delen) for cel in cellen]
        self._zelfde: dict[Inhoud, list[int]] = {}
        for nummer, inhoud in enumerate(self._inhoud):
            self._zelfde.setdefault(inhoud, []).append(nummer)
        self._met: dict[int, list[Som]] = {}
        for som in self.sommen:
            for nummer in (som.ouder, *som.kinderen):
                self._met.setdefault(nummer, []).append(som)
        self._al_weg: Counter[object] = Counter()
        for nummer in self.onveilig:
            self.withhold(nummer)

    def withhold(self, nummer: int) -> None:
        """Withhold a figure, and every other cell that holds the same, unless that is published already."""
        for zelfde in self._zelfde[self._inhoud[nummer]]:
            if self.te_kiezen[zelfde] and not self.onderdrukt[zelfde]:
                self.onderdrukt[zelfde] = True
                self._al_weg[self._kind(zelfde)] += 1

    def _kind(self, nummer: int) -> object:
        cel = self.cellen[nummer]
        return cel.per, cel.samenstelling.tijdvak, cel.naar

    def best(self, nummers: Iterable[int], naast: Cel) -> int | None:
        """Choose the cell to withhold next: not shown before, a detail before a total, a small place before a
        large one, a short period before a long one, of a like table, a kind withheld already.
        """

        def rank(nummer: int) -> tuple[bool, int, int, int, bool, int, int]:
            cel = self.cellen[nummer]
            return (
                self.getoond[nummer],
                -len(cel.naar),
                len(cel.samenstelling.leden),
                days([span(cel)]),
                [naam for naam, _ in cel.naar] != [naam for naam, _ in naast.naar],
                -self._al_weg[self._kind(nummer)],
                cel.omvang,
            )

        open_ = [n for n in nummers if self.te_kiezen[n] and not self.onderdrukt[n]]
        return min(open_, key=rank, default=None)

    def close_sums(self) -> None:
        """Withhold until the withheld parts of every published sum may be known together."""
        veranderd = True
        while veranderd:
            veranderd = False
            for som in self.sommen:
                while self._shows_too_much(som):
                    weg = next(k for k in som.kinderen if self.onderdrukt[k])
                    keuze = self.best([*som.kinderen], self.cellen[weg])
                    keuze = self.best([som.ouder], self.cellen[weg]) if keuze is None else keuze
                    if keuze is None:
                        break
                    self.withhold(keuze)
                    veranderd = True

    def _shows_too_much(self, som: Som) -> bool:
        weg = [k for k in som.kinderen if self.onderdrukt[k]]
        if self.onderdrukt[som.ouder] or not weg:
            return False
        over = [self.cellen[k] for k in som.kinderen if not self.onderdrukt[k]]
        return unsafe_rest(self.cellen[som.ouder], over, [self.cellen[k] for k in weg], self.regel)

    def _known(self) -> tuple[list[int], Bekend]:
        """The cells that are known, each contents once, and their sums with those that are zero."""
        bekend: dict[Inhoud, int] = {}
        for nummer in map(int, np.flatnonzero(~self.onderdrukt)):
            bekend.setdefault(self._inhoud[nummer], nummer)
        nummers = list(bekend.values())
        rijen = [self.ruimte.cellen[n] for n in nummers]
        return nummers, Bekend([*rijen, *self.ruimte.gelijk], self.ruimte.aantal)

    def close_combinations(self) -> bool:
        """Withhold cells that unsafe ones could be computed with; tell whether there were any."""
        nummers, bekend = self._known()
        gekozen = False
        gezien: set[int] = set()
        for plek in bekend.derivable([self.ruimte.cellen[n] for n in self.onveilig]):
            doel = self.onveilig[plek]
            gewichten = bekend.weights(self.ruimte.cellen[doel])[: len(nummers)]
            nodig = [nummers[n] for n in np.flatnonzero(np.abs(gewichten) > GERING)]
            if gezien.intersection(nodig):
                continue  # perhaps hidden by what is withheld already: that shows in the next round
            keuze = self.best(nodig, self.cellen[doel])
            if keuze is not None:
                self.withhold(keuze)
                gezien.add(keuze)
                gekozen = True
        return gekozen

    def release(self, vast: Vast) -> None:
        """Publish again what anyone can compute from what is published: hiding it would hide nothing.

        Such a cell tells nothing new, so no unsafe one can follow from it. One whose return would leave an
        unsafe remainder in a published sum stays withheld.
        """
        onveilig = set(self.onveilig)
        weg = [
            n
            for n in map(int, np.flatnonzero(self.onderdrukt & self.te_kiezen))
            if n not in onveilig and vast[n] is None
        ]
        if not weg:
            return
        _, bekend = self._known()
        for plek in bekend.derivable([self.ruimte.cellen[n] for n in weg]):
            nummers = [z for z in self._zelfde[self._inhoud[weg[plek]]] if self.te_kiezen[z]]
            self.onderdrukt[nummers] = False
            if any(self._shows_too_much(som) for n in nummers for som in self._met.get(n, ())):
                self.onderdrukt[nummers] = True


def protect_amounts(
    cellen: Sequence[Cel],
    regel: Minimum,
    delen: Mapping[str, Mapping[str, str]] | None = None,
    vast: Vast | None = None,
    getoond: Sequence[bool] | None = None,
) -> list[bool]:
    """Tell for each cell whether its figure must be withheld. The cells are of one family and one year.

    Cells with an empty `per` are not published. Cells that hold the same (a total that two indicators
    publish) are withheld together. `vast` says of each cell whether it is withheld (True) or published
    (False) whatever comes out here; `getoond` whether an earlier publication shows it.
    """
    resten = rests(cellen, delen or {})
    vast = [*(vast or [None] * len(cellen)), *[None] * len(resten)]
    getoond = [*(getoond or [False] * len(cellen)), *[False] * len(resten)]
    aantal, cellen = len(cellen), [*cellen, *resten]
    if not any(unsafe(cel, regel) for cel in cellen):
        return [besluit is True for besluit in vast[:aantal]]
    blok = _Withholding(cellen, regel, delen or {}, vast, getoond)
    blok.close_sums()
    while blok.close_combinations():
        blok.close_sums()
    blok.release(vast)
    return [bool(weg) for weg in (blok.onderdrukt & blok.gepubliceerd)[:aantal]]
