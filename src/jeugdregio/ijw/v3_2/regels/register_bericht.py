"""Rules on a whole message against the register. Source: Zorginstituut Nederland, iJw 3.2."""

from collections.abc import Iterator

from jeugdregio.ijw.register.vragen import Register, bericht_sleutel
from jeugdregio.ijw.toetsen.regel import Breuk, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import nothing_found, register_rule
from jeugdregio.ijw.v3_2.vertaling import Kop


@register_rule(
    "TR056",
    retourcode="9056",
    where="JW301.Header JW305.Header JW307.Header JW315.Header JW317.Header JW319.Header JW323.Header "
    "JW325.Header",
)
def identificatie_is_new(kop: Kop, _: Kop, register: Register) -> Iterator[Uitkomst]:
    """Identificatie moet per berichtsoort uniek zijn voor de verzendende partij."""
    if register.is_gebruikt(bericht_sleutel(kop)):
        yield Breuk(
            ("bericht_identificatie", "identificatie"),
            "Met deze identificatie is al een ander bericht van deze soort verstuurd. "
            "Geef het bericht een nieuwe identificatie.",
        )
    else:
        yield from nothing_found(kop, register)
