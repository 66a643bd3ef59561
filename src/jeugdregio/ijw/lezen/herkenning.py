"""What to say of a file that is XML but no message that is read."""

import re
from typing import BinaryIO

from jeugdregio.ijw.lezen.proloog import Wortel
from jeugdregio.ijw.lezen.stroom import Stroom, UnreadableError
from jeugdregio.ijw.release import recognise, releases
from jeugdregio.ijw.toetsen.bevinding import BESTAND, Bevinding
from jeugdregio.kern.vorm import enumerate_words

_LANG_GETAL = re.compile(r"\d{5,}")


def unknown(bestand: BinaryIO, wortel: Wortel) -> Bevinding:
    """Say what the file is instead. Its XML is read first where even the root could not be made out."""
    if wortel.namespace is None:
        try:
            for _ in Stroom(bestand, "*"):
                break
        except UnreadableError as fout:
            return fout.bevinding
    return Bevinding(BESTAND, None, None, None, _text(wortel.namespace or ""))


def _text(namespace: str) -> str:
    gelezen = enumerate_words([*releases()])
    herkend = recognise(namespace)
    if herkend is None:
        if not namespace:
            return "Dit is geen iJw-bericht: het eerste element heeft geen namespace."
        return f"Dit is geen iJw-bericht: de namespace {_LANG_GETAL.sub('#', namespace[:100])} is onbekend."
    if herkend.familie != "ijw":
        return (
            f"Dit is een bericht van een andere standaard ({herkend.familie}). Gelezen wordt iJw {gelezen}."
        )
    if herkend.release not in releases():
        wat = f"Dit is een bericht van iJw {herkend.release}; die release wordt niet gelezen."
        volledig = " of ".join(naam for naam, release in releases().items() if not release.alleen_lezen)
        return f"{wat} Lever het aan in iJw {volledig}."
    gelijk = releases()[herkend.release].soorten.get(herkend.bericht_soort or "")
    if gelijk is not None:
        wat = f"De namespace van dit bericht is anders geschreven dan die van {gelijk.soort}"
        return f"{wat}: {gelijk.namespace}"
    soorten = ", ".join(releases()[herkend.release].soorten)
    wat = f"Berichtsoort {herkend.bericht_soort}" if herkend.bericht_soort else "Deze berichtsoort"
    return f"{wat} van iJw {herkend.release} wordt niet gelezen. Gelezen worden: {soorten}."
