"""Writes on the ledger by people; messages come in through `verwerking`."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jeugdregio.kern import gemeentecode as codes
from jeugdregio.web.audit import acting
from jeugdregio.web.berichten.models import Modus, Werkwijze
from jeugdregio.web.organisaties.models import User


@transaction.atomic
def set_werkwijze(*, gemeentecode: str, modus: Modus, vanaf: date, by: User | None) -> Werkwijze:
    """Record how messages of a municipality are treated from `vanaf` on; replaces a choice for that day.

    What is in the ledger already keeps the mode it came in under. Raises ValidationError.
    """
    if not codes.is_valid(gemeentecode):
        raise ValidationError(
            "Een gemeentecode heeft vier cijfers, bijvoorbeeld 0772.", code="gemeentecode_ongeldig"
        )
    with acting(by):
        werkwijze, _ = Werkwijze.objects.update_or_create(
            gemeentecode=gemeentecode, vanaf=vanaf, defaults={"modus": modus}
        )
    return werkwijze
