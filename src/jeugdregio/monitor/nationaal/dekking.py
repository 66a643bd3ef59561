"""What the messages cover of what municipalities booked, and what does not link and why.

Exact, and so an exit like `intern`: for a mandate and a purpose. Booked is what the accounts say of a year;
declared is what providers sent in (JW323) about help that began in that year, debit less credit. The two
never meet wholly: pgb, subsidies, task-based funding and a municipality's own team send no message.
"""

import datetime
import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import ibis

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.kern.gemeentecode import gemeenten as alle_gemeenten
from jeugdregio.kern.herindeling import successors
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.nationaal.doel import require_doel
from jeugdregio.monitor.nationaal.iv3 import rubrieken, taakvelden_of_year
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening
from jeugdregio.monitor.nationaal.koppeling import GGZ_CODES
from jeugdregio.monitor.nationaal.producttabel import with_landelijk
from jeugdregio.monitor.nationaal.vergelijking import INDELING, Bedrag
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_product

SAMEN = "samen"
NIET_IN_TE_DELEN = "niet in te delen"
ZONDER_LIJST = ("54", "55")  # categories of which the product list holds no codes


class Reden(enum.StrEnum):
    """Why something does not link. One line can be in several of these."""

    START_ZONDER_TOEWIJZING = "start zonder toewijzing"
    REGEL_ZONDER_TOEWIJZING = "gedeclareerde regel zonder toewijzing"
    REGEL_ZONDER_START = "gedeclareerde regel zonder start"
    PRODUCT_BUITEN_LIJST = "product buiten de lijst"
    PRODUCT_NIET_IN_TE_DELEN = "product zonder taakveld, of met meer dan één"
    GEEN_STARTBERICHTEN = "van deze gemeente zijn er geen startberichten (JW305)"
    GEEN_DECLARATIES = "van deze gemeente zijn er geen declaraties (JW323)"
    GEEN_JAARREKENING = "van deze gemeente is er geen jaarrekening"


@dataclass(frozen=True, slots=True)
class DekkingRij:
    """A municipality and a rubriek: booked and declared, in cents. `geboekt` is None without accounts.

    The rubriek SAMEN is all together; NIET_IN_TE_DELEN is declared but of no one rubriek.
    """

    jaar: int
    gemeente: str
    naam: str
    rubriek: str
    omschrijving: str
    taakvelden: tuple[str, ...]
    geboekt: int | None
    gedeclareerd: int

    @property
    def aandeel(self) -> float | None:
        """Declared as a percentage of booked; None where nothing was booked."""
        return 100 * self.gedeclareerd / self.geboekt if self.geboekt else None


@dataclass(frozen=True, slots=True)
class LosRij:
    """What does not link in a municipality. `aantal` starts or lines; `bedrag` in cents, None for starts."""

    jaar: int
    gemeente: str
    naam: str
    reden: Reden
    aantal: int
    bedrag: int | None


@dataclass(frozen=True, slots=True)
class Dekking:
    """The coverage of a year, and what does not link."""

    rijen: tuple[DekkingRij, ...]
    los: tuple[LosRij, ...]


def coverage(
    stand: Stand,
    rekening: Jaarrekening,
    *,
    gemeenten: Collection[str],
    doel: str,
    bedrag: Bedrag = Bedrag.LASTEN,
) -> Dekking:
    """Hold what was declared in the stand against what was booked, for these municipalities of today.

    The caller has checked the mandate for them, and logs the purpose `doel`. Raises MonitorError without a
    purpose, or for a code that is no municipality of today.
    """
    require_doel(doel)
    if not gemeenten:
        raise MonitorError("geef de gemeenten waarvoor u exacte cijfers mag zien")
    for code in gemeenten:
        if successors(code, INDELING) != (code,):
            raise MonitorError(f"{code} is geen gemeente van {INDELING.year}")
    hier = _predecessors(gemeenten)
    regels = _lines(stand, rekening.jaar, hier)
    rijen = [
        rij
        for code, gedeclareerd in _per_rubriek(regels, hier, gemeenten).items()
        for rij in _rows(rekening, code, _codes_of(hier, code), gedeclareerd, bedrag)
    ]
    los = [
        LosRij(rekening.jaar, code, alle_gemeenten()[code].naam, reden, aantal, cents)
        for (code, reden), (aantal, cents) in sorted(_loose(stand, rekening, regels, hier).items())
    ]
    return Dekking(tuple(rijen), tuple(los))


