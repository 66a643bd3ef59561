"""The rule on whose help it is about, against the register. Source: Zorginstituut Nederland, iJw 3.2."""

from collections.abc import Iterator

from jeugdregio.ijw.register.vragen import Register
from jeugdregio.ijw.toetsen.regel import Breuk, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import (
    GEEN_TOEWIJZING,
    absent,
    own_toewijzing,
    register_rule,
)
from jeugdregio.ijw.v3_2.rijen import Pakket, PrestatieRij
from jeugdregio.ijw.v3_2.vertaling import Kop


@register_rule("TR304", retourcode="8187", where="JW317.Client JW323.Prestatie JW325.Prestatie")
def bsn_is_of_a_client(deel: Pakket | PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Bsn moet overeenkomen met Bsn van een Client."""
    if isinstance(deel, Pakket):
        if not register.toewijzingen_van((kop.gemeentecode, kop.agb, deel.bsn)):
            tekst = "Deze jeugdige heeft bij u geen toewijzing. Controleer het burgerservicenummer."
            yield from absent(kop, register, ("bsn",), tekst)
    elif kop.soort == "JW325":
        yield from _as_declared(deel, kop, register)
    else:
        yield from _as_assigned(deel, kop, register)


def _as_assigned(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
    if toewijzing is None:
        yield GEEN_TOEWIJZING
    elif toewijzing.bsn != rij.bsn:
        tekst = "De toewijzing met dit nummer is van een andere jeugdige. Verbeter het nummer."
        yield Breuk(("toewijzing_nummer",), tekst)


def _as_declared(rij: PrestatieRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    gedeclareerd = register.prestatie(kop.agb, rij.referentie_nummer)
    if gedeclareerd is None:
        tekst = "De regel met dit referentienummer staat in geen declaratie. Verbeter het nummer."
        yield from absent(kop, register, ("product_referentie", "referentie_nummer"), tekst)
    elif gedeclareerd.rij.bsn != rij.bsn:
        tekst = "De regel met dit referentienummer is gedeclareerd voor een andere jeugdige."
        yield Breuk(("product_referentie", "referentie_nummer"), f"{tekst} Zet hem bij die jeugdige.")
