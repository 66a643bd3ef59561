"""Everything the register holds of one assignment, from the request to the last declared line.

The rows of one assignment are few, whatever the size of the register: each table is asked once, by the number
of the assignment within its municipality. Refused rows are part of a thread, and are known as such.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar, cast

from django.db.models import Q, QuerySet

from jeugdregio.ijw.codes import RedenBeeindiging, RedenWijziging, StatusAanlevering
from jeugdregio.web.register.models import (
    AntwoordRegel,
    LeveringRegel,
    PrestatieRegel,
    Regel,
    RetourRegel,
    ToekenningRegel,
    ToewijzingRegel,
    VerzoekRegel,
)
from jeugdregio.web.register.weigering import Staand

R = TypeVar("R", bound=Regel)
Rij = tuple[int, int]
"""A row within its table: its message and its place in it."""
MAXIMUM: Final = 2_000
"""The most declared lines of one assignment that are looked at, the newest."""


def key(row: Regel) -> Rij:
    """Return what tells a row from the others of its table."""
    return row.bericht_id, row.volgnummer


def sequence(row: Regel) -> tuple[date, int, str, int]:
    """Return by what rows about the same are put in order, the last one being what holds."""
    return row.dagtekening, len(row.identificatie), row.identificatie, row.volgnummer


@dataclass(slots=True)
class Draad:
    """The rows about one assignment, each kind in order; `geweigerd` holds those that an answer refuses."""

    gemeentecode: str
    nummer: int
    verzoeken: list[VerzoekRegel] = field(default_factory=list)
    antwoorden: list[AntwoordRegel] = field(default_factory=list)
    toewijzingen: list[ToewijzingRegel] = field(default_factory=list)
    leveringen: list[LeveringRegel] = field(default_factory=list)
    prestaties: list[PrestatieRegel] = field(default_factory=list)
    toekenningen: list[ToekenningRegel] = field(default_factory=list)
    weigeringen: list[RetourRegel] = field(default_factory=list)
    geweigerd: set[tuple[str, Rij]] = field(default_factory=set)

    def stands(self, row: Regel) -> bool:
        """Whether no answer refuses a row."""
        return (row._meta.db_table, key(row)) not in self.geweigerd

    @property
    def laatste(self) -> ToewijzingRegel | None:
        """The row of the assignment that holds, also one that takes it back; None when none was received."""
        return max(filter(self.stands, self.toewijzingen), key=sequence, default=None)

    @property
    def ingetrokken(self) -> bool:
        """Whether the assignment was taken back."""
        laatste = self.laatste
        return laatste is not None and laatste.reden_wijziging == RedenWijziging.VERWIJDERD

    @property
    def lopend(self) -> list[tuple[date, date | None, bool]]:
        """When help was given: first day, last day, and whether it stopped only for a time.

        By the day it began, the last start and the last stop that stand and do not remove it.
        """
        told = {
            (row.begindatum, row.soort, row.einddatum, row.reden_beeindiging): row
            for row in filter(self.stands, self.leveringen)
        }
        found: dict[date, dict[str, LeveringRegel]] = {}
        for row in sorted(told.values(), key=sequence):
            if row.status_aanlevering != StatusAanlevering.VERWIJDEREN:
                found.setdefault(row.begindatum, {})[row.soort] = row
        spans = []
        for begin, rows in sorted(found.items()):
            stop = rows.get(LeveringRegel.Soort.STOP)
            tijdelijk = stop is not None and stop.reden_beeindiging == RedenBeeindiging.TIJDELIJK
            spans.append((begin, stop.einddatum if stop else None, tijdelijk))
        return spans

    def oordeel(self, row: PrestatieRegel) -> str:
        """Return "geweigerd", "toegekend" or "open" for a declared line."""
        if not self.stands(row):
            return "geweigerd"
        answered = any(
            (t.agb, t.antwoord_op_identificatie) == (row.agb, row.identificatie) for t in self.toekenningen
        )
        return "toegekend" if answered else "open"


def read_draad(gemeentecode: str, nummer: int, visible: Q) -> Draad:
    """Read the thread of one assignment, as far as its rows are `visible`, in seven queries."""
    draad = Draad(gemeentecode, nummer)
    mine = Q(gemeentecode=gemeentecode) & visible
    about = mine & Q(toewijzing_nummer=nummer)
    draad.toewijzingen = _rows(draad, ToewijzingRegel.objects.filter(about))
    draad.leveringen = _rows(draad, LeveringRegel.objects.filter(about))
    draad.prestaties = _rows(
        draad, PrestatieRegel.objects.filter(about).order_by("-dagtekening", "-bericht_id")[:MAXIMUM]
    )
    referenties = {row.referentie_aanbieder for row in draad.toewijzingen} - {""}
    asked = mine & Q(referentie_aanbieder__in=referenties)
    draad.verzoeken = _rows(draad, VerzoekRegel.objects.filter(asked | about))
    referenties |= {row.referentie_aanbieder for row in draad.verzoeken}
    draad.antwoorden = _rows(draad, AntwoordRegel.objects.filter(mine, referentie_aanbieder__in=referenties))
    declared = _identificaties(draad.prestaties)
    draad.toekenningen = list(
        ToekenningRegel.objects.filter(mine, antwoord_op_identificatie__in=declared).order_by("bericht_id")
    )
    refused = [row for rows in _all(draad) for row in rows if not draad.stands(row)]
    draad.weigeringen = list(
        RetourRegel.objects.filter(mine, antwoord_op_identificatie__in=_identificaties(refused))
        .exclude(bereik="")
        .order_by("bericht_id", "volgnummer")
    )
    return draad


def find_row(bericht_id: int, volgnummer: int, soort: str) -> tuple[str, int] | None:
    """Return the municipality and number of the assignment that a row of a message of this kind is about."""
    rows = _of_soort(soort, bericht_id).filter(volgnummer=volgnummer)
    found: tuple[str, int] | None = rows.values_list("gemeentecode", "toewijzing_nummer").first()
    return found


def rows_about(bericht_id: int, soort: str, nummers: Collection[int]) -> dict[int, int]:
    """Return the first row of a message about each of these assignments, by number; one query."""
    rows = _of_soort(soort, bericht_id).filter(toewijzing_nummer__in=nummers).order_by("-volgnummer")
    return dict(rows.values_list("toewijzing_nummer", "volgnummer"))


def _of_soort(soort: str, bericht_id: int) -> QuerySet[Any]:
    """The rows of a message that are about an assignment; none for a kind that names none."""
    model = _TABLES.get(soort)
    if model is None:
        return ToewijzingRegel.objects.none()
    rows: QuerySet[Any] = model.objects.filter(bericht_id=bericht_id, toewijzing_nummer__isnull=False)
    return rows


_TABLES: dict[str, type[Any]] = {
    "JW301": ToewijzingRegel,
    "JW305": LeveringRegel,
    "JW307": LeveringRegel,
    "JW317": VerzoekRegel,
    "JW323": PrestatieRegel,
}


def find_number(nummer: int, visible: Q) -> list[tuple[str, int, int]]:
    """Return municipality, message and row of each assignment with this number among the rows of `visible`.

    One for each municipality: a number is unique only there. A row of the assignment itself goes before a
    delivery or a declared line that names it.
    """
    found: dict[str, tuple[str, int, int]] = {}
    for model in (ToewijzingRegel, LeveringRegel, PrestatieRegel):
        rows = model.objects.filter(visible, toewijzing_nummer=nummer).order_by("-dagtekening", "-bericht_id")
        for row in rows.values_list("gemeentecode", "bericht_id", "volgnummer")[:MAXIMUM]:
            found.setdefault(row[0], row)
    return sorted(found.values())


def _rows(draad: Draad, rows: QuerySet[R]) -> list[R]:
    """Read rows in order, and note which of them are refused."""
    table = rows.model._meta.db_table
    found = list(rows.annotate(staat=Staand()))
    draad.geweigerd |= {(table, key(row)) for row in found if not cast("Any", row).staat}
    return sorted(found, key=sequence)


def _all(draad: Draad) -> Iterable[Iterable[Regel]]:
    return draad.verzoeken, draad.antwoorden, draad.toewijzingen, draad.leveringen, draad.prestaties


def _identificaties(rows: Iterable[Regel]) -> set[str]:
    return {row.identificatie for row in rows}
