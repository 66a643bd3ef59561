"""Rows of the register that no answer refuses, as a condition within Django's own queries."""

from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from jeugdregio.web.register.models import (
    AntwoordRegel,
    Regel,
    RetourRegel,
    ToewijzingRegel,
    VerzoekRegel,
)

R = TypeVar("R", bound=Regel)
_BEREIK = RetourRegel.Bereik


def without_refused(rows: QuerySet[R]) -> QuerySet[R]:
    """Return the rows (of an answer, an assignment or a request) that count."""
    if rows.model is AntwoordRegel:
        return rows.exclude(_refused("JW319"))
    if rows.model is ToewijzingRegel:
        return rows.exclude(_refused("JW301", Q(toewijzing_nummer=OuterRef("toewijzing_nummer"))))
    if rows.model is not VerzoekRegel:
        raise TypeError(rows.model)
    product = Q(referentie=OuterRef("referentie_aanbieder"))
    from_315 = Q(soort=VerzoekRegel.Soort.AANGEVRAAGD)
    return rows.exclude(from_315 & _refused("JW315", product) | ~from_315 & _refused("JW317", product))


def _refused(soort: str, regel: Q | None = None) -> Exists:
    """Whether an answer on a message of this kind refuses a row: all of that message, all on the young
    person, or the row itself (`regel`).
    """
    refused = Q(bereik=_BEREIK.BERICHT)
    if regel is not None:
        own = Q(bereik=_BEREIK.JEUGDIGE) | (Q(bereik=_BEREIK.REGEL) & regel)
        refused |= Q(jeugdige=OuterRef("jeugdige")) & own
    return Exists(
        RetourRegel.objects.filter(
            refused,
            bereik__gt="",  # what the index is on
            antwoord_op_soort=soort,
            agb=OuterRef("agb"),
            antwoord_op_identificatie=OuterRef("identificatie"),
            gemeentecode=OuterRef("gemeentecode"),
        )
    )
