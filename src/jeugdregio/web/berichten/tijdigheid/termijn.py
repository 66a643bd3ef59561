"""By when a provider tells that help began or stopped (OP271, OP272)."""

from datetime import date

from jeugdregio.ijw.v3_2.termijnen import START, STOP, Termijn, uiterlijk
from jeugdregio.web.register.models import LeveringRegel

TERMIJN: dict[str, Termijn] = {LeveringRegel.Soort.START: START, LeveringRegel.Soort.STOP: STOP}


def last_day(soort: str, dag: date, toegewezen: date | None) -> date:
    """Return the last day for a notice of a start or stop on `dag`; `toegewezen`: of the first assignment.

    Nobody can tell of help that was not assigned yet: what was assigned afterwards counts from then. We know
    on which day an assignment was made, and take that for the day on which the provider received it.
    """
    return uiterlijk(TERMIJN[soort], max(dag, toegewezen or dag))
