"""The chain of child protection: a hand-made table in, a hand-worked table out."""

from typing import Any

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, figures

from jeugdregio.stand import Stand

ONDERZOEK, PLAN = "Onderzoek Raad", "Plan van aanpak GI"
PER = ("jaar", "gebied", "stap")


def stap(wie: int, welke: str, van: str, tot: str | None = None, **anders: Any) -> dict[str, Any]:
    return {
        "gemeente": "0001",
        "pseudoniem": wie,
        "zaak": wie,
        "stap": welke,
        "begindatum": d(van),
        "einddatum": d(tot) if tot else None,
        **anders,
    }


def make(maak_stand: MaakStand, **anders: Any) -> Stand:
    return maak_stand(
        ketenstappen=[
            stap(1, ONDERZOEK, "2021-12-01", "2022-01-10"),  # 40 days
            stap(1, PLAN, "2022-03-01", "2022-03-11"),  # 10 days; the whole chain 100
            stap(2, ONDERZOEK, "2022-06-01", "2022-06-01"),  # within a day
            stap(2, PLAN, "2022-07-01"),  # runs: the chain has not ended
            stap(3, ONDERZOEK, "2022-06-01", "2022-06-21", gemeente="0002"),  # 20 days; the case ended there
            stap(4, PLAN, "2023-01-01", "2023-01-31", gemeente="0002"),  # 30 days, in the next year
        ],
        **anders,
    )


def test_a_step_counts_in_the_year_it_ended_and_the_chain_when_the_plan_is_there(
    maak_stand: MaakStand,
) -> None:
    stand = make(maak_stand)
    assert figures(stand, "doorlooptijd_bescherming", *PER) == {
        (2022, "R", ONDERZOEK): 20.0,
        (2022, "R", PLAN): 10.0,
        (2022, "R", "Hele keten"): 100.0,
        (2023, "R", ONDERZOEK): None,
        (2023, "R", PLAN): 30.0,
        (2023, "R", "Hele keten"): 30.0,
    }
    assert figures(stand, "doorlooptijd_bescherming", "gemeente", jaar=2022, stap=ONDERZOEK) == {
        (2022, "0001", ONDERZOEK): 20.0,
        (2022, "0002", ONDERZOEK): 20.0,
    }


def test_the_median_does_not_follow_one_very_long_case(maak_stand: MaakStand) -> None:
    stand = make(maak_stand)
    medianen = figures(stand, "doorlooptijd_bescherming_mediaan", *PER, jaar=2022)
    assert medianen[2022, "R", ONDERZOEK] == 20.0
    verder = maak_stand(
        ketenstappen=[
            stap(1, ONDERZOEK, "2022-01-01", "2022-01-03"),
            stap(2, ONDERZOEK, "2022-01-01", "2022-01-04"),
            stap(3, ONDERZOEK, "2022-01-01", "2022-12-31", gemeente="0002"),
        ]
    )
    assert figures(verder, "doorlooptijd_bescherming_mediaan", *PER, jaar=2022) == {
        (2022, "R", ONDERZOEK): 3.0
    }


def test_the_norm_is_that_of_the_day_on_which_the_step_ended(maak_stand: MaakStand) -> None:
    def norm(welke: str, dagen: int, van: str, tot: str | None = None, **anders: Any) -> dict[str, Any]:
        return {
            "gebied": "R",
            "stap": welke,
            "dagen": dagen,
            "van": d(van),
            "tot": d(tot) if tot else None,
            **anders,
        }

    stand = make(
        maak_stand,
        ketennormen=[
            norm(ONDERZOEK, 39, "2015-01-01", "2022-01-10"),
            norm(ONDERZOEK, 20, "2022-01-11"),
            norm("Hele keten", 100, "2015-01-01"),
            norm(PLAN, 1, "2015-01-01", gebied="ANDER GEBIED"),  # no norm of this region
        ],
    )
    assert figures(stand, "bescherming_binnen_norm", *PER, jaar=2022) == {
        (2022, "R", ONDERZOEK): pytest.approx(200 / 3),
        (2022, "R", "Hele keten"): 100.0,
    }
