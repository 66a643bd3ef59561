"""Writes on tariffs: one by one and from a file, in the same way."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from jeugdregio.web.aanbieders import tariefbestand
from jeugdregio.web.aanbieders.csvbestand import RegelBevinding
from jeugdregio.web.aanbieders.models import Contract, Tarief
from jeugdregio.web.aanbieders.producten import categorie_of, check_product
from jeugdregio.web.aanbieders.tariefbestand import TariefRegel
from jeugdregio.web.aanbieders.tariefverloop import Prijs, follow
from jeugdregio.web.audit import acting
from jeugdregio.web.organisaties.models import User

Sleutel = tuple[int, str, str]
"""Contract, product code and unit."""


@dataclass(frozen=True, slots=True)
class _Gevraagd:
    contract: Contract
    productcode: str
    eenheid: str
    bedrag: int
    van: date
    tot: date | None
    regelnummer: int | None = None

    @property
    def sleutel(self) -> Sleutel:
        return self.contract.pk, self.productcode, self.eenheid


@dataclass(frozen=True, slots=True)
class TariefImport:
    """What came of a file: how many tariffs are new, changed or known, or what is wrong.

    beeindigd: earlier tariffs, not in the file, that end because a new one follows.
    """

    nieuw: int
    gewijzigd: int
    bekend: int
    beeindigd: int
    bevindingen: tuple[RegelBevinding, ...]


@transaction.atomic
def record_tarief(
    *,
    contract: Contract,
    productcode: str,
    eenheid: str,
    bedrag: int,
    van: date,
    tot: date | None,
    by: User | None,
) -> None:
    """Record what a unit of a product costs, in cents, from `van` to `tot`, both included.

    A tariff of the same first day is replaced; one without last day ends before this one. Raises
    ValidationError, by field, when the period does not fit the contract or the other tariffs.
    """
    if wrong := check_product(productcode):
        raise ValidationError({"productcode": wrong})
    _, found = _record([_Gevraagd(contract, productcode, eenheid, bedrag, van, tot)], by)
    if found:
        raise ValidationError({bevinding.kolom: bevinding.tekst for bevinding in found})


@transaction.atomic
def remove_tarief(*, tarief: Tarief, by: User | None) -> None:
    """Take away a tariff that should not have been recorded. The one before it stays as it was."""
    with acting(by):
        tarief.delete()


def import_tarieven(bestand: Path | bytes, *, by: User | None) -> TariefImport:
    """Record the tariffs of a CSV file, all of them or, when one is wrong, none.

    Each goes to the contract of its provider and area on its first day. The same file again changes nothing.
    Raises OSError when the file cannot be read.
    """
    data = bestand if isinstance(bestand, bytes) else bestand.read_bytes()
    regels, found = tariefbestand.read(data)
    aantal: Counter[str] = Counter()
    with transaction.atomic():
        gevraagd, more = _with_contracts(regels)
        found += more
        aantal, more = _record(gevraagd, by)
        found += more
        if found:
            transaction.set_rollback(True)
            aantal.clear()
    found.sort(key=lambda wrong: wrong.regelnummer or 0)
    return TariefImport(
        aantal["nieuw"], aantal["gewijzigd"], aantal["bekend"], aantal["beeindigd"], tuple(found)
    )


def _with_contracts(regels: Sequence[TariefRegel]) -> tuple[list[_Gevraagd], list[RegelBevinding]]:
    """Find the contract of each row: that of its provider and area on its first day."""
    contracten: dict[tuple[str, str], list[Contract]] = defaultdict(list)
    agbs = {regel.agb for regel in regels}
    for contract in Contract.objects.filter(aanbieder__agb__in=agbs).select_related("aanbieder", "gebied"):
        contracten[contract.aanbieder.agb, contract.gebied.code].append(contract)
    gevraagd: list[_Gevraagd] = []
    found: list[RegelBevinding] = []
    for regel in regels:
        alle = contracten.get((regel.agb, regel.gebied), [])
        dan = [c for c in alle if c.van <= regel.van and (c.tot is None or regel.van <= c.tot)]
        if dan:
            tarief = (regel.productcode, regel.eenheid, regel.bedrag, regel.van, regel.tot)
            gevraagd.append(_Gevraagd(dan[0], *tarief, regel.regelnummer))
        elif alle:
            tekst = f"Op deze dag is er geen contract. Er is een contract {_periods(alle)}."
            found.append(RegelBevinding(tekst, regel.regelnummer, "van"))
        else:
            tekst = "Deze aanbieder heeft geen contract voor dit gebied. Leg eerst het contract vast."
            found.append(RegelBevinding(tekst, regel.regelnummer, "gebied"))
    return gevraagd, found


def _periods(contracten: Iterable[Contract]) -> str:
    return " en ".join(
        f"van {c.van:%-d-%-m-%Y} tot en met {c.tot:%-d-%-m-%Y}" if c.tot else f"vanaf {c.van:%-d-%-m-%Y}"
        for c in sorted(contracten, key=lambda c: c.van)
    )


def _record(gevraagd: Sequence[_Gevraagd], by: User | None) -> tuple[Counter[str], list[RegelBevinding]]:
    """Write what is asked, unless something is wrong; return how many of each, and what is wrong."""
    contracten = sorted({asked.contract.pk for asked in gevraagd})
    # two people at once: the second one sees what the first wrote
    list(Contract.objects.select_for_update().filter(pk__in=contracten).order_by("pk").values_list("pk"))
    bestaand: dict[Sleutel, dict[date, Tarief]] = defaultdict(dict)
    for tarief in Tarief.objects.filter(contract__in=contracten):
        bestaand[tarief.contract_id, tarief.productcode, tarief.eenheid][tarief.van] = tarief
    groepen: dict[Sleutel, dict[date, _Gevraagd]] = defaultdict(dict)
    found: list[RegelBevinding] = []
    for asked in gevraagd:
        found += _outside_contract(asked)
        if (eerder := groepen[asked.sleutel].setdefault(asked.van, asked)) is not asked:
            tekst = f"Dit tarief staat ook op regel {eerder.regelnummer}. Haal een van de twee weg."
            found.append(RegelBevinding(tekst, asked.regelnummer, "productcode"))
    aantal: Counter[str] = Counter()
    te_schrijven: list[Tarief] = []
    for sleutel, groep in groepen.items():
        alle, wrong = follow(
            {van: Prijs(t.bedrag, t.tot) for van, t in bestaand[sleutel].items()},
            {van: Prijs(asked.bedrag, asked.tot) for van, asked in groep.items()},
        )
        found += (RegelBevinding(tekst, groep[van].regelnummer, "van") for van, tekst in wrong.items())
        te_schrijven += _changes(sleutel, alle, bestaand[sleutel], groep, aantal)
    if not found:
        with acting(by):
            for tarief in te_schrijven:
                tarief.save()
    return aantal, found


def _outside_contract(asked: _Gevraagd) -> Iterable[RegelBevinding]:
    contract, tekst = asked.contract, f"Het contract loopt {_periods([asked.contract])}."
    if asked.van < contract.van or (contract.tot is not None and asked.van > contract.tot):
        yield RegelBevinding(f"{tekst} Kies een dag daarbinnen.", asked.regelnummer, "van")
    elif contract.tot is not None and asked.tot is not None and asked.tot > contract.tot:
        yield RegelBevinding(f"{tekst} Kies een eerdere dag, of geen.", asked.regelnummer, "tot")


def _changes(
    sleutel: Sleutel,
    alle: Mapping[date, Prijs],
    bestaand: Mapping[date, Tarief],
    gevraagd: Mapping[date, _Gevraagd],
    aantal: Counter[str],
) -> list[Tarief]:
    """Return what differs from what there is, by first day, and count it."""
    contract, productcode, eenheid = sleutel
    changed: list[Tarief] = []
    for van, prijs in sorted(alle.items()):
        tarief = bestaand.get(van)
        if tarief is None:
            aantal["nieuw"] += 1
            tarief = Tarief(
                contract_id=contract,
                productcategorie=categorie_of(productcode),
                productcode=productcode,
                eenheid=eenheid,
                van=van,
            )
        elif (tarief.bedrag, tarief.tot) == (prijs.bedrag, prijs.tot):
            aantal["bekend"] += van in gevraagd
            continue
        else:
            aantal["gewijzigd" if van in gevraagd else "beeindigd"] += 1
        tarief.bedrag, tarief.tot = prijs.bedrag, prijs.tot
        changed.append(tarief)
    return changed
