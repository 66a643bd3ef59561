"""How many young people use youth care, and which."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import with_soort, zorg_in_periode
from jeugdregio.monitor.indicatoren.kenmerken import MAANDEN_TOT_18, with_maanden_oud
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand

IN_ZORG = (
    "Jeugdhulp telt vanaf de start tot en met de stop die de aanbieder meldt (JW305, JW307). Is er geen "
    "startbericht, dan telt de maand waarover is gedeclareerd (JW323). Jeugdbescherming, "
    "jeugdreclassering en het preventief justitieel kader tellen niet mee."
)


@indicator(
    code="jeugdigen_met_jeugdhulp",
    thema=Thema.GEBRUIK,
    label="Jeugdigen met jeugdhulp",
    unit=Eenheid.JEUGDIGEN,
    definition=f"Verschillende jeugdigen met ten minste één dag jeugdhulp in natura in de periode. {IN_ZORG}",
    numerator="Verschillende jeugdigen met jeugdhulp in de periode, elk één keer geteld",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.1",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente"), ("kwartaal", "gebied"), ("maand", "gebied")),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="jeugdigen",
    forecast=True,
    indelingen=("jeugdhulp",),
)
def jeugdigen_met_jeugdhulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people with jeugdhulp on at least one day of the period."""
    return zorg_in_periode(stand, kalender).select("periode", "gemeente", "pseudoniem").distinct()


@indicator(
    code="aandeel_jeugdigen_met_jeugdhulp",
    thema=Thema.GEBRUIK,
    label="Aandeel jeugdigen met jeugdhulp",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de jeugdigen onder de 18 jaar dat in de periode ten minste één dag jeugdhulp in natura "
        "had. In de teller telt wie op de eerste dag van een hulp in de periode nog geen 18 was; de maand "
        "waarin iemand 18 wordt, telt nog mee. Wie geen bekende geboortedatum heeft, telt niet mee. "
        f"{IN_ZORG}"
    ),
    numerator="Verschillende jeugdigen onder de 18 jaar met jeugdhulp in de periode",
    denominator="Jeugdigen van 0 tot en met 17 jaar die op 1 januari van het jaar in het gebied wonen",
    source=(
        "Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.1; "
        "Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2"
    ),
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente"), ("halfjaar", "gebied"), ("halfjaar", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.INWONERS),
    familie="jeugdigen",
    deel={"onder_18": "ja"},
    indelingen=("jeugdhulp",),
)
def aandeel_jeugdigen_met_jeugdhulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people under 18 on the first day of some span of care in the period, judged by month."""
    zorg = with_maanden_oud(stand, zorg_in_periode(stand, kalender), "dag")
    return (
        zorg.filter(zorg.maanden_oud <= MAANDEN_TOT_18).select("periode", "gemeente", "pseudoniem").distinct()
    )


@indicator(
    code="gebruik_naar_categorie",
    thema=Thema.GEBRUIK,
    label="Gebruik van jeugdhulp naar categorie",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van het gebruik over de categorieën van jeugdhulp. Een jeugdige telt in elke "
        "categorie waarvan hij of zij in het jaar hulp had één keer. Welk product in welke categorie "
        f"valt, staat in de indeling van de regio. {IN_ZORG}"
    ),
    numerator="Verschillende paren van jeugdige en categorie in het jaar, in deze categorie",
    denominator="Verschillende paren van jeugdige en categorie in het jaar, in alle categorieën samen",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, tabel 1",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "categorie"), ("jaar", "gemeente", "categorie")),
    naar=("categorie",),
    measure=Maat(Telwijze.JEUGDIGEN, Noemer.TOTAAL),
    familie="jeugdigen",
    indelingen=("categorie", "jeugdhulp"),
)
def gebruik_naar_categorie(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Pairs of young person and category with care in the period."""
    zorg = with_soort(stand, zorg_in_periode(stand, kalender), "categorie", "dag")
    return zorg.select("periode", "gemeente", "pseudoniem", "categorie").distinct()
