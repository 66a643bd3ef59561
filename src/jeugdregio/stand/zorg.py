"""Who is in care when, and what is one trajectory: the two notions every figure of people rests on."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from jeugdregio.stand.producten import with_product

if TYPE_CHECKING:
    from jeugdregio.stand.stand import Stand

# An end that is not there yet. Far, but within the dates every engine knows.
OPEN = datetime.date(2999, 12, 31)
MAX_ONDERBREKING = 28  # days; a longer gap begins a new trajectory

KOLOMMEN = (
    "gemeente",
    "aanbieder",
    "pseudoniem",
    "categorie",
    "productcode",
    "begindatum",
    "einddatum",
    "tijdelijk",
    "toewijzing",
    "bron",
)


def in_zorg(stand: "Stand") -> ibis.Table:
    """Give the spans of care: a row per span, closed, an open end being OPEN.

    A delivery counts, unless it ended before it began. Where none is sent for that assignment, nor for that
    municipality, person, provider and product category, the months of the declared lines count that are not
    credited away.
    Columns: see KOLOMMEN; `bron` is 'levering' or 'prestatie', `toewijzing` (of declared months one of them)
    can be empty.
    """
    leveringen = with_product(stand, stand.leveringen)
    kan = ibis.coalesce(leveringen.einddatum >= leveringen.begindatum, True)
    # emptied and not filtered: of fewer rows an engine expects so few that it keeps all lines to join them
    gemeld = leveringen.mutate(
        toewijzing=ibis.ifelse(kan, leveringen.toewijzing, ibis.null("int64")),
        pseudoniem=ibis.ifelse(kan, leveringen.pseudoniem, ibis.null("int64")),
    )
    gedeclareerd = with_product(stand, stand.prestaties)
    gedeclareerd = gedeclareerd.anti_join(
        gemeld.filter(gemeld.toewijzing.notnull()).select("toewijzing").distinct(), "toewijzing"
    )
    sleutel = ["gemeente", "pseudoniem", "aanbieder", "categorie"]
    gedeclareerd = gedeclareerd.anti_join(gemeld.select(sleutel).distinct(), sleutel)
    # not truncate(): on Spark that makes a moment of a day
    laatste_dag = ibis.coalesce(gedeclareerd.einddatum, gedeclareerd.begindatum)
    eerste = ibis.date(gedeclareerd.begindatum.year(), gedeclareerd.begindatum.month(), 1)
    laatste = ibis.date(laatste_dag.year(), laatste_dag.month(), 1)
    maanden = (
        gedeclareerd.mutate(begindatum=eerste, laatste_maand=laatste)
        .group_by(*sleutel, "productcode", "begindatum", "laatste_maand")
        .agg(bedrag=lambda t: t.bedrag.sum().cast("int64"), toewijzing=lambda t: t.toewijzing.max())
        .filter(lambda t: t.bedrag > 0)
        .mutate(
            einddatum=lambda t: (t.laatste_maand + ibis.interval(months=1) - ibis.interval(days=1)).cast(
                "date"
            ),
            tijdelijk=ibis.literal(False),
            bron=ibis.literal("prestatie"),
        )
    )
    spannen = leveringen.filter(kan).mutate(
        einddatum=ibis.coalesce(leveringen.einddatum, ibis.literal(OPEN)), bron=ibis.literal("levering")
    )
    return ibis.union(spannen.select(*KOLOMMEN), maanden.select(*KOLOMMEN))


def trajecten(stand: "Stand", *, max_onderbreking: int = MAX_ONDERBREKING) -> ibis.Table:
    """Give the trajectories: the same person, provider and product category without a gap of more than
    so many days; see join_spans.

    An extension of an assignment, a second assignment or a move to another municipality does not begin one.
    Columns: pseudoniem, aanbieder, categorie, and those of join_spans.
    """
    spannen = stand.in_zorg.mutate(categorie=ibis.coalesce(stand.in_zorg.categorie, ""))
    return join_spans(
        spannen,
        ("pseudoniem", "aanbieder", "categorie"),
        peildatum=stand.peildatum,
        max_onderbreking=max_onderbreking,
    )


def join_spans(
    spannen: ibis.Table,
    sleutel: Sequence[str],
    *,
    peildatum: datetime.date,
    max_onderbreking: int = MAX_ONDERBREKING,
) -> ibis.Table:
    """Join the spans of care with the same key that have no gap of more than so many days between them.

    A temporary stop does not end the help, however long it lasts. Columns: the key, gemeente and productcode
    (of the last span), begindatum, einddatum (OPEN while it runs, or while the gap after it may still turn
    out to be short), dagen (int64, both ends included; empty while it runs).
    """
    orde = ["begindatum", "einddatum", "productcode", "gemeente"]
    volgorde = ibis.window(group_by=sleutel, order_by=orde)
    spannen = spannen.mutate(
        volgende=spannen.begindatum.lead().over(volgorde), plek=ibis.row_number().over(volgorde)
    )
    # a temporary stop lasts until the help is taken up again
    spannen = spannen.mutate(
        tot=ibis.ifelse(
            spannen.tijdelijk,
            ibis.greatest(spannen.einddatum, ibis.coalesce(spannen.volgende, ibis.literal(OPEN))),
            spannen.einddatum,
        )
    )
    eerder = ibis.window(group_by=sleutel, order_by=orde, preceding=(None, 1), following=None)
    spannen = spannen.mutate(vorig_einde=spannen.tot.max().over(eerder))
    begint = spannen.vorig_einde.isnull() | (
        spannen.begindatum > spannen.vorig_einde + ibis.interval(days=max_onderbreking + 1)
    )
    spannen = spannen.mutate(nieuw=begint.cast("int64"))
    tot_hier = ibis.window(group_by=sleutel, order_by=orde, preceding=None, following=0)
    spannen = spannen.mutate(nummer=spannen.nieuw.sum().over(tot_hier))
    samen = spannen.group_by(*sleutel, "nummer").agg(
        gemeente=spannen.gemeente.argmax(spannen.plek),
        # engines differ in what the argmax of an empty value is
        productcode=ibis.coalesce(spannen.productcode, "").argmax(spannen.plek).nullif(""),
        begindatum=spannen.begindatum.min(),
        einddatum=spannen.tot.max(),
    )
    zeker = samen.einddatum + ibis.interval(days=max_onderbreking) <= ibis.literal(peildatum)
    dagen = samen.einddatum.delta(samen.begindatum, unit="day").cast("int64") + 1
    return samen.mutate(
        einddatum=ibis.ifelse(zeker, samen.einddatum, ibis.literal(OPEN)),
        dagen=ibis.ifelse(zeker, dagen, ibis.null("int64")),
    ).drop("nummer")
