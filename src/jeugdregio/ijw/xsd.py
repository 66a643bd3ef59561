"""The XML Schemas of a release, made from the declarations.

What is published is a base schema and one schema a message. For the second reading of a refused message there
are variants, in which a document may start with a part, or some classes are left open.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort, Klasse, Veld, klasse_van
from jeugdregio.ijw.facetten import Facetten
from jeugdregio.ijw.release import Release, releases

XS = "http://www.w3.org/2001/XMLSchema"
BASIS_BESTAND = "basisschema.xsd"


def _sub(parent: etree._Element, tag: str, **attributen: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{XS}}}{tag}", attributen)


def _schema(namespace: str, prefixes: dict[str, str]) -> etree._Element:
    attributen = {"targetNamespace": namespace, "elementFormDefault": "qualified"}
    return etree.Element(f"{{{XS}}}schema", attributen, nsmap={"xs": XS, **prefixes})


def _pattern(patroon: str) -> str:
    """Escape a hyphen that ends a class: libxml2 overlooks it there, and would let a time zone pass."""
    return patroon.replace("-]", r"\-]")


def _facets(restriction: etree._Element, facetten: Facetten) -> None:
    for tag, waarde in (
        ("minLength", facetten.min_lengte),
        ("maxLength", facetten.max_lengte),
        ("minInclusive", facetten.minimum),
        ("maxInclusive", facetten.maximum),
        ("pattern", None if facetten.patroon is None else _pattern(facetten.patroon)),
    ):
        if waarde is not None:
            _sub(restriction, tag, value=str(waarde))
    for code in facetten.codes:
        _sub(restriction, "enumeration", value=code)


def _simple_type(schema: etree._Element, facetten: Facetten) -> None:
    soort = _sub(schema, "simpleType", name=facetten.naam)
    _facets(_sub(soort, "restriction", base=f"xs:{facetten.basis}"), facetten)


def _complex_type(
    schema: etree._Element,
    klasse: Klasse,
    basis_prefix: str,
    beperkingen: Mapping[str, str],
    open_velden: Collection[Veld] = (),
) -> None:
    """Write a class; the fields in `open_velden` may hold anything."""
    reeks = _sub(_sub(schema, "complexType", name=klasse.xsd_naam), "sequence")
    for veld in klasse.velden:
        attributen = {"name": veld.naam}
        if not veld.verplicht:
            attributen["minOccurs"] = "0"
        if veld.herhaald:
            attributen["maxOccurs"] = "unbounded"
        if veld in open_velden:
            _sub(reeks, "element", type="xs:anyType", **attributen)
        elif (patroon := beperkingen.get(veld.naam, veld.beperking)) is not None:
            onderdeel = _sub(_sub(reeks, "element", **attributen), "simpleType")
            beperkt = _sub(onderdeel, "restriction", base=_type_name(veld, basis_prefix))
            _sub(beperkt, "pattern", value=patroon)
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
    namespace, prefix = release.basis_namespace, release.basis.PREFIX
    schema = _schema(namespace, {prefix: namespace})
    for facetten in simple_types(release):
        _simple_type(schema, facetten)
    for klasse in shared_classes(release):
        _complex_type(schema, klasse, prefix, {})
    return schema


def message_schema(
    release: Release,
    soort: BerichtSoort,
    *,
    wortels: Iterable[tuple[str, type]] | None = None,
    open_velden: Collection[Veld] = (),
) -> etree._Element:
    """Make the schema of a message. `wortels` are the elements a document may start with (default: the
    message).
    """
    basis_namespace, basis_prefix = release.basis_namespace, release.basis.PREFIX
    schema = _schema(soort.namespace, {basis_prefix: basis_namespace, soort.prefix: soort.namespace})
    _sub(schema, "import", namespace=basis_namespace, schemaLocation=BASIS_BESTAND)
    for naam, cls in wortels or ((soort.wortel.__name__, soort.wortel),):
        _sub(schema, "element", name=naam, type=f"{soort.prefix}:{klasse_van(cls).xsd_naam}")
    for klasse in classes(soort.wortel):
        _complex_type(schema, klasse, basis_prefix, soort.beperkingen, open_velden)
    return schema


def to_bytes(schema: etree._Element) -> bytes:
    """Write a schema out."""
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
        (doel / naam).write_bytes(to_bytes(schema))
    return [doel / naam for naam in inhoud]
