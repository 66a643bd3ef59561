"""What is found wrong in a file: one form for malformed XML, structure and rules alike."""

from collections.abc import Callable
from dataclasses import dataclass

MAXIMUM = 1_000
"""The most findings that are kept of one file; the rest is counted."""

XML = "XML"
XSD = "XSD"
BESTAND = "BESTAND"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding. It never holds a value that may tell who someone is, only its form and place.

    `regel` is `XML` (malformed or unsafe), `XSD` (structure), `BESTAND` (no message that is read) or the
    code of a rule. `pad` has local names and an index where elements repeat. `aantal` is how many findings
    it stands for.
    """

    regel: str
    retourcode: str | None
    pad: str | None
    regelnummer: int | None
    tekst: str
    aantal: int = 1


@dataclass(frozen=True, slots=True)
class NietGecontroleerd:
    """A rule that could not be judged, why, and at how many places."""

    regel: str
    reden: str
    aantal: int


class Verzameling:
    """Findings of one file: kept up to the maximum, and counted beyond it."""

    def __init__(self) -> None:
        self.bewaard: list[Bevinding] = []
        self.aantal = 0

    def add(self, make: Callable[[], Bevinding]) -> None:
        """Add a finding. It is made only when it is kept: saying where and what takes time."""
        self.aantal += 1
        if len(self.bewaard) < MAXIMUM:
            self.bewaard.append(make())
