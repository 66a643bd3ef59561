"""Reading a message: typed units one at a time, and every finding at the end."""

from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from lxml import etree

from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.element import BerichtSoort, class_of
from jeugdregio.ijw.lezen.diagnose import diagnose
from jeugdregio.ijw.lezen.eenheid import Eenheid, Omgeving
from jeugdregio.ijw.lezen.extractie import extractor
from jeugdregio.ijw.lezen.herkenning import unknown
from jeugdregio.ijw.lezen.plek import root_path
from jeugdregio.ijw.lezen.proloog import KOP_GROOTTE, inspect
from jeugdregio.ijw.lezen.romp import complete, make_romp
from jeugdregio.ijw.lezen.stroom import (
    Bron,
    InvalidError,
    Stroom,
    UnreadableError,
    empty,
    open_source,
    unit_tag,
)
from jeugdregio.ijw.release import Release, recognise, soort_bij_namespace, soort_van
from jeugdregio.ijw.schemas import part_schemas, whole_schema
from jeugdregio.ijw.toetsen.bevinding import BESTAND, MAXIMUM, XSD, Bevinding, NietGecontroleerd, Verzameling
from jeugdregio.ijw.toetsen.bronnen import Bronnen, standaard
from jeugdregio.ijw.toetsen.regel import Stap
from jeugdregio.ijw.toetsen.toetsing import Toetsing

_UNREADABLE = (ValueError, TypeError, IndexError)


class Lezing:
    """One reading of one file; a context manager, and an iterator over its units that goes once.

    What it hands over is right only once `geldig` says so: a message is refused as a whole, and the schema
    may refuse a later part. Nothing that the schema has refused is handed over.

    bericht_soort: the message, also of one that is not read ("JW302"); None when unknown.
    release: the release, also of one that is not read ("3.1"); None when unknown.
    romp: the message without its streamed units (an empty tuple, or None in place of a single one). It is
        None when its header cannot be used; another part that breaks the schema is None within it.
    bevindingen: what is wrong, in the order of the file, at most `maximum`; complete after the iteration.
    aantal_bevindingen: how many findings there are, also beyond those kept.
    volledig: whether the message was read to its end; its rules may be broken, its structure is right.
    geldig: whether nothing is wrong with it besides.
    niet_gecontroleerd: which rules could not be judged, and why; complete after the iteration.
    """

    def __init__(self, bron: Bron, bronnen: Bronnen | None = None, *, maximum: int = MAXIMUM) -> None:
        self.bericht_soort: str | None = None
        self.release: str | None = None
        self.romp: Any = None
        self.bevindingen: tuple[Bevinding, ...] = ()
        self.aantal_bevindingen = 0
        self.geldig = False
        self.volledig = False
        self.niet_gecontroleerd: tuple[NietGecontroleerd, ...] = ()
        self._bronnen = bronnen or standaard()
        self._maximum = maximum
        self._wortel: etree._Element | None = None
        self._huidige: Eenheid | None = None
        self._eenheden: Iterator[Any] = iter(())
        try:
            self._bestand = open_source(bron)
            kop = self._bestand.read(KOP_GROOTTE)
        except OSError:
            self._report([Bevinding(BESTAND, None, None, None, "Het bestand kan niet worden geopend.")])
            return
        self._bestand.seek(0)
        self._begin(kop)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if hasattr(self, "_bestand"):
            self._bestand.close()

    def __iter__(self) -> Iterator[Any]:
        return self._eenheden

    def place(self, *stappen: Stap) -> tuple[str, int | None]:
        """Give path and line of a part of the unit handed over last; before the first, of the `romp`.

        `stappen` are names of attributes and, where they repeat, positions from 0. The line is None when
        the message breaks the schema.
        """
        if self._huidige is not None:
            return self._huidige.pad(stappen), self._huidige.regelnummer(stappen)
        _, soort = soort_van(class_of(self.romp))
        if self._wortel is None:
            return root_path(soort, stappen), None
        omgeving = Omgeving(self.romp, self._wortel, soort)
        return omgeving.pad(stappen), omgeving.regelnummer(stappen)

    def _begin(self, kop: bytes) -> None:
        wortel = inspect(kop)
        if isinstance(wortel, Bevinding):
            self._report([wortel])
            return
        gevonden = soort_bij_namespace(wortel.namespace or "")
        if gevonden is None:
            herkend = recognise(wortel.namespace or "")
            if herkend is not None:
                self.release, self.bericht_soort = herkend.release, herkend.bericht_soort
            self._report([unknown(self._bestand, wortel)])
            return
        release, soort = gevonden
        self.release, self.bericht_soort = release.naam, soort.soort
        self._start(release, soort)

    def _start(self, release: Release, soort: BerichtSoort) -> None:
        """Read as far as the first unit, for the `romp`."""
        stroom = Stroom(self._bestand, unit_tag(soort), whole_schema(release.naam, soort.soort))
        onderdelen = iter(stroom)
        try:
            _, eerste = next(onderdelen, (None, None))
            wortel = stroom.wortel if eerste is None else eerste.getroottree().getroot()
            if wortel is None:
                raise InvalidError
            self._wortel = wortel
            self.romp = _around(soort, wortel)
        except UnreadableError as fout:
            self._report([fout.bevinding])
        except InvalidError:
            self.romp = self._salvage(release, soort)
            self._diagnose(release, soort)
        else:
            self._eenheden = self._units(stroom, onderdelen, release, soort)

    def _units(
        self,
        stroom: Stroom,
        onderdelen: Iterator[tuple[str, etree._Element]],
        release: Release,
        soort: BerichtSoort,
    ) -> Iterator[Any]:
        extract = extractor(soort.eenheid, soort)
        gevonden = Verzameling(self._maximum)
        toetsing = Toetsing(soort, release.regels, self._bronnen, gevonden)
        nummer = 0
        try:
            for gebeurtenis, onderdeel in onderdelen:
                if gebeurtenis == "start":
                    continue
                nummer += 1
                try:
                    waarde = extract(onderdeel)
                except _UNREADABLE:
                    raise InvalidError from None
                self._huidige = Eenheid(self.romp, onderdeel, soort, waarde, nummer)
                toetsing.unit(self._huidige)
                yield waarde
                self._huidige = None  # holding on to parts that are emptied slows lxml down
                if not stroom.is_whole:
                    _forget(onderdeel)
            if stroom.wortel is None:
                raise InvalidError
            if not stroom.is_whole:
                self.romp = _around(soort, stroom.wortel)  # now with what comes after the units
            toetsing.finish(Omgeving(self.romp, stroom.wortel, soort))
        except UnreadableError as fout:
            self._report([fout.bevinding])
        except InvalidError:
            self._diagnose(release, soort)
        else:
            self.volledig = True
            self.geldig = gevonden.aantal == 0
            self.niet_gecontroleerd = tuple(
                NietGecontroleerd(code, reden, aantal)
                for (code, reden), aantal in sorted(toetsing.niet_gecontroleerd.items())
            )
            self._report(gevonden.bewaard, gevonden.aantal)

    def _salvage(self, release: Release, soort: BerichtSoort) -> Any:
        """Make what can be made of the `romp` of a message that breaks the schema: a refusal needs a
        sender.
        """
        self._bestand.seek(0)
        stroom = Stroom(self._bestand, unit_tag(soort))
        try:
            eerste = next(iter(stroom), None)
        except UnreadableError:
            return None
        wortel = stroom.wortel if eerste is None else eerste[1].getroottree().getroot()
        return (
            None
            if wortel is None
            else make_romp(soort, wortel, part_schemas(release.naam, soort.soort).delen)
        )

    def _diagnose(self, release: Release, soort: BerichtSoort) -> None:
        """Read a refused file again to say what is wrong and where; rules say nothing of a broken
        structure.
        """
        self._bestand.seek(0)
        gevonden = Verzameling()
        try:
            diagnose(self._bestand, soort, part_schemas(release.naam, soort.soort), gevonden)
        except UnreadableError as fout:
            self.romp = None
            self._report([fout.bevinding])
            return
        if not gevonden.aantal:
            tekst = f"Het bericht voldoet niet aan het schema van {soort.soort}."
            gevonden.add(Bevinding(XSD, Retourcode.TECHNISCH, f"/{soort.wortel.__name__}", None, tekst))
        self._report(gevonden.bewaard, gevonden.aantal)

    def _report(self, bevindingen: list[Bevinding], aantal: int | None = None) -> None:
        self.bevindingen = tuple(sorted(bevindingen, key=lambda b: b.regelnummer or 0))
        self.aantal_bevindingen = len(bevindingen) if aantal is None else aantal


