"""The ledger as somebody sees and uses it, with a mouse, a keyboard or a screen reader."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from tests.browser.conftest import Aanmelden
from tests.web.berichten.fabriek import declaratie_xml, start_xml, stop_xml, toewijzing_xml
from tests.web.wereld import GEMEENTE, Wereld, make_wereld

from jeugdregio.web.berichten.verwerking import process
from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.rollen import Rol

Check = Callable[[Page], None]


@pytest.fixture
def wereld(transactional_db: None, settings: Settings, tmp_path: Path) -> Wereld:
    settings.DEMO = True
    Gemeente.objects.get_or_create(
        pk=GEMEENTE, defaults={"naam": "Eindhoven", "provincie": "Noord-Brabant", "landsdeel": "Zuid"}
    )
    contents = [toewijzing_xml(n, str(n)) for n in range(30)]
    contents += [
        start_xml(1, "1"),
        start_xml(99, "2"),
        stop_xml(1, "1"),
        declaratie_xml((1, 1)).replace(b">D<", b">X<"),  # no such code: it breaks the schema
    ]
    contents += [declaratie_xml((100, 200), "2", nummer=99), b"geen bericht"]
    for place, content in enumerate(contents):
        (tmp_path / f"{place:03}.xml").write_bytes(content)
    list(process([tmp_path], ontvangen_op="nu"))
    return make_wereld()


@pytest.fixture
def analist(pagina: Page, wereld: Wereld, aanmelden: Aanmelden) -> Page:
    aanmelden(wereld.users[Rol.DATA_ANALIST])
    return pagina


def test_the_list_is_filtered_at_once_and_leads_to_a_message(analist: Page, toegankelijk: Check) -> None:
    analist.goto("/berichten/")
    expect(analist.get_by_text("36 berichten, waarvan 2 geweigerd")).to_be_visible()
    toegankelijk(analist)
    analist.get_by_label("Status").select_option("geweigerd")
    expect(analist.get_by_text("2 berichten, waarvan 2 geweigerd")).to_be_visible()
    expect(analist).to_have_url(re.compile(r"status=geweigerd"))
    toegankelijk(analist)
    analist.get_by_role("link", name="JW323 Declaratie").click()
    expect(analist.get_by_role("heading", name="JW323 Declaratie")).to_be_visible()
    expect(
        analist.get_by_text(re.compile(r"Hierom is het hele bericht geweigerd \([2-9]×\)"))
    ).to_be_visible()
    toegankelijk(analist)


def test_the_keyboard_reaches_the_next_page(analist: Page) -> None:
    analist.goto("/berichten/")
    link = analist.get_by_role("link", name="Volgende pagina")
    link.focus()
    analist.keyboard.press("Enter")
    expect(analist.get_by_text("Pagina 2 van 2")).to_be_visible()


def test_what_waits_can_be_read(analist: Page, toegankelijk: Check) -> None:
    analist.goto("/berichten/wachtend/")
    expect(analist.get_by_role("heading", name="Wat wacht op een toewijzing")).to_be_visible()
    expect(analist.get_by_text("2 declaratieregels wachten")).to_be_visible()
    toegankelijk(analist)
