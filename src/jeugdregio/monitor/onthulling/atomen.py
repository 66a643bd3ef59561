"""The smallest parts that the cells of a block have in common, so that sums between cells become visible.

Tables by age and tables by sector share their totals and nothing else. So the parts are not all combinations
of all dimensions: each set of dimensions that some table crosses has parts of its own (an `Onderdeel`), and
equations say where two sets have the same sum. Nothing is lost by that as long as the sets hang together
like a tree (whole numbers for each set, equal where they overlap, can then always be filled in to one table
of all dimensions: set by set along the tree, each time by the rule of the northwest corner). Sets that go
round in a circle are first taken together until they form a tree.
"""

import datetime
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.cellen import TELT, Cel

Nummers = npt.NDArray[np.int64]
Span = tuple[datetime.date, datetime.date]
Dimensies = frozenset[str]
Delen = Mapping[str, Mapping[str, str]]
Vast = Mapping[str, str]

VAN_EEN = {TELT[0], "situatie"}
"""Dimensions that mean something else in each indicator: whether it counts, where somebody is later on."""

ANDERS = ""  # what a dimension has beside the one value that is known of it


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A sum of atoms, each with its sign: what a cell holds, or a sum that is zero."""

    atomen: Nummers
    tekens: Nummers

    def minus(self, ander: "Vergelijking") -> "Vergelijking":
        """This sum less another."""
        atomen, plek = np.unique(np.concatenate([self.atomen, ander.atomen]), return_inverse=True)
        tekens = np.zeros(len(atomen), dtype=np.int64)
        np.add.at(tekens, plek, np.concatenate([self.tekens, -ander.tekens]))
        return Vergelijking(atomen[tekens != 0], tekens[tekens != 0])


def total(atomen: Nummers) -> Vergelijking:
    """The sum of these atoms."""
    return Vergelijking(atomen, np.ones(len(atomen), dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Ruimte:
    """The atoms of a block: how many, which are in each cell, and which sums of them are equal."""

    aantal: int
    cellen: list[Vergelijking]
    gelijk: list[Vergelijking]


def fixed_values(cel: Cel, delen: Delen) -> dict[str, str]:
    """Give the values of dimensions that a cell is limited to; some are of one indicator only."""
    naar = {(f"{n} {cel.indicator}" if n in VAN_EEN else n): waarde for n, waarde in cel.naar}
    return {**delen.get(cel.indicator, {}), **naar}


def span(cel: Cel) -> Span:
    """The first and last day of what a cell counts."""
    return cel.samenstelling.tijdvak.begin, cel.samenstelling.tijdvak.eind


def days(spannen: Iterable[Span]) -> int:
    """How many days some periods have together."""
    return sum((eind - begin).days + 1 for begin, eind in spannen)


def _tree(verzamelingen: Collection[Dimensies]) -> list[tuple[Dimensies, Dimensies, Dimensies]]:
    """Order sets of dimensions as a tree: each set with the set it hangs on, and what they share.

    The root is the empty set: the totals. Sets that hang together in a circle are taken together.
    """
    over = [v for v in verzamelingen if v and not any(v < ander for ander in verzamelingen)]
    over.sort(key=lambda v: (len(v), sorted(v)))
    takken: list[tuple[Dimensies, Dimensies, Dimensies]] = []
    while over:
        for tak in over:
            anderen = [v for v in over if v != tak]
            gedeeld = tak & frozenset(itertools.chain.from_iterable(anderen))
            aan = next((v for v in anderen if gedeeld <= v), None) if gedeeld else frozenset()
            if aan is not None:
                takken.append((tak, aan, gedeeld))
                over.remove(tak)
                break
        else:
            een, twee = max(
                itertools.combinations(sorted(over, key=sorted), 2), key=lambda paar: len(paar[0] & paar[1])
            )
            return _tree({*verzamelingen, een | twee})
    return takken


def _smallest(spannen: Collection[Span]) -> list[Span]:
    def within(kort: Span, lang: Span) -> bool:
        return lang[0] <= kort[0] and kort[1] <= lang[1]

    return sorted(s for s in spannen if not any(o != s and within(o, s) for o in spannen))


class Onderdeel:
    """The atoms of one set of dimensions: per smallest period, municipality and combination of values."""

    def __init__(
        self,
        begin: int,
        spannen: Sequence[Span],
        gemeenten: Sequence[str],
        waarden: Mapping[str, Sequence[str]],
    ) -> None:
        self.spannen = {s: n for n, s in enumerate(spannen)}
        self._gemeenten = {g: n for n, g in enumerate(gemeenten)}
        self.waarden = {naam: {w: n for n, w in enumerate(lijst)} for naam, lijst in waarden.items()}
        vorm = (len(spannen), len(gemeenten), *(len(lijst) for lijst in waarden.values()))
        self.aantal = int(np.prod(vorm))
        self._nummers: Nummers = np.arange(begin, begin + self.aantal, dtype=np.int64).reshape(vorm)

    def within(self, lang: Span) -> list[Span]:
        """The smallest periods within a longer one."""
        return [s for s in self.spannen if lang[0] <= s[0] and s[1] <= lang[1]]

    def atoms(self, spannen: Iterable[Span], leden: Iterable[str], vast: Vast) -> Nummers:
        """The numbers of the atoms in these periods and municipalities with these values."""
        assen = [[self.spannen[s] for s in spannen], [self._gemeenten[g] for g in sorted(leden)]]
        for naam, nummers in self.waarden.items():
            assen.append([nummers[vast[naam]]] if naam in vast else list(nummers.values()))
        return self._nummers[np.ix_(*assen)].ravel()


def make_ruimte(cellen: Sequence[Cel], delen: Delen, begin: int = 0) -> Ruimte:
    """Find the atoms of cells whose periods add up; the numbers start at `begin`."""
    vaste = [fixed_values(cel, delen) for cel in cellen]
    waarden: dict[str, set[str]] = {}
    for vast in vaste:
        for naam, waarde in vast.items():
            waarden.setdefault(naam, set()).add(waarde)
    for naam in waarden.keys() - {naam for cel in cellen for naam in fixed_values(cel, {})}:
        waarden[naam].add(ANDERS)  # no table has this dimension: what is not the part, is the rest
    gemeenten = sorted({g for cel in cellen for g in cel.samenstelling.leden})
    takken = _tree({frozenset(vast) for vast in vaste})
    if len(takken) == 1:  # no other set to agree with: the totals need no atoms of their own
        verzamelingen, takken = [takken[0][0]], []
    else:
        verzamelingen = [frozenset(), *(tak for tak, _, _ in takken)]
    van = [min((v for v in verzamelingen if v >= vast.keys()), key=len) for vast in vaste]
    onderdelen: dict[Dimensies, Onderdeel] = {}
    teller = begin
    for verzameling in verzamelingen:
        alle = not verzameling or len(verzamelingen) == 1
        spannen = {span(cel) for cel, v in zip(cellen, van, strict=True) if alle or v == verzameling}
        onderdelen[verzameling] = Onderdeel(
            teller,
            _smallest(spannen),
            gemeenten,
            {naam: sorted(waarden[naam]) for naam in sorted(verzameling)},
        )
        teller += onderdelen[verzameling].aantal
    rijen = []
    for cel, vast, verzameling in zip(cellen, vaste, van, strict=True):
        onderdeel = onderdelen[verzameling]
        atomen = onderdeel.atoms(onderdeel.within(span(cel)), cel.samenstelling.leden, vast)
        rijen.append(total(atomen))
    gelijk: list[Vergelijking] = []
    for tak, aan, gedeeld in takken:
        gelijk += _equations(onderdelen[tak], onderdelen[aan], gemeenten, sorted(gedeeld))
    return Ruimte(teller - begin, rijen, gelijk)


def _equations(
    een: Onderdeel, twee: Onderdeel, gemeenten: Sequence[str], gedeeld: Sequence[str]
) -> Iterable[Vergelijking]:
    """Say, per period and municipality, that two sets have the same sums over what they share."""
    for periode in dict.fromkeys([*een.spannen, *twee.spannen]):
        links, rechts = een.within(periode), twee.within(periode)
        if not links or not rechts or days([periode]) != days(links) or days(links) != days(rechts):
            continue  # a period of which one of the two does not know all
        for gemeente in gemeenten:
            for keuze in itertools.product(*(een.waarden[naam] for naam in gedeeld)):
                vast = dict(zip(gedeeld, keuze, strict=True))
                yield total(een.atoms(links, [gemeente], vast)).minus(
                    total(twee.atoms(rechts, [gemeente], vast))
                )
