"""The form of a rule, and the register of the rules of one release.

A rule is a function, or a class where it must remember something of the message. It is given the streamed
units one by one and yields what is wrong:

    @rule("CS002", retourcode="0001")
    def passes_eleven_test(eenheid: Eenheid) -> Iterator[Breuk]: ...

    @rule("TR101", retourcode="0001")
    class NoDuplicates:
        def __call__(self, eenheid: Eenheid) -> Iterator[Breuk]: ...

A class is made anew for every message, so what it remembers never outlives one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

Stap = str | int
"""One step from an object to a part of it: an attribute, or the place (from 0) in a tuple."""


@dataclass(frozen=True, slots=True)
class Breuk:
    """Where, seen from the unit, a rule is broken, and what is wrong in words."""

    stappen: tuple[Stap, ...]
    tekst: str


class Eenheid(Protocol):
    """One streamed unit of a message as a rule sees it."""

    @property
    def romp(self) -> Any:
        """The message around the units."""

    @property
    def waarde(self) -> Any:
        """The typed unit."""

    @property
    def nummer(self) -> int:
        """The place of the unit in the message, from 1."""

    def regelnummer(self, stappen: tuple[Stap, ...] = ()) -> int | None:
        """Give the line in the file on which a part of the unit begins."""


Toets = Callable[[Eenheid], Iterator[Breuk]]
T = TypeVar("T", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule as registered. `berichten` are the messages it holds for; empty means all."""

    code: str
    retourcode: str | None
    tekst: str
    berichten: tuple[str, ...]
    toets: Callable[..., Any]

    def start(self) -> Toets:
        """Give what judges the units of one message."""
        toets: Toets = self.toets() if isinstance(self.toets, type) else self.toets
        return toets


class Regels:
    """The rules of one release by code; calling it registers one. ValueError when a code comes twice."""

    def __init__(self) -> None:
        self._regels: dict[str, Regel] = {}

    def __call__(self, code: str, *, retourcode: str | None = None, where: str = "") -> Callable[[T], T]:
        """Register a rule; `where` names the messages it holds for (with spaces between), all when left
        out.
        """
        if code in self._regels:
            raise ValueError(f"rule {code} is registered already")

        def register(toets: T) -> T:
            tekst = (toets.__doc__ or "").strip()
            self._regels[code] = Regel(code, retourcode, tekst, tuple(where.split()), toets)
            return toets

        return register

    def __iter__(self) -> Iterator[Regel]:
        return iter(self._regels.values())

    def __getitem__(self, code: str) -> Regel:
        return self._regels[code]

    def voor(self, soort: str) -> tuple[Regel, ...]:
        """Give the rules that hold for a message."""
        return tuple(r for r in self if not r.berichten or soort in r.berichten)
