"""The terms of the process rules."""

import doctest
from datetime import date

import pytest
from tests.ijw import feiten

from jeugdregio.ijw.release import releases
from jeugdregio.ijw.v3_2 import termijnen
from jeugdregio.ijw.v3_2.termijnen import (
    DECLARATIE,
    ONDERZOEK,
    RETOUR,
    START,
    TERMIJNEN,
    VERZOEK,
    WOONPLAATS,
    Partij,
    uiterlijk,
    welke,
)


def test_the_examples_in_the_docs_hold() -> None:
    assert doctest.testmod(termijnen).failed == 0


@pytest.mark.parametrize(
    ("soort", "codes"),
    [
        ("JW301", ["retour", "start", "stop"]),
        ("JW305", ["retour"]),
        ("JW317", ["retour", "verzoek", "onderzoek"]),
        ("JW323", ["declaratie"]),
        ("JW325", []),
        ("JW302", []),
    ],
)
def test_a_message_starts_its_terms(soort: str, codes: list[str]) -> None:
    assert [t.code for t in welke(soort)] == codes


def test_terms_in_working_days_step_over_christmas_and_new_year() -> None:
    assert uiterlijk(RETOUR, date(2026, 12, 23)) == date(2026, 12, 29)
    assert uiterlijk(VERZOEK, date(2026, 12, 23)) == date(2026, 12, 31)
    assert uiterlijk(DECLARATIE, date(2026, 12, 23)) == date(2027, 1, 8)


def test_a_term_of_the_law_does_not_end_in_a_weekend_or_on_a_holiday() -> None:
    assert uiterlijk(WOONPLAATS, date(2026, 11, 21)) == date(2026, 12, 7)  # a Saturday becomes Monday
    assert uiterlijk(WOONPLAATS, date(2026, 12, 11)) == date(2026, 12, 28)  # Christmas is a Friday
    assert uiterlijk(ONDERZOEK, date(2026, 3, 3)) == date(2026, 4, 28)


def test_a_start_is_reported_within_a_week_of_working_days() -> None:
    assert uiterlijk(START, date(2026, 11, 23)) == date(2026, 11, 30)
    assert START.lengte == "5 werkdagen"


def test_codes_are_unique_and_every_message_named_exists() -> None:
    soorten = set(releases()["3.2"].soorten)
    assert len({t.code for t in TERMIJNEN}) == len(TERMIJNEN)
    assert all(soorten.issuperset((*t.berichten, *t.antwoorden)) for t in TERMIJNEN)
    assert {t.partij for t in TERMIJNEN} == set(Partij)


@feiten.nodig
def test_every_rule_named_is_a_process_rule_of_the_standard() -> None:
    proces = {rij["regel"] for rij in feiten.rows("regels.csv") if rij["niveau"] == "proces"}
    assert all(proces.issuperset(t.regels) for t in TERMIJNEN)
