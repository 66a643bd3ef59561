"""Who fetched which message as a file, as the audit log has it; the message itself knows since when."""

from collections.abc import Sequence
from typing import Final

from auditlog.models import LogEntry
from django.db import transaction
from django.utils import timezone

from jeugdregio.web.audit import log_event
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.organisaties.models import User

_GEBEURTENIS: Final = "Als bestand opgehaald"


@transaction.atomic
def record_fetched(berichten: Sequence[Bericht], by: User) -> None:
    """Record that somebody fetched messages as files."""
    first = Bericht.objects.filter(pk__in=[bericht.pk for bericht in berichten], opgehaald_op__isnull=True)
    first.update(opgehaald_op=timezone.now())
    for bericht in berichten:
        log_event(subject=bericht, gebeurtenis=_GEBEURTENIS, by=by, action=LogEntry.Action.ACCESS)


def last_fetched(bericht: Bericht) -> LogEntry | None:
    """Return the last time a message was fetched as a file, with by whom; None when nobody did."""
    found = LogEntry.objects.get_for_object(bericht).filter(additional_data__gebeurtenis=_GEBEURTENIS)
    newest: LogEntry | None = found.select_related("actor").order_by("-pk").first()
    return newest
