"""Keeps who signed in, and whose password or code was tried in vain (NEN 7513); never what was filled in."""

import logging
from enum import StrEnum
from typing import Any

from auditlog.models import LogEntry

from jeugdregio.web.audit import log_event
from jeugdregio.web.organisaties.models import User

logger = logging.getLogger(__name__)


class Uitkomst(StrEnum):
    """How an attempt to sign in ended, as the audit log has it."""

    GELUKT = "Aangemeld"
    WACHTWOORD = "Aanmelden mislukt: verkeerd wachtwoord"
    CODE = "Aanmelden mislukt: verkeerde code"
    UITGEZET = "Aanmelden mislukt: het account staat uit"


def record(user: User | None, uitkomst: Uitkomst) -> None:
    """Write the attempt to the log, and to the audit log when it was on a known account.

    An unknown address is not written down: people fill in their password there by mistake.
    """
    gelukt = uitkomst == Uitkomst.GELUKT
    logger.log(
        logging.INFO if gelukt else logging.WARNING, "Aanmelden", extra={"code": uitkomst.name.lower()}
    )
    if user is not None:
        log_event(
            subject=user,
            gebeurtenis=uitkomst.value,
            by=user if gelukt else None,
            action=LogEntry.Action.ACCESS,
        )


def note_wrong_code(*, user: User, **_: Any) -> None:
    """Record a wrong code of the second step."""
    record(user, Uitkomst.CODE)
