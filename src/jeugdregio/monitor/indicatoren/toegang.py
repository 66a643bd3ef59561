"""The local access: how fast, for how long, and what it refers to beside youth care; and seclusions."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.feiten import days_between, happened_in, with_productnaam
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_afspraak
from jeugdregio.stand.zorg import MAX_ONDERBREKING

BRON_TOEGANG = "Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, hoofdstuk 3 (Versterken lokale toegang)"
BRON_DUUR = "Regiovisie Jeugdhulpregio FoodValley, uitgangspunten voor het zorglandschap (behandelduur)"
BRON_SEPARATIES = "Regiovisie IJmond en Zuid-Kennemerland 2021, paragraaf 4.3 (Een thuis voor Noordje)"
BRON_VOORZIENINGEN = (
    "Tussenevaluatie FoodValley, hoofdstuk 5 (Van exclusieve opvang naar inclusieve voorzieningen)"
)
OPGEGEVEN = (
    "Separaties en afzonderingen zoals aanbieders ze per maand opgeven, bij de gemeente die de jeugdige "
    "plaatste. Een gemeente waarover niemand iets opgaf, ook geen nul, heeft geen cijfer."
)
PER_TEAM = (("jaar", "gebied"), ("jaar", "gemeente"), ("jaar", "gebied", "team"))


def _dagen_tot(stand: Stand, kalender: ibis.Table, moment: str) -> ibis.Table:
    """Give the requests that reached a moment in the period, with the days since the request."""
    trajecten = stand.toegangstrajecten
    bereikt = trajecten.filter(trajecten[moment].notnull(), trajecten[moment] >= trajecten.verzoek_op)
    bereikt = bereikt.mutate(hoeveelheid=days_between(bereikt.verzoek_op, bereikt[moment]))
    return happened_in(kalender, bereikt, moment).select(
        "periode", "gemeente", "pseudoniem", "team", "hoeveelheid"
    )


@indicator(
    code="dagen_tot_gesprek",
    thema=Thema.TOEGANG,
    label="Gemiddelde tijd van hulpvraag tot eerste gesprek",
    unit=Eenheid.DAGEN,
    definition=(
        "Gemiddeld aantal dagen tussen de hulpvraag bij de lokale toegang en het eerste gesprek. Geteld "
        "zijn de eerste gesprekken in de periode. Wie nog op een gesprek wacht, telt niet mee."
    ),
    numerator="Dagen van hulpvraag tot eerste gesprek",
    denominator="Aantal eerste gesprekken in de periode",
    source=BRON_TOEGANG,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER_TEAM,
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="dagen_tot_gesprek",
    bronnen=("toegangstrajecten",),
)
def dagen_tot_gesprek(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """First talks in the period, with the days since the request."""
    return _dagen_tot(stand, kalender, "gesprek_op")


@indicator(
    code="dagen_tot_gesprek_mediaan",
    thema=Thema.TOEGANG,
    label="Middelste tijd van hulpvraag tot eerste gesprek (mediaan)",
    unit=Eenheid.DAGEN,
    definition=(
        "Het middelste aantal dagen tussen de hulpvraag bij de lokale toegang en het eerste gesprek: de "
        "helft kreeg sneller een gesprek, de helft later. Geteld zijn de eerste gesprekken in de periode."
    ),
    numerator="Het middelste aantal dagen van hulpvraag tot eerste gesprek",
    denominator="Aantal eerste gesprekken in de periode",
    source=BRON_TOEGANG,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER_TEAM,
    measure=Maat(Telwijze.MEDIAAN),
    familie="dagen_tot_gesprek_mediaan",
    bronnen=("toegangstrajecten",),
)
def dagen_tot_gesprek_mediaan(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """First talks in the period, with the days since the request."""
    return _dagen_tot(stand, kalender, "gesprek_op")


@indicator(
    code="dagen_tot_besluit",
    thema=Thema.TOEGANG,
    label="Gemiddelde tijd van hulpvraag tot besluit",
    unit=Eenheid.DAGEN,
    definition=(
        "Gemiddeld aantal dagen tussen de hulpvraag bij de lokale toegang en het besluit. Geteld zijn de "
        "besluiten in de periode. Wie nog op een besluit wacht, telt niet mee."
    ),
    numerator="Dagen van hulpvraag tot besluit",
    denominator="Aantal besluiten in de periode",
    source=BRON_TOEGANG,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER_TEAM,
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="dagen_tot_besluit",
    bronnen=("toegangstrajecten",),
)
def dagen_tot_besluit(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Decisions in the period, with the days since the request."""
    return _dagen_tot(stand, kalender, "besluit_op")


