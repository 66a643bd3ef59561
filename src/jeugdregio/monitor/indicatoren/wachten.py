"""How many young people wait for help, and how long they waited."""

import datetime

import ibis

from jeugdregio.monitor.indicator import GEEN_PERSONEN, Eenheid, Minimum, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.feiten import days_between, happened_in, with_aanbieder, with_productnaam
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_afspraak

BRON = "Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.4 (Wachttijden)"
WACHTEN = (
    "Wachten begint op de dag van de aanmelding bij de aanbieder en eindigt op de dag waarop de hulp "
    "begint, of op de dag waarop de jeugdige wordt afgemeld."
)
BEGONNEN = (
    "Geteld is wie in de periode met de hulp begon. Wie nog wacht of is afgemeld, telt niet mee. Wie bij "
    "twee aanbieders begon, telt twee keer."
)
OPGAVE = (
    "Aanbieders geven zelf per product op hoe lang iemand bij hen moet wachten. Getoond is de nieuwste "
    "opgave op de laatste dag van de periode; voor de periode die nog loopt is dat de dag van de stand."
)
PER = (
    ("jaar", "gebied"),
    ("jaar", "gemeente"),
    ("jaar", "gebied", "product"),
    ("jaar", "gebied", "aanbieder"),
)
# how long one waits at a provider is no secret of its business
OPENBAAR = Minimum(aanbieder=1.0)


