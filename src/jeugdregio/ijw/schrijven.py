"""Writing a message as XML: one canonical form, by functions generated from the declarations.

UTF-8, a declaration, the prefixes of the standard, tabs, one element a line: so that a line number says
something. Values are escaped, not judged: a value outside its facets is written, and is found when the
message is read.
"""

import re
from collections.abc import Callable
from datetime import date, time
from functools import cache
from typing import Any

from jeugdregio.ijw.element import Klasse, Veld, class_of, klasse_van
from jeugdregio.ijw.facetten import Basis
from jeugdregio.ijw.release import releases, soort_van
from jeugdregio.kern import vorm

_VERBODEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})

Writer = Callable[[Any], str]


def _tekst(waarde: str) -> str:
    if waarde.isalnum():
        return waarde
    if _VERBODEN.search(waarde):
        raise ValueError(f"een waarde ({vorm.shape(waarde)}) bevat een teken dat in XML niet mag")
    return waarde.translate(_ESCAPES)


def _dag(waarde: date) -> str:
    return f"{waarde.year:04d}-{waarde.month:02d}-{waarde.day:02d}"


def _tijd(waarde: time) -> str:
    return waarde.replace(tzinfo=None).isoformat()


def _expressie(veld: Veld, nummer: int, waarde: str) -> str:
    if veld.facetten is None:
        return f"w{nummer}({waarde})"
    match veld.facetten.basis:
        case Basis.TEKST:
            return f"tekst({waarde})"
        case Basis.GETAL:
            return f"format({waarde}, 'd')"
        case Basis.DAG:
            return f"dag({waarde})"
        case Basis.TIJD:
            return f"tijd({waarde})"


def _source(klasse: Klasse, diepte: int) -> str:
    """Write the function that gives what stands between the tags of a class at some depth."""
    regels = ["def write(o):", "    return ''.join(("]
    inspringing = "\\n" + "\\t" * diepte
    for n, veld in enumerate(klasse.velden):
        tag = f"{klasse.prefix}:{veld.naam}"
        waarde = f"o.{veld.attribuut}"
        slot = f"{inspringing}</{tag}>" if veld.klasse is not None else f"</{tag}>"
        begin = f"'{inspringing}<{tag}>'"
        if veld.herhaald:
            deel = _expressie(veld, n, "d")
            regels.append(f"        ''.join([{begin} + {deel} + '{slot}' for d in {waarde}]),")
        elif veld.verplicht:
            regels.append(f"        {begin}, {_expressie(veld, n, waarde)}, '{slot}',")
        else:
            geschreven = f"{begin} + {_expressie(veld, n, waarde)} + '{slot}'"
            regels.append(f"        '' if {waarde} is None else {geschreven},")
    return "\n".join([*regels, "    ))"])


@cache
def _writer(cls: type, diepte: int) -> Writer:
    klasse = klasse_van(cls)
    namen: dict[str, Any] = {"tekst": _tekst, "dag": _dag, "tijd": _tijd}
    for nummer, veld in enumerate(klasse.velden):
        if veld.klasse is not None:
            namen[f"w{nummer}"] = _writer(veld.klasse, diepte + 1)
    exec(compile(_source(klasse, diepte), f"<write {cls.__qualname__}>", "exec"), namen)  # noqa: S102  our own declarations are the only input
    write: Writer = namen["write"]
    return write


@cache
def _tags(wortel: type) -> tuple[str, str]:
    release, soort = soort_van(wortel)
    naam = f"{soort.prefix}:{wortel.__name__}"
    basis_ns, basis_prefix = release.basis_namespace, release.basis.PREFIX
    begin = f'<{naam} xmlns:{basis_prefix}="{basis_ns}" xmlns:{soort.prefix}="{soort.namespace}">'
    return begin, f"\n</{naam}>\n"


@cache
def _read_only() -> frozenset[tuple[int, ...]]:
    """The releases that are only read, as they stand in a header."""
    return frozenset(
        tuple(map(int, naam.split("."))) for naam, release in releases().items() if release.alleen_lezen
    )


def write(bericht: object, *, comment: str | None = None) -> bytes:
    """Write a message as XML. `comment` comes before the root element.

    TypeError when the object is no message; ValueError for a character that XML does not allow, and for a
    message of a release that is only read.
    """
    cls = class_of(bericht)
    begin, slot = _tags(cls)
    header = getattr(bericht, "header", None)
    versie = (getattr(header, "bericht_versie", None), getattr(header, "bericht_subversie", None))
    if versie in _read_only():
        raise ValueError("dit bericht is van een release die alleen wordt gelezen, niet geschreven")
    kop = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if comment is not None:
        if "--" in comment or comment.endswith("-") or _VERBODEN.search(comment):
            raise ValueError("een XML-commentaar mag geen '--' of verboden teken bevatten")
        kop += f"<!-- {comment} -->\n"
    return (kop + begin + _writer(cls, 1)(bericht) + slot).encode()
