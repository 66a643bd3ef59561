"""Help in a crisis: stays, how long they last and where young people are afterwards, and help at home."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp, zorg_in_periode
from jeugdregio.monitor.indicatoren.plaatsingen import (
    GEEN,
    GEZINSHUIS,
    OVERIG,
    PLEEGZORG,
    RESIDENTIEEL,
    merged,
    plaatsingen,
)
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.indelen import with_indelingen
from jeugdregio.stand.producten import with_indeling

CRISIS_ALS_KANS = "Tussenevaluatie FoodValley, Crisis als Kans"
KORT = 28  # days; shorter than this is what the region aims at
WAT_IS_CRISIS = (
    "Welke producten crisisverblijf zijn, staat in de indeling van de regio. Crisisverblijf zonder een dag "
    "ertussen is één keer, ook bij een andere aanbieder."
)
GEMELD = (
    "Alleen crisisverblijf met een startbericht (JW305) telt: een gedeclareerde maand zegt niet op welke dag "
    "het begon en eindigde."
)
SITUATIES = (
    "Thuis zonder hulp",
    "Thuis met ambulante hulp",
    "Pleegzorg of gezinshuis",
    "Residentieel",
    "Weer in crisisverblijf",
)


def _crisisverblijven(stand: Stand) -> ibis.Table:
    """Crisis stays of which the days are known: pseudoniem, gemeente, begindatum, einddatum."""
    alle = plaatsingen(stand)
    return merged(alle.filter(alle.crisis, alle.gemeld), "pseudoniem", onderbreking=0)


@indicator(
    code="jeugdigen_in_crisisverblijf",
    thema=Thema.CRISIS,
    label="Jeugdigen in crisisverblijf",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in de periode ten minste één dag in crisisverblijf waren. "
        f"{WAT_IS_CRISIS}"
    ),
    numerator="Verschillende jeugdigen in crisisverblijf in de periode, elk één keer geteld",
    source=f"{CRISIS_ALS_KANS} (minder jongeren in crisisverblijf)",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente"), ("kwartaal", "gebied"), ("maand", "gebied")),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="jeugdigen",
    deel={"crisisverblijf": "ja"},
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def jeugdigen_in_crisisverblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in crisis stay on at least one day of the period."""
    alle = plaatsingen(stand)
    crisis = alle.filter(alle.crisis)
    samen = crisis.inner_join(
        kalender, [crisis.begindatum <= kalender.eind, crisis.einddatum >= kalender.begin]
    )
    return samen.select("periode", "gemeente", "pseudoniem").distinct()


