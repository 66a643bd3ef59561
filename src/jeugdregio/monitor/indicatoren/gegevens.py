"""How good the data themselves are: what is refused, what does not link up, and how late it comes."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Minimum, Richting, Thema, indicator
from jeugdregio.monitor.indicatoren.feiten import days_between, happened_in, with_aanbieder
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand, kept
from jeugdregio.stand.producten import with_indeling, with_product

BRON = "Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 3.2 (Data op Orde)"
OP_TIJD = 30  # days after the month of help
START_IS = (
    "Er is een start (JW305) als de aanbieder er een stuurde voor dezelfde toewijzing, of voor dezelfde "
    "jeugdige en productcategorie in dezelfde gemeente. Een regel hoort bij de maand waarin de hulp begon."
)
GEEN_START = f"{START_IS} Ook jeugdbescherming en jeugdreclassering tellen mee; wat de gemeente afwees niet."
VERTRAGING = (
    "Vertraging: de dagen van de laatste dag van de maand waarin de hulp begon tot de dag waarop de regio de "
    "regel (JW323) kende; eerder is 0 dagen. Creditregels tellen niet mee, en wat de gemeente afwees ook "
    "niet. In recente periodes ontbreken de regels die nog moeten komen, dus daar lijkt de vertraging "
    "kleiner dan zij wordt."
)
PER = (("jaar", "gebied"), ("jaar", "gemeente"), ("jaar", "gebied", "aanbieder"))
# how good a provider's messages are is no secret of its business
OPENBAAR = Minimum(aanbieder=1.0)


@indicator(
    code="geweigerde_berichten",
    thema=Thema.KWALITEIT,
    label="Berichten die geheel of deels zijn geweigerd",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de berichten waarvan de ontvanger het geheel weigerde, of een deel ervan (een cliënt of "
        "een regel). Een bericht hoort bij de maand waarin het binnenkwam. Een bericht kan over één jeugdige "
        "gaan; daarom wordt een klein aantal berichten beschermd als een klein aantal jeugdigen."
    ),
    numerator="Berichten die geheel of deels zijn geweigerd",
    denominator="Alle berichten",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(
        ("jaar", "gebied"),
        ("jaar", "gemeente"),
        ("maand", "gebied"),
        ("jaar", "gebied", "soort"),
        ("jaar", "gebied", "aanbieder"),
    ),
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="berichten",
    berichten=(),  # who sends none has no share, and that is said
    disclosure=OPENBAAR,
)
def geweigerde_berichten(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Messages of the period, and how many; those refused in whole or in part count.

    A message is about one young person at least, so as many people stand behind them at worst.
    """
    berichten = with_aanbieder(stand, happened_in(kalender, stand.berichtaantallen, "maand"))
    berichten = berichten.mutate(telt=berichten.uitkomst != "verwerkt", personen=berichten.aantal)
    return berichten.select("periode", "gemeente", "aanbieder", "soort", "aantal", "personen", "telt")


