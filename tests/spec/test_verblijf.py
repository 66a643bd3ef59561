"""Stays: by form, in and out, moves, length and place. A hand-made table in, a hand-worked table out."""

from typing import Any

import pytest
from tests.spec.conftest import GEMEENTEN, MaakStand
from tests.spec.test_gebruik import BEIDE, d, figures, levering, prestatie

from jeugdregio.monitor.inzage import intern

PLEEGZORG, GEZINSHUIS, LOGEREN = "44A07", "44A08", "44A09"
RESIDENTIEEL, GESLOTEN, KLINIEK, CRISIS = "43A07", "43A12", "54005", "46A03"


def test_the_stock_and_the_year_are_split_by_form_and_two_forms_count_twice(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, PLEEGZORG, "2022-01-15", "2022-03-31"),
            levering(1, LOGEREN, "2022-01-31", "2022-02-01"),
            levering(2, GEZINSHUIS, "2022-01-15", "2022-01-30"),  # in and out within the month
            levering(3, RESIDENTIEEL, "2022-01-15", "2022-03-31"),
            levering(4, GESLOTEN, "2022-01-15", "2022-03-31", gemeente="0002"),
            levering(5, KLINIEK, "2022-01-15", "2022-03-31"),
            levering(6, CRISIS, "2022-01-15", "2022-03-31"),
            levering(7, "46A01", "2022-01-15"),  # crisis at home
            levering(8, "44B15", "2022-01-15"),  # clothing money
        ]
    )
    een = dict.fromkeys(
        ("Pleegzorg", "Residentieel", "JeugdzorgPlus", "Ggz-kliniek", "Logeren", "Crisis"), 1.0
    )
    assert figures(stand, "jeugdigen_in_verblijf_naar_vorm", "maand", maand="2022-01") == {
        ("2022-01", "R", vorm): n for vorm, n in een.items()
    }
    assert figures(stand, "unieke_jeugdigen_in_verblijf_naar_vorm", "jaar", jaar=2022) == {
        (2022, "R", vorm): n for vorm, n in {**een, "Gezinshuis": 1.0}.items()
    }
    assert figures(stand, "jeugdigen_in_jeugdzorgplus", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 0.0,
        (2022, "0002"): 1.0,
    }
    gesloten = figures(stand, "jeugdigen_in_jeugdzorgplus_maandeinde", "maand")
    assert [gesloten[f"2022-0{m}", "R"] for m in (1, 2, 3, 4)] == [1, 1, 1, 0]


def test_a_region_that_does_not_count_foster_care_has_its_number_by_form(
    maak_stand: MaakStand,
) -> None:
    def regel(indeling: str, waarde: str) -> dict[str, Any]:
        return {
            "gebied": "R",
            "indeling": indeling,
            "productcategorie": "44",
            "productcode": PLEEGZORG,
            "waarde": waarde,
            "van": d("2015-01-01"),
        }

    stand = maak_stand(
        indelingen=[
            regel("verblijfsvorm", "Pleegzorg"),
            regel("verblijf", "nee"),
            {**regel("verblijf", "ja"), "productcode": None},
        ],
        leveringen=[
            levering(1, PLEEGZORG, "2022-01-01"),
            levering(2, "44A06", "2022-01-01"),
            levering(3, PLEEGZORG, "2022-01-01", "2022-06-29"),
            levering(4, "45A05", "2022-01-01"),
        ],
    )
    per_vorm = {"Pleegzorg": 2.0, "Overig verblijf": 1.0}  # without a rule for its form a stay is still one
    for code, per, periode in (
        ("unieke_jeugdigen_in_verblijf_naar_vorm", "jaar", 2022),
        ("jeugdigen_in_verblijf_naar_vorm", "maand", "2022-03"),
    ):
        assert figures(stand, code, per, **{per: periode}) == {
            (periode, "R", vorm): n for vorm, n in per_vorm.items()
        }
    assert figures(stand, "gemiddelde_duur_verblijf", "jaar", jaar=2022) == {
        (2022, "R", "Pleegzorg"): pytest.approx(180 / (365.25 / 12))
    }
    assert figures(stand, "unieke_jeugdigen_in_verblijf", "jaar", jaar=2022) == {(2022, "R"): 1}
    assert figures(stand, "jeugdigen_in_verblijf", "maand", maand="2022-03") == {("2022-03", "R"): 1}
    assert figures(stand, "verloop_verblijf", "jaar", jaar=2022)[2022, "R", "Instroom"] == 1


