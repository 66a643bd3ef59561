"""What help brings: the national set of outcomes, per form of help and per provider."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Minimum, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.feiten import happened_in, with_aanbieder
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp, with_soort
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_product
from jeugdregio.stand.zorg import MAX_ONDERBREKING

BRON = "Regiovisie Jeugdhulpregio FoodValley, hoofdstuk Cliëntenparticipatie (outcome-indicatoren)"
BRON_CODES = "CBS, Informatieprotocol Beleidsinformatie Jeugd, versie 7"
VOLGENS_PLAN = "31"
VOORTIJDIG = ("32", "33", "34", "35")  # by the client, by the provider, in consultation, from outside
JAAR = 365  # days
GEVRAAGD = (
    "Geteld zijn de antwoorden die aan het eind van de hulp in de periode zijn gevraagd (tabel uitkomsten). "
    "Zonder antwoord telt niet mee."
)
PER = (
    ("jaar", "gebied"),
    ("jaar", "gemeente"),
    ("jaar", "gebied", "categorie"),
    ("jaar", "gebied", "aanbieder"),
)
# what a provider's help brings is no secret of its business
OPENBAAR = Minimum(aanbieder=1.0)


def _named(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Give facts the form of help and the name of the provider."""
    return with_aanbieder(stand, with_soort(stand, feiten, "categorie", datum))


def _gevraagd(stand: Stand, kalender: ibis.Table, vraag: str) -> ibis.Table:
    """Give the answers to one question that were given in the period."""
    antwoorden = stand.uitkomsten.filter(stand.uitkomsten[vraag].notnull())
    return _named(stand, happened_in(kalender, antwoorden, "gemeten_op"), "gemeten_op")


def _share(feiten: ibis.Table, telt: ibis.Value) -> ibis.Table:
    return feiten.mutate(telt=telt, aantal=ibis.literal(1, "int64")).select(
        "periode", "gemeente", "pseudoniem", "aanbieder", "categorie", "aantal", "telt"
    )


