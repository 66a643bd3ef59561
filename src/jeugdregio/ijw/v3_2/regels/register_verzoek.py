"""Rules on a request (JW315, JW317) against the register. Source: Zorginstituut Nederland, iJw 3.2.

An assignment is current (actueel) on a day when it is not removed and does not end before that day; one that
is still to begin counts too, as in an assignment message (OP087).
"""

from collections.abc import Iterator
from datetime import date

from jeugdregio.ijw.codes import Frequentie
from jeugdregio.ijw.register.vragen import Register, Toewijzing
from jeugdregio.ijw.toetsen.regel import Breuk, Stap, Uitkomst
from jeugdregio.ijw.v3_2.regels.register_gedeeld import (
    GEEN_TOEWIJZING,
    absent,
    nothing_found,
    own_toewijzing,
    register_rule,
)
from jeugdregio.ijw.v3_2.rijen import Pakket, VerzoekRij
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.kern.vorm import format_day

_NUMMER = ("toewijzing_nummer",)
_OUDE_WERKWIJZE_TOT = date(2020, 12, 31)
"""Until this day an assignment without a product code could have a volume."""


def _is_actueel(toewijzing: Toewijzing, kop: Kop) -> bool:
    dag = kop.dagtekening or date.min
    return not toewijzing.verwijderd and (toewijzing.einddatum is None or toewijzing.einddatum >= dag)


