"""Feeding a file to the parser, piece by piece, and giving its streamed units as they are complete.

lxml's own limits hold (no text over 10 MB, nesting up to 256); `MAX_ONDERDEEL` bounds what may come between
two units, since that stays in memory.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast

from lxml import etree

from jeugdregio.ijw.bevinding import XML, Bevinding
from jeugdregio.ijw.element import BerichtSoort
from jeugdregio.ijw.xmlfout import entries, explain

Bron = bytes | Path

STUK = 131_072
MAX_ONDERDEEL = 64 * 1024 * 1024


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


class Stroom:
    """One reading of one file. With a schema, nothing is given of which the schema has refused a part
    before.
    """

    def __init__(self, bestand: BinaryIO, tag: str, schema: etree.XMLSchema | None = None) -> None:
        self._bestand = bestand
        self._schema = schema
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            tag=tag,
            schema=schema,
            # resolve_entities stays as it is (never external ones): a DTD was refused before, so there are
            # none. With False, lxml 6.1 together with a schema loses every error of well-formedness, and
            # would take half a file for a whole one.
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        self._sinds_onderdeel = 0
        self.wortel: etree._Element | None = None

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield ("start" or "end", element) for every unit. UnreadableError, InvalidError."""
        while stuk := self._bestand.read(STUK):
            try:
                self._parser.feed(stuk)
            except etree.XMLSyntaxError as fout:
                raise self._refusal(fout) from None
            self._check()
            self._sinds_onderdeel += len(stuk)
            for gebeurtenis in self._events():
                self._sinds_onderdeel = 0
                yield gebeurtenis
            if self._sinds_onderdeel > MAX_ONDERDEEL:
                tekst = "Het bestand is te groot zonder dat er een onderdeel van een bericht in staat."
                raise UnreadableError(Bevinding(XML, None, None, None, tekst))
        try:
            self.wortel = self._parser.close()
        except etree.XMLSyntaxError as fout:
            raise self._refusal(fout) from None
        self._check()
        yield from self._events()

    def _events(self) -> Iterator[tuple[str, etree._Element]]:
        events: Iterator[tuple[str, Any]] = self._parser.read_events()
        return events

    def _check(self) -> None:
        if self._is_invalid():
            raise InvalidError

    def _refusal(self, fout: etree.XMLSyntaxError) -> Exception:
        return InvalidError() if self._is_invalid() else UnreadableError(explain(fout))

    def _is_invalid(self) -> bool:
        if self._schema is None:
            return False
        return any(
            fout.domain == etree.ErrorDomains.SCHEMASV for fout in entries(self._parser.feed_error_log)
        )


def empty(onderdeel: etree._Element) -> None:
    """Free what is in an element; what follows it may still be growing, so that stays."""
    cast("Any", onderdeel).clear(keep_tail=True)  # the stubs lack keep_tail
