"""Use: a hand-made table in, a hand-worked table out."""

import datetime
from typing import Any

from tests.spec.conftest import MaakStand

from jeugdregio.monitor.inzage import intern
from jeugdregio.stand import Stand

BEIDE = {"0001", "0002"}


def d(tekst: str) -> datetime.date:
    return datetime.date.fromisoformat(tekst)


def levering(wie: int, product: str, van: str, tot: str | None = None, **anders: Any) -> dict[str, Any]:
    return {
        "pseudoniem": wie,
        "categorie": product[:2],
        "productcode": product,
        "begindatum": d(van),
        "einddatum": d(tot) if tot else None,
        **anders,
    }


def prestatie(wie: int, product: str, van: str, bedrag: int, **anders: Any) -> dict[str, Any]:
    return {
        "pseudoniem": wie,
        "categorie": product[:2],
        "productcode": product,
        "begindatum": d(van),
        "bedrag": bedrag,
        **anders,
    }


def figures(stand: Stand, code: str, *per: str, **filters: Any) -> dict[tuple[Any, ...], float | None]:
    """The exact figures of both municipalities, by their dimensions."""
    return {
        tuple(rij.dimensies.values()): rij.waarde
        for rij in intern(stand, code, per, gemeenten=BEIDE, doel="test")
        if all(rij.dimensies[naam] == waarde for naam, waarde in filters.items())
    }


def test_a_young_person_counts_once_a_year_in_every_place_they_had_care(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A04", "2022-03-01", "2022-05-31"),
            levering(1, "43A09", "2022-05-01"),
            levering(2, "45A05", "2021-06-01", "2022-01-01"),
            # moved within the region: counts in both municipalities, once in the region
            levering(3, "45A05", "2022-01-01", "2022-06-30"),
            levering(3, "45A05", "2022-07-01", "2022-12-31", gemeente="0002"),
            # over before the period
            levering(4, "45A05", "2021-01-01", "2021-12-31"),
        ]
    )
    assert figures(stand, "jeugdigen_met_jeugdhulp", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 3,
        (2022, "0002"): 1,
    }
    assert figures(stand, "jeugdigen_met_jeugdhulp", "jaar", "gebied") == {(2022, "R"): 3, (2023, "R"): 1}
    maanden = figures(stand, "jeugdigen_met_jeugdhulp", "maand", "gebied")
    assert [maanden[f"2022-0{m}", "R"] for m in (1, 2, 3, 6, 7)] == [2, 1, 2, 2, 2]


def test_protection_and_probation_are_not_jeugdhulp(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(n, code, "2022-03-01") for n, code in enumerate(["47A01", "48A01", "49A01", "45A05"])
        ]
    )
    assert figures(stand, "jeugdigen_met_jeugdhulp", "jaar", jaar=2022) == {(2022, "R"): 1}


def test_a_declared_month_counts_only_where_no_start_was_sent(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[levering(1, "45A05", "2022-01-01", "2022-01-31", toewijzing=11)],
        prestaties=[
            # after the stop, under the same assignment: not in care any more
            prestatie(1, "45A05", "2022-03-01", 1000, toewijzing=11),
            # no start sent: the whole month of the line counts
            prestatie(2, "45A05", "2022-04-15", 1000, toewijzing=12, einddatum=d("2022-04-20")),
            # credited away: no care
            prestatie(3, "45A05", "2022-04-15", 1000, toewijzing=13),
            prestatie(3, "45A05", "2022-04-15", -1000, toewijzing=13),
        ],
    )
    maanden = figures(stand, "jeugdigen_met_jeugdhulp", "maand", "gebied")
    assert [maanden[f"2022-0{m}", "R"] for m in (1, 2, 3, 4, 5)] == [1, 0, 0, 1, 0]


def test_help_that_ended_before_it_began_tells_nothing_and_declared_months_count(
    maak_stand: MaakStand,
) -> None:
    """Where a municipality reads along, a message with such days is a signal and is not refused."""
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-03-10", "2022-03-01", toewijzing=11),
            levering(2, "45A05", "2022-03-10", "2022-03-10"),
        ],
        prestaties=[prestatie(1, "45A05", "2022-04-01", 1000, toewijzing=11)],
    )
    maanden = figures(stand, "jeugdigen_met_jeugdhulp", "maand", "gebied")
    assert [maanden[f"2022-0{m}", "R"] for m in (2, 3, 4)] == [0, 1, 1]


def test_the_share_counts_those_under_eighteen_and_says_so_when_the_denominator_is_missing(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        jeugdigen=[
            {"pseudoniem": 1, "geboortemaand": d("2010-05-01")},
            {"pseudoniem": 2, "geboortemaand": d("2004-03-01")},  # 18 in the month the care began: counts
            {"pseudoniem": 3, "geboortemaand": d("2004-02-01")},  # 18 the month before: does not
            {"pseudoniem": 4, "geboortemaand": None},
        ],
        leveringen=[levering(n, "45A05", "2022-03-01", "2022-12-31") for n in (1, 2, 3, 4)],
        jeugdigenaantallen=[
            {"gemeente": "0001", "jaar": 2022, "aantal": 20},
            {"gemeente": "0001", "jaar": 2023, "aantal": 20},
            {"gemeente": "0002", "jaar": 2022, "aantal": 60},
        ],
    )
    code = "aandeel_jeugdigen_met_jeugdhulp"
    assert figures(stand, code, "jaar", "gemeente") == {
        (2022, "0001"): 10.0,
        (2022, "0002"): 0.0,
        (2023, "0001"): 0.0,
        (2023, "0002"): None,
    }
    assert figures(stand, code, "jaar", "gebied") == {(2022, "R"): 2.5, (2023, "R"): None}
    statussen = {
        r.dimensies["jaar"]: str(r.status) for r in intern(stand, code, ["jaar"], gemeenten=BEIDE, doel="t")
    }
    assert statussen == {2022: "gepubliceerd", 2023: "geen gegevens"}


