"""An independent judge of messages, that knows nothing but the facts of the standard.

It is slow and plain on purpose: what our schemas accept and refuse is compared with what it says.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from lxml import etree
from tests.ijw import feiten

Feit = dict[str, Any]
SOORTEN = (
    [f"JW{n}" for n in (301, 302, 305, 306, 307, 308, 315, 316, 317, 318, 319, 320, 323, 325)]
    if feiten.MAP.is_dir()
    else []
)
_WIT = " \t\n\r"
_DAG = re.compile(r"-?(\d{4,})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_TIJD = re.compile(r"(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)


@cache
def facts() -> Feit:
    """All facts of messages and types."""
    return feiten.berichten()


def klasse(soort: str, element: Feit) -> Feit | None:
    """The class of an element, or None when it holds a value."""
    if element["type"] in facts()["datatypen"]:
        return None
    if element["uit"] == "basisschema":
        gedeeld: Feit = facts()["samengestelde_typen"][element["type"]]
        return gedeeld
    eigen: Feit = facts()["berichten"][soort]["klassen"][element["type"]]
    return eigen


def namespace(soort: str, *, gedeeld: bool) -> str:
    """Where the elements of a class stand."""
    ruimte: str = facts()["basisschema_namespace"] if gedeeld else facts()["berichten"][soort]["namespace"]
    return ruimte


def root_element(soort: str) -> Feit:
    """The root of a message, in the form of an element."""
    return {
        "naam": "Bericht",
        "min": 1,
        "max": 1,
        "type": facts()["berichten"][soort]["wortel"],
        "uit": "bericht",
    }


def accepts(soort: str, boom: etree._Element) -> bool:
    """Say whether a message is right by the facts."""
    wortel = root_element(soort)
    return boom.tag == f"{{{namespace(soort, gedeeld=False)}}}Bericht" and _right(soort, wortel, boom)


def _right(soort: str, element: Feit, onderdeel: etree._Element) -> bool:
    if onderdeel.attrib:
        return False
    cls = klasse(soort, element)
    if cls is None:
        return len(onderdeel) == 0 and allows(element, onderdeel.text or "")
    teksten = [onderdeel.text, *(kind.tail for kind in onderdeel)]
    if any((tekst or "").strip(_WIT) for tekst in teksten):
        return False
    ruimte = namespace(soort, gedeeld=element["uit"] == "basisschema")
    kinderen = list(onderdeel)
    for deel in cls["elementen"]:
        tag = f"{{{ruimte}}}{deel['naam']}"
        aantal = 0
        while kinderen and kinderen[0].tag == tag and (deel["max"] is None or aantal < deel["max"]):
            if not _right(soort, deel, kinderen.pop(0)):
                return False
            aantal += 1
        if aantal < deel["min"]:
            return False
    return not kinderen


def allows(element: Feit, tekst: str) -> bool:
    """Say whether a value is right by its type and the pattern that the element adds."""
    soort = facts()["datatypen"][element["type"]]
    waarde = tekst if soort["basis"] == "string" else " ".join(tekst.strip(_WIT).split())
    if not _has_form(soort["basis"], waarde):
        return False
    patronen = [*soort.get("pattern", ()), *element.get("beperking", {}).get("pattern", ())]
    if not all(re.fullmatch(as_python(patroon), waarde) for patroon in patronen):
        return False
    if "enumeration" in soort and waarde not in soort["enumeration"]:
        return False
    if not int(soort.get("minLength", 0)) <= len(waarde) <= int(soort.get("maxLength", 10**9)):
        return False
    return soort["basis"] != "integer" or (
        int(soort["minInclusive"]) <= int(waarde) <= int(soort["maxInclusive"])
    )


def as_python(patroon: str) -> str:
    """Write a pattern of XML Schema, as far as the facts use them, for Python's `re`."""
    in_klasse = False
    deel = ""
    for teken in re.findall(r"\\.|.", patroon):
        if teken == "[":
            in_klasse = True
        elif teken == "]":
            in_klasse = False
        elif teken == r"\s":
            teken = r" \t\n\r" if in_klasse else r"[ \t\n\r]"
        elif teken == r"\S":
            teken = r"[^ \t\n\r]"
        elif teken == "." and not in_klasse:
            teken = r"[^\n\r]"
        deel += teken
    return deel


def _has_form(basis: str, waarde: str) -> bool:
    if basis == "integer":
        return re.fullmatch(r"[+-]?[0-9]+", waarde) is not None
    if basis == "date":
        dag = _DAG.fullmatch(waarde)
        return dag is not None and _is_day(dag[1], int(dag[2]), int(dag[3]))
    if basis == "time":
        tijd = _TIJD.fullmatch(waarde)
        return tijd is not None and _is_time(int(tijd[1]), int(tijd[2]), int(tijd[3]), tijd[4] or "")
    return True


