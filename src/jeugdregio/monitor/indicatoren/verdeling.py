"""How the use of youth care is spread: over sectors, ages, sexes and referrers; as shares and as numbers."""

import datetime

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen
from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.aantallen import numerators
from jeugdregio.monitor.indicatoren.gebruik import IN_ZORG
from jeugdregio.monitor.indicatoren.hulp import with_soort, zorg_in_periode
from jeugdregio.monitor.indicatoren.kenmerken import (
    with_geslacht,
    with_leeftijdsgroep,
    with_verwijzer,
)
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand

IJMOND_2 = "Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2"
IJMOND_BIJLAGE = "Regiovisie IJmond en Zuid-Kennemerland 2021, bijlage 1"
SINDS = datetime.date(2026, 1, 1)
VERDELING = Maat(Telwijze.JEUGDIGEN, Noemer.TOTAAL)
EEN_KEER_PER_SOORT = "Een jeugdige telt in elke {} waarin hij of zij in het jaar hulp had één keer."


def _per(dimensie: str) -> tuple[tuple[str, ...], ...]:
    return (("jaar", "gebied", dimensie), ("jaar", "gemeente", dimensie))


@indicator(
    code="gebruik_naar_sector",
    thema=Thema.GEBRUIK,
    label="Gebruik van jeugdhulp naar sector",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van het gebruik over de sectoren: ambulant, verblijf, JeugdzorgPlus en crisis. "
        f"{EEN_KEER_PER_SOORT.format('sector')} Welk product in welke sector valt, staat in de indeling "
        f"van de regio; vervoer en landelijk ingekochte zorg staan apart. {IN_ZORG}"
    ),
    numerator="Verschillende paren van jeugdige en sector in het jaar, in deze sector",
    denominator="Verschillende paren van jeugdige en sector in het jaar, in alle sectoren samen",
    source=f"{IJMOND_2} (aantal jeugdigen per sector)",
    since=SINDS,
    per=_per("sector"),
    naar=("sector",),
    measure=VERDELING,
    familie="jeugdigen",
    indelingen=("jeugdhulp", "sector"),
)
def gebruik_naar_sector(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person and sector with care in the period."""
    return _soorten(stand, kalender, "sector")


@indicator(
    code="gebruik_naar_subcategorie",
    thema=Thema.GEBRUIK,
    label="Gebruik van jeugdhulp naar subcategorie",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van het gebruik over de subcategorieën, zoals basis-ggz, pleegzorg en gezinshuizen. "
        f"{EEN_KEER_PER_SOORT.format('subcategorie')} Welk product in welke subcategorie valt, staat in "
        "de indeling van de regio. Dyslexiezorg is er alleen als de regio zegt welke producten dat zijn: "
        f"de landelijke lijst heeft er geen code voor. {IN_ZORG}"
    ),
    numerator="Verschillende paren van jeugdige en subcategorie in het jaar, in deze subcategorie",
    denominator="Verschillende paren van jeugdige en subcategorie in het jaar, in alle samen",
    source=f"{IJMOND_BIJLAGE} (jeugdigen ambulant en met verblijf, naar subcategorie)",
    since=SINDS,
    per=_per("subcategorie"),
    naar=("subcategorie",),
    measure=VERDELING,
    familie="jeugdigen",
    indelingen=("jeugdhulp", "subcategorie"),
)
def gebruik_naar_subcategorie(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person and subcategory with care in the period."""
    return _soorten(stand, kalender, "subcategorie")


def _soorten(stand: Stand, kalender: ibis.Table, indeling: str) -> ibis.Table:
    zorg = with_soort(stand, zorg_in_periode(stand, kalender), indeling, "dag")
    return zorg.select("periode", "gemeente", "pseudoniem", indeling).distinct()


@indicator(
    code="gebruik_naar_leeftijd",
    thema=Thema.GEBRUIK,
    label="Gebruik van jeugdhulp naar leeftijd",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van de jeugdigen met jeugdhulp over leeftijdsgroepen. De leeftijd is die op de eerste "
        "dag van het jaar waarop de jeugdige hulp had. Van de geboortedatum is alleen de maand bekend: "
        f"in de maand van de verjaardag telt nog de leeftijd daarvoor. {IN_ZORG}"
    ),
    numerator="Verschillende jeugdigen met jeugdhulp in het jaar, in deze leeftijdsgroep",
    denominator="Verschillende jeugdigen met jeugdhulp in het jaar",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, hoofdstuk 5 (trends in het gebruik)",
    since=SINDS,
    per=_per("leeftijdsgroep"),
    naar=("leeftijdsgroep",),
    measure=VERDELING,
    familie="jeugdigen",
    indelingen=("jeugdhulp",),
)
def gebruik_naar_leeftijd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with jeugdhulp in the period; one age for all municipalities they had it in."""
    zorg = zorg_in_periode(stand, kalender)
    eerste = zorg.group_by("periode", "gemeente", "pseudoniem").agg(dag=zorg.dag.min())
    overal = ibis.window(group_by=["periode", "pseudoniem"])
    eerste = eerste.mutate(dag=eerste.dag.min().over(overal))
    return with_leeftijdsgroep(stand, eerste, "dag").drop("dag")


@indicator(
    code="gebruik_naar_geslacht",
    thema=Thema.GEBRUIK,
    label="Gebruik van jeugdhulp naar geslacht",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van de jeugdigen met jeugdhulp over jongens en meisjes, volgens de berichten (COD046). "
        f"{IN_ZORG}"
    ),
    numerator="Verschillende jeugdigen met jeugdhulp in het jaar, van dit geslacht",
    denominator="Verschillende jeugdigen met jeugdhulp in het jaar",
    source="Tussenevaluatie FoodValley, project 5 (aandeel jongens)",
    since=SINDS,
    per=_per("geslacht"),
    naar=("geslacht",),
    measure=VERDELING,
    familie="jeugdigen",
    indelingen=("jeugdhulp",),
)
def gebruik_naar_geslacht(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with jeugdhulp in the period and their sex."""
    zorg = zorg_in_periode(stand, kalender).select("periode", "gemeente", "pseudoniem").distinct()
    return with_geslacht(stand, zorg)


