"""The thread of one assignment as bars on one scale of time: assigned, given, declared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from jeugdregio.kern.periode import shift_month
from jeugdregio.web.register.draad import Draad

BREEDTE: Final = 1000
"""Units from the first to the last day that is drawn."""
_STAPPEN: Final = (1, 3, 6, 12, 24, 60)
_HOOGSTE: Final = 5
_RUIMTE: Final = 860
_VROEGER: Final = timedelta(days=30 * 365)
_LATER: Final = timedelta(days=20 * 365)
"""How far from today is drawn: 31-12-9999 is how some back offices write that there is no end."""


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar: where it begins and how wide it is, in units; `open`: it has no end yet."""

    x: int
    breedte: int
    soort: str
    titel: str


@dataclass(frozen=True, slots=True)
class Baan:
    """The bars of one kind."""

    label: str
    staven: list[Staaf]


@dataclass(frozen=True, slots=True)
class Streep:
    """The first day of a month on the scale; without a label where there is no room for one."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Balk:
    """The whole drawing; `vandaag` is where today is, None outside it."""

    banen: list[Baan]
    strepen: list[Streep]
    vandaag: int | None


def make_balk(draad: Draad, vandaag: date) -> Balk | None:
    """Draw a thread; None when nothing of it has a day to draw."""
    assigned = _assigned(draad)
    given = [(begin, eind, "tijdelijk" if tijdelijk else "hulp") for begin, eind, tijdelijk in draad.lopend]
    declared = sorted({(row.begindatum, row.einddatum, draad.oordeel(row)) for row in draad.prestaties})
    days = [
        day for begin, eind, _ in (*assigned, *given, *declared) for day in (begin, eind) if day is not None
    ]
    if not days:
        return None
    early, late = vandaag - _VROEGER, vandaag + _LATER
    first = min(max(min(days), early), late).replace(day=1)
    is_open = any(eind is None for _, eind, _ in (*assigned, *given))
    last = min(max(*days, vandaag) if is_open else max(days), late)
    last = max(last, first + timedelta(days=27))
    scale = _Schaal(first, last)
    return Balk(
        [
            Baan(label, [scale.bar(*span) for span in spans])
            for label, spans in (("Toegewezen", assigned), ("Hulp", given), ("Gedeclareerd", declared))
            if spans
        ],
        list(scale.marks()),
        scale.x(vandaag) if first <= vandaag <= last else None,
    )


@dataclass(frozen=True, slots=True)
class _Schaal:
    first: date
    last: date

    def x(self, day: date, *, end: bool = False) -> int:
        """Where a day begins, or ends; one that is not drawn is at the edge."""
        days = (min(max(day, self.first), self.last) - self.first).days + end
        return round(BREEDTE * days / ((self.last - self.first).days + 1))

    def bar(self, begin: date, eind: date | None, soort: str) -> Staaf:
        start, end = self.x(begin), self.x(eind or self.last, end=True)
        return Staaf(start, max(end - start, 3), soort, "" if eind else "loopt nog")

    def marks(self) -> Iterator[Streep]:
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((one for one in _STAPPEN if months <= one * _HOOGSTE), _STAPPEN[-1])
        day = self.first
        while day <= self.last:
            x = self.x(day)
            yield Streep(x, f"{day.month}-{day.year}" if x <= _RUIMTE else "")
            day = shift_month(day, step)


def _assigned(draad: Draad) -> list[tuple[date, date | None, str]]:
    """The span of the assignment as it holds; an assignment that was taken back has none."""
    laatste = draad.laatste
    if laatste is None or draad.ingetrokken:
        return []
    return [(laatste.ingangsdatum, laatste.einddatum, "toewijzing")]


def kinds(banen: Iterable[Baan]) -> set[str]:
    """Return which kinds of bar are drawn, for the legend."""
    return {staaf.soort for baan in banen for staaf in baan.staven}