def _around(soort: BerichtSoort, wortel: etree._Element) -> Any:
    """Make the `romp`. InvalidError when it holds a value that no typed one can be made of."""
    try:
        return make_romp(soort, wortel)
    except _UNREADABLE:
        raise InvalidError from None


def _forget(onderdeel: etree._Element) -> None:
    """Free a unit, and the units before it; its tail may still be growing, so the unit itself stays."""
    empty(onderdeel)
    ouder = onderdeel.getparent()
    eerder = onderdeel.getprevious()
    while ouder is not None and eerder is not None and eerder.tag == onderdeel.tag:
        ouder.remove(eerder)
        eerder = onderdeel.getprevious()


def open_bericht(bron: Bron, bronnen: Bronnen | None = None, *, maximum: int = MAXIMUM) -> Lezing:
    """Start reading a message from bytes or a file. Never raises for what is in it: see
    `Lezing.bevindingen`.

    `bronnen` is what rules know besides the message; that of this package and the clock when left out.
    `maximum` is how many findings of rules are kept: an answer to the message needs them all.
    """
    return Lezing(bron, bronnen, maximum=maximum)


def read(bron: Bron, bronnen: Bronnen | None = None) -> tuple[Any, tuple[Bevinding, ...]]:
    """Read a whole message at once, for small ones: the message (None when its structure is broken), the
    findings.
    """
    with Lezing(bron, bronnen) as lezing:
        eenheden = tuple(lezing)
        if not lezing.volledig:
            return None, lezing.bevindingen
        return complete(lezing.romp, eenheden), lezing.bevindingen
