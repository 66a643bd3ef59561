"""Several forms of help at once: a hand-made table in, a hand-worked table out."""

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import figures, levering


def test_forms_after_one_another_are_not_at_once(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            # treatment and stay, one day shared
            levering(1, "45A05", "2022-01-01", "2022-03-31"),
            levering(1, "43A09", "2022-03-31", "2022-06-30"),
            # after one another
            levering(2, "45A05", "2022-01-01", "2022-03-31"),
            levering(2, "43A09", "2022-04-01", "2023-06-30"),
            # two products of one category
            levering(3, "45A05", "2022-01-01", "2022-12-31"),
            levering(3, "52A00", "2022-01-01", "2022-12-31"),
            # at once through two municipalities, over the turn of the year
            levering(4, "45A05", "2022-01-01", "2023-01-31"),
            levering(4, "43A09", "2022-12-31", "2023-12-31", gemeente="0002"),
            # probation beside help is no form of help
            levering(5, "45A05", "2022-01-01", "2022-12-31"),
            levering(5, "47A01", "2022-01-01", "2022-12-31"),
        ]
    )
    assert figures(stand, "meer_vormen_tegelijk", "jaar") == {(2022, "R"): 40.0, (2023, "R"): 50.0}
    assert figures(stand, "meer_vormen_tegelijk", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 40.0,
        (2022, "0002"): 100.0,
    }


def test_on_the_last_day_only_what_runs_that_day_counts(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-12-31"),
            levering(1, "43A09", "2022-12-31", "2022-12-31"),
            levering(2, "45A05", "2022-01-01", "2022-12-30"),
            levering(2, "43A09", "2022-01-01", "2022-12-31"),
            # the second form is in another municipality: in both at once
            levering(3, "45A05", "2022-01-01", "2022-12-31"),
            levering(3, "42A03", "2022-01-01", "2022-12-31", gemeente="0002"),
            levering(4, "45A05", "2022-01-01", "2022-12-31"),
        ]
    )
    code = "meer_vormen_op_laatste_dag"
    assert figures(stand, code, "jaar") == {(2022, "R"): 50.0, (2023, "R"): None}
    assert figures(stand, code, "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 50.0,
        (2022, "0002"): 100.0,
    }
