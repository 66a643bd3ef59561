"""Burgerservicenummers for synthetic people.

Every number lies between 990000000 and 999899999 and passes the eleven-test, so it goes through every check
and is still seen to be fictional; the official test range 999900006-999999990 is left to the tests. The
mapping (municipality, number) -> BSN uses no seed, so that any two demos give the same person the same
number, and no state, so that workers need not agree on anything.

With seven digits fixed, the eighth changes the weighted sum by 2 modulo 11, so at most one of its ten
values asks for a check digit of 10, which does not exist. At least nine of ten therefore work: person `n`
takes the `n % 9`-th that works of the `n // 9`-th block of ten.
"""

_BASE = 9_900_000
_EINDHOVEN = 2
_BLOCKS = tuple((50_000, 49_000) if i == _EINDHOVEN else (i * 5_000, 5_000) for i in range(10))
"""First block and number of blocks per municipality; the largest has most. All stay below 999900000."""


def make_bsn(gemeente_index: int, nummer: int) -> str:
    """Give the BSN of person `nummer` (from 0) of the municipality with this index (0 to 9).

    >>> make_bsn(0, 0)
    '990000011'

    Raises ValueError beyond the capacity of a municipality.
    """
    first, blocks = _BLOCKS[gemeente_index]
    block, place = divmod(nummer, 9)
    if not 0 <= block < blocks:
        raise ValueError(
            f"Er is geen fictief BSN meer voor gemeente {gemeente_index}, jeugdige {nummer}: "
            "kies een kleinere schaal."
        )
    digits = str(_BASE + first + block)
    fixed = sum((9 - i) * int(digit) for i, digit in enumerate(digits))
    for eighth in range(10):
        check = (fixed + 2 * eighth) % 11
        if check == 10:
            continue
        if place == 0:
            return f"{digits}{eighth}{check}"
        place -= 1
    raise AssertionError("at least nine of ten digits work")
