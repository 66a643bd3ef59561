"""Whether a message has its retour or JW325, and whether that came in time (OP090, OP090X4)."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, TextChoices
from django.utils import timezone

from jeugdregio.ijw.v3_2.antwoord import ANTWOORD_VAN
from jeugdregio.ijw.v3_2.termijnen import DECLARATIE, RETOUR, Termijn, uiterlijk
from jeugdregio.web.berichten.models import AANVAARD, Bericht, BerichtQuerySet


class AntwoordStaat(TextChoices):
    """How the answer to a message stands, to choose by."""

    OPEN = "open", "Nog geen antwoord"
    TE_LAAT = "te_laat", "Nog geen antwoord en te laat"
    BEANTWOORD = "beantwoord", "Beantwoord"


class Antwoord(NamedTuple):
    """The answer of one message in words, with the colour of its label and the last day for it."""

    tekst: str
    kleur: str
    uiterlijk: date | None


def answer_of(bericht: Bericht, vandaag: date) -> Antwoord | None:
    """Return how the answer stands; None when none is due. `bericht` comes from `with_antwoord`."""
    last = bericht.antwoord_uiterlijk
    if last is None:
        return None
    moment: datetime | None = getattr(bericht, "beantwoord_op", None)
    if moment is not None:
        in_time = timezone.localdate(moment) <= last
        return Antwoord(*(("Op tijd", "success") if in_time else ("Te laat beantwoord", "warning")), last)
    tekst = "Antwoord staat open" if bericht.antwoord_open else "Open"
    return (
        Antwoord(f"{tekst}, te laat", "danger", last) if vandaag > last else Antwoord(tekst, "neutral", last)
    )


def with_answer_state(berichten: BerichtQuerySet, staat: AntwoordStaat, vandaag: date) -> BerichtQuerySet:
    """Limit `berichten` to those whose answer stands so."""
    # EXISTS and not the annotation: over a whole ledger it looks no further than the index
    answers = Bericht.objects.filter(
        antwoord_op_soort__gt="",
        antwoord_op_soort=OuterRef("soort"),
        antwoord_op_afzender=OuterRef("afzender"),
        antwoord_op_identificatie=OuterRef("identificatie"),
        gemeentecode=OuterRef("gemeentecode"),
        agb=OuterRef("agb"),
        status__in=AANVAARD,
    )
    due = berichten.filter(soort__in=ANTWOORD_VAN).exclude(identificatie="")
    if staat == AntwoordStaat.BEANTWOORD:
        return due.filter(Exists(answers))
    due = due.filter(~Exists(answers))
    if staat == AntwoordStaat.OPEN:
        return due
    late = Q()
    for termijn in (RETOUR, DECLARATIE):
        late |= Q(soort__in=termijn.berichten, ontvangen_op__lt=_first_in_time(termijn, vandaag))
    return due.filter(late)


def _first_in_time(termijn: Termijn, vandaag: date) -> datetime:
    """The first moment of receipt of which the term has not passed before today."""
    day = vandaag
    while uiterlijk(termijn, day - timedelta(days=1)) >= vandaag:
        day -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time.min))
