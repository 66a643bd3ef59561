"""Rules on an assignment (JW301) against the register. Source: Zorginstituut Nederland, iJw 3.2.

A declared line that nobody answered yet counts as approved: it may be paid.
"""

from collections.abc import Iterator

from jeugdregio.ijw.codes import RedenWijziging
from jeugdregio.ijw.register.vragen import Register
from jeugdregio.ijw.toetsen.regel import Breuk, NietTeControleren, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import absent, nothing_found, register_rule
from jeugdregio.ijw.v3_2.rijen import ToewijzingRij
from jeugdregio.ijw.v3_2.vertaling import Kop

_HONOREERT_ONBEKEND = NietTeControleren(
    "Er loopt een verzoek voor deze jeugdige. Of de toewijzing dat honoreert, staat niet in het bericht."
)


@register_rule("TR332", retourcode="9332", where="JW301.ToegewezenProduct")
def nummer_is_of_one_toewijzing(rij: ToewijzingRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Ieder ToegewezenProduct binnen één gemeente heeft een uniek nummer per wettelijk domein."""
    eerdere = register.toewijzing(kop.gemeentecode, rij.toewijzing_nummer)
    if eerdere is None:
        yield from nothing_found(kop, register)
    elif (eerdere.bsn, eerdere.agb) != (rij.bsn, kop.agb):
        yield Breuk(
            ("toewijzing_nummer",),
            "Dit nummer is al van een toewijzing aan een andere jeugdige of aanbieder. Geef een nieuw "
            "nummer.",
        )


@register_rule("TR379", retourcode="9379", where="JW301.ToegewezenProduct")
def referentie_is_of_a_request(rij: ToewijzingRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien ToegewezenProduct wordt verstuurd ter honorering van een VOT of VOW, dient
    ReferentieAanbieder te worden gevuld met ReferentieAanbieder uit die VOT of VOW, anders leeglaten.
    """
    if not rij.referentie_aanbieder:
        client = (kop.gemeentecode, kop.agb, rij.bsn)
        if any(verzoek.onderhanden for verzoek in register.verzoeken_van(client)):
            yield _HONOREERT_ONBEKEND
        else:
            yield from nothing_found(kop, register)
        return
    plek, raad = ("referentie_aanbieder",), "Neem haar over uit het verzoek, of laat haar leeg."
    verzoek = register.verzoek(kop.agb, rij.referentie_aanbieder)
    if verzoek is None or verzoek.gemeentecode != kop.gemeentecode:
        tekst = "Er is van deze aanbieder geen verzoek met deze referentie voor deze jeugdige."
        yield from absent(kop, register, plek, f"{tekst} {raad}")
    elif verzoek.bsn != rij.bsn:
        yield Breuk(plek, f"Het verzoek met deze referentie is voor een andere jeugdige. {raad}")


@register_rule("TR385", retourcode="9385", where="JW301.ToegewezenProduct")
def removed_toewijzing_is_not_declared(
    rij: ToewijzingRij, kop: Kop, register: Register
) -> Iterator[Uitkomst]:
    """Indien de toewijzing goedgekeurde (niet gecrediteerde) prestatiesregels met gelijk ToewijzingNummer
    heeft, is het niet toegestaan deze toewijzing te verwijderen met RedenWijziging waarde 13
    (verwijderd).
    """
    if rij.reden_wijziging != RedenWijziging.VERWIJDERD:
        return
    if register.gebruik(kop.gemeentecode, rij.toewijzing_nummer).open_debetten > 0:
        yield from absent(
            kop,
            register,
            ("reden_wijziging",),
            "Op deze toewijzing is gedeclareerd. Zij kan pas worden verwijderd als alles is gecrediteerd; "
            "geef haar anders een einddatum.",
        )
    else:
        yield from nothing_found(kop, register)
