"""Why the costs of a year differ from those of the year before: more young people, more help, other
prices.

Two base indicators count what the declared lines alone can tell; the split itself is made of published
figures, so that it betrays nothing they do not.
"""

import datetime
from collections.abc import Mapping

import ibis

from jeugdregio.monitor.afleiden import Bron, Tabellen, worst
from jeugdregio.monitor.indicator import Eenheid, Thema, indicator
from jeugdregio.monitor.indicatoren.kosten import INGEDIEND, ingediende_regels
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.monitor.publicatie import Rij, Status
from jeugdregio.stand import Stand, kept

AANTAL, VOLUME, PRIJS = "Aantal jeugdigen", "Volume per jeugdige", "Prijs"
NIEUW = "Nieuwe of vervallen producten"
PRIJS_IS = (
    "De prijs is het gemiddelde bedrag per eenheid van een product in een gemeente in een jaar: alle "
    "ingediende bedragen gedeeld door alle gedeclareerde eenheden. Is een product in de gemeente niet "
    "gedeclareerd, dan geldt de gemiddelde prijs in de regio."
)
BRON = (
    "Regiovisie IJmond en Zuid-Kennemerland 2021, hoofdstuk 2 (kosten stijgen harder dan het aantal cliënten)"
)
PER = (("jaar", "gebied"), ("jaar", "gemeente"))
PRODUCT = ("product", "eenheid")


def _regels(stand: Stand) -> ibis.Table:
    """Declared lines with `jaar` and `product`; the volume of a credit line is negative."""
    regels = ingediende_regels(stand)
    return regels.select(
        "gemeente",
        "aanbieder",
        "pseudoniem",
        "eenheid",
        "begindatum",
        "bedrag",
        jaar=regels.begindatum.year().cast("int64"),
        product=ibis.coalesce(regels.productcode, regels.categorie, ""),
        eenheden=ibis.ifelse(regels.bedrag < 0, -regels.volume.abs(), regels.volume),
    )


@kept
def _prices(stand: Stand) -> ibis.Table:
    """Per municipality, product, unit and year what was declared and for how many units; only where that
    gives a price. A small table, computed once for an opened stand.
    """
    regels = _regels(stand)
    som = regels.group_by("gemeente", *PRODUCT, "jaar").agg(
        totaal=regels.bedrag.sum().cast("int64"), geleverd=regels.eenheden.sum().cast("int64")
    )
    return som.filter(som.totaal > 0, som.geleverd > 0)


def _with_price(regels: ibis.Table, prijzen: ibis.Table, jaren: int, als: str, *sleutel: str) -> ibis.Table:
    """Add the column `als`: the price of so many years before, in cents; empty where there is none."""
    ander = prijzen.group_by(*sleutel, "jaar").agg(
        totaal=prijzen.totaal.sum().cast("float64"), geleverd=prijzen.geleverd.sum().cast("float64")
    )
    ander = ander.select(
        p_jaar=ander.jaar + jaren,
        prijs=ander.totaal / ander.geleverd,
        **{f"p_{naam}": ander[naam] for naam in sleutel},
    )
    samen = regels.left_join(
        ander,
        [regels.jaar == ander.p_jaar, *(regels[naam] == ander[f"p_{naam}"] for naam in sleutel)],
    )
    return samen.rename({als: "prijs"}).drop("p_jaar", *(f"p_{naam}" for naam in sleutel))


def _per_persoon(feiten: ibis.Table) -> ibis.Table:
    return feiten.group_by("periode", "gemeente", "aanbieder", "pseudoniem").agg(
        bedrag=feiten.bedrag.sum().cast("int64")
    )


