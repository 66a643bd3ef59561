"""What holds for the person: number, name, date of birth."""

from collections.abc import Iterator

from jeugdregio.ijw.regel import Breuk, Eenheid
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.ijw.waarden import places_of
from jeugdregio.kern import bsn


@rule("CS002", retourcode="0001")
def passes_eleven_test(eenheid: Eenheid) -> Iterator[Breuk]:
    """De waarde moet voldoen aan de 11-proef."""
    for stappen, waarde in places_of(eenheid.waarde, "LDT_BurgerServicenummer"):
        if not bsn.is_valid(waarde):
            yield Breuk(
                stappen, f"Dit burgerservicenummer ({bsn.shape(waarde)}) voldoet niet aan de elfproef."
            )