@indicator(
    code="starts_zonder_toewijzing",
    thema=Thema.KWALITEIT,
    label="Starts zonder toewijzing",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de begonnen leveringen (JW305) waarbij de regio geen toewijzing (JW301) kent. Een levering "
        "hoort bij de dag waarop de hulp begon."
    ),
    numerator="Leveringen zonder bekende toewijzing die in de periode begonnen",
    denominator="Leveringen die in de periode begonnen",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="starts",
    disclosure=OPENBAAR,
)
def starts_zonder_toewijzing(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Deliveries that began in the period; those whose assignment is unknown count."""
    starts = happened_in(kalender, stand.leveringen, "begindatum")
    bekend = stand.toewijzingen.select(bekend="toewijzing").distinct()
    starts = starts.left_join(bekend, starts.toewijzing == bekend.bekend)
    starts = starts.mutate(telt=starts.bekend.isnull(), aantal=ibis.literal(1, "int64"))
    return with_aanbieder(stand, starts).select(
        "periode", "gemeente", "pseudoniem", "aanbieder", "aantal", "telt"
    )


@kept
def _regels_met_start(stand: Stand) -> ibis.Table:
    """Give the declared lines: maand, gemeente, pseudoniem, aanbieder, aantal (1), bedrag, whether there is
    no start (`telt`), and whether it is among the costs of jeugdhulp (`kosten`). Computed once for an opened
    stand.
    """
    leveringen = with_product(stand, stand.leveringen)
    per_toewijzing = (
        leveringen.filter(leveringen.toewijzing.notnull()).select(start_bij="toewijzing").distinct()
    )
    per_hulp = leveringen.select(
        s_gemeente="gemeente", s_wie="pseudoniem", s_aanbieder="aanbieder", s_categorie="categorie"
    ).distinct()
    regels = with_product(stand, stand.prestaties)
    regels = with_indeling(stand, regels, "jeugdhulp", "begindatum", als="is_jeugdhulp")
    regels = regels.left_join(per_toewijzing, regels.toewijzing == per_toewijzing.start_bij)
    regels = regels.left_join(
        per_hulp,
        [
            regels.gemeente == per_hulp.s_gemeente,
            regels.pseudoniem == per_hulp.s_wie,
            regels.aanbieder == per_hulp.s_aanbieder,
            regels.categorie == per_hulp.s_categorie,
        ],
    )
    # not added up: a month of help is mostly one line, and adding up takes longer than what it saves
    return regels.select(
        "gemeente",
        "pseudoniem",
        "aanbieder",
        maand=regels.begindatum.truncate("M").cast("date"),
        telt=regels.start_bij.isnull() & regels.s_wie.isnull(),
        kosten=ibis.coalesce(regels.is_jeugdhulp, "ja") == "ja",
        aantal=ibis.literal(1, "int64"),
        bedrag=regels.bedrag.cast("int64"),
    )


@indicator(
    code="regels_zonder_start",
    thema=Thema.KWALITEIT,
    label="Gedeclareerde regels zonder start",
    unit=Eenheid.PROCENT,
    definition=f"Deel van de gedeclareerde regels (JW323) waarvoor geen start is gemeld. {GEEN_START}",
    numerator="Gedeclareerde regels zonder start",
    denominator="Alle gedeclareerde regels",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="regels_start",
    disclosure=OPENBAAR,
)
def regels_zonder_start(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of the period; those without a start count."""
    regels = with_aanbieder(stand, happened_in(kalender, _regels_met_start(stand), "maand"))
    return regels.select("periode", "gemeente", "pseudoniem", "aanbieder", "aantal", "telt")


@indicator(
    code="bedrag_zonder_start",
    thema=Thema.KWALITEIT,
    label="Aandeel van de kosten zonder start",
    unit=Eenheid.PROCENT,
    definition=(
        "Deel van de kosten van jeugdhulp (JW323) waarvoor geen start is gemeld. Wat de gemeente afwees en "
        f"jeugdbescherming en jeugdreclassering zitten niet in de kosten. {START_IS}"
    ),
    numerator="Ingediende bedragen van regels zonder start, in euro",
    denominator="Alle ingediende bedragen, in euro",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente")),
    measure=Maat(Telwijze.BEDRAG, Noemer.DEEL),
    # the same euros as the costs: with others in it, their costs would follow from the difference
    familie="kosten",
    bedragsoort="ingediend",
    indelingen=("jeugdhulp",),
)
def bedrag_zonder_start(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period; those without a start count."""
    regels = _regels_met_start(stand)
    regels = happened_in(kalender, regels.filter(regels.kosten), "maand")
    return regels.select("periode", "gemeente", "pseudoniem", "aanbieder", "bedrag", "telt")


def _vertraagd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Give the debit lines of the period with the days between the end of their month and becoming known."""
    regels = stand.prestaties.filter(stand.prestaties.bedrag >= 0)
    maandeinde = (regels.begindatum.truncate("M") + ibis.interval(months=1) - ibis.interval(days=1)).cast(
        "date"
    )
    regels = regels.mutate(hoeveelheid=ibis.greatest(days_between(maandeinde, regels.bekend_op), 0))
    return with_aanbieder(stand, happened_in(kalender, regels, "begindatum"))


@indicator(
    code="vertraging_declaraties",
    thema=Thema.KWALITEIT,
    label="Gemiddelde vertraging van declaraties",
    unit=Eenheid.DAGEN,
    definition=f"Gemiddelde vertraging van de gedeclareerde regels, in dagen. {VERTRAGING}",
    numerator="Dagen vertraging van de regels over hulp die in de periode begon",
    denominator="Aantal regels over hulp die in de periode begon",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.GEMIDDELDE),
    familie="vertraging",
    disclosure=OPENBAAR,
)
def vertraging_declaraties(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of the period with their delay."""
    return _vertraagd(stand, kalender).select("periode", "gemeente", "pseudoniem", "aanbieder", "hoeveelheid")


@indicator(
    code="vertraging_declaraties_mediaan",
    thema=Thema.KWALITEIT,
    label="Middelste vertraging van declaraties (mediaan)",
    unit=Eenheid.DAGEN,
    definition=(
        "De middelste vertraging van de gedeclareerde regels, in dagen: de helft kwam eerder, de helft "
        f"later. {VERTRAGING}"
    ),
    numerator="De middelste vertraging van de regels over hulp die in de periode begon",
    denominator="Aantal regels over hulp die in de periode begon",
    source=BRON,
    direction=Richting.LAGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.MEDIAAN),
    familie="vertraging_mediaan",
    disclosure=OPENBAAR,
)
def vertraging_declaraties_mediaan(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of the period with their delay."""
    return vertraging_declaraties(stand, kalender)


@indicator(
    code="declaraties_op_tijd",
    thema=Thema.KWALITEIT,
    label=f"Declaraties binnen {OP_TIJD} dagen",
    unit=Eenheid.PROCENT,
    definition=(
        f"Deel van de gedeclareerde regels met een vertraging van hoogstens {OP_TIJD} dagen. {VERTRAGING}"
    ),
    numerator=f"Regels met een vertraging van hoogstens {OP_TIJD} dagen",
    denominator="Regels over hulp die in de periode begon",
    source=BRON,
    direction=Richting.HOGER_IS_BETER,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.AANTAL, Noemer.DEEL),
    familie="declaraties_op_tijd",
    disclosure=OPENBAAR,
)
def declaraties_op_tijd(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared lines of the period; those that came in time count."""
    regels = _vertraagd(stand, kalender)
    regels = regels.mutate(telt=regels.hoeveelheid <= OP_TIJD)
    return regels.group_by("periode", "gemeente", "pseudoniem", "aanbieder", "telt").agg(
        aantal=regels.count().cast("int64")
    )
