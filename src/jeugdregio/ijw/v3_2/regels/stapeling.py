"""The same help may not be asked for while it is assigned: a request for a change against the register."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from jeugdregio.ijw.register.vragen import Register
from jeugdregio.ijw.toetsen.regel import Breuk, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import GEEN_TOEWIJZING, own_toewijzing, register_rule
from jeugdregio.ijw.v3_2.rijen import Pakket, VerzoekRij, steps_to
from jeugdregio.ijw.v3_2.vertaling import Kop


class _Deel(NamedTuple):
    """One row of a request, with what it is about and when. The order is that of product and first day."""

    product: tuple[str, str]
    begin: date
    eind: date
    rij: VerzoekRij


@register_rule("TR361", retourcode="9361", where="JW317.Verzoek")
def no_product_is_asked_while_it_runs(pakket: Pakket, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Een Product mag alleen vaker in verzoek om wijziging voorkomen als de zorgperiodes elkaar niet
    overlappen.
    """
    delen = []
    onbekend = False
    for rij in pakket.rijen:
        deel = _part(rij, kop, register)
        if deel is None:
            onbekend = True
        elif deel.begin <= deel.eind:
            delen.append(deel)
    delen.sort(key=lambda deel: deel[:2])
    for _, zelfde in groupby(delen, key=lambda deel: deel.product):
        for rij in _overlapping(list(zelfde)):
            yield Breuk(
                steps_to(rij)[1:],
                "Hetzelfde product staat in dit verzoek ook voor een deel van dezelfde periode. "
                "Laat de perioden elkaar niet overlappen.",
            )
    if onbekend:
        yield GEEN_TOEWIJZING


def _part(rij: VerzoekRij, kop: Kop, register: Register) -> _Deel | None:
    """Give when a row asks for what; None when that stands in an assignment that is not known."""
    product, begin, eind = (rij.categorie, rij.productcode), rij.ingangsdatum, rij.einddatum
    if rij.toewijzing_nummer is not None:
        toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
        if toewijzing is None:
            return None
        product = (toewijzing.categorie, toewijzing.productcode)
        if rij.soort == "ongewijzigd":
            begin, eind = toewijzing.ingangsdatum, toewijzing.einddatum
    return _Deel(product, begin or date.min, eind or date.max, rij)


def _overlapping(delen: Sequence[_Deel]) -> Iterator[VerzoekRij]:
    """Yield the rows of one product, in order of their first day, that share a day with another; not those
    that stay as they are, because the request cannot help that.
    """
    tot = date.min
    for nummer, deel in enumerate(delen):
        raakt_volgende = nummer + 1 < len(delen) and delen[nummer + 1].begin <= deel.eind
        if deel.rij.soort != "ongewijzigd" and ((nummer and deel.begin <= tot) or raakt_volgende):
            yield deel.rij
        tot = max(tot, deel.eind)
