"""Inflow, outflow and stock: a hand-made table in, a hand-worked table out."""

import datetime
import itertools
import random
from typing import Any

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, figures, levering

from jeugdregio.stand import Stand

CODES = ("stand_begin", "instroom", "uitstroom", "stand_eind")


def beweging(stand: Stand, *per: str, **filters: Any) -> dict[tuple[Any, ...], dict[str, float | None]]:
    """The four numbers by period and place."""
    samen: dict[tuple[Any, ...], dict[str, float | None]] = {}
    for naam in CODES:
        for plek, waarde in figures(stand, naam, *per, **filters).items():
            samen.setdefault(plek, {})[naam] = waarde
    return samen


def stroom(*waarden: int) -> dict[str, int]:
    return dict(zip(CODES, waarden, strict=True))


def test_who_was_in_care_on_the_eve_flows_out_or_stays_and_others_flow_in(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2021-06-01"),  # stays
            levering(2, "45A05", "2021-06-01", "2021-12-31"),  # the last day is the eve
            levering(3, "45A05", "2021-06-01", "2022-03-31"),
            levering(4, "45A05", "2022-02-01"),
            levering(5, "45A05", "2022-02-01", "2022-05-31"),  # in and out
            levering(5, "45A05", "2022-07-01", "2022-08-31"),  # and again: once each
            levering(6, "45A05", "2021-06-01", "2022-03-31"),  # out and in again: stays
            levering(6, "45A05", "2022-09-01"),
            levering(7, "45A05", "2022-12-31"),  # begins on the last day
            levering(8, "47A01", "2021-06-01"),  # no jeugdhulp
        ]
    )
    assert beweging(stand, "jaar", "gebied") == {
        (2022, "R"): stroom(4, 3, 3, 4),
        (2023, "R"): stroom(4, 0, 0, 4),
    }
    maanden = beweging(stand, "maand", "gebied")
    assert maanden["2022-01", "R"] == stroom(4, 0, 1, 3)
    assert maanden["2022-02", "R"] == stroom(3, 2, 0, 5)
    assert maanden["2022-04", "R"] == stroom(5, 0, 2, 3)


def test_the_four_numbers_stand_beside_each_other(maak_stand: MaakStand) -> None:
    stand = maak_stand(leveringen=[levering(1, "45A05", "2022-02-01", "2022-12-31")])
    assert figures(stand, "in_en_uitstroom", "jaar", "beweging") == {
        (2022, "R", "Stand begin"): 0,
        (2022, "R", "Instroom"): 1,
        (2022, "R", "Uitstroom"): 0,
        (2022, "R", "Stand eind"): 1,
        (2023, "R", "Stand begin"): 1,
        (2023, "R", "Instroom"): 0,
        (2023, "R", "Uitstroom"): 1,
        (2023, "R", "Stand eind"): 0,
    }


def test_a_move_within_the_region_is_no_flow(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2021-06-01", "2022-06-30"),
            levering(1, "45A05", "2022-07-01", gemeente="0002"),
            # in two municipalities at once, out of one of them
            levering(2, "45A05", "2021-06-01", "2022-06-30"),
            levering(2, "43A09", "2021-06-01", gemeente="0002"),
        ]
    )
    assert beweging(stand, "jaar", "gebied", jaar=2022) == {(2022, "R"): stroom(2, 0, 0, 2)}
    assert beweging(stand, "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): stroom(0, 0, 0, 0),
        (2022, "0002"): stroom(2, 0, 0, 2),
    }


def test_stock_plus_inflow_minus_outflow_is_the_next_stock(maak_stand: MaakStand) -> None:
    toeval = random.Random(2022)
    begin = d("2021-10-01")

    def span(wie: int) -> dict[str, Any]:
        van = begin + datetime.timedelta(toeval.randrange(820))
        tot = van + datetime.timedelta(toeval.choice([0, 1, 30, 31, 200, 900]))
        waar = toeval.choice(["0001", "0002"])
        return {**levering(wie, "45A05", str(van), str(tot)), "gemeente": waar}

    stand = maak_stand(leveringen=[span(wie) for wie in range(1, 60) for _ in range(toeval.randrange(5))])
    for per in (("jaar", "gebied"), ("jaar", "gemeente"), ("maand", "gebied")):
        gevonden = beweging(stand, *per)
        assert sum(aantal["instroom"] or 0 for aantal in gevonden.values()) > 0
        for plek, aantal in gevonden.items():
            eerst, erbij, eraf, laatst = (aantal[naam] or 0 for naam in CODES)
            assert eerst + erbij - eraf == laatst, plek
        if "gebied" in per:
            for eerder, later in itertools.pairwise(gevonden.values()):
                assert eerder["stand_eind"] == later["stand_begin"]


def test_return_is_judged_only_when_the_time_has_passed(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-01-31"),
            levering(1, "43A09", "2022-12-31"),  # back within a year, not within six months
            levering(2, "45A05", "2022-01-01", "2022-01-31"),
            levering(2, "45A05", "2022-02-28"),  # a gap of 27 days: never left
            levering(3, "45A05", "2022-01-01", "2022-06-30"),
            levering(3, "45A05", "2022-01-01", "2022-03-31", aanbieder="94000002"),  # other help runs on
            levering(4, "45A05", "2022-01-01", "2022-01-31"),
            levering(4, "45A05", "2023-02-01", "2023-03-31"),  # a year and a day later
            levering(5, "45A05", "2023-01-15", "2023-01-31"),  # gone for eleven months
            levering(6, "45A05", "2022-01-01", "2022-01-31", tijdelijk=True),
            levering(7, "47A01", "2022-01-01", "2022-01-31"),
        ]
    )
    assert figures(stand, "terugkeer_binnen_een_jaar", "jaar") == {
        # of 1, 3 and 4 only 1 came back
        (2022, "R"): pytest.approx(100 / 3),
        (2023, "R"): None,
    }
    # in 2023 numbers 4 and 5 left more than six months ago
    assert figures(stand, "terugkeer_binnen_zes_maanden", "jaar") == {(2022, "R"): 0.0, (2023, "R"): 0.0}


def test_who_leaves_twice_in_a_year_and_comes_back_once_has_come_back(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-01-31"),
            levering(1, "45A05", "2022-04-01", "2022-04-30"),
        ]
    )
    assert figures(stand, "terugkeer_binnen_zes_maanden", "jaar", jaar=2022) == {(2022, "R"): 100.0}
