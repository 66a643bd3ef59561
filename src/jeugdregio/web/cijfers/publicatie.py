"""The newest publication: the only figures page and API show. Opened once, until a newer one appears."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from jeugdregio.monitor.dimensies import DIMENSIES
from jeugdregio.monitor.publicatie import BESTAND, GepubliceerdeIndicator, Publicatie, Rij, newest_publicatie
from jeugdregio.web.cijfers.cijfer import Cijfer, Tijdvak, eenheid_van

# The order in which kinds of place are offered, and what the group is called.
SOORTEN: Final = {
    "gemeente": "Gemeenten",
    "subregio": "Subregio’s: deel van een inkoopregio",
    "inkoopregio": "Inkoopregio’s: kopen samen jeugdhulp in",
    "biregio": "Bi-regio’s: inkoopregio’s die samenwerken",
    "jeugdregio": "Jeugdregio’s: indeling van het Rijk",
    "landsdeel": "Landsdelen",
    "land": "Nederland",
}

Groepen = list[tuple[str, list[tuple[str, str]]]]


class Uitgave:
    """A publication with what pages ask of it again and again."""

    def __init__(self, publicatie: Publicatie) -> None:
        self.publicatie = publicatie
        self._waarden: dict[tuple[str, tuple[str, ...], str], list[str]] = {}

    @property
    def peildatum(self) -> date:
        """The date of the stand."""
        return self.publicatie.peildatum

    @property
    def volledig_tot(self) -> str:
        """The last month, as "2026-09", of which the region counts on having the messages."""
        return str(self.publicatie.meta["stand"]["volledig_tot"])

    @cached_property
    def indicatoren(self) -> Mapping[str, GepubliceerdeIndicator]:
        """The published indicators by code."""
        return {indicator.code: indicator for indicator in self.publicatie}

    def indicator(self, code: str) -> GepubliceerdeIndicator:
        """A published indicator; an earlier definition of it by code and version, as kosten@1.

        Raises MonitorError when it is not in the publication.
        """
        return self.publicatie.indicator(code)

    @cached_property
    def jaren(self) -> list[int]:
        """The years of which there are figures."""
        grenzen = [jaren for indicator in self.publicatie if (jaren := indicator.jaren) is not None]
        if not grenzen:
            return [self.peildatum.year]
        return list(range(min(van for van, _ in grenzen), max(tot for _, tot in grenzen) + 1))

    @cached_property
    def plaatsen(self) -> Groepen:
        """Every place with figures, by kind, for a select."""
        groepen: dict[str, list[tuple[str, str]]] = {soort: [] for soort in SOORTEN}
        for plaats in self.publicatie.plaatsen.values():
            groepen[plaats.soort].append((plaats.code, plaats.naam))
        return [(SOORTEN[soort], keuzes) for soort, keuzes in groepen.items() if keuzes]

    def waarden(self, code: str, per: Sequence[str], dimensie: str) -> list[str]:
        """The values of a dimension in a table, in the order of that dimension."""
        sleutel = (code, tuple(per), dimensie)
        if sleutel not in self._waarden:
            gevonden = {str(rij.dimensies[dimensie]) for rij in self.indicator(code).rows(per)}
            self._waarden[sleutel] = sorted(gevonden, key=DIMENSIES[dimensie].order)
        return self._waarden[sleutel]

    def is_volledig(self, tijdvak: Tijdvak) -> bool:
        """Whether the whole period lies before the end of the complete months."""
        return tijdvak.laatste_maand <= self.volledig_tot

    def rijen(
        self,
        code: str,
        per: Sequence[str],
        plaatsen: Collection[str],
        van: int,
        tot: int,
        filters: Iterable[tuple[str, str]] = (),
    ) -> list[Rij]:
        """The published rows of one table for these places and years, and these values of dimensions."""
        soort = "gemeente" if "gemeente" in per else "gebied"
        rijen = self.indicator(code).rows(per, **{soort: plaatsen, **dict(filters)})
        return [rij for rij in rijen if van <= Tijdvak.of(rij.dimensies).jaar <= tot]

    def is_laatste_jaar(self, jaar: int) -> bool:
        """Whether there are no figures after this year, so that what is expected comes next."""
        return jaar >= self.jaren[-1]

    def forecast(
        self, code: str, per: Sequence[str], plaatsen: Collection[str], van: int, tot: int
    ) -> list[Rij]:
        """The forecast in a table for these places; none when `tot` is a year with figures after it."""
        if not self.is_laatste_jaar(tot):
            return []
        soort = "gemeente" if "gemeente" in per else "gebied"
        rijen = self.indicator(code).forecast(per, **{soort: plaatsen})
        return [rij for rij in rijen if van <= Tijdvak.of(rij.dimensies).jaar]

    def cijfers(
        self,
        code: str,
        per: Sequence[str],
        plaatsen: Sequence[str],
        van: int,
        tot: int,
        filters: Iterable[tuple[str, str]] = (),
    ) -> list[Cijfer]:
        """The same as figures to show, in the order of the places given and then of time."""
        eenheid = eenheid_van(self.indicator(code).catalogus["unit"])
        volgorde = {plaats: nummer for nummer, plaats in enumerate(plaatsen)}
        rijen = self.rijen(code, per, plaatsen, van, tot, filters)
        return sorted(
            (Cijfer.of(rij, self.publicatie.plaatsen, eenheid) for rij in rijen),
            key=lambda c: (volgorde[c.plaats.code], c.tijdvak),
        )


def current() -> Uitgave | None:
    """Return the newest publication in JEUGDREGIO_MAP, or None when nothing has been published."""
    pad = newest_publicatie(Path(settings.JEUGDREGIO_MAP))
    return None if pad is None else _opened(pad, (pad / BESTAND).stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _opened(pad: Path, mtime: int) -> Uitgave:
    return Uitgave(Publicatie.open(pad))
