"""Naming the place of an element: local names, with an index (from 1) where elements repeat."""

import re
from functools import cache, lru_cache
from typing import cast

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort, Veld, klasse_van
from jeugdregio.ijw.toetsen.regel import Stap

_LANG_GETAL = re.compile(r"\d{4,}")


def split_tag(onderdeel: etree._Element) -> tuple[str, str]:
    """Give the namespace and the local name; unlike lxml's QName also where a prefix was never declared."""
    namespace, naam, _ = _names(onderdeel.tag)
    return namespace, naam


@lru_cache(maxsize=1_000)
def _names(tag: str) -> tuple[str, str, str]:
    """Give the namespace, the local name and what of that is shown. A file repeats few tags many times."""
    namespace, _, naam = tag.rpartition("}")
    naam = naam.rpartition(":")[2]
    return namespace.removeprefix("{"), naam, _LANG_GETAL.sub("#", naam[:64])


def local_name(onderdeel: etree._Element) -> str:
    """Give the name of an element to show: without its namespace, long numbers left out."""
    return _names(onderdeel.tag)[2]


def line_of(onderdeel: etree._Element) -> int | None:
    """Give the line on which an element begins."""
    return cast("int | None", onderdeel.sourceline)  # the stubs give it no type


def line_of_path(wortel: etree._Element, pad: str) -> int | None:
    """Give the line of the first element at a path of local names from the root; None when there is none."""
    onderdeel: etree._Element | None = wortel
    for naam in pad.split("/")[2:]:
        onderdeel = None if onderdeel is None else onderdeel.find(f"{{*}}{naam}")
    return None if onderdeel is None else line_of(onderdeel)


def unit_path(soort: BerichtSoort, nummer: int) -> str:
    """Give the path of the streamed unit with this number."""
    stappen = [soort.wortel.__name__, *(v.naam for v in soort.route)]
    index = f"[{nummer}]" if soort.route[-1].herhaald else ""
    return "/" + "/".join(stappen) + index


def root_path(soort: BerichtSoort, stappen: tuple[Stap, ...]) -> str:
    """Give the path of a part around the units."""
    return f"/{soort.wortel.__name__}{path_of_steps(soort.wortel, stappen)}"


def path_of_steps(cls: type, stappen: tuple[Stap, ...]) -> str:
    """Give the path, from an instance of a class, of a part that a rule points at."""
    pad = ""
    for stap in stappen:
        if isinstance(stap, int):
            pad += f"[{stap + 1}]"
            continue
        veld = next(v for v in klasse_van(cls).velden if v.attribuut == stap)
        pad += f"/{veld.naam}"
        cls = veld.klasse or cls
    return pad


def field_of(cls: type | None, onderdeel: etree._Element) -> Veld | None:
    """Find the declaration of an element within a class, by name."""
    if cls is None:
        return None
    return _fields(cls).get(_names(onderdeel.tag)[1])


@cache
def _fields(cls: type) -> dict[str, Veld]:
    return {veld.naam: veld for veld in klasse_van(cls).velden}
