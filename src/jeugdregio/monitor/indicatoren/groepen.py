"""Help in groups: who has nothing else, how many of them are boys, and what groups cost."""

import datetime

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.aantallen import numerators
from jeugdregio.monitor.indicatoren.gebruik import IN_ZORG
from jeugdregio.monitor.indicatoren.hulp import zorg_in_periode
from jeugdregio.monitor.indicatoren.kenmerken import with_geslacht
from jeugdregio.monitor.indicatoren.kosten import INGEDIEND, ingediende_regels
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_indeling

PROJECT_5 = "Tussenevaluatie FoodValley, project 5 (van exclusieve opvang naar inclusieve voorzieningen)"
SINDS = datetime.date(2026, 1, 1)
PER = (("jaar", "gebied"), ("jaar", "gemeente"))
JA, TELT_NIET_MEE = "ja", "telt niet mee"
ALLEEN_GROEP = (
    "Wie in het jaar ook andere jeugdhulp had, ook na elkaar, hoort er niet bij; vervoer telt niet als "
    "andere hulp. Welke producten hulp in een groep zijn, zoals dagbehandeling en begeleiding in een "
    "groep, staat in de indeling van de regio."
)


def _alleen_groep(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give who had care in a period: periode, gemeente, pseudoniem; `telt` when all of it was in groups."""
    zorg = with_indeling(stand, zorg_in_periode(stand, kalender), "groep", "dag", als="soort_groep")
    soort = ibis.coalesce(zorg.soort_groep, "nee")
    zorg = zorg.mutate(
        in_groep=(soort == JA).cast("int64"), elders=(~soort.isin([JA, TELT_NIET_MEE])).cast("int64")
    )
    hier = zorg.group_by("periode", "gemeente", "pseudoniem").agg(
        in_groep=zorg.in_groep.max(), elders=zorg.elders.max()
    )
    overal = ibis.window(group_by=["periode", "pseudoniem"])
    telt = (hier.in_groep.max().over(overal) == 1) & (hier.elders.max().over(overal) == 0)
    return hier.select("periode", "gemeente", "pseudoniem", telt=telt)


@indicator(
    code="aandeel_alleen_groepshulp",
    thema=Thema.GROEPEN,
    label="Aandeel met alleen hulp in een groep",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de jeugdigen met jeugdhulp dat in het jaar alleen hulp in een groep had (enkelvoudige "
        f"groepsgerichte hulp). {ALLEEN_GROEP} {IN_ZORG}"
    ),
    numerator="Verschillende jeugdigen met in het jaar alleen hulp in een groep",
    denominator="Verschillende jeugdigen met jeugdhulp in het jaar",
    source=PROJECT_5,
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER,
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="jeugdigen",
    indelingen=("groep", "jeugdhulp"),
    alle_hulp=True,
)
def aandeel_alleen_groepshulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with care in the period, and who of them in groups only."""
    return _alleen_groep(stand, kalender)


@indicator(
    code="jeugdigen_alleen_groepshulp",
    thema=Thema.GROEPEN,
    label="Jeugdigen met alleen hulp in een groep",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die in het jaar alleen hulp in een groep hadden (enkelvoudige "
        f"groepsgerichte hulp). {ALLEEN_GROEP} {IN_ZORG}"
    ),
    numerator="Verschillende jeugdigen met in het jaar alleen hulp in een groep",
    source=f"{PROJECT_5}: 50 procent minder dan in 2018",
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER,
    van=("aandeel_alleen_groepshulp",),
)
def jeugdigen_alleen_groepshulp(bron: Bron) -> Tabellen:
    """The numbers behind the shares."""
    return numerators(bron, "aandeel_alleen_groepshulp")


@indicator(
    code="aandeel_jongens_alleen_groepshulp",
    thema=Thema.GROEPEN,
    label="Aandeel jongens met alleen hulp in een groep",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel jongens van de jeugdigen die in het jaar alleen hulp in een groep hadden. "
        f"{ALLEEN_GROEP} {IN_ZORG}"
    ),
    numerator="Verschillende jongens met in het jaar alleen hulp in een groep",
    denominator="Verschillende jeugdigen met in het jaar alleen hulp in een groep",
    source="Tussenevaluatie FoodValley, project 5 (in 70 procent van de gevallen jongens)",
    since=SINDS,
    per=PER,
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.DEEL),
    familie="jeugdigen",
    # its whole is what counts in the share above
    deel={"telt aandeel_alleen_groepshulp": "ja"},
    indelingen=("groep", "jeugdhulp"),
    alle_hulp=True,
)
def aandeel_jongens_alleen_groepshulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with care in groups only, and who of them are boys."""
    alleen = _alleen_groep(stand, kalender)
    wie = with_geslacht(stand, alleen.filter(alleen.telt).drop("telt"))
    return wie.select("periode", "gemeente", "pseudoniem", telt=wie.geslacht == "Jongen")


@indicator(
    code="kosten_groepshulp",
    thema=Thema.GROEPEN,
    label="Kosten van hulp in een groep",
    unit=Eenheid.EURO,
    definition=(
        "Kosten van begeleiding en behandeling in een groep, ook van jeugdigen die daarnaast andere hulp "
        "hebben. Welke producten hulp in een groep zijn, staat in de indeling van de regio. "
        f"{INGEDIEND}"
    ),
    numerator="Ingediende bedragen voor hulp in een groep, in euro",
    source="Tussenevaluatie FoodValley, project 5 (13 procent daling van de kosten in groepsvorm)",
    direction=Richting.LAGER_IS_BETER,
    since=SINDS,
    per=PER,
    measure=Maat(Telwijze.BEDRAG),
    familie="kosten",
    deel={"groepshulp": "ja"},
    bedragsoort="ingediend",
    indelingen=("groep", "jeugdhulp"),
)
def kosten_groepshulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of the period for products given in a group."""
    regels = with_indeling(stand, ingediende_regels(stand), "groep", "begindatum", als="soort_groep")
    regels = regels.filter(regels.soort_groep == JA)
    samen = regels.inner_join(
        kalender, [regels.begindatum >= kalender.begin, regels.begindatum <= kalender.eind]
    )
    return samen.select("periode", "gemeente", "aanbieder", "pseudoniem", "bedrag")
