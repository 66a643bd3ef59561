"""Facts with dates: closed periods `van`..`tot`, an open end is NULL."""

from datetime import date

from django.db.models import CheckConstraint, F, Q


def geldig_op(op: date, prefix: str = "") -> Q:
    """Rows that hold on the day `op`; `prefix` is the path to the dated model ("mandaat__").

    An empty begin means: as long as we know.
    """
    begin = Q(**{f"{prefix}van__isnull": True}) | Q(**{f"{prefix}van__lte": op})
    return begin & (Q(**{f"{prefix}tot__isnull": True}) | Q(**{f"{prefix}tot__gte": op}))


def volgorde(name: str) -> CheckConstraint:
    """Constraint: a period does not end before it begins."""
    return CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name=name)
