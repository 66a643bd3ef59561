"""The code of a municipality: four digits, given out by CBS."""


def is_valid(value: str) -> bool:
    """Say whether a text has the form of a municipality code.

    >>> is_valid("0384"), is_valid("384"), is_valid("GM0384")
    (True, False, False)
    """
    return len(value) == 4 and value.isascii() and value.isdigit()
