"""The same help may not be assigned, or asked for, twice at the same time.

The same is, for specific help, the same category and code; for less specific help the same category; for
generic help that neither names.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from jeugdregio.ijw.codes import RedenWijziging
from jeugdregio.ijw.toetsen.regel import Breuk, Context, Stap
from jeugdregio.ijw.v3_2 import basis, jw301, jw315, jw317
from jeugdregio.ijw.v3_2.regels.registratie import rule


class _Zorgperiode(NamedTuple):
    """When a product is given. The order is that of the first day, then that of the message."""

    begin: date
    nummer: int
    eind: date
    product: basis.Product | None


def _some_repeat(
    hulp: Sequence[jw301.ToegewezenProduct | jw315.AangevraagdProduct | jw317.NieuwProduct],
) -> bool:
    """Whether a product comes more than once: mostly not, and then there is nothing to compare."""
    return len({stuk.product for stuk in hulp}) < len(hulp)


def _overlaps(periodes: Iterable[_Zorgperiode]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of a product that begins while the same is running, and of the one that runs."""
    laatste: dict[basis.Product | None, _Zorgperiode] = {}
    for periode in sorted(periodes, key=lambda periode: periode[:2]):
        if periode.eind < periode.begin:
            continue  # CS003 says so
        lopend = laatste.get(periode.product)
        if lopend is not None and periode.begin <= lopend.eind:
            yield periode.nummer, lopend.nummer
        if lopend is None or periode.eind > lopend.eind:
            laatste[periode.product] = periode


def _breuken(periodes: Iterable[_Zorgperiode], plek: tuple[Stap, ...], context: Context) -> Iterator[Breuk]:
    for nummer, lopend in sorted(_overlaps(periodes)):
        regel = context.regelnummer((*plek, lopend))
        waar = "in dit bericht" if regel is None else f"op regel {regel}"
        yield Breuk(
            (*plek, nummer),
            f"Hetzelfde product staat ook {waar}, voor een deel van dezelfde periode. "
            "Laat de perioden elkaar niet overlappen.",
        )


def _counts(product: jw301.ToegewezenProduct) -> bool:
    """Say whether an assignment counts; one that is removed has no day."""
    lasts = product.ingangsdatum != product.einddatum
    return lasts or product.reden_wijziging not in RedenWijziging.INGETROKKEN


@rule("TR302", retourcode="0001", where="JW301.ToegewezenProducten")
def no_product_is_assigned_twice_at_a_time(
    producten: jw301.ToegewezenProducten, context: Context
) -> Iterator[Breuk]:
    """Een Product mag alleen vaker in een toewijzingsbericht voorkomen indien de zorgperiodes elkaar niet
    overlappen.
    """
    toegewezen = producten.toegewezen_product
    if _some_repeat(toegewezen):
        periodes = (
            _Zorgperiode(p.ingangsdatum, nummer, p.einddatum or date.max, p.product)
            for nummer, p in enumerate(toegewezen)
            if _counts(p)
        )
        yield from _breuken(periodes, ("toegewezen_product",), context)


@rule("TR386", retourcode="0001", where="JW315.AangevraagdeProducten")
def no_product_is_requested_twice_at_a_time(
    producten: jw315.AangevraagdeProducten, context: Context
) -> Iterator[Breuk]:
    """Een Product mag alleen vaker in een verzoek om toewijzing voorkomen indien de zorgperiodes elkaar niet
    overlappen.
    """
    aangevraagd = producten.aangevraagd_product
    if _some_repeat(aangevraagd):
        periodes = (
            _Zorgperiode(p.toewijzing_ingangsdatum, nummer, p.toewijzing_einddatum or date.max, p.product)
            for nummer, p in enumerate(aangevraagd)
        )
        yield from _breuken(periodes, ("aangevraagd_product",), context)


@rule("TR410", retourcode="0001", where="JW317.NieuweProducten")
def no_new_product_comes_twice_at_a_time(
    producten: jw317.NieuweProducten, context: Context
) -> Iterator[Breuk]:
    """Een Product mag alleen vaker in de berichtklassen NieuwProduct voorkomen als de zorgperiodes elkaar
    niet overlappen.
    """
    nieuw = producten.nieuw_product
    if _some_repeat(nieuw):
        periodes = (
            _Zorgperiode(p.gewenste_ingangsdatum, nummer, p.einddatum or date.max, p.product)
            for nummer, p in enumerate(nieuw)
        )
        yield from _breuken(periodes, ("nieuw_product",), context)
