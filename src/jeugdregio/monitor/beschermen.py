"""What of the figures of a stand is withheld, and how far the rest is rounded: all indicators together.

Families are protected per year, with all tables of that year: counts with their months and quarters, because
a year has at least the people of its months; amounts because months add up. What was decided in the previous
publication is known to the world, and binds:

- the rows of a closed year (see `closed_year`) stay as they are, and what is new beside them reckons with
  them;
- a figure of the same days that was withheld stays withheld: published now, it would give away then;
- to hide a small one, figures are withheld that were not shown before, as long as there are any.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jeugdregio.monitor.afleiden import Tabellen
from jeugdregio.monitor.cellen import TELT, Cel
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.indicator import Indicator, MonitorError
from jeugdregio.monitor.kalender import MAANDEN_VOORLOPIG
from jeugdregio.monitor.maten import Noemer, Telwijze
from jeugdregio.monitor.onthulling import protect_amounts, protect_counts, step, unsafe
from jeugdregio.monitor.publicatie import Publicatie, Rij, Status

MOMENTEN = {"op_begin", "op_eind"}
"""Dimensions that look at the eve or the last day of a period: the end of one year is the eve of the next."""

Plek = tuple[tuple[str, ...], tuple[tuple[str, str | int], ...]]


@dataclass(frozen=True, slots=True)
class Besluit:
    """What happens to each cell of an indicator. `stappen`: 0 shows it as it is, to the euro or rounded."""

    onderdrukt: list[bool]
    stappen: list[float]


def closed_year(volledig_tot: str) -> int:
    """Give the last year of which no figure changes any more, when messages are complete up to this month.

    The periods within a year are closed with it, all at once: so what is published of them to the euro is
    of one stand, and adds up.
    """
    jaar, maand = map(int, volledig_tot.split("-"))
    return (jaar * 12 + maand - MAANDEN_VOORLOPIG) // 12 - 1


@dataclass(frozen=True, slots=True)
class Vooraf:
    """What the previous publication decided of a cell: `vast` withheld or published for good, or nothing;
    `getoond` whether it is known to the world.
    """

    vast: bool | None = None
    getoond: bool = False


class Vorige:
    """What the previous publication showed of each cell; nothing, when there was none."""

    def __init__(self, publicatie: Publicatie | None, *, herziening: bool = False) -> None:
        self._publicatie = publicatie
        self._herziening = herziening
        self._rijen: dict[str, dict[Plek, Rij]] = {}
        tot = str(publicatie.meta["stand"]["volledig_tot"]) if publicatie is not None else "0001-01"
        self.gesloten = closed_year(tot)
        self._tot = tuple(map(int, tot.split("-")))

    def row(self, indicator: Indicator, plek: Plek) -> Rij | None:
        """The row that stood there under the same definition."""
        if indicator.code not in self._rijen:
            self._rijen[indicator.code] = dict(self._read(indicator))
        return self._rijen[indicator.code].get(plek)

    def _read(self, indicator: Indicator) -> Iterator[tuple[Plek, Rij]]:
        for eerder in self._publicatie or ():
            if (eerder.code, eerder.catalogus["version"]) == (indicator.code, indicator.version):
                for per in eerder.per:
                    yield from (((per, tuple(rij.dimensies.items())), rij) for rij in eerder.rows(per))

    def decided(self, indicator: Indicator, cel: Cel, rijen: Sequence[Plek]) -> "Vooraf":
        """Tell what was decided before of a cell that is shown in these rows."""
        tijdvak = cel.samenstelling.tijdvak
        gesloten = tijdvak.jaar <= self.gesloten
        if not gesloten and (tijdvak.eind.year, tijdvak.eind.month) > self._tot:
            return Vooraf()  # the period went on: it is not the same figure
        eerder = [self.row(indicator, plek) for plek in rijen]
        gezien = [rij.status for rij in eerder if rij is not None]
        if not gezien or Status.GEEN_GEGEVENS in gezien:
            return Vooraf()
        if all(status is Status.ONDERDRUKT for status in gezien):
            return Vooraf(vast=True)
        return Vooraf(False if gesloten and not self._herziening else None, getoond=True)

    def keep(self, indicator: Indicator, nieuw: Tabellen, zonder_stap: Tabellen | None = None) -> Tabellen:
        """Put the rows of closed years in the place of the new ones.

        In a revision a new row stays, but shows its figure to the euro (`zonder_stap`) only when that is
        what stood there. A row for which there were no data is no decision.
        """
        samen: Tabellen = {}
        for per, rijen in nieuw.items():
            precies = (zonder_stap or nieuw)[per]
            samen[per] = [
                self._kept(self.row(indicator, (per, tuple(rij.dimensies.items()))), rij, fijn)
                for rij, fijn in zip(rijen, precies, strict=True)
            ]
            samen[per] += self._gone(indicator, per, samen[per])
            # the sort is stable: within a period the order of the places stays
            samen[per].sort(key=_period)
        return samen

    def _kept(self, oud: Rij | None, nieuw: Rij, fijn: Rij) -> Rij:
        if oud is None or oud.status is Status.GEEN_GEGEVENS or _year(oud) > self.gesloten:
            return nieuw
        if self._herziening:
            return fijn if (oud.waarde, oud.teller) == (fijn.waarde, fijn.teller) else nieuw
        return oud

    def _gone(self, indicator: Indicator, per: Sequence[str], rijen: Sequence[Rij]) -> list[Rij]:
        """The rows of closed years for which there is no new row: of a place or value that is no more."""
        if self._herziening:
            return []
        er = {tuple(rij.dimensies.items()) for rij in rijen}
        self.row(indicator, ((), ()))
        return [
            rij
            for (tabel, plek), rij in self._rijen[indicator.code].items()
            if tabel == per and plek not in er and _year(rij) <= self.gesloten
        ]

    def joins(self, cel: Cel, vooraf: "Vooraf") -> bool:
        """Whether a figure is new, or perhaps changed, in a year that was closed already."""
        return cel.samenstelling.tijdvak.jaar <= self.gesloten and vooraf.vast is not False


def _period(rij: Rij) -> str:
    return str(next(rij.dimensies[naam] for naam in PERIODES if naam in rij.dimensies))


def _year(rij: Rij) -> int:
    return int(_period(rij)[:4])


def place_of(cel: Cel, per: Sequence[str]) -> Plek:
    """Where a cell stands in a table: its dimensions with their values."""
    deel = cel.samenstelling
    alles = {deel.tijdvak.soort: deel.tijdvak.waarde, deel.soort: deel.plaats, **dict(cel.naar)}
    return tuple(per), tuple((naam, alles[naam]) for naam in per)


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