def municipalities_of(stand: Stand) -> tuple[str, ...]:
    """The municipalities of today in the region of a stand, on its date."""
    gebieden = stand.gebieden
    dag = ibis.literal(stand.peildatum)
    leden = gebieden.filter(
        gebieden.gebied == stand.meta.regio,
        gebieden.van.isnull() | (gebieden.van <= dag),
        gebieden.tot.isnull() | (gebieden.tot >= dag),
    )
    return tuple(sorted(leden.select("gemeente").distinct().to_pyarrow().column("gemeente").to_pylist()))


def _predecessors(gemeenten: Collection[str]) -> dict[str, str]:
    """Every code whose ground is wholly in one of these municipalities of today, with that municipality."""
    gevonden = {}
    for code in alle_gemeenten():
        later = successors(code, INDELING)
        if len(later) == 1 and later[0] in gemeenten:
            gevonden[code] = later[0]
    return gevonden


def _codes_of(hier: Mapping[str, str], gemeente: str) -> tuple[str, ...]:
    return tuple(code for code, nu in hier.items() if nu == gemeente)


def _lines(stand: Stand, jaar: int, hier: Collection[str]) -> ibis.Table:
    """The declared lines of help that began in the year, with their rubriek, and whether they link."""
    regels = with_product(stand, stand.prestaties)
    regels = regels.filter(
        regels.gemeente.isin(list(hier)),
        regels.begindatum >= datetime.date(jaar, 1, 1),
        regels.begindatum <= datetime.date(jaar, 12, 31),
    )
    regels = with_landelijk(regels, "begindatum")
    lijst = [*productcodes(), *GGZ_CODES]
    buiten = (
        regels.productcode.notnull()
        & ~regels.productcode.isin(lijst)
        & ~ibis.coalesce(regels.categorie, "").isin(list(ZONDER_LIJST))
    )
    return _with_start(stand, regels.mutate(buiten=buiten))


def _with_start(stand: Stand, regels: ibis.Table) -> ibis.Table:
    """Add `gestart`: there is a start of that assignment, or of that person, provider and category."""
    leveringen = with_product(stand, stand.leveringen)
    sleutel = ("gemeente", "pseudoniem", "aanbieder", "categorie")
    toewijzing = (
        leveringen.filter(leveringen.toewijzing.notnull()).select(s_toewijzing="toewijzing").distinct()
    )
    zelfde = leveringen.select(**{f"s_{naam}": naam for naam in sleutel}).distinct()
    samen = regels.left_join(toewijzing, regels.toewijzing == toewijzing.s_toewijzing)
    samen = samen.left_join(zelfde, [samen[naam] == zelfde[f"s_{naam}"] for naam in sleutel])
    return samen.mutate(gestart=samen.s_toewijzing.notnull() | samen.s_pseudoniem.notnull()).drop(
        "s_toewijzing", *zelfde.columns
    )


def _per_rubriek(
    regels: ibis.Table, hier: Mapping[str, str], gemeenten: Collection[str]
) -> dict[str, dict[str | None, int]]:
    sommen: dict[str, dict[str | None, int]] = {code: {} for code in sorted(gemeenten)}
    per = regels.group_by("gemeente", "rubriek").agg(bedrag=regels.bedrag.sum().cast("int64"))
    for rij in per.to_pyarrow().to_pylist():
        som = sommen[hier[rij["gemeente"]]]
        som[rij["rubriek"]] = som.get(rij["rubriek"], 0) + rij["bedrag"]
    return sommen


def _rows(
    rekening: Jaarrekening,
    gemeente: str,
    delen: Collection[str],
    gedeclareerd: Mapping[str | None, int],
    bedrag: Bedrag,
) -> list[DekkingRij]:
    velden: dict[str, list[str]] = {}
    for veld in taakvelden_of_year(rekening.jaar).values():
        velden.setdefault(veld.rubriek, []).append(veld.code)
    bekend = any(code in rekening.gemeenten for code in delen) and not any(
        code in rekening.zonder_opgave for code in delen
    )
    naam = alle_gemeenten()[gemeente].naam

    def booked(codes: Collection[str]) -> int | None:
        posten = (rekening.posten.get((deel, veld)) for deel in delen for veld in codes)
        return sum(bedrag.of(post) for post in posten if post is not None) if bekend else None

    rijen = [
        DekkingRij(
            rekening.jaar,
            gemeente,
            naam,
            rubriek,
            rubrieken()[rubriek],
            tuple(codes),
            booked(codes),
            gedeclareerd.get(rubriek, 0),
        )
        for rubriek, codes in velden.items()
    ]
    if None in gedeclareerd:
        rijen.append(
            DekkingRij(
                rekening.jaar,
                gemeente,
                naam,
                NIET_IN_TE_DELEN,
                Reden.PRODUCT_NIET_IN_TE_DELEN,
                (),
                None,
                gedeclareerd[None],
            )
        )
    alle = [code for codes in velden.values() for code in codes]
    som = sum(gedeclareerd.values())
    rijen.append(
        DekkingRij(rekening.jaar, gemeente, naam, SAMEN, "Alles samen", tuple(alle), booked(alle), som)
    )
    return rijen


