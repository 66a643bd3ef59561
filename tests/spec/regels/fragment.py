"""The part of an example that a rule is about, as a few lines of XML for the documentation."""

import re
from collections.abc import Iterator

from lxml import etree
from tests.spec.regels.voorbeeld import inhoud

from jeugdregio.ijw import open_bericht

MAX_REGELS = 24
KLEIN = 6
"""A group within the part is written out when it holds at most this many elements."""

_HOOFDDELEN = frozenset(
    {
        "ToegewezenProduct",
        "StartProduct",
        "StopProduct",
        "Prestatie",
        "AangevraagdProduct",
        "TeWijzigenProduct",
        "NieuwProduct",
        "OngewijzigdProduct",
        "Antwoord",
    }
)
_STAP = re.compile(r"(\w+)(?:\[(\d+)\])?")


def fragment(bericht: object, pad: str) -> str:
    """Give the group at a path or, for a value or what is not there, the group that holds it or should.

    Names are local; larger groups within it are left out (…).
    """
    onderdeel = etree.fromstring(inhoud(bericht))
    for naam, nummer in _STAP.findall(pad)[1:]:
        gelijken = [kind for kind in onderdeel if _naam(kind) == naam]
        if len(gelijken) < int(nummer or 1):
            break
        gevonden = gelijken[int(nummer or 1) - 1]
        if not len(gevonden):
            break
        onderdeel = gevonden
    broers = [*reversed(list(onderdeel.itersiblings(onderdeel.tag, preceding=True))), onderdeel]
    regels = [regel for broer in broers for regel in _lines(broer, 0)]
    if len(regels) > MAX_REGELS:
        regels = [*regels[: MAX_REGELS - 1], "…"]
    return "\n".join(regels)


def kind(bericht: object) -> str:
    """Give the kind of a message ("JW301")."""
    with open_bericht(inhoud(bericht)) as lezing:
        return str(lezing.bericht_soort)


def _naam(onderdeel: etree._Element) -> str:
    return etree.QName(onderdeel).localname


def _lines(onderdeel: etree._Element, diepte: int) -> Iterator[str]:
    naam, wit = _naam(onderdeel), "  " * diepte
    if not len(onderdeel):
        yield f"{wit}<{naam}>{onderdeel.text or ''}</{naam}>"
    elif diepte and sum(1 for _ in onderdeel.iterdescendants()) > KLEIN:
        yield f"{wit}<{naam}>…</{naam}>"
    else:
        yield f"{wit}<{naam}>"
        for kind in onderdeel:
            yield from _lines(kind, diepte + 1)
        yield f"{wit}</{naam}>"


def main_part(bericht: object) -> str:
    """Give the last product, line or answer of a message that came before."""
    boom = etree.fromstring(inhoud(bericht))
    delen = [d for d in boom.iter() if _naam(d) in _HOOFDDELEN]
    return "\n".join(_lines(delen[-1] if delen else boom[0], 0))
