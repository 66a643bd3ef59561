"""How much an assignment leaves room for."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.ijw.register.vragen import Gebruik, Toewijzing
from jeugdregio.ijw.v3_2.regels.register_omvang import fits, periods, room_for_line, room_in_all, size, used
from jeugdregio.ijw.v3_2.rijen import PrestatieRij

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


BEGIN = date(2025, 2, 1)
PER_MAAND = Toewijzing(
    "0772", "12345678", "", 1, "45", "45A04", BEGIN, BEGIN, None, False, 10, "04", "4", None
)
FEBRUARI = PrestatieRij(
    1, 0, 1, "", "R1", "", 1, "45", "45A04", BEGIN, date(2025, 2, 28), 600, "01", 150, 90_000, "D"
)


def test_an_assignment_without_end_is_counted_to_the_last_day_declared() -> None:
    assert room_in_all(PER_MAAND, FEBRUARI, Gebruik()) == 600
    assert room_in_all(PER_MAAND, FEBRUARI, Gebruik(tot=date(2025, 4, 30))) == 1_800
    april = FEBRUARI._replace(einddatum=date(2025, 4, 30))
    assert room_in_all(PER_MAAND, april, Gebruik(tot=date(2025, 3, 31))) == 1_800


def test_an_assignment_with_an_end_is_counted_to_that_end() -> None:
    jaar = PER_MAAND._replace(einddatum=date(2026, 1, 31))
    assert room_in_all(jaar, FEBRUARI, Gebruik(tot=date(2025, 4, 30))) == 7_200
    assert room_for_line(jaar, FEBRUARI) == 600


def test_lines_in_a_unit_that_does_not_fit_are_left_out() -> None:
    assert used(PER_MAAND, Gebruik((("01", 90), ("04", 2), ("14", 5)))) == 210
