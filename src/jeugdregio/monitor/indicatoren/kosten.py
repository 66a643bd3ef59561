"""What youth care costs, as declared through messages; every euro in exactly one category."""

import datetime

import ibis

from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import NIET_INGEDEELD, only_jeugdhulp
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand, kept
from jeugdregio.stand.indelen import with_indelingen
from jeugdregio.stand.producten import with_contract, with_product

NIET_GECONTRACTEERD = "Niet gecontracteerde zorg"
ANTWOORD_TOEGEKEND = "Toegekend"
VAN_WELKE_HULP = (
    "Een bedrag hoort bij de maand waarin de hulp begon. Persoonsgebonden budget, subsidies, "
    "jeugdbescherming, jeugdreclassering en het preventief justitieel kader tellen niet mee."
)
INGEDIEND = (
    "Ingediend: wat aanbieders via berichten (JW323) declareerden, debet min credit, ook als de "
    "gemeente een regel nog niet heeft toegekend. Een regel die de gemeente afwees (JW325), telt niet mee. "
    f"{VAN_WELKE_HULP}"
)
TOEGEKEND = (
    "Toegekend: van de regels die aanbieders declareerden (JW323) de bedragen die de gemeente met een "
    "antwoord (JW325) goedkeurde, debet min credit. Een regel waarop nog geen antwoord is, telt niet mee. "
    f"{VAN_WELKE_HULP}"
)

TELT_ALS = {
    "jeugdhulp": "is_jeugdhulp",
    "kosten": "groep",
    "categorie": "soort_hulp",
    "subcategorie": "soort_binnen",
    "sector": "hoek",
}


def ingediende_regels(stand: Stand) -> ibis.Table:
    """Give the declared lines of jeugdhulp that were not refused, with the product of their assignment."""
    return only_jeugdhulp(stand, with_product(stand, stand.prestaties), "begindatum")


@kept
def kosten_per_maand(stand: Stand) -> ibis.Table:
    """Give the declared costs of jeugdhulp: dag (first of the month), gemeente, aanbieder, pseudoniem,
    categorie, subcategorie, sector, toegekend (empty without an answer), bekend (first of the month in
    which it became known), bedrag: a row for each line.

    The category of a euro is, in this order: bought nationally; of a provider that no area of the
    municipality had a contract with on that date; the kind of help. Computed once for an opened stand.
    """
    # contracts first: that reads the lines twice, and nothing else should be done twice
    regels = with_contract(stand, stand.prestaties, "begindatum", als="gecontracteerd")
    regels = with_indelingen(stand, with_product(stand, regels), "begindatum", TELT_ALS)
    regels = regels.filter(ibis.coalesce(regels.is_jeugdhulp, "ja") == "ja")
    soort_hulp = ibis.coalesce(regels.soort_hulp, NIET_INGEDEELD)
    regels = regels.mutate(
        dag=regels.begindatum.truncate("M"),
        bekend=regels.bekend_op.truncate("M"),
        categorie=ibis.coalesce(
            regels.groep, ibis.ifelse(regels.gecontracteerd, soort_hulp, NIET_GECONTRACTEERD)
        ),
        subcategorie=ibis.coalesce(regels.soort_binnen, NIET_INGEDEELD),
        sector=ibis.coalesce(regels.hoek, NIET_INGEDEELD),
    )
    # not added up: a month of help is mostly one line, and adding up takes longer than what it saves
    return regels.select(
        "dag",
        "gemeente",
        "aanbieder",
        "pseudoniem",
        "categorie",
        "subcategorie",
        "sector",
        "toegekend",
        "bekend",
        bedrag=regels.bedrag.cast("int64"),
    )


def kosten_in_periode(stand: Stand, kalender: ibis.Table, *ook: str) -> ibis.Table:
    """Give the rows of `kosten_per_maand` of each period: periode, gemeente, aanbieder, pseudoniem, bedrag,
    bekend (first of the month in which it became known), and the columns named in `ook`.
    """
    kosten = kosten_per_maand(stand)
    samen = kosten.inner_join(kalender, [kosten.dag >= kalender.begin, kosten.dag <= kalender.eind])
    return samen.select("periode", "gemeente", "aanbieder", "pseudoniem", "bedrag", "bekend", *ook)


