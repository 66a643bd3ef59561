"""Costs and duration: a hand-made table in, a hand-worked table out."""

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import BEIDE, d, figures, levering, prestatie

from jeugdregio.monitor.inzage import intern


def test_every_euro_is_in_one_category_in_the_order_national_uncontracted_kind(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        contracten=[
            {"aanbieder": "94000001"},
            {"aanbieder": "94000002", "tot": d("2022-06-30")},
            {"aanbieder": "94000003", "gebied": "ANDER GEBIED"},
        ],
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 40_000),
            prestatie(1, "45A05", "2022-04-01", 10_000),
            prestatie(1, "45A05", "2022-04-01", -10_000),  # credited
            prestatie(2, "43A09", "2022-05-01", 20_000, aanbieder="94000002"),
            prestatie(2, "43A09", "2022-07-01", 10_000, aanbieder="94000002"),  # the contract had ended
            prestatie(3, "55001", "2022-05-01", 20_000, aanbieder="94000003"),  # national before uncontracted
            prestatie(4, "42A01", "2022-05-01", 10_000, aanbieder="94000003"),
            prestatie(5, "48A01", "2022-05-01", 99_000),  # child protection: apart
        ],
    )
    assert figures(stand, "kosten_naar_categorie", "jaar", jaar=2022) == {
        (2022, "R", "Behandeling"): 40.0,
        (2022, "R", "Landelijk ingekochte zorg"): 20.0,
        (2022, "R", "Niet gecontracteerde zorg"): 20.0,
        (2022, "R", "Verblijf"): 20.0,
    }
    assert figures(stand, "kosten", "jaar", "gebied")[2022, "R"] == 1000.0


def test_costs_belong_to_the_month_the_help_began_and_add_up(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "45A05", "2022-03-31", 100_05, einddatum=d("2022-04-30")),
            prestatie(1, "45A05", "2022-04-01", 200_00),
            prestatie(2, "45A05", "2022-12-31", 1, gemeente="0002"),
        ]
    )
    maanden = figures(stand, "kosten", "maand", "gebied")
    assert (maanden["2022-03", "R"], maanden["2022-04", "R"], maanden["2022-12", "R"]) == (
        100.05,
        200.0,
        0.01,
    )
    kwartalen = figures(stand, "kosten", "kwartaal", "gebied")
    assert kwartalen["2022-K1", "R"] == 100.05
    jaar = figures(stand, "kosten", "jaar", "gemeente", jaar=2022)
    assert jaar == {(2022, "0001"): 300.05, (2022, "0002"): 0.01}


def test_mean_duration_is_of_ended_trajectories_in_months(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            # 31 + 28 days with a gap of 28 days: one trajectory of 87 days
            levering(1, "45A05", "2022-01-01", "2022-01-31"),
            levering(1, "45A04", "2022-03-01", "2022-03-28"),
            # a gap of 29 days: two trajectories of 31 days
            levering(2, "45A05", "2022-01-01", "2022-01-31"),
            levering(2, "45A05", "2022-03-02", "2022-04-01"),
            # another provider is another trajectory; it still runs
            levering(2, "45A05", "2022-01-01", aanbieder="94000002"),
        ]
    )
    dagen = {
        sleutel: round((waarde or 0) * 365.25 / 12, 6)
        for sleutel, waarde in figures(stand, "gemiddelde_duur_trajecten", "jaar", "gebied").items()
    }
    assert dagen[2022, "R"] == pytest.approx((87 + 31 + 31) / 3)
    assert figures(stand, "gemiddelde_duur_trajecten", "jaar", "gebied")[2023, "R"] is None
    per_soort = figures(stand, "gemiddelde_duur_trajecten", "jaar", "gebied", "categorie", jaar=2022)
    # the trajectory is in the category of its last product
    assert {c: round((w or 0) * 365.25 / 12) for (_, _, c), w in per_soort.items()} == {
        "Begeleiding": 87,
        "Behandeling": 31,
    }


def test_a_temporary_stop_does_not_end_a_trajectory(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-01-31", tijdelijk=True),
            levering(1, "45A05", "2022-06-01", "2022-06-30"),
            # stopped for a while and not taken up again: still runs
            levering(2, "45A05", "2022-01-01", "2022-01-31", tijdelijk=True),
        ]
    )
    rijen = stand.trajecten.order_by("pseudoniem").select("pseudoniem", "begindatum", "dagen").to_pyarrow()
    assert rijen.to_pylist() == [
        {"pseudoniem": 1, "begindatum": d("2022-01-01"), "dagen": 181},
        {"pseudoniem": 2, "begindatum": d("2022-01-01"), "dagen": None},
    ]
    assert figures(stand, "jeugdigen_met_jeugdhulp", "maand", "gebied")["2022-03", "R"] == 0


def test_a_trajectory_counts_as_ended_only_when_the_gap_has_passed(maak_stand: MaakStand) -> None:
    stand = maak_stand(leveringen=[levering(1, "45A05", "2023-01-01", "2023-12-20")])
    # the stand is of 1 January: help may still be taken up
    assert figures(stand, "gemiddelde_duur_trajecten", "jaar", "gebied")[2023, "R"] is None


def test_a_move_to_another_municipality_does_not_begin_a_trajectory(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-06-30"),
            levering(1, "45A05", "2022-07-01", "2022-12-31", gemeente="0002"),
        ]
    )
    rijen = stand.trajecten.select("gemeente", "dagen").to_pyarrow().to_pylist()
    assert rijen == [{"gemeente": "0002", "dagen": 365}]


def test_only_the_municipalities_asked_for_are_shown(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 100),
            prestatie(2, "45A05", "2022-03-01", 200, gemeente="0002"),
        ]
    )
    rijen = intern(stand, "kosten", ("jaar", "gemeente"), gemeenten={"0002"}, doel="test")
    assert {rij.dimensies["gemeente"] for rij in rijen} == {"0002"}
    assert intern(stand, "kosten", ("jaar", "gebied"), gemeenten={"0002"}, doel="test") == []
    assert intern(stand, "kosten", ("jaar", "gebied"), gemeenten=BEIDE, doel="test")[0].waarde == 3.0
