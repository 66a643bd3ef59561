"""Where young people stay when they do not live at home: spans, and what they are merged to."""

import ibis

from jeugdregio.monitor.indicatoren.hulp import only_jeugdhulp
from jeugdregio.stand import Stand, kept
from jeugdregio.stand.indelen import with_indelingen
from jeugdregio.stand.zorg import OPEN

TERUG_BINNEN = 30  # days; who is away again within these days had not gone home
PLEEGZORG, GEZINSHUIS, LOGEREN = "Pleegzorg", "Gezinshuis", "Logeren"
JEUGDZORGPLUS = "JeugdzorgPlus"
RESIDENTIEEL = ("Residentieel", JEUGDZORGPLUS, "Ggz-kliniek")
OVERIG, GEEN = "Overig verblijf", "Geen verblijf"
WAT_IS_RESIDENTIEEL = (
    "Residentieel verblijf is verblijf in een instelling: de vormen residentieel, JeugdzorgPlus en "
    "ggz-kliniek volgens de indeling van de regio."
)


def verblijfszorg(stand: Stand) -> ibis.Table:
    """Give the spans of care of products that at some time count as a stay: a sieve, so that what follows
    handles few rows. Whether a product counts on a date is for `with_verblijfsvorm`.
    """
    regels = stand.indelingen.filter(
        stand.indelingen.gebied == stand.meta.regio,
        stand.indelingen.indeling.isin(("verblijf", "verblijfsvorm", "crisis")),
        stand.indelingen.waarde.notin(("nee", GEEN)),
    )
    producten = regels.select("productcategorie", "productcode").distinct().to_pyarrow().to_pylist()
    codes = {r["productcode"] for r in producten if r["productcode"] is not None}
    hele = {r["productcategorie"] for r in producten if r["productcode"] is None}
    zorg = stand.in_zorg
    return zorg.filter(zorg.categorie.isin(sorted(hele)) | zorg.productcode.isin(sorted(codes)))


def with_verblijfsvorm(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Keep what is a stay away from home on the date in column `datum`, with its `verblijfsvorm`, whether
    the region counts it as `verblijf`, and whether it is a `crisis` stay (booleans).
    """
    telt_als = {"verblijfsvorm": "vorm", "verblijf": "is_verblijf", "crisis": "is_crisis"}
    met = with_indelingen(stand, feiten, datum, telt_als)
    met = met.mutate(
        verblijf=ibis.coalesce(met.is_verblijf, "nee") == "ja",
        crisis=ibis.coalesce(met.is_crisis, "nee") == "ja",
    )
    met = met.mutate(
        verblijfsvorm=ibis.coalesce(met.vorm, ibis.ifelse(met.verblijf | met.crisis, OVERIG, GEEN))
    )
    return met.filter(met.verblijfsvorm != GEEN).drop("vorm", "is_verblijf", "is_crisis")


@kept
def plaatsingen(stand: Stand) -> ibis.Table:
    """Give the spans of care that are stays: pseudoniem, gemeente, aanbieder, verblijfsvorm, verblijf,
    crisis, gemeld (a start was sent, so the days are exact), begindatum, einddatum, tot.

    `tot` is the last day, or after a temporary stop the day the stay is taken up again; both are OPEN while
    it runs. What a product counts as is judged on the first day. Computed once for an opened stand.
    """
    zorg = only_jeugdhulp(stand, verblijfszorg(stand), "begindatum")
    spannen = with_verblijfsvorm(stand, zorg, "begindatum")
    zelfde = ibis.window(
        group_by=["pseudoniem", "aanbieder", "verblijfsvorm"],
        order_by=["begindatum", "einddatum", "productcode", "gemeente"],
    )
    spannen = spannen.mutate(volgende=spannen.begindatum.lead().over(zelfde))
    hervat = ibis.greatest(spannen.einddatum, ibis.coalesce(spannen.volgende, ibis.literal(OPEN)))
    return spannen.select(
        "pseudoniem",
        "gemeente",
        "aanbieder",
        "verblijfsvorm",
        "verblijf",
        "crisis",
        "begindatum",
        "einddatum",
        gemeld=spannen.bron == "levering",
        tot=ibis.ifelse(spannen.tijdelijk, hervat, spannen.einddatum),
    )


def uit_huis(stand: Stand) -> ibis.Table:
    """The stays that the region counts as verblijf, without logeren: who only does that lives at home."""
    alle = plaatsingen(stand)
    return alle.filter(alle.verblijf, alle.verblijfsvorm != LOGEREN)


def merged(spannen: ibis.Table, *sleutel: str, onderbreking: int, einde: str = "tot") -> ibis.Table:
    """Merge spans of the same key without a gap of more than so many days.

    `einde` names the column in which a span ends: `tot`, or `einddatum` when a temporary stop is a gap too.
    Columns: the key, gemeente (of the last span), begindatum, einddatum (the last `einde`), tot.
    """
    volgorde = ["begindatum", einde, "gemeente"]
    eerder = ibis.window(group_by=sleutel, order_by=volgorde, preceding=(None, 1), following=None)
    spannen = spannen.mutate(vorig_einde=spannen[einde].max().over(eerder))
    begint = spannen.vorig_einde.isnull() | (
        spannen.begindatum > spannen.vorig_einde + ibis.interval(days=onderbreking + 1)
    )
    spannen = spannen.mutate(nieuw=begint.cast("int64"))
    tot_hier = ibis.window(group_by=sleutel, order_by=volgorde, preceding=None, following=0)
    spannen = spannen.mutate(nummer=spannen.nieuw.sum().over(tot_hier))
    return (
        spannen.group_by(*sleutel, "nummer")
        .agg(
            gemeente=spannen.gemeente.argmax(spannen.begindatum),
            begindatum=spannen.begindatum.min(),
            einddatum=spannen[einde].max(),
            tot=spannen.tot.max(),
        )
        .drop("nummer")
    )


def certain(stand: Stand, perioden: ibis.Table, dagen: int = TERUG_BINNEN) -> ibis.Table:
    """Let periods run on whose end is so recent that the stay may still turn out not to have ended."""
    zeker = perioden.einddatum + ibis.interval(days=dagen) <= ibis.literal(stand.peildatum)
    return perioden.mutate(einddatum=ibis.ifelse(zeker, perioden.einddatum, ibis.literal(OPEN)))
