"""Reading an answer: what a retour or JW325 that was received says of the message it answers."""

from dataclasses import dataclass

from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.lezen.lezing import Lezing
from jeugdregio.ijw.v3_2.rijen import RetourRij, ToekenningRij
from jeugdregio.ijw.v3_2.vertaling import ANTWOORD_OP, Vertaler, read_kop


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What an answer says.

    antwoord_op: the identification of the message that is answered.
    geweigerd: whether that message is refused whole, or for a declaration all that is declared in it.
    retourcodes: those of the header, and of the declaratie when that is answered.
    onderdelen: the refused classes, with key and codes, the outer ones first. How far each reaches,
        `weigering.reach` says.
    toekenning: the totals of a declaration, None for other messages and when it was refused technically.
    """

    soort: str
    antwoord_op: str
    geweigerd: bool
    retourcodes: tuple[str, ...]
    onderdelen: tuple[RetourRij, ...]
    toekenning: ToekenningRij | None

    @property
    def akkoord(self) -> bool:
        """Whether nothing is refused."""
        return not self.geweigerd and not self.onderdelen


def read_oordeel(lezing: Lezing) -> Oordeel:
    """Read an answer to its end and say what it says. TypeError when it is none that can be read."""
    soort = lezing.bericht_soort
    if soort not in ANTWOORD_OP or lezing.romp is None:
        raise TypeError(f"{soort} is no answer that can be read")
    vertaler = Vertaler(soort)
    for eenheid in lezing:
        vertaler.add(eenheid)
    vertaler.close(lezing.romp)  # what stands after the units is there only now
    *onderdelen, kop = vertaler.rijen.retouren
    toekenning = next(iter(vertaler.rijen.toekenningen), None)
    codes = (*kop.retourcodes.split(), *(toekenning.retourcodes.split() if toekenning else ()))
    return Oordeel(
        soort,
        read_kop(soort, lezing.release, lezing.romp).antwoord_op,
        not Retourcode.AKKOORD.issuperset(codes),
        tuple(dict.fromkeys(codes)),
        tuple(onderdelen),
        toekenning,
    )
