"""What stands before the root element, looked at before any parser sees the file.

A DTD is where entities come from, and with them most attacks on XML readers; iJw has none. So the prolog is
read here, in the few encodings that are accepted, and a file with a DTD is refused unread.
"""

import re
from dataclasses import dataclass

from jeugdregio.ijw.toetsen.bevinding import XML, Bevinding

KOP_GROOTTE = 65_536
"""How many bytes the prolog and the root's start tag may take together."""

_CODERINGEN = frozenset({"utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16"})
_WIT = frozenset(" \t\r\n")
_DECLARATIE = re.compile(r"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_WORTEL = re.compile(
    r"""<(?:(?P<prefix>[^\W\d][\w.-]*):)?(?P<naam>[^\W\d][\w.-]*)"""
    r"""(?P<attributen>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*/?>"""
)
_ATTRIBUUT = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Wortel:
    """The root element as the prolog shows it. `namespace` is None when its start tag could not be read
    here.
    """

    namespace: str | None


def _finding(tekst: str, regelnummer: int | None = None) -> Bevinding:
    return Bevinding(XML, None, None, regelnummer, tekst)


def _decode(kop: bytes) -> str | Bevinding:
    if kop.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\0\0\0<", b"<\0\0\0")):
        return _finding("De tekencodering UTF-32 wordt niet gelezen. Lever het bestand aan in UTF-8.", 1)
    if kop.startswith((b"\xff\xfe", b"\xfe\xff")):
        return kop.decode("utf-16", errors="replace")
    if kop.startswith(b"<\0"):
        return kop.decode("utf-16-le", errors="replace")
    if kop.startswith(b"\0<"):
        return kop.decode("utf-16-be", errors="replace")
    # all other accepted encodings write the marks of XML as ASCII does
    tekst = kop.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    declaratie = _DECLARATIE.match(tekst)
    if declaratie is not None and declaratie[1].lower() == "utf-16":
        return _finding(
            "Het bestand noemt UTF-16 als tekencodering, maar is dat niet. Lever het aan in UTF-8.", 1
        )
    if declaratie is not None and declaratie[1].lower() not in _CODERINGEN:
        return _finding("Deze tekencodering wordt niet gelezen. Lever het bestand aan in UTF-8.", 1)
    return tekst


def inspect(kop: bytes) -> Wortel | Bevinding:
    """Look at the first `KOP_GROOTTE` bytes of a file: its root, or why it is refused."""
    tekst = _decode(kop)
    if isinstance(tekst, Bevinding):
        return tekst
    tekst = tekst.removeprefix("\ufeff")
    if not tekst.strip():
        return _finding("Het bestand is leeg.")
    plaats = 0
    while True:
        while tekst[plaats : plaats + 1] in _WIT:
            plaats += 1
        if tekst.startswith("<?", plaats):
            einde, stuk = "?>", 2
        elif tekst.startswith("<!--", plaats):
            einde, stuk = "-->", 4
        elif tekst.startswith("<!", plaats):
            return _finding(
                "Het bestand bevat een DTD of entiteiten. Dat mag niet in een iJw-bericht;"
                " om veilig te blijven is het bestand niet gelezen.",
                _line(tekst, plaats),
            )
        elif tekst.startswith("<", plaats):
            return _root(tekst, plaats)
        else:
            return _finding("Dit is geen XML-bestand.", _line(tekst, plaats))
        tot = tekst.find(einde, plaats + stuk)
        if tot < 0:
            wat = "is afgebroken" if len(kop) < KOP_GROOTTE else "begint met te veel commentaar"
            return _finding(f"Het bestand {wat}: er is geen bericht gevonden.", _line(tekst, plaats))
        plaats = tot + len(einde)


def _line(tekst: str, plaats: int) -> int:
    return tekst.count("\n", 0, plaats) + 1


def _root(tekst: str, plaats: int) -> Wortel:
    wortel = _WORTEL.match(tekst, plaats)
    if wortel is None:
        return Wortel(None)
    attributen = {naam: dubbel or enkel for naam, dubbel, enkel in _ATTRIBUUT.findall(wortel["attributen"])}
    prefix = wortel["prefix"]
    return Wortel(attributen.get(f"xmlns:{prefix}" if prefix else "xmlns", ""))