@indicator(
    code="gebruik_naar_verwijzer",
    thema=Thema.GEBRUIK,
    label="Gebruik van jeugdhulp naar verwijzer",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van het gebruik over wie de jeugdige verwees. De verwijzer staat in het verzoek om "
        "toewijzing van de aanbieder (JW315) of in een opgave van de regio; de laatste die bij de hulp "
        "past, telt. Zonder verzoek en opgave wees de gemeente of een gecertificeerde instelling (GI) de "
        "hulp zelf toe. Berichten noemen de praktijkondersteuner jeugd (POH-jeugd) ‘huisarts’; zegt een "
        "opgave POH-jeugd, dan telt die apart. "
        f"{EEN_KEER_PER_SOORT.format('groep van verwijzers').replace('waarin', 'via wie')} {IN_ZORG}"
    ),
    numerator="Verschillende paren van jeugdige en verwijzer in het jaar, met deze verwijzer",
    denominator="Verschillende paren van jeugdige en verwijzer in het jaar, met alle verwijzers samen",
    source=f"{IJMOND_BIJLAGE} (verwijzers)",
    since=SINDS,
    per=_per("verwijzer"),
    naar=("verwijzer",),
    measure=VERDELING,
    familie="jeugdigen",
    aanvulling=("verwijzingen",),
    indelingen=("jeugdhulp",),
)
def gebruik_naar_verwijzer(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person and referrer with care in the period."""
    zorg = zorg_in_periode(stand, kalender, with_verwijzer(stand, stand.in_zorg))
    return zorg.select("periode", "gemeente", "pseudoniem", "verwijzer").distinct()


AANTAL = (
    "Verschillende jeugdigen met jeugdhulp in het jaar, {}. Het is de teller van ‘{}’; daar staat wat "
    "wel en niet meetelt."
)


@indicator(
    code="jeugdigen_naar_categorie",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp naar categorie",
    unit=Eenheid.JEUGDIGEN,
    definition=AANTAL.format("per categorie", "Gebruik van jeugdhulp naar categorie"),
    numerator="Verschillende jeugdigen met hulp in deze categorie",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, tabel 1",
    since=SINDS,
    per=_per("categorie"),
    naar=("categorie",),
    van=("gebruik_naar_categorie",),
)
def jeugdigen_naar_categorie(bron: Bron) -> Tabellen:
    """The numbers behind the shares by category."""
    return numerators(bron, "gebruik_naar_categorie")


@indicator(
    code="jeugdigen_naar_sector",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp naar sector",
    unit=Eenheid.JEUGDIGEN,
    definition=AANTAL.format("per sector", "Gebruik van jeugdhulp naar sector"),
    numerator="Verschillende jeugdigen met hulp in deze sector",
    source=f"{IJMOND_2} (aantal jeugdigen per sector)",
    since=SINDS,
    per=_per("sector"),
    naar=("sector",),
    van=("gebruik_naar_sector",),
)
def jeugdigen_naar_sector(bron: Bron) -> Tabellen:
    """The numbers behind the shares by sector."""
    return numerators(bron, "gebruik_naar_sector")


@indicator(
    code="jeugdigen_naar_subcategorie",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp naar subcategorie",
    unit=Eenheid.JEUGDIGEN,
    definition=AANTAL.format("per subcategorie", "Gebruik van jeugdhulp naar subcategorie"),
    numerator="Verschillende jeugdigen met hulp in deze subcategorie",
    source=f"{IJMOND_BIJLAGE} (jeugdigen ambulant en met verblijf, naar subcategorie)",
    since=SINDS,
    per=_per("subcategorie"),
    naar=("subcategorie",),
    van=("gebruik_naar_subcategorie",),
)
def jeugdigen_naar_subcategorie(bron: Bron) -> Tabellen:
    """The numbers behind the shares by subcategory."""
    return numerators(bron, "gebruik_naar_subcategorie")


@indicator(
    code="jeugdigen_naar_leeftijd",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp naar leeftijd",
    unit=Eenheid.JEUGDIGEN,
    definition=AANTAL.format("per leeftijdsgroep", "Gebruik van jeugdhulp naar leeftijd"),
    numerator="Verschillende jeugdigen met hulp in deze leeftijdsgroep",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, hoofdstuk 5 (trends in het gebruik)",
    since=SINDS,
    per=_per("leeftijdsgroep"),
    naar=("leeftijdsgroep",),
    van=("gebruik_naar_leeftijd",),
)
def jeugdigen_naar_leeftijd(bron: Bron) -> Tabellen:
    """The numbers behind the shares by age."""
    return numerators(bron, "gebruik_naar_leeftijd")


@indicator(
    code="jeugdigen_naar_geslacht",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp naar geslacht",
    unit=Eenheid.JEUGDIGEN,
    definition=AANTAL.format("per geslacht", "Gebruik van jeugdhulp naar geslacht"),
    numerator="Verschillende jeugdigen met hulp van dit geslacht",
    source="Tussenevaluatie FoodValley, project 5 (aandeel jongens)",
    since=SINDS,
    per=_per("geslacht"),
    naar=("geslacht",),
    van=("gebruik_naar_geslacht",),
)
def jeugdigen_naar_geslacht(bron: Bron) -> Tabellen:
    """The numbers behind the shares by sex."""
    return numerators(bron, "gebruik_naar_geslacht")


@indicator(
    code="jeugdigen_naar_verwijzer",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp naar verwijzer",
    unit=Eenheid.JEUGDIGEN,
    definition=AANTAL.format("per verwijzer", "Gebruik van jeugdhulp naar verwijzer"),
    numerator="Verschillende jeugdigen die via deze verwijzer hulp kregen",
    source=f"{IJMOND_BIJLAGE} (verwijzers)",
    since=SINDS,
    per=_per("verwijzer"),
    naar=("verwijzer",),
    van=("gebruik_naar_verwijzer",),
)
def jeugdigen_naar_verwijzer(bron: Bron) -> Tabellen:
    """The numbers behind the shares by referrer."""
    return numerators(bron, "gebruik_naar_verwijzer")
