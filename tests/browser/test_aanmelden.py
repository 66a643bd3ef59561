"""Signing in and the start page, as somebody sees them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Aanmelden
from tests.web.wereld import GEMEENTE, WACHTWOORD, Wereld, make_wereld

from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.rollen import Rol

Check = Callable[[Page], None]


@pytest.fixture
def wereld(transactional_db: None) -> Wereld:
    """A person for each role, in a database that the server sees too."""
    Gemeente.objects.create(code=GEMEENTE, naam="Eindhoven", provincie="Noord-Brabant", landsdeel="Zuid")
    return make_wereld()


def test_signing_in_leads_to_what_i_may_do(pagina: Page, wereld: Wereld, toegankelijk: Check) -> None:
    pagina.goto("/")
    toegankelijk(pagina)
    pagina.get_by_role("main").get_by_role("link", name="Aanmelden").click()
    pagina.get_by_label("E-mailadres").fill(wereld.users[Rol.DATA_ANALIST].email)
    pagina.get_by_label("Wachtwoord").fill("verkeerd-wachtwoord")
    pagina.get_by_role("button", name="Aanmelden").click()
    expect(pagina.get_by_role("alert")).to_contain_text("Het e-mailadres of het wachtwoord klopt niet.")
    toegankelijk(pagina)
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Aanmelden").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Welkom, Test Data-analist")
    expect(pagina.get_by_role("main")).to_contain_text("Eindhoven")
    toegankelijk(pagina)
    pagina.get_by_role("button", name="Afmelden").click()
    expect(pagina.get_by_role("main")).to_contain_text("U bent afgemeld.")
    toegankelijk(pagina)


def test_the_first_tab_leads_past_the_menu_to_the_content(pagina: Page, wereld: Wereld) -> None:
    pagina.goto("/")
    pagina.keyboard.press("Tab")
    skip = pagina.get_by_role("link", name="Direct naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("main")).to_be_focused()
    pagina.keyboard.press("Tab")
    inside = pagina.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside


def test_the_keyboard_alone_is_enough_to_sign_in(pagina: Page, wereld: Wereld) -> None:
    pagina.goto("/aanmelden/")
    pagina.get_by_label("E-mailadres").focus()
    pagina.keyboard.type(wereld.users[Rol.BESTUURDER].email)
    pagina.keyboard.press("Tab")
    pagina.keyboard.type(WACHTWOORD)
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Welkom")


@pytest.mark.parametrize(
    "adres", ["/account/wachtwoord/", "/account/tweestaps/", "/account/bevestigen/", "/afmelden/"]
)
def test_the_pages_of_the_account_are_usable_by_everyone(
    pagina: Page, wereld: Wereld, aanmelden: Aanmelden, toegankelijk: Check, adres: str
) -> None:
    aanmelden(wereld.users[Rol.AANBIEDER])
    pagina.goto(adres)
    expect(pagina.get_by_role("heading", level=1)).to_be_visible()
    toegankelijk(pagina)


def test_the_second_step_can_be_switched_on_from_the_page(
    pagina: Page, wereld: Wereld, aanmelden: Aanmelden, toegankelijk: Check
) -> None:
    aanmelden(wereld.users[Rol.DATA_ANALIST])
    pagina.goto("/account/tweestaps/")
    pagina.get_by_role("link", name="Aanzetten").click()
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Bevestigen").click()
    picture = pagina.get_by_role("img", name="QR-code")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    toegankelijk(pagina)
