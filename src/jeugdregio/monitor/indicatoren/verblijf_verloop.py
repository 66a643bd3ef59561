"""How young people come into verblijf, move within it and leave it, and how long they stay."""

import datetime

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen, worst
from jeugdregio.monitor.indicator import Eenheid, Minimum, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.feiten import days_between
from jeugdregio.monitor.indicatoren.plaatsingen import (
    PLEEGZORG,
    RESIDENTIEEL,
    TERUG_BINNEN,
    WAT_IS_RESIDENTIEEL,
    certain,
    merged,
    plaatsingen,
    uit_huis,
)
from jeugdregio.monitor.indicatoren.verblijf import ELKE_VORM, ELKE_VORM_SINDS, WAT_IS_VERBLIJF
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.stand import Stand
from jeugdregio.stand.zorg import OPEN

AFBOUW = "Tussenevaluatie FoodValley, Afbouw Verblijf"
WAT_IS_VERLOOP = (
    "Een periode in verblijf begint als een jeugdige in verblijf komt die dat niet al was, en eindigt als de "
    f"jeugdige {TERUG_BINNEN} dagen later niet weer in verblijf is; wisselen van plek is geen einde. Logeren "
    f"telt hier niet mee: wie alleen logeert, woont thuis. {WAT_IS_VERBLIJF}"
)
PLEK = ("pseudoniem", "aanbieder", "verblijfsvorm")
STAND_BEGIN, INSTROOM, UITSTROOM, STAND_EIND = "Stand begin", "Instroom", "Uitstroom", "Stand eind"


@indicator(
    code="verloop_verblijf",
    thema=Thema.VERBLIJF,
    label="In en uit verblijf",
    unit=Eenheid.AANTAL,
    definition=(
        "Hoeveel perioden in verblijf in het jaar begonnen (instroom) en eindigden (uitstroom), en hoeveel "
        "er liepen bij het begin en na het eind van het jaar. Stand begin en instroom samen zijn uitstroom "
        f"en stand eind samen. {WAT_IS_VERLOOP}"
    ),
    numerator="Aantal perioden in verblijf die begonnen, eindigden of liepen",
    source=f"{AFBOUW}, resultaten en grafiek 2 (instroom en uitstroom)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "beweging"), ("jaar", "gemeente", "beweging")),
    naar=("beweging",),
    measure=Maat(Telwijze.AANTAL),
    familie="verloop_verblijf",
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
    alle_hulp=True,
)
def verloop_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Periods away from home that began, ended or ran, once for each of these."""
    perioden = certain(stand, merged(uit_huis(stand), "pseudoniem", onderbreking=TERUG_BINNEN))
    samen = perioden.inner_join(
        kalender, [perioden.begindatum <= kalender.eind, perioden.einddatum >= kalender.begin]
    )
    bewegingen = {
        STAND_BEGIN: samen.begindatum < samen.begin,
        INSTROOM: samen.begindatum >= samen.begin,
        UITSTROOM: samen.einddatum <= samen.eind,
        STAND_EIND: samen.einddatum > samen.eind,
    }
    return ibis.union(
        *(
            samen.filter(waar).select(
                "periode",
                "gemeente",
                "pseudoniem",
                beweging=ibis.literal(naam),
                aantal=ibis.literal(1, type="int64"),
            )
            for naam, waar in bewegingen.items()
        )
    )


@indicator(
    code="netto_naar_huis",
    thema=Thema.VERBLIJF,
    label="Meer naar huis dan nieuw uit huis",
    unit=Eenheid.AANTAL,
    definition=(
        "Hoeveel meer jeugdigen in het jaar uit verblijf gingen dan er nieuw in verblijf kwamen. Onder nul "
        f"gingen er meer uit huis dan naar huis. {WAT_IS_VERLOOP}"
    ),
    numerator="Uitstroom uit verblijf min instroom in verblijf",
    source=f"{AFBOUW}, resultaten (60 jeugdigen meer naar huis dan er nieuw uit huis zijn geplaatst)",
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    van=("verloop_verblijf",),
)
def netto_naar_huis(bron: Bron) -> Tabellen:
    """Out less in, of each place and year."""
    tabellen: Tabellen = {}
    for plaats in ("gebied", "gemeente"):
        per_plek: dict[tuple[str | int, ...], dict[str, Rij]] = {}
        for rij in bron.rows("verloop_verblijf", ("jaar", plaats, "beweging")):
            plek = (rij.dimensies["jaar"], rij.dimensies[plaats])
            per_plek.setdefault(plek, {})[str(rij.dimensies["beweging"])] = rij
        tabellen["jaar", plaats] = [
            _netto({"jaar": jaar, plaats: waar}, per.get(UITSTROOM), per.get(INSTROOM))
            for (jaar, waar), per in per_plek.items()
        ]
    return tabellen


def _netto(plek: dict[str, str | int], uit: Rij | None, in_: Rij | None) -> Rij:
    """A movement that nowhere occurred has no rows: it is nought."""
    rijen = [rij for rij in (uit, in_) if rij is not None]
    voorlopig = any(rij.voorlopig for rij in rijen)
    if (ontbreekt := worst(rijen)) is not None:
        return Rij(plek, None, ontbreekt.status, voorlopig)
    waarde = (uit.waarde or 0.0 if uit else 0.0) - (in_.waarde or 0.0 if in_ else 0.0)
    return Rij(plek, waarde, Status.VOORLOPIG if voorlopig else Status.GEPUBLICEERD, voorlopig)


@indicator(
    code="van_pleegzorg_naar_residentieel",
    thema=Thema.VERBLIJF,
    label="Van pleegzorg naar residentieel verblijf",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen van wie de pleegzorg in het jaar eindigde en voor wie residentieel verblijf "
        "in de plaats kwam: het begon tijdens de pleegzorg en duurde langer, of het begon in de "
        f"{TERUG_BINNEN} dagen na het einde. Crisisverblijf daartussen telt niet als onderbreking: dan gaan "
        f"de {TERUG_BINNEN} dagen in na het crisisverblijf. Kwam er eerst nieuwe pleegzorg, dan telt het "
        "niet, en residentieel verblijf dat er al vóór de pleegzorg was ook niet. Een einde telt als er "
        f"{TERUG_BINNEN} dagen voorbij zijn. {WAT_IS_RESIDENTIEEL}"
    ),
    numerator="Verschillende jeugdigen bij wie na pleegzorg residentieel verblijf begon",
    source=f"{AFBOUW}, resultaten (breakdown in pleegzorg die leidde tot residentieel verblijf)",
    direction=Richting.LAGER_IS_BETER,
    version="2",
    since=datetime.date(2026, 11, 23),
    per=(("jaar", "gebied"),),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="van_pleegzorg_naar_residentieel",
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
    alle_hulp=True,
)
def van_pleegzorg_naar_residentieel(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Ends of foster care in the period whose place a stay in an institution takes."""
    alle = plaatsingen(stand)
    pleegzorg = merged(alle.filter(alle.verblijfsvorm == PLEEGZORG), "pseudoniem", onderbreking=TERUG_BINNEN)
    pleegzorg = _until_crisis_ended(certain(stand, pleegzorg), alle.filter(alle.crisis))
    volgorde = ibis.window(group_by="pseudoniem", order_by="begindatum")
    volgende = ibis.coalesce(pleegzorg.begindatum.lead().over(volgorde), ibis.literal(OPEN))
    pleegzorg = pleegzorg.mutate(volgende=volgende)
    # not merged over a gap: who came from an institution and goes back there within days, goes back
    instelling = merged(
        alle.filter(alle.verblijfsvorm.isin(RESIDENTIEEL)), "pseudoniem", onderbreking=0
    ).select(wie="pseudoniem", start="begindatum", einde="einddatum")
    daarna = pleegzorg.semi_join(
        instelling,
        [
            pleegzorg.pseudoniem == instelling.wie,
            instelling.start > pleegzorg.begindatum,
            instelling.start < pleegzorg.volgende,
            instelling.start <= pleegzorg.na_crisis + ibis.interval(days=TERUG_BINNEN),
            instelling.einde > pleegzorg.einddatum,
        ],
    )
    samen = daarna.inner_join(
        kalender, [daarna.einddatum >= kalender.begin, daarna.einddatum <= kalender.eind]
    )
    return samen.select("periode", "gemeente", "pseudoniem").distinct()


