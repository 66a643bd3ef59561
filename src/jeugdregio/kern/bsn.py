"""The citizen service number (burgerservicenummer).

Source: Wet algemene bepalingen burgerservicenummer; the eleven-test is python-stdnum's.
"""

from stdnum.nl import bsn as _bsn

from jeugdregio.kern import vorm


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
