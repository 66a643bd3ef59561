"""What is assigned to one young person: the last row of each assignment, in the order of the register."""

from collections.abc import Iterable

from jeugdregio.ijw.v3_2.jw301 import ToegewezenProduct
from jeugdregio.ijw.v3_2.opstellen.toewijzing import from_rij, is_vervallen
from jeugdregio.ijw.v3_2.rijen import ToewijzingRij
from jeugdregio.web.register.models import Jeugdige, ToewijzingRegel
from jeugdregio.web.register.weigering import without_refused

_FIELDS = ToewijzingRij._fields[4:]
"""What a row of a message and one of the register both have; before it come the places, and whose it is."""


def assignments(jeugdige: Jeugdige, gemeentecode: str, agb: str = "") -> list[ToewijzingRegel]:
    """Return the assignments of a young person by a municipality, by first day; not those taken back."""
    rows = without_refused(ToewijzingRegel.objects.filter(jeugdige=jeugdige, gemeentecode=gemeentecode))
    if agb:
        rows = rows.filter(agb=agb)
    standing = (row for row in _last(rows).values() if not is_vervallen(typed(row)))
    return sorted(standing, key=lambda row: (row.ingangsdatum, row.toewijzing_nummer))


def last_row(gemeentecode: str, nummer: int) -> ToewijzingRegel | None:
    """Return what holds of one assignment; None when it is not there or taken back."""
    rows = without_refused(
        ToewijzingRegel.objects.filter(gemeentecode=gemeentecode, toewijzing_nummer=nummer)
    )
    last = _last(rows).get(nummer)
    return None if last is None or is_vervallen(typed(last)) else last


def typed(row: ToewijzingRegel) -> ToegewezenProduct:
    """Return an assignment as a JW301 has it, without its comment, which the register does not keep."""
    values = {name: getattr(row, name) for name in _FIELDS}
    return from_rij(ToewijzingRij(nummer=0, plek=0, volgnummer=row.volgnummer, bsn="", **values))


def _last(rows: Iterable[ToewijzingRegel]) -> dict[int, ToewijzingRegel]:
    ordered = sorted(
        rows, key=lambda row: (row.dagtekening, len(row.identificatie), row.identificatie, row.volgnummer)
    )
    return {row.toewijzing_nummer: row for row in ordered}
