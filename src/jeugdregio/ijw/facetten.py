"""What a simple type allows: the facets behind each `Annotated` alias of a release.

The five makers (`tekst`, `code`, `getal`, `dag`, `tijd`) exist so that a declaration reads as one line.
"""

from dataclasses import dataclass
from enum import StrEnum

from jeugdregio.ijw.codelijst import load


class Basis(StrEnum):
    """The XML Schema type that a simple type restricts."""

    TEKST = "string"
    GETAL = "integer"
    DAG = "date"
    TIJD = "time"


@dataclass(frozen=True, slots=True)
class Facetten:
    """One simple type. `naam` is its name in the schema; `patroon` is an XML Schema pattern (whole value).

    `gevoelig` says that a value may tell who someone is: a finding then gives its form only.
    """

    naam: str
    betekenis: str
    basis: Basis
    min_lengte: int | None = None
    max_lengte: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    patroon: str | None = None
    lijst: str | None = None
    gevoelig: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the code list, in its order; empty for a type without one."""
        return tuple(load(self.lijst)) if self.lijst else ()


def tekst(
    naam: str,
    betekenis: str,
    *,
    min_lengte: int | None = None,
    max_lengte: int | None = None,
    patroon: str | None = None,
    gevoelig: bool = False,
) -> Facetten:
    """Declare a text; lengths in characters."""
    return Facetten(
        naam,
        betekenis,
        Basis.TEKST,
        min_lengte=min_lengte,
        max_lengte=max_lengte,
        patroon=patroon,
        gevoelig=gevoelig,
    )


def code(naam: str, betekenis: str, *, lijst: str, max_lengte: int, gevoelig: bool = False) -> Facetten:
    """Declare a code from a code list."""
    return Facetten(naam, betekenis, Basis.TEKST, lijst=lijst, max_lengte=max_lengte, gevoelig=gevoelig)


def getal(naam: str, betekenis: str, *, minimum: int, maximum: int, gevoelig: bool = False) -> Facetten:
    """Declare a whole number."""
    return Facetten(naam, betekenis, Basis.GETAL, minimum=minimum, maximum=maximum, gevoelig=gevoelig)


def dag(naam: str, betekenis: str, *, patroon: str) -> Facetten:
    """Declare a day."""
    return Facetten(naam, betekenis, Basis.DAG, patroon=patroon)


def tijd(naam: str, betekenis: str, *, patroon: str) -> Facetten:
    """Declare a time of day."""
    return Facetten(naam, betekenis, Basis.TIJD, patroon=patroon)
