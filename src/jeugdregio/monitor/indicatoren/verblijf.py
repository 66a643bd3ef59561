"""Young people who stay somewhere else than at home."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp, zorg_in_periode
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_indeling

WAT_IS_VERBLIJF = (
    "Wat als verblijf telt, staat in de indeling van de regio. Voor Samen voor Jeugd zijn dat ook pleegzorg, "
    "gezinshuizen, logeren en crisisopname; FoodValley telt pleegzorg en gezinshuizen niet mee."
)


def _verblijf(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    met = with_indeling(stand, feiten, "verblijf", datum, als="is_verblijf")
    return met.filter(met.is_verblijf == "ja").select("periode", "gemeente", "pseudoniem").distinct()


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
)
def jeugdigen_in_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in verblijf on the last day of the period."""
    zorg = stand.in_zorg
    samen = zorg.inner_join(kalender, [zorg.begindatum <= kalender.eind, zorg.einddatum >= kalender.eind])
    return _verblijf(stand, only_jeugdhulp(stand, samen, "eind"), "eind")


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
    familie="gebruik",
    deel={"categorie": "Verblijf"},
)
def unieke_jeugdigen_in_verblijf(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people in verblijf on at least one day of the period."""
    return _verblijf(stand, zorg_in_periode(stand, kalender), "dag")
