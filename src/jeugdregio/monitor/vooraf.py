"""What is known of a figure before it is published: what an earlier publication, or one beside it, showed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jeugdregio.monitor.afleiden import Tabellen
from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.kalender import MAANDEN_VOORLOPIG
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator, Publicatie, Rij, Status

Plek = tuple[tuple[str, ...], tuple[tuple[str, str | int], ...]]
"""A table and the dimensions with their values: where a figure stands."""


def closed_year(volledig_tot: str) -> int:
    """Give the last year of which no figure changes any more, when messages are complete up to this month.

    The periods within a year are closed with it, all at once: so what is published of them to the euro is
    of one stand, and adds up.
    """
    jaar, maand = map(int, volledig_tot.split("-"))
    return (jaar * 12 + maand - MAANDEN_VOORLOPIG) // 12 - 1


@dataclass(frozen=True, slots=True)
class Vooraf:
    """What was decided of a cell before: `vast` withheld or published for good, or nothing; `getoond` whether
    it is known to the world, `elders` whether from a publication that stands beside this one.
    """

    vast: bool | None = None
    getoond: bool = False
    elders: bool = False


class Naast:
    """What a publication shows that stands beside this one: that of a region beside that of the country."""

    def __init__(self, publicatie: Publicatie) -> None:
        self._publicatie = publicatie
        self._rijen: dict[str, dict[Plek, Rij]] = {}
        self._tot = _last_month(publicatie)

    def decided(self, indicator: Indicator, cel: Cel, rijen: Sequence[Plek]) -> Vooraf:
        """Tell what it shows of a cell, under whatever definition: most count the same people."""
        if not _known_by(cel, self._tot):
            return Vooraf()
        if indicator.code not in self._rijen:
            self._rijen[indicator.code] = dict(_rows(self._publicatie, indicator.code))
        besluit = _decision(_seen(self._rijen[indicator.code].get(plek) for plek in rijen))
        return replace(besluit, elders=besluit.getoond)


class Vorige:
    """What the previous publication showed of each cell; nothing, when there was none. `naast` are those of
    others of the same people: what they withhold stays withheld here.
    """

    def __init__(
        self,
        publicatie: Publicatie | None,
        *,
        herziening: bool = False,
        naast: Iterable[Publicatie] = (),
    ) -> None:
        self._publicatie = publicatie
        self._herziening = herziening
        self._anders = Naast(publicatie) if publicatie is not None else None
        self._naast = [Naast(een) for een in naast]
        self._rijen: dict[str, dict[Plek, Rij]] = {}
        self._tot = _last_month(publicatie)
        self.gesloten = closed_year(f"{self._tot[0]:04d}-{self._tot[1]:02d}")

    def row(self, indicator: Indicator, plek: Plek) -> Rij | None:
        """The row that stood there under the same definition."""
        if indicator.code not in self._rijen:
            self._rijen[indicator.code] = dict(
                _rows(self._publicatie or (), indicator.code, indicator.version)
            )
        return self._rijen[indicator.code].get(plek)

    def decided(self, indicator: Indicator, cel: Cel, rijen: Sequence[Plek]) -> Vooraf:
        """Tell what was decided before, here or beside this, of a cell that is shown in these rows."""
        eigen = self._decided_before(indicator, cel, rijen)
        if eigen.vast is not None:
            return eigen
        elders = [een.decided(indicator, cel, rijen) for een in self._naast]
        return Vooraf(
            vast=True if any(een.vast for een in elders) else None,
            getoond=eigen.getoond or any(een.getoond for een in elders),
            elders=any(een.elders for een in elders),
        )

    def _decided_before(self, indicator: Indicator, cel: Cel, rijen: Sequence[Plek]) -> Vooraf:
        """Tell what the previous publication decided.

        Of a definition that changed the rows are new; but most count the same people as those before, so what
        was withheld then stays withheld, and what was shown is known.
        """
        gesloten = cel.samenstelling.tijdvak.jaar <= self.gesloten
        if not gesloten and not _known_by(cel, self._tot):
            return Vooraf()  # the period went on: it is not the same figure
        gezien = _seen(self.row(indicator, plek) for plek in rijen)
        if not gezien:
            anders = self._anders.decided(indicator, cel, rijen) if self._anders is not None else Vooraf()
            return replace(anders, elders=False)
        eerder = _decision(gezien)
        blijft = eerder.getoond and gesloten and not self._herziening
        return replace(eerder, vast=False) if blijft else eerder

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

    def joins(self, cel: Cel, vooraf: Vooraf) -> bool:
        """Whether a figure is new, or perhaps changed, in a year that was closed before or elsewhere."""
        return vooraf.elders or (cel.samenstelling.tijdvak.jaar <= self.gesloten and vooraf.vast is not False)


def _last_month(publicatie: Publicatie | None) -> tuple[int, int]:
    """The year and month up to which messages were complete; before all others when there is none."""
    tot = str(publicatie.meta["stand"]["volledig_tot"]) if publicatie is not None else "0001-01"
    jaar, maand = tot.split("-")
    return int(jaar), int(maand)


def _known_by(cel: Cel, tot: tuple[int, int]) -> bool:
    eind = cel.samenstelling.tijdvak.eind
    return (eind.year, eind.month) <= tot


def _seen(rijen: Iterable[Rij | None]) -> list[Status]:
    return [rij.status for rij in rijen if rij is not None]


def _decision(gezien: Sequence[Status]) -> Vooraf:
    """What the rows of a cell say was decided: withheld in all of them, or shown. No data is no decision."""
    if not gezien or Status.GEEN_GEGEVENS in gezien:
        return Vooraf()
    if all(status is Status.ONDERDRUKT for status in gezien):
        return Vooraf(vast=True)
    return Vooraf(getoond=True)


def _rows(
    publicatie: Iterable[GepubliceerdeIndicator], code: str, versie: str | None = None
) -> Iterator[tuple[Plek, Rij]]:
    """Yield the rows of an indicator, under whatever definition where no version is named."""
    for indicator in publicatie:
        if indicator.code == code and versie in {None, indicator.catalogus["version"]}:
            for per in indicator.per:
                yield from (((per, tuple(rij.dimensies.items())), rij) for rij in indicator.rows(per))


def _period(rij: Rij) -> str:
    return str(next(rij.dimensies[naam] for naam in PERIODES if naam in rij.dimensies))


def _year(rij: Rij) -> int:
    return int(_period(rij)[:4])


def place_of(cel: Cel, per: Sequence[str]) -> Plek:
    """Where a cell stands in a table: its dimensions with their values."""
    deel = cel.samenstelling
    alles = {deel.tijdvak.soort: deel.tijdvak.waarde, deel.soort: deel.plaats, **dict(cel.naar)}
    return tuple(per), tuple((naam, alles[naam]) for naam in per)
