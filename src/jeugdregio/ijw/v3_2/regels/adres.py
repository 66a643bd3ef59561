"""What holds for an address and the other ways to reach someone (JW301)."""

import re
from collections.abc import Iterator

from jeugdregio.ijw.codes import LandCode, SoortAdres
from jeugdregio.ijw.toetsen.regel import Breuk, Context
from jeugdregio.ijw.v3_2 import jw301
from jeugdregio.ijw.v3_2.regels.registratie import rule

_MET_ADRES = frozenset({SoortAdres.BRP, SoortAdres.VERBLIJF})
_VAST = frozenset({SoortAdres.BRP, SoortAdres.CORRESPONDENTIE, SoortAdres.VERBLIJF})
# a space between figures and letters is how people write it, and no reason to refuse a message
_is_postcode = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}").fullmatch


@rule("CD005", retourcode="0001", where="JW301.Contact")
def house_goes_with_a_postcode(contact: jw301.Contact, context: Context) -> Iterator[Breuk]:
    """Als Postcode gevuld is, dan verplicht vullen, anders leeg laten."""
    adres = contact.adres
    if adres is not None and (adres.postcode is None) != (adres.huis is None):
        yield Breuk(
            ("adres", "huis"),
            "Er is een postcode. Vul ook Huis in, met het huisnummer."
            if adres.huis is None
            else "Er is geen postcode. Laat Huis weg, of vul Postcode in.",
        )


@rule("CD009", retourcode="0001", where="JW301.Contact")
def only_a_temporary_address_has_a_periode(contact: jw301.Contact, context: Context) -> Iterator[Breuk]:
    """Alleen als Soort adres de waarde 04 (tijdelijk adres) heeft, is vullen toegestaan."""
    if contact.periode is not None and contact.soort != SoortAdres.TIJDELIJK:
        yield Breuk(
            ("periode",),
            f"Soort is {contact.soort}. Een periode hoort alleen bij soort 04 (tijdelijk). Laat Periode weg.",
        )


@rule("CD025", retourcode="0001", where="JW301.Contact")
def dutch_address_has_a_postcode(contact: jw301.Contact, context: Context) -> Iterator[Breuk]:
    """Als Adres / LandCode de waarde NL (Nederland) heeft, dan verplicht vullen."""
    adres = contact.adres
    if adres is not None and adres.postcode is None and adres.land_code == LandCode.NEDERLAND:
        yield Breuk(("adres", "postcode"), "Dit adres ligt in Nederland. Vul Postcode in.")


@rule("CD034", retourcode="0001", where="JW301.Contact")
def where_someone_lives_has_an_address(contact: jw301.Contact, context: Context) -> Iterator[Breuk]:
    """Als Soort adres de waarde 1 (BRP-adres) of 3 (verblijfadres) heeft, dan verplicht vullen."""
    if contact.adres is None and contact.soort in _MET_ADRES:
        yield Breuk(("adres",), f"Soort is {contact.soort} (BRP-adres of verblijfadres). Vul Adres in.")


@rule("CS089", retourcode="0001", where="JW301.Contact")
def dutch_postcode_has_its_form(contact: jw301.Contact, context: Context) -> Iterator[Breuk]:
    """Als LandCode de waarde NL (Nederland) heeft, dan moet het formaat overeenkomen met dat van een
    Nederlandse postcode.
    """
    adres = contact.adres
    if (
        adres is not None
        and adres.postcode is not None
        and adres.land_code == LandCode.NEDERLAND
        and not _is_postcode(adres.postcode)
    ):
        yield Breuk(
            ("adres", "postcode"),
            "Dit is geen Nederlandse postcode. Vul 4 cijfers en 2 hoofdletters in, of verbeter LandCode.",
        )


@rule("TR006", retourcode="0001", where="JW301.Contact")
def contact_can_be_reached(contact: jw301.Contact, context: Context) -> Iterator[Breuk]:
    """De berichtklasse Contact moet een berichtelement Telefoon, en/of de combinatie Huis en Postcode
    bevatten.
    """
    if contact.telefoon is not None:
        return
    adres = contact.adres
    if adres is None or adres.huis is None or adres.postcode is None:
        yield Breuk((), "Vul bij dit contact Telefoon in, of Huis en Postcode van het adres.")


@rule("TR061", retourcode="0001", where="JW301.Client")
def young_person_has_a_lasting_address(client: jw301.Client, context: Context) -> Iterator[Breuk]:
    """Bij een Client moet minimaal één Adres voorkomen waarvan Soort de waarde '01' (BRP-adres), '02'
    (Correspondentie-adres) of '03' (Verblijfadres) heeft.
    """
    for contact in client.contactgegevens.contact:
        if contact.soort in _VAST and contact.adres is not None:
            return
    yield Breuk(
        ("contactgegevens",),
        "Er is geen BRP-adres (01), correspondentie-adres (02) of verblijfadres (03). Vul er een in.",
    )
