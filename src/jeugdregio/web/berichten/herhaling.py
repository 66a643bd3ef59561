"""Is this message here already? By content, and by identification (TR056)."""

from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from jeugdregio.ijw import Bevinding, open_bericht
from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.models import BerichtInhoud
from jeugdregio.web.register.bulk import select_in


class Identiteit(NamedTuple):
    """What must be unique among accepted messages."""

    soort: str
    afzender: str
    identificatie: str

    @classmethod
    def of(cls, kop: Kop) -> "Identiteit":
        """The identity of the message with this header."""
        return cls(kop.soort, kop.afzender, kop.identificatie)


def find_known(hashes: Iterable[bytes]) -> dict[tuple[bytes, str], str]:
    """Return the kind of message by (SHA-256, status) of the contents that came in before; one query."""
    rows = select_in("SELECT sha256, status, soort FROM berichten_bericht WHERE sha256 IN ({})", set(hashes))
    return {(bytes(sha256), status): soort for sha256, status, soort in rows}


def find_taken(wanted: Iterable[Identiteit]) -> dict[Identiteit, tuple[int, bytes]]:
    """Return the key and SHA-256 of the accepted messages with one of these identities; one query."""
    identities = set(wanted)
    rows = select_in(
        "SELECT soort, afzender, identificatie, id, sha256 FROM berichten_bericht "
        "WHERE status IN ('verwerkt', 'deels') AND identificatie IN ({})",
        {identity.identificatie for identity in identities},
    )
    found = {Identiteit(*row[:3]): (int(row[3]), bytes(row[4])) for row in rows}
    return {identity: found[identity] for identity in identities & found.keys()}


def stored_content(bericht_id: int, sha256: bytes) -> bytes:
    """Return the raw content of an accepted message; raises OntsleutelenMislukt."""
    versleuteld = BerichtInhoud.objects.values_list("versleuteld", flat=True).get(pk=bericht_id)
    return unseal(bytes(versleuteld), sha256)


def same_message(one: bytes | Path, other: bytes | Path) -> bool:
    """Whether two files say the same: whitespace, prefixes, comments and encoding aside."""
    with open_bericht(one) as left, open_bericht(other) as right:
        if left.bericht_soort != right.bericht_soort or left.romp != right.romp:
            return False
        return all(a == b for a, b in zip_longest(left, right)) and left.volledig and right.volledig


def other_content(identiteit: Identiteit, inhoud: bytes | Path) -> Bevinding:
    """The finding that another message has the identification of this one."""
    with open_bericht(inhoud) as lezing:
        pad, regelnummer = lezing.place("header", "bericht_identificatie", "identificatie")
    return Bevinding(
        "TR056",
        Retourcode.DUBBEL,
        pad,
        regelnummer,
        f"Er is al een {identiteit.soort} van afzender {identiteit.afzender} met dezelfde identificatie, "
        "maar met een andere inhoud. Elk bericht van een afzender heeft een eigen identificatie: stuur dit "
        "bericht opnieuw met een nieuwe identificatie.",
    )
