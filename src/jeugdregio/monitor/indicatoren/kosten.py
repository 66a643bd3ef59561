"""What youth care costs, as declared through messages; every euro in exactly one category."""

import datetime
import weakref

import ibis

from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp, with_categorie
from jeugdregio.monitor.maten import Maat, Noemer, Telwijze
from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_contract, with_indeling, with_product

NIET_GECONTRACTEERD = "Niet gecontracteerde zorg"
INGEDIEND = (
    "Ingediend: wat aanbieders via berichten (JW323) declareerden, debet min credit, ook als de "
    "gemeente een regel nog niet heeft toegekend. Een bedrag hoort bij de maand waarin de hulp begon. "
    "Persoonsgebonden budget, subsidies, jeugdbescherming, jeugdreclassering en het preventief "
    "justitieel kader tellen niet mee."
)

_per_maand: weakref.WeakKeyDictionary[Stand, ibis.Table] = weakref.WeakKeyDictionary()


def kosten_per_maand(stand: Stand) -> ibis.Table:
    """Give the declared costs of jeugdhulp: dag (first of the month), gemeente, aanbieder, pseudoniem,
    categorie, bekend (first of the month in which it became known), bedrag.

    The category of a euro is, in this order: bought nationally; of a provider that no area of the
    municipality had a contract with on that date; the kind of help. Computed once for an opened stand.
    """
    if stand not in _per_maand:
        regels = only_jeugdhulp(stand, with_product(stand, stand.prestaties), "begindatum")
        regels = with_indeling(stand, regels, "kosten", "begindatum", als="groep")
        regels = with_contract(stand, regels, "begindatum", als="gecontracteerd")
        regels = with_categorie(stand, regels, "begindatum")
        regels = regels.mutate(
            dag=regels.begindatum.truncate("M"),
            bekend=regels.bekend_op.truncate("M"),
            categorie=ibis.coalesce(
                regels.groep, ibis.ifelse(regels.gecontracteerd, regels.categorie, NIET_GECONTRACTEERD)
            ),
        )
        _per_maand[stand] = (
            regels.group_by("dag", "gemeente", "aanbieder", "pseudoniem", "categorie", "bekend")
            .agg(bedrag=regels.bedrag.sum().cast("int64"))
            .cache()
        )
    return _per_maand[stand]


def _in_periode(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    kosten = kosten_per_maand(stand)
    samen = kosten.inner_join(kalender, [kosten.dag >= kalender.begin, kosten.dag <= kalender.eind])
    return samen.select("periode", "gemeente", "aanbieder", "pseudoniem", "categorie", "bekend", "bedrag")


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
)
def kosten(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period."""
    return _in_periode(stand, kalender)


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
    source="Regiovisie jeugdhulp Samen voor Jeugd 2023-2026, tabel 2",
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "categorie"), ("jaar", "gemeente", "categorie")),
    naar=("categorie",),
    measure=Maat(Telwijze.BEDRAG, Noemer.TOTAAL),
    familie="kosten",
    bedragsoort="ingediend",
)
def kosten_naar_categorie(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared costs of the period, by category."""
    return _in_periode(stand, kalender)
