"""Mandates that end soon, and nothing follows."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from jeugdregio.web.organisaties.models import Mandaat

TERMIJN = 30  # days in which an administrator can still arrange a new mandate


@dataclass(frozen=True, slots=True)
class AflopendMandaat:
    """A mandate, the days left, and the municipalities for which nothing follows."""

    mandaat: Mandaat
    dagen: int
    gemeentecodes: frozenset[str]


def ending_mandaten(op: date) -> list[AflopendMandaat]:
    """Return the mandates that end within 30 days of `op`, first to end first, in four queries.

    A municipality that has given the same organisation the same task from the next day on does not count.
    """
    ending = Mandaat.objects.filter(van__lte=op, tot__range=(op, op + timedelta(days=TERMIJN)))
    ending = (
        ending.select_related("organisatie")
        .prefetch_related("gemeenten")
        .order_by("tot", "organisatie__naam")
    )
    later = Mandaat.objects.filter(organisatie__in=ending.order_by().values("organisatie")).exclude(
        tot__lte=op
    )
    followers = list(later.prefetch_related("gemeenten"))
    found = []
    for mandaat in ending:
        einde = cast(date, mandaat.tot)  # by the filter
        followed = {
            gemeente.gemeentecode
            for other in followers
            if (other.organisatie_id, other.taak) == (mandaat.organisatie_id, mandaat.taak)
            and other.van <= einde + timedelta(days=1)
            and (other.tot is None or other.tot > einde)
            for gemeente in other.gemeenten.all()
        }
        codes = frozenset(gemeente.gemeentecode for gemeente in mandaat.gemeenten.all()) - followed
        if codes:
            found.append(AflopendMandaat(mandaat, (einde - op).days, codes))
    return found
