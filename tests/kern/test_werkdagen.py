"""Working days and Dutch holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.kern.werkdagen import (
    add_working_days,
    feestdagen,
    first_working_day,
    is_working_day,
    working_days_between,
)

dagen = st.dates(date(2015, 1, 1), date(2060, 12, 31))


def test_the_holidays_of_a_year_are_those_of_the_algemene_termijnenwet() -> None:
    op_werkdag = {dag for dag in feestdagen(2026) if dag.weekday() < 5}
    assert op_werkdag == {
        date(2026, 1, 1),
        date(2026, 4, 3),  # Good Friday: article 3, second paragraph
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),  # each year: article 3 names no lustrum
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
    }


def test_kings_day_moves_to_saturday_when_it_falls_on_a_sunday() -> None:
    assert date(2025, 4, 26) in feestdagen(2025)
    assert date(2025, 4, 27) not in feestdagen(2025)


@pytest.mark.parametrize(
    "dag", [date(2026, 11, 21), date(2026, 11, 22), date(2026, 12, 25), date(2024, 5, 9)]
)
def test_weekends_and_holidays_are_no_working_days(dag: date) -> None:
    assert not is_working_day(dag)


def test_school_holidays_and_new_years_eve_are_working_days() -> None:
    assert is_working_day(date(2026, 7, 22))
    assert is_working_day(date(2026, 12, 31))


def test_a_term_over_christmas_counts_only_the_working_days() -> None:
    assert add_working_days(date(2026, 12, 23), 3) == date(2026, 12, 29)


def test_a_term_that_starts_in_a_weekend_ends_as_if_it_started_on_friday() -> None:
    einden = {add_working_days(date(2026, 11, dag), 5) for dag in (20, 21, 22)}
    assert einden == {date(2026, 11, 27)}


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match="negatief"):
        add_working_days(date(2026, 1, 1), -1)


@given(dag=dagen, aantal=st.integers(1, 300))
def test_counting_back_gives_the_length_of_the_term(dag: date, aantal: int) -> None:
    einde = add_working_days(dag, aantal)
    assert is_working_day(einde)
    assert working_days_between(dag, einde) == aantal
    assert working_days_between(einde, dag) == -aantal


@given(dag=dagen, een=st.integers(0, 60), twee=st.integers(0, 60))
def test_two_terms_after_each_other_are_one_term(dag: date, een: int, twee: int) -> None:
    assert add_working_days(add_working_days(dag, een), twee) == add_working_days(dag, een + twee)


@given(dag=dagen)
def test_the_first_working_day_is_the_nearest_that_is_not_before(dag: date) -> None:
    eerste = first_working_day(dag)
    assert is_working_day(eerste)
    assert not any(is_working_day(dag + timedelta(days=n)) for n in range((eerste - dag).days))


@given(dag=dagen)
def test_no_more_than_five_days_in_a_row_are_free(dag: date) -> None:
    assert (first_working_day(dag) - dag).days <= 5


def test_easter_and_kings_day_can_be_five_free_days_in_a_row() -> None:
    assert first_working_day(date(2038, 4, 23)) == date(2038, 4, 28)
