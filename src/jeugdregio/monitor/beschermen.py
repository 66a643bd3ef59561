"""What of the figures of a stand is withheld, and how far the rest is rounded: all indicators together.

Families are protected per year, with all tables of that year: counts with their months and quarters, because
a year has at least the people of its months; amounts because months add up. What was decided in the previous
publication is known to the world, and binds:

- the rows of a closed year (see `closed_year`) stay as they are, and what is new beside them reckons with
  them;
- a figure of the same days that was withheld stays withheld, also when its definition changed: published
  now, it would give away then;
- to hide a small one, figures are withheld that were not shown before, as long as there are any.

What another publication of the same people shows, of a region beside the country, binds in the same way; its
amounts are of another stand, so that the same amounts are rounded here.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from jeugdregio.monitor.cellen import TELT, Cel
from jeugdregio.monitor.indicator import Indicator, MonitorError
from jeugdregio.monitor.maten import Noemer, Telwijze
from jeugdregio.monitor.onthulling import protect_amounts, protect_counts, step, unsafe
from jeugdregio.monitor.plaatsen import Samenstelling
from jeugdregio.monitor.vooraf import Plek, Vooraf, Vorige, place_of

MOMENTEN = {"op_begin", "op_eind"}
"""Dimensions that look at the eve or the last day of a period: the end of one year is the eve of the next."""


@dataclass(frozen=True, slots=True)
class Besluit:
    """What happens to each cell of an indicator. `stappen`: 0 shows it as it is, to the euro or rounded."""

    onderdrukt: list[bool]
    stappen: list[float]


def _rows_of(indicator: Indicator, cellen: Sequence[Cel]) -> list[list[Plek]]:
    """Give for each cell the rows in which it is shown: its own, or as the whole of its parts."""
    if indicator.measure.noemer is Noemer.TOTAAL:
        delen: dict[object, list[Plek]] = {}
        for cel in cellen:
            if cel.naar and cel.per:
                delen.setdefault(cel.samenstelling, []).append(place_of(cel, cel.per))
        return [
            ([place_of(cel, cel.per)] if cel.naar else delen.get(cel.samenstelling, [])) if cel.per else []
            for cel in cellen
        ]
    return [[place_of(cel, cel.per)] if cel.per else [] for cel in cellen]


def _last_day(deel: Samenstelling) -> Samenstelling:
    return replace(deel, tijdvak=replace(deel.tijdvak, begin=deel.tijdvak.eind))


@dataclass(frozen=True, slots=True)
class _Familie:
    indicatoren: Sequence[Indicator]

    @property
    def telwijze(self) -> Telwijze:
        return self.indicatoren[0].measure.telwijze

    def check(self) -> None:
        een = self.indicatoren[0]
        for ander in self.indicatoren[1:]:
            if (ander.disclosure, ander.measure.telwijze) != (een.disclosure, een.measure.telwijze):
                raise MonitorError(
                    f"de indicatoren van de familie {een.familie} hebben niet dezelfde regel of telwijze: "
                    f"{een.code} en {ander.code}"
                )

    def protect(self, cellen: Sequence[Cel], vooraf: Sequence[Vooraf]) -> list[bool]:
        """Decide on the cells of one block."""
        vast, getoond = [v.vast for v in vooraf], [v.getoond for v in vooraf]
        regel = self.indicatoren[0].disclosure
        delen = {i.code: i.deel for i in self.indicatoren if i.deel}
        noemers = {i.code for i in self.indicatoren if i.measure.noemer is Noemer.JEUGDIGEN}
        plekken = [n for n, cel in enumerate(cellen) if cel.indicator in noemers]
        namen = self._same_share(cellen)
        cellen = self._on_their_day(cellen)
        cellen = [
            replace(cel, indicator=namen[cel.indicator]) if cel.indicator in namen else cel for cel in cellen
        ]
        if not regel.personen or all(besluit is not None for besluit in vast):
            return [besluit is True for besluit in vast]
        if self.telwijze is Telwijze.JEUGDIGEN:
            return protect_counts(cellen, regel, delen, vast, getoond)
        if self.telwijze is Telwijze.MEDIAAN:
            return [
                besluit is True or (besluit is None and bool(cel.per) and unsafe(cel, regel))
                for cel, besluit in zip(cellen, vast, strict=True)
            ]
        uit = protect_amounts(cellen, regel, delen, vast, getoond)
        if not plekken:
            return uit
        while True:  # what is withheld as an amount is so as a number of people, and the other way round
            vorige, vast = uit, self._bind(uit, vast)
            geteld = protect_counts(
                [cellen[n] for n in plekken],
                regel,
                delen,
                [vast[n] for n in plekken],
                [getoond[n] for n in plekken],
            )
            for nummer, weg in zip(plekken, geteld, strict=True):
                vast[nummer] = vast[nummer] if vast[nummer] is not None else (weg or None)
            uit = protect_amounts(cellen, regel, delen, vast, getoond)
            if uit == vorige:
                return uit

    def _on_their_day(self, cellen: Sequence[Cel]) -> list[Cel]:
        """Give the cells of what is counted on the last day of a period that day only."""
        op_een_dag = {i.code for i in self.indicatoren if i.op_laatste_dag}
        dagen = {cel.samenstelling: _last_day(cel.samenstelling) for cel in cellen} if op_een_dag else {}
        return [
            replace(cel, samenstelling=dagen[cel.samenstelling]) if cel.indicator in op_een_dag else cel
            for cel in cellen
        ]

    def _same_share(self, cellen: Sequence[Cel]) -> dict[str, str]:
        """Find the shares that count the same (one by provider, one by municipality): their numbers agree."""
        geteld: dict[str, dict[object, int]] = {}
        for cel in cellen:
            if TELT in cel.naar:
                geteld.setdefault(cel.indicator, {})[cel.samenstelling, cel.naar] = cel.teller
        delen = {i.code: i.deel for i in self.indicatoren}
        zelfde: dict[str, str] = {}
        for een, ander in itertools.combinations(geteld, 2):
            samen = geteld[een].keys() & geteld[ander].keys()
            eens = all(geteld[een][plek] == geteld[ander][plek] for plek in samen)
            if samen and eens and delen[een] == delen[ander]:
                zelfde.setdefault(ander, zelfde.get(een, een))
        return zelfde

    @staticmethod
    def _bind(weg: Sequence[bool], vast: Sequence[bool | None]) -> list[bool | None]:
        return [b if b is not None else (True if w else None) for w, b in zip(weg, vast, strict=True)]


def protect(
    indicatoren: Iterable[Indicator], cellen: Mapping[str, Sequence[Cel]], vorige: Vorige, gesloten: int
) -> dict[str, Besluit]:
    """Decide on every cell of every indicator, by code. Derived ones get nothing: their rows tell no more.

    `gesloten` is the last closed year of this stand. Raises MonitorError when the indicators of a family
    contradict each other.
    """
    besluiten = {code: Besluit([False] * len(lijst), [0.0] * len(lijst)) for code, lijst in cellen.items()}
    families: dict[str, list[Indicator]] = {}
    for indicator in indicatoren:
        if not indicator.van:
            families.setdefault(indicator.familie, []).append(indicator)
    for leden in families.values():
        familie = _Familie(leden)
        familie.check()
        momenten = any(MOMENTEN & i.deel.keys() for i in leden)
        blokken: dict[int, list[tuple[Indicator, int, Cel, Vooraf]]] = {}
        for indicator in leden:
            eigen = cellen[indicator.code]
            for nummer, (cel, rijen) in enumerate(zip(eigen, _rows_of(indicator, eigen), strict=True)):
                if cel.onbekend:
                    continue
                vooraf = vorige.decided(indicator, cel, rijen)
                jaar = cel.samenstelling.tijdvak.jaar
                blokken.setdefault(0 if momenten else jaar, []).append((indicator, nummer, cel, vooraf))
        for inhoud in blokken.values():
            uitkomst = familie.protect([cel for _, _, cel, _ in inhoud], [v for *_, v in inhoud])
            for (indicator, nummer, cel, vooraf), weg in zip(inhoud, uitkomst, strict=True):
                besluiten[indicator.code].onderdrukt[nummer] = weg
                if cel.samenstelling.tijdvak.jaar > gesloten or vorige.joins(cel, vooraf):
                    besluiten[indicator.code].stappen[nummer] = step(indicator, cel)
    return besluiten
