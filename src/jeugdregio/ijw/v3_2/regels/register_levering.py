"""Rules on a start (JW305) and a stop (JW307) against the register. Source: Zorginstituut Nederland, iJw 3.2.

A delivery is known by young person, assignment, product and first day; for task-based help (taakgericht)
there is no assignment. A line with status 3 takes back what was sent: afterwards that was never there, and
the same line may come again with status 1. TR413 and TR415 leave such a line alone; TR414 does not, so that
of several stops the last is taken back first.
"""

from collections.abc import Iterator

from jeugdregio.ijw.codes import RedenBeeindiging, StatusAanlevering
from jeugdregio.ijw.productcode import productcodes
from jeugdregio.ijw.register.vragen import Register, levering_sleutel
from jeugdregio.ijw.toetsen.regel import Breuk, NietTeControleren, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import (
    absent,
    nothing_found,
    own_toewijzing,
    register_rule,
)
from jeugdregio.ijw.v3_2.rijen import LeveringRij
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.kern.vorm import format_day

_WERKWIJZE = {"output": "outputgericht", "inspanning": "inspanningsgericht"}
_TAAKGERICHT_ONBEKEND = NietTeControleren(
    "Zonder toewijzing kan alleen taakgerichte hulp beginnen of stoppen. Of de hulp dat is, staat niet "
    "in het bericht."
)