@indicator(
    code="kosten_tegen_vorige_prijzen",
    thema=Thema.KOSTEN,
    label="Kosten tegen de prijzen van het jaar ervoor",
    unit=Eenheid.EURO,
    definition=(
        "Wat de hulp van dit jaar had gekost tegen de prijzen van het jaar ervoor. "
        f"{PRIJS_IS} Voor een product dat vorig jaar nergens een prijs had, geldt het bedrag van dit jaar. "
        f"{INGEDIEND}"
    ),
    numerator="Gedeclareerde eenheden maal de gemiddelde prijs van het jaar ervoor, in euro",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.BEDRAG),
    # the same people and nearly the same euros: withheld wherever the costs themselves are
    familie="kosten",
    bedragsoort="ingediend",
    indelingen=("jeugdhulp",),
)
def kosten_tegen_vorige_prijzen(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Declared units of the period at the mean price of the year before, in whole cents a line."""
    prijzen = _prices(stand)
    regels = _with_price(_regels(stand), prijzen, 1, "hier", "gemeente", *PRODUCT)
    regels = _with_price(regels, prijzen, 1, "regio", *PRODUCT)
    tegen_prijs = (regels.eenheden * ibis.coalesce(regels.hier, regels.regio)).round().cast("int64")
    regels = regels.mutate(bedrag=ibis.coalesce(tegen_prijs, regels.bedrag))
    return _per_persoon(
        regels.inner_join(kalender, [regels.begindatum >= kalender.begin, regels.begindatum <= kalender.eind])
    )


@indicator(
    code="kosten_nieuwe_of_vervallen_producten",
    thema=Thema.KOSTEN,
    label="Kosten van nieuwe min die van vervallen producten",
    unit=Eenheid.EURO,
    definition=(
        "Kosten van producten die dit jaar wel en vorig jaar nergens in de regio een prijs hadden, min de "
        "kosten van vorig jaar van producten die dit jaar nergens meer een prijs hebben. "
        f"{PRIJS_IS} Van een lopend jaar tellen in beide jaren dezelfde maanden. Het eerste jaar van de "
        f"gegevens heeft geen jaar ervoor en staat op nul. {INGEDIEND}"
    ),
    numerator="Kosten van nieuwe producten min die van vervallen producten, in euro",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=PER,
    measure=Maat(Telwijze.BEDRAG),
    familie="kosten_nieuwe_of_vervallen_producten",
    bedragsoort="ingediend",
    indelingen=("jeugdhulp",),
)
def kosten_nieuwe_of_vervallen_producten(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Lines of the period without a price the year before, less those of the year before without one now."""
    prijzen, regels = _prices(stand), _regels(stand)
    jaren = kalender.filter(kalender.jaar > make_kalender(stand, "jaar").tijdvakken[0].jaar)
    nieuw = _with_price(regels, prijzen, 1, "vorige", *PRODUCT)
    nieuw = nieuw.filter(nieuw.vorige.isnull())
    nieuw = nieuw.inner_join(
        jaren,
        [nieuw.jaar == jaren.jaar, nieuw.begindatum >= jaren.begin, nieuw.begindatum <= jaren.eind],
    ).select("periode", "gemeente", "aanbieder", "pseudoniem", "bedrag")
    oud = _with_price(regels, prijzen, -1, "volgende", *PRODUCT)
    oud = oud.filter(oud.volgende.isnull()).mutate(straks=oud.jaar + 1, bedrag=-oud.bedrag)
    oud = oud.inner_join(
        jaren, [oud.straks == jaren.jaar, oud.begindatum.month() <= jaren.eind.month()]
    ).select("periode", "gemeente", "aanbieder", "pseudoniem", "bedrag")
    return _per_persoon(ibis.union(nieuw, oud))


@indicator(
    code="verandering_kosten",
    thema=Thema.KOSTEN,
    label="Verandering van de kosten in een jaar",
    unit=Eenheid.EURO,
    definition=(
        "Kosten van jeugdhulp in natura in het jaar, min die van het jaar ervoor. Een jaar telt mee als het "
        f"niet meer voorlopig is. {INGEDIEND}"
    ),
    numerator="Ingediende bedragen in het jaar min die in het jaar ervoor, in euro",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=PER,
    bedragsoort="ingediend",
    van=("kosten",),
)
def verandering_kosten(bron: Bron) -> Tabellen:
    """The costs of each closed year less those of the year before."""
    tabellen: Tabellen = {}
    for plaats in ("gebied", "gemeente"):
        per_plek = _by_place(bron.rows("kosten", ("jaar", plaats)), plaats)
        rijen: list[Rij] = []
        for jaar, waar in _closed_pairs(per_plek):
            nu, eerder = per_plek[jaar, waar], per_plek[jaar - 1, waar]
            waarde = None if nu.waarde is None or eerder.waarde is None else nu.waarde - eerder.waarde
            rijen.append(_row({"jaar": jaar, plaats: waar}, waarde, [nu, eerder]))
        tabellen["jaar", plaats] = rijen
    return tabellen


@indicator(
    code="verandering_kosten_naar_oorzaak",
    thema=Thema.KOSTEN,
    label="Waardoor de kosten in een jaar veranderen",
    unit=Eenheid.EURO,
    definition=(
        "De verandering van de kosten ten opzichte van het jaar ervoor, in vier delen die samen de hele "
        "verandering zijn. Aantal jeugdigen: wat er verandert als elke jeugdige evenveel kost als vorig "
        "jaar. Prijs: wat de hulp van dit jaar meer of minder kost dan tegen de prijzen van vorig jaar. "
        "Nieuwe of vervallen producten: wat in een van beide jaren nergens een prijs had. Volume per "
        "jeugdige: de rest, meer of andere hulp per jeugdige. Een jaar telt mee als het niet meer voorlopig "
        f"is. {PRIJS_IS} {INGEDIEND}"
    ),
    numerator="Deel van de verandering van de ingediende bedragen, in euro",
    source=BRON,
    since=datetime.date(2026, 1, 1),
    per=(("jaar", "gebied", "effect"), ("jaar", "gemeente", "effect")),
    naar=("effect",),
    bedragsoort="ingediend",
    van=(
        "kosten",
        "kosten_per_client",
        "kosten_tegen_vorige_prijzen",
        "kosten_nieuwe_of_vervallen_producten",
    ),
)
def verandering_kosten_naar_oorzaak(bron: Bron) -> Tabellen:
    """The effects of each closed year; one that cannot be shown takes only those with it that contain it."""
    tabellen: Tabellen = {}
    for plaats in ("gebied", "gemeente"):
        per = {
            code: _by_place(bron.rows(code, ("jaar", plaats)), plaats)
            for code in (
                "kosten",
                "kosten_per_client",
                "kosten_tegen_vorige_prijzen",
                "kosten_nieuwe_of_vervallen_producten",
            )
        }
        tabellen["jaar", plaats, "effect"] = [
            rij
            for jaar, waar in _closed_pairs(per["kosten"])
            for rij in _effects({"jaar": jaar, plaats: waar}, per, (jaar, waar), (jaar - 1, waar))
        ]
    return tabellen


Plek = tuple[int, str | int]


def _by_place(rijen: list[Rij], plaats: str) -> dict[Plek, Rij]:
    return {(int(rij.dimensies["jaar"]), rij.dimensies[plaats]): rij for rij in rijen}


def _closed_pairs(per_plek: Mapping[Plek, Rij]) -> list[Plek]:
    """The years and places that have a year before them, neither of them provisional or still running."""
    return [
        (jaar, waar)
        for (jaar, waar), rij in per_plek.items()
        if not rij.voorlopig and (eerder := per_plek.get((jaar - 1, waar))) and not eerder.voorlopig
    ]


def _row(dimensies: Mapping[str, str | int], waarde: float | None, uit: list[Rij]) -> Rij:
    """Give a row made of others, with their status when the value is missing."""
    if waarde is not None:
        return Rij(dimensies, waarde, Status.GEPUBLICEERD, voorlopig=False)
    ontbreekt = worst(uit)
    return Rij(dimensies, None, ontbreekt.status if ontbreekt else Status.GEEN_NOEMER, voorlopig=False)


def _effects(
    plek: dict[str, str | int], per: Mapping[str, Mapping[Plek, Rij]], nu: Plek, eerder: Plek
) -> list[Rij]:
    kosten, clienten = per["kosten"], per["kosten_per_client"]
    tegen, nieuw = per["kosten_tegen_vorige_prijzen"][nu], per["kosten_nieuwe_of_vervallen_producten"][nu]
    c1, c0, v = _centen(kosten[nu]), _centen(kosten[eerder]), _centen(tegen)
    n1, n0 = clienten[nu].noemer, clienten[eerder].noemer
    aantal = None if c0 is None or n1 is None or not n0 else 100 * round(c0 * (n1 / n0 - 1) / 100)
    prijs = None if c1 is None or v is None else c1 - v
    rest = _centen(nieuw)
    volume = None if v is None or c0 is None or rest is None or aantal is None else v - c0 - rest - aantal
    bronnen = {
        AANTAL: (aantal, [kosten[eerder], clienten[nu], clienten[eerder]]),
        VOLUME: (volume, [kosten[eerder], clienten[nu], clienten[eerder], tegen, nieuw]),
        PRIJS: (prijs, [kosten[nu], tegen]),
        NIEUW: (rest, [nieuw]),
    }
    return [
        _row({**plek, "effect": effect}, None if centen is None else centen / 100, uit)
        for effect, (centen, uit) in bronnen.items()
    ]


def _centen(rij: Rij) -> int | None:
    return None if rij.waarde is None else round(rij.waarde * 100)