@indicator(
    code="crisisverblijf_korter_dan_28_dagen",
    thema=Thema.CRISIS,
    label=f"Aandeel crisisverblijf korter dan {KORT} dagen",
    unit=Eenheid.PROCENT,
    definition=(
        f"Deel van de keren crisisverblijf die in de periode begonnen, dat korter dan {KORT} dagen duurde, "
        f"de eerste en de laatste dag meegeteld. Een keer telt mee als die {KORT} dagen voorbij zijn. "
        f"{WAT_IS_CRISIS} {GEMELD}"
    ),
    numerator=f"Keren crisisverblijf die in de periode begonnen en korter dan {KORT} dagen duurden",
    denominator="Keren crisisverblijf die in de periode begonnen",
    source=f"{CRISIS_ALS_KANS} (70% van de jeugdigen korter dan 28 dagen in crisisverblijf)",
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("kwartaal", "gebied")),
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="crisisverblijf_korter_dan_28_dagen",
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
    alle_hulp=True,
)
def crisisverblijf_korter_dan_28_dagen(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Crisis stays that began in the period and so long ago that it is known whether they were short."""
    verblijven = _crisisverblijven(stand)
    grens = verblijven.begindatum + ibis.interval(days=KORT - 1)
    verblijven = verblijven.mutate(telt=verblijven.einddatum < grens, grens=grens)
    samen = verblijven.filter(verblijven.grens <= ibis.literal(stand.peildatum)).inner_join(
        kalender, [verblijven.begindatum >= kalender.begin, verblijven.begindatum <= kalender.eind]
    )
    return samen.select("periode", "gemeente", "pseudoniem", "telt", aantal=ibis.literal(1, type="int64"))


def _na_crisis(stand: Stand, kalender: ibis.Table, dagen: int) -> ibis.Table:
    """Crisis stays that ended in the period, with the situation so many days later."""
    verblijven = _crisisverblijven(stand)
    verblijven = verblijven.mutate(toets=(verblijven.einddatum + ibis.interval(days=dagen)).cast("date"))
    verblijven = verblijven.filter(verblijven.toets <= ibis.literal(stand.peildatum))
    samen = verblijven.inner_join(
        kalender, [verblijven.einddatum >= kalender.begin, verblijven.einddatum <= kalender.eind]
    ).select("periode", "gemeente", "pseudoniem", "einddatum", "toets")
    zorg = stand.in_zorg.select(
        "categorie", "productcode", wie="pseudoniem", zorg_begin="begindatum", zorg_eind="einddatum"
    )
    hulp = samen.inner_join(
        zorg,
        [
            samen.pseudoniem == zorg.wie,
            zorg.zorg_begin <= samen.toets,
            zorg.zorg_eind >= samen.toets,
        ],
    )
    hulp = only_jeugdhulp(stand, hulp, "toets")
    telt_als = {"verblijfsvorm": "vorm", "verblijf": "is_verblijf", "crisis": "is_crisis"}
    hulp = with_indelingen(stand, hulp, "toets", telt_als)
    vorm = ibis.coalesce(hulp.vorm, ibis.ifelse(ibis.coalesce(hulp.is_verblijf, "nee") == "ja", OVERIG, GEEN))
    zwaarte = ibis.cases(
        (ibis.coalesce(hulp.is_crisis, "nee") == "ja", 4),
        (vorm.isin((*RESIDENTIEEL, OVERIG)), 3),
        (vorm.isin((PLEEGZORG, GEZINSHUIS)), 2),
        else_=1,
    )
    zwaarste = (
        hulp.mutate(zwaarte=zwaarte)
        .group_by("periode", "pseudoniem", "einddatum")
        .agg(zwaarte=lambda t: t.zwaarte.max())
        .rename(in_periode="periode", wie="pseudoniem", na="einddatum")
    )
    samen = samen.left_join(
        zwaarste,
        [
            samen.periode == zwaarste.in_periode,
            samen.pseudoniem == zwaarste.wie,
            samen.einddatum == zwaarste.na,
        ],
    )
    rang = ibis.coalesce(samen.zwaarte, 0)
    situatie = ibis.cases(*((rang == n, naam) for n, naam in enumerate(SITUATIES)), else_=SITUATIES[0])
    return samen.select(
        "periode", "gemeente", "pseudoniem", situatie=situatie, aantal=ibis.literal(1, type="int64")
    )


def _waar(dagen: int) -> str:
    return (
        f"Waar jeugdigen {dagen} dagen na het eind van crisisverblijf zijn: thuis zonder jeugdhulp, thuis "
        "met ambulante hulp (ook dagbehandeling, vervoer of logeren), in pleegzorg of een gezinshuis, in een "
        "instelling, of weer in crisisverblijf. Is er meer tegelijk, dan telt het zwaarste. Een keer telt "
        f"mee als die {dagen} dagen voorbij zijn. {WAT_IS_CRISIS} {GEMELD}"
    )


@indicator(
    code="situatie_30_dagen_na_crisis",
    thema=Thema.CRISIS,
    label="Waar jeugdigen 30 dagen na crisisverblijf zijn",
    unit=Eenheid.PROCENT,
    definition=_waar(30),
    numerator="Keren crisisverblijf die in de periode eindigden, met deze situatie 30 dagen later",
    denominator="Keren crisisverblijf die in de periode eindigden",
    source=f"{CRISIS_ALS_KANS} (minder residentieel of pleegzorg na een crisis)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "situatie"),),
    naar=("situatie",),
    measure=Maat(Telwijze.AANTAL, Noemer.TOTAAL),
    familie="situatie_na_crisis",
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
    alle_hulp=True,
)
def situatie_30_dagen_na_crisis(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Crisis stays that ended in the period, by where the young person is 30 days later."""
    return _na_crisis(stand, kalender, 30)


@indicator(
    code="situatie_90_dagen_na_crisis",
    thema=Thema.CRISIS,
    label="Waar jeugdigen 90 dagen na crisisverblijf zijn",
    unit=Eenheid.PROCENT,
    definition=_waar(90),
    numerator="Keren crisisverblijf die in de periode eindigden, met deze situatie 90 dagen later",
    denominator="Keren crisisverblijf die in de periode eindigden",
    source=f"{CRISIS_ALS_KANS} (minder residentieel of pleegzorg na een crisis)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "situatie"),),
    naar=("situatie",),
    measure=Maat(Telwijze.AANTAL, Noemer.TOTAAL),
    familie="situatie_na_crisis",
    # who left crisis stay shortly before the end of the messages has 30 days behind, and no 90
    deel={"negentig_dagen_voorbij": "ja"},
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
    alle_hulp=True,
)
def situatie_90_dagen_na_crisis(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Crisis stays that ended in the period, by where the young person is 90 days later."""
    return _na_crisis(stand, kalender, 90)


@indicator(
    code="jeugdigen_met_ambulante_spoedhulp",
    thema=Thema.CRISIS,
    label="Jeugdigen met ambulante spoedhulp",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in de periode ten minste één dag ambulante spoedhulp hadden: hulp thuis "
        "bij een crisis. Welke producten dat zijn, staat in de indeling van de regio."
    ),
    numerator="Verschillende jeugdigen met ambulante spoedhulp in de periode, elk één keer geteld",
    source=f"{CRISIS_ALS_KANS} (meer inzet ASH); Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 4",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente"), ("kwartaal", "gebied")),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="jeugdigen",
    deel={"spoedhulp": "ja"},
    indelingen=("jeugdhulp", "spoedhulp"),
)
def jeugdigen_met_ambulante_spoedhulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with emergency help at home on at least one day of the period."""
    met = with_indeling(stand, zorg_in_periode(stand, kalender), "spoedhulp", "dag", als="is_spoedhulp")
    return met.filter(met.is_spoedhulp == "ja").select("periode", "gemeente", "pseudoniem").distinct()
