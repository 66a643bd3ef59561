"""The records for the national statistics of the help that a municipality's own local team gives.

Codes: CBS, Informatieprotocol Beleidsinformatie Jeugd, version 7. From that protocol: one record a young
person and form of care, and help of the same form by the same provider whose periods overlap or adjoin is
one record. Our reading, each said in the manual: help without verblijf that the team gives is form 01; a
temporary stop does not end a record; a record began with crisis when its first product is of category 46.

A record is about one person. It is for the municipality itself, which knows the person behind the pseudonym
and adds what no stand holds (`statistiekbestand.AAN_TE_VULLEN`); like `intern`, this asks for a purpose.
"""

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import ibis

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.kern.periode import Periode
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.nationaal import gegevens
from jeugdregio.monitor.nationaal.doel import require_doel
from jeugdregio.monitor.nationaal.koppeling import hulpvorm
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_product

LOKAAL_TEAM = "01"  # without verblijf, by the neighbourhood team
ZONDER_VERBLIJF = frozenset({"01", "02", "03", "04"})
CRISIS = "46"
JA, NEE = "01", "02"
DAG = datetime.timedelta(days=1)
GEEN_BEGIN_VOOR_EINDE = "De einddatum ligt voor de begindatum"


@dataclass(frozen=True, slots=True)
class StatistiekRecord:
    """Help of one form to one young person, under the codes of the protocol.

    `einddatum` is None when it still ran at the end of the period. `reden_beeindiging` is None then, and
    where the protocol has no such reason. `leveringen` is the number of deliveries that became this record.
    """

    gemeente: str
    aanbieder: str
    pseudoniem: int
    geboortemaand: datetime.date | None
    geslacht: str
    hulpvorm: str
    gestart_met_crisis: str
    begindatum: datetime.date
    einddatum: datetime.date | None
    reden_beeindiging: str | None
    leveringen: int


@dataclass(frozen=True, slots=True)
class Statistiek:
    """The records of a period, and of what was left out how many deliveries, by reason."""

    periode: Periode
    records: tuple[StatistiekRecord, ...]
    overgeslagen: dict[str, int]


@dataclass(frozen=True, slots=True)
class Hulp:
    """Help of one form to one person without a break, of `aantal` deliveries."""

    pseudoniem: int
    hulpvorm: str
    crisis: bool
    begin: datetime.date
    einde: datetime.date | None
    reden: str | None
    tijdelijk: bool
    geboortemaand: datetime.date | None
    geslacht: str
    aantal: int = 1


def make_statistiek(
    stand: Stand, *, gemeente: str, aanbieder: str, periode: Periode, doel: str
) -> Statistiek:
    """Give the records of the help of a local team (its AGB code) for one municipality in a closed period.

    A record belongs to the period when they share a day. The caller has checked the mandate, and logs `doel`.
    Raises MonitorError without a purpose, for a code that is no municipality, or a period without an end.
    """
    require_doel(doel)
    if gemeente not in gemeenten():
        raise MonitorError(f"{gemeente} is geen code van een gemeente; verwacht: vier cijfers, zoals 0772")
    if periode.einde is None:
        raise MonitorError("het tijdvak van de statistiek heeft een laatste dag nodig")
    overgeslagen: Counter[str] = Counter()
    leveringen = list(_read(stand, gemeente, aanbieder, periode.einde, overgeslagen))
    records = [
        _record(samen, gemeente, aanbieder, periode.einde)
        for samen in merge(leveringen)
        if samen.einde is None or samen.einde >= periode.begin
    ]
    return Statistiek(periode, tuple(records), dict(sorted(overgeslagen.items())))


def merge(leveringen: Iterable[Hulp]) -> Iterator[Hulp]:
    """Yield one span for what overlaps or adjoins, per young person and form.

    After a temporary stop the next start goes on with the same help; without one it still runs.
    """
    op_volgorde = sorted(
        leveringen,
        key=lambda d: (d.pseudoniem, d.hulpvorm, d.begin, d.einde or datetime.date.max, not d.tijdelijk),
    )
    for _, groep in itertools.groupby(op_volgorde, key=lambda d: (d.pseudoniem, d.hulpvorm)):
        eerste, *rest = groep
        samen = eerste
        for volgende in rest:
            if samen.einde is None or samen.tijdelijk or volgende.begin <= samen.einde + DAG:
                samen = _join(samen, volgende)
            else:
                yield samen
                samen = volgende
        yield replace(samen, einde=None, reden=None) if samen.tijdelijk else samen


