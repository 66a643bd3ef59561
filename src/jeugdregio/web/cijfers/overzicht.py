"""Every indicator of a place at a glance: by theme, a few key figures and the rest as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode

from django.utils.text import slugify

from jeugdregio.monitor.indicator import Richting, Thema
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator
from jeugdregio.web.cijfers.beelden import coarsest, headline
from jeugdregio.web.cijfers.cijfer import Cijfer, Verandering
from jeugdregio.web.cijfers.keuze import dimension_names
from jeugdregio.web.cijfers.publicatie import Uitgave

KERNCIJFERS: Final = 3
GEHEEL: Final = 2  # the dimensions of a table of places as a whole: period and place
ALLE_JAREN: Final = (0, 9999)
ZONDER_THEMA: Final = "Cijfers"


@dataclass(frozen=True, slots=True)
class Regel:
    """One indicator in the overview: its newest figure of a whole period, and the change with a year before.

    `zonder` says why there is no figure; it is empty when there is one.
    """

    code: str
    catalogus: dict[str, Any]
    plaats: str
    per: tuple[str, ...]
    kop: Cijfer | None
    verandering: Verandering
    zonder: str = ""

    @property
    def vraag(self) -> str:
        """The query that shows this figure on the page of the indicator."""
        return urlencode({"per": ",".join(self.per), "plaats": self.plaats}) if self.per else ""

    @property
    def splitsingen(self) -> list[tuple[str, str]]:
        """The other tables of this place by year, as what they are split by and their query: "aanbieder"."""
        return [
            (dimension_names(extra), urlencode({"per": ",".join(per), "plaats": self.plaats}))
            for per in (tuple(tabel) for tabel in self.catalogus["per"])
            if per != self.per and per[:GEHEEL] == self.per[:GEHEEL] and (extra := per[GEHEEL:])
        ]

    @property
    def naam(self) -> str:
        """The label with what it is split by, to look for: "gemiddelde wachttijd per naar aanbieder"."""
        c = self.catalogus
        namen = dict.fromkeys(dimension_names([naam]) for per in c["per"] for naam in per)
        return " ".join((str(c["label"]), "per naar", *namen)).casefold()

    @property
    def doorzoekbaar(self) -> str:
        """The words people may look for."""
        c = self.catalogus
        delen = (self.naam, c.get("thema"), c["definition"], c["source"], self.code)
        return " ".join(str(deel) for deel in delen if deel).casefold()


@dataclass(frozen=True, slots=True)
class Themablok:
    """The indicators of a theme: key figures first."""

    naam: str
    kern: tuple[Regel, ...]
    rest: tuple[Regel, ...]

    @property
    def slug(self) -> str:
        """The name in an address."""
        return slugify(self.naam)

    @property
    def regels(self) -> tuple[Regel, ...]:
        """All of them."""
        return self.kern + self.rest


def themes(uitgave: Uitgave) -> dict[str, list[GepubliceerdeIndicator]]:
    """The indicators by theme, in the order of the themes; those of an older publication have none."""
    gevonden: dict[str, list[GepubliceerdeIndicator]] = {str(thema): [] for thema in Thema}
    for indicator in uitgave.publicatie:
        gevonden.setdefault(indicator.catalogus.get("thema", ZONDER_THEMA), []).append(indicator)
    return {naam: indicatoren for naam, indicatoren in gevonden.items() if indicatoren}


@lru_cache(maxsize=64)
def overview(uitgave: Uitgave, plaats: str) -> tuple[Themablok, ...]:
    """Give the themes with the newest figure of each indicator in a place."""
    return tuple(
        _block(naam, [_line(uitgave, indicator, plaats) for indicator in indicatoren])
        for naam, indicatoren in themes(uitgave).items()
    )


def search(blokken: Iterable[Themablok], tekst: str) -> list[Regel]:
    """Give the indicators that have every word; first those that have them in label and dimensions."""
    woorden = tekst.casefold().split()
    gevonden = [
        regel for blok in blokken for regel in blok.regels if all(w in regel.doorzoekbaar for w in woorden)
    ]
    return sorted(gevonden, key=lambda regel: not all(w in regel.naam for w in woorden))


def _block(naam: str, regels: list[Regel]) -> Themablok:
    """Key figures are those with a figure, and best a direction, of the place as a whole."""
    kandidaten = [r for r in regels if r.kop is not None and r.kop.waarde is not None]
    kern = sorted(kandidaten, key=lambda r: (len(r.per) > GEHEEL, not _has_direction(r)))[:KERNCIJFERS]
    codes = {r.code for r in kern}
    return Themablok(naam, tuple(kern), tuple(r for r in regels if r.code not in codes))


def _has_direction(regel: Regel) -> bool:
    return bool(regel.catalogus["direction"] != Richting.GEEN_OORDEEL)


def _line(uitgave: Uitgave, indicator: GepubliceerdeIndicator, plaats: str) -> Regel:
    per = coarsest(uitgave, indicator.code, plaats)
    catalogus = dict(indicator.catalogus)
    if not per:
        soort = "gemeente" if uitgave.publicatie.plaatsen[plaats].soort == "gemeente" else "gebied"
        zonder = f"niet per {soort} gepubliceerd"
        return Regel(indicator.code, catalogus, plaats, per, None, Verandering(""), zonder)
    cijfers = uitgave.cijfers(indicator.code, per, (plaats,), *ALLE_JAREN)
    kop, verandering = headline(uitgave, cijfers, catalogus["direction"])
    zonder = "" if kop is not None else "nog geen heel jaar met cijfers"
    return Regel(indicator.code, catalogus, plaats, per, kop, verandering, zonder)
