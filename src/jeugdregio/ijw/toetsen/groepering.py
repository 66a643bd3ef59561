"""Findings by cause: one mistake in ten thousand lines is one line with a count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

_POSITIE = re.compile(r"\[\d+\]")
_GETAL = re.compile(r"\b\d+(?:[.,]\d+)*\b")

Oorzaak = tuple[str, str, str]
"""What findings of one cause share: the rule, the path without positions, the text without its numbers."""


class Vindplaats(Protocol):
    """What is asked of a finding, of this package or of another's."""

    @property
    def regel(self) -> str:
        """The code of the rule."""

    @property
    def pad(self) -> str | None:
        """The path of the place."""

    @property
    def tekst(self) -> str:
        """What is wrong."""

    @property
    def aantal(self) -> int:
        """How many findings it stands for."""

    @property
    def waarde(self) -> str | None:
        """What was found there; no part of the cause."""


WAARDEN = 3
"""How many different values are kept of one cause."""

B = TypeVar("B", bound=Vindplaats)


@dataclass(slots=True)
class Groep(Generic[B]):
    """Findings of one cause: the first, how many there are, and the first different values found."""

    eerste: B
    aantal: int
    waarden: list[str] = field(default_factory=list)


def cause(regel: str, pad: str | None, tekst: str) -> Oorzaak:
    """Give what a finding shares with others of the same cause.

    Numbers that stand alone (a day, an amount, a line) differ from place to place; a code such as 45A04 is
    another cause.

    >>> cause("TR101", "/Bericht/Client[12]/Bsn", "Ook op regel 5: 45A04.")
    ('TR101', '/Bericht/Client/Bsn', 'Ook op regel #: 45A04.')
    """
    return regel, _POSITIE.sub("", pad or ""), _GETAL.sub("#", tekst)


def group(bevindingen: Iterable[B]) -> list[Groep[B]]:
    """Return the findings by cause, in the order in which the causes first occur."""
    groepen: dict[Oorzaak, Groep[B]] = {}
    for bevinding in bevindingen:
        oorzaak = cause(bevinding.regel, bevinding.pad, bevinding.tekst)
        groep = groepen.setdefault(oorzaak, Groep(bevinding, 0))
        groep.aantal += bevinding.aantal
        waarde = bevinding.waarde
        if waarde and len(groep.waarden) < WAARDEN and waarde not in groep.waarden:
            groep.waarden.append(waarde)
    return list(groepen.values())
