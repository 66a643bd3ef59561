"""Municipalities and the division of whole numbers."""

from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.demo.regio import GEMEENTEN, apportion, iter_youth, youth_by_gemeente


@given(st.integers(0, 100_000), st.lists(st.floats(0, 1000), min_size=1, max_size=12))
def test_a_division_adds_up_and_stays_within_one_of_its_exact_share(total: int, weights: list[float]) -> None:
    parts = apportion(total, weights)

    whole = sum(weights)
    if whole == 0:
        assert not any(parts)
        return
    assert sum(parts) == total
    assert all(
        abs(part - total * weight / whole) < 1 + 1e-6 for part, weight in zip(parts, weights, strict=True)
    )


def test_a_negative_total_gives_nothing() -> None:
    assert apportion(-3, [1.0, 2.0]) == [0, 0]


def test_young_people_add_up_to_the_totals_of_the_regiovisie() -> None:
    assert sum(youth_by_gemeente(2019).values()) == 74_170
    assert sum(youth_by_gemeente(2022).values()) == 73_500
    assert youth_by_gemeente(2022)["0772"] > 0.5 * 73_500


def test_numbers_of_young_people_are_marked_as_derived_and_shrink_with_the_scale() -> None:
    rows = list(iter_youth(2026, 0.1))

    assert {jaar for _, jaar, _, _ in rows} == set(range(2016, 2027))
    assert len(rows) == 11 * len(GEMEENTEN)
    assert all("Afgeleid" in bron and "0.1" in bron for *_, bron in rows)
    assert sum(aantal for _, jaar, aantal, _ in rows if jaar == 2022) == 7_350


def test_letters_of_municipalities_differ() -> None:
    assert len({gemeente.letter for gemeente in GEMEENTEN}) == len({g.code for g in GEMEENTEN}) == 10
