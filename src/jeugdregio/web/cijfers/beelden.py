"""What a page shows of an indicator: its headline, chart, table and the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode

from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES
from jeugdregio.web.cijfers.cijfer import Cijfer, Verandering, datum, verandering
from jeugdregio.web.cijfers.grafiek_stijl import Spec
from jeugdregio.web.cijfers.grafieken import grafiek
from jeugdregio.web.cijfers.keuze import dimension_names
from jeugdregio.web.cijfers.ontbrekend import undelivered
from jeugdregio.web.cijfers.publicatie import Uitgave
from jeugdregio.web.cijfers.referenties import Elders, elsewhere
from jeugdregio.web.cijfers.tabellen import Tabel, tabel
from jeugdregio.web.cijfers.trendbreuken import trend_breaks
from jeugdregio.web.cijfers.verwachting import STREVEN, Verwachting
from jeugdregio.web.cijfers.vooruit import Vooruitzichten, outlook

MEESTE_NAAST_ELKAAR: Final = 4
MEESTE_GRAFIEKEN: Final = 12
MEESTE_STAVEN: Final = 25
EENHEID_IN_WOORDEN: Final = {
    "procent": "",
    "jeugdigen": "aantal jeugdigen",
    "aantal": "aantal",
    "keer": "aantal keer",
    "rapportcijfer": "rapportcijfer",
    "index": "index, eerste jaar is 100",
}
Filters = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A chart with its name in the page, a heading where there are several, and what it shows in words."""

    naam: str
    kop: str
    omschrijving: str
    spec: Spec

    @property
    def spec_id(self) -> str:
        """The name of the block of data in the page."""
        return f"spec-{self.naam}"


