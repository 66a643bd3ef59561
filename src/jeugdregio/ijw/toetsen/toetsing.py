"""The rules at work on one message: each part is shown to the rules that are about it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jeugdregio.ijw.element import BerichtSoort, klasse_van
from jeugdregio.ijw.lezen.eenheid import Eenheid, Omgeving
from jeugdregio.ijw.toetsen.bevinding import Bevinding, Verzameling
from jeugdregio.ijw.toetsen.bronnen import Bronnen
from jeugdregio.ijw.toetsen.regel import Breuk, Context, Regel, Regels, Stap, Toets, Uitkomst
from jeugdregio.ijw.waarde import Personen, at, people_in

Visit = Callable[["Toetsing", Any, tuple[Stap, ...]], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which rules see which parts of a message; made once.

    `eenheid` and `romp` go through a unit and what is around the units. `toetsen` judge as `regels` say;
    those in `onthoudend` (by place) are made anew for a message, and those in `eindigend` say something at
    its end.
    """

    regels: tuple[Regel, ...]
    toetsen: tuple[Toets, ...]
    onthoudend: tuple[int, ...]
    eenheid: Visit
    romp: Visit
    eindigend: tuple[int, ...]


@cache
def plan(soort: BerichtSoort, regels: Regels) -> Plan:
    """Make the plan for a message and the rules of its release."""
    alle = regels.while_reading(soort.soort)
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
        tuple(regel.start() for regel in alle),
        tuple(nummer for nummer, regel in enumerate(alle) if isinstance(regel.toets, type)),
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
            # written out here: this is what takes the time
            context, toetsen = toetsing.context, toetsing.toetsen
            context.stappen = stappen
            for nummer in eigen:
                for uitkomst in toetsen[nummer](deel, context):
                    toetsing.report(nummer, uitkomst, stappen)
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
        self.toetsen = list(self._plan.toetsen)
        for nummer in self._plan.onthoudend:
            self.toetsen[nummer] = self._plan.regels[nummer].start()
        self.context = Context(soort.soort, bronnen)
        self._gevonden = gevonden
        self._plek: Eenheid | Omgeving | None = None
        self._personen: Personen | None = None
        self.niet_gecontroleerd: Counter[tuple[str, str]] = Counter()

    def unit(self, eenheid: Eenheid) -> None:
        """Judge a streamed unit, while its element is there."""
        context = self.context
        context.romp, context.eenheid = eenheid.romp, eenheid.waarde
        context.plek = self._plek = eenheid
        self._personen = None
        self._plan.eenheid(self, eenheid.waarde, ())
        context.plek = self._plek = None  # holding on to parts that are emptied slows lxml down

    def finish(self, omgeving: Omgeving) -> None:
        """Judge what is around the units, and ask the rules what they have kept for the end."""
        context = self.context
        context.romp, context.eenheid = omgeving.romp, None
        context.plek = self._plek = omgeving
        self._personen = Personen()
        self._plan.romp(self, omgeving.romp, ())
        context.stappen = ()
        for nummer in self._plan.eindigend:
            toets: Any = self.toetsen[nummer]
            for uitkomst in toets.finish(context):
                self.report(nummer, uitkomst, ())

    def report(self, nummer: int, uitkomst: Uitkomst, stappen: tuple[Stap, ...]) -> None:
        """Keep what a rule (by its place in the plan) says of a part."""
        regel = self._plan.regels[nummer]
        if not isinstance(uitkomst, Breuk):
            self.niet_gecontroleerd[regel.code, uitkomst.reden] += 1
        elif self._plek is not None:
            self._gevonden.add(self._finding(regel, uitkomst, (*stappen, *uitkomst.stappen), self._plek))

    def _finding(
        self, regel: Regel, breuk: Breuk, stappen: tuple[Stap, ...], plek: Eenheid | Omgeving
    ) -> Bevinding:
        deel = plek.waarde if isinstance(plek, Eenheid) else plek.romp
        if self._personen is None:
            self._personen = people_in(deel)  # only of a unit in which something is wrong
        return Bevinding(
            regel.code,
            regel.retourcode,
            plek.pad(stappen),
            plek.regelnummer(stappen),
            self._personen.leave_out(breuk.tekst),
            waarde=at(deel, stappen, self._personen),
        )
