"""The AGB code of a care provider: eight digits, given out by Vektis."""


def is_valid(value: str) -> bool:
    """Say whether a text has the form of an AGB code. The code has no check digit.

    >>> is_valid("65656055"), is_valid("6565605"), is_valid("6565605x")
    (True, False, False)
    """
    return len(value) == 8 and value.isascii() and value.isdigit()
