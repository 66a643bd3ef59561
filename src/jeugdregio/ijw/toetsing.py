"""The rules at work on one message: each part is shown to the rules that are about it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jeugdregio.ijw.bevinding import Bevinding, Verzameling
from jeugdregio.ijw.bronnen import Bronnen
from jeugdregio.ijw.eenheid import Eenheid, Omgeving
from jeugdregio.ijw.element import BerichtSoort, klasse_van
from jeugdregio.ijw.regel import Breuk, Context, Niveau, Regel, Regels, Stap, Uitkomst

Visit = Callable[["Toetsing", Any, tuple[Stap, ...]], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which rules see which parts of a message; made once.

    `eenheid` and `romp` go through a unit and what is around the units. `eindigend` are the rules (by place
    in `regels`) that say something at the end.
    """

    regels: tuple[Regel, ...]
    eenheid: Visit
    romp: Visit
    eindigend: tuple[int, ...]


@cache
def plan(soort: BerichtSoort, regels: Regels) -> Plan:
    """Make the plan for a message and the rules of its release."""
    alle = regels.voor(soort.soort, Niveau.BERICHT, Niveau.BRON)
    per_klasse: dict[str, list[int]] = {}
    for nummer, regel in enumerate(alle):
        for plek in regel.plekken or (soort.soort,):
            bericht, _, klasse = plek.partition(".")
            if bericht == soort.soort:
                per_klasse.setdefault(klasse or soort.eenheid.__name__, []).append(nummer)
    visits: dict[type, Visit | None] = {}
    eindigend = tuple(nummer for nummer, regel in enumerate(alle) if hasattr(regel.toets, "finish"))
    return Plan(
        alle,
        _visit(soort.eenheid, per_klasse, visits) or _nothing,
        _visit(soort.wortel, per_klasse, visits) or _nothing,
        eindigend,
    )


def _nothing(toetsing: "Toetsing", deel: Any, stappen: tuple[Stap, ...]) -> None:
    """Go through a part that no rule is about."""


def _visit(cls: type, per_klasse: dict[str, list[int]], visits: dict[type, Visit | None]) -> Visit | None:
    """Make the function that goes through an object of a class; None when no rule is about any of it."""
    if cls in visits:
        return visits[cls]
    eigen = per_klasse.get(cls.__name__, [])
    onder = [
        (veld.attribuut, veld.herhaald, visit)
        for veld in klasse_van(cls).velden
        if veld.klasse is not None and (visit := _visit(veld.klasse, per_klasse, visits)) is not None
    ]

    def go(toetsing: Toetsing, deel: Any, stappen: tuple[Stap, ...]) -> None:
        if eigen:
            toetsing.judge(eigen, deel, stappen)
        for attribuut, herhaald, visit in onder:
            waarde = getattr(deel, attribuut)
            if waarde is None:
                continue
            if not herhaald:
                visit(toetsing, waarde, (*stappen, attribuut))
                continue
            for nummer, stuk in enumerate(waarde):
                visit(toetsing, stuk, (*stappen, attribuut, nummer))

    visits[cls] = go if eigen or onder else None
    return visits[cls]


class Toetsing:
    """The judging of one message by every rule that needs no register.

    niet_gecontroleerd: how often a rule (its code) could not be judged, by why.
    """

    def __init__(self, soort: BerichtSoort, regels: Regels, bronnen: Bronnen, gevonden: Verzameling) -> None:
        self._plan = plan(soort, regels)
        self._toetsen = [regel.start() for regel in self._plan.regels]
        self._gevonden = gevonden
        self._context = Context(soort.soort, bronnen)
        self._plek: Eenheid | Omgeving | None = None
        self.niet_gecontroleerd: Counter[tuple[str, str]] = Counter()

    def unit(self, eenheid: Eenheid) -> None:
        """Judge a streamed unit, while its element is there."""
        context = self._context
        context.romp, context.eenheid = eenheid.romp, eenheid.waarde
        context.plek = self._plek = eenheid
        self._plan.eenheid(self, eenheid.waarde, ())

    def finish(self, omgeving: Omgeving) -> None:
        """Judge what is around the units, and ask the rules what they have kept for the end."""
        context = self._context
        context.romp, context.eenheid = omgeving.romp, None
        context.plek = self._plek = omgeving
        self._plan.romp(self, omgeving.romp, ())
        context.stappen = ()
        for nummer in self._plan.eindigend:
            toets: Any = self._toetsen[nummer]
            for uitkomst in toets.finish(context):
                self._report(self._plan.regels[nummer], uitkomst, ())

    def judge(self, regels: list[int], deel: Any, stappen: tuple[Stap, ...]) -> None:
        """Show a part to the rules that are about it."""
        context = self._context
        context.stappen = stappen
        for nummer in regels:
            for uitkomst in self._toetsen[nummer](deel, context):
                self._report(self._plan.regels[nummer], uitkomst, stappen)

    def _report(self, regel: Regel, uitkomst: Uitkomst, stappen: tuple[Stap, ...]) -> None:
        if not isinstance(uitkomst, Breuk):
            self.niet_gecontroleerd[regel.code, uitkomst.reden] += 1
        elif self._plek is not None:
            self._gevonden.add(_finding(regel, uitkomst, (*stappen, *uitkomst.stappen), self._plek))


def _finding(regel: Regel, breuk: Breuk, stappen: tuple[Stap, ...], plek: Eenheid | Omgeving) -> Bevinding:
    pad, regelnummer = plek.pad(stappen), plek.regelnummer(stappen)
    return Bevinding(regel.code, regel.retourcode, pad, regelnummer, breuk.tekst)
