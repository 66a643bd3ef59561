"""What is assigned to one young person, to show."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.namen import aanbieder_names
from jeugdregio.web.berichten.verzoeken import keuzes
from jeugdregio.web.berichten.verzoeken.lopend import assignments
from jeugdregio.web.register.models import Jeugdige, ToewijzingRegel


def lines(known: Jeugdige, gemeentecode: str) -> list[dict[str, Any]]:
    """Return what is assigned to a young person by a municipality, newest first, to show."""
    rows = assignments(known, gemeentecode)
    sleutels = dict(
        Bericht.objects.filter(pk__in={row.bericht_id for row in rows}).values_list("pk", "sleutel")
    )
    names = aanbieder_names(row.agb for row in rows)
    return [
        line(row, names[row.agb])
        | {"url": reverse("verzoeken:toewijzing", args=[sleutels[row.bericht_id], row.volgnummer])}
        for row in reversed(rows)
    ]


def line(row: ToewijzingRegel, aanbieder: str) -> dict[str, Any]:
    """Return one assignment, to show."""
    today = timezone.localdate()
    past = row.einddatum is not None and row.einddatum < today
    return {
        "nummer": row.toewijzing_nummer,
        "hulp": keuzes.product_label(row.categorie, row.productcode),
        "aanbieder": aanbieder,
        "omvang": keuzes.size_label(row.volume, row.eenheid, row.frequentie, row.budget),
        "van": date_format(row.ingangsdatum),
        "tot": date_format(row.einddatum) if row.einddatum else "Geen einddatum",
        "stand": "Voorbij" if past else "Loopt" if row.ingangsdatum <= today else "Begint later",
        "soort": "neutral" if past else "success",
    }
