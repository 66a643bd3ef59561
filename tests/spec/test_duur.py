"""Duration: a hand-made table in, a hand-worked table out."""

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, figures, levering

from jeugdregio.stand import Stand

DAGEN_PER_MAAND = 365.25 / 12


def days(stand: Stand, code: str, *per: str, jaar: int = 2022) -> dict[str, float | None]:
    """The duration in days, by the last dimension."""
    return {
        str(plek[-1]): None if maanden is None else round(maanden * DAGEN_PER_MAAND, 6)
        for plek, maanden in figures(stand, code, "jaar", *per, jaar=jaar).items()
    }


def test_the_median_is_the_middle_of_the_trajectories_that_ended(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-03-01", "2022-03-10"),
            levering(2, "45A05", "2022-03-01", "2022-03-20"),
            levering(3, "45A05", "2021-03-01", "2022-03-01"),
            levering(4, "43A09", "2022-03-01", "2022-03-04"),
            levering(5, "45A05", "2022-03-01"),  # still runs
            levering(6, "47A01", "2022-03-01", "2022-03-02"),  # probation
        ]
    )
    assert days(stand, "mediane_duur_trajecten", "gebied") == {"R": 15.0}
    assert days(stand, "mediane_duur_trajecten", "gebied", "sector") == {
        "Ambulante jeugdhulp": 20.0,
        "Jeugdhulp met verblijf": 4.0,
    }
    assert days(stand, "gemiddelde_duur_trajecten", "gemeente") == {"0001": 100.0, "0002": None}


def test_running_help_is_measured_up_to_the_last_day_of_the_year(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-12-22"),
            levering(2, "45A05", "2022-12-12", "2023-03-31"),
            levering(3, "45A05", "2022-12-02"),
            levering(4, "45A05", "2022-01-01", "2022-12-30"),  # ended the day before
            levering(5, "43A09", "2022-12-31"),
            levering(6, "45A05", "2023-01-01"),
        ]
    )
    assert days(stand, "gemiddelde_duur_lopend", "gebied", "categorie") == {
        "Behandeling": 20.0,
        "Verblijf": 1.0,
    }
    assert days(stand, "mediane_duur_lopend", "gebied") == {"R": 15.0}
    assert days(stand, "mediane_duur_lopend", "gebied", jaar=2023) == {"R": 370.5}


def test_two_years_in_a_treatment_group_also_at_two_providers(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        volledig=("2021-01", "2023-12"),
        leveringen=[
            # to the day two years on the last day: longer
            levering(1, "41A04", "2020-12-31"),
            levering(2, "41A04", "2021-01-02"),  # a day short
            # from one group to another within 28 days
            levering(3, "41A04", "2020-01-01", "2021-06-30"),
            levering(3, "45A54", "2021-07-20", aanbieder="94000002"),
            # a gap of 29 days
            levering(4, "41A04", "2020-01-01", "2021-06-30"),
            levering(4, "41A04", "2021-07-30"),
            levering(5, "45A49", "2020-01-01"),  # guidance in a group is no treatment
            levering(6, "41A17", "2020-01-01"),  # nor is a day programme
            levering(7, "45A05", "2020-01-01"),
        ],
    )
    assert figures(stand, "aandeel_lang_in_behandelgroep", "jaar", jaar=2022) == {(2022, "R"): 50.0}
    assert figures(stand, "jeugdigen_lang_in_behandelgroep", "jaar", jaar=2022) == {(2022, "R"): 2}
    dagen = ((d("2022-12-31") - d("2020-12-31")).days + (d("2022-12-31") - d("2020-01-01")).days + 2) / 2
    gemiddeld = days(stand, "gemiddelde_duur_lang_in_behandelgroep", "gebied")
    assert gemiddeld == {"R": pytest.approx(dagen)}