def _begonnen(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give those who began in the period, with the days they waited; without impossible dates."""
    rijen = stand.wachtlijst.filter(
        stand.wachtlijst.gestart_op.notnull(), stand.wachtlijst.gestart_op >= stand.wachtlijst.aangemeld_op
    )
    rijen = rijen.mutate(hoeveelheid=days_between(rijen.aangemeld_op, rijen.gestart_op))
    return with_productnaam(with_aanbieder(stand, happened_in(kalender, rijen, "gestart_op")))


@indicator(
    code="wachtenden",
    thema=Thema.WACHTEN,
    label="Jeugdigen die op hulp wachten",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die op de laatste dag van de periode op hulp wachten. Ook wie al andere "
        f"hulp heeft, telt mee. {WACHTEN}"
    ),
    numerator="Verschillende jeugdigen die op de laatste dag van de periode wachten",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("maand", "gebied"), ("maand", "gemeente")),
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="wachtenden",
    op_laatste_dag=True,
    disclosure=OPENBAAR,
    bronnen=("wachtlijst",),
)
def wachtenden(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people who wait on the last day of the period."""
    lijst = stand.wachtlijst
    samen = lijst.inner_join(
        kalender,
        [
            lijst.aangemeld_op <= kalender.eind,
            lijst.gestart_op.isnull() | (lijst.gestart_op > kalender.eind),
            lijst.afgemeld_op.isnull() | (lijst.afgemeld_op > kalender.eind),
        ],
    )
    met = with_productnaam(with_aanbieder(stand, samen))
    return met.select("periode", "gemeente", "pseudoniem", "aanbieder", "product").distinct()


@indicator(
    code="wachtenden_jaareinde",
    thema=Thema.WACHTEN,
    label="Jeugdigen die aan het eind van het jaar op hulp wachten",
    unit=Eenheid.JEUGDIGEN,
    definition=(
        "Verschillende jeugdigen die op de laatste dag van het jaar op hulp wachten. Wie bij meer "
        "aanbieders of op meer producten wacht, telt bij elk mee en in het totaal één keer. Van het "
        f"lopende jaar is het de laatste dag van de laatste volledige maand. {WACHTEN}"
    ),
    numerator="Verschillende jeugdigen die op de laatste dag van het jaar wachten",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.JEUGDIGEN),
    familie="wachtenden",
    op_laatste_dag=True,
    disclosure=OPENBAAR,
    bronnen=("wachtlijst",),
)
def wachtenden_jaareinde(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Young people who wait on the last day of the period, by what they wait for and with whom."""
    return wachtenden(stand, kalender)


@indicator(
    code="wachttijd",
    thema=Thema.WACHTEN,
    label="Gemiddelde wachttijd",
    unit=Eenheid.WEKEN,
    definition=f"Gemiddeld aantal weken tussen aanmelding en begin van de hulp. {WACHTEN} {BEGONNEN}",
    numerator="Dagen die zij wachtten, gedeeld door 7",
    denominator="Hoe vaak hulp in de periode begon",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="wachttijd",
    disclosure=OPENBAAR,
    bronnen=("wachtlijst",),
)
def wachttijd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Those who began in the period, with the days they waited."""
    begonnen = _begonnen(stand, kalender)
    return begonnen.select("periode", "gemeente", "pseudoniem", "aanbieder", "product", "hoeveelheid")


@indicator(
    code="wachttijd_mediaan",
    thema=Thema.WACHTEN,
    label="Middelste wachttijd (mediaan)",
    unit=Eenheid.WEKEN,
    definition=(
        "De middelste wachttijd in weken: de helft wachtte korter, de helft langer. Een paar heel lange "
        f"wachttijden tellen hierin niet zwaarder dan andere. {WACHTEN} {BEGONNEN}"
    ),
    numerator="De middelste van de wachttijden in dagen, gedeeld door 7",
    denominator="Hoe vaak hulp in de periode begon",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.MEDIAAN),
    familie="wachttijd_mediaan",
    disclosure=OPENBAAR,
    bronnen=("wachtlijst",),
)
def wachttijd_mediaan(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Those who began in the period, with the days they waited."""
    return wachttijd(stand, kalender)


@indicator(
    code="wachttijd_binnen_norm",
    thema=Thema.WACHTEN,
    label="Begonnen binnen de afgesproken wachttijd",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de keren dat hulp begon binnen de wachttijd die de regio voor het product afsprak. "
        "Producten waarvoor op de dag van de aanmelding geen norm gold, tellen niet mee. Norm: de tabel "
        f"productafspraken. {WACHTEN} {BEGONNEN}"
    ),
    numerator="Keren dat hulp in de periode binnen de norm begon",
    denominator="Keren dat hulp in de periode begon van een product met een norm",
    source=BRON,
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="wachttijd_norm",
    disclosure=OPENBAAR,
    bronnen=("wachtlijst", "productafspraken"),
)
def wachttijd_binnen_norm(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Those who began in the period with help for which a norm is agreed; who began in time counts."""
    met = with_afspraak(stand, _begonnen(stand, kalender), "wachtnorm_dagen", "aangemeld_op", als="norm")
    met = met.filter(met.norm.notnull())
    met = met.mutate(telt=met.hoeveelheid <= met.norm, aantal=ibis.literal(1, "int64"))
    return met.select("periode", "gemeente", "pseudoniem", "aanbieder", "product", "aantal", "telt")


def _opgaven(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give the newest statement of each provider and product per period, for every municipality alike.

    Columns: periode, gemeente, aanbieder, product, dagen, ouderdom (days). Of two statements on one day the
    longest waiting time counts.
    """
    loopt = kalender.eind == ibis.literal(stand.meta.laatste_dag)
    tot = ibis.ifelse(loopt, ibis.literal(stand.peildatum), kalender.eind)
    perioden = kalender.select("periode", tot=tot)
    rijen = stand.wachttijdopgaven.rename(categorie="productcategorie")
    rijen = with_productnaam(with_aanbieder(stand, rijen))
    samen = rijen.inner_join(perioden, [rijen.opgegeven_op <= perioden.tot])
    sleutel = ["periode", "aanbieder", "product"]
    nieuwste = samen.group_by(sleutel).agg(nieuwste_op=samen.opgegeven_op.max())
    samen = samen.inner_join(nieuwste, sleutel)
    samen = samen.filter(samen.opgegeven_op == samen.nieuwste_op)
    samen = samen.group_by(*sleutel, "tot", "nieuwste_op").agg(dagen=samen.dagen.max())
    samen = samen.mutate(ouderdom=days_between(samen.nieuwste_op, samen.tot))
    gemeenten = stand.gebieden.filter(stand.gebieden.gebied == stand.meta.regio)
    return samen.cross_join(gemeenten.select("gemeente").distinct())


@indicator(
    code="opgegeven_wachttijd",
    thema=Thema.WACHTEN,
    label="Wachttijd die aanbieders opgeven",
    unit=Eenheid.WEKEN,
    definition=f"De wachttijd die een aanbieder zelf opgeeft, in weken, per product. {OPGAVE}",
    numerator="Opgegeven dagen in de nieuwste opgave, gedeeld door 7",
    denominator="Eén: het is een opgave, geen gemiddelde",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "aanbieder", "product"),),
    naar=("aanbieder", "product"),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="opgegeven_wachttijd",
    disclosure=GEEN_PERSONEN,
    bronnen=("wachttijdopgaven",),
)
def opgegeven_wachttijd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """The waiting time in the newest statement; nobody is behind it."""
    return _opgaven(stand, kalender).select(
        "periode", "gemeente", "aanbieder", "product", hoeveelheid="dagen"
    )


@indicator(
    code="ouderdom_opgave_wachttijd",
    thema=Thema.WACHTEN,
    label="Hoe oud de opgave van de wachttijd is",
    unit=Eenheid.DAGEN,
    definition=(
        "Hoeveel dagen geleden een aanbieder zijn wachttijd voor een product opgaf. Een oude opgave zegt "
        f"weinig over nu. {OPGAVE}"
    ),
    numerator="Dagen sinds de nieuwste opgave",
    denominator="Eén: het is een opgave, geen gemiddelde",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "aanbieder", "product"),),
    naar=("aanbieder", "product"),
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="ouderdom_opgave",
    disclosure=GEEN_PERSONEN,
    bronnen=("wachttijdopgaven",),
)
def ouderdom_opgave_wachttijd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """The age of the newest statement; nobody is behind it."""
    return _opgaven(stand, kalender).select(
        "periode", "gemeente", "aanbieder", "product", hoeveelheid="ouderdom"
    )
