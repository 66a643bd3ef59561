"""By when a provider tells that help began or stopped (OP271, OP272)."""

from datetime import date

from jeugdregio.ijw.v3_2.termijnen import START, STOP, Maat, Termijn, days_left, uiterlijk
from jeugdregio.web.register.models import LeveringRegel

TERMIJN: dict[str, Termijn] = {LeveringRegel.Soort.START: START, LeveringRegel.Soort.STOP: STOP}


def last_day(soort: str, dag: date, toegewezen: date | None) -> date:
    """Return the last day for a notice of a start or stop on `dag`; `toegewezen`: of the first assignment.

    Nobody can tell of help that was not assigned yet: what was assigned afterwards counts from then. We know
    on which day an assignment was made, and take that for the day on which the provider received it.
    """
    return uiterlijk(TERMIJN[soort], max(dag, toegewezen or dag))


def days_late(laatste: date, dag: date) -> int:
    """Return how many working days after the last day it is, at least one; nought or less when in time."""
    return -days_left(laatste, dag, Maat.WERKDAGEN)


def late_in_words(dagen: int) -> str:
    """Return how late it is: "1 werkdag te laat"."""
    return f"{dagen} {'werkdag' if dagen == 1 else 'werkdagen'} te laat"
