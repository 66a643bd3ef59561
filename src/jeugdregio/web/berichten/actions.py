"""Writes on the ledger by people; messages come in through `verwerking`."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jeugdregio.kern import gemeentecode as codes
from jeugdregio.web.audit import acting
from jeugdregio.web.berichten.models import Modus, Werkwijze
from jeugdregio.web.organisaties.models import User


@transaction.atomic
def set_werkwijze(
    *, gemeentecode: str, modus: Modus, vanaf: date, by: User | None, volledig_vanaf: date | None = None
) -> Werkwijze:
    """Record how messages of a municipality are treated from `vanaf` on; replaces a choice for that day.

    `volledig_vanaf` states, in mode voeren only, from which day the register holds all that still counts: a
    message of that day or later is refused when it asks for what is not there. None: it is not.
    What is in the ledger already keeps the mode it came in under. Raises ValidationError.
    """
    if not codes.is_valid(gemeentecode):
        raise ValidationError(
            "Een gemeentecode heeft vier cijfers, bijvoorbeeld 0772.", code="gemeentecode_ongeldig"
        )
    if volledig_vanaf is not None and modus != Modus.VOEREN:
        raise ValidationError(
            {"volledig": "Alleen bij ‘Voeren’ legt u vast of het register volledig is."},
            code="volledig_alleen_voeren",
        )
    with acting(by):
        werkwijze, _ = Werkwijze.objects.update_or_create(
            gemeentecode=gemeentecode,
            vanaf=vanaf,
            defaults={"modus": modus, "volledig_vanaf": volledig_vanaf},
        )
    return werkwijze
