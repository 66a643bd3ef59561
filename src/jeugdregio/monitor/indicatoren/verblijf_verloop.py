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
from jeugdregio.monitor.indicatoren.verblijf import WAT_IS_VERBLIJF
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.stand import Stand

AFBOUW = "Tussenevaluatie FoodValley, Afbouw Verblijf"
WAT_IS_VERLOOP = (
    "Een periode in verblijf begint als een jeugdige in verblijf komt die dat niet al was, en eindigt als de "
    f"jeugdige {TERUG_BINNEN} dagen later niet weer in verblijf is; wisselen van plek is geen einde. Logeren "
    f"telt hier niet mee: wie alleen logeert, woont thuis. {WAT_IS_VERBLIJF}"
)
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
        "Verschillende jeugdigen van wie de pleegzorg in het jaar eindigde en die op de laatste dag daarvan "
        f"of in de {TERUG_BINNEN} dagen erna in residentieel verblijf kwamen, zonder nieuwe pleegzorg in die "
        f"dagen. Een einde telt als die {TERUG_BINNEN} dagen voorbij zijn. {WAT_IS_RESIDENTIEEL}"
    ),
    numerator="Verschillende jeugdigen bij wie na pleegzorg residentieel verblijf begon",
    source=f"{AFBOUW}, resultaten (breakdown in pleegzorg die leidde tot residentieel verblijf)",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"),),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="van_pleegzorg_naar_residentieel",
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def van_pleegzorg_naar_residentieel(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Ends of foster care in the period after which a stay in an institution begins."""
    alle = plaatsingen(stand)
    pleegzorg = merged(alle.filter(alle.verblijfsvorm == PLEEGZORG), "pseudoniem", onderbreking=TERUG_BINNEN)
    pleegzorg = certain(stand, pleegzorg)
    instelling = merged(
        alle.filter(alle.verblijfsvorm.isin(RESIDENTIEEL)), "pseudoniem", onderbreking=TERUG_BINNEN
    ).select(wie="pseudoniem", start="begindatum")
    daarna = pleegzorg.semi_join(
        instelling,
        [
            pleegzorg.pseudoniem == instelling.wie,
            instelling.start >= pleegzorg.einddatum,
            instelling.start <= pleegzorg.einddatum + ibis.interval(days=TERUG_BINNEN),
        ],
    )
    samen = daarna.inner_join(
        kalender, [daarna.einddatum >= kalender.begin, daarna.einddatum <= kalender.eind]
    )
    return samen.select("periode", "gemeente", "pseudoniem").distinct()


DUUR = (
    "van het verblijf dat in het jaar is geëindigd, per vorm van verblijf. Verblijf in dezelfde vorm zonder "
    f"onderbreking van meer dan {TERUG_BINNEN} dagen is één verblijf, ook bij een andere aanbieder. Een "
    f"einde telt als er {TERUG_BINNEN} dagen voorbij zijn. {WAT_IS_VERBLIJF}"
)
BRON_DUUR = (
    "Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (gemiddelde looptijd, jeugdhulp met verblijf)"
)


def _geeindigd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    alle = plaatsingen(stand)
    perioden = certain(
        stand,
        merged(alle.filter(alle.verblijf), "pseudoniem", "verblijfsvorm", onderbreking=TERUG_BINNEN),
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
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "verblijfsvorm"),),
    naar=("verblijfsvorm",),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="gemiddelde_duur_verblijf",
    disclosure=Minimum(aanbieder=1.0),
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
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
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "verblijfsvorm"),),
    naar=("verblijfsvorm",),
    measure=Maat(Telwijze.MEDIAAN),
    familie="mediane_duur_verblijf",
    disclosure=Minimum(aanbieder=1.0),
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
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
        "aanbieder of een andere vorm van verblijf, ook bij crisis, die begint terwijl de jeugdige in "
        f"verblijf is of er hoogstens {TERUG_BINNEN} dagen uit is. De eerste plek is geen verplaatsing. "
        f"Logeren telt niet mee. {WAT_IS_VERBLIJF}"
    ),
    numerator="Aantal verplaatsingen in het jaar",
    denominator="Jeugdigen die in het jaar ten minste één dag in verblijf waren",
    source=(
        "Tussenevaluatie FoodValley, Crisis als Kans (aantal doorplaatsingen); Regiovisie IJmond en "
        "Zuid-Kennemerland 2021, hoofdstuk 4 (in een keer in een nieuw thuis)"
    ),
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"),),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="verplaatsingen_per_jeugdige",
    disclosure=Minimum(aanbieder=1.0),
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def verplaatsingen_per_jeugdige(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in verblijf in the period, with how often they moved in it."""
    plekken = merged(uit_huis(stand), "pseudoniem", "aanbieder", "verblijfsvorm", onderbreking=TERUG_BINNEN)
    eerder = ibis.window(
        group_by="pseudoniem",
        order_by=["begindatum", "einddatum", "aanbieder", "verblijfsvorm"],
        preceding=(None, 1),
        following=None,
    )
    plekken = plekken.mutate(vorig_einde=plekken.einddatum.max().over(eerder))
    aansluitend = plekken.begindatum <= ibis.coalesce(
        plekken.vorig_einde, ibis.literal(datetime.date(1900, 1, 1))
    ) + ibis.interval(days=TERUG_BINNEN + 1)
    plekken = plekken.mutate(verplaatst=(plekken.vorig_einde.notnull() & aansluitend))
    samen = plekken.inner_join(
        kalender, [plekken.begindatum <= kalender.eind, plekken.einddatum >= kalender.begin]
    )
    hier = (samen.verplaatst & (samen.begindatum >= samen.begin)).cast("int64")
    samen = samen.mutate(keer=hier)
    return samen.group_by("periode", "gemeente", "pseudoniem").agg(hoeveelheid=samen.keer.sum().cast("int64"))
