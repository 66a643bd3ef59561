"""An administrator's day in a real browser, at both widths: nothing needs a Python shell."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from tests.browser.conftest import Aanmelden
from tests.web.wereld import BEGIN, Wereld, make_wereld

from jeugdregio.web.aanbieders.actions import conclude_contract, ensure_aanbieders, name_aanbieder
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.organisaties.actions import create_organisatie, grant_mandaat
from jeugdregio.web.organisaties.models import OrganisatieSoort
from jeugdregio.web.organisaties.rollen import Rol, Taak

Check = Callable[[Page], None]


@pytest.fixture
def wereld(transactional_db: None, settings: Settings) -> Wereld:
    """A person for each role, the areas of the country, and a mandate that ends soon."""
    settings.JEUGDREGIO_REGIO = "SVJ"
    load_gebieden()
    ensure_aanbieders(["65000002"])
    cjg = create_organisatie(naam="CJG De Kempen", soort=OrganisatieSoort.TOEGANG, by=None)
    tot = timezone.localdate() + timedelta(days=12)
    codes = ["0770", "1728"]
    grant_mandaat(organisatie=cjg, taak=Taak.BERICHTEN, gemeentecodes_van=codes, van=BEGIN, tot=tot, by=None)
    return make_wereld()


@pytest.fixture
def beheer(pagina: Page, wereld: Wereld, aanmelden: Aanmelden) -> Page:
    """The site as an administrator sees it."""
    aanmelden(wereld.users[Rol.SYSTEEMBEHEERDER])
    return pagina


def test_a_new_colleague_begins(beheer: Page, toegankelijk: Check) -> None:
    beheer.goto("/beheer/")
    toegankelijk(beheer)
    beheer.get_by_role("main").get_by_role("link", name="Personen").click()
    toegankelijk(beheer)
    beheer.get_by_role("link", name="Persoon toevoegen").click()
    beheer.get_by_role("button", name="Toevoegen").click()
    expect(beheer.get_by_text("Dit veld is verplicht.").first).to_be_visible()
    toegankelijk(beheer)
    beheer.get_by_label("Naam").fill("Nieuwe Analist")
    beheer.get_by_label("E-mailadres").fill("nieuw@voorbeeld.nl")
    beheer.get_by_label("Organisatie").select_option("Data-analist 0772")
    beheer.get_by_label("Rol").select_option("Data-analist")
    beheer.get_by_role("button", name="Toevoegen").click()
    expect(beheer.get_by_text("Dit wachtwoord ziet u maar één keer")).to_be_visible()
    toegankelijk(beheer)
    beheer.get_by_role("link", name="Naar de gegevens van Nieuwe Analist").click()
    expect(beheer.get_by_text("Account gemaakt voor Nieuwe Analist")).to_be_visible()
    toegankelijk(beheer)
    beheer.get_by_role("link", name="Account uitzetten").click()
    toegankelijk(beheer)
    beheer.get_by_role("button", name="Account uitzetten").click()
    expect(beheer.get_by_text("Dit account staat uit")).to_be_visible()


def test_a_mandate_that_ends_is_noticed_and_followed_by_another(beheer: Page, toegankelijk: Check) -> None:
    beheer.goto("/beheer/organisaties/")
    notice = beheer.get_by_text("eindigt op")
    expect(notice).to_contain_text("over 12 dagen")
    toegankelijk(beheer)
    beheer.get_by_role("row").get_by_role("link", name="CJG De Kempen").click()
    toegankelijk(beheer)
    beheer.get_by_role("link", name="Mandaat geven").click()
    toegankelijk(beheer)
    beheer.get_by_label("Gebied", exact=True).select_option("SVJ-KEMPEN")
    beheer.get_by_role("button", name="Toon gemeenten").click()
    expect(beheer.get_by_role("checkbox")).to_have_count(4)
    beheer.get_by_role("button", name="Mandaat geven").click()
    expect(beheer.get_by_text("Dit veld is verplicht.")).to_be_visible()
    toegankelijk(beheer)
    beheer.get_by_label("Taak").select_option("Berichten inzien")
    beheer.get_by_role("button", name="Mandaat geven").click()
    expect(beheer.get_by_text("Het mandaat ‘Berichten inzien’ is gegeven.")).to_be_visible()
    expect(notice).to_have_count(0)


def test_contracts_are_read_from_a_file(beheer: Page, toegankelijk: Check, tmp_path: Path) -> None:
    path = tmp_path / "contracten.csv"
    path.write_text("agb;naam;gebied;van;tot\n65000002;De Verzonnen Vogel;XXX;1-1-2026;\n", "utf-8")
    beheer.goto("/beheer/aanbieders/")
    expect(beheer.get_by_role("row").nth(1)).to_contain_text("65000002")
    toegankelijk(beheer)
    beheer.get_by_role("link", name="Contracten inlezen").click()
    toegankelijk(beheer)
    beheer.get_by_label("CSV-bestand").set_input_files(path)
    beheer.get_by_role("button", name="Inlezen").click()
    expect(beheer.get_by_role("alert")).to_contain_text("Er is niets ingelezen")
    toegankelijk(beheer)
    path.write_text("agb;naam;gebied;van;tot\n65000002;De Verzonnen Vogel;SVJ;1-1-2026;\n", "utf-8")
    beheer.get_by_label("CSV-bestand").set_input_files(path)
    beheer.get_by_role("button", name="Inlezen").click()
    expect(beheer.get_by_text("Nieuwe contracten: 1.")).to_be_visible()
    beheer.get_by_role("link", name="De Verzonnen Vogel").click()
    toegankelijk(beheer)
    beheer.get_by_role("link", name="Beëindigen").click()
    toegankelijk(beheer)


def test_tariffs_are_read_from_a_file_and_corrected(
    beheer: Page, toegankelijk: Check, tmp_path: Path
) -> None:
    svj = Gebied.objects.get(code="SVJ")
    vogel = name_aanbieder(agb="65000002", naam="De Verzonnen Vogel", by=None)
    conclude_contract(aanbieder=vogel, gebied=svj, van=BEGIN, tot=None, by=None)
    path = tmp_path / "tarieven.csv"
    kop = "agb;gebied;productcategorie;productcode;eenheid;tarief;van;tot\n"
    path.write_text(f"{kop}65000002;SVJ;44;45A04;dag;1,6433;1-1-2025;\n", "utf-8")
    beheer.goto("/beheer/aanbieders/tarieven/inlezen/")
    toegankelijk(beheer)
    beheer.get_by_label("CSV-bestand").set_input_files(path)
    beheer.get_by_role("button", name="Inlezen").click()
    expect(beheer.get_by_role("alert")).to_contain_text("Er is niets ingelezen")
    toegankelijk(beheer)
    path.write_text(
        f"{kop}65000002;SVJ;45;45A04;uur;70,00;1-1-2025;\n65000002;SVJ;45;45A04;uur;735;1-1-2026;\n"
        "65000002;SVJ;42;42A03;84;13,20;1-1-2025;\n",
        "utf-8",
    )
    beheer.get_by_label("CSV-bestand").set_input_files(path)
    beheer.get_by_role("button", name="Inlezen").click()
    expect(beheer.get_by_text("Nieuwe tarieven: 3.")).to_be_visible()
    beheer.get_by_role("link", name="De Verzonnen Vogel").click()
    toegankelijk(beheer)
    beheer.get_by_role("link", name="3 tarieven").click()
    expect(beheer.get_by_role("row", name="735,00")).to_contain_text("geen einddatum")
    expect(beheer.get_by_role("row", name="70,00")).to_contain_text("31-12-2025")
    toegankelijk(beheer)
    beheer.get_by_role("row", name="735,00").get_by_role("link").click()
    toegankelijk(beheer)
    beheer.get_by_label("Tarief in euro’s").fill("73,50")
    beheer.get_by_role("button", name="Wijzigen").click()
    expect(beheer.get_by_role("row", name="73,50")).to_be_visible()
    beheer.get_by_role("link", name="Tarief vastleggen").click()
    toegankelijk(beheer)


def test_a_municipality_moves_to_this_register(beheer: Page, toegankelijk: Check) -> None:
    beheer.goto("/beheer/werkwijze/")
    toegankelijk(beheer)
    beheer.get_by_role("row", name="Eindhoven").get_by_role("link").click()
    toegankelijk(beheer)
    beheer.get_by_label("Werkwijze").select_option("Voeren")
    beheer.get_by_role("button", name="Bewaren").click()
    expect(beheer.get_by_text("Kies ja of nee.")).to_be_visible()
    toegankelijk(beheer)
    beheer.get_by_label("Staat alles wat nog telt").select_option("Nee, of dat weet ik niet zeker")
    beheer.get_by_role("button", name="Bewaren").click()
    expect(beheer.get_by_role("row", name="Eindhoven")).to_contain_text("Voeren")


def test_whoever_needs_a_second_step_is_led_there_and_then_gets_on(
    pagina: Page, wereld: Wereld, aanmelden: Aanmelden, settings: Settings, toegankelijk: Check
) -> None:
    settings.TWEESTAPS_VERPLICHT = True
    aanmelden(wereld.users[Rol.DATA_ANALIST])
    pagina.goto("/berichten/")
    expect(pagina.get_by_text("Bij uw rol hoort aanmelden in twee stappen.")).to_be_visible()
    toegankelijk(pagina)
    expect(pagina.get_by_label("Wachtwoord")).to_be_visible()