@indicator(
    code="dagen_tot_besluit_mediaan",
    thema=Thema.TOEGANG,
    label="Middelste tijd van hulpvraag tot besluit (mediaan)",
    unit=Eenheid.DAGEN,
    definition=(
        "Het middelste aantal dagen tussen de hulpvraag bij de lokale toegang en het besluit: de helft kreeg "
        "sneller een besluit, de helft later. Geteld zijn de besluiten in de periode."
    ),
    numerator="Het middelste aantal dagen van hulpvraag tot besluit",
    denominator="Aantal besluiten in de periode",
    source=BRON_TOEGANG,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER_TEAM,
    measure=Maat(Telwijze.MEDIAAN),
    familie="dagen_tot_besluit_mediaan",
    bronnen=("toegangstrajecten",),
)
def dagen_tot_besluit_mediaan(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Decisions in the period, with the days since the request."""
    return _dagen_tot(stand, kalender, "besluit_op")


@indicator(
    code="hulp_langer_dan_maximum",
    thema=Thema.TOEGANG,
    label="Hulp die langer duurt dan het maximum van het product",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de trajecten dat langer duurt dan de regio voor het product als maximum afsprak. Geteld "
        "zijn alle trajecten die in de periode liepen, met hun dagen tot en met de laatste dag van de "
        "periode. Een traject is hulp van één aanbieder in één productcategorie zonder onderbreking van "
        f"meer dan {MAX_ONDERBREKING} dagen. Het maximum is dat van het laatste product van het traject, "
        "zoals het gold toen de hulp begon (tabel productafspraken). Producten zonder maximum tellen niet "
        "mee."
    ),
    numerator="Trajecten in de periode die langer duren dan het maximum",
    denominator="Trajecten in de periode van een product met een maximum",
    source=BRON_DUUR,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente"), ("jaar", "gebied", "product")),
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="maximum_duur",
    bronnen=("productafspraken",),
    indelingen=("jeugdhulp",),
)
def hulp_langer_dan_maximum(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Trajectories of the period whose product has a maximum; those beyond it count."""
    trajecten = with_afspraak(stand, stand.trajecten, "maximum_dagen", "begindatum", als="maximum")
    trajecten = only_jeugdhulp(stand, trajecten.filter(trajecten.maximum.notnull()), "begindatum")
    samen = trajecten.inner_join(
        kalender, [trajecten.begindatum <= kalender.eind, trajecten.einddatum >= kalender.begin]
    )
    dagen = days_between(samen.begindatum, ibis.least(samen.einddatum, samen.eind)) + 1
    met = with_productnaam(samen.mutate(telt=dagen > samen.maximum, aantal=ibis.literal(1, "int64")))
    return met.select("periode", "gemeente", "pseudoniem", "product", "aantal", "telt")


def _separaties(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    gemeld = stand.separaties.filter(stand.separaties.aantal > 0)
    return happened_in(kalender, gemeld, "maand").select("periode", "gemeente", "pseudoniem", "aantal")


@indicator(
    code="separaties",
    thema=Thema.VERBLIJF,
    label="Separaties en afzonderingen",
    unit=Eenheid.AANTAL,
    definition=OPGEGEVEN,
    numerator="Opgegeven separaties en afzonderingen in de periode",
    source=BRON_SEPARATIES,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente"), ("kwartaal", "gebied")),
    measure=Maat(Telwijze.AANTAL),
    familie="separaties",
    bronnen=("separaties",),
)
def separaties(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Seclusions reported of months in the period, per young person."""
    return _separaties(stand, kalender)


@indicator(
    code="separaties_per_jeugdige",
    thema=Thema.VERBLIJF,
    label="Separaties per gesepareerde jeugdige",
    unit=Eenheid.KEER,
    definition=(
        f"Hoe vaak een jeugdige die is gesepareerd of afgezonderd, dat gemiddeld meemaakte. {OPGEGEVEN}"
    ),
    numerator="Opgegeven separaties en afzonderingen in de periode",
    denominator="Verschillende jeugdigen die in de periode zijn gesepareerd of afgezonderd",
    source=BRON_SEPARATIES,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.AANTAL, Noemer.JEUGDIGEN),
    familie="separaties",
    bronnen=("separaties",),
)
def separaties_per_jeugdige(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Seclusions reported of months in the period, per young person."""
    return _separaties(stand, kalender)


@indicator(
    code="gebruik_voorzieningen",
    thema=Thema.TOEGANG,
    label="Jeugdigen die BSO+ of respijtzorg gebruiken",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Jeugdigen die in het jaar een algemene voorziening gebruikten, zoals gemeenten ze opgeven: BSO+ "
        "(opvang na school met extra begeleiding) en respijtzorg (opvang die ouders ontlast). Wie van beide "
        "gebruikmaakt, telt bij beide mee."
    ),
    numerator="Opgegeven aantal jeugdigen dat de voorziening in het jaar gebruikte",
    source=BRON_VOORZIENINGEN,
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "voorziening"), ("jaar", "gemeente", "voorziening")),
    naar=("voorziening",),
    measure=Maat(Telwijze.AANTAL),
    familie="voorzieningen",
    bronnen=("voorzieningen",),
)
def gebruik_voorzieningen(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """The number of young people that each municipality gives for the year; they are the people behind it."""
    opgaven = stand.voorzieningen.filter(stand.voorzieningen.jeugdigen > 0)
    samen = opgaven.inner_join(kalender, "jaar")
    return samen.select(
        "periode", "gemeente", "voorziening", aantal=samen.jeugdigen, personen=samen.jeugdigen
    )
