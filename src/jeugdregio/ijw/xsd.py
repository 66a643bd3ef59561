"""The XML Schemas of a release, made from the declarations.

Three sets: what is published (a base schema and one schema a message), and for the second reading of a
refused message the schema of its parts alone and of the message with its streamed units left open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort, Klasse, Veld, klasse_van
from jeugdregio.ijw.facetten import Facetten
from jeugdregio.ijw.release import Release, releases

XS = "http://www.w3.org/2001/XMLSchema"
BASIS_BESTAND = "basisschema.xsd"


@dataclass(frozen=True, slots=True)
class Schemas:
    """The compiled schemas of one message.

    `geheel` judges the message; `delen` one streamed unit or other part of the root by itself; `romp` the
    message with anything at all inside its streamed units.
    """

    geheel: etree.XMLSchema
    delen: etree.XMLSchema
    romp: etree.XMLSchema


def _sub(parent: etree._Element, tag: str, **attributen: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{XS}}}{tag}", attributen)


def _schema(namespace: str, prefixes: dict[str, str]) -> etree._Element:
    attributen = {"targetNamespace": namespace, "elementFormDefault": "qualified"}
    return etree.Element(f"{{{XS}}}schema", attributen, nsmap={"xs": XS, **prefixes})


def _facets(restriction: etree._Element, facetten: Facetten) -> None:
    for tag, waarde in (
        ("minLength", facetten.min_lengte),
        ("maxLength", facetten.max_lengte),
        ("minInclusive", facetten.minimum),
        ("maxInclusive", facetten.maximum),
        ("pattern", facetten.patroon),
    ):
        if waarde is not None:
            _sub(restriction, tag, value=str(waarde))
    for code in facetten.codes:
        _sub(restriction, "enumeration", value=code)


def _simple_type(schema: etree._Element, facetten: Facetten) -> None:
    soort = _sub(schema, "simpleType", name=facetten.naam)
    _facets(_sub(soort, "restriction", base=f"xs:{facetten.basis}"), facetten)


def _complex_type(
    schema: etree._Element, klasse: Klasse, basis_prefix: str, open_klasse: type | None
) -> None:
    """Write a class; the fields of `open_klasse` may hold anything."""
    reeks = _sub(_sub(schema, "complexType", name=klasse.xsd_naam), "sequence")
    for veld in klasse.velden:
        attributen = {"name": veld.naam}
        if not veld.verplicht:
            attributen["minOccurs"] = "0"
        if veld.herhaald:
            attributen["maxOccurs"] = "unbounded"
        if open_klasse is not None and veld.klasse is open_klasse:
            _sub(reeks, "element", type="xs:anyType", **attributen)
        elif veld.beperking is not None:
            onderdeel = _sub(_sub(reeks, "element", **attributen), "simpleType")
            beperkt = _sub(onderdeel, "restriction", base=_type_name(veld, basis_prefix))
            _sub(beperkt, "pattern", value=veld.beperking)
        else:
            _sub(reeks, "element", type=_type_name(veld, basis_prefix), **attributen)


def _type_name(veld: Veld, basis_prefix: str) -> str:
    if veld.facetten is not None:
        return f"{basis_prefix}:{veld.facetten.naam}"
    if veld.klasse is None:
        raise TypeError(f"{veld.naam} is neither a value nor a group")
    klasse = klasse_van(veld.klasse)
    return f"{klasse.prefix}:{klasse.xsd_naam}"


def simple_types(release: Release) -> Iterator[Facetten]:
    """Every simple type that a release declares, in its order."""
    for alias in vars(release.types).values():
        for metadata in getattr(alias, "__metadata__", ()):
            if isinstance(metadata, Facetten):
                yield metadata


def shared_classes(release: Release) -> Iterator[Klasse]:
    """Every composite type that the messages of a release share."""
    for cls in vars(release.basis).values():
        if isinstance(cls, type) and cls.__module__ == release.basis.__name__:
            yield klasse_van(cls)


def classes(cls: type) -> Iterator[Klasse]:
    """A class and every class below it in the same namespace, each once, the parts before the whole."""
    gezien: set[type] = set()

    def walk(deel: type) -> Iterator[Klasse]:
        klasse = klasse_van(deel)
        gezien.add(deel)
        for veld in klasse.velden:
            if veld.klasse is not None and veld.klasse not in gezien:
                yield from walk(veld.klasse)
        if klasse.namespace == klasse_van(cls).namespace:
            yield klasse

    return walk(cls)


def base_schema(release: Release) -> etree._Element:
    """Make the base schema: every simple and every shared type."""
    namespace, prefix = release.basis.NAMESPACE, release.basis.PREFIX
    schema = _schema(namespace, {prefix: namespace})
    for facetten in simple_types(release):
        _simple_type(schema, facetten)
    for klasse in shared_classes(release):
        _complex_type(schema, klasse, prefix, None)
    return schema


def message_schema(
    release: Release,
    soort: BerichtSoort,
    *,
    wortels: Iterable[tuple[str, type]] | None = None,
    open_klasse: type | None = None,
) -> etree._Element:
    """Make the schema of a message. `wortels` are the elements a document may start with (default: the
    message).
    """
    basis_namespace, basis_prefix = release.basis.NAMESPACE, release.basis.PREFIX
    schema = _schema(soort.namespace, {basis_prefix: basis_namespace, soort.prefix: soort.namespace})
    _sub(schema, "import", namespace=basis_namespace, schemaLocation=BASIS_BESTAND)
    for naam, cls in wortels or ((soort.wortel.__name__, soort.wortel),):
        _sub(schema, "element", name=naam, type=f"{soort.prefix}:{klasse_van(cls).xsd_naam}")
    for klasse in classes(soort.wortel):
        if klasse.cls is not open_klasse:
            _complex_type(schema, klasse, basis_prefix, open_klasse)
    return schema


def _bytes(schema: etree._Element) -> bytes:
    return etree.tostring(schema, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def write_schemas(doel: Path, release: str | None = None) -> list[Path]:
    """Write the schemas of a release (the newest when left out) into a folder, made if need be; give the
    files.

    KeyError when the release is not known.
    """
    gekozen = releases()[release or list(releases())[-1]]
    inhoud = {BASIS_BESTAND: base_schema(gekozen)}
    for soort in gekozen.soorten.values():
        inhoud[f"{soort.prefix}.xsd"] = message_schema(gekozen, soort)
    doel.mkdir(parents=True, exist_ok=True)
    for naam, schema in inhoud.items():
        (doel / naam).write_bytes(_bytes(schema))
    return [doel / naam for naam in inhoud]


class _Basis(etree.Resolver):
    """Answers the import of the base schema from memory; nothing is read from disk or network."""

    def __init__(self, schema: bytes) -> None:
        self._schema = schema

    def resolve(self, system_url: str, public_id: str, context: object = None) -> object:
        return self.resolve_string(self._schema, context, base_url=system_url)


@cache
def _base_bytes(naam: str) -> bytes:
    return _bytes(base_schema(releases()[naam]))


def _compile(release: Release, schema: etree._Element) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Basis(_base_bytes(release.naam)))
    return etree.XMLSchema(etree.fromstring(_bytes(schema), parser))


@cache
def compiled(release_naam: str, soort_naam: str) -> Schemas:
    """Give the compiled schemas of a message; made once a process."""
    release = releases()[release_naam]
    soort = release.soorten[soort_naam]
    delen = [(v.naam, v.klasse) for v in klasse_van(soort.wortel).velden if v.klasse is not None]
    delen += [(soort.route[-1].naam, soort.eenheid)] if len(soort.route) > 1 else []
    return Schemas(
        _compile(release, message_schema(release, soort)),
        _compile(release, message_schema(release, soort, wortels=delen)),
        _compile(release, message_schema(release, soort, open_klasse=soort.eenheid)),
    )
