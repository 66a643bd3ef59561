"""The citizen service number (burgerservicenummer).

Source: Wet algemene bepalingen burgerservicenummer; the eleven-test is python-stdnum's.
"""

import re
from typing import Final

from stdnum.nl import bsn as _bsn

from jeugdregio.kern import vorm

# nine digits or more in a row, or nine in groups as people write them
_REEKS: Final = re.compile(
    r"\d{9,}|(?<!\d)(?:\d{3}([ ._-])\d{3}\1\d{3}|\d{4}([ ._-])\d{2}\2\d{3}|\d{2}([ ._-])\d{3}\3\d{4})(?!\d)"
)


def is_valid(value: str) -> bool:
    """Say whether a text is nine digits that pass the eleven-test.

    >>> is_valid("999900006"), is_valid("999900007"), is_valid("9999.00.006")
    (True, False, False)
    """
    # stdnum's own is_valid first strips dots and spaces, which is slow and would let them pass
    nine_digits = len(value) == 9 and value.isascii() and value.isdigit() and value != "000000000"
    return nine_digits and bool(_bsn.checksum(value) == 0)


def is_fictief(value: str) -> bool:
    """Say whether a number lies in the range that is kept for tests and demonstrations (from 990000000).

    >>> is_fictief("999900006"), is_fictief("111222333")
    (True, False)
    """
    return value.startswith("99")


def shape(value: str) -> str:
    """Describe a number without showing it.

    >>> shape("999900006")
    '9 cijfers'
    """
    return vorm.shape(value)


def mask(tekst: str) -> str:
    """Give a text without the numbers in it that pass the eleven-test, also as part of a longer one.

    >>> mask("verzoek 9999-00-006, toewijzing 123456789")
    'verzoek ***********, toewijzing 123456789'
    """
    return _REEKS.sub(lambda run: "*" * len(run[0]) if _holds(run[0]) else run[0], tekst)


def resembles(tekst: str) -> bool:
    """Say whether a text holds nine digits, in a row or grouped as people write a number.

    >>> resembles("9999.00.007"), resembles("12-03-2026")
    (True, False)
    """
    return _REEKS.search(tekst) is not None


def _holds(reeks: str) -> bool:
    cijfers = "".join(str(int(teken)) for teken in reeks if teken.isdecimal())
    return any(is_valid(cijfers[begin : begin + 9]) for begin in range(len(cijfers) - 8))
