"""The register of indicators in a test: cut down, and afterwards as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

from jeugdregio.monitor.indicatoren import REGISTER


@contextmanager
def kept() -> Iterator[None]:
    """Change the register at will: afterwards it is as it was, in its order too."""
    eerder = dict(REGISTER)
    try:
        yield
    finally:
        REGISTER.clear()
        REGISTER.update(eerder)


@contextmanager
def only(*codes: str) -> Iterator[None]:
    """Have these indicators and no others: all of them take a quarter of a minute to publish."""
    with kept():
        alle = dict(REGISTER)
        REGISTER.clear()
        REGISTER.update({code: alle[code] for code in codes})
        yield