@indicator(
    code="kosten",
    thema=Thema.KOSTEN,
    label="Kosten van jeugdhulp",
    unit=Eenheid.EURO,
    definition=f"Kosten van jeugdhulp in natura in de periode. {INGEDIEND}",
    numerator="Ingediende bedragen, in euro",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.3",
    since=datetime.date(2026, 1, 1),
    per=tuple(
        (periode, plaats) for periode in ("jaar", "kwartaal", "maand") for plaats in ("gebied", "gemeente")
    ),
    measure=Maat(Telwijze.BEDRAG),
    familie="kosten",
    bedragsoort="ingediend",
    completed=True,
    forecast=True,
    indelingen=("jeugdhulp",),
)
def kosten(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period."""
    return kosten_in_periode(stand, kalender)


@indicator(
    code="kosten_naar_categorie",
    thema=Thema.KOSTEN,
    label="Kosten van jeugdhulp naar categorie",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van de kosten over de categorieën. Elke euro telt één keer, in deze volgorde: "
        "landelijk ingekochte zorg; zorg van een aanbieder zonder contract met de regio op die dag; "
        f"anders de soort hulp volgens de indeling van de regio. {INGEDIEND}"
    ),
    numerator="Ingediende bedragen in deze categorie, in euro",
    denominator="Ingediende bedragen in alle categorieën samen, in euro",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, tabel 2 (zonder het pgb)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "categorie"), ("jaar", "gemeente", "categorie")),
    naar=("categorie",),
    measure=Maat(Telwijze.BEDRAG, Noemer.TOTAAL),
    familie="kosten",
    bedragsoort="ingediend",
    indelingen=("categorie", "jeugdhulp", "kosten"),
)
def kosten_naar_categorie(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period, by category."""
    return kosten_in_periode(stand, kalender, "categorie")


@indicator(
    code="kosten_naar_sector",
    thema=Thema.KOSTEN,
    label="Kosten van jeugdhulp naar sector",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van de kosten over de sectoren van de jeugdhulp. Welk product bij welke sector hoort, "
        f"staat in de indeling van de regio. {INGEDIEND}"
    ),
    numerator="Ingediende bedragen in deze sector, in euro",
    denominator="Ingediende bedragen in alle sectoren samen, in euro",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "sector"), ("jaar", "gemeente", "sector")),
    naar=("sector",),
    measure=Maat(Telwijze.BEDRAG, Noemer.TOTAAL),
    familie="kosten",
    bedragsoort="ingediend",
    indelingen=("jeugdhulp", "sector"),
)
def kosten_naar_sector(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period, by sector."""
    return kosten_in_periode(stand, kalender, "sector")


@indicator(
    code="kosten_naar_subcategorie",
    thema=Thema.KOSTEN,
    label="Kosten van jeugdhulp naar subcategorie",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van de kosten over de subcategorieën van de jeugdhulp, zoals basis-ggz, klinische ggz en "
        "pleegzorg en gezinshuizen. Welk product bij welke subcategorie hoort, staat in de indeling van de "
        f"regio. {INGEDIEND}"
    ),
    numerator="Ingediende bedragen in deze subcategorie, in euro",
    denominator="Ingediende bedragen in alle subcategorieën samen, in euro",
    source="Regiovisie IJmond en Zuid-Kennemerland 2021, bijlage 1",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "subcategorie"),),
    naar=("subcategorie",),
    measure=Maat(Telwijze.BEDRAG, Noemer.TOTAAL),
    familie="kosten",
    bedragsoort="ingediend",
    indelingen=("jeugdhulp", "subcategorie"),
)
def kosten_naar_subcategorie(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period, by subcategory."""
    return kosten_in_periode(stand, kalender, "subcategorie")


@indicator(
    code="kosten_naar_antwoord",
    thema=Thema.KOSTEN,
    label="Ingediende kosten met en zonder antwoord van de gemeente",
    unit=Eenheid.PROCENT,
    definition=(
        "Verdeling van de ingediende kosten over wat de gemeente erop antwoordde (JW325): toegekend of nog "
        f"geen antwoord. {INGEDIEND}"
    ),
    numerator="Ingediende bedragen met dit antwoord, in euro",
    denominator="Alle ingediende bedragen, in euro",
    source="iJw 3.2, bericht JW325 (declaratieantwoord)",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "antwoord"), ("jaar", "gemeente", "antwoord")),
    naar=("antwoord",),
    measure=Maat(Telwijze.BEDRAG, Noemer.TOTAAL),
    familie="kosten",
    bedragsoort="ingediend",
    berichten=("JW325",),
    indelingen=("jeugdhulp",),
)
def kosten_naar_antwoord(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period, by what the municipality answered."""
    kosten = kosten_in_periode(stand, kalender, "toegekend")
    antwoord = ibis.ifelse(kosten.toegekend.isnull(), "Nog geen antwoord", ANTWOORD_TOEGEKEND)
    return kosten.mutate(antwoord=antwoord)


@indicator(
    code="kosten_toegekend",
    thema=Thema.KOSTEN,
    label="Toegekende kosten van jeugdhulp",
    unit=Eenheid.EURO,
    definition=f"Toegekende kosten van jeugdhulp in natura in de periode. {TOEGEKEND}",
    numerator="Toegekende bedragen, in euro",
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, paragraaf 1.3",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied"), ("jaar", "gemeente"), ("maand", "gebied")),
    measure=Maat(Telwijze.BEDRAG),
    familie="kosten",
    deel={"antwoord": ANTWOORD_TOEGEKEND},
    bedragsoort="toegekend",
    berichten=("JW325",),
    indelingen=("jeugdhulp",),
)
def kosten_toegekend(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Granted costs of the period."""
    kosten = kosten_in_periode(stand, kalender, "toegekend")
    return kosten.filter(ibis.coalesce(kosten.toegekend, ibis.literal(False)))
