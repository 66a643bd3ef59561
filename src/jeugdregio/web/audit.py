"""Who did what: the person an action is done by, for the audit log (NEN 7513)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from auditlog.context import set_actor
from auditlog.models import LogEntry
from auditlog.signals import accessed
from django.db.models import Model

from jeugdregio.web.organisaties.models import User

_current: ContextVar[User | None] = ContextVar("acting", default=None)


@contextmanager
def acting(by: User | None) -> Iterator[None]:
    """Write changes within this block to the audit log on the name of `by`; None is the system itself.

    Actions call each other: an inner block of the same person adds nothing. auditlog's own context is not
    nested, since that leaves the outer listener connected for good; hence its middleware is not used either.
    """
    if by is None or _current.get() == by:
        yield
        return
    if _current.get() is not None:
        raise RuntimeError("An action cannot be done by two people.")
    token = _current.set(by)
    try:
        with set_actor(by):
            yield
    finally:
        _current.reset(token)


def log_read(*, subject: Model, by: User) -> None:
    """Record that `by` has seen `subject`."""
    with acting(by):
        accessed.send(sender=type(subject), instance=subject)


def log_event(
    *, subject: Model, gebeurtenis: str, by: User | None, action: int = LogEntry.Action.UPDATE
) -> None:
    """Record what happened to `subject` that no column shows, such as a new password; in Dutch."""
    LogEntry.objects.log_create(
        subject, force_log=True, action=action, actor=by, additional_data={"gebeurtenis": gebeurtenis}
    )


def entries(subject: Model) -> list[LogEntry]:
    """Return what the audit log has on `subject`, newest first."""
    return list(LogEntry.objects.get_for_object(subject).order_by("-pk"))
