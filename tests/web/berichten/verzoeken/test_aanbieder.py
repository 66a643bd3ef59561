"""To whom help is assigned: a provider that is known here, or a new one whose code was written twice."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.ijw.fabriek import BSN, jw315_bericht, with_header
from tests.web.berichten.verzoeken.conftest import TakeIn
from tests.web.berichten.verzoeken.formulier import HULP, PERSOON
from tests.web.wereld import AGB, GEMEENTE

from jeugdregio.ijw import write
from jeugdregio.web.aanbieders.actions import ensure_aanbieders
from jeugdregio.web.aanbieders.models import Aanbieder, AanbiederStatus
from jeugdregio.web.berichten.models import Bericht

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("voeren")]
NIEUW = "65000099"
VRAAG = "nog geen naam en geen bericht bekend"


def assign(toegang: Client, **anders: str) -> Any:
    data = {"bsn": BSN, "gemeente": GEMEENTE, "stap": "toewijzen", **HULP, **PERSOON, **anders}
    return toegang.post(reverse("verzoeken:jeugdige"), data)


def test_to_a_provider_that_is_known_help_is_assigned_at_once(toegang: Client) -> None:
    page = toegang.post(reverse("verzoeken:jeugdige"), {"bsn": BSN, "gemeente": GEMEENTE}).content.decode()
    assert "nog een keer" not in page
    assert assign(toegang).status_code == 302


def test_the_code_of_a_new_provider_is_asked_twice(toegang: Client) -> None:
    page = assign(toegang, aanbieder=NIEUW).content.decode()
    assert VRAAG in page
    assert "AGB-code van de nieuwe aanbieder, nog een keer" in page
    assert not Bericht.objects.exists()
    assert assign(toegang, aanbieder=NIEUW, agb_nogmaals=NIEUW).status_code == 302
    assert Bericht.objects.get().agb == NIEUW


def test_two_different_codes_are_not_sent(toegang: Client) -> None:
    page = assign(toegang, aanbieder=NIEUW, agb_nogmaals="65000098").content.decode()
    assert "een andere code dan hierboven" in page
    assert not Bericht.objects.exists()


def test_a_code_once_confirmed_confirms_no_other(toegang: Client) -> None:
    page = assign(toegang, aanbieder="65000098", agb_nogmaals=NIEUW).content.decode()
    assert "een andere code dan hierboven" in page


def test_what_is_no_code_is_told_first(toegang: Client) -> None:
    page = assign(toegang, aanbieder="6500009").content.decode()
    assert "Een AGB-code heeft acht cijfers" in page
    assert VRAAG not in page


def test_a_provider_that_we_only_sent_to_is_still_new(toegang: Client) -> None:
    ensure_aanbieders([NIEUW])
    assert VRAAG in assign(toegang, aanbieder=NIEUW).content.decode()


def test_a_provider_that_sent_a_message_itself_is_known(toegang: Client, take_in: TakeIn) -> None:
    Aanbieder.objects.filter(agb=AGB).update(naam="", status=AanbiederStatus.ONBEKEND)
    assert VRAAG in assign(toegang).content.decode()
    take_in(write(with_header(jw315_bericht(), afzender=AGB)))
    assert assign(toegang).status_code == 302


def test_only_providers_with_a_name_are_offered_to_choose_from(toegang: Client) -> None:
    ensure_aanbieders([NIEUW])
    page = toegang.post(reverse("verzoeken:jeugdige"), {"bsn": BSN, "gemeente": GEMEENTE}).content.decode()
    assert f'<option value="{AGB}">Stichting De Vogel</option>' in page
    assert NIEUW not in page
