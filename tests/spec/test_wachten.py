"""Waiting: a hand-made table in, a hand-worked table out."""

from typing import Any

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, figures

from jeugdregio.monitor.cellen import compute_cells
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.stand import Stand

REGULIER = "45A04 Jeugdhulp ambulant regulier: inspanningsgericht"


def wachtende(wie: int, aangemeld: str, gestart: str | None = None, **anders: Any) -> dict[str, Any]:
    return {
        "gemeente": "0001",
        "aanbieder": "94000001",
        "pseudoniem": wie,
        "categorie": "45",
        "productcode": "45A04",
        "aangemeld_op": d(aangemeld),
        "gestart_op": d(gestart) if gestart else None,
        **anders,
    }


TWEEDE = {"gemeente": "0002", "aanbieder": "94000002", "categorie": "54", "productcode": None}
NAMEN = [{"aanbieder": "94000001", "naam": "De Linde"}]


def make(maak_stand: MaakStand, **anders: Any) -> Stand:
    return maak_stand(
        aanbieders=NAMEN,
        wachtlijst=[
            wachtende(1, "2022-01-10", "2022-01-24"),  # 14 days
            wachtende(2, "2022-01-31", "2022-04-11"),  # 70 days
            wachtende(2, "2022-02-01", "2022-02-01"),  # at once
            wachtende(3, "2022-01-01", afgemeld_op=d("2022-02-28")),
            wachtende(4, "2022-03-01", **TWEEDE),  # still waits
            wachtende(5, "2022-12-01", "2023-01-05", **TWEEDE),  # 35 days, in the next year
            wachtende(6, "2022-12-01", "2022-11-01"),  # began before: cannot be
        ],
        **anders,
    )


def test_who_waits_is_counted_on_the_last_day(maak_stand: MaakStand) -> None:
    stand = make(maak_stand)
    maanden = figures(stand, "wachtenden", "maand", "gebied")
    # January: 2 and 3. February: 2; 3 gave up that day. March: 2 and 4. April: 4
    assert [maanden[f"2022-0{m}", "R"] for m in (1, 2, 3, 4)] == [2, 1, 2, 1]
    assert figures(stand, "wachtenden_jaareinde", "product", jaar=2022) == {(2022, "R", "54 Jeugd-ggz"): 2}
    # a provider without a name is known by its code
    assert figures(stand, "wachtenden_jaareinde", "aanbieder", jaar=2023) == {(2023, "R", "94000002"): 1}


def test_waiting_time_is_of_those_who_began(maak_stand: MaakStand) -> None:
    stand = make(maak_stand)
    assert figures(stand, "wachttijd", "jaar", "gebied") == {
        (2022, "R"): pytest.approx((14 + 70 + 0) / 3 / 7),
        (2023, "R"): 5.0,
    }
    assert figures(stand, "wachttijd_mediaan", "jaar", "gebied") == {(2022, "R"): 2.0, (2023, "R"): 5.0}
    assert figures(stand, "wachttijd", "jaar", "gebied", "product", jaar=2023) == {
        (2023, "R", REGULIER): None,
        (2023, "R", "54 Jeugd-ggz"): 5.0,
    }
    per_aanbieder = figures(stand, "wachttijd", "aanbieder", jaar=2022)
    assert per_aanbieder == {(2022, "R", "De Linde"): pytest.approx(4.0), (2022, "R", "94000002"): None}


def test_who_did_not_wait_is_behind_the_mean_as_well(maak_stand: MaakStand) -> None:
    stand = maak_stand(wachtlijst=[wachtende(n, "2022-02-01", "2022-02-01") for n in range(12)])
    kalender = make_kalender(stand, "jaar")
    cellen = compute_cells(stand, REGISTER["wachttijd"], kalender, Plaatsen(stand))
    jaar = next(c for c in cellen if (c.samenstelling.tijdvak.jaar, c.samenstelling.plaats) == (2022, "0001"))
    assert (jaar.personen, jaar.teller) == (12, 0)


def test_the_norm_is_that_of_the_product_on_the_day_of_signing_up(maak_stand: MaakStand) -> None:
    def afspraak(norm: int | None, van: str, tot: str | None = None, **anders: Any) -> dict[str, Any]:
        return {
            "gebied": "R",
            "productcategorie": "45",
            "productcode": "45A04",
            "wachtnorm_dagen": norm,
            "van": d(van),
            "tot": d(tot) if tot else None,
            **anders,
        }

    stand = make(
        maak_stand,
        productafspraken=[
            afspraak(13, "2022-01-01", "2022-01-30"),
            afspraak(70, "2022-01-31"),
            afspraak(1, "2015-01-01", productcode=None),  # the code goes before its category
            afspraak(1, "2015-01-01", gebied="ANDER GEBIED"),
        ],
    )
    # 14 days is too long, 70 is just in time, 0 is; category 54 has no norm
    assert figures(stand, "wachttijd_binnen_norm", "jaar", "gebied") == {
        (2022, "R"): pytest.approx(200 / 3),
        (2023, "R"): None,
    }


def test_a_code_without_a_norm_has_none_whatever_its_category_has(maak_stand: MaakStand) -> None:
    def afspraak(norm: int | None, code: str | None) -> dict[str, Any]:
        return {
            "gebied": "R",
            "productcategorie": "45",
            "productcode": code,
            "wachtnorm_dagen": norm,
            "van": d("2015-01-01"),
        }

    stand = make(maak_stand, productafspraken=[afspraak(None, "45A04"), afspraak(99, None)])
    assert figures(stand, "wachttijd_binnen_norm", "jaar", "gebied", jaar=2022) == {(2022, "R"): None}


def test_the_newest_statement_counts_and_says_how_old_it_is(maak_stand: MaakStand) -> None:
    def opgave(dagen: int, op: str, **anders: Any) -> dict[str, Any]:
        return {
            "aanbieder": "94000001",
            "productcategorie": "45",
            "productcode": "45A04",
            "dagen": dagen,
            "opgegeven_op": d(op),
            **anders,
        }

    stand = maak_stand(
        aanbieders=NAMEN,
        wachttijdopgaven=[
            opgave(70, "2022-02-01"),
            opgave(28, "2022-12-01"),
            opgave(35, "2022-12-01"),  # twice on one day: the longest
            opgave(14, "2023-12-22", aanbieder="94000002"),
            opgave(21, "2024-01-01"),  # after the last month, but before the stand
        ],
    )
    # one question is enough: both dimensions are always there
    assert figures(stand, "opgegeven_wachttijd", "jaar") == {
        (2022, "R", "De Linde", REGULIER): 5.0,
        (2022, "R", "94000002", REGULIER): None,
        (2023, "R", "De Linde", REGULIER): 3.0,
        (2023, "R", "94000002", REGULIER): 2.0,
    }
    assert figures(stand, "ouderdom_opgave_wachttijd", "jaar", "aanbieder", "product") == {
        (2022, "R", "De Linde", REGULIER): 30,
        (2022, "R", "94000002", REGULIER): None,
        (2023, "R", "De Linde", REGULIER): 0,
        (2023, "R", "94000002", REGULIER): 10,
    }
