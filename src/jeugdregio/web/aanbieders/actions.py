"""Writes on providers and contracts."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from jeugdregio.web.aanbieders.models import Aanbieder, AanbiederStatus, Contract
from jeugdregio.web.audit import acting
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.organisaties.models import User


def ensure_aanbieders(agbs: Iterable[str]) -> None:
    """Make a provider 'onbekend' of every AGB code not yet known; one query, safe beside other processes."""
    Aanbieder.objects.bulk_create(
        (Aanbieder(agb=agb) for agb in sorted(set(agbs))), ignore_conflicts=True, batch_size=500
    )


@transaction.atomic
def name_aanbieder(*, agb: str, naam: str, by: User | None) -> Aanbieder:
    """Give the provider its name, by which it becomes 'bekend'; makes it when no message named it before."""
    with acting(by):
        aanbieder, _ = Aanbieder.objects.update_or_create(
            agb=agb, defaults={"naam": naam.strip(), "status": AanbiederStatus.BEKEND}
        )
    return aanbieder


@transaction.atomic
def conclude_contract(
    *, aanbieder: Aanbieder, gebied: Gebied, van: date, tot: date | None, by: User | None
) -> Contract:
    """Record that `gebied` has contracted `aanbieder` from `van` to `tot`, both included.

    Raises ValidationError when the period is impossible or overlaps a contract of the same two.
    """
    Aanbieder.objects.select_for_update().get(
        pk=aanbieder.pk
    )  # two people at once: the second one sees the first
    overlap = Contract.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=van), aanbieder=aanbieder, gebied=gebied
    )
    if tot is not None:
        overlap = overlap.filter(van__lte=tot)
    if (other := overlap.order_by("van").first()) is not None:
        einde = f"tot en met {other.tot:%-d-%-m-%Y}" if other.tot else "zonder einddatum"
        raise ValidationError(
            f"{aanbieder} heeft voor {gebied} al een contract vanaf {other.van:%-d-%-m-%Y} {einde}. "
            "Beëindig dat contract eerst, of kies een andere periode.",
            code="contract_overlap",
        )
    contract = Contract(aanbieder=aanbieder, gebied=gebied, van=van, tot=tot)
    contract.full_clean()
    with acting(by):
        contract.save()
    return contract


@transaction.atomic
def end_contract(*, contract: Contract, tot: date, by: User | None) -> Contract:
    """Let the contract end on `tot`, earlier than agreed, if an end was agreed; raises ValidationError."""
    contract = Contract.objects.select_for_update().get(pk=contract.pk)
    if contract.tot is not None and tot > contract.tot:
        raise ValidationError(
            f"Dit contract eindigt al op {contract.tot:%-d-%-m-%Y}. "
            "Sluit een nieuw contract voor de tijd daarna.",
            code="contract_verlengd",
        )
    contract.tot = tot
    contract.full_clean()
    with acting(by):
        contract.save(update_fields=["tot"])
    return contract
