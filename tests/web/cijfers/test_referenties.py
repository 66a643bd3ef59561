"""What others published about the same stands beside the figures of the same kind of period."""

from pathlib import Path

import pytest
from django.test import Client
from tests.web.cijfers.verwachtingen import change_meta

from jeugdregio.monitor import uitvoer
from jeugdregio.monitor.publicatie import Publicatie

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