def _until_crisis_ended(perioden: ibis.Table, crisis: ibis.Table) -> ibis.Table:
    """Add `na_crisis`: the last day of crisis stay that follows a period, else of the period itself."""
    opvang = merged(crisis, "pseudoniem", onderbreking=TERUG_BINNEN).select(
        in_crisis="pseudoniem", crisis_van="begindatum", crisis_tot="einddatum"
    )
    # merged, so one crisis stay at most can begin in those days and outlast the period
    samen = perioden.left_join(
        opvang,
        [
            perioden.pseudoniem == opvang.in_crisis,
            opvang.crisis_van <= perioden.einddatum + ibis.interval(days=TERUG_BINNEN),
            opvang.crisis_tot > perioden.einddatum,
        ],
    )
    return samen.mutate(na_crisis=ibis.coalesce(samen.crisis_tot, samen.einddatum)).drop(*opvang.columns)


DUUR = (
    "van het verblijf dat in het jaar is geëindigd, per vorm van verblijf. Verblijf in dezelfde vorm zonder "
    f"onderbreking van meer dan {TERUG_BINNEN} dagen is één verblijf, ook bij een andere aanbieder. Een "
    f"einde telt als er {TERUG_BINNEN} dagen voorbij zijn. {ELKE_VORM}"
)
BRON_DUUR = (
    "Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (gemiddelde looptijd, jeugdhulp met verblijf)"
)


def _geeindigd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    alle = plaatsingen(stand)
    perioden = certain(
        stand,
        merged(alle, "pseudoniem", "verblijfsvorm", onderbreking=TERUG_BINNEN),
    )
    dagen = days_between(perioden.begindatum, perioden.einddatum) + 1
    perioden = perioden.mutate(hoeveelheid=dagen)
    samen = perioden.inner_join(
        kalender, [perioden.einddatum >= kalender.begin, perioden.einddatum <= kalender.eind]
    )
    return samen.select("periode", "gemeente", "pseudoniem", "verblijfsvorm", "hoeveelheid")


