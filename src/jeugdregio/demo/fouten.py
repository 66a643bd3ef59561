"""What goes wrong on the way: messages that are wrong, arrive late or arrive twice.

What happens to a message follows from its own identification, so it is the same in every demo with the same
seed.
"""

import re
from datetime import timedelta
from enum import Enum, unique
from zlib import crc32


@unique
class Lot(Enum):
    """What becomes of a message; the value is its share in ten thousand."""

    BSN = 7
    """A BSN that fails the eleven-test; followed by a right one."""
    SCHEMA = 8
    """A code that is not in its list; followed by a right one."""
    DATUM = 6
    """The 31st of June; followed by a right one."""
    DUBBELE_REGEL = 5
    """A line twice in one message (TR101); followed by a right one."""
    LAAT = 60
    """Arrives weeks after its date."""
    NOGMAALS = 15
    """Arrives a second time, byte by byte the same."""
    GOED = 9899
    """Arrives on its date."""


FOUT = frozenset({Lot.BSN, Lot.SCHEMA, Lot.DATUM, Lot.DUBBELE_REGEL})

_BSN = re.compile(rb"(Bsn>\d{8})(\d)<")
_CODE = re.compile(rb"(:(?:Geslacht|Eenheid)>)\d+<")
_BEGIN = re.compile(rb"((?::Ingangsdatum|:Begindatum)>\d{4})-\d\d-\d\d<")
_REGEL = {
    "JW301": b"ToegewezenProduct",
    "JW305": b"StartProduct",
    "JW307": b"StopProduct",
    "JW323": b"Prestatie",
}


def draw_lot(seed: int, naam: str, soort: str) -> tuple[Lot, int]:
    """What becomes of a message with this name, and a number of days between 3 and 9 that goes with it.

    Requests and their answers always arrive as they should.
    """
    if soort not in _REGEL:
        return Lot.GOED, 3
    number = crc32(f"{seed}/{naam}".encode())
    place = number % 10_000
    for lot in Lot:
        place -= lot.value
        if place < 0:
            return lot, 3 + number // 10_000 % 7
    raise AssertionError("the shares add up to ten thousand")


def delay_of(dagen: int) -> timedelta:
    """How late a late message is: three to nine weeks."""
    return timedelta(weeks=dagen)


def spoil_message(inhoud: bytes, soort: str, lot: Lot) -> bytes:
    """Make a message wrong in the way of its lot. ValueError when nothing in it could be made wrong."""
    match lot:
        case Lot.BSN:
            result = _BSN.sub(lambda m: b"%b%d<" % (m[1], (int(m[2]) + 1) % 10), inhoud, count=1)
        case Lot.SCHEMA:
            result = _CODE.sub(rb"\g<1>99<", inhoud, count=1)
        case Lot.DATUM:
            result = _BEGIN.sub(rb"\g<1>-06-31<", inhoud, count=1)
        case _:
            tag = _REGEL[soort]
            pattern = rb"\s*<jw\d+:%b>.*?</jw\d+:%b>" % (tag, tag)
            result = re.sub(pattern, rb"\g<0>\g<0>", inhoud, count=1, flags=re.DOTALL)
    if result == inhoud:
        raise ValueError(f"{soort}: nothing to spoil")
    return result
