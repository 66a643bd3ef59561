"""Youth care in a period: the spans of care that touch it, without what is not jeugdhulp."""

import ibis

from jeugdregio.stand import Stand
from jeugdregio.stand.producten import with_indeling

NIET_INGEDEELD = "Niet ingedeeld"


def only_jeugdhulp(stand: Stand, feiten: ibis.Table, datum: str) -> ibis.Table:
    """Leave out products the region does not count as jeugdhulp (JB, JR). A product without a rule counts."""
    met = with_indeling(stand, feiten, "jeugdhulp", datum, als="is_jeugdhulp")
    return met.filter(ibis.coalesce(met.is_jeugdhulp, "ja") == "ja").drop("is_jeugdhulp")


def zorg_in_periode(stand: Stand, kalender: ibis.Table, zorg: ibis.Table | None = None) -> ibis.Table:
    """Give a row per span of jeugdhulp and period it touches; `dag` is the first day of it in that period.

    `zorg` are the spans, with more columns perhaps than those of `stand.in_zorg`. Columns: those, periode,
    begin, eind and dag; categorie and productcode are of the product.
    """
    zorg = stand.in_zorg if zorg is None else zorg
    samen = zorg.inner_join(kalender, [zorg.begindatum <= kalender.eind, zorg.einddatum >= kalender.begin])
    samen = samen.mutate(dag=ibis.greatest(samen.begindatum, samen.begin))
    return only_jeugdhulp(stand, samen, "dag")


def with_soort(stand: Stand, feiten: ibis.Table, indeling: str, datum: str) -> ibis.Table:
    """Add what the product counts as in an indeling, as a column of that name; 'Niet ingedeeld' without a
    rule. For `categorie` it takes the place of the product category.
    """
    met = with_indeling(stand, feiten, indeling, datum, als="soort_hulp")
    return met.mutate(**{indeling: ibis.coalesce(met.soort_hulp, NIET_INGEDEELD)}).drop("soort_hulp")
