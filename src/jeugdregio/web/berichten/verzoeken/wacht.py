"""What waits for an answer, whose turn it is, and until when."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from jeugdregio.ijw.v3_2 import termijnen
from jeugdregio.ijw.v3_2.termijnen import Maat, Termijn, uiterlijk
from jeugdregio.web.berichten.models import AANVAARD, Bericht
from jeugdregio.web.berichten.verzoeken.keuzes import product_label
from jeugdregio.web.berichten.verzoeken.stand import open_requests, soort_bericht
from jeugdregio.web.register.models import VerzoekRegel

TERUGBLIK = timedelta(days=365)
"""A message that is unanswered for longer is no longer waited for; requests are, however old."""


class Wacht(StrEnum):
    """What can wait for an answer."""

    VERZOEK = "verzoek"
    ONDERZOEK = "onderzoek"
    DECLARATIE = "declaratie"
    RETOUR_GEMEENTE = "retour_gemeente"
    RETOUR_AANBIEDER = "retour_aanbieder"

    @property
    def label(self) -> str:
        """The name on the screen."""
        return _LABELS[self]

    @property
    def kort(self) -> str:
        """The name where there is little room."""
        return _KORT[self]

    @property
    def termijn(self) -> Termijn:
        """The term that holds."""
        return _TERMIJNEN[self]


_LABELS = {
    Wacht.VERZOEK: "Verzoeken te beantwoorden",
    Wacht.ONDERZOEK: "Verzoeken in onderzoek",
    Wacht.DECLARATIE: "Declaraties zonder antwoord (JW325)",
    Wacht.RETOUR_GEMEENTE: "Berichten zonder retour van de gemeente",
    Wacht.RETOUR_AANBIEDER: "Berichten zonder retour van de aanbieder",
}
_KORT = {
    Wacht.VERZOEK: "Te beantwoorden",
    Wacht.ONDERZOEK: "In onderzoek",
    Wacht.DECLARATIE: "Declaraties",
    Wacht.RETOUR_GEMEENTE: "Retour van gemeente",
    Wacht.RETOUR_AANBIEDER: "Retour van aanbieder",
}
_TERMIJNEN = {
    Wacht.VERZOEK: termijnen.VERZOEK,
    Wacht.ONDERZOEK: termijnen.ONDERZOEK,
    Wacht.DECLARATIE: termijnen.DECLARATIE,
    Wacht.RETOUR_GEMEENTE: termijnen.RETOUR,
    Wacht.RETOUR_AANBIEDER: termijnen.RETOUR,
}
_SOORTEN = {
    Wacht.DECLARATIE: ("JW323",),
    Wacht.RETOUR_GEMEENTE: ("JW305", "JW307", "JW315", "JW317"),
    Wacht.RETOUR_AANBIEDER: ("JW301", "JW319"),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """How much of one kind waits in a municipality, and how much of it is late."""

    gemeentecode: str
    wacht: Wacht
    aantal: int
    te_laat: int


@dataclass(frozen=True, slots=True)
class Wachtend:
    """One thing that waits; `volgnummer` is that of the row of a request, 0 for a message."""

    bericht_id: int
    volgnummer: int
    soort: str
    gemeentecode: str
    agb: str
    vanaf: date
    uiterlijk: date
    hulp: str = ""  # what a JW315 asks; a JW317 may ask several things


def last_late(termijn: Termijn, vandaag: date) -> date:
    """Return the last day from which the term has passed before `vandaag`."""
    day = vandaag - timedelta(days=1)
    while uiterlijk(termijn, day) >= vandaag:
        day -= timedelta(days=1)
    return day


def waiting_requests(wacht: Wacht, zicht: Q) -> QuerySet[VerzoekRegel]:
    """Return the open requests, one kind of the two, most urgent first."""
    return open_requests(zicht, onderzocht=wacht == Wacht.ONDERZOEK)


def waiting_messages(wacht: Wacht, zicht: Q, vandaag: date) -> QuerySet[Bericht]:
    """Return the messages of the last year that nothing answers, oldest first."""
    answer = Bericht.objects.filter(
        antwoord_op_soort=OuterRef("soort"),
        antwoord_op_afzender=OuterRef("afzender"),
        antwoord_op_identificatie=OuterRef("identificatie"),
        gemeentecode=OuterRef("gemeentecode"),
        agb=OuterRef("agb"),
        antwoord_op_soort__gt="",  # what the index is on
        status__in=AANVAARD,
    )
    return (
        Bericht.objects.filter(zicht, soort__in=_SOORTEN[wacht], status__in=AANVAARD)
        .filter(~Exists(answer), ontvangen_op__gte=_end_of(vandaag - TERUGBLIK))
        .order_by("ontvangen_op", "pk")
    )


def count(wacht: Wacht, zicht: Q, vandaag: date) -> tuple[int, int]:
    """Return how much of one kind waits, and how much of that is late; one query."""
    rows, too_late = _waiting(wacht, zicht, vandaag)
    found = rows.order_by().aggregate(
        aantal=Count("identificatie"), te_laat=Count("identificatie", filter=too_late)
    )
    return found["aantal"], found["te_laat"]


def counts(zicht: Q, vandaag: date) -> list[Telling]:
    """Return how much waits per municipality and kind, in five queries."""
    found = []
    for wacht in Wacht:
        rows, too_late = _waiting(wacht, zicht, vandaag)
        totals = (
            rows.order_by()
            .values_list("gemeentecode")
            .annotate(aantal=Count("identificatie"), te_laat=Count("identificatie", filter=too_late))
        )
        found += [Telling(code, wacht, aantal, te_laat) for code, aantal, te_laat in totals]
    return found


def _waiting(wacht: Wacht, zicht: Q, vandaag: date) -> tuple[QuerySet[Bericht] | QuerySet[VerzoekRegel], Q]:
    """Return what waits of one kind, and which of it is late."""
    late = last_late(wacht.termijn, vandaag)
    if wacht in _SOORTEN:
        return waiting_messages(wacht, zicht, vandaag), Q(ontvangen_op__lte=_end_of(late))
    return waiting_requests(wacht, zicht), Q(vanaf__lte=late)


def listed(
    wacht: Wacht, zicht: Q, vandaag: date
) -> tuple[QuerySet[Bericht] | QuerySet[VerzoekRegel], Callable[[Iterable[object]], list[Wachtend]]]:
    """Return what waits of one kind, to page through, and what makes rows of a page."""
    if wacht in _SOORTEN:
        return waiting_messages(wacht, zicht, vandaag), lambda page: [
            _of_bericht(wacht, row) for row in page if isinstance(row, Bericht)
        ]
    return waiting_requests(wacht, zicht), lambda page: [
        _of_verzoek(wacht, row) for row in page if isinstance(row, VerzoekRegel)
    ]


def _of_verzoek(wacht: Wacht, regel: VerzoekRegel) -> Wachtend:
    vanaf: date = regel.vanaf  # type: ignore[attr-defined]  # the query adds it
    soort = soort_bericht(regel)
    hulp = product_label(regel.categorie, regel.productcode) if soort == "JW315" else ""
    return Wachtend(
        regel.bericht_id, regel.volgnummer, soort, regel.gemeentecode, regel.agb, vanaf,
        uiterlijk(wacht.termijn, vanaf), hulp,
    )  # fmt: skip


def _of_bericht(wacht: Wacht, bericht: Bericht) -> Wachtend:
    vanaf = timezone.localdate(bericht.ontvangen_op)
    return Wachtend(
        bericht.pk,
        0,
        bericht.soort,
        bericht.gemeentecode,
        bericht.agb,
        vanaf,
        uiterlijk(wacht.termijn, vanaf),
    )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def urgency(dagen: int) -> str:
    """Return the colour of the label of a term with this many days left (`termijnen.days_left`)."""
    return "danger" if dagen < 0 else "warning" if dagen <= 1 else "neutral"


def term_in_words(dagen: int, maat: Maat) -> str:
    """Return how much time is left: "nog 3 werkdagen", "vandaag", "2 dagen te laat"."""
    if dagen == 0:
        return "Vandaag"
    one, more = ("werkdag", "werkdagen") if maat is Maat.WERKDAGEN else ("dag", "dagen")
    number = f"{abs(dagen)} {one if abs(dagen) == 1 else more}"
    return f"Nog {number}" if dagen > 0 else f"{number} te laat"


def municipalities(tellingen: Sequence[Telling]) -> set[str]:
    """Return the municipalities where something waits."""
    return {telling.gemeentecode for telling in tellingen}
