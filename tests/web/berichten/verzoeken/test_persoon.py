"""Who a message is about: what was filled in, and of what no form asks, what the latest message said."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.ijw.fabriek import ADRES, BSN, NAAM, VOLLEDIGE_NAAM, contact, jw301_client, relatie

from jeugdregio.ijw.v3_2 import basis, jw301
from jeugdregio.web.berichten.verzoeken.forms import PersoonForm
from jeugdregio.web.berichten.verzoeken.persoon import Persoon, to_send

TELEFOON = basis.Telefoonnummers(telefoon01=basis.Telefoon(telefoonnummer="0400000000", landnummer="+31"))


def known(**anders: Any) -> Persoon:
    """Somebody as a JW301 has them."""
    client = jw301_client(**anders)
    return Persoon(
        client.bsn, "JW301", date(2025, 1, 31), client.geboortedatum, client.geslacht, client.naam, client
    )


def filled(persoon: Persoon, **anders: Any) -> dict[str, Any]:
    """The form on somebody, as it begins, with some answers changed."""
    values = {name: "" if value is None else value for name, value in persoon.initial().items()}
    form = PersoonForm(values | anders)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def test_an_untouched_form_sends_what_the_last_message_said() -> None:
    vader = relatie()
    persoon = known(relaties=jw301.Relaties(relatie=(vader,)), juridische_status="01")
    sent = to_send(BSN, filled(persoon), persoon)
    assert sent.naam == VOLLEDIGE_NAAM
    assert sent.contacten == (contact(),)
    assert sent.relaties == (vader,)
    assert (sent.geboortedatum, sent.juridische_status) == (persoon.geboortedatum, "01")


def test_a_new_address_replaces_the_first_and_leaves_telephone_and_the_others() -> None:
    first, other = contact(telefoon=TELEFOON), contact(soort="02")
    persoon = known(contactgegevens=jw301.Contactgegevens(contact=(first, other)))
    sent = to_send(BSN, filled(persoon, straatnaam="Dorpsstraat", huisnummer=12), persoon)
    huis = basis.Huis(huisnummer=12)
    moved = replace(ADRES, straatnaam="Dorpsstraat", huis=huis)
    assert sent.contacten == (replace(first, adres=moved), other)


def test_an_unchanged_house_keeps_what_the_form_does_not_ask() -> None:
    huis = basis.Huis(huisnummer=7, huisletter="b", aanduiding_woonadres="to")
    persoon = known(
        contactgegevens=jw301.Contactgegevens(contact=(contact(adres=replace(ADRES, huis=huis)),))
    )
    assert filled(persoon)["toevoeging"] == "b"
    sent = to_send(BSN, filled(persoon), persoon)
    assert sent.contacten[0].adres is not None
    assert sent.contacten[0].adres.huis == huis


def test_a_birth_day_that_is_partly_unknown_stays_so_until_it_is_changed() -> None:
    geboren = basis.Geboortedatum(datum=date(2012, 1, 1), datum_gebruik="2")
    persoon = known(geboortedatum=geboren)
    assert to_send(BSN, filled(persoon), persoon).geboortedatum == geboren
    changed = to_send(BSN, filled(persoon, geboortedatum="2012-06-15"), persoon)
    assert changed.geboortedatum == basis.Geboortedatum(datum=date(2012, 6, 15))


def test_who_only_asked_for_help_gets_the_address_that_was_filled_in() -> None:
    persoon = Persoon(
        BSN, "JW315", date(2025, 1, 20), basis.Geboortedatum(datum=date(2012, 6, 15)), "2", NAAM, None
    )
    address = {
        "straatnaam": "Voorbeeldstraat",
        "huisnummer": 1,
        "postcode": "5611 aa",
        "plaatsnaam": "Eindhoven",
    }
    sent = to_send(BSN, filled(persoon, **address), persoon)
    assert sent.naam == VOLLEDIGE_NAAM
    assert sent.contacten == (contact(),)


@pytest.mark.parametrize(
    ("voorvoegsel", "verwacht"), [(None, "Test Voorbeeld"), ("van der", "Test van der Voorbeeld")]
)
def test_a_name_is_shown_as_people_write_it(voorvoegsel: str | None, verwacht: str) -> None:
    naam = replace(
        VOLLEDIGE_NAAM, geslachtsnaam=replace(VOLLEDIGE_NAAM.geslachtsnaam, voorvoegsel=voorvoegsel)
    )
    assert known(naam=naam).volledige_naam == verwacht
