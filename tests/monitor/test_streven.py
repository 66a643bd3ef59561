"""Targets and budgets are of years; of what is counted on a day December stands for the year."""

from pathlib import Path
from typing import Any

import pytest

from jeugdregio.monitor.publicatie import GepubliceerdeIndicator, Publicatie

JAAR, MAAND = ("jaar", "gebied"), ("maand", "gebied")


def _indicator(*per: tuple[str, ...]) -> GepubliceerdeIndicator:
    streven: list[dict[str, Any]] = [
        {"indicator": "x", "plaats": "R", "jaar": 2026, "soort": "doel", "waarde": 5.0, "bron": "Visie"},
        {"indicator": "x", "plaats": "R", "jaar": 2026, "soort": "begroting", "waarde": 7.0, "bron": "Raad"},
        {"indicator": "y", "plaats": "R", "jaar": 2026, "soort": "doel", "waarde": 1.0, "bron": "Visie"},
    ]  # fmt: skip
    catalogus = {"code": "x", "version": "1", "per": [list(tabel) for tabel in per]}
    return GepubliceerdeIndicator(Publicatie(Path(), {"streefwaarden": streven}), catalogus)


def test_a_table_of_years_has_them_by_place_and_year() -> None:
    assert _indicator(JAAR, MAAND).intended(JAAR) == {("R", "2026"): {"doel": 5.0, "begroting": 7.0}}


def test_months_have_them_in_december_only_where_there_are_no_years() -> None:
    assert _indicator(MAAND).intended(MAAND) == {("R", "2026-12"): {"doel": 5.0, "begroting": 7.0}}
    assert _indicator(JAAR, MAAND).intended(MAAND) == {}


@pytest.mark.parametrize("per", [("kwartaal", "gebied"), ("jaar", "gebied", "sector"), ("jaar", "sector")])
def test_other_tables_have_none(per: tuple[str, ...]) -> None:
    assert _indicator(JAAR, per).intended(per) == {}
