"""The quality of the data: a hand-made table in, a hand-worked table out."""

from typing import Any

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, figures, levering, prestatie

NAMEN = [{"aanbieder": "94000001", "naam": "De Linde"}]
PER_AANBIEDER = ("jaar", "gebied", "aanbieder")


def test_refused_messages_are_a_share_of_all_whole_or_in_part(maak_stand: MaakStand) -> None:
    def berichten(uitkomst: str, aantal: int, soort: str = "JW323", **anders: Any) -> dict[str, Any]:
        return {
            "gemeente": "0001",
            "aanbieder": "94000001",
            "soort": soort,
            "maand": d("2022-03-01"),
            "uitkomst": uitkomst,
            "aantal": aantal,
            **anders,
        }

    stand = maak_stand(
        aanbieders=NAMEN,
        berichtaantallen=[
            berichten("verwerkt", 6),
            berichten("deels", 1),
            berichten("geweigerd", 1),
            berichten("verwerkt", 2, "JW305", aanbieder="94000002", gemeente="0002"),
        ],
    )
    assert figures(stand, "geweigerde_berichten", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 25.0,
        (2022, "0002"): 0.0,
    }
    assert figures(stand, "geweigerde_berichten", "soort", jaar=2022) == {
        (2022, "R", "JW305"): 0.0,
        (2022, "R", "JW323"): 25.0,
    }
    assert figures(stand, "geweigerde_berichten", *PER_AANBIEDER, jaar=2022) == {
        (2022, "R", "94000002"): 0.0,
        (2022, "R", "De Linde"): 25.0,
    }
    maanden = figures(stand, "geweigerde_berichten", "maand")
    assert (maanden["2022-03", "R"], maanden["2022-04", "R"]) == (20.0, None)


def test_a_start_whose_assignment_nobody_knows_counts(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        toewijzingen=[{"pseudoniem": 1, "toewijzing": 11, "categorie": "45"}],
        leveringen=[
            levering(1, "45A05", "2022-01-01", toewijzing=11),
            levering(2, "45A05", "2022-01-01"),  # names none
            levering(3, "45A05", "2022-01-01", toewijzing=99),  # names one that is not there
            levering(4, "45A05", "2022-01-01", toewijzing=11),
        ],
    )
    assert figures(stand, "starts_zonder_toewijzing", "jaar", "gebied") == {
        (2022, "R"): 50.0,
        (2023, "R"): None,  # nothing began
    }


def test_a_line_has_a_start_under_its_assignment_or_for_the_same_help(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        aanbieders=NAMEN,
        leveringen=[
            levering(1, "45A05", "2022-01-01", toewijzing=11),
            levering(2, "45A05", "2022-01-01"),
        ],
        prestaties=[
            # another category, the same assignment
            prestatie(1, "54001", "2022-03-01", 10_00, toewijzing=11),
            prestatie(2, "45A04", "2022-03-01", 20_00, toewijzing=12),  # the same category
            prestatie(2, "43A09", "2022-03-01", 30_00),  # other help of the same young person
            prestatie(2, "45A04", "2022-04-01", 40_00, gemeente="0002"),  # the start was elsewhere
            # a line without a start like any other; but no costs of jeugdhulp
            prestatie(3, "48A01", "2022-03-01", 100_00, aanbieder="94000002"),
            prestatie(4, "45A05", "2022-03-01", 900_00, aanbieder="94000002", toegekend=False),  # nothing
        ],
    )
    assert figures(stand, "regels_zonder_start", "jaar", jaar=2022) == {(2022, "R"): 60.0}
    assert figures(stand, "regels_zonder_start", *PER_AANBIEDER, jaar=2022) == {
        (2022, "R", "De Linde"): 50.0,
        (2022, "R", "94000002"): 100.0,
    }
    assert figures(stand, "bedrag_zonder_start", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): pytest.approx(100 * 30 / 60),  # protection is no jeugdhulp
        (2022, "0002"): 100.0,
    }


def test_delay_is_counted_from_the_end_of_the_month_of_help(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        aanbieders=NAMEN,
        prestaties=[
            prestatie(1, "45A05", "2022-02-10", 100, bekend_op=d("2022-02-20")),  # before its end: 0
            prestatie(2, "45A05", "2022-02-01", 100, bekend_op=d("2022-03-30")),  # 30 days
            prestatie(3, "45A05", "2022-12-31", 100, bekend_op=d("2023-01-31")),  # 31
            prestatie(3, "45A05", "2022-12-31", -100, bekend_op=d("2023-12-31")),  # a credit
            prestatie(4, "45A05", "2022-01-01", 100, gemeente="0002", bekend_op=d("2022-05-11")),  # 100
        ],
    )
    assert figures(stand, "vertraging_declaraties", "jaar", "gebied", jaar=2022) == {(2022, "R"): 40.25}
    assert figures(stand, "vertraging_declaraties_mediaan", "jaar", "gebied", jaar=2022) == {
        (2022, "R"): 30.5
    }
    assert figures(stand, "declaraties_op_tijd", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): pytest.approx(200 / 3),
        (2022, "0002"): 0.0,
    }
    assert figures(stand, "declaraties_op_tijd", *PER_AANBIEDER, jaar=2022) == {(2022, "R", "De Linde"): 50.0}
