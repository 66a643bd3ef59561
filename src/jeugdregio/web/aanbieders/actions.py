"""Writes on providers and contracts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from jeugdregio.web.aanbieders import contractbestand
from jeugdregio.web.aanbieders.contractbestand import ContractRegel
from jeugdregio.web.aanbieders.csvbestand import RegelBevinding
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


@dataclass(frozen=True, slots=True)
class ContractImport:
    """What came of a file: how many contracts are new and how many were known, or what is wrong."""

    nieuw: int
    bekend: int
    bevindingen: tuple[RegelBevinding, ...]


def import_contracten(bestand: Path | bytes, *, by: User | None) -> ContractImport:
    """Record the contracts of a CSV file (agb;naam;gebied;van;tot), all of them or, when one is wrong, none.

    The name in the file becomes the name of the provider. The same file again changes nothing. Raises OSError
    when the file cannot be read.
    """
    data = bestand if isinstance(bestand, bytes) else bestand.read_bytes()
    regels, found = contractbestand.read(data)
    nieuw = bekend = 0
    with transaction.atomic():
        gebieden = Gebied.objects.in_bulk({regel.gebied for regel in regels}, field_name="code")
        for regel in regels:
            try:
                if _record(regel, gebieden.get(regel.gebied), by):
                    nieuw += 1
                else:
                    bekend += 1
            except ValidationError as error:
                found += _findings(regel.regelnummer, error)
        if found:
            transaction.set_rollback(True)
            nieuw = bekend = 0
    return ContractImport(nieuw, bekend, tuple(sorted(found, key=lambda wrong: wrong.regelnummer or 0)))


def _findings(regelnummer: int, error: ValidationError) -> list[RegelBevinding]:
    """Return what an action refused as findings on a row, with the column where the error names one."""
    texts = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [
        RegelBevinding(tekst, regelnummer, kolom if kolom in contractbestand.KOLOMMEN else "")
        for kolom, teksten in texts.items()
        for tekst in teksten
    ]


def _record(regel: ContractRegel, gebied: Gebied | None, by: User | None) -> bool:
    """Record one contract; return whether it is new. Raises ValidationError."""
    if gebied is None:
        tekst = "Er is geen gebied met deze code. De codes staan op de pagina om contracten in te lezen."
        raise ValidationError({"gebied": tekst})
    aanbieder = Aanbieder.objects.filter(agb=regel.agb).first()
    if not regel.naam and (aanbieder is None or not aanbieder.naam):
        raise ValidationError({"naam": "Van deze aanbieder is nog geen naam bekend. Vul deze kolom in."})
    if aanbieder is None or (regel.naam and aanbieder.naam != regel.naam):
        aanbieder = name_aanbieder(agb=regel.agb, naam=regel.naam, by=by)
    if Contract.objects.filter(aanbieder=aanbieder, gebied=gebied, van=regel.van, tot=regel.tot).exists():
        return False
    conclude_contract(aanbieder=aanbieder, gebied=gebied, van=regel.van, tot=regel.tot, by=by)
    return True
