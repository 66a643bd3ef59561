"""What a parser's complaint means, in plain Dutch. Its own message may quote the file, so it is never
shown.
"""

from collections.abc import Iterable
from typing import Any, Protocol, cast

from lxml import etree

from jeugdregio.ijw.toetsen.bevinding import XML, Bevinding

_E = etree.ErrorTypes


class SchemaFout(Protocol):
    """What lxml keeps of one complaint; lxml's stubs do not know it."""

    type: int
    domain: int
    path: str | None
    message: str


def entries(log: object) -> list[SchemaFout]:
    """Give the complaints in an error log of lxml."""
    return list(cast("Iterable[SchemaFout]", log))


_AFGEBROKEN = "Het bestand is afgebroken: het einde ontbreekt."
_NAGEKOMEN = "Na het einde van het bericht staat nog iets."
_DECLARATIE = (
    "De XML-declaratie (<?xml ... ?>) staat niet vooraan. Een bestand is één bericht, en er staat niets voor."
)
_TEKSTEN = {
    _AFGEBROKEN: (
        _E.ERR_TAG_NOT_FINISHED,
        _E.ERR_LTSLASH_REQUIRED,
        _E.ERR_COMMENT_NOT_FINISHED,
        _E.ERR_CDATA_NOT_FINISHED,
        _E.ERR_PI_NOT_FINISHED,
    ),
    "Het bestand is leeg.": (_E.ERR_DOCUMENT_EMPTY,),
    "De tekens in het bestand passen niet bij de opgegeven tekencodering (meestal UTF-8).": (
        _E.ERR_INVALID_ENCODING,
        _E.ERR_UNKNOWN_ENCODING,
        _E.ERR_UNSUPPORTED_ENCODING,
        _E.ERR_ENCODING_NAME,
        _E.I18N_CONV_FAILED,
    ),
    "Het bestand bevat een teken dat in XML niet mag.": (_E.ERR_INVALID_CHAR, _E.ERR_INVALID_CHARREF),
    "Een begin- en een eindelement passen niet bij elkaar.": (_E.ERR_TAG_NAME_MISMATCH,),
    _NAGEKOMEN: (_E.ERR_DOCUMENT_END,),
    _DECLARATIE: (_E.ERR_RESERVED_XML_NAME,),
    "Het bestand gebruikt een entiteit die niet bestaat.": (
        _E.ERR_UNDECLARED_ENTITY,
        _E.WAR_UNDECLARED_ENTITY,
        _E.ERR_ENTITYREF_SEMICOL_MISSING,
        _E.ERR_NAME_REQUIRED,
    ),
    "Een element gebruikt een voorvoegsel waarvoor geen namespace is opgegeven.": (
        _E.NS_ERR_UNDEFINED_NAMESPACE,
        _E.NS_ERR_XML_NAMESPACE,
        _E.NS_ERR_QNAME,
    ),
    "Een element of attribuut is niet goed geschreven.": (
        _E.ERR_GT_REQUIRED,
        _E.ERR_SPACE_REQUIRED,
        _E.ERR_EQUAL_REQUIRED,
        _E.ERR_ATTRIBUTE_NOT_STARTED,
        _E.ERR_ATTRIBUTE_NOT_FINISHED,
        _E.ERR_ATTRIBUTE_WITHOUT_VALUE,
        _E.ERR_ATTRIBUTE_REDEFINED,
        _E.ERR_LT_IN_ATTRIBUTE,
        _E.NS_ERR_ATTRIBUTE_REDEFINED,
    ),
}
_PER_CODE = {code: tekst for tekst, codes in _TEKSTEN.items() for code in codes}


def explain(fout: etree.XMLSyntaxError, einde: bytes) -> Bevinding:
    """Make a finding of what stopped the parser. `einde` is the last that was read: half a tag is half a
    file.
    """
    details = cast("Any", fout)  # the stubs lack code and msg
    tekst = _PER_CODE.get(details.code, "Dit is geen geldige XML.")
    half = not einde.replace(b"\0", b"").rstrip().endswith(b">")
    if half and tekst not in {_NAGEKOMEN, _DECLARATIE}:
        tekst = _AFGEBROKEN
    melding = (details.msg or "").lower()
    if "depth" in melding:
        tekst = "De elementen in het bestand staan te diep in elkaar om veilig te lezen."
    elif details.code == _E.ERR_RESOURCE_LIMIT or "huge" in melding or "too big" in melding:
        tekst = "Een tekst in het bestand is te groot om veilig te lezen."
    return Bevinding(XML, None, None, fout.lineno or None, tekst)