@dataclass(frozen=True, slots=True)
class Beeld:
    """One indicator on a page. `kop` is the headline figure, `verandering` its change with a year before."""

    code: str
    catalogus: dict[str, Any]
    per: tuple[str, ...]
    kop: Cijfer | None
    verandering: Verandering
    grafieken: tuple[Grafiek, ...]
    tabel: Tabel
    plaatsen: int  # how many places have figures
    vraag: str  # the same choice as the query of an address
    groepen: int = 0  # how many groups there are
    vooruit: Vooruitzichten | None = None  # what is expected and intended, on a page of one indicator
    niet_aangeleverd: str = ""  # of which municipalities data are missing
    trendbreuken: tuple[str, ...] = ()  # where years do not compare
    elders: Elders | None = None  # what others published about the same

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to show."""
        return not self.tabel.regels

    @property
    def niet_getekend(self) -> bool:
        """Whether some places have no chart."""
        return self.plaatsen > MEESTE_GRAFIEKEN and len(self.grafieken) > 1

    @property
    def getekende_groepen(self) -> int:
        """How many groups the charts show, where that is not all of them; else 0."""
        return MEESTE_STAVEN if self.groepen > MEESTE_STAVEN else 0

    @property
    def verwacht_niet_getekend(self) -> bool:
        """Whether the chart compares places, and so shows nothing of what is expected or intended."""
        return bool(self.vooruit and self.vooruit.punten) and self.plaatsen > 1 and len(self.grafieken) == 1

    @property
    def in_eenheid(self) -> str:
        """What the cells of the table do not show: the unit, and which amounts: "in euro, ingediend"."""
        unit, soort = str(self.catalogus["unit"]), self.catalogus["bedragsoort"]
        duizend = "duizend " if self.tabel.in_duizend else ""
        eenheid = EENHEID_IN_WOORDEN.get(unit, f"in {duizend}{unit}")
        return ", ".join(deel for deel in (eenheid, soort) if deel)

    @property
    def bijschrift(self) -> str:
        """What chart and table show, of when."""
        tijd, *rest = self.per
        return f"{self.catalogus['label']} per {tijd}, naar {dimension_names(rest)}"

    @property
    def tabelnaam(self) -> str:
        """The caption of the table, apart from the heading above it; says the unit."""
        return f"Tabel: {self.bijschrift}" + (f" ({self.in_eenheid})" if self.in_eenheid else "")

    @property
    def eldersnaam(self) -> str:
        """The caption of the table of what others published."""
        eenheid = self.in_eenheid.replace("duizend ", "")
        return f"{self.catalogus['label']} elders, per {self.per[0]}" + (f" ({eenheid})" if eenheid else "")

    @property
    def vooruitnaam(self) -> str:
        """The caption of the table of what is expected and intended; its amounts are never in thousands."""
        titel = self.vooruit.titel if self.vooruit else ""
        eenheid = self.in_eenheid.replace("duizend ", "")
        return f"{titel}: {self.bijschrift}" + (f" ({eenheid})" if eenheid else "")

    @property
    def gegevens(self) -> list[tuple[str, str]]:
        """The definition of the figure, as terms and texts."""
        c = self.catalogus
        sinds = datum(date.fromisoformat(str(c["since"])))
        paren = [
            ("Wat telt mee", c["numerator"]),
            ("Gedeeld door", c["denominator"]),
            ("Gewenste richting", c["direction"]),
            ("Bedragen", BEDRAGSOORTEN.get(c["bedragsoort"] or "")),
            ("Bron", c["source"]),
            ("Beheerder van de definitie", c["owner"]),
            ("Versie van de definitie", f"{c['version']}, sinds {sinds}"),
            ("Bescherming van personen", disclosure(c["minimum"])),
        ]
        return [(term, str(tekst)) for term, tekst in paren if tekst]


BEDRAGSOORTEN: Final = {
    "ingediend": "Ingediend: het bedrag dat aanbieders hebben gedeclareerd, min wat zij hebben teruggenomen. "
    "Een gemeente kan een deel nog afwijzen.",
}


@lru_cache(maxsize=512)
def kaart(uitgave: Uitgave, code: str, plaats: str, van: int, tot: int) -> Beeld:
    """The card of an indicator in the monitor: one place, the coarsest periods there are."""
    return _beeld(uitgave, code, coarsest(uitgave, code, plaats), (plaats,), van, tot)


def coarsest(uitgave: Uitgave, code: str, plaats: str) -> tuple[str, ...]:
    """The table of a place with the longest periods and the fewest dimensions; empty when there is none."""
    soort = "gemeente" if uitgave.publicatie.plaatsen[plaats].soort == "gemeente" else "gebied"
    tabellen = [per for per in uitgave.indicatoren[code].per if soort in per]
    return min(tabellen, key=lambda per: (-PERIODES[per[0]], len(per)), default=())


def headline(uitgave: Uitgave, cijfers: Sequence[Cijfer], richting: str) -> tuple[Cijfer | None, Verandering]:
    """The figure of the last whole period, and its change with a year before in words."""
    heel = [c for c in cijfers if uitgave.is_volledig(c.tijdvak)]
    kop, eerder = _headline(heel)
    return kop, _last_shown(kop, heel) or verandering(kop, eerder, richting)


@lru_cache(maxsize=256)
def diepte(
    uitgave: Uitgave,
    code: str,
    per: tuple[str, ...],
    plaatsen: tuple[str, ...],
    van: int,
    tot: int,
    filters: Filters = (),
) -> Beeld:
    """One indicator on its own page: any table, several places; of some dimensions one value.

    With what is expected and intended, in the charts too.
    """
    vooruit = outlook(uitgave, code, per, plaatsen, van, tot)
    return _beeld(uitgave, code, per, plaatsen, van, tot, filters, vooruit)


def _beeld(
    uitgave: Uitgave,
    code: str,
    per: tuple[str, ...],
    plaatsen: tuple[str, ...],
    van: int,
    tot: int,
    filters: Filters = (),
    vooruit: Vooruitzichten | None = None,
) -> Beeld:
    catalogus = dict(uitgave.indicator(code).catalogus)
    cijfers = uitgave.cijfers(code, per, plaatsen, van, tot, filters) if per else []
    if any(c.groep is not None for c in cijfers):
        cijfers = _in_order(cijfers, [c for c in cijfers if uitgave.is_volledig(c.tijdvak)])
    heel = [c for c in cijfers if uitgave.is_volledig(c.tijdvak)]
    kop, anders = headline(uitgave, cijfers, catalogus["direction"])
    keuze = [
        *([("per", ",".join(per))] if per else []),
        *(("plaats", plaats) for plaats in plaatsen),
        ("van", van),
        ("tot", tot),
        *filters,
    ]
    return Beeld(
        code=code,
        catalogus=catalogus,
        per=per,
        kop=kop,
        verandering=anders,
        grafieken=_charts(catalogus["label"], cijfers, heel, code, vooruit),
        tabel=tabel(cijfers, kort=True),
        plaatsen=len({c.plaats for c in cijfers}),
        vraag=urlencode(keuze),
        groepen=len({c.groep for c in cijfers}),
        vooruit=vooruit,
        niet_aangeleverd=undelivered(uitgave, code, per, cijfers),
        trendbreuken=trend_breaks(uitgave, catalogus),
        elders=elsewhere(uitgave, code, per, van, tot),
    )


def disclosure(minimum: int) -> str:
    """The rules that keep people from being recognised, in plain words."""
    if not minimum:
        return "Dit cijfer gaat niet over personen. Er is niets weggelaten."
    return (
        f"Een cijfer over minder dan {minimum} jeugdigen tonen we niet. Soms tonen we ook een ander cijfer "
        "niet, omdat het eerste anders uit te rekenen is. Aantallen jeugdigen zijn afgerond; aandelen zijn "
        "berekend uit de afgeronde aantallen. Een bedrag of gemiddelde tonen we niet als het vooral van één "
        "jeugdige of één aanbieder komt. Iedereen ziet dezelfde cijfers."
    )


def _in_order(cijfers: list[Cijfer], heel: list[Cijfer]) -> list[Cijfer]:
    """Groups in the order of their dimension; where that has none, by their last published whole period:
    largest first, withheld ones last.
    """
    groot = _sizes(heel or cijfers)
    plek = {plaats: nummer for nummer, plaats in enumerate(dict.fromkeys(c.plaats for c in cijfers))}
    return sorted(
        cijfers,
        key=lambda c: (
            plek[c.plaats],
            [DIMENSIES[naam].order(waarde)[0] for naam, waarde in c.uitsplitsing],
            -groot.get(c.groep, float("-inf")),
            c.groep or "",
            c.tijdvak,
        ),
    )


def _sizes(cijfers: Sequence[Cijfer]) -> dict[str | None, float]:
    return {c.groep: c.waarde for c in sorted(cijfers, key=lambda c: c.tijdvak) if c.waarde is not None}


def _headline(heel: Sequence[Cijfer]) -> tuple[Cijfer | None, Cijfer | None]:
    """The figure of the last whole period and the one of a year before.

    Of several places the first, of several groups the largest that is published.
    """
    if not heel:
        return None, None
    laatste = max(c.tijdvak for c in heel)
    kandidaten = [c for c in heel if c.tijdvak == laatste]
    getoond = [c for c in kandidaten if c.waarde is not None and c.plaats == kandidaten[0].plaats]
    kop = max(getoond or kandidaten[:1], key=lambda c: c.waarde or 0.0)
    eerder = [
        c for c in heel if (c.plaats, c.groep, c.tijdvak) == (kop.plaats, kop.groep, laatste.vorig_jaar)
    ]
    return kop, next(iter(eerder), None)


def _last_shown(kop: Cijfer | None, heel: Sequence[Cijfer]) -> Verandering | None:
    """What the headline says when its own figure is not shown: the last one that is."""
    if kop is None or kop.waarde is not None:
        return None
    getoond = [c for c in heel if (c.plaats, c.groep) == (kop.plaats, kop.groep) and c.waarde is not None]
    if not getoond:
        return None
    laatste = max(getoond, key=lambda c: c.tijdvak)
    return Verandering(f"Het laatste cijfer dat we tonen: {laatste.uitleg}, {laatste.tijdvak.naam}.")


def _charts(
    label: str, cijfers: list[Cijfer], heel: list[Cijfer], naam: str, vooruit: Vooruitzichten | None
) -> tuple[Grafiek, ...]:
    """One chart, or one a place on the same axis; many places are compared as bars of the last years."""
    plaatsen = list(dict.fromkeys(c.plaats for c in cijfers))
    in_groepen = any(c.groep is not None for c in cijfers)
    if not in_groepen and len(plaatsen) > MEESTE_NAAST_ELKAAR and heel and heel[0].tijdvak.soort == "jaar":
        return _made([("", _highest_first(heel), [])], label, naam, None)
    verder = [waarde for punt in vooruit.punten for waarde in punt.waarden] if vooruit else []
    hoogste = max((*verder, *(c.waarde for c in cijfers if c.waarde is not None)), default=0.0)
    getekend = _first_groups(heel) if in_groepen else cijfers
    delen = [
        (
            plaats.naam if len(plaatsen) > 1 else "",
            [c for c in getekend if c.plaats == plaats],
            vooruit.of(plaats.code) if vooruit else [],
        )
        for plaats in plaatsen[:MEESTE_GRAFIEKEN]
    ]
    return _made(delen, label, naam, hoogste if len(plaatsen) > 1 else None)


def _first_groups(heel: Sequence[Cijfer]) -> list[Cijfer]:
    """Those of the largest groups, when there are more than a chart can show; in the order they have."""
    groot = _sizes(heel)
    grootste = sorted(groot, key=lambda groep: -groot[groep])[:MEESTE_STAVEN]
    return [c for c in heel if c.groep in grootste] if len(groot) > MEESTE_STAVEN else list(heel)


def _highest_first(heel: Sequence[Cijfer]) -> list[Cijfer]:
    """Places in order of their last whole period, highest first; withheld ones last."""
    laatste = max(c.tijdvak for c in heel)
    hoog = {c.plaats: c.waarde for c in heel if c.tijdvak == laatste and c.waarde is not None}
    return sorted(heel, key=lambda c: (-hoog.get(c.plaats, float("-inf")), c.plaats.naam, c.tijdvak))


def _made(
    delen: Sequence[tuple[str, list[Cijfer], list[Verwachting]]], label: str, naam: str, top: float | None
) -> tuple[Grafiek, ...]:
    grafieken = []
    for nummer, (kop, cijfers, vooruit) in enumerate(delen, start=1):
        spec = grafiek(cijfers, top=top, vooruit=vooruit)
        if spec is not None:
            grafieken.append(Grafiek(f"{naam}-{nummer}", kop, _described(label, kop, cijfers, vooruit), spec))
    return tuple(grafieken)


def _described(label: str, kop: str, cijfers: Sequence[Cijfer], vooruit: Sequence[Verwachting]) -> str:
    tijdvakken = sorted({c.tijdvak for c in cijfers})
    periode = (
        tijdvakken[0].naam
        if len(tijdvakken) == 1
        else f"{tijdvakken[0].in_zin} tot en met {tijdvakken[-1].in_zin}"
    )
    waar = f", {kop}" if kop else ""
    wat = label[0].lower() + label[1:]
    tot = max((punt.tijdvak for punt in vooruit if punt.voorspeld), default=None)
    verder = f", met de verwachting tot en met {tot.naam}" if tot else ""
    streven = {naam for punt in vooruit for naam in STREVEN if getattr(punt, naam) is not None}
    naast = f", naast {' en '.join(sorted(streven))}" if streven else ""
    tabel = "De tabellen onder de grafiek tonen" if verder or naast else "De tabel onder de grafiek toont"
    return f"Grafiek van {wat}{waar}, {periode}{verder}{naast}. {tabel} dezelfde cijfers."
