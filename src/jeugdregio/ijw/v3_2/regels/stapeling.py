"""The same help may not be asked for while it is assigned: a request for a change against the register.

What a request shortens, moves or stretches has two parts: what it asks, and what runs on until that day. An
assignment that is changed later than its first day stays as it is until then.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from jeugdregio.ijw.register.vragen import Register, Toewijzing
from jeugdregio.ijw.toetsen.regel import Breuk, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import (
    GEEN_TOEWIJZING,
    absent,
    nothing_found,
    own_toewijzing,
    register_rule,
)
from jeugdregio.ijw.v3_2.rijen import Pakket, VerzoekRij, steps_to
from jeugdregio.ijw.v3_2.vertaling import Kop

_OVERLAP = (
    "Hetzelfde product staat in dit verzoek ook voor een deel van dezelfde periode, of loopt dan nog door "
    "tot de wijziging. Laat de perioden elkaar niet overlappen."
)
_DAG = timedelta(days=1)


class _Deel(NamedTuple):
    """One period of a row of a request, with what it is about. The order is that of product and first day.

    fixed: it is as it was assigned: the request cannot help it, and a change may have moved it since.
    """

    product: tuple[str, str]
    begin: date
    eind: date
    rij: VerzoekRij
    fixed: bool


@register_rule("TR361", retourcode="9361", where="JW317.Verzoek")
def no_product_is_asked_while_it_runs(pakket: Pakket, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Een Product mag alleen vaker in verzoek om wijziging voorkomen als de zorgperiodes elkaar niet
    overlappen.
    """
    delen: list[_Deel] = []
    onbekend = False
    for rij in pakket.rijen:
        toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
        if rij.toewijzing_nummer is not None and toewijzing is None:
            onbekend = True
        else:
            delen += (deel for deel in _parts(rij, toewijzing) if deel.begin <= deel.eind)
    delen.sort(key=lambda deel: deel[:2])
    for _, zelfde in groupby(delen, key=lambda deel: deel.product):
        yield from _judge(list(zelfde), kop, register)
    if onbekend:
        yield GEEN_TOEWIJZING


def _parts(rij: VerzoekRij, toewijzing: Toewijzing | None) -> Iterator[_Deel]:
    """Yield when a row asks for what, and what of its assignment stays as it is."""
    gevraagd = (rij.ingangsdatum or date.min, rij.einddatum or date.max)
    if toewijzing is None:
        yield _Deel((rij.categorie, rij.productcode), *gevraagd, rij, fixed=False)
        return
    product = (toewijzing.categorie, toewijzing.productcode)
    begin, eind = toewijzing.ingangsdatum, toewijzing.einddatum or date.max
    if rij.soort == "ongewijzigd":
        yield _Deel(product, begin, eind, rij, fixed=True)
        return
    yield _Deel(product, *gevraagd, rij, fixed=False)
    if gevraagd[0] > begin and not toewijzing.verwijderd:
        yield _Deel(product, begin, min(eind, gevraagd[0] - _DAG), rij, fixed=True)


def _judge(delen: Sequence[_Deel], kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Judge the parts of one product, in order of their first day."""
    zeker = {*_overlapping([deel for deel in delen if not deel.fixed])}
    gevonden = _overlapping(delen)
    for rij in gevonden:
        plek = steps_to(rij)[1:]
        if rij in zeker:
            yield Breuk(plek, _OVERLAP)
        else:
            yield from absent(kop, register, plek, _OVERLAP)
    if not gevonden and any(deel.fixed for deel in delen) and len({deel.rij for deel in delen}) > 1:
        yield from nothing_found(kop, register)


def _overlapping(delen: Sequence[_Deel]) -> list[VerzoekRij]:
    """Give the rows, in order of their first day, of which a part shares a day with another; not for a part
    that stays as it is.
    """
    rijen = []
    tot = date.min
    for nummer, deel in enumerate(delen):
        raakt_volgende = nummer + 1 < len(delen) and delen[nummer + 1].begin <= deel.eind
        if not deel.fixed and ((nummer and deel.begin <= tot) or raakt_volgende):
            rijen.append(deel.rij)
        tot = max(tot, deel.eind)
    return rijen
