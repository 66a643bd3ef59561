"""What an answer refuses: rows of the message it answers stay where they are, and the state leaves them out.

An answer (a JW302, 306, 308, 316, 318, 320 or 325; received, or made here) names the message by kind and
identification, and what it refuses by the logical key of the class. So it makes no difference which of the
two arrived first, and a refusal that is known on a day holds from that day.
"""

from jeugdregio.ijw.v3_2.rijen import RetourRij
from jeugdregio.ijw.v3_2.vertaling import AKKOORD
from jeugdregio.web.register.models import RetourRegel

TECHNISCH = "0001"
"""The return code that refuses a message as a whole, whichever class it stands at (OP286)."""

_BERICHT = frozenset({"Header", "DeclaratieAntwoord", "Antwoord", "Woonplaatsbeginsel"})
_REGEL = frozenset({"ToegewezenProduct", "StartProduct", "StopProduct", "AangevraagdProduct", "Prestatie"})
_BIJZAAK = frozenset({"Contact", "Relatie"})


def bereik(soort: str, rij: RetourRij) -> RetourRegel.Bereik:
    """Give what a row of an answer refuses of the message of this kind that it answers.

    A refused address or relation leaves the assignments beside it as they are. The products of a JW317 are
    one wish together (OP344), so that a refused one takes the others with it.
    """
    codes = set(rij.retourcodes.split())
    if codes <= AKKOORD or (rij.klasse in _BIJZAAK and TECHNISCH not in codes):
        return RetourRegel.Bereik.GEEN
    if rij.klasse in _BERICHT or TECHNISCH in codes:
        return RetourRegel.Bereik.BERICHT
    return RetourRegel.Bereik.REGEL if rij.klasse in _REGEL else RetourRegel.Bereik.JEUGDIGE
