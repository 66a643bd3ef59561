"""Rules on the answer to a request (JW319) against the register. Source: Zorginstituut Nederland, iJw 3.2."""

from collections.abc import Iterator

from jeugdregio.ijw.codes import VerzoekAntwoord
from jeugdregio.ijw.register.vragen import Register
from jeugdregio.ijw.toetsen.regel import Breuk, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import absent, nothing_found, register_rule
from jeugdregio.ijw.v3_2.rijen import AntwoordRij
from jeugdregio.ijw.v3_2.vertaling import Kop

_REFERENTIE = ("referentie_aanbieder",)


@register_rule("TR355", retourcode="9355", where="JW319.Antwoord")
def answers_a_request(rij: AntwoordRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """ReferentieAanbieder in het antwoordbericht komt voor in een eerder verzoek om toewijzing of verzoek
    om wijziging.
    """
    verzoek = register.verzoek(kop.agb, rij.referentie_aanbieder)
    if verzoek is None or verzoek.gemeentecode != kop.gemeentecode:
        tekst = "Er is geen verzoek met deze referentie. Neem de referentie over uit het verzoek."
        yield from absent(kop, register, _REFERENTIE, tekst)


@register_rule("TR359", retourcode="9359", where="JW319.Antwoord")
def request_is_not_assigned(rij: AntwoordRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Als een antwoordbericht wordt verstuurd, mag er niet al eerder een toewijzingsbericht gestuurd zijn
    met dezelfde ReferentieAanbieder.
    """
    if register.is_toegewezen(kop.gemeentecode, kop.agb, rij.referentie_aanbieder):
        tekst = "Op dit verzoek is al een toewijzing gestuurd. Stuur geen antwoord meer."
        yield Breuk(_REFERENTIE, tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR360", retourcode="9360", where="JW319.Antwoord")
def research_is_announced_once(rij: AntwoordRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Een antwoordbericht met in VerzoekAntwoord de waarde 2 (Aanvraag in onderzoek), mag alleen gestuurd
    worden indien er nog geen antwoordbericht is met deze ReferentieAanbieder.
    """
    if rij.verzoek_antwoord != VerzoekAntwoord.IN_ONDERZOEK:
        return
    if register.antwoorden(kop.gemeentecode, kop.agb, rij.referentie_aanbieder):
        tekst = "Op dit verzoek is al geantwoord. 'In onderzoek' kan alleen als eerste antwoord."
        yield Breuk(("verzoek_antwoord",), tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR365", retourcode="9365", where="JW319.Antwoord")
def earlier_answer_was_research(rij: AntwoordRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Als er al een antwoordbericht is met dezelfde ReferentieAanbieder dan moet VerzoekAntwoord daar de
    waarde 2 (Aanvraag in onderzoek) hebben.
    """
    if VerzoekAntwoord.AFGEWEZEN in register.antwoorden(kop.gemeentecode, kop.agb, rij.referentie_aanbieder):
        yield Breuk(_REFERENTIE, "Dit verzoek is al afgewezen. Stuur geen antwoord meer.")
    else:
        yield from nothing_found(kop, register)