def test_who_is_under_twelve_at_the_end_of_the_month_in_an_institution(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        jeugdigen=[
            {"pseudoniem": 1, "geboortemaand": d("2010-03-01")},  # twelve in March 2022
            {"pseudoniem": 2, "geboortemaand": d("2015-01-01")},
            {"pseudoniem": 3, "geboortemaand": d("2015-01-01")},
            {"pseudoniem": 4, "geboortemaand": None},
        ],
        leveringen=[
            levering(1, RESIDENTIEEL, "2022-01-01", "2022-12-31"),
            levering(2, KLINIEK, "2022-02-01", "2022-12-31"),
            levering(3, PLEEGZORG, "2022-01-01", "2022-12-31"),
            levering(4, RESIDENTIEEL, "2022-01-01", "2022-12-31"),
        ],
    )
    maanden = figures(stand, "onder_12_in_residentieel_verblijf", "maand")
    assert [maanden[f"2022-0{m}", "R"] for m in (1, 2, 3, 4)] == [1, 2, 1, 1]


def test_in_and_out_add_up_and_a_change_of_place_is_neither(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, PLEEGZORG, "2021-06-01", "2022-03-31"),
            # another place 30 days later: had not gone home
            levering(1, RESIDENTIEEL, "2022-05-01", "2022-08-31"),
            # 31 days out: gone home, and away again
            levering(2, PLEEGZORG, "2022-02-01", "2022-03-31"),
            levering(2, PLEEGZORG, "2022-05-02", "2023-02-28", gemeente="0002"),
            levering(3, LOGEREN, "2022-02-01", "2022-03-31"),
            # stopped for a while: still away
            levering(4, GEZINSHUIS, "2021-06-01", "2022-03-31", tijdelijk=True),
            levering(4, GEZINSHUIS, "2022-07-01"),
            # so recently that it may not be the end
            levering(5, CRISIS, "2023-06-01", "2023-12-20"),
        ]
    )
    verloop = figures(stand, "verloop_verblijf", "jaar")
    jaren = {
        jaar: [verloop[jaar, "R", b] for b in ("Stand begin", "Instroom", "Uitstroom", "Stand eind")]
        for jaar in (2022, 2023)
    }
    assert jaren == {2022: [2, 2, 2, 2], 2023: [2, 1, 1, 2]}
    assert figures(stand, "netto_naar_huis", "jaar") == {(2022, "R"): 0, (2023, "R"): 0}
    assert figures(stand, "netto_naar_huis", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 1,
        (2022, "0002"): -1,
    }


def test_a_breakdown_is_foster_care_that_ends_in_an_institution(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, PLEEGZORG, "2021-06-01", "2022-03-31"),
            levering(1, RESIDENTIEEL, "2022-04-30"),  # 30 days after
            levering(2, PLEEGZORG, "2021-06-01", "2022-03-31"),
            levering(2, RESIDENTIEEL, "2022-05-01"),  # 31 days after
            levering(3, PLEEGZORG, "2021-06-01", "2022-03-31"),
            levering(3, GESLOTEN, "2022-03-31", "2022-04-10"),
            levering(3, PLEEGZORG, "2022-04-11", "2022-06-30"),  # back in foster care
            levering(4, PLEEGZORG, "2021-06-01", "2022-03-31"),
            levering(4, CRISIS, "2022-04-01"),
            levering(5, PLEEGZORG, "2021-06-01", "2022-03-31"),
            levering(5, RESIDENTIEEL, "2021-01-01"),  # was there already, before the foster care
            levering(6, PLEEGZORG, "2021-06-01", "2022-12-31"),
            levering(6, KLINIEK, "2023-01-02"),  # counts in the year the foster care ended
            levering(7, PLEEGZORG, "2021-06-01", "2023-12-20"),
            levering(7, RESIDENTIEEL, "2023-12-21"),  # foster care may still go on
        ]
    )
    assert figures(stand, "van_pleegzorg_naar_residentieel", "jaar") == {(2022, "R"): 2, (2023, "R"): 0}


