"""A report chosen and downloaded in the browser, by keyboard and on a phone."""

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django import Settings
from tests.web.cijfers.publicatie import write_publicatie

Check = Callable[[Page], None]


@pytest.fixture(autouse=True)
def publicatie(transactional_db: None, settings: Settings, tmp_path: Path) -> Path:
    settings.JEUGDREGIO_MAP = tmp_path
    return write_publicatie(tmp_path)


def test_a_visitor_ticks_figures_and_downloads_them(
    context: BrowserContext, tmp_path: Path, toegankelijk: Check
) -> None:
    pagina = context.new_page()  # one that may break off a request: a download takes its place
    pagina.goto("/openbaar/")
    pagina.get_by_role("link", name="Rapport maken als PDF of Word-bestand").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Rapport maken")
    pagina.get_by_text("Cijfers kiezen (1 gekozen)").click()
    pagina.get_by_role("checkbox", name="Kosten").check()
    pagina.get_by_text("Gebieden en gemeenten kiezen (1 gekozen)").click()
    toegankelijk(pagina)
    with pagina.expect_download() as download:
        pagina.get_by_role("button", name="Download als PDF").press("Enter")
    download.value.save_as(tmp_path / "rapport.pdf")
    tekst = "".join(blad.extract_text() for blad in pypdf.PdfReader(tmp_path / "rapport.pdf").pages)
    assert "72.345.678" in tekst


def test_a_choice_that_cannot_be_made_is_told_on_the_page(pagina: Page, toegankelijk: Check) -> None:
    pagina.goto("/openbaar/rapport/?van=2026&tot=2024&plaats=SVJ-A2")
    fout = pagina.get_by_role("alert")
    expect(fout).to_contain_text("Het eerste jaar (2026) ligt na het laatste jaar (2024).")
    pagina.get_by_text("Gebieden en gemeenten kiezen (1 gekozen)").click()
    expect(pagina.get_by_role("checkbox", name="Subregio A2")).to_be_checked()
    toegankelijk(pagina)
