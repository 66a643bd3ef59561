"""What the rules against a register have in common: how to ask, and what to say when it does not know.

A register may lack messages. Then nothing is refused for what is absent (OP095): the rule cannot be judged.
Absent is what should have come, and also what may have come since and would undo what is here: an answer to a
request, the stop or removal of a start, the credit of a line, a change of an assignment. Of an assignment its
number, provider, young person and product do not change, and one taken back (reason 13) stays so. A number
that was used stays used: an answer that may have refused it is not presumed.
"""

from collections.abc import Generator, Iterator
from functools import partial

from jeugdregio.ijw.codes import DebetCredit
from jeugdregio.ijw.register.vragen import Register, Toewijzing
from jeugdregio.ijw.toetsen.regel import Breuk, NietTeControleren, Niveau, Stap, Uitkomst
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.ijw.v3_2.rijen import PrestatieRij
from jeugdregio.ijw.v3_2.vertaling import Kop

register_rule = partial(rule, niveau=Niveau.REGISTER)

ONVOLLEDIG = NietTeControleren("Het register heeft niet alle berichten van deze gemeente.")
GEEN_TOEWIJZING = NietTeControleren("De toewijzing is niet bekend.")


def own_toewijzing(nummer: int | None, kop: Kop, register: Register) -> Toewijzing | None:
    """Give the assignment with a number, when it was sent to the provider of the message: of another's the
    sender cannot know (OP095).
    """
    toewijzing = None if nummer is None else register.toewijzing(kop.gemeentecode, nummer)
    return toewijzing if toewijzing is not None and toewijzing.agb == kop.agb else None


def toewijzing_of_debit(
    rij: PrestatieRij, kop: Kop, register: Register
) -> Generator[Uitkomst, None, Toewijzing | None]:
    """Give the assignment that a debit is declared on, and say so when it is not known.

    None of a credit: that is compared with the line it takes back.
    """
    if rij.debet_credit != DebetCredit.DEBET:
        return None
    toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
    if toewijzing is None:
        yield GEEN_TOEWIJZING
    return toewijzing


def absent(kop: Kop, register: Register, stappen: tuple[Stap, ...], tekst: str) -> Iterator[Uitkomst]:
    """Say that a rule is broken by what the register does not have: what must have come before, or what would
    undo what did.
    """
    yield Breuk(stappen, tekst) if register.is_volledig(kop.gemeentecode) else ONVOLLEDIG


def nothing_found(kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Say what it means that nothing in the register is against the rule: little, when it lacks messages."""
    if not register.is_volledig(kop.gemeentecode):
        yield ONVOLLEDIG
