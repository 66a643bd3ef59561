"""Young people who stay somewhere else than at home."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp
from jeugdregio.monitor.indicatoren.kenmerken import with_maanden_oud
from jeugdregio.monitor.indicatoren.plaatsingen import (
    JEUGDZORGPLUS,
    RESIDENTIEEL,
    WAT_IS_RESIDENTIEEL,
    verblijfszorg,
    with_verblijfsvorm,
)
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_indeling

WAT_IS_VERBLIJF = (
    "Wat als verblijf telt, staat in de indeling van de regio. Voor Samen voor Jeugd zijn dat ook pleegzorg, "
    "gezinshuizen, logeren en crisisopname; FoodValley telt pleegzorg en gezinshuizen niet mee."
)
WAT_IS_GESLOTEN = (
    "JeugdzorgPlus is gesloten jeugdhulp met een machtiging van de rechter; welke producten dat zijn, staat "
    "in de indeling van de regio."
)
ELKE_VORM = (
    "Elke vorm van verblijf telt mee, ook als de regio die niet tot het verblijf rekent, zoals FoodValley "
    "met pleegzorg en gezinshuizen."
)
SAMEN_MEER = "Alle vormen samen kunnen dus meer zijn dan het aantal jeugdigen in verblijf."
ELKE_VORM_SINDS = datetime.date(2026, 11, 23)
ONDER_12 = 12 * 12  # months


def _verblijf(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    met = with_indeling(stand, feiten, "verblijf", datum, als="is_verblijf")
    return met.filter(met.is_verblijf == "ja").select("periode", "gemeente", "pseudoniem").distinct()


def _op_de_laatste_dag(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    zorg = verblijfszorg(stand)
    samen = zorg.inner_join(kalender, [zorg.begindatum <= kalender.eind, zorg.einddatum >= kalender.eind])
    return only_jeugdhulp(stand, samen, "eind")


def _in_de_periode(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    zorg = verblijfszorg(stand)
    samen = zorg.inner_join(kalender, [zorg.begindatum <= kalender.eind, zorg.einddatum >= kalender.begin])
    return only_jeugdhulp(stand, samen.mutate(dag=ibis.greatest(samen.begindatum, samen.begin)), "dag")


def stays_in_periode(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give a row per span of stay and period it touches, with its `verblijfsvorm` on `dag`, the first day of
    it in that period.
    """
    return with_verblijfsvorm(stand, _in_de_periode(stand, kalender), "dag")


