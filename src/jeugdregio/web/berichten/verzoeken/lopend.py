"""What is assigned to one young person: the last row of each assignment, in the order of the register."""

from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import F, OrderBy, OuterRef, QuerySet
from django.db.models.functions import Collate, Length

from jeugdregio.ijw.v3_2.jw301 import ToegewezenProduct
from jeugdregio.ijw.v3_2.opstellen.toewijzing import from_rij, is_vervallen
from jeugdregio.ijw.v3_2.rijen import ToewijzingRij
from jeugdregio.web.register.draad import sequence
from jeugdregio.web.register.models import Jeugdige, ToewijzingRegel
from jeugdregio.web.register.weigering import without_refused

_FIELDS = ToewijzingRij._fields[4:]
"""What a row of a message and one of the register both have; before it come the places, and whose it is."""


def assignments(jeugdige: Jeugdige, gemeentecode: str, agb: str = "") -> list[ToewijzingRegel]:
    """Return the assignments of a young person by a municipality, by first day; not those taken back."""
    rows = without_refused(ToewijzingRegel.objects.filter(jeugdige=jeugdige, gemeentecode=gemeentecode))
    if agb:
        rows = rows.filter(agb=agb)
    return sorted(holding(rows), key=lambda row: (row.ingangsdatum, row.toewijzing_nummer))


def holding(rows: Iterable[ToewijzingRegel]) -> Iterator[ToewijzingRegel]:
    """Yield of rows on assignments the last of each, not those taken back."""
    return (row for row in _last(rows).values() if not is_vervallen(typed(row)))


def last_row(gemeentecode: str, nummer: int) -> ToewijzingRegel | None:
    """Return what holds of one assignment; None when it is not there or taken back."""
    rows = without_refused(
        ToewijzingRegel.objects.filter(gemeentecode=gemeentecode, toewijzing_nummer=nummer)
    )
    return next(holding(rows), None)


def last_rows() -> QuerySet[ToewijzingRegel]:
    """Return the rows that stand on the assignment of an outer row, the last one first, for a subquery."""
    rows = without_refused(
        ToewijzingRegel.objects.filter(
            gemeentecode=OuterRef("gemeentecode"), toewijzing_nummer=OuterRef("toewijzing_nummer")
        )
    )
    return rows.order_by(*last_first())


def last_first() -> tuple[OrderBy, ...]:
    """Return by what a query puts rows about the same in order, the one that holds first (`sequence`)."""
    text = "C" if connection.vendor == "postgresql" else "BINARY"  # by character
    return (
        F("dagtekening").desc(),
        Length("identificatie").desc(),
        Collate("identificatie", text).desc(),
        F("volgnummer").desc(),
    )


def typed(row: ToewijzingRegel) -> ToegewezenProduct:
    """Return an assignment as a JW301 has it, without its comment, which the register does not keep."""
    values = {name: getattr(row, name) for name in _FIELDS}
    return from_rij(ToewijzingRij(nummer=0, plek=0, volgnummer=row.volgnummer, bsn="", **values))


def _last(rows: Iterable[ToewijzingRegel]) -> dict[tuple[str, int], ToewijzingRegel]:
    return {(row.gemeentecode, row.toewijzing_nummer): row for row in sorted(rows, key=sequence)}
