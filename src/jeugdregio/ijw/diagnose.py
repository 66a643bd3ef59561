"""The second reading, of a refused file only: says on which line and path which element breaks the schema.

Each streamed unit is judged by itself and then emptied; what is around the units is judged at the end. So a
large file costs as little memory as in the first reading.
"""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import BinaryIO

from lxml import etree

from jeugdregio.ijw.bevinding import XSD, Bevinding
from jeugdregio.ijw.element import BerichtSoort, Veld
from jeugdregio.ijw.facetten import Basis
from jeugdregio.ijw.plek import field_of, line_of, step_of, unit_path
from jeugdregio.ijw.stroom import Stroom, empty, unit_tag
from jeugdregio.ijw.uitleg import explain, explain_value
from jeugdregio.ijw.xmlfout import entries
from jeugdregio.ijw.xsd import Schemas

_STAP = re.compile(r"(?:(?P<prefix>[^:/\[\]]+):)?(?P<naam>[^:/\[\]]+)(?:\[(?P<index>\d+)\])?")
_LEZERS = {Basis.DAG: date.fromisoformat, Basis.TIJD: time.fromisoformat}


def diagnose(bestand: BinaryIO, soort: BerichtSoort, schemas: Schemas) -> Iterator[Bevinding]:
    """Yield every structural finding, unit by unit, then those around the units. UnreadableError."""
    stroom = Stroom(bestand, unit_tag(soort))
    nummer = 0
    for gebeurtenis, onderdeel in stroom:
        if gebeurtenis == "start" or not _on_route(onderdeel, soort):
            continue
        nummer += 1
        veld = soort.route[-1]
        yield from _judge(schemas.delen, onderdeel, veld, unit_path(soort, nummer))
        empty(onderdeel)
    if stroom.wortel is not None:
        yield from _judge(schemas.romp, stroom.wortel, None, f"/{soort.wortel.__name__}", soort)


def _on_route(onderdeel: etree._Element, soort: BerichtSoort) -> bool:
    namen = [etree.QName(ouder).localname for ouder in onderdeel.iterancestors()]
    return namen[::-1] == [soort.wortel.__name__, *(v.naam for v in soort.route[:-1])]


def _judge(
    schema: etree.XMLSchema,
    onderdeel: etree._Element,
    veld: Veld | None,
    pad: str,
    soort: BerichtSoort | None = None,
) -> Iterator[Bevinding]:
    """Validate one element. `pad` is its own path; `soort` is given for the root, which is no field of
    anything.
    """
    wortel_cls = soort.wortel if soort is not None else None
    if schema.validate(onderdeel):
        yield from _unreadable_values(onderdeel, veld.klasse if veld else wortel_cls, pad, soort)
        return
    gezien = set()
    for fout in entries(schema.error_log):
        plek, plek_veld, ouder, plek_pad = _locate(fout.path or "", onderdeel, veld, wortel_cls, pad)
        # a refused value is reported twice by libxml2: the facet, then the type
        if plek in gezien:
            continue
        gezien.add(plek)
        yield Bevinding(XSD, "0001", plek_pad, line_of(plek), explain(fout, plek, plek_veld, ouder))


def _locate(
    xpath: str, onderdeel: etree._Element, veld: Veld | None, cls: type | None, pad: str
) -> tuple[etree._Element, Veld | None, type | None, str]:
    """Follow libxml2's path from an element: the element there, its declaration, its parent's class, its
    path.
    """
    ouder: type | None = None
    huidig = veld.klasse if veld is not None else cls
    for stap in xpath.split("/")[2:]:
        match = _STAP.fullmatch(stap)
        kind = _child(onderdeel, match) if match is not None else None
        if kind is None:
            break
        onderdeel, ouder = kind, huidig
        veld = field_of(ouder, kind)
        huidig = veld.klasse if veld is not None else None
        pad += step_of(kind, veld)
    return onderdeel, veld, ouder, pad


def _child(onderdeel: etree._Element, stap: re.Match[str]) -> etree._Element | None:
    nummer = int(stap["index"] or 1)
    for kind in onderdeel:
        if stap["naam"] == "*" or (
            kind.prefix == stap["prefix"] and etree.QName(kind).localname == stap["naam"]
        ):
            nummer -= 1
            if nummer == 0:
                return kind
    return None


def _unreadable_values(
    onderdeel: etree._Element, cls: type | None, pad: str, soort: BerichtSoort | None
) -> Iterator[Bevinding]:
    """Find days and times that the schema allows and a calendar of 1 to 9999 and 24 hours does not."""
    for kind in onderdeel:
        veld = field_of(cls, kind)
        if veld is None or (soort is not None and veld is soort.route[-1]):
            continue
        if veld.klasse is not None:
            yield from _unreadable_values(kind, veld.klasse, pad + step_of(kind, veld), soort)
        elif veld.facetten is not None and veld.facetten.basis in _LEZERS:
            waarde = kind.text or ""
            try:
                _LEZERS[veld.facetten.basis](waarde.strip())
            except ValueError:
                tekst = explain_value(veld, veld.facetten, waarde)
                yield Bevinding(XSD, "0001", pad + step_of(kind, veld), line_of(kind), tekst)