def _per_vorm(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    met = with_verblijfsvorm(stand, feiten, datum)
    return met.select("periode", "gemeente", "pseudoniem", "verblijfsvorm").distinct()


def _in_jeugdzorgplus(per_vorm: ibis.Table) -> ibis.Table:
    return per_vorm.filter(per_vorm.verblijfsvorm == JEUGDZORGPLUS).drop("verblijfsvorm")


@indicator(
    code="jeugdigen_in_verblijf",
    thema=Thema.VERBLIJF,
    label="Jeugdigen in verblijf aan het eind van de maand",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        f"Verschillende jeugdigen die op de laatste dag van de maand in verblijf zijn. {WAT_IS_VERBLIJF}"
    ),
    numerator="Verschillende jeugdigen in verblijf op de laatste dag van de maand",
    source="Tussenevaluatie FoodValley, Afbouw Verblijf, grafiek 1",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("maand", "gebied"), ("maand", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="verblijf_maandeinde",
    forecast=True,
    indelingen=("jeugdhulp", "verblijf"),
)
def jeugdigen_in_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in verblijf on the last day of the period."""
    return _verblijf(stand, _op_de_laatste_dag(stand, kalender), "eind")


@indicator(
    code="unieke_jeugdigen_in_verblijf",
    thema=Thema.VERBLIJF,
    label="Unieke jeugdigen in verblijf",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        f"Verschillende jeugdigen die in het jaar ten minste één dag in verblijf waren. {WAT_IS_VERBLIJF}"
    ),
    numerator="Verschillende jeugdigen in verblijf in het jaar, elk één keer geteld",
    source="Tussenevaluatie FoodValley, Afbouw Verblijf, grafiek 2",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="jeugdigen",
    deel={"categorie": "Verblijf"},
    indelingen=("jeugdhulp", "verblijf"),
)
def unieke_jeugdigen_in_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in verblijf on at least one day of the period."""
    return _verblijf(stand, _in_de_periode(stand, kalender), "dag")


@indicator(
    code="jeugdigen_in_verblijf_naar_vorm",
    thema=Thema.VERBLIJF,
    label="Jeugdigen in verblijf aan het eind van de maand, naar vorm",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die op de laatste dag van de maand niet thuis verblijven, per vorm van "
        f"verblijf. Wie in twee vormen is, telt in elke vorm. {ELKE_VORM} {SAMEN_MEER}"
    ),
    numerator="Verschillende jeugdigen in deze vorm van verblijf op de laatste dag van de maand",
    source=(
        "Regiovisie IJmond en Zuid-Kennemerland 2021, bijlage 1; Tussenevaluatie FoodValley, Afbouw Verblijf"
    ),
    version="2",
    since=ELKE_VORM_SINDS,
    per=(("maand", "gebied", "verblijfsvorm"),),
    naar=("verblijfsvorm",),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="verblijf_maandeinde",
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def jeugdigen_in_verblijf_naar_vorm(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person and form of verblijf on the last day of the period."""
    return _per_vorm(stand, _op_de_laatste_dag(stand, kalender), "eind")


@indicator(
    code="unieke_jeugdigen_in_verblijf_naar_vorm",
    thema=Thema.VERBLIJF,
    label="Unieke jeugdigen in verblijf, naar vorm",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in het jaar ten minste één dag niet thuis verbleven, per vorm van "
        f"verblijf. Wie in meer vormen was, telt in elke vorm. {ELKE_VORM} {SAMEN_MEER}"
    ),
    numerator="Verschillende jeugdigen in deze vorm van verblijf in het jaar, elk één keer geteld",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, bijlage 1 (aantal cliënten perceel verblijf)",
    version="2",
    since=ELKE_VORM_SINDS,
    per=(("jaar", "gebied", "verblijfsvorm"), ("jaar", "gemeente", "verblijfsvorm")),
    naar=("verblijfsvorm",),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="jeugdigen",
    deel={"categorie": "Verblijf"},
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def unieke_jeugdigen_in_verblijf_naar_vorm(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person and form of verblijf with at least one day in the period."""
    return _per_vorm(stand, _in_de_periode(stand, kalender), "dag")


@indicator(
    code="jeugdigen_in_jeugdzorgplus",
    thema=Thema.VERBLIJF,
    label="Jeugdigen in gesloten jeugdhulp (JeugdzorgPlus) in het jaar",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in het jaar ten minste één dag in JeugdzorgPlus verbleven. "
        f"{WAT_IS_GESLOTEN}"
    ),
    numerator="Verschillende jeugdigen in JeugdzorgPlus in het jaar, elk één keer geteld",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (bij voorkeur 0)",
    direction=Richting.LAGER_IS_BETER,
    version="2",
    since=ELKE_VORM_SINDS,
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="jeugdigen",
    deel={"categorie": "Verblijf", "verblijfsvorm": JEUGDZORGPLUS},
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def jeugdigen_in_jeugdzorgplus(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in JeugdzorgPlus on at least one day of the period."""
    return _in_jeugdzorgplus(_per_vorm(stand, _in_de_periode(stand, kalender), "dag"))


@indicator(
    code="jeugdigen_in_jeugdzorgplus_maandeinde",
    thema=Thema.VERBLIJF,
    label="Jeugdigen in gesloten jeugdhulp (JeugdzorgPlus) aan het eind van de maand",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        f"Verschillende jeugdigen die op de laatste dag van de maand in JeugdzorgPlus zijn. {WAT_IS_GESLOTEN}"
    ),
    numerator="Verschillende jeugdigen in JeugdzorgPlus op de laatste dag van de maand",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (bij voorkeur 0)",
    direction=Richting.LAGER_IS_BETER,
    version="2",
    since=ELKE_VORM_SINDS,
    per=(("maand", "gebied"),),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="verblijf_maandeinde",
    deel={"verblijfsvorm": JEUGDZORGPLUS},
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def jeugdigen_in_jeugdzorgplus_maandeinde(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in JeugdzorgPlus on the last day of the period."""
    return _in_jeugdzorgplus(_per_vorm(stand, _op_de_laatste_dag(stand, kalender), "eind"))


@indicator(
    code="onder_12_in_residentieel_verblijf",
    thema=Thema.VERBLIJF,
    label="Kinderen onder de 12 jaar in residentieel verblijf",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende kinderen die op de laatste dag van de maand in residentieel verblijf zijn en dan nog "
        f"geen 12 jaar zijn. Wie geen bekende geboortedatum heeft, telt niet mee. {WAT_IS_RESIDENTIEEL}"
    ),
    numerator="Verschillende kinderen onder de 12 jaar in residentieel verblijf op die dag",
    source="Tussenevaluatie FoodValley, Afbouw Verblijf, doelen 2021",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("maand", "gebied"),),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="verblijf_maandeinde",
    deel={"onder_12_residentieel": "ja"},
    indelingen=("crisis", "jeugdhulp", "verblijf", "verblijfsvorm"),
)
def onder_12_in_residentieel_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Children in an institution on the last day of the period whose twelfth birthday is after it."""
    verblijf = with_verblijfsvorm(stand, _op_de_laatste_dag(stand, kalender), "eind")
    verblijf = verblijf.filter(verblijf.verblijfsvorm.isin(RESIDENTIEEL))
    # on the last day of a month everyone born in it has had their birthday: months are exact
    samen = with_maanden_oud(stand, verblijf, "eind")
    return samen.filter(samen.maanden_oud < ONDER_12).select("periode", "gemeente", "pseudoniem").distinct()
