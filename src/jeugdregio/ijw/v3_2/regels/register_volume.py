"""Rules on how much a declaration (JW323) asks of an assignment. Source: Zorginstituut Nederland, iJw 3.2.

The arithmetic is in `register_omvang`. Only debits are judged; credits have made room before.
"""

from collections.abc import Generator, Iterator

from jeugdregio.ijw.register.vragen import Register, Toewijzing
from jeugdregio.ijw.toetsen.regel import NietTeControleren, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import (
    absent,
    nothing_found,
    register_rule,
    toewijzing_of_debit,
)
from jeugdregio.ijw.v3_2.regels.register_omvang import fits, room_for_line, room_in_all, size, used
from jeugdregio.ijw.v3_2.rijen import PrestatieRij
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.kern.geld import format_euro

_VOLUME = ("geleverd_volume",)
_ANDERE_EENHEID = NietTeControleren("De eenheid is een andere dan die van de toewijzing.")


@register_rule("TR341", retourcode="9341", where="JW323.Prestatie")
def eenheid_fits_toewijzing(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Eenheid in Prestatie moet passen bij Eenheid in het ToegewezenProduct."""
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is None or toewijzing.volume is None:
        return
    if not fits(rij.eenheid, toewijzing.eenheid):
        tekst = f"De eenheid is {rij.eenheid}, toegewezen is eenheid {toewijzing.eenheid}. Neem die over."
        yield from absent(kop, register, ("eenheid",), tekst)


@register_rule("TR321", retourcode="9321", where="JW323.Prestatie")
def volume_fits_toewijzing(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien in het ToegewezenProduct een Omvang is meegegeven, moet GeleverdVolume in de Prestatie
    passen binnen Volume in het ToegewezenProduct.
    """
    toewijzing = yield from _with_omvang(rij, kop, register)
    if toewijzing is not None and size(rij.volume, rij.eenheid) > room_for_line(toewijzing, rij):
        yield from absent(
            kop,
            register,
            _VOLUME,
            "Dit volume is groter dan in deze periode is toegewezen. Verbeter het volume, of vraag de "
            "gemeente om een wijziging (JW317).",
        )


@register_rule("TR322", retourcode="9322", where="JW323.Prestatie")
def volumes_together_fit_toewijzing(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien in het ToegewezenProduct een Omvang is meegegeven, moet de som van GeleverdVolume in alle
    ingediende Prestaties die betrekking hebben op dat ToegewezenProduct passen binnen de toegewezen
    Omvang.
    """
    toewijzing = yield from _with_omvang(rij, kop, register)
    if toewijzing is None:
        return
    gebruik = register.gebruik(kop.gemeentecode, rij.toewijzing_nummer)
    if used(toewijzing, gebruik) + size(rij.volume, rij.eenheid) > room_in_all(toewijzing, rij, gebruik):
        yield from absent(
            kop,
            register,
            _VOLUME,
            "Met deze regel is meer gedeclareerd dan over de hele toewijzing mag. Verbeter het volume, of "
            "vraag de gemeente om een wijziging (JW317).",
        )
    else:
        yield from nothing_found(kop, register)


@register_rule("TR369", retourcode="9369", where="JW323.Prestatie")
def lines_together_fit_budget(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien in het ToegewezenProduct een Budget is meegegeven, moet de som van GeleverdVolume in alle
    ingediende Prestaties die betrekking hebben op dat ToegewezenProduct passen binnen het toegewezen
    Budget.
    """
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is None or toewijzing.budget is None:
        return
    over = toewijzing.budget - register.gebruik(kop.gemeentecode, rij.toewijzing_nummer).bedrag
    if rij.bedrag > over:
        yield from absent(
            kop,
            register,
            ("ingediend_bedrag", "bedrag"),
            f"Van het budget is nog {format_euro(max(over, 0))} over. Verbeter het bedrag, of vraag de "
            "gemeente om een wijziging (JW317).",
        )
    else:
        yield from nothing_found(kop, register)


def _with_omvang(
    rij: PrestatieRij, kop: Kop, register: Register
) -> Generator[Uitkomst, None, Toewijzing | None]:
    """Give the assignment of a debit, when it has a volume that the line can be compared with."""
    toewijzing = yield from toewijzing_of_debit(rij, kop, register)
    if toewijzing is None or toewijzing.volume is None:
        return None
    if not fits(rij.eenheid, toewijzing.eenheid):
        yield _ANDERE_EENHEID
        return None
    return toewijzing