def _is_day(jaar: str, maand: int, dag: int) -> bool:
    if int(jaar) == 0 or (len(jaar) > 4 and jaar[0] == "0"):
        return False
    try:
        date(2000 + int(jaar) % 400, maand, dag)  # leap years come round every 400 years
    except ValueError:
        return False
    return True


def _is_time(uur: int, minuut: int, seconde: int, rest: str) -> bool:
    if uur == 24:
        return minuut == seconde == 0 and not rest.strip(".0")
    return uur < 24 and minuut < 60 and seconde < 60


def around_facets(element: Feit) -> Iterator[str]:
    """Values at, within and over every limit that an element's type sets, right and wrong ones."""
    soort = facts()["datatypen"][element["type"]]
    yield from ("", " ", "x")
    yield from element.get("beperking", {}).get("pattern", ())
    if "enumeration" in soort:
        for code in soort["enumeration"]:
            yield from (code, code.lower(), f"{code} ", f" {code}", f"{code}0", code[:-1])
    elif soort["basis"] == "integer":
        laag, hoog = int(soort["minInclusive"]), int(soort["maxInclusive"])
        yield from map(str, (laag - 1, laag, laag + 1, hoog - 1, hoog, hoog + 1))
        yield from ("-0", "+1", "01", " 7\n", "1.0", "1e1", "²", "٣", "1 2", "0x1", "1_0")
    elif soort["basis"] == "date":
        yield from ("2024-02-29", "2023-02-29", "2023-04-31", "2023-12-31", "2023-13-01", "2023-00-01")
        yield from ("2023-1-01", "2023-01-01Z", "2023-01-01+01:00", "2023-01-01-01:00", " 2023-01-01\t")
        yield from (
            "20230101",
            "2023-01-01T00:00:00",
            "12023-01-01",
            "0000-01-01",
            "-0001-01-01",
            "01-01-2023",
        )
    elif soort["basis"] == "time":
        yield from ("00:00:00", "23:59:59", "24:00:00", "24:00:01", "23:60:00", "23:59:60", "12:00")
        yield from ("12:00:00.5", "12:00:00Z", "12:00:00+01:00", "12:00:00-01:00", " 12:00:00 ", "1:00:00")
    else:
        yield from _texts(soort)


def _texts(soort: Feit) -> Iterator[str]:
    lengtes = {0, 1, 4, 8, 9, int(soort.get("minLength", 1)), int(soort.get("maxLength", 20))}
    for lengte in sorted({n + d for n in lengtes for d in (-1, 0, 1) if n + d >= 0}):
        for teken in "a0é😀":
            yield teken * lengte
    yield from ("\u00a0", "\t", " \n ", "a b", "a\nb", " a", "a ", "٠" * 8, "0000000a", "Àỳ", "Aÿ", "a.b")
    yield from ("1.0.0", "0.10.200", "01.0.0", "1.0", "1.0.0.0", "1.0.0 ", "1..0", "1234", "12345678")


def right_value(element: Feit) -> str:
    """One value that is right."""
    return next(waarde for waarde in around_facets(element) if allows(element, waarde))


def full(soort: str) -> etree._Element:
    """A message with every element there may be, once."""
    wortel = root_element(soort)
    boom = etree.Element(f"{{{namespace(soort, gedeeld=False)}}}Bericht")
    _fill(soort, wortel, boom)
    return boom


def _fill(soort: str, element: Feit, onderdeel: etree._Element) -> None:
    cls = klasse(soort, element)
    if cls is None:
        onderdeel.text = right_value(element)
        return
    ruimte = namespace(soort, gedeeld=element["uit"] == "basisschema")
    for deel in cls["elementen"]:
        _fill(soort, deel, etree.SubElement(onderdeel, f"{{{ruimte}}}{deel['naam']}"))


def places(soort: str) -> Iterator[tuple[tuple[int, ...], Feit]]:
    """Every element of the full message below its root: the way to it by position, and its facts."""
    return _places(soort, root_element(soort), ())


def _places(soort: str, element: Feit, weg: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Feit]]:
    cls = klasse(soort, element)
    for nummer, deel in enumerate(cls["elementen"] if cls is not None else ()):
        yield (*weg, nummer), deel
        yield from _places(soort, deel, (*weg, nummer))


def at(boom: etree._Element, weg: tuple[int, ...]) -> etree._Element:
    """The element at a place."""
    for nummer in weg:
        boom = boom[nummer]
    return boom
