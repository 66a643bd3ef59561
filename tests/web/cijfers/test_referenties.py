"""What others published about the same stands beside the figures of the same kind of period."""

import io
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest
from django.test import Client
from tests.web.cijfers.verwachtingen import change_meta

from jeugdregio.monitor import uitvoer
from jeugdregio.monitor.publicatie import Publicatie
from jeugdregio.web.cijfers.publicatie import Uitgave
from jeugdregio.web.cijfers.rapport.pdf import to_pdf
from jeugdregio.web.cijfers.rapport.samenstelling import Rapport, compose, make_vraag
from jeugdregio.web.cijfers.rapport.word import to_docx

pytestmark = [pytest.mark.django_db]

CODE = "jeugdigen_met_jeugdhulp"


@pytest.fixture
def met_referenties(publicatie: Path) -> Path:
    """The publication with figures of the country: of two years and a half, and of another indicator."""
    soort = {"naam": "Nederland", "bron": "CBS, Jeugdhulp 2025"}
    cijfers = [
        {"indicator": CODE, "periode": "2024", "waarde": 460_000.0, **soort},
        {"indicator": CODE, "periode": "2025", "waarde": 470_000.0, **soort},
        {"indicator": CODE, "periode": "2025-H2", "waarde": 400_000.0, **soort},
        {"indicator": "kosten", "periode": "2025", "waarde": 1.0, **soort},
    ]
    change_meta(publicatie, referentiecijfers=cijfers)
    return publicatie


def test_the_page_shows_those_of_the_periods_it_shows(met_referenties: Path, client: Client) -> None:
    tekst = " ".join(client.get(f"/openbaar/{CODE}/?van=2025&tot=2026").content.decode().split())
    assert "Wat anderen hierover publiceren" in tekst
    assert 'data-label="Nederland">470.000</td>' in tekst
    assert "460.000" not in tekst
    assert "400.000" not in tekst
    assert "Nederland: CBS, Jeugdhulp 2025. Hun definitie kan anders zijn dan de onze." in tekst


def test_a_source_is_named_once_for_each_whose_figures_they_are(
    met_referenties: Path, client: Client
) -> None:
    tekst = " ".join(client.get(f"/openbaar/{CODE}/?van=2024&tot=2025").content.decode().split())
    assert tekst.count("CBS, Jeugdhulp 2025") == 1


def test_the_page_says_nothing_where_there_are_none(met_referenties: Path, client: Client) -> None:
    for adres in (f"/openbaar/{CODE}/?van=2023&tot=2023", "/openbaar/jeugdigen_in_verblijf/"):
        assert "Wat anderen hierover publiceren" not in client.get(adres).content.decode()


def test_the_api_gives_them_all(met_referenties: Path, client: Client) -> None:
    antwoord = client.get(f"/api/v1/indicatoren/{CODE}/referentiecijfers").json()
    assert [(r["naam"], r["periode"], r["waarde"]) for r in antwoord] == [
        ("Nederland", "2024", 460_000.0),
        ("Nederland", "2025", 470_000.0),
        ("Nederland", "2025-H2", 400_000.0),
    ]


def test_the_terminal_names_those_of_the_rows_above_them(met_referenties: Path) -> None:
    indicator = Publicatie.open(met_referenties).indicator(CODE)
    rijen = indicator.rows(("jaar", "gebied"), gebied="SVJ", jaar=2024)
    assert uitvoer.elsewhere(indicator, rijen) == ["Nederland 2024: 460.000 (CBS, Jeugdhulp 2025)"]


@pytest.fixture
def rapport(met_referenties: Path) -> Rapport:
    uitgave = Uitgave(Publicatie.open(met_referenties))
    return compose(uitgave, make_vraag(uitgave, codes=[CODE], van=2024, tot=2025), date(2026, 11, 22))


def test_the_report_in_word_has_the_table_of_the_page(rapport: Rapport) -> None:
    word = docx.Document(io.BytesIO(to_docx(rapport)))
    assert [[cel.text for cel in rij.cells] for rij in word.tables[-1].rows] == [
        ["Jaar", "Nederland"],
        ["2024", "460.000"],
        ["2025", "470.000"],
    ]
    assert any(alinea.text.startswith("Nederland: CBS, Jeugdhulp 2025. Hun") for alinea in word.paragraphs)


def test_the_report_as_pdf_has_the_table_of_the_page(rapport: Rapport) -> None:
    paginas = pypdf.PdfReader(io.BytesIO(to_pdf(rapport))).pages
    tekst = " ".join(" ".join(pagina.extract_text() for pagina in paginas).split())
    assert "Jaar Nederland 2024 460.000 2025 470.000 Nederland: CBS, Jeugdhulp 2025. Hun" in tekst
