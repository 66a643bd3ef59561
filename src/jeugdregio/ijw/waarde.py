"""What a finding says of a value: the value, or its form where it may tell who someone is, and of which row.

What is personal is decided by the declarations: a value or a class that is about the young person, or about
people around, is never shown. What stands in any other element may still be of a person by mistake: so a
number that may be a BSN, a text without digits (a name, perhaps) and whatever equals a name, number or day of
birth in the same unit are not shown either.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any, Final

from jeugdregio.ijw.element import Veld, class_of, klasse_van
from jeugdregio.ijw.facetten import Basis, Facetten
from jeugdregio.ijw.toetsen.regel import Stap
from jeugdregio.kern import bsn
from jeugdregio.kern.geld import format_euro
from jeugdregio.kern.vorm import format_day, shape

Lees = Callable[[tuple[str, ...]], object]
"""Gives the value at a way of attributes from a part; None when it is absent."""

Kenmerken = tuple[tuple[str, str], ...]
"""What tells a row from others: names of elements, each with its value."""

_KENMERKEN: Final = frozenset(
    {"LDT_Nummer", "LDT_Referentie", "LDT_ReferentieNummer", "LDT_IdentificatieDeclaratie"}
)
"""The types by which people find a row in their own system."""
_EIGEN_KEUZE: Final = _KENMERKEN | {"LDT_IdentificatieBericht"}
"""The types of which a value may hold nine digits or more that are no BSN."""
_NIET_OVER_DE_JEUGDIGE: Final = frozenset({"LDT_Commentaar", "LDT_NaamVerwijzer"})
"""Types that are personal, and do not make the class around them personal."""
_NAMEN: Final = frozenset({"LDT_Naam", "LDT_NaamVerwijzer", "LDT_Emailadres"})
_TOONBAAR: Final = re.compile(r"(?=.*[0-9])[0-9A-Za-z .,_/:#+()-]{1,40}|[0-9A-Za-z]{1,2}")
_WOORD: Final = re.compile(r"[A-Za-z]{3}")
_DAG: Final = re.compile(
    r"(?<!\d)(?:\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4})(?!\d)", re.ASCII
)
LEEG: Final = shape("")
"""What is found where an element is absent."""
_KORTST: Final = 3
"""Letters of the shortest name that is looked for in other values."""


@dataclass(frozen=True, slots=True)
class Personen:
    """What is known of the people of a unit, as it may turn up elsewhere: names, and numbers with days."""

    namen: frozenset[str] = frozenset()
    nummers: frozenset[str] = frozenset()

    def are_in(self, tekst: str) -> bool:
        """Whether a text holds any of it."""
        laag = tekst.casefold()
        return any(deel in laag for deel in (*self.namen, *self.nummers))

    def leave_out(self, tekst: str) -> str:
        """Give a text without the numbers and days. The words of a rule are no names, though some look it."""
        for nummer in self.nummers:
            if nummer in tekst:
                tekst = re.sub(rf"(?<![0-9]){re.escape(nummer)}(?![0-9])", f"({shape(nummer)})", tekst)
        return tekst


def gather(waarden: Iterable[tuple[Veld, str]]) -> Personen:
    """Make the people of a unit from its personal values, as they stand in the file."""
    namen: set[str] = set()
    nummers: set[str] = set()
    for veld, tekst in waarden:
        facetten = veld.facetten
        if facetten is None or not veld.gevoelig:
            continue
        if facetten.basis is Basis.DAG:
            nummers |= _ways_to_write(tekst.strip())
        elif facetten.naam == "LDT_BurgerServicenummer":
            nummers.add(tekst.strip())
        elif facetten.naam in _NAMEN:
            namen.add(tekst.strip().casefold())
    return Personen(*(frozenset(w for w in soort if len(w) >= _KORTST) for soort in (namen, nummers)))


def _ways_to_write(tekst: str) -> set[str]:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return {tekst}
    return {tekst, format_day(dag), f"{dag.day:02}-{dag.month:02}-{dag.year}"}


def people_in(deel: Any) -> Personen:
    """Find the people of a typed unit."""
    return gather(_personal_values(deel))


def _personal_values(deel: Any) -> Iterator[tuple[Veld, str]]:
    for veld in _personal_fields(class_of(deel)):
        waarde = getattr(deel, veld.attribuut)
        if waarde is None:
            continue
        for stuk in waarde if veld.herhaald else (waarde,):
            if veld.klasse is None:
                yield veld, str(stuk)
            else:
                yield from _personal_values(stuk)


@cache
def _personal_fields(cls: type) -> tuple[Veld, ...]:
    """The fields of a class that are personal or hold what is; the rest of a long message is passed by."""
    return tuple(
        veld
        for veld in klasse_van(cls).velden
        if veld.gevoelig or (veld.klasse is not None and _personal_fields(veld.klasse))
    )


@cache
def personal_names(cls: type) -> Mapping[str, Veld]:
    """Give the personal values in a class and below it, by the name of their element."""
    namen: dict[str, Veld] = {}
    for veld in _personal_fields(cls):
        namen |= {veld.naam: veld} if veld.klasse is None else personal_names(veld.klasse)
    return namen


def personal_below(cls: type, personal: bool) -> bool:
    """Whether the values right below a class are about the young person or people around.

    `personal` says so of what is around the class; what is below the young person in general is not.
    """
    return personal or _is_personal(cls)


def passes_on(cls: type, personal: bool) -> bool:
    """Whether a class makes the groups in it personal too: a contact does, the young person does not."""
    heeft_bsn = any(veld.attribuut == "bsn" for veld in klasse_van(cls).velden)
    return personal or (_is_personal(cls) and not heeft_bsn)


@cache
def _is_personal(cls: type) -> bool:
    return any(
        veld.gevoelig and veld.facetten is not None and veld.facetten.naam not in _NIET_OVER_DE_JEUGDIGE
        for veld in klasse_van(cls).velden
    )


def show(veld: Veld, tekst: str, personen: Personen, *, streng: bool = False) -> str | None:
    """Give a value as people read it, or None where only its form may be shown.

    `streng` is for a value that its type refuses: it stays as it was written, and no nine digits are shown.
    """
    facetten, tekst = veld.facetten, tekst.strip()
    if facetten is None or veld.gevoelig or _TOONBAAR.fullmatch(tekst) is None or personen.are_in(tekst):
        return None
    is_dag = facetten.basis is Basis.DAG
    if (_DAG.search(tekst) and not is_dag) or bsn.mask(tekst) != tekst:
        return None
    if bsn.resembles(tekst) and (streng or facetten.naam not in _EIGEN_KEUZE):
        return None
    is_woord = facetten.basis is not Basis.TEKST or facetten.lijst is not None
    if is_woord and _WOORD.search(tekst):
        return None
    return tekst if streng else _shown_as(facetten, tekst)


def _shown_as(facetten: Facetten, tekst: str) -> str:
    if facetten.basis is Basis.DAG:
        try:
            return format_day(date.fromisoformat(tekst))
        except ValueError:
            return tekst
    if facetten.basis is Basis.GETAL and "cent" in facetten.betekenis and tekst.isdecimal():
        return format_euro(int(tekst))
    return tekst


def identify(cls: type, lees: Lees, personen: Personen, *, ruim: bool = True) -> Kenmerken:
    """Give what tells a row from others, as far as it is not personal.

    `ruim` adds the period it is about.
    """
    delen: list[tuple[str, str]] = []
    for weg, velden in _identifying(cls):
        if len(velden) > 1 and not ruim:
            continue
        laatste = weg[-1] if len(velden) == 1 else ""
        paden = [weg] if laatste else [(*weg, veld.attribuut) for veld in velden]
        teksten = [
            show(veld, raw(waarde), personen)
            for veld, pad in zip(velden, paden, strict=True)
            if (waarde := lees(pad)) is not None
        ]
        getoond = [tekst for tekst in teksten if tekst]
        if len(getoond) == len(velden):
            naam = velden[0].naam if laatste else _field(cls, weg[0]).naam
            delen.append((naam, " t/m ".join(getoond)))
    return tuple(delen)


@cache
def _identifying(cls: type) -> tuple[tuple[tuple[str, ...], tuple[Veld, ...]], ...]:
    """The ways to what tells rows of a class apart: its numbers, the rest of its key, its period."""
    klasse = klasse_van(cls)
    wegen: dict[tuple[str, ...], tuple[Veld, ...]] = {}
    for veld in klasse.velden:
        if veld.facetten is not None and veld.facetten.naam in _KENMERKEN:
            wegen[(veld.attribuut,)] = (veld,)
    for pad in klasse.sleutel:
        weg = tuple(pad.split("."))
        laatste, hier = _field(cls, weg[0]), False
        for stap in weg[1:]:
            if laatste.klasse is not None:
                hier = hier or _is_personal(laatste.klasse)
                laatste = _field(laatste.klasse, stap)
        if not (laatste.gevoelig or hier or _is_personal(cls)):
            wegen[weg] = (laatste,)
    for veld in klasse.velden:
        onder = klasse_van(veld.klasse).velden if veld.klasse is not None and not veld.herhaald else ()
        if wegen and [deel.attribuut for deel in onder] == ["begindatum", "einddatum"]:
            wegen[(veld.attribuut,)] = onder
    return tuple(wegen.items())


@cache
def _field(cls: type, attribuut: str) -> Veld:
    return next(veld for veld in klasse_van(cls).velden if veld.attribuut == attribuut)


def field_at(cls: type, stappen: tuple[Stap, ...]) -> Veld | None:
    """Give the declaration of the place to which steps lead from a class; None at the class itself."""
    veld: Veld | None = None
    for stap in stappen:
        if isinstance(stap, str):
            veld = _field(cls, stap)
            cls = veld.klasse or cls
    return veld


def raw(waarde: object) -> str:
    """Write a typed value as it stands in a file."""
    return waarde.isoformat() if isinstance(waarde, date | time) else str(waarde)


def reader(deel: Any) -> Lees:
    """Read values from a typed part."""

    def lees(weg: tuple[str, ...]) -> object:
        waarde = deel
        for stap in weg:
            waarde = getattr(waarde, stap, None)
        return waarde

    return lees


def at(deel: Any, stappen: tuple[Stap, ...], personen: Personen) -> str | None:
    """Say what stands in a typed message where a rule is broken, and of which row it is.

    None when there is nothing that may be shown.
    """
    rij: Kenmerken = ()
    personal, leesbaar = False, True
    veld: Veld | None = None
    for plaats, stap in enumerate((None, *stappen)):
        if isinstance(stap, int):
            if stap >= len(deel):
                return None  # a unit, which is no longer there
            deel = deel[stap]
        elif stap is not None:
            cls = class_of(deel)
            veld = _field(cls, stap)
            leesbaar = not (veld.gevoelig or personal_below(cls, personal))
            personal = passes_on(cls, personal)
            deel = getattr(deel, stap)
        if deel is None:
            return describe(rij, veld, LEEG if leesbaar and not personal else "")
        if not isinstance(deel, tuple) and (veld is None or veld.klasse is not None) and not personal:
            rij = identify(class_of(deel), reader(deel), personen, ruim=plaats == len(stappen)) or rij
    if veld is None or veld.klasse is not None or not leesbaar:
        return describe(rij)
    tekst = raw(deel)
    return describe(rij, veld, show(veld, tekst, personen) or shape(tekst))


def describe(rij: Kenmerken, veld: Veld | None = None, waarde: str = "") -> str | None:
    """Write a value with the row it is of, each said once; None when there is nothing to say."""
    naam = "" if veld is None else veld.naam
    kenmerken = ", ".join(f"{kop} {tekst}" for kop, tekst in rij if kop != naam)
    if waarde and kenmerken:
        return f"{waarde} ({kenmerken})"
    return waarde or kenmerken or None