@register_rule("TR347", retourcode="9347", where="JW315.AangevraagdProduct JW317.Verzoek")
def referentie_is_new(verzoek: VerzoekRij | Pakket, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """ReferentieAanbieder is uniek voor de aanbieder binnen het wettelijk domein."""
    if register.verzoek(kop.agb, verzoek.referentie_aanbieder) is not None:
        tekst = "Deze referentie is al voor een ander verzoek gebruikt. Geef het verzoek een nieuwe."
        yield Breuk(("referentie_aanbieder",), tekst)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR374", retourcode="9374", where="JW315.AangevraagdProduct JW317.Verzoek")
def no_request_is_open(verzoek: VerzoekRij | Pakket, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Een verzoek mag alleen worden verstuurd als er geen onderhanden verzoek is voor de betreffende
    client van dezelfde aanbieder.
    """
    if any(v.onderhanden for v in register.verzoeken_van((kop.gemeentecode, kop.agb, verzoek.bsn))):
        tekst = "Een eerder verzoek voor deze jeugdige is nog niet afgehandeld. "
        raad = "Wacht op de toewijzing of de afwijzing."
        yield from absent(kop, register, ("referentie_aanbieder",), tekst + raad)
    else:
        yield from nothing_found(kop, register)


@register_rule("TR349", retourcode="9349", where="JW317.Verzoek")
def all_current_toewijzingen_are_named(pakket: Pakket, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Het verzoek om wijziging bericht bevat alle actuele ToegewezenProducten van de client."""
    dag = kop.dagtekening or date.min
    genoemd = {rij.toewijzing_nummer for rij in pakket.rijen}
    gemist = [
        toewijzing
        for toewijzing in register.toewijzingen_van((kop.gemeentecode, kop.agb, pakket.bsn))
        # what was decided on the day of the request itself may not have reached its sender (OP095)
        if _is_actueel(toewijzing, kop)
        and toewijzing.toewijzingsdatum < dag
        and toewijzing.nummer not in genoemd
    ]
    if gemist:
        yield from absent(
            kop,
            register,
            ("ongewijzigde_producten",),
            f"Het verzoek noemt {len(gemist)} van de actuele toewijzingen niet. Neem elke toewijzing van "
            "deze jeugdige op: te wijzigen, of anders ongewijzigd.",
        )
    else:
        yield from nothing_found(kop, register)


@register_rule("TR350", retourcode="9350", where="JW317.OngewijzigdProduct")
def ongewijzigd_product_is_current(rij: VerzoekRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Ieder OngewijzigdProduct in een verzoek om wijziging bericht is gerelateerd aan een actueel
    toegewezen product op basis van het ToewijzingNummer.
    """
    return _current(rij, kop, register)


@register_rule("TR351", retourcode="9351", where="JW317.TeWijzigenProduct")
def te_wijzigen_product_is_current(rij: VerzoekRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Ieder TeWijzigenProduct in een verzoek om wijziging is gerelateerd aan een actueel
    ToegewezenProduct op basis van ToewijzingNummer.
    """
    return _current(rij, kop, register)


def _current(rij: VerzoekRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
    if toewijzing is None:
        tekst = "Deze jeugdige heeft bij u geen toewijzing met dit nummer. Verbeter het nummer."
        yield from absent(kop, register, _NUMMER, tekst)
    elif toewijzing.bsn != rij.bsn:
        yield Breuk(_NUMMER, "De toewijzing met dit nummer is van een andere jeugdige. Verbeter het nummer.")
    elif not _is_actueel(toewijzing, kop):
        tekst = "Deze toewijzing is beëindigd of verwijderd. Laat haar weg, of vraag een nieuw product aan."
        if toewijzing.verwijderd:
            yield Breuk(_NUMMER, tekst)
        else:  # what has ended may have been extended since
            yield from absent(kop, register, _NUMMER, tekst)


@register_rule("TR357", retourcode="9357", where="JW317.TeWijzigenProduct")
def change_in_the_past_begins_with_toewijzing(
    rij: VerzoekRij, kop: Kop, register: Register
) -> Iterator[Uitkomst]:
    """Als GewensteIngangsdatum kleiner dan of gelijk is aan de dagtekening, dan is GewensteIngangsdatum
    gelijk aan ingangsdatum van het originele ToegewezenProduct.
    """
    if rij.ingangsdatum is None or kop.dagtekening is None or rij.ingangsdatum > kop.dagtekening:
        return
    yield from _begins_with_toewijzing(rij, kop, register)


@register_rule("TR373", retourcode="9373", where="JW317.TeWijzigenProduct")
def changed_total_begins_with_toewijzing(rij: VerzoekRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien in een TeWijzigenProduct het Budget of het totaal over toewijzingsperiode wordt gewijzigd,
    dient GewensteIngangsdatum gelijk te zijn aan de actuele toewijzing.
    """
    toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
    if toewijzing is None:
        yield GEEN_TOEWIJZING
        return
    totaal = Frequentie.TOTAAL in (rij.frequentie, toewijzing.frequentie)
    omvang = (rij.volume, rij.eenheid, rij.frequentie)
    anders = omvang != (toewijzing.volume, toewijzing.eenheid, toewijzing.frequentie)
    if rij.budget != toewijzing.budget or (totaal and anders):
        yield from _begins_with_toewijzing(rij, kop, register)


def _begins_with_toewijzing(rij: VerzoekRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
    if toewijzing is None:
        yield GEEN_TOEWIJZING
    elif rij.ingangsdatum != toewijzing.ingangsdatum:
        dag = format_day(toewijzing.ingangsdatum)
        tekst = f"Deze wijziging kan alleen ingaan op de dag waarop de toewijzing inging: vul {dag} in."
        yield from absent(kop, register, ("gewenste_ingangsdatum",), tekst)


@register_rule("TR375", retourcode="9375", where="JW317.TeWijzigenProduct")
def generic_toewijzing_has_no_omvang(rij: VerzoekRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien Product in de toewijzing met ToewijzingNummer leeg is en Einddatum groter dan 31-12-2020 of
    leeg is, dan leeg laten.
    """
    return _omvang(rij, kop, register, soort="generiek")


@register_rule("TR411", retourcode="9411", where="JW317.TeWijzigenProduct")
def specific_toewijzing_has_omvang(rij: VerzoekRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien Code in Product bij de toewijzing met ToewijzingNummer gevuld is, dan Omvang verplicht vullen"""
    return _omvang(rij, kop, register, soort="specifiek")


@register_rule("TR412", retourcode="9412", where="JW317.TeWijzigenProduct")
def aspecific_toewijzing_has_no_omvang(rij: VerzoekRij, kop: Kop, register: Register) -> Iterator[Uitkomst]:
    """Indien Code in Product bij de toewijzing met ToewijzingNummer leeg is en einddatum groter dan
    31-12-2020 of leeg is, dan leeg laten
    """
    return _omvang(rij, kop, register, soort="aspecifiek")


def _omvang(rij: VerzoekRij, kop: Kop, register: Register, *, soort: str) -> Iterator[Uitkomst]:
    """Judge whether a volume may be asked; `soort` is the kind of assignment that the rule is about."""
    toewijzing = own_toewijzing(rij.toewijzing_nummer, kop, register)
    plek: tuple[Stap, ...] = ("omvang",)
    if toewijzing is None:
        yield GEEN_TOEWIJZING
    elif _kind(toewijzing) != soort:
        return
    elif soort == "specifiek":
        if rij.volume is None:
            yield Breuk(plek, "De toewijzing noemt een productcode. Vul Omvang in.")
    elif rij.volume is not None and (
        toewijzing.einddatum is None or toewijzing.einddatum > _OUDE_WERKWIJZE_TOT
    ):
        tekst = "De toewijzing noemt geen productcode. Laat Omvang leeg en vraag zo nodig een budget."
        yield Breuk(plek, tekst)


def _kind(toewijzing: Toewijzing) -> str:
    if toewijzing.productcode:
        return "specifiek"
    return "aspecifiek" if toewijzing.categorie else "generiek"
