"""The terms of the process rules."""

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
    Maat,
    Partij,
    days_left,
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


DONDERDAG_VOOR_PASEN, OUDJAAR = date(2026, 4, 2), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("laatste", "dag", "over"),
    [
        (date(2026, 2, 6), date(2026, 2, 5), 1),
        (date(2026, 2, 6), date(2026, 2, 6), 0),
        (date(2026, 2, 6), date(2026, 2, 7), -1),  # a Saturday
        (date(2026, 2, 6), date(2026, 2, 8), -1),
        (date(2026, 2, 6), date(2026, 2, 9), -1),
        (date(2026, 2, 6), date(2026, 2, 10), -2),
        (DONDERDAG_VOOR_PASEN, date(2026, 4, 3), -1),  # Good Friday
        (DONDERDAG_VOOR_PASEN, date(2026, 4, 6), -1),  # Easter Monday
        (DONDERDAG_VOOR_PASEN, date(2026, 4, 8), -2),
        (date(2026, 5, 13), date(2026, 5, 14), -1),  # Ascension Day
        (OUDJAAR, date(2026, 12, 28), 3),
        (OUDJAAR, date(2027, 1, 1), -1),
        (OUDJAAR, date(2027, 1, 3), -1),
        (OUDJAAR, date(2027, 1, 5), -2),
        (date(2027, 1, 4), date(2026, 12, 31), 1),  # New Year and a weekend lie between
        (date(2027, 1, 4), date(2027, 1, 2), 1),
    ],
)
def test_what_comes_after_the_last_day_is_late_in_a_weekend_and_on_a_holiday_too(
    laatste: date, dag: date, over: int
) -> None:
    assert days_left(laatste, dag, Maat.WERKDAGEN) == over


@given(
    vanaf=st.dates(date(2015, 1, 1), date(2060, 12, 31)),
    verder=st.integers(-40, 40),
    termijn=st.sampled_from(TERMIJNEN),
)
def test_late_is_after_the_last_day_whatever_day_that_is(
    vanaf: date, verder: int, termijn: termijnen.Termijn
) -> None:
    laatste = uiterlijk(termijn, vanaf)
    dag = laatste + timedelta(days=verder)
    over = days_left(laatste, dag, termijn.maat)
    assert (over < 0, over == 0) == (dag > laatste, dag == laatste)
    assert over >= days_left(laatste, dag + timedelta(days=1), termijn.maat)


@pytest.mark.parametrize(("laatste", "dag", "teken"), [(date.max, OUDJAAR, 1), (OUDJAAR, date.max, -1)])
def test_a_day_of_centuries_away_is_counted_no_further_than_ten_years(
    laatste: date, dag: date, teken: int
) -> None:
    assert 2500 < teken * days_left(laatste, dag, Maat.WERKDAGEN) <= 2610


def test_codes_are_unique_and_every_message_named_exists() -> None:
    soorten = set(releases()["3.2"].soorten)
    assert len({t.code for t in TERMIJNEN}) == len(TERMIJNEN)
    assert all(soorten.issuperset((*t.berichten, *t.antwoorden)) for t in TERMIJNEN)
    assert {t.partij for t in TERMIJNEN} == set(Partij)


@feiten.nodig
def test_every_rule_named_is_a_process_rule_of_the_standard() -> None:
    proces = {rij["regel"] for rij in feiten.rows("regels.csv") if rij["niveau"] == "proces"}
    assert all(proces.issuperset(t.regels) for t in TERMIJNEN)
