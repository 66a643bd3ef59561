"""The second reading, of a refused file only: says on which line and path which element breaks the schema.

Each streamed unit is judged by itself and then emptied; what is around the units is judged at the end. So a
large file costs as little memory as in the first reading.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache, partial
from typing import BinaryIO

from lxml import etree

from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.element import BerichtSoort, Veld, klasse_van, xml_naam
from jeugdregio.ijw.facetten import Basis
from jeugdregio.ijw.lezen.plek import field_of, line_of, local_name, split_tag, unit_path
from jeugdregio.ijw.lezen.stroom import Stroom, empty, unit_tag
from jeugdregio.ijw.lezen.uitleg import explain, explain_value
from jeugdregio.ijw.lezen.xmlfout import SchemaFout, entries
from jeugdregio.ijw.schemas import DeelSchemas
from jeugdregio.ijw.toetsen.bevinding import XSD, Bevinding, Verzameling
from jeugdregio.ijw.waarde import (
    Kenmerken,
    Personen,
    describe,
    gather,
    identify,
    passes_on,
    personal_below,
    personal_names,
    show,
)
from jeugdregio.kern.vorm import shape

_STAP = re.compile(r"(?:(?P<prefix>[^:/\[\]]+):)?(?P<naam>[^:/\[\]]+)(?:\[(?P<index>\d+)\])?")
_LEZERS: dict[Basis, Callable[[str], object]] = {
    Basis.DAG: date.fromisoformat,
    Basis.TIJD: time.fromisoformat,
    Basis.GETAL: int,
}
_NULLEN = " Laat de nullen aan het begin weg."


def diagnose(bestand: BinaryIO, soort: BerichtSoort, schemas: DeelSchemas, gevonden: Verzameling) -> None:
    """Add every structural finding, unit by unit, then those around the units. UnreadableError."""
    stroom = Stroom(bestand, unit_tag(soort))
    eenheid = soort.route[-1]
    nummer = 0
    for gebeurtenis, onderdeel in stroom:
        if gebeurtenis == "start" or not _on_route(onderdeel, soort):
            continue
        nummer += 1
        top = _Plek(onderdeel, eenheid, eenheid.klasse, None, unit_path(soort, nummer))
        _judge_unit(top, soort, schemas, gevonden)
        empty(onderdeel)
    if stroom.wortel is not None:
        top = _Plek(stroom.wortel, None, soort.wortel, None, f"/{local_name(stroom.wortel)}")
        _Oordeel(top, soort, Personen, {eenheid}).judge(schemas.romp, gevonden)


def _judge_unit(top: "_Plek", soort: BerichtSoort, schemas: DeelSchemas, gevonden: Verzameling) -> None:
    """Judge a unit. Apart, so that nothing holds on to its parts when it is emptied: that slows lxml down."""
    mensen = cache(partial(_people, top.onderdeel, soort.eenheid))
    oordeel = _Oordeel(top, soort, mensen, schemas.rijen)
    for item in oordeel.items():
        _Oordeel(item, soort, mensen).judge(schemas.delen, gevonden)
    oordeel.judge(schemas.eenheid, gevonden)


def _people(eenheid: etree._Element, cls: type) -> Personen:
    """Find the people of a unit that breaks the schema: their values may stand anywhere in it."""
    namen = personal_names(cls)
    return gather(
        (veld, deel.text or "")
        for deel in eenheid.iter()
        if (veld := namen.get(split_tag(deel)[1])) is not None
    )


def _on_route(onderdeel: etree._Element, soort: BerichtSoort) -> bool:
    namen = [split_tag(ouder)[1] for ouder in onderdeel.iterancestors()]
    return namen[::-1] == [soort.wortel.__name__, *(v.naam for v in soort.route[:-1])]


@dataclass(frozen=True, slots=True)
class _Plek:
    """An element: its declaration and class (None when not declared), the class around it, and its path.

    boven: the element around it, None at the top of what is judged together. personal: whether values in
    it are about a person.
    """

    onderdeel: etree._Element
    veld: Veld | None
    cls: type | None
    ouder: type | None
    pad: str
    boven: "_Plek | None" = None
    personal: bool = False

    def finding(self, tekst: str, personen: Personen) -> Bevinding:
        waarde = describe(self._row(personen), self.veld, self._value(personen))
        return Bevinding(XSD, Retourcode.TECHNISCH, self.pad, line_of(self.onderdeel), tekst, waarde=waarde)

    def _value(self, personen: Personen) -> str:
        if self.veld is None or self.veld.facetten is None or len(self.onderdeel):
            return ""
        tekst = self.onderdeel.text or ""
        getoond = None if self.personal else show(self.veld, tekst, personen, streng=True)
        return getoond or shape(tekst)

    def _row(self, personen: Personen) -> Kenmerken:
        """Say what tells the nearest row around it from others."""
        plek: _Plek | None = self
        while plek is not None:
            if plek.cls is not None and not plek.personal:
                rij = identify(plek.cls, partial(_text_at, plek.onderdeel), personen, ruim=plek is self)
                if rij:
                    return rij
            plek = plek.boven
        return ()


def _text_at(onderdeel: etree._Element, weg: tuple[str, ...]) -> str | None:
    deel: etree._Element | None = onderdeel
    for stap in weg:
        deel = None if deel is None else deel.find(f"{{*}}{xml_naam(stap)}")
    return None if deel is None else deel.text


class _Oordeel:
    """The judgement of one element and all below it. `elders` are the fields that are judged apart, `mensen`
    gives the people of the unit.

    Places that were found are remembered: many errors may stand in one long row of siblings.
    """

    def __init__(
        self,
        top: _Plek,
        soort: BerichtSoort,
        mensen: Callable[[], Personen],
        elders: Collection[Veld] = (),
    ) -> None:
        self._top = top
        self._soort = soort
        self._mensen = mensen
        self._elders = elders
        self._kinderen: dict[etree._Element, dict[tuple[str | None, str], list[_Plek]]] = {}

    def judge(self, schema: etree.XMLSchema, gevonden: Verzameling) -> None:
        """Validate, and add what is wrong."""
        if schema.validate(self._top.onderdeel):
            for plek in self._leaves(self._top):
                self._check_readable(plek, gevonden)
            return
        gezien = set()
        for fout in entries(schema.error_log):
            # a refused value is reported twice by libxml2: the facet, then the type
            if fout.path not in gezien:
                gezien.add(fout.path)
                gevonden.add(self._explain(fout))

    def _explain(self, fout: SchemaFout) -> Bevinding:
        plek = self._locate(fout.path or "")
        tekst = explain(fout, plek.onderdeel, plek.veld, plek.ouder, self._soort)
        return plek.finding(tekst, self._mensen())

    def _locate(self, xpath: str) -> _Plek:
        """Follow the path that libxml2 gives, from the top, as far as it leads."""
        plek = self._top
        for stap in xpath.split("/")[2:]:
            match = _STAP.fullmatch(stap)
            if match is None:
                break
            rij = self._children(plek).get((match["prefix"], match["naam"]), [])
            nummer = int(match["index"] or 1)
            if nummer > len(rij):
                break
            plek = rij[nummer - 1]
        return plek

    def _children(self, plek: _Plek) -> dict[tuple[str | None, str], list[_Plek]]:
        """The children of an element as libxml2's paths number them: per prefix and name, and all under
        `*`.
        """
        if plek.onderdeel not in self._kinderen:
            rijen: dict[tuple[str | None, str], list[_Plek]] = defaultdict(list)
            aantallen: dict[str, int] = defaultdict(int)
            for kind in plek.onderdeel:
                aantallen[kind.tag] += 1
            nummers: dict[str, int] = defaultdict(int)
            for kind in plek.onderdeel:
                tag = kind.tag  # asking takes time
                nummers[tag] += 1
                veld = field_of(plek.cls, kind)
                is_rij = aantallen[tag] > 1 or (veld is not None and veld.herhaald)
                index = f"[{nummers[tag]}]" if is_rij else ""
                cls = veld.klasse if veld is not None else None
                pad = f"{plek.pad}/{local_name(kind)}{index}"
                personal = plek.cls is not None and (personal_below if cls is None else passes_on)(
                    plek.cls, plek.personal
                )
                kind_plek = _Plek(kind, veld, cls, plek.cls, pad, plek, personal)
                rijen[kind.prefix, split_tag(kind)[1]].append(kind_plek)
                rijen[None, "*"].append(kind_plek)
            self._kinderen[plek.onderdeel] = dict(rijen)
        return self._kinderen[plek.onderdeel]

    def items(self) -> Iterator[_Plek]:
        """Find what is judged apart, where the schema looks for it."""
        return self._items(self._top)

    def _items(self, plek: _Plek) -> Iterator[_Plek]:
        for kind in self._children(plek).get((None, "*"), []):
            if kind.cls is None or plek.cls is None:
                continue
            if kind.veld not in self._elders:
                yield from self._items(kind)
            elif split_tag(kind.onderdeel)[0] == self._soort.namespace_of(klasse_van(plek.cls)):
                yield kind

    def _leaves(self, plek: _Plek) -> Iterator[_Plek]:
        for kind in self._children(plek).get((None, "*"), []):
            if kind.cls is None:
                yield kind
            elif kind.veld not in self._elders:
                yield from self._leaves(kind)

    def _check_readable(self, plek: _Plek, gevonden: Verzameling) -> None:
        """Find what the schema allows and cannot be read: a day or time that a calendar of 1 to 9999 and 24
        hours does not have, a number with thousands of noughts before it.
        """
        facetten = plek.veld.facetten if plek.veld is not None else None
        if plek.veld is None or facetten is None or facetten.basis not in _LEZERS:
            return
        waarde = plek.onderdeel.text or ""
        try:
            _LEZERS[facetten.basis](waarde.strip())
        except ValueError:
            tekst = explain_value(plek.veld, facetten, self._soort)
            tekst += _NULLEN if facetten.basis is Basis.GETAL else ""
            gevonden.add(plek.finding(tekst, self._mensen()))
