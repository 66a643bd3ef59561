"""What an answer refuses of the message it answers. Source: process rules of iJw 3.2 (OP065, OP286, OP303).

An answer names what it refuses by the logical key of the class, so that it makes no difference whether the
message or its answer came first.
"""

from enum import StrEnum

from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.v3_2.rijen import LeveringRij, PrestatieRij, RetourRij, Rij, ToewijzingRij, VerzoekRij

_BERICHT = frozenset({"Header", "Antwoord", "Woonplaatsbeginsel"})
_REGEL = frozenset({"ToegewezenProduct", "StartProduct", "StopProduct", "AangevraagdProduct", "Prestatie"})
_BIJZAAK = frozenset({"Contact", "Relatie"})

RijSleutel = tuple[object, ...]


class Bereik(StrEnum):
    """How far a refusal reaches: nothing, the whole message, all about one young person, or one row."""

    GEEN = ""
    BERICHT = "bericht"
    JEUGDIGE = "jeugdige"
    REGEL = "regel"


def reach(rij: RetourRij) -> Bereik:
    """Give what a row of an answer refuses.

    A refused address or relation leaves the assignments beside it as they are. The products of a JW317 are
    one wish together (OP344), so that a refused one takes the others with it.
    """
    codes = {*rij.retourcodes.split()} - {Retourcode.DUBBEL}
    if codes <= Retourcode.AKKOORD or (rij.klasse in _BIJZAAK and Retourcode.TECHNISCH not in codes):
        return Bereik.GEEN
    if rij.klasse in _BERICHT or Retourcode.TECHNISCH in codes:
        return Bereik.BERICHT
    return Bereik.REGEL if rij.klasse in _REGEL else Bereik.JEUGDIGE


def key_of_refusal(rij: RetourRij) -> RijSleutel:
    """Give the key of the row that is refused; see `key_of_row`."""
    if rij.klasse == "ToegewezenProduct":
        return rij.klasse, rij.bsn, rij.toewijzing_nummer
    if rij.klasse == "Prestatie":
        return rij.klasse, rij.bsn, rij.referentie, rij.vorige_referentie
    if rij.klasse == "AangevraagdProduct":
        return rij.klasse, rij.bsn, rij.referentie
    return _key_of_delivery(rij.klasse, rij)


def key_of_row(rij: Rij) -> RijSleutel | None:
    """Give the class and logical key by which an answer names a row; None when it cannot be refused alone."""
    match rij:
        case ToewijzingRij():
            return "ToegewezenProduct", rij.bsn, rij.toewijzing_nummer
        case PrestatieRij():
            return "Prestatie", rij.bsn, rij.referentie_nummer, rij.vorig_referentie_nummer
        case VerzoekRij(soort="aangevraagd"):
            return "AangevraagdProduct", rij.bsn, rij.referentie_aanbieder
        case LeveringRij():
            return _key_of_delivery("StartProduct" if rij.soort == "start" else "StopProduct", rij)
    return None


def _key_of_delivery(klasse: str, rij: LeveringRij | RetourRij) -> RijSleutel:
    return (
        klasse,
        rij.bsn,
        rij.toewijzing_nummer,
        rij.categorie,
        rij.productcode,
        rij.begindatum,
        rij.einddatum,
        rij.reden_beeindiging,
    )
