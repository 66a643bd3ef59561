"""What was made here and still has to be sent: which messages nobody fetched, and by when each must go.

Nobody here knows whether a message arrived. Fetching it is the last we see of it, so that counts as sent.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from django.db.models import Count, Min, Q
from django.utils import timezone

from jeugdregio.ijw.v3_2.termijnen import (
    DECLARATIE,
    ONDERZOEK,
    RETOUR,
    VERZOEK,
    WOONPLAATS,
    Termijn,
    uiterlijk,
)
from jeugdregio.web.berichten.inzage.zicht import fetchable
from jeugdregio.web.berichten.models import Bericht, BerichtQuerySet, Richting
from jeugdregio.web.berichten.verzoeken.stand import counts_from, events, key
from jeugdregio.web.berichten.verzoeken.verloop import Gezet, Stand, Stap, history
from jeugdregio.web.berichten.verzoeken.wacht import TERUGBLIK, last_late
from jeugdregio.web.organisaties.mandaten import Bezoeker
from jeugdregio.web.register.models import AntwoordRegel, ToewijzingRegel, VerzoekRegel

BESLUITEN: Final = ("JW301", "JW319")
"""What somebody decides; all else that is made here answers a message at once."""
_ANTWOORDEN: Final = (RETOUR, DECLARATIE)


@dataclass(frozen=True, slots=True)
class Telling:
    """How much of a municipality was not fetched, and since when. `te_laat`: answers beyond their term."""

    gemeentecode: str
    besluiten: int
    retouren: int
    declaraties: int
    te_laat: int
    oudste: datetime


@dataclass(frozen=True, slots=True)
class Laatste:
    """The last day on which a message must go, and by which term."""

    dag: date
    termijn: Termijn


def made(user: Bezoeker) -> BerichtQuerySet:
    """Messages that were made here in the last year and that `user` may fetch."""
    since = _end_of(timezone.localdate() - TERUGBLIK)
    found = fetchable(user).filter(richting=Richting.UIT, ontvangen_op__gte=since)
    return found.filter(inhoud__isnull=False)


def unfetched(user: Bezoeker) -> BerichtQuerySet:
    """Those of `made` that nobody fetched, oldest first."""
    return made(user).filter(opgehaald_op__isnull=True).order_by("ontvangen_op", "pk")


def late_answers(vandaag: date) -> Q:
    """Answers that were made at once, and of which the term has passed."""
    late = Q()
    for termijn in _ANTWOORDEN:
        moment = _end_of(last_late(termijn, vandaag))
        late |= Q(soort__in=termijn.antwoorden, ontvangen_op__lte=moment)
    return late


def counts(user: Bezoeker, vandaag: date) -> list[Telling]:
    """Return how much of each municipality was not fetched, in one query; longest waiting first."""

    def number(condition: Q) -> Count:
        return Count("pk", filter=condition)

    rows = (
        unfetched(user)
        .order_by()
        .values_list("gemeentecode")
        .annotate(
            besluiten=number(Q(soort__in=BESLUITEN)),
            retouren=number(Q(soort__in=RETOUR.antwoorden)),
            declaraties=number(Q(soort__in=DECLARATIE.antwoorden)),
            te_laat=number(late_answers(vandaag)),
            oudste=Min("ontvangen_op"),
        )
    )
    return sorted((Telling(*row) for row in rows), key=lambda telling: telling.oudste)


def last_days(berichten: Sequence[Bericht]) -> dict[int, Laatste]:
    """Return the last day for sending each message, by its key; in at most six queries.

    A retour or JW325 is made the moment the message that it answers comes in: its term counts from that day.
    A JW301 or JW319 has the term of the request that it answers; a decision without a request has none.
    """
    found = {}
    for bericht in berichten:
        termijn = next((t for t in _ANTWOORDEN if bericht.soort in t.antwoorden), None)
        if termijn is not None:
            vanaf = timezone.localdate(bericht.ontvangen_op)
            found[bericht.pk] = Laatste(uiterlijk(termijn, vanaf), termijn)
    return found | _decisions(bericht.pk for bericht in berichten if bericht.soort in BESLUITEN)


def _decisions(keys: Iterable[int]) -> dict[int, Laatste]:
    bericht_ids = set(keys)
    if not bericht_ids:
        return {}
    rows: list[Any] = [
        *AntwoordRegel.objects.filter(bericht_id__in=bericht_ids),
        *ToewijzingRegel.objects.filter(bericht_id__in=bericht_ids, referentie_aanbieder__gt=""),
    ]
    answered = {key(row) for row in rows}
    asked = VerzoekRegel.objects.filter(
        agb__in={agb for _, agb, _ in answered}, referentie_aanbieder__in={ref for *_, ref in answered}
    )
    requests = {key(regel): regel for regel in asked if key(regel) in answered}
    happened = events(requests.values())
    found: dict[int, list[Laatste]] = defaultdict(list)
    for sleutel, regel in requests.items():
        stand, heropend = Stand.ONTVANGEN, None
        for gezet in history(happened[sleutel]):
            termijn = _term(stand, gezet)
            bericht_id = gezet.gebeurtenis.bericht_id
            if termijn is not None and bericht_id in bericht_ids:
                vanaf = counts_from(termijn, regel, heropend)
                found[bericht_id].append(Laatste(uiterlijk(termijn, vanaf), termijn))
            stand = gezet.stand
            if gezet.gebeurtenis.stap == Stap.INTREKKEN:
                heropend = gezet.gebeurtenis.dagtekening
    return {bericht_id: min(terms, key=lambda last: last.dag) for bericht_id, terms in found.items()}


def _term(stand: Stand, gezet: Gezet) -> Termijn | None:
    """Return the term of a step that was taken where a request stood; None when no term ran any more."""
    if stand == Stand.ONTVANGEN:
        return VERZOEK
    if stand == Stand.IN_ONDERZOEK:
        return WOONPLAATS if gezet.gebeurtenis.stap == Stap.WOONPLAATS else ONDERZOEK
    return None


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
