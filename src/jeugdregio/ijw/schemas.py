"""The schemas that messages are judged by, compiled in memory, once a process."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort, Veld, klasse_van
from jeugdregio.ijw.release import Release, releases
from jeugdregio.ijw.xsd import base_schema, message_schema, to_bytes


@dataclass(frozen=True, slots=True)
class DeelSchemas:
    """What the second reading of a refused message needs, to judge it in small parts.

    libxml2 takes quadratic time for many errors in one long row of siblings, so rows are never judged whole.

    delen: judges by itself a part of the root, a streamed unit, or an item of a row in a unit.
    eenheid: judges a unit with anything at all in the items of its rows.
    romp: judges a message with anything at all in its units.
    rijen: the fields that are such rows.
    """

    delen: etree.XMLSchema
    eenheid: etree.XMLSchema
    romp: etree.XMLSchema
    rijen: frozenset[Veld]


class _Basis(etree.Resolver):
    """Answers the import of the base schema from memory; nothing is read from disk or network."""

    def __init__(self, schema: bytes) -> None:
        self._schema = schema

    def resolve(self, system_url: str, public_id: str, context: object = None) -> object:
        return self.resolve_string(self._schema, context, base_url=system_url)


@cache
def _base_bytes(naam: str) -> bytes:
    return to_bytes(base_schema(releases()[naam]))


def _compile(release: Release, schema: etree._Element) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Basis(_base_bytes(release.naam)))
    return etree.XMLSchema(etree.fromstring(to_bytes(schema), parser))


def _find(release_naam: str, soort_naam: str) -> tuple[Release, BerichtSoort]:
    release = releases()[release_naam]
    return release, release.soorten[soort_naam]


@cache
def whole_schema(release_naam: str, soort_naam: str) -> etree.XMLSchema:
    """Give the schema of a message. KeyError when it is not read."""
    release, soort = _find(release_naam, soort_naam)
    return _compile(release, message_schema(release, soort))


@cache
def part_schemas(release_naam: str, soort_naam: str) -> DeelSchemas:
    """Give the schemas of a message's parts. KeyError when it is not read."""
    release, soort = _find(release_naam, soort_naam)
    wortels = {v.naam: v.klasse for v in klasse_van(soort.wortel).velden if v.klasse is not None}
    wortels[soort.route[-1].naam] = soort.eenheid
    rijen = set()
    for veld in _rows(soort.eenheid):
        # a schema knows one element of a name at its top; a second of that name is judged with the unit
        if veld.klasse is not None and wortels.setdefault(veld.naam, veld.klasse) is veld.klasse:
            rijen.add(veld)
    eenheid = [(soort.route[-1].naam, soort.eenheid)]
    return DeelSchemas(
        _compile(release, message_schema(release, soort, wortels=wortels.items())),
        _compile(release, message_schema(release, soort, wortels=eenheid, open_velden=rijen)),
        _compile(release, message_schema(release, soort, open_velden=[soort.route[-1]])),
        frozenset(rijen),
    )


def _rows(cls: type) -> Iterator[Veld]:
    """The repeated groups below a class, the outermost only."""
    for veld in klasse_van(cls).velden:
        if veld.klasse is not None and veld.herhaald:
            yield veld
        elif veld.klasse is not None:
            yield from _rows(veld.klasse)
