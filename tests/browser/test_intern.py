"""The page of exact figures as a provider uses it: what is its own, and what cannot be given."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from tests.browser.conftest import Aanmelden
from tests.web.cijfers.registerrijen import PEILDATUM, fill_register
from tests.web.wereld import Wereld, make_wereld

from jeugdregio.web.cijfers.actions import ensure_indelingen
from jeugdregio.web.cijfers.export import make_stand
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.organisaties.rollen import Rol

Check = Callable[[Page], None]


@pytest.fixture
def wereld(transactional_db: None, settings: Settings, tmp_path: Path) -> Wereld:
    settings.DEMO = True
    settings.JEUGDREGIO_MAP = tmp_path
    load_gebieden()
    fill_register()
    ensure_indelingen(gebied=Gebied.objects.get(code="SVJ"))
    make_stand(tmp_path, PEILDATUM, regio="SVJ")
    return make_wereld()


def test_a_provider_asks_for_its_own_figures_and_is_told_what_there_is_not(
    pagina: Page, wereld: Wereld, aanmelden: Aanmelden, toegankelijk: Check
) -> None:
    aanmelden(wereld.users[Rol.AANBIEDER])
    pagina.goto("/monitor/jeugdigen_met_jeugdhulp/intern/")
    toegankelijk(pagina)
    pagina.get_by_label("Tabel").select_option(label="Per jaar, naar gemeente")
    pagina.get_by_label("Waarvoor hebt u deze cijfers nodig?").fill("Kwartaalgesprek met de regio")
    pagina.get_by_role("button", name="Toon exacte cijfers").click()
    expect(pagina.get_by_role("table")).to_be_visible()
    toegankelijk(pagina)
    pagina.goto("/monitor/situatie_30_dagen_na_crisis/intern/")
    expect(pagina.get_by_text("niet per aanbieder")).to_be_visible()
    toegankelijk(pagina)
