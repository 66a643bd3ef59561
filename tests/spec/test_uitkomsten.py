"""Outcomes: a hand-made table in, a hand-worked table out."""

from typing import Any

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, figures, levering

from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.maten import Telwijze

NAMEN = [{"aanbieder": "94000001", "naam": "De Linde"}]


def gestopt(wie: int, reden: str | None, tot: str = "2022-06-30", **anders: Any) -> dict[str, Any]:
    return levering(wie, "45A05", "2022-01-01", tot, reden_beeindiging=reden, **anders)


def antwoord(wie: int, op: str = "2022-06-30", **anders: Any) -> dict[str, Any]:
    return {
        "gemeente": "0001",
        "aanbieder": "94000001",
        "pseudoniem": wie,
        "categorie": "45",
        "productcode": "45A05",
        "gemeten_op": d(op),
        **anders,
    }


def test_help_that_stopped_early_is_a_share_of_help_whose_end_is_known(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        aanbieders=NAMEN,
        leveringen=[
            gestopt(1, "31"),
            *(gestopt(n, reden) for n, reden in enumerate(["32", "33", "34"], start=2)),
            gestopt(5, "35", aanbieder="94000002"),
            # these do not say how the help ended
            *(gestopt(n, reden) for n, reden in enumerate(["02", "36", "37", "38", "39", None], start=6)),
            gestopt(12, "20", tijdelijk=True),
            gestopt(13, "32", "2023-01-01", gemeente="0002"),  # the next year
            {**gestopt(14, "32"), "categorie": "48", "productcode": "48A01"},  # no jeugdhulp
        ],
    )
    assert figures(stand, "uitval", "jaar", "gebied") == {(2022, "R"): 80.0, (2023, "R"): 100.0}
    assert figures(stand, "uitval", "aanbieder", jaar=2022) == {
        (2022, "R", "De Linde"): 75.0,
        (2022, "R", "94000002"): 100.0,
    }
    assert figures(stand, "uitval", "categorie", jaar=2022) == {(2022, "R", "Behandeling"): 80.0}


def test_answers_count_where_they_were_given(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        aanbieders=NAMEN,
        uitkomsten=[
            antwoord(1, nut=80, zonder_hulp=True, doelen_behaald=True),
            antwoord(2, nut=65, zonder_hulp=False, productcode="45A04"),  # begeleiding
            antwoord(3, zonder_hulp=False, doelen_behaald=False, aanbieder="94000002"),
            antwoord(4, "2023-02-01", nut=10, gemeente="0002"),
        ],
    )
    assert figures(stand, "nut_van_hulp", "jaar", "gebied") == {
        (2022, "R"): pytest.approx(7.25),
        (2023, "R"): 1.0,
    }
    assert figures(stand, "nut_van_hulp", "categorie", jaar=2022) == {
        (2022, "R", "Begeleiding"): 6.5,
        (2022, "R", "Behandeling"): 8.0,
    }
    assert figures(stand, "zonder_hulp_verder", "jaar", "gebied", jaar=2022) == {
        (2022, "R"): pytest.approx(100 / 3)
    }
    assert figures(stand, "zonder_hulp_verder", "aanbieder", jaar=2022) == {
        (2022, "R", "De Linde"): 50.0,
        (2022, "R", "94000002"): 0.0,
    }
    assert figures(stand, "doelen_behaald", "jaar", "gebied", jaar=2022) == {(2022, "R"): 50.0}


def test_a_new_start_within_a_year_is_seen_wherever_it_was(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-06-30"),
            # 365 days later, at another provider, in another municipality
            levering(1, "54001", "2023-06-30", aanbieder="94000002", gemeente="0002"),
            levering(2, "45A05", "2022-01-01", "2022-06-30"),
            levering(2, "45A05", "2023-07-01"),  # a day too late to count
            levering(3, "45A05", "2022-01-01", "2022-06-30"),
            levering(3, "43A09", "2022-06-01"),  # ran already: no new start
            levering(4, "45A05", "2022-01-01", "2022-06-30"),
            levering(4, "48A01", "2022-07-15"),  # child protection is no jeugdhulp
            # less than a year before the stand: not known yet
            levering(5, "45A05", "2022-01-01", "2023-02-28"),
        ]
    )
    assert figures(stand, "geen_nieuwe_start", "jaar", "gebied") == {(2022, "R"): 75.0, (2023, "R"): None}


def test_no_amount_is_given_by_provider() -> None:
    per_aanbieder = {i.measure.telwijze for i in REGISTER.values() for per in i.per if "aanbieder" in per}
    assert Telwijze.AANTAL in per_aanbieder
    assert Telwijze.BEDRAG not in per_aanbieder