@indicator(
    code="gemiddelde_duur_verblijf",
    thema=Thema.VERBLIJF,
    label="Gemiddelde duur van geëindigd verblijf",
    unit=Eenheid.MAANDEN,
    definition=f"Gemiddeld aantal maanden {DUUR}",
    numerator="Dagen van het verblijf dat in het jaar is geëindigd, gedeeld door 365,25 en maal 12",
    denominator="Aantal keren dat verblijf in deze vorm in het jaar is geëindigd",
    source=BRON_DUUR,
    version="2",
    since=ELKE_VORM_SINDS,
    per=(("jaar", "gebied", "verblijfsvorm"),),
    naar=("verblijfsvorm",),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="gemiddelde_duur_verblijf",
    disclosure=Minimum(aanbieder=1.0),
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
    alle_hulp=True,
)
def gemiddelde_duur_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Stays that ended in the period, with their days."""
    return _geeindigd(stand, kalender)


@indicator(
    code="mediane_duur_verblijf",
    thema=Thema.VERBLIJF,
    label="Mediane duur van geëindigd verblijf",
    unit=Eenheid.MAANDEN,
    definition=f"Mediaan (de middelste waarde) van het aantal maanden {DUUR}",
    numerator="Middelste duur in dagen, gedeeld door 365,25 en maal 12",
    denominator="Aantal keren dat verblijf in deze vorm in het jaar is geëindigd",
    source=BRON_DUUR,
    version="2",
    since=ELKE_VORM_SINDS,
    per=(("jaar", "gebied", "verblijfsvorm"),),
    naar=("verblijfsvorm",),
    measure=Maat(Telwijze.MEDIAAN),
    familie="mediane_duur_verblijf",
    disclosure=Minimum(aanbieder=1.0),
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
    alle_hulp=True,
)
def mediane_duur_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Stays that ended in the period, with their days."""
    return _geeindigd(stand, kalender)


@indicator(
    code="verplaatsingen_per_jeugdige",
    thema=Thema.VERBLIJF,
    label="Verplaatsingen per jeugdige in verblijf",
    unit=Eenheid.KEER,
    definition=(
        "Hoe vaak een jeugdige in verblijf in het jaar gemiddeld naar een andere plek ging: een andere "
        "aanbieder of een andere vorm van verblijf dan de vorige, ook bij crisis, die begint terwijl de "
        f"jeugdige in verblijf is of er hoogstens {TERUG_BINNEN} dagen uit is. Terug naar een eerdere plek "
        "is ook een verplaatsing; de eerste plek niet, en na een onderbreking weer dezelfde plek ook niet. "
        f"Logeren telt niet mee. {WAT_IS_VERBLIJF}"
    ),
    numerator="Aantal verplaatsingen in het jaar",
    denominator="Jeugdigen die in het jaar ten minste één dag in verblijf waren",
    source=(
        "Tussenevaluatie FoodValley, Crisis als Kans (aantal doorplaatsingen); Regiovisie IJmond en "
        "Zuid-Kennemerland 2021, hoofdstuk 4 (in een keer in een nieuw thuis)"
    ),
    direction=Richting.LAGER_IS_BETER,
    version="2",
    since=datetime.date(2026, 11, 23),
    per=(("jaar", "gebied"),),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="verplaatsingen_per_jeugdige",
    disclosure=Minimum(aanbieder=1.0),
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
    alle_hulp=True,
)
def verplaatsingen_per_jeugdige(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in verblijf in the period, with how often they moved in it."""
    weg = uit_huis(stand)
    plekken = merged(weg, *PLEK, onderbreking=0, einde="einddatum")
    perioden = merged(weg, "pseudoniem", onderbreking=TERUG_BINNEN).select(
        wie="pseudoniem", periode_van="begindatum", periode_tot="einddatum"
    )
    plekken = plekken.inner_join(
        perioden,
        [
            plekken.pseudoniem == perioden.wie,
            plekken.begindatum >= perioden.periode_van,
            plekken.begindatum <= perioden.periode_tot,
        ],
    )
    volgorde = ibis.window(
        group_by=["pseudoniem", "periode_van"],
        order_by=["begindatum", "einddatum", "aanbieder", "verblijfsvorm"],
    )
    ander = (plekken.aanbieder != plekken.aanbieder.lag().over(volgorde)) | (
        plekken.verblijfsvorm != plekken.verblijfsvorm.lag().over(volgorde)
    )
    plekken = plekken.mutate(verplaatst=ibis.coalesce(ander, False))
    samen = plekken.inner_join(kalender, [plekken.begindatum <= kalender.eind, plekken.tot >= kalender.begin])
    hier = (samen.verplaatst & (samen.begindatum >= samen.begin)).cast("int64")
    samen = samen.mutate(keer=hier)
    return samen.group_by("periode", "gemeente", "pseudoniem").agg(hoeveelheid=samen.keer.sum().cast("int64"))