def test_a_breakdown_may_begin_before_the_formal_end_and_by_way_of_crisis(maak_stand: MaakStand) -> None:
    def pleegzorg(wie: int) -> dict[str, Any]:
        return levering(wie, PLEEGZORG, "2021-06-01", "2022-03-31")

    stand = maak_stand(
        leveringen=[
            *(pleegzorg(wie) for wie in range(1, 9)),
            levering(1, RESIDENTIEEL, "2022-03-29", "2022-12-31"),  # two days before the formal end
            levering(2, RESIDENTIEEL, "2022-03-01", "2022-03-31"),  # over when the foster care is
            # two months of crisis in between, at two places
            levering(3, CRISIS, "2022-04-05", "2022-05-15"),
            levering(3, CRISIS, "2022-05-20", "2022-06-05", aanbieder="94000002"),
            levering(3, RESIDENTIEEL, "2022-07-01", "2022-12-31"),
            levering(4, CRISIS, "2022-05-02", "2022-06-05"),  # crisis 32 days later is another matter
            levering(4, RESIDENTIEEL, "2022-06-06", "2022-12-31"),
            levering(5, CRISIS, "2022-04-01", "2022-05-31"),
            levering(5, PLEEGZORG, "2022-06-01", "2023-12-31"),  # after crisis in foster care again
            levering(5, RESIDENTIEEL, "2022-06-15", "2022-07-15"),
            levering(6, CRISIS, "2022-03-01", "2022-04-30"),  # began while the foster care ran
            levering(6, KLINIEK, "2022-05-30", "2022-06-30"),
            levering(7, RESIDENTIEEL, "2021-01-01", "2021-05-31"),
            levering(7, RESIDENTIEEL, "2022-04-01", "2022-12-31"),  # back where it came from
            levering(8, RESIDENTIEEL, "2021-05-20", "2021-06-30"),
            levering(8, RESIDENTIEEL, "2021-07-01", "2022-12-31"),  # the same stay, under another product
        ]
    )
    assert figures(stand, "van_pleegzorg_naar_residentieel", "jaar", jaar=2022) == {(2022, "R"): 4}


def test_length_is_of_a_form_until_it_ends_also_at_another_provider(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, PLEEGZORG, "2022-01-01", "2022-01-31"),
            levering(1, PLEEGZORG, "2022-02-01", "2022-04-10", aanbieder="94000002"),  # 100 days together
            levering(2, PLEEGZORG, "2022-01-01", "2022-01-10"),
            levering(3, PLEEGZORG, "2022-01-01", "2022-01-10"),
            levering(4, PLEEGZORG, "2022-01-01"),
            levering(4, CRISIS, "2022-01-01", "2022-01-20"),
        ]
    )
    maand = 365.25 / 12
    gemiddeld = figures(stand, "gemiddelde_duur_verblijf", "jaar", jaar=2022)
    assert gemiddeld == {
        (2022, "R", "Pleegzorg"): pytest.approx(40 / maand),
        (2022, "R", "Crisis"): pytest.approx(20 / maand),
    }
    mediaan = figures(stand, "mediane_duur_verblijf", "jaar", jaar=2022)
    assert mediaan[2022, "R", "Pleegzorg"] == pytest.approx(10 / maand)


def test_moves_are_to_another_provider_or_form_while_away(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, CRISIS, "2022-01-01", "2022-01-20"),
            levering(1, RESIDENTIEEL, "2022-01-21", "2022-06-30"),
            levering(1, RESIDENTIEEL, "2022-07-01", "2022-08-31", aanbieder="94000002"),
            levering(1, LOGEREN, "2022-08-01", "2022-08-02"),  # no place to live
            levering(1, RESIDENTIEEL, "2022-12-01", "2023-01-31"),  # was home in between: no move
            levering(2, PLEEGZORG, "2021-01-01", "2023-01-31"),
            levering(2, GEZINSHUIS, "2023-02-01"),
        ]
    )
    # 2022: two moves of the first, none of the second; 2023: none and one
    assert figures(stand, "verplaatsingen_per_jeugdige", "jaar") == {(2022, "R"): 1.0, (2023, "R"): 0.5}


def test_a_move_back_is_a_move_and_the_same_place_after_a_gap_is_not(maak_stand: MaakStand) -> None:
    def elders(van: str, tot: str) -> dict[str, Any]:
        return levering(1, CRISIS, van, tot, aanbieder="94000002")

    def maand(van: str) -> dict[str, Any]:
        return prestatie(2, RESIDENTIEEL, van, 1_00, toewijzing=2)

    stand = maak_stand(
        leveringen=[
            levering(1, GEZINSHUIS, "2022-01-01", "2022-01-31"),
            elders("2022-02-01", "2022-02-10"),  # to
            levering(1, GEZINSHUIS, "2022-02-11", "2022-06-30"),  # and back
            levering(1, GEZINSHUIS, "2022-07-15", "2022-09-30", tijdelijk=True),  # nowhere else in between
            elders("2022-10-01", "2022-11-30"),
            levering(1, GEZINSHUIS, "2022-12-01", "2022-12-31"),  # taken up again: back once more
            levering(2, CRISIS, "2022-02-10", "2022-03-10", aanbieder="94000003", toewijzing=3),
        ],
        # declared month by month: one stay, that runs on beside the crisis
        prestaties=[maand("2022-01-01"), maand("2022-02-01"), maand("2022-03-01"), maand("2022-04-01")],
    )
    # four moves of the first, one of the second
    assert figures(stand, "verplaatsingen_per_jeugdige", "jaar", jaar=2022) == {(2022, "R"): 2.5}


def plaats(wie: int, waar: str, provincie: str, van: str, tot: str | None = None) -> dict[str, Any]:
    return {
        "gemeente": "0001",
        "pseudoniem": wie,
        "verblijfgemeente": waar,
        "verblijfprovincie": provincie,
        "begindatum": d(van),
        "einddatum": d(tot) if tot else None,
    }


