"""Feeding a file to the parser, piece by piece, and giving its streamed units as they are complete.

lxml's own limits hold (no text over 10 MB, nesting up to 256); `MAX_ONDERDEEL` bounds what may come between
two units, since that stays in memory.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, cast

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort
from jeugdregio.ijw.lezen.xmlfout import entries, explain
from jeugdregio.ijw.toetsen.bevinding import XML, Bevinding

Bron = bytes | Path

STUK = 131_072
MAX_ONDERDEEL = 32 * 1024 * 1024


class UnreadableError(Exception):
    """The file is not (well-formed or safe) XML; `bevinding` says why."""

    def __init__(self, bevinding: Bevinding) -> None:
        super().__init__(bevinding.tekst)
        self.bevinding = bevinding


class InvalidError(Exception):
    """The schema has refused what was read so far."""


def open_source(bron: Bron) -> BinaryIO:
    """Open bytes or a file for reading. OSError when the file cannot be opened."""
    return BytesIO(bron) if isinstance(bron, bytes) else bron.open("rb")


def unit_tag(soort: BerichtSoort) -> str:
    """Give the tag of a message's streamed units."""
    veld = soort.route[-1]
    return f"{{{soort.namespace}}}{veld.naam}"


_OPTIES: Mapping[str, Any] = MappingProxyType(
    {
        # resolve_entities stays as it is (never external ones): a DTD was refused before, so there are none.
        # With False, lxml 6.1 together with a schema loses every error of well-formedness, and would take
        # half a file for a whole one.
        "load_dtd": False,
        "no_network": True,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
)
_KLEIN = etree.XMLParser(**_OPTIES)


class Stroom:
    """One reading of one file. With a schema, nothing is given of which the schema has refused a part before.

    `is_whole` says, once the first unit came, that the file is small enough to be in memory as one tree.
    """

    def __init__(self, bestand: BinaryIO, tag: str, schema: etree.XMLSchema | None = None) -> None:
        self._bestand = bestand
        self._schema = schema
        self._tag = tag
        self.wortel: etree._Element | None = None
        self.is_whole = False

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield ("start" or "end", element) for every unit. UnreadableError, InvalidError."""
        eerste = self._bestand.read(STUK)
        self.is_whole = len(eerste) < STUK
        return self._small(eerste) if self.is_whole else self._large(eerste)

    def _small(self, inhoud: bytes) -> Iterator[tuple[str, etree._Element]]:
        try:
            self.wortel = etree.fromstring(inhoud, _KLEIN)
        except etree.XMLSyntaxError as fout:
            raise UnreadableError(explain(fout, inhoud)) from None
        onderdelen: Iterable[etree._Element] = self.wortel.iter(self._tag)
        if self._schema is not None:
            if not self._schema.validate(self.wortel):
                raise InvalidError
            # where they stand right below the root (the schema knows one place), a walk through all is slow
            onderdelen = self.wortel.findall(self._tag) or onderdelen
        for onderdeel in onderdelen:
            yield "start", onderdeel
            yield "end", onderdeel

    def _large(self, stuk: bytes) -> Iterator[tuple[str, etree._Element]]:
        parser = etree.XMLPullParser(("start", "end"), tag=self._tag, schema=self._schema, **_OPTIES)
        sinds_onderdeel = 0
        vorig_stuk = b""
        while stuk:
            try:
                parser.feed(stuk)
            except etree.XMLSyntaxError as fout:
                raise self._refusal(parser, fout, b">") from None
            if self._is_invalid(parser):
                raise InvalidError
            sinds_onderdeel += len(stuk)
            for gebeurtenis in _events(parser):
                sinds_onderdeel = 0
                yield gebeurtenis
            if sinds_onderdeel > MAX_ONDERDEEL:
                tekst = "Het bestand is te groot zonder dat er een onderdeel van een bericht in staat."
                raise UnreadableError(Bevinding(XML, None, None, None, tekst))
            vorig_stuk, stuk = stuk, self._bestand.read(STUK)
        try:
            self.wortel = parser.close()
        except etree.XMLSyntaxError as fout:
            raise self._refusal(parser, fout, vorig_stuk) from None
        if self._is_invalid(parser):
            raise InvalidError
        yield from _events(parser)

    def _refusal(self, parser: etree.XMLPullParser, fout: etree.XMLSyntaxError, einde: bytes) -> Exception:
        return InvalidError() if self._is_invalid(parser) else UnreadableError(explain(fout, einde))

    def _is_invalid(self, parser: etree.XMLPullParser) -> bool:
        if self._schema is None:
            return False
        return any(fout.domain == etree.ErrorDomains.SCHEMASV for fout in entries(parser.feed_error_log))


def _events(parser: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    events: Iterator[tuple[str, Any]] = parser.read_events()
    return events


def empty(onderdeel: etree._Element) -> None:
    """Free what is in an element; what follows it may still be growing, so that stays."""
    cast("Any", onderdeel).clear(keep_tail=True)  # the stubs lack keep_tail
