"""Codes of the standard, in words."""

import pytest

from jeugdregio.web.berichten.verzoeken import keuzes


@pytest.mark.parametrize(
    ("volume", "eenheid", "frequentie", "budget", "tekst"),
    [
        (240, "01", "2", None, "240 minuten per week"),
        (1, "84", "6", None, "1 stuk (inspanning), hele duur van de toewijzing"),
        (1200, "04", "4", None, "1.200 uur per maand"),
        (None, "", "", 150_050, "Budget van € 1.500,50"),
        (None, "", "", None, "Niet vastgelegd"),
    ],
)
def test_an_amount_of_help_is_said_in_words(
    volume: int | None, eenheid: str, frequentie: str, budget: int | None, tekst: str
) -> None:
    assert keuzes.size_label(volume, eenheid, frequentie, budget) == tekst


@pytest.mark.parametrize(
    ("categorie", "code", "tekst"),
    [
        ("45", "", "45 Jeugdhulp ambulant"),
        ("45", "99X99", "99X99"),
        ("", "", "Alle jeugdhulp (generiek)"),
    ],
)
def test_help_is_a_product_a_category_or_any(categorie: str, code: str, tekst: str) -> None:
    assert keuzes.product_label(categorie, code) == tekst


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert keuzes.label("WJ759", "77") == "77"


def test_a_choice_left_out_cannot_be_made() -> None:
    assert "8" not in dict(keuzes.choices("WJ759", zonder=["8"]))