def test_where_young_people_stay_is_seen_from_the_region_of_that_day(maak_stand: MaakStand) -> None:
    def lid(gemeente: str, tot: str | None = None) -> dict[str, Any]:
        return {
            "gebied": "R",
            "naam": "Regio",
            "soort": "inkoopregio",
            "gemeente": gemeente,
            "tot": d(tot) if tot else None,
        }

    stand = maak_stand(
        gebieden=[lid("0001"), lid("0002", "2022-12-31")],
        gemeenten=[GEMEENTEN[0], {**GEMEENTEN[1], "provincie": "Q"}],
        verblijfplaatsen=[
            plaats(1, "0001", "P", "2022-01-01", "2022-12-31"),
            plaats(2, "0002", "Q", "2022-01-01"),  # in the region, in another province
            plaats(3, "0003", "P", "2022-01-01"),
            plaats(4, "0004", "Q", "2022-06-01"),
            plaats(5, "0004", "Q", "2022-01-01", "2022-12-30"),  # not there any more on the last day
        ],
    )
    per_jaar = figures(stand, "plaats_van_verblijf", "jaar", "gemeente", gemeente="0001")
    assert per_jaar == {
        (2022, "0001", "Binnen de regio"): 50.0,
        (2022, "0001", "Buiten de regio, binnen de provincie"): 25.0,
        (2022, "0001", "Buiten de regio en de provincie"): 25.0,
        (2023, "0001", "Binnen de regio"): 0.0,
        (2023, "0001", "Buiten de regio, binnen de provincie"): pytest.approx(100 / 3),
        (2023, "0001", "Buiten de regio en de provincie"): pytest.approx(200 / 3),
    }
    assert figures(stand, "aandeel_buiten_de_regio", "jaar", "gemeente", gemeente="0001") == {
        (2022, "0001"): 50.0,
        (2023, "0001"): 100.0,
    }


def test_outside_the_province_is_by_form_in_the_year_and_a_region_may_span_two(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        gemeenten=[GEMEENTEN[0], {**GEMEENTEN[1], "provincie": "Q"}],
        leveringen=[
            levering(1, GESLOTEN, "2022-01-01", "2022-06-30"),
            levering(1, RESIDENTIEEL, "2022-07-01", "2022-12-31"),
            levering(2, GESLOTEN, "2022-01-01", "2022-12-31"),
            levering(3, GESLOTEN, "2022-01-01", "2022-12-31"),
            levering(4, RESIDENTIEEL, "2022-01-01", "2022-12-31"),
            levering(5, GESLOTEN, "2022-01-01", "2022-12-31", gemeente="0002"),
            levering(6, "45A05", "2022-01-01", "2022-12-31"),  # help at home
            levering(7, GESLOTEN, "2022-01-01", "2022-12-31"),
        ],
        verblijfplaatsen=[
            plaats(1, "0009", "Q", "2022-06-30", "2022-07-01"),  # one day in each of two forms
            plaats(1, "0001", "P", "2022-07-02"),
            plaats(2, "0002", "Q", "2022-01-01"),  # in the region, in another province
            plaats(3, "0003", "P", "2022-01-01"),
            plaats(4, "0009", "Q", "2023-01-01"),  # after the stay
            {**plaats(5, "0002", "Q", "2022-01-01"), "gemeente": "0002"},  # the province of its municipality
            plaats(6, "0009", "Q", "2022-01-01"),
            # of the seventh nobody said where
        ],
    )
    assert figures(stand, "jeugdigen_buiten_de_provincie_naar_vorm", "jaar", jaar=2022) == {
        (2022, "R", "JeugdzorgPlus"): 2,
        (2022, "R", "Residentieel"): 1,
    }
    assert figures(stand, "jeugdzorgplus_buiten_de_provincie", "jaar", "gemeente") == {
        (2022, "0001"): 2,
        (2022, "0002"): 0,
        (2023, "0001"): 0,
        (2023, "0002"): 0,
    }


def test_without_a_statement_of_places_the_figure_is_unknown(maak_stand: MaakStand) -> None:
    stand = maak_stand(verblijfplaatsen=[plaats(1, "0001", "P", "2022-01-01")])
    for code in ("plaats_van_verblijf", "aandeel_buiten_de_regio", "jeugdzorgplus_buiten_de_provincie"):
        rijen = intern(stand, code, ("jaar", "gemeente"), gemeenten=BEIDE, doel="test")
        assert {r.dimensies["gemeente"]: str(r.status) for r in rijen if r.dimensies["jaar"] == 2022} == {
            "0001": "gepubliceerd",
            "0002": "geen gegevens",
        }
