"""The monitor as somebody sees and uses it: charts that are drawn, a table beside each, all by keyboard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.browser.conftest import Aanmelden
from tests.web.cijfers.publicatie import write_publicatie
from tests.web.cijfers.verwachtingen import add_forecast, change_meta, streven
from tests.web.wereld import GEMEENTE, Wereld, make_wereld

from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.rollen import Rol

Check = Callable[[Page], None]


@pytest.fixture
def wereld(transactional_db: None, settings: Settings, tmp_path: Path) -> Wereld:
    settings.DEMO = True
    settings.JEUGDREGIO_MAP = tmp_path
    write_publicatie(tmp_path)
    Gemeente.objects.get_or_create(
        pk=GEMEENTE, defaults={"naam": "Eindhoven", "provincie": "Noord-Brabant", "landsdeel": "Zuid"}
    )
    return make_wereld()


def _drawn(pagina: Page, aantal: int) -> None:
    expect(pagina.locator("[data-getekend=ja]")).to_have_count(aantal)
    expect(pagina.locator("[data-getekend=nee]")).to_have_count(0)


def test_every_chart_of_the_public_monitor_is_drawn_within_its_card(
    pagina: Page, wereld: Wereld, toegankelijk: Check
) -> None:
    pagina.goto("/openbaar/thema/cijfers/")
    _drawn(pagina, 4)
    for kaart in pagina.locator("article").all():
        rand, beeld = kaart.bounding_box(), kaart.locator("svg").first.bounding_box()
        assert rand
        assert beeld
        assert beeld["x"] >= rand["x"]
        assert beeld["x"] + beeld["width"] <= rand["x"] + rand["width"]
        expect(kaart.get_by_role("img")).to_have_accessible_name(
            re.compile("^Grafiek van .* dezelfde cijfers")
        )
        expect(kaart.get_by_role("table")).to_be_visible()
    toegankelijk(pagina)


@pytest.mark.parametrize(
    ("code", "titel", "regel"),
    [
        ("kosten", "Verwachting en begroting", "2026"),
        ("jeugdigen_in_verblijf", "Verwachting en doel", "december 2026"),
    ],
)
def test_forecast_and_target_are_drawn_and_can_be_read_in_words(
    pagina: Page, wereld: Wereld, toegankelijk: Check, tmp_path: Path, code: str, titel: str, regel: str
) -> None:
    (publicatie,) = (tmp_path / "publicatie").iterdir()
    add_forecast(publicatie)
    doelen = [streven("kosten", 2026, 77e6, "begroting"), streven("jeugdigen_in_verblijf", 2026, 450.0)]
    change_meta(publicatie, forecast=("kosten", "jeugdigen_in_verblijf"), streefwaarden=doelen)
    pagina.goto(f"/openbaar/{code}/")
    _drawn(pagina, 1)
    grafiek = pagina.get_by_role("img", name=re.compile("met de verwachting tot en met"))
    expect(grafiek.locator("svg")).to_contain_text("verwacht, grenzen van 95%")
    expect(pagina.get_by_role("heading", name=titel)).to_be_visible()
    tabel = pagina.get_by_role("table", name=titel)
    expect(tabel.get_by_role("row", name=regel)).to_contain_text("verwacht")
    assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    toegankelijk(pagina)


def test_on_a_phone_a_table_becomes_a_list_with_its_headings_and_is_still_read_as_a_table(
    pagina: Page, wereld: Wereld, breedte: int
) -> None:
    pagina.goto("/openbaar/thema/cijfers/")
    tabel = pagina.get_by_role("table", name="Tabel: Jeugdigen in verblijf per maand")
    rij = tabel.get_by_role("row").filter(has=pagina.get_by_role("rowheader", name="2025"))
    expect(rij.get_by_role("cell")).to_have_count(12)
    expect(tabel.get_by_role("columnheader", name="jan")).to_have_count(1)
    naast_elkaar = len({cel.bounding_box()["y"] for cel in rij.get_by_role("cell").all()}) == 1  # type: ignore[index]  # it is drawn
    assert naast_elkaar == (breedte == 1280)


def test_charts_and_tables_of_a_row_of_cards_begin_at_the_same_height(
    pagina: Page, wereld: Wereld, breedte: int
) -> None:
    if breedte != 1280:
        pytest.skip("op een telefoon staan de kaarten onder elkaar")
    pagina.goto("/openbaar/thema/cijfers/")
    _drawn(pagina, 4)
    for soort in (".cf-kaart__grafieken", ".cf-kaart__tabel", ".cf-kaart__uitleg"):
        hoogten = [vak.bounding_box() for vak in pagina.locator(soort).all()]
        assert hoogten[0]
        assert hoogten[1]
        assert abs(hoogten[0]["y"] - hoogten[1]["y"]) <= 1
    # A chart that may grow fills the height of the one beside it.
    kolommen, groepen = (v.bounding_box() for v in pagina.locator(".cf-grafiek__vak svg").all()[:2])
    assert kolommen
    assert groepen
    assert abs(kolommen["height"] - groepen["height"]) < 30


def test_a_choice_renews_the_figures_without_leaving_the_page_and_stays_in_the_address(
    pagina: Page, wereld: Wereld, toegankelijk: Check
) -> None:
    pagina.goto("/openbaar/thema/cijfers/")
    _drawn(pagina, 4)
    pagina.evaluate("window.zelfdePagina = true")
    pagina.get_by_label("Gebied of gemeente").select_option("1658")
    pagina.get_by_role("button", name="Toon cijfers").click()
    expect(pagina.get_by_role("heading", level=2).first).to_have_text("Heeze-Leende, 2023 tot en met 2026")
    _drawn(pagina, 1)
    assert pagina.evaluate("window.zelfdePagina") is True
    expect(pagina).to_have_url(re.compile("plaats=1658"))
    expect(pagina.get_by_role("status")).to_have_text("Bijgewerkt: Heeze-Leende, 2023 tot en met 2026")
    expect(pagina.get_by_role("cell", name="niet getoond, om personen te beschermen").first).to_be_visible()
    toegankelijk(pagina)
    pagina.reload()
    expect(pagina.get_by_role("heading", level=2).first).to_have_text("Heeze-Leende, 2023 tot en met 2026")


def test_the_monitor_is_used_by_keyboard_only(pagina: Page, wereld: Wereld, aanmelden: Aanmelden) -> None:
    aanmelden(wereld.users[Rol.BELEIDSADVISEUR])
    pagina.goto("/monitor/thema/cijfers/")
    pagina.get_by_label("Gebied of gemeente").focus()
    pagina.keyboard.type("Subregio")
    for _ in range(3):
        pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("button", name="Toon cijfers")).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=2).first).to_contain_text("Subregio A2")
    samenvatting = pagina.locator("summary", has_text="Wat telt dit").first
    samenvatting.focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_text("Wat jeugdigen met jeugdhulp betekent.")).to_be_visible()


def test_an_indicator_in_depth_compares_places_and_is_accessible_with_everything_open(
    pagina: Page, wereld: Wereld, aanmelden: Aanmelden, toegankelijk: Check
) -> None:
    aanmelden(wereld.users[Rol.DATA_ANALIST])
    pagina.goto("/monitor/jeugdigen_met_jeugdhulp/")
    _drawn(pagina, 1)
    pagina.get_by_text("Gebieden kiezen (1 gekozen)").click()
    pagina.get_by_label("Subregio A2 (3 gemeenten)").check()
    toegankelijk(pagina)
    pagina.get_by_role("button", name="Toon cijfers").click()
    expect(pagina.locator("figcaption")).to_have_count(2)
    _drawn(pagina, 2)
    adres = pagina.get_by_role("link", name="Deze tabel als CSV").get_attribute("href")
    assert adres
    regels = pagina.context.request.get(adres).text().splitlines()
    assert {regel.split(",")[1] for regel in regels[1:]} == {"SVJ", "SVJ-A2"}
    toegankelijk(pagina)


def test_the_list_of_places_is_grouped_so_that_equal_names_are_told_apart(
    pagina: Page, wereld: Wereld
) -> None:
    pagina.goto("/openbaar/thema/cijfers/")
    groepen = pagina.locator("#id_plaats optgroup")
    assert [groep.get_attribute("label") for groep in groepen.all()] == [
        "Gemeenten",
        "Subregio’s: deel van een inkoopregio",
        "Inkoopregio’s: kopen samen jeugdhulp in",
    ]


def test_pages_around_the_figures_are_accessible(
    pagina: Page, wereld: Wereld, aanmelden: Aanmelden, toegankelijk: Check
) -> None:
    for adres in (
        "open-gegevens/",
        "?zoek=jeugdigen",
        "?zoek=iets",
        "definities/",
        "kosten/definitie/",
        "gebruik_naar_categorie/?categorie=Pleegzorg",
    ):
        pagina.goto(f"/openbaar/{adres}")
        toegankelijk(pagina)
    pagina.goto("/openbaar/thema/cijfers/?van=2026&tot=2024")
    toegankelijk(pagina)
    aanmelden(wereld.users[Rol.DATA_ANALIST])
    pagina.goto("/monitor/kosten/intern/")
    toegankelijk(pagina)
    pagina.get_by_label("Waarvoor hebt u deze cijfers nodig?").fill("kort")
    pagina.get_by_role("button", name="Toon exacte cijfers").click()
    expect(pagina.get_by_text("ten minste 10 tekens")).to_be_visible()
    toegankelijk(pagina)


def test_without_javascript_the_choice_and_the_table_work(
    browser: Browser, wereld: Wereld, live_server: LiveServer
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    pagina = context.new_page()
    pagina.goto("/openbaar/thema/cijfers/")
    pagina.get_by_label("Gebied of gemeente").select_option("1658")
    pagina.get_by_role("button", name="Toon cijfers").click()
    expect(pagina.get_by_role("heading", level=2).first).to_have_text("Heeze-Leende, 2023 tot en met 2026")
    expect(pagina.get_by_role("table").first).to_be_visible()
    expect(pagina.locator(".cf-grafiek__vak").first).to_be_hidden()
    context.close()


def test_the_overview_is_accessible_and_leads_to_a_figure_in_two_clicks(
    pagina: Page, wereld: Wereld, aanmelden: Aanmelden, toegankelijk: Check
) -> None:
    aanmelden(wereld.users[Rol.BELEIDSADVISEUR])
    pagina.goto("/monitor/")
    toegankelijk(pagina)
    pagina.get_by_role("navigation", name="Thema’s").get_by_role("link", name="Cijfers").click()
    pagina.get_by_role("link", name="Jeugdigen in verblijf").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Jeugdigen in verblijf")


def test_a_figure_is_found_without_javascript(
    browser: Browser, wereld: Wereld, live_server: LiveServer
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    pagina = context.new_page()
    pagina.goto("/openbaar/")
    pagina.get_by_role("textbox", name="Zoek een cijfer").fill("kosten")
    pagina.get_by_role("button", name="Toon cijfers").click()
    expect(pagina.get_by_role("heading", level=2).first).to_contain_text("1 cijfer met ‘kosten’")
    expect(pagina.get_by_role("link", name="Kosten", exact=True)).to_be_visible()
    context.close()
