"""How much an assignment leaves room for."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.ijw.v3_2.regels.register_omvang import fits, periods, size

DAGEN = st.dates(date(2021, 1, 1), date(2030, 12, 31))


def test_units_of_time_fit_one_another_and_the_others_only_themselves() -> None:
    eenheden = ["01", "04", "14", "16", "82", "83", "84"]
    tijd = {"01", "04", "16"}
    for a in eenheden:
        for b in eenheden:
            assert fits(a, b) == (a == b or {a, b} <= tijd)


def test_a_part_of_a_day_is_four_hours_and_an_hour_sixty_minutes() -> None:
    assert size(1, "16") == size(4, "04") == size(240, "01")


def test_a_month_touches_four_to_six_weeks() -> None:
    assert periods("2", date(2021, 2, 1), date(2021, 2, 28)) == 4
    assert periods("2", date(2021, 8, 1), date(2021, 8, 31)) == 6


@given(DAGEN, st.integers(0, 800), st.sampled_from("1246"))
def test_a_longer_period_never_counts_less(begin: date, dagen: int, frequentie: str) -> None:
    einde = begin + timedelta(days=dagen)
    assert 1 <= periods(frequentie, begin, einde) <= periods(frequentie, begin, einde + timedelta(days=1))


@given(DAGEN, st.integers(1, 400), st.integers(1, 400), st.sampled_from("124"))
def test_counting_in_two_parts_never_gives_less(begin: date, een: int, twee: int, frequentie: str) -> None:
    knip = begin + timedelta(days=een)
    einde = knip + timedelta(days=twee)
    samen = periods(frequentie, begin, knip - timedelta(days=1)) + periods(frequentie, knip, einde)
    assert periods(frequentie, begin, einde) <= samen


def test_a_period_that_ends_before_it_begins_counts_nothing() -> None:
    assert periods("1", date(2025, 2, 2), date(2025, 2, 1)) == 0
