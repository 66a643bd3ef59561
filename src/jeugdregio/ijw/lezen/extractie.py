"""From XML elements to typed objects, by functions generated from the declarations.

Per class one straight-line function is written as source and compiled once: a generic walk over the
declaration took a fifth more time on large files. The functions trust that the element is valid by the
schema; what they make of another is not to be used.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import cache
from typing import Any

from lxml import etree

from jeugdregio.ijw.element import BerichtSoort, Klasse, Veld, klasse_van
from jeugdregio.ijw.facetten import Basis, Facetten

Extract = Callable[[etree._Element], Any]

MAX_ONTHOUDEN = 20_000


class _Onthouden(dict[str, Any]):
    """Remembers what texts mean, up to a limit: a message repeats few days many times."""

    def __init__(self, lees: Callable[[str], Any]) -> None:
        super().__init__()
        self._lees = lees

    def __missing__(self, text: str) -> Any:
        waarde = self._lees(text.strip())
        if len(self) < MAX_ONTHOUDEN:
            self[text] = waarde
        return waarde


_dagen = _Onthouden(date.fromisoformat)
_tijden = _Onthouden(time.fromisoformat)


def read_value(facetten: Facetten, onderdeel: etree._Element) -> Any:
    """Read one value from its element. ValueError when it is no value of the type."""
    text = onderdeel.text or ""
    match facetten.basis:
        case Basis.TEKST:
            return text
        case Basis.GETAL:
            return int(text)
        case Basis.DAG:
            return _dagen[text]
        case Basis.TIJD:
            return _tijden[text]


def _expressie(veld: Veld, nummer: int) -> str:
    """Source that reads the value of a field from an element `c`."""
    if veld.klasse is not None:
        return f"x{nummer}(c)"
    if veld.facetten is None:
        raise TypeError(veld.naam)
    match veld.facetten.basis:
        case Basis.TEKST:
            return "c.text or ''"
        case Basis.GETAL:
            return "int(c.text)"
        case Basis.DAG:
            return "dagen[c.text]"
        case Basis.TIJD:
            return "tijden[c.text]"


def _source(klasse: Klasse) -> str:
    """Write the function for a class.

    It fills an object of a plain twin class, which is several times faster than a frozen one, and makes that
    an object of the real class at the end.
    """
    eerste = klasse.velden[0]
    if len(klasse.velden) == 1 and eerste.herhaald:
        vullen = [f"o.{eerste.attribuut} = tuple([{_expressie(eerste, 0)} for c in e])"]
    elif any(v.herhaald for v in klasse.velden):
        vullen = ["cs = e[:]", *_by_tag(klasse)]
    else:
        # when every element is there, its place says which it is
        vullen = ["cs = e[:]", f"if len(cs) == {len(klasse.velden)}:", *_indent(_by_place(klasse))]
        if not all(v.verplicht for v in klasse.velden):
            vullen += ["else:", *_indent(_by_tag(klasse))]
    regels = ["o = twin()", *vullen, "o.__class__ = cls", "return o"]
    return "\n".join(["def extract(e):", *_indent(regels)])


def _indent(regels: Iterable[str]) -> list[str]:
    return [f"    {regel}" for regel in regels]


def _by_place(klasse: Klasse) -> Iterator[str]:
    for n, veld in enumerate(klasse.velden):
        yield f"c = cs[{n}]"
        yield f"o.{veld.attribuut} = {_expressie(veld, n)}"


def _by_tag(klasse: Klasse) -> Iterator[str]:
    """Go along the children; a tag is asked for only where it decides, for that is what takes time."""
    lees_tag = "t = cs[i].tag if i < n else None"
    yield from ("i = 0", "n = len(cs)")
    tag_bekend = False
    for n, veld in enumerate(klasse.velden):
        zet = f"o.{veld.attribuut} ="
        stap = ["c = cs[i]", "i += 1"]
        if veld.verplicht and not veld.herhaald:
            yield from (*stap, f"{zet} {_expressie(veld, n)}")
            tag_bekend = False
            continue
        if not tag_bekend:
            yield lees_tag
        tag_bekend = True
        if veld.herhaald:
            yield from ("l = []", f"while t == t{n}:")
            yield from _indent([*stap, f"l.append({_expressie(veld, n)})", lees_tag])
            yield f"{zet} tuple(l)"
        else:
            yield f"if t == t{n}:"
            yield from _indent([*stap, f"{zet} {_expressie(veld, n)}", lees_tag])
            yield from ("else:", f"    {zet} None")


def _twin(cls: type) -> type:
    """Make the class of which an object can be filled freely and then be made one of `cls`.

    Both must be laid out alike: the same slots upon the same base. What a base asks of who makes or changes
    one of it is undone.
    """
    eigen = {"__init__": object.__init__, "__setattr__": object.__setattr__}
    inhoud = {"__slots__": cls.__dict__["__slots__"], **eigen}
    return type(f"{cls.__name__}Twin", cls.__bases__, inhoud)


@cache
def extractor(cls: type, soort: BerichtSoort) -> Extract:
    """Give the function that makes an instance of a declared class from its (valid) element in a message."""
    klasse = klasse_van(cls)
    twin = _twin(cls)
    namen: dict[str, Any] = {"twin": twin, "cls": cls, "dagen": _dagen, "tijden": _tijden}
    for nummer, veld in enumerate(klasse.velden):
        namen[f"t{nummer}"] = soort.tag(klasse, veld)
        if veld.klasse is not None:
            namen[f"x{nummer}"] = extractor(veld.klasse, soort)
    exec(compile(_source(klasse), f"<extract {cls.__qualname__}>", "exec"), namen)  # noqa: S102  our own declarations are the only input
    extract: Extract = namen["extract"]
    return extract
