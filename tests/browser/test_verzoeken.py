"""Answering a request and assigning help, as somebody of the toegang does it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from tests.browser.conftest import Aanmelden
from tests.ijw.fabriek import OMVANG, aangevraagd_product, jw315_bericht, with_header
from tests.web.wereld import AGB, GEMEENTE, Wereld, make_wereld

from jeugdregio.ijw import write
from jeugdregio.web.aanbieders.actions import ensure_aanbieders, name_aanbieder
from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.models import Modus
from jeugdregio.web.berichten.verwerking import process
from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.rollen import Rol

Check = Callable[[Page], None]
BSN = "999900006"


@pytest.fixture
def wereld(transactional_db: None, settings: Settings, tmp_path: Path) -> Wereld:
    settings.DEMO = True
    Gemeente.objects.get_or_create(
        pk=GEMEENTE, defaults={"naam": "Eindhoven", "provincie": "Noord-Brabant", "landsdeel": "Zuid"}
    )
    set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.VOEREN, vanaf=date(2020, 1, 1), by=None)
    ensure_aanbieders([AGB])
    name_aanbieder(agb=AGB, naam="Stichting De Vogel (verzonnen)", by=None)
    begin = timezone.localdate() + timedelta(days=14)
    product = aangevraagd_product(
        toewijzing_ingangsdatum=begin,
        toewijzing_einddatum=begin + timedelta(days=182),
        omvang=replace(OMVANG, volume=90),
    )
    verzoek = with_header(jw315_bericht(product), afzender=AGB, dagtekening=timezone.localdate())
    (tmp_path / "verzoek.xml").write_bytes(write(verzoek))
    assert [u.status for u in process([tmp_path], ontvangen_op="nu")] == ["verwerkt"]
    return make_wereld()


@pytest.fixture
def toegang(pagina: Page, wereld: Wereld, aanmelden: Aanmelden) -> Page:
    aanmelden(wereld.users[Rol.TOEGANG])
    return pagina


def fill_address(pagina: Page) -> None:
    """Fill in what no message has told yet."""
    for label, waarde in {
        "Straat": "Voorbeeldstraat",
        "Huisnummer": "1",
        "Postcode": "5611 AA",
        "Plaats": "Eindhoven",
    }.items():
        pagina.get_by_label(label, exact=True).fill(waarde)


def test_a_request_is_found_looked_into_and_granted(toegang: Page, toegankelijk: Check) -> None:
    toegang.goto("/")
    toegang.get_by_role("link", name="Verzoeken").first.click()
    expect(toegang.get_by_text("Nog 5 werkdagen")).to_be_visible()
    toegankelijk(toegang)
    toegang.get_by_role("link", name="JW315", exact=False).click()
    expect(toegang.get_by_role("heading", name="Verzoek om toewijzing")).to_be_visible()
    expect(toegang.get_by_text("Test Voorbeeld")).to_be_visible()
    toegankelijk(toegang)
    toegang.get_by_role("link", name="In onderzoek nemen").click()
    toegankelijk(toegang)
    toegang.get_by_role("button", name="In onderzoek nemen").click()
    expect(toegang.get_by_text("het bericht aan de aanbieder is gemaakt")).to_be_visible()
    toegang.get_by_role("link", name="Afwijzen", exact=True).click()
    toegang.get_by_role("button", name="Afwijzen").click()
    expect(toegang.get_by_text("Dit veld is verplicht")).to_be_visible()
    toegankelijk(toegang)
    toegang.get_by_role("link", name="Niet doen").click()
    toegang.get_by_role("link", name="Toewijzen", exact=True).click()
    fill_address(toegang)
    toegankelijk(toegang)
    toegang.get_by_role("button", name="Toewijzen").click()
    expect(toegang.get_by_text("Toegewezen", exact=True)).to_be_visible()
    toegankelijk(toegang)


def test_help_is_assigned_without_a_request_and_then_ended(toegang: Page, toegankelijk: Check) -> None:
    toegang.goto("/verzoeken/")
    toegang.get_by_role("link", name="Hulp toewijzen of wijzigen").click()
    toegankelijk(toegang)
    toegang.get_by_label("Burgerservicenummer").fill(BSN)
    toegang.get_by_role("button", name="Zoeken").click()
    toegang.get_by_label("Aanbieder (AGB-code)").fill(AGB)
    toegang.get_by_label("Product").select_option("45A06")
    toegang.get_by_label("Aantal").fill("60")
    toegang.get_by_label("Eenheid").select_option(label="Minuut")
    toegang.get_by_label("Per", exact=False).last.select_option(label="Per week")
    toegang.get_by_label("Eerste dag").fill(timezone.localdate().isoformat())
    fill_address(toegang)
    toegang.get_by_role("button", name="Toewijzen").click()
    expect(toegang.get_by_text("(regel CD076)")).to_be_visible()
    toegankelijk(toegang)
    toegang.get_by_label("Laatste dag").fill((timezone.localdate() + timedelta(days=90)).isoformat())
    toegang.get_by_role("button", name="Toewijzen").click()
    expect(toegang.get_by_text("U hebt de hulp toegewezen")).to_be_visible()
    assert BSN not in toegang.url
    toegankelijk(toegang)
    toegang.get_by_role("link", name="Omvang wijzigen").click()
    toegankelijk(toegang)
    toegang.go_back()
    toegang.get_by_role("link", name="Beëindigen").click()
    toegang.get_by_label("Reden").select_option(label="Overstap naar andere aanbieder")
    toegankelijk(toegang)
    toegang.get_by_role("button", name="Beëindigen").click()
    expect(toegang.get_by_text("Overstap naar andere aanbieder")).to_be_visible()