def test_the_share_is_there_per_half_year_over_who_lives_there_on_the_first_of_january(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        jeugdigen=[{"pseudoniem": n, "geboortemaand": d("2010-05-01")} for n in (1, 2, 3)],
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-06-30"),
            levering(2, "45A05", "2022-06-30", "2022-07-01"),
            levering(3, "45A05", "2022-12-31", "2023-01-15"),
        ],
        jeugdigenaantallen=[
            {"gemeente": "0001", "jaar": 2022, "aantal": 20},
            {"gemeente": "0001", "jaar": 2023, "aantal": 25},
        ],
    )
    code = "aandeel_jeugdigen_met_jeugdhulp"
    helften = figures(stand, code, "halfjaar", "gemeente")
    assert helften["2022-H1", "0001"] == 10.0
    assert helften["2022-H2", "0001"] == 10.0
    assert helften["2023-H1", "0001"] == 4.0
    assert figures(stand, code, "jaar", "gemeente")[2022, "0001"] == 15.0


def test_use_is_the_share_of_pairs_of_young_person_and_category(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01"),  # behandeling
            levering(1, "54001", "2022-02-01"),  # behandeling again: the same pair
            levering(1, "43A09", "2022-03-01", "2022-12-31"),  # verblijf
            levering(2, "45A04", "2022-01-01", "2022-12-31"),  # regulier: begeleiding
            levering(3, "46A01", "2022-01-01", "2022-12-31"),  # crisis at home: behandeling
            levering(3, "46A03", "2022-01-01", "2022-12-31"),  # crisis stay: verblijf
            levering(4, "55001", "2022-01-01", "2022-12-31"),  # national: behandeling
            levering(4, "42A01", "2022-01-01", "2022-12-31"),  # vervoer
            levering(5, "99Z99", "2022-01-01", "2022-12-31"),  # no rule
            levering(6, "47A01", "2022-01-01", "2022-12-31"),  # probation: apart
        ]
    )
    assert figures(stand, "gebruik_naar_categorie", "jaar", jaar=2022) == {
        (2022, "R", "Begeleiding"): 12.5,
        (2022, "R", "Behandeling"): 37.5,
        (2022, "R", "Niet ingedeeld"): 12.5,
        (2022, "R", "Verblijf"): 25.0,
        (2022, "R", "Vervoer"): 12.5,
    }
    assert figures(stand, "gebruik_naar_categorie", "jaar", jaar=2023)[2023, "R", "Behandeling"] == 100.0


def test_an_indeling_holds_for_its_dates_and_a_code_goes_before_its_category(maak_stand: MaakStand) -> None:
    def regel(code: str | None, waarde: str, van: str, tot: str | None) -> dict[str, Any]:
        return {
            "gebied": "R",
            "indeling": "categorie",
            "productcategorie": "45",
            "productcode": code,
            "waarde": waarde,
            "van": d(van),
            "tot": d(tot) if tot else None,
        }

    stand = maak_stand(
        indelingen=[
            regel(None, "Oud", "2015-01-01", "2022-12-31"),
            regel(None, "Nieuw", "2023-01-01", None),
            regel("45A04", "Eigen", "2015-01-01", None),
            {**regel(None, "Anders", "2015-01-01", None), "gebied": "ANDERE REGIO"},
        ],
        leveringen=[levering(1, "45A05", "2022-01-01"), levering(2, "45A04", "2022-01-01")],
    )
    assert figures(stand, "gebruik_naar_categorie", "jaar") == {
        (2022, "R", "Eigen"): 50.0,
        (2022, "R", "Nieuw"): 0.0,
        (2022, "R", "Oud"): 50.0,
        (2023, "R", "Eigen"): 50.0,
        (2023, "R", "Nieuw"): 50.0,
        (2023, "R", "Oud"): 0.0,
    }


def test_verblijf_at_the_end_of_each_month_and_unique_in_the_year(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "43A09", "2022-01-31", "2022-02-27"),
            levering(2, "44A07", "2022-02-28", "2022-02-28"),
            levering(2, "44A07", "2022-03-15", "2022-03-20"),  # in and out between two month ends
            levering(3, "46A01", "2022-01-01"),  # crisis at home
            levering(4, "46A05", "2022-02-01", "2022-03-31"),  # crisis foster care
            levering(5, "44B15", "2022-01-01"),  # clothing money
        ]
    )
    maanden = figures(stand, "jeugdigen_in_verblijf", "maand", "gebied")
    assert [maanden[f"2022-0{m}", "R"] for m in (1, 2, 3, 4)] == [1, 2, 1, 0]
    assert figures(stand, "unieke_jeugdigen_in_verblijf", "jaar") == {(2022, "R"): 3, (2023, "R"): 0}


def test_a_product_that_only_the_assignment_knows_counts(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        toewijzingen=[{"pseudoniem": 1, "toewijzing": 11, "categorie": "43", "productcode": "43A09"}],
        leveringen=[{"pseudoniem": 1, "toewijzing": 11, "begindatum": d("2022-01-01")}],
    )
    assert figures(stand, "unieke_jeugdigen_in_verblijf", "jaar", jaar=2022) == {(2022, "R"): 1}
