"""The newest publication: the only figures page and API show. Opened once, until a newer one appears."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

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

    @cached_property
    def jaren(self) -> list[int]:
        """The years with figures of the region itself."""
        regio = self.publicatie.regio
        rijen = (
            r for i in self.publicatie for per in i.per if "gebied" in per for r in i.rows(per, gebied=regio)
        )
        return sorted({Tijdvak.of(rij.dimensies).jaar for rij in rijen})

    @cached_property
    def plaatsen(self) -> Groepen:
        """Every place with figures, by kind, for a select."""
        groepen: dict[str, list[tuple[str, str]]] = {soort: [] for soort in SOORTEN}
        for plaats in self.publicatie.plaatsen.values():
            groepen[plaats.soort].append((plaats.code, plaats.naam))
        return [(SOORTEN[soort], keuzes) for soort, keuzes in groepen.items() if keuzes]

    def is_volledig(self, tijdvak: Tijdvak) -> bool:
        """Whether the whole period lies before the end of the complete months."""
        return tijdvak.laatste_maand <= self.volledig_tot

    def rijen(
        self, code: str, per: Sequence[str], plaatsen: Collection[str], van: int, tot: int
    ) -> list[Rij]:
        """The published rows of one table for these places and years."""
        soort = "gemeente" if "gemeente" in per else "gebied"
        rijen = self.indicatoren[code].rows(per, **{soort: plaatsen})
        return [rij for rij in rijen if van <= Tijdvak.of(rij.dimensies).jaar <= tot]

    def cijfers(
        self, code: str, per: Sequence[str], plaatsen: Sequence[str], van: int, tot: int
    ) -> list[Cijfer]:
        """The same as figures to show, in the order of the places given and then of time."""
        eenheid = eenheid_van(self.indicatoren[code].catalogus["unit"])
        volgorde = {plaats: nummer for nummer, plaats in enumerate(plaatsen)}
        rijen = self.rijen(code, per, plaatsen, van, tot)
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
