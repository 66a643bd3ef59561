"""How much of a municipality is in the register: what one looks at before calling it complete."""

from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Max, Min, Q

from jeugdregio.ijw.codes import StatusAanlevering
from jeugdregio.web.berichten.models import AANVAARD, Bericht
from jeugdregio.web.register import toestand
from jeugdregio.web.register.models import LeveringRegel, PrestatieRegel
from jeugdregio.web.register.weigering import without_refused


class Omvang(NamedTuple):
    """Counts of what stands; `eerste` and `laatste` are days on which messages were signed, None without any.

    lopend: assignments that have begun and have not ended. starts, stops: lines that tell of one.
    """

    toewijzingen: int
    lopend: int
    starts: int
    stops: int
    declaratieregels: int
    eerste: date | None
    laatste: date | None

    @property
    def is_leeg(self) -> bool:
        """Whether there is no assignment, without which everything a provider sends would be refused."""
        return self.toewijzingen == 0


def measure(gemeentecode: str, vandaag: date) -> Omvang:
    """Count what is known of a municipality; a few queries, whatever there is."""
    toewijzingen, days = toestand.state_sql("toewijzingen")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), COALESCE(SUM(CASE WHEN ingangsdatum <= %s "  # noqa: S608 - a query of our own
            "AND (einddatum IS NULL OR einddatum >= %s) THEN 1 ELSE 0 END), 0) "
            f"FROM ({toewijzingen}) t WHERE gemeente = %s",
            [vandaag, vandaag, *days, gemeentecode],
        )
        toegewezen, lopend = cursor.fetchone()
    berichten = Bericht.objects.filter(gemeentecode=gemeentecode, status__in=AANVAARD)
    span = berichten.aggregate(eerste=Min("dagtekening"), laatste=Max("dagtekening"))
    told = without_refused(LeveringRegel.objects.filter(gemeentecode=gemeentecode)).exclude(
        status_aanlevering=StatusAanlevering.VERWIJDEREN
    )
    delivered = told.aggregate(
        starts=Count("bericht_id", filter=Q(soort="start")), stops=Count("bericht_id", filter=Q(soort="stop"))
    )
    return Omvang(
        toewijzingen=toegewezen,
        lopend=int(lopend),
        starts=delivered["starts"],
        stops=delivered["stops"],
        declaratieregels=without_refused(PrestatieRegel.objects.filter(gemeentecode=gemeentecode)).count(),
        eerste=span["eerste"],
        laatste=span["laatste"],
    )