def _join(samen: Hulp, volgende: Hulp) -> Hulp:
    """The two as one; how it ended is said by the one that ended last."""
    aantal = samen.aantal + volgende.aantal
    if samen.einde is None or (volgende.einde is not None and volgende.einde < samen.einde):
        return replace(samen, aantal=aantal)
    return replace(
        samen, einde=volgende.einde, reden=volgende.reden, tijdelijk=volgende.tijdelijk, aantal=aantal
    )


def _read(
    stand: Stand, gemeente: str, aanbieder: str, einde: datetime.date, overgeslagen: Counter[str]
) -> Iterator[Hulp]:
    leveringen = stand.leveringen.filter(
        stand.leveringen.gemeente == gemeente,
        stand.leveringen.aanbieder == aanbieder,
        stand.leveringen.begindatum <= ibis.literal(einde),
    )
    jeugdigen = stand.jeugdigen.rename(j_pseudoniem="pseudoniem")
    met_product = with_product(stand, leveringen)
    samen = met_product.left_join(jeugdigen, met_product.pseudoniem == jeugdigen.j_pseudoniem)
    for rij in samen.to_pyarrow().to_pylist():
        vorm, reden = form_of_team(rij["categorie"], rij["productcode"], rij["begindatum"])
        if rij["einddatum"] is not None and rij["einddatum"] < rij["begindatum"]:
            vorm, reden = None, GEEN_BEGIN_VOOR_EINDE
        if vorm is None:
            overgeslagen[reden] += 1
            continue
        yield Hulp(
            rij["pseudoniem"],
            vorm,
            rij["categorie"] == CRISIS,
            rij["begindatum"],
            rij["einddatum"],
            rij["reden_beeindiging"],
            bool(rij["tijdelijk"]) and rij["einddatum"] is not None,
            rij["geboortemaand"],
            rij["geslacht"] or "0",
        )


def form_of_team(
    categorie: str | None, productcode: str | None, dag: datetime.date
) -> tuple[str | None, str]:
    """Give the form of help that a local team gives itself, or None; and the reason.

    Without verblijf it is 01, whatever place the product names. A category without a product code counts when
    all its products are without verblijf.
    """
    gevonden = hulpvorm(categorie, productcode, dag)
    if gevonden.code in ZONDER_VERBLIJF:
        return LOKAAL_TEAM, "Zonder verblijf, door het lokale team"
    if gevonden.code is None and productcode is None and categorie in _zonder_verblijf():
        return LOKAAL_TEAM, "Zonder verblijf, door het lokale team"
    return gevonden.code, gevonden.reden


@cache
def _zonder_verblijf() -> frozenset[str]:
    vormen: dict[str, set[str]] = {}
    for product in productcodes().values():
        if product.hulpvorm is not None:
            vormen.setdefault(product.categorie, set()).add(product.hulpvorm)
    return frozenset(categorie for categorie, alle in vormen.items() if alle <= ZONDER_VERBLIJF)


@cache
def _redenen() -> dict[str, str | None]:
    return {rij["reden"]: rij["code"] or None for rij in gegevens.read("redenen_beeindiging")}


def _record(samen: Hulp, gemeente: str, aanbieder: str, laatste: datetime.date) -> StatistiekRecord:
    loopt = samen.einde is None or samen.einde > laatste
    return StatistiekRecord(
        gemeente,
        aanbieder,
        samen.pseudoniem,
        samen.geboortemaand,
        samen.geslacht,
        samen.hulpvorm,
        JA if samen.crisis else NEE,
        samen.begin,
        None if loopt else samen.einde,
        None if loopt else _redenen().get(samen.reden or ""),
        samen.aantal,
    )