@register_rule("TR019", retourcode="9019", where="JW305.StartProduct JW307.StopProduct")
def levering_has_toewijzing(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Bij een output- of inspanningsgerichte werkwijze moet de melding van de start of de stop van de
    ondersteuning gerelateerd zijn aan een toewijzing op basis van het ToewijzingNummer
    """
    if rij.status_aanlevering == StatusAanlevering.VERWIJDEREN:
        return
    plek = ("toewijzing_nummer",)
    if rij.toewijzing_nummer is None:
        product = productcodes().get(rij.productcode)
        werkwijze = _WERKWIJZE.get(product.variant or "") if product else None
        if werkwijze is None:
            yield _TAAKGERICHT_ONBEKEND
        else:
            yield Breuk(plek, f"Dit product is {werkwijze}. Vul het nummer van de toewijzing in.")
        return
    toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
    if toewijzing is None:
        tekst = "De gemeente gaf de aanbieder geen toewijzing met dit nummer. Kijk het nummer na."
        yield from absent(kop, register, plek, tekst)
    elif toewijzing.bsn != rij.bsn:
        yield Breuk(plek, "De toewijzing met dit nummer is van een andere jeugdige. Verbeter het nummer.")
    elif toewijzing.verwijderd and rij.soort == "start":
        # it counts as never sent; what had begun before must be possible to stop
        tekst = "De gemeente heeft deze toewijzing verwijderd. Neem contact op met de gemeente."
        yield Breuk(plek, tekst)


@register_rule("TR063", retourcode="9063", where="JW305.StartProduct JW307.StopProduct")
def removed_line_was_sent(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien StatusAanlevering de waarde 3 (aanlevering verwijderen) bevat, dan moet voor de betreffende
    Client een eerdere aanlevering met dezelfde logische sleutel verstuurd zijn.
    """
    if rij.status_aanlevering == StatusAanlevering.VERWIJDEREN and not _stands(rij, kop, register):
        yield from absent(
            kop,
            register,
            ("status_aanlevering",),
            "Er is niets te verwijderen: deze regel is niet eerder verstuurd, of al verwijderd.",
        )


@register_rule("TR071", retourcode="9071", where="JW305.StartProduct")
def removed_start_is_not_stopped(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """StatusAanlevering mag niet de waarde '3' bevatten als er voor de betreffende melding start zorg al
    een stop zorg is verstuurd.
    """
    if rij.status_aanlevering != StatusAanlevering.VERWIJDEREN:
        return
    levering = register.levering(levering_sleutel(kop, rij))
    if levering.einde is not None:
        tekst = "Deze start is al gestopt. Verwijder eerst de stop, daarna de start."
        yield from absent(kop, register, ("status_aanlevering",), tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR074", retourcode="9074", where="JW305.StartProduct JW307.StopProduct")
def new_line_was_not_sent_before(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien StatusAanlevering de waarde '1' bevat, dan moet de sleutel van de betreffende aanlevering
    niet alleen uniek zijn binnen het bericht zelf, maar ook in combinatie met alle reeds ontvangen
    berichten.
    """
    if rij.status_aanlevering != StatusAanlevering.EERSTE:
        return
    if _stands(rij, kop, register):
        tekst = "Deze regel is al eerder verstuurd. Laat hem weg, of verwijder eerst de eerdere regel."
        yield from absent(kop, register, ("status_aanlevering",), tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR326", retourcode="9326", where="JW305.StartProduct")
def no_other_start_is_open(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Een Startbericht mag pas verstuurd worden als er géén actueel Startbericht bij een
    ToegewezenProduct is.
    """
    if rij.status_aanlevering == StatusAanlevering.VERWIJDEREN or rij.toewijzing_nummer is None:
        return
    if register.heeft_andere_open_start(levering_sleutel(kop, rij)):
        tekst = "Op deze toewijzing loopt nog een levering. "
        raad = "Meld eerst de stop daarvan, of verwijder de start."
        yield from absent(kop, register, ("begindatum",), tekst + raad)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR382", retourcode="9069", where="JW307.StopProduct")
def stop_repeats_the_start(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """De sleutelelementen uit het startbericht moeten in het stopbericht, waarin wordt aangegeven dat de
    betreffende levering (tijdelijk) beeindigd wordt, ongewijzigd worden overgenomen.
    """
    if rij.status_aanlevering == StatusAanlevering.VERWIJDEREN:
        return
    sleutel, plek = levering_sleutel(kop, rij), ("begindatum",)
    levering = register.levering(sleutel)
    if not levering.gestart:
        tekst = (
            "Er is geen start met deze begindatum, dit product en deze toewijzing. Neem ze over uit de start."
        )
        yield from absent(kop, register, plek, tekst)
    elif (
        levering.tijdelijk and rij.toewijzing_nummer is not None and register.heeft_andere_open_start(sleutel)
    ):
        # one start is current at a time, and a stop is about that one (OP155, OP289)
        tekst = "Na de tijdelijke stop is een nieuwe start gemeld. Neem de begindatum daarvan over."
        yield from absent(kop, register, plek, tekst)


@register_rule("TR413", retourcode="9413", where="JW307.StopProduct")
def no_second_temporary_stop(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Als er al een StopProduct voor hetzelfde Bsn, ToewijzingNummer, Begindatum en met RedenBeeindiging
    waarde 20 is, dan moet RedenBeeindiging <> aan waarde 20 zijn, indien StatusAanlevering waarde 1 of 2
    heeft.
    """
    if (
        rij.status_aanlevering == StatusAanlevering.VERWIJDEREN
        or rij.reden_beeindiging != RedenBeeindiging.TIJDELIJK
    ):
        return
    if register.levering(levering_sleutel(kop, rij)).tijdelijk:
        tekst = "Deze levering is al tijdelijk gestopt. Meld eerst een nieuwe start, of een definitieve stop."
        yield from absent(kop, register, ("reden_beeindiging",), tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR414", retourcode="9414", where="JW307.StopProduct")
def stop_is_not_before_an_earlier_one(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Als er al een StopProduct voor hetzelfde Bsn, ToewijzingNummer en Begindatum is, dan moet Einddatum
    >= zijn aan Einddatum uit actuele StopProduct.
    """
    einde = register.levering(levering_sleutel(kop, rij)).einde
    if einde is None:
        yield from nothing_found(kop, register)
    elif rij.einddatum is not None and rij.einddatum < einde:
        yield from absent(
            kop,
            register,
            ("einddatum",),
            f"Deze levering is al gestopt op {format_day(einde)}. Een eerdere einddatum kan niet: "
            "verbeter de einddatum, of verwijder eerst de latere stop.",
        )


@register_rule("TR415", retourcode="9415", where="JW307.StopProduct")
def no_stop_after_the_last(rij: LeveringRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Er mag geen StopProduct zijn met gelijk Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging <>
    waarde 20, indien StatusAanlevering waarde 1 of 2 heeft
    """
    if rij.status_aanlevering == StatusAanlevering.VERWIJDEREN:
        return
    if register.levering(levering_sleutel(kop, rij)).definitief:
        tekst = "Deze levering is al definitief gestopt. Verwijder eerst die stop, of laat deze regel weg."
        yield from absent(kop, register, ("reden_beeindiging",), tekst)
    else:
        yield from nothing_found(kop, register)


def _stands(rij: LeveringRij, kop: Kop, register: Register) -> bool:
    """Say whether a line with the same logical key was sent and not removed."""
    sleutel = levering_sleutel(kop, rij)
    if rij.einddatum is None:
        return register.levering(sleutel).gestart
    return register.heeft_stop(sleutel, rij.einddatum, rij.reden_beeindiging)
