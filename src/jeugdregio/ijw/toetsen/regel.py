"""The form of a rule, and the register of the rules of one release.

A rule is a function, or a class where it must remember something of the message. It is given each part of a
message that it says it is about, and yields what is wrong with it, or why it cannot be judged:

    @rule("CD087", retourcode="0001", where="JW323.Prestatie")
    def tariff_fits_unit(prestatie: jw323.Prestatie, context: Context) -> Iterator[Uitkomst]: ...

    @rule("TR101", retourcode="0001")
    class NoDuplicates:
        def __call__(self, eenheid: Any, context: Context) -> Iterator[Uitkomst]: ...
        def finish(self, context: Context) -> Iterator[Uitkomst]: ...

A class is made anew for every message, so what it remembers never outlives one. `finish`, which it need not
have, is asked at the end of the message; its steps go from the root. The parts around the units (the header)
come after the units, when all of them has been read.

A rule against a register is a function of a row, the header it came under and the register. What such a rule
asks of one message by itself is judged while reading, by a part of its own:

    @rule.within("TR314", where="JW323.Client")
    class ReferenceOnce: ...
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from jeugdregio.ijw.toetsen.bronnen import Bronnen

Stap = str | int
"""One step from an object to a part of it: an attribute, or the place (from 0) in a tuple."""


class Niveau(StrEnum):
    """Where a rule is judged."""

    SCHEMA = "schema"
    BERICHT = "bericht"
    BRON = "externe bron"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Breuk:
    """Where, seen from the part that a rule was given, it is broken, and what is wrong in words."""

    stappen: tuple[Stap, ...]
    tekst: str


@dataclass(frozen=True, slots=True)
class NietTeControleren:
    """Why a rule cannot be judged here: one of few sentences, without a value of the message."""

    reden: str


Uitkomst = Breuk | NietTeControleren


class Plek(Protocol):
    """Tells on which line a part stands."""

    def regelnummer(self, stappen: tuple[Stap, ...] = ()) -> int | None:
        """Give the line in the file on which a part begins."""


@dataclass(slots=True)
class Context:
    """What is around the part that a rule is given.

    soort: the message ("JW323"). romp: the message without its units. eenheid: the unit the part is in, None
    around the units. bronnen: what is known outside the message.
    """

    soort: str
    bronnen: Bronnen
    romp: Any = None
    eenheid: Any = None
    plek: Plek | None = None
    stappen: tuple[Stap, ...] = ()

    def regelnummer(self, stappen: tuple[Stap, ...] = ()) -> int | None:
        """Give the line on which (a part of) the part begins."""
        return None if self.plek is None else self.plek.regelnummer((*self.stappen, *stappen))


Toets = Callable[[Any, Context], Iterator[Uitkomst]]
T = TypeVar("T", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule as registered.

    plekken: what it is about, as `JW323.Prestatie`, or `JW323` for its units; empty means the units of every
    message. dekking: for a rule that the schema covers, by what; it has no `toets`.
    """

    code: str
    retourcode: str | None
    tekst: str
    niveau: Niveau
    plekken: tuple[str, ...]
    toets: Callable[..., Any] | None = None
    dekking: str | None = None

    @property
    def berichten(self) -> tuple[str, ...]:
        """The messages it is about; empty means all."""
        return tuple(dict.fromkeys(plek.partition(".")[0] for plek in self.plekken))

    def start(self) -> Toets:
        """Give what judges one message. TypeError when the schema does."""
        if self.toets is None:
            raise TypeError(f"rule {self.code} is covered by the schema")
        toets: Toets = self.toets() if isinstance(self.toets, type) else self.toets
        return toets


class Regels:
    """The rules of one release by code; calling it registers one. ValueError when a code comes twice."""

    def __init__(self) -> None:
        self._regels: dict[str, Regel] = {}
        self._within: dict[str, Regel] = {}

    def __call__(
        self, code: str, *, retourcode: str | None = None, where: str = "", niveau: Niveau = Niveau.BERICHT
    ) -> Callable[[T], T]:
        """Register a function or class as a rule; its docstring is the official text.

        `where` names what it is about, with spaces between: see `Regel.plekken`.
        """
        self._refuse_second(code)

        def register(toets: T) -> T:
            tekst = " ".join((toets.__doc__ or "").split())
            self._add(Regel(code, retourcode, tekst, niveau, tuple(where.split()), toets))
            return toets

        return register

    def within(self, code: str, *, where: str) -> Callable[[T], T]:
        """Register what a rule against the register asks of one message by itself. KeyError when there is no
        such rule yet.
        """
        regel = self[code]

        def register(toets: T) -> T:
            plekken = tuple(where.split())
            self._within[code] = replace(regel, niveau=Niveau.BERICHT, plekken=plekken, toets=toets)
            return toets

        return register

    @property
    def within_message(self) -> Mapping[str, Regel]:
        """By code, the parts of rules against the register that are judged within a message."""
        return MappingProxyType(self._within)

    def schema(self, code: str, tekst: str, *, dekking: str, retourcode: str | None = None) -> None:
        """Register a rule that the schema covers, and say by what."""
        self._add(Regel(code, retourcode, tekst, Niveau.SCHEMA, (), dekking=dekking))

    def _add(self, regel: Regel) -> None:
        self._refuse_second(regel.code)
        self._regels[regel.code] = regel

    def without(self, *codes: str) -> "Regels":
        """Give a copy without some of the rules, for a release that differs in those."""
        kopie = Regels()
        kopie._regels = {code: regel for code, regel in self._regels.items() if code not in codes}
        kopie._within = {code: regel for code, regel in self._within.items() if code not in codes}
        return kopie

    def _refuse_second(self, code: str) -> None:
        if code in self._regels:
            raise ValueError(f"rule {code} is registered already")

    def __iter__(self) -> Iterator[Regel]:
        return iter(self._regels.values())

    def __getitem__(self, code: str) -> Regel:
        return self._regels[code]

    def voor(self, soort: str, *niveaus: Niveau) -> tuple[Regel, ...]:
        """Give the rules that are about a message, of these levels; of all levels when none is named."""
        return tuple(
            regel
            for regel in self
            if (not niveaus or regel.niveau in niveaus) and (not regel.plekken or soort in regel.berichten)
        )

    def while_reading(self, soort: str) -> tuple[Regel, ...]:
        """Give what is judged of a message while it is read."""
        delen = (deel for deel in self._within.values() if soort in deel.berichten)
        return (*self.voor(soort, Niveau.BERICHT, Niveau.BRON), *delen)