Tellingen = dict[tuple[str, Reden], tuple[int, int | None]]


def _loose(stand: Stand, rekening: Jaarrekening, regels: ibis.Table, hier: Mapping[str, str]) -> Tellingen:
    jaar = rekening.jaar
    met_start, met_regels = _sends(stand, jaar, hier), set[str]()
    los: Tellingen = {}

    def add(gemeente: str, reden: Reden, aantal: int, bedrag: int | None) -> None:
        eerder, cents = los.get((gemeente, reden), (0, None))
        samen = None if bedrag is None and cents is None else (bedrag or 0) + (cents or 0)
        if aantal:
            los[gemeente, reden] = (eerder + aantal, samen)

    soorten = regels.group_by("gemeente", "wachtend", "buiten", "gestart", ingedeeld=regels.rubriek.notnull())
    groepen = soorten.agg(aantal=regels.count().cast("int64"), bedrag=regels.bedrag.sum().cast("int64"))
    for rij in groepen.to_pyarrow().to_pylist():
        gemeente, aantal, bedrag = hier[rij["gemeente"]], rij["aantal"], rij["bedrag"]
        met_regels.add(gemeente)
        if rij["wachtend"]:
            add(gemeente, Reden.REGEL_ZONDER_TOEWIJZING, aantal, bedrag)
        if gemeente not in met_start:
            add(gemeente, Reden.GEEN_STARTBERICHTEN, aantal, bedrag)
        elif not rij["gestart"]:
            add(gemeente, Reden.REGEL_ZONDER_START, aantal, bedrag)
        if rij["buiten"]:
            add(gemeente, Reden.PRODUCT_BUITEN_LIJST, aantal, bedrag)
        if not rij["ingedeeld"]:
            add(gemeente, Reden.PRODUCT_NIET_IN_TE_DELEN, aantal, bedrag)
    for code, aantal in _starts_without(stand, jaar, hier).items():
        add(hier[code], Reden.START_ZONDER_TOEWIJZING, aantal, None)
    for gemeente in set(hier.values()):
        delen = _codes_of(hier, gemeente)
        if gemeente not in met_regels:
            los[gemeente, Reden.GEEN_DECLARATIES] = (0, None)
        if any(deel in rekening.zonder_opgave for deel in delen):
            los[gemeente, Reden.GEEN_JAARREKENING] = (0, None)
    return los


def _sends(stand: Stand, jaar: int, hier: Mapping[str, str]) -> set[str]:
    """The municipalities of which there is a start whose help touches the year."""
    leveringen = stand.leveringen
    in_jaar = leveringen.filter(
        leveringen.gemeente.isin(list(hier)),
        leveringen.begindatum <= datetime.date(jaar, 12, 31),
        leveringen.einddatum.isnull() | (leveringen.einddatum >= datetime.date(jaar, 1, 1)),
    )
    codes = in_jaar.select("gemeente").distinct().to_pyarrow().column("gemeente").to_pylist()
    return {hier[code] for code in codes}


def _starts_without(stand: Stand, jaar: int, hier: Collection[str]) -> dict[str, int]:
    """The starts in the year without an assignment that is known, by municipality code."""
    leveringen = stand.leveringen
    starts = leveringen.filter(
        leveringen.gemeente.isin(list(hier)),
        leveringen.begindatum >= datetime.date(jaar, 1, 1),
        leveringen.begindatum <= datetime.date(jaar, 12, 31),
    )
    bekend = stand.toewijzingen.select("toewijzing").distinct()
    los = starts.anti_join(bekend, "toewijzing").group_by("gemeente").agg(aantal=lambda t: t.count())
    return {rij["gemeente"]: rij["aantal"] for rij in los.to_pyarrow().to_pylist()}
