"""First notices of starts and stops held against their term, and assignments without a start or a stop.

The day of a notice is the dagtekening of its message: a copy may reach us long after the municipality had it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices

from jeugdregio.ijw.codes import RedenBeeindiging, StatusAanlevering
from jeugdregio.web.berichten.tijdigheid.termijn import days_late, last_day
from jeugdregio.web.berichten.verzoeken.lopend import holding, last_first, last_rows
from jeugdregio.web.register.draad import sequence
from jeugdregio.web.register.models import LeveringRegel, ToewijzingRegel
from jeugdregio.web.register.weigering import without_refused

START, STOP = LeveringRegel.Soort.START, LeveringRegel.Soort.STOP


class Wat(TextChoices):
    """What can be late."""

    GEEN = "geen", "Nog geen start gemeld"
    START = "start", "Start te laat gemeld"
    STOP = "stop", "Stop te laat gemeld"
    GEEN_STOP = "geen_stop", "Nog geen stop gemeld"


@dataclass(frozen=True, slots=True)
class Melding:
    """A notice that came, or that should have: of help that began or stopped on `dag`.

    Where no stop came, `dag` is the last day of the assignment.

    `bericht_id` and `volgnummer` are those of the notice, or of the assignment where none came. `te_laat`:
    working days after the last day, nought or less when it was in time.
    """

    wat: Wat
    gemeentecode: str
    agb: str
    bericht_id: int
    volgnummer: int
    toewijzing_nummer: int | None
    categorie: str
    productcode: str
    dag: date
    uiterlijk: date
    gemeld: date | None
    te_laat: int


@dataclass(slots=True)
class Aantallen:
    """How many notices a provider sent, how many of those too late, and how many are lacking."""

    agb: str
    starts: int = 0
    starts_laat: int = 0
    stops: int = 0
    stops_laat: int = 0
    zonder_start: int = 0
    zonder_stop: int = 0

    def add(self, melding: Melding) -> None:
        """Count one more."""
        late = melding.te_laat > 0
        if melding.wat == Wat.START:
            self.starts, self.starts_laat = self.starts + 1, self.starts_laat + late
        elif melding.wat == Wat.STOP:
            self.stops, self.stops_laat = self.stops + 1, self.stops_laat + late
        elif melding.wat == Wat.GEEN:
            self.zonder_start += late
        else:
            self.zonder_stop += late

    @property
    def laat(self) -> int:
        """How much is late or lacking."""
        return self.starts_laat + self.stops_laat + self.zonder_start + self.zonder_stop


def find_meldingen(zicht: Q, van: date, tot: date, vandaag: date) -> list[Melding]:
    """Return the notices within `zicht` of help that began or stopped from `van` to `tot`, in three queries.

    Those that should have come by now first, the longest ago in front; then by the day they came, newest
    first.
    """
    now = min(tot, vandaag)
    found = [
        *_missing(zicht, van, now, vandaag), *_unstopped(zicht, van, now, vandaag), *_told(zicht, van, tot)
    ]  # fmt: skip
    return sorted(found, key=_order)


def _order(melding: Melding) -> tuple[bool, int, int, int]:
    day = melding.gemeld.toordinal() if melding.gemeld else 0
    return melding.gemeld is not None, -day, -melding.te_laat, melding.bericht_id


def per_provider(meldingen: Iterable[Melding]) -> list[Aantallen]:
    """Return the counts of each provider; who is late most stands first."""
    found: dict[str, Aantallen] = {}
    for melding in meldingen:
        found.setdefault(melding.agb, Aantallen(melding.agb)).add(melding)
    return sorted(found.values(), key=lambda a: (-a.laat, a.agb))


def _assigned() -> Subquery:
    """The day of the first message on the assignment of a row."""
    rows = ToewijzingRegel.objects.filter(
        gemeentecode=OuterRef("gemeentecode"), toewijzing_nummer=OuterRef("toewijzing_nummer")
    )
    return Subquery(rows.order_by("dagtekening").values("dagtekening")[:1])


def _notices() -> QuerySet[LeveringRegel]:
    return without_refused(LeveringRegel.objects.all())


def _told(zicht: Q, van: date, tot: date) -> Iterator[Melding]:
    """Yield the first notice of each start and stop that was not taken back.

    Two are left out, because nobody can tell whether they are late. A notice that replaces one taken back in
    the same message puts a mistake right: the help itself was told of before. And of a stop that makes a
    temporary one final only the provider knows when that became clear.
    """
    own = {"gemeentecode": OuterRef("gemeentecode"), "toewijzing_nummer": OuterRef("toewijzing_nummer")}
    replaced = LeveringRegel.objects.filter(
        **own, bericht_id=OuterRef("bericht_id"), soort=OuterRef("soort"),
        status_aanlevering=StatusAanlevering.VERWIJDEREN,
    )  # fmt: skip
    paused = _notices().filter(
        **own, begindatum=OuterRef("begindatum"), reden_beeindiging=RedenBeeindiging.TIJDELIJK
    )
    period = Q(soort=START, begindatum__range=(van, tot)) | Q(soort=STOP, einddatum__range=(van, tot))
    rows = (
        _notices()
        .filter(zicht, period)
        .annotate(toegewezen=_assigned(), vervangt=Exists(replaced), gepauzeerd=Exists(paused))
    )
    by_key: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows:
        by_key[_key(row)].append(row)
    for notices in by_key.values():
        first = _first(sorted(notices, key=sequence))
        if first is None or first.vervangt:
            continue
        if first.soort == STOP and first.reden_beeindiging != RedenBeeindiging.TIJDELIJK and first.gepauzeerd:
            continue
        dag = first.begindatum if first.soort == START else first.einddatum
        laatste = last_day(first.soort, dag, first.toegewezen)
        wat = Wat.START if first.soort == START else Wat.STOP
        yield _melding(wat, first, dag, laatste, first.dagtekening, first.dagtekening)


def _key(row: LeveringRegel) -> tuple[Any, ...]:
    return (
        row.gemeentecode, row.agb, row.jeugdige_id, row.toewijzing_nummer, row.categorie, row.productcode,
        row.soort, row.begindatum, row.einddatum, row.reden_beeindiging,
    )  # fmt: skip


def _first(notices: list[Any]) -> Any:
    """Return the notice that stands, in its first delivery; None when it was taken back."""
    first = None
    for row in notices:
        if row.status_aanlevering == StatusAanlevering.VERWIJDEREN:
            first = None
        elif first is None:
            first = row
    return first


def _standing(soort: str, **about: Any) -> QuerySet[LeveringRegel]:
    """Return the notices of a kind on the assignment of an outer row of which the last does not take back."""
    same = ["gemeentecode", "toewijzing_nummer", "soort", "begindatum"]
    if soort == STOP:
        same += ["einddatum", "reden_beeindiging"]
    last = _notices().filter(**{name: OuterRef(name) for name in same}).order_by(*last_first())
    about |= {name: OuterRef(name) for name in ("gemeentecode", "toewijzing_nummer")}
    rows = _notices().filter(soort=soort, **about)
    rows = rows.annotate(laatst=Subquery(last.values("status_aanlevering")[:1]))
    return rows.exclude(laatst=StatusAanlevering.VERWIJDEREN)


def _missing(zicht: Q, van: date, tot: date, vandaag: date) -> Iterator[Melding]:
    """Yield the assignments that hold, should have begun, and of which the term of the start has passed."""
    rows = without_refused(ToewijzingRegel.objects.filter(zicht, ingangsdatum__range=(van, tot)))
    rows = rows.filter(~Exists(_standing(START))).annotate(toegewezen=_assigned())
    for row in holding(rows):
        laatste = last_day(START, row.ingangsdatum, getattr(row, "toegewezen", None))
        if laatste < vandaag:
            yield _melding(Wat.GEEN, row, row.ingangsdatum, laatste, None, vandaag)


def _unstopped(zicht: Q, van: date, tot: date, vandaag: date) -> Iterator[Melding]:
    """Yield the assignments that ended while help on them goes on, by what was told, and should not (OP288).

    A start without any stop, for a time either, goes on. Who was told of the end afterwards has a term from
    that message; whether the row is still the last one is asked, for an end can have moved out of the period.
    """
    goes_on = _standing(START).filter(~Exists(_standing(STOP, begindatum=OuterRef("begindatum"))))
    same_end = without_refused(
        ToewijzingRegel.objects.filter(
            gemeentecode=OuterRef("gemeentecode"), toewijzing_nummer=OuterRef("toewijzing_nummer"),
            einddatum=OuterRef("einddatum"),
        )
    )  # fmt: skip
    rows = without_refused(ToewijzingRegel.objects.filter(zicht, einddatum__range=(van, tot)))
    rows = rows.filter(Exists(goes_on)).annotate(
        geeindigd=Subquery(same_end.order_by("dagtekening").values("dagtekening")[:1]),
        laatste=Subquery(last_rows().values("bericht_id")[:1]),
    )
    for row in holding(rows.filter(laatste=F("bericht_id"))):
        if row.einddatum is None:
            continue
        laatste = last_day(STOP, row.einddatum, getattr(row, "geeindigd", None))
        if laatste < vandaag:
            yield _melding(Wat.GEEN_STOP, row, row.einddatum, laatste, None, vandaag)


def _melding(wat: Wat, row: Any, dag: date, laatste: date, gemeld: date | None, tot: date) -> Melding:
    return Melding(
        wat, row.gemeentecode, row.agb, row.bericht_id, row.volgnummer, row.toewijzing_nummer, row.categorie,
        row.productcode, dag, laatste, gemeld, days_late(laatste, tot),
    )  # fmt: skip
