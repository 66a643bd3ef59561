"""From 18- to 18+: a hand-made table in, a hand-worked table out."""

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import BEIDE, d, figures, levering, prestatie

from jeugdregio.monitor.inzage import intern
from jeugdregio.monitor.publicatie import Status


def test_who_is_18_at_the_end_of_the_month_counts_with_and_without_foster_care(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        jeugdigen=[
            *({"pseudoniem": wie, "geboortemaand": d("2004-06-01")} for wie in range(1, 6)),
            {"pseudoniem": 6, "geboortemaand": d("2004-07-01")},
            {"pseudoniem": 7, "geboortemaand": None},
        ],
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-12-31"),
            levering(2, "44A07", "2022-01-01", "2022-12-31"),  # foster care only
            levering(3, "47A01", "2022-01-01", "2022-12-31"),  # probation only
            levering(4, "47A01", "2022-01-01", "2022-12-31"),
            levering(4, "45A05", "2022-01-01", "2022-12-31", gemeente="0002"),  # and other help elsewhere
            levering(5, "48A01", "2022-01-01", "2022-12-31"),  # protection is neither
            levering(6, "45A05", "2022-01-01", "2022-12-31"),
            levering(7, "45A05", "2022-01-01", "2022-12-31"),
        ],
    )
    alle = figures(stand, "jeugdigen_18_plus", "maand", "gebied")
    assert [alle[f"2022-0{m}", "R"] for m in (5, 6, 7)] == [0, 4, 5]
    anders = figures(stand, "jeugdigen_18_plus_in_andere_hulp", "maand", "gebied")
    assert [anders[f"2022-0{m}", "R"] for m in (5, 6, 7)] == [0, 2, 3]
    assert figures(stand, "aandeel_18_plus_in_andere_hulp", "jaar", jaar=2022) == {(2022, "R"): 60.0}
    assert figures(stand, "jeugdigen_18_plus_in_andere_hulp", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 3,
        (2022, "0002"): 1,
    }


def test_costs_count_from_the_month_after_the_birthday(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        jeugdigen=[{"pseudoniem": 1, "geboortemaand": d("2004-06-01")}, {"pseudoniem": 2}],
        prestaties=[
            prestatie(1, "45A05", "2022-06-30", 1_00),
            prestatie(1, "45A05", "2022-07-01", 10_00),
            prestatie(1, "44A07", "2022-07-01", 20_00),
            prestatie(1, "47A01", "2022-07-01", 30_00),
            prestatie(1, "48A01", "2022-07-01", 40_00),
            prestatie(2, "45A05", "2022-07-01", 50_00),
            prestatie(1, "45A05", "2022-07-01", 70_00, toegekend=False),  # refused
        ],
    )
    # probation is no jeugdhulp: its costs are no part of those of jeugdhulp, and stand apart
    assert figures(stand, "kosten_18_plus", "jaar", jaar=2022) == {(2022, "R"): 30.0}
    assert figures(stand, "kosten_jeugdreclassering_18_plus", "jaar", jaar=2022) == {(2022, "R"): 30.0}
    aandeel = figures(stand, "aandeel_kosten_18_plus_andere_hulp", "jaar", jaar=2022)
    assert aandeel == {(2022, "R"): pytest.approx(100 / 3)}
    assert figures(stand, "kosten_18_plus_andere_hulp", "jaar", jaar=2022) == {(2022, "R"): 10.0}
    assert figures(stand, "kosten_18_plus_andere_hulp", "jaar", jaar=2023) == {(2023, "R"): 0.0}


def test_costs_of_adults_are_part_of_the_costs_they_are_protected_with(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        jeugdigen=[{"pseudoniem": 1, "geboortemaand": d("2000-01-01")}],
        prestaties=[
            prestatie(1, product, "2022-07-01", 10_00)
            for product in ("45A05", "44A07", "47A01", "48A01", "49A01", "99Z99")
        ],
    )
    assert figures(stand, "kosten_18_plus", "jaar") == figures(stand, "kosten", "jaar")


def test_probation_that_a_region_counts_as_jeugdhulp_is_in_its_costs_and_is_no_other_care(
    maak_stand: MaakStand,
) -> None:
    def regel(indeling: str, waarde: str) -> dict[str, object]:
        return {
            "gebied": "R",
            "indeling": indeling,
            "productcategorie": "47",
            "productcode": None,
            "waarde": waarde,
            "van": d("2015-01-01"),
        }

    stand = maak_stand(
        indelingen=[regel("jeugdhulp", "ja"), regel("maatregel", "Jeugdreclassering")],
        jeugdigen=[{"pseudoniem": 1, "geboortemaand": d("2000-01-01")}],
        prestaties=[prestatie(1, "47A01", "2022-07-01", 10_00)],
    )
    assert figures(stand, "kosten_18_plus", "jaar", jaar=2022) == {(2022, "R"): 10.0}
    assert figures(stand, "kosten_jeugdreclassering_18_plus", "jaar", jaar=2022) == {(2022, "R"): 0.0}
    assert figures(stand, "kosten_18_plus_andere_hulp", "jaar", jaar=2022) == {(2022, "R"): 0.0}


def test_a_plan_counts_when_it_is_there_by_the_end_of_the_year(maak_stand: MaakStand) -> None:
    def plan(wie: int, op: str) -> dict[str, object]:
        return {"gemeente": "0001", "pseudoniem": wie, "vastgesteld_op": d(op)}

    stand = maak_stand(
        jeugdigen=[
            # sixteen and a half in December 2022, and in January 2023
            *({"pseudoniem": wie, "geboortemaand": d("2006-06-01")} for wie in (1, 2, 3, 4)),
            {"pseudoniem": 5, "geboortemaand": d("2006-07-01")},
        ],
        leveringen=[
            levering(1, "45A05", "2022-12-31"),
            levering(2, "45A05", "2022-01-01", "2022-12-01"),
            levering(3, "45A05", "2022-01-01", "2022-11-30"),  # not in care that month
            levering(4, "45A05", "2022-01-01"),
            levering(5, "45A05", "2022-01-01"),
        ],
        toekomstplannen=[
            plan(1, "2022-12-31"),
            plan(1, "2023-05-01"),
            plan(4, "2023-01-01"),
            plan(5, "2022-05-01"),
        ],
    )
    gevonden = figures(stand, "aandeel_met_toekomstplan", "jaar", "gemeente", gemeente="0001")
    assert {sleutel: round(waarde or 0, 3) for sleutel, waarde in gevonden.items()} == {
        (2022, "0001"): 33.333,
        (2023, "0001"): 100.0,
    }


def test_without_delivered_plans_the_share_is_unknown_and_not_nought(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        jeugdigen=[{"pseudoniem": 1, "geboortemaand": d("2006-06-01")}],
        leveringen=[levering(1, "45A05", "2022-12-31")],
    )
    rijen = intern(stand, "aandeel_met_toekomstplan", ["jaar", "gebied"], gemeenten=BEIDE, doel="test")
    assert {(rij.waarde, rij.status) for rij in rijen} == {(None, Status.GEEN_GEGEVENS)}