@indicator(
    code="uitval",
    thema=Thema.UITKOMST,
    label="Hulp die voortijdig stopte (uitval)",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de gestopte hulp dat voortijdig stopte: door de cliënt, door de aanbieder, in overleg of "
        "door een oorzaak van buiten (JZ588, redenen 32 tot en met 35). De andere mogelijkheid is: volgens "
        "plan (reden 31). Redenen die niet zeggen hoe de hulp eindigde, tellen niet mee: overlijden, "
        "tijdelijk gestopt, op verzoek van de gemeente, door een wijzigingsverzoek, overstap en uitstroom."
    ),
    numerator="Stopberichten (JW307) met een voortijdige reden, naar de laatste dag van de hulp",
    denominator="Stopberichten (JW307) met de reden volgens plan of een voortijdige reden",
    source=f"{BRON}; Zorginstituut Nederland, JZ588; {BRON_CODES}",
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="uitval",
    disclosure=OPENBAAR,
    indelingen=("categorie", "jeugdhulp"),
)
def uitval(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Help that stopped in the period, for a reason that says how; what stopped early counts."""
    leveringen = stand.leveringen
    gestopt = leveringen.filter(
        leveringen.einddatum.notnull(), leveringen.reden_beeindiging.isin((VOLGENS_PLAN, *VOORTIJDIG))
    )
    gestopt = happened_in(kalender, with_product(stand, gestopt), "einddatum")
    gestopt = _named(stand, only_jeugdhulp(stand, gestopt, "einddatum"), "einddatum")
    return _share(gestopt, gestopt.reden_beeindiging.isin(VOORTIJDIG))


@indicator(
    code="nut_van_hulp",
    thema=Thema.UITKOMST,
    label="Rapportcijfer voor het nut van de hulp",
    unit=Eenheid.CIJFER,
    definition=f"Gemiddeld rapportcijfer (1 tot en met 10) voor hoe nuttig de hulp was. {GEVRAAGD}",
    numerator="Som van de gegeven cijfers",
    denominator="Aantal gegeven cijfers",
    source=f"{BRON}; {BRON_CODES}",
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="nut",
    disclosure=OPENBAAR,
    bronnen=("uitkomsten",),
    indelingen=("categorie",),
)
def nut_van_hulp(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """The grades given in the period, in tenths."""
    return _gevraagd(stand, kalender, "nut").select(
        "periode", "gemeente", "pseudoniem", "aanbieder", "categorie", hoeveelheid="nut"
    )


@indicator(
    code="zonder_hulp_verder",
    thema=Thema.UITKOMST,
    label="Kan zonder hulp verder",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de antwoorden waarin de jeugdige zonder hulp verder kan: voor nu geen hulp nodig, of geen "
        f"verdere hulp nodig (antwoord 03 of 04). {GEVRAAGD}"
    ),
    numerator="Antwoorden dat de jeugdige zonder hulp verder kan",
    denominator="Antwoorden op de vraag of de jeugdige zonder hulp verder kan",
    source=f"{BRON}; {BRON_CODES}",
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="zonder_hulp",
    disclosure=OPENBAAR,
    bronnen=("uitkomsten",),
    indelingen=("categorie",),
)
def zonder_hulp_verder(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """The answers given in the period; 'yes' counts."""
    antwoorden = _gevraagd(stand, kalender, "zonder_hulp")
    return _share(antwoorden, antwoorden.zonder_hulp)


@indicator(
    code="doelen_behaald",
    thema=Thema.UITKOMST,
    label="Doelen van het plan behaald",
    unit=Eenheid.PROCENT,
    definition=f"Deel van de afgesloten hulp waarvan de doelen van het plan zijn behaald. {GEVRAAGD}",
    numerator="Antwoorden dat de doelen van het plan zijn behaald",
    denominator="Antwoorden op de vraag of de doelen van het plan zijn behaald",
    source=BRON,
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="doelen",
    disclosure=OPENBAAR,
    bronnen=("uitkomsten",),
    indelingen=("categorie",),
)
def doelen_behaald(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """The answers given in the period; 'yes' counts."""
    antwoorden = _gevraagd(stand, kalender, "doelen_behaald")
    return _share(antwoorden, antwoorden.doelen_behaald)


@indicator(
    code="geen_nieuwe_start",
    thema=Thema.UITKOMST,
    label="Geen nieuwe start binnen 12 maanden",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de afgeronde trajecten waarna de jeugdige in 365 dagen geen nieuwe jeugdhulp begon, bij "
        "welke aanbieder ook. Een overstap telt dus als nieuwe start; hulp die al liep niet. Een traject "
        "is hulp van één aanbieder in één productcategorie zonder onderbreking van meer dan "
        f"{MAX_ONDERBREKING} dagen. Alleen trajecten tellen mee die ten minste 365 dagen voor de dag van de "
        "stand eindigden: van het laatste jaar is dit cijfer er nog niet."
    ),
    numerator="Afgeronde trajecten zonder nieuwe start binnen 365 dagen",
    denominator="Trajecten die in de periode eindigden, ten minste 365 dagen voor de dag van de stand",
    source=BRON,
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="geen_nieuwe_start",
    disclosure=OPENBAAR,
    indelingen=("categorie", "jeugdhulp"),
    alle_hulp=True,
)
def geen_nieuwe_start(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Trajectories that ended in the period and a year before the stand; those without a new one count."""
    trajecten = only_jeugdhulp(stand, stand.trajecten, "begindatum")
    laatste_dag = stand.peildatum - datetime.timedelta(days=JAAR)
    geeindigd = trajecten.filter(trajecten.dagen.notnull(), trajecten.einddatum <= ibis.literal(laatste_dag))
    einden = geeindigd.select("pseudoniem", "einddatum").distinct()
    nieuw = trajecten.select(wie="pseudoniem", nieuw_op="begindatum").distinct()
    opnieuw = einden.semi_join(
        nieuw,
        [
            einden.pseudoniem == nieuw.wie,
            nieuw.nieuw_op > einden.einddatum,
            nieuw.nieuw_op <= einden.einddatum + ibis.interval(days=JAAR),
        ],
    ).select(weer_wie="pseudoniem", weer_na="einddatum")
    met = geeindigd.left_join(
        opnieuw, [geeindigd.pseudoniem == opnieuw.weer_wie, geeindigd.einddatum == opnieuw.weer_na]
    )
    met = _named(stand, happened_in(kalender, met, "einddatum"), "einddatum")
    return _share(met, met.weer_wie.isnull())
