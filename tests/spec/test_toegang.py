"""Access, maximum durations, seclusions and facilities: a hand-made table in, a hand-worked table out."""

from typing import Any

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import BEIDE, d, figures, levering

from jeugdregio.monitor.inzage import intern
from jeugdregio.monitor.publicatie import Status


def vraag(wie: int, op: str, gesprek: str | None, besluit: str | None, **anders: Any) -> dict[str, Any]:
    return {
        "gemeente": "0001",
        "team": "Noord",
        "pseudoniem": wie,
        "verzoek_op": d(op),
        "gesprek_op": d(gesprek) if gesprek else None,
        "besluit_op": d(besluit) if besluit else None,
        **anders,
    }


def test_days_to_talk_and_decision_count_in_the_period_these_were(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        toegangstrajecten=[
            vraag(1, "2022-01-01", "2022-01-11", "2022-02-10"),  # 10 and 40 days
            vraag(2, "2022-01-01", "2022-01-01", None),  # the same day; no decision yet
            vraag(3, "2022-12-30", "2023-01-04", "2023-01-09", team="Zuid", gemeente="0002"),  # 5 and 10
            vraag(4, "2022-01-01", "2022-02-10", None, team="Zuid", gemeente="0002"),  # 40
            vraag(5, "2022-02-01", "2022-01-01", None),  # the talk before the request: cannot be
        ]
    )
    assert figures(stand, "dagen_tot_gesprek", "jaar", "gebied") == {
        (2022, "R"): pytest.approx(50 / 3),
        (2023, "R"): 5.0,
    }
    assert figures(stand, "dagen_tot_gesprek_mediaan", "jaar", "gebied", jaar=2022) == {(2022, "R"): 10.0}
    assert figures(stand, "dagen_tot_gesprek", "team", jaar=2022) == {
        (2022, "R", "Noord"): 5.0,
        (2022, "R", "Zuid"): 40.0,
    }
    assert figures(stand, "dagen_tot_besluit", "jaar", "gebied") == {(2022, "R"): 40.0, (2023, "R"): 10.0}
    assert figures(stand, "dagen_tot_besluit_mediaan", "jaar", "gemeente", jaar=2023) == {
        (2023, "0001"): None,
        (2023, "0002"): 10.0,
    }


def test_help_beyond_its_maximum_is_a_share_of_help_that_has_one(maak_stand: MaakStand) -> None:
    def afspraak(categorie: str, maximum: int | None, van: str, tot: str | None = None) -> dict[str, Any]:
        return {
            "gebied": "R",
            "productcategorie": categorie,
            "maximum_dagen": maximum,
            "van": d(van),
            "tot": d(tot) if tot else None,
        }

    stand = maak_stand(
        productafspraken=[
            afspraak("45", 365, "2015-01-01", "2022-06-30"),
            afspraak("45", 10, "2022-07-01"),
            afspraak("54", None, "2015-01-01"),
        ],
        leveringen=[
            levering(1, "45A05", "2022-01-01", "2022-12-31"),  # 365 days: just within
            levering(2, "45A05", "2022-01-02"),  # 364 days in 2022, 729 in 2023
            levering(3, "45A05", "2022-07-01", "2022-07-11"),  # 11 days, by then at most 10
            levering(4, "54001", "2015-01-01"),  # no maximum
        ],
    )
    assert figures(stand, "hulp_langer_dan_maximum", "jaar", "gebied") == {
        (2022, "R"): pytest.approx(100 / 3),
        (2023, "R"): 100.0,
    }
    assert figures(stand, "hulp_langer_dan_maximum", "product", jaar=2023) == {
        (2023, "R", "45A05 Jeugdhulp ambulant specialistisch: inspanningsgericht"): 100.0
    }


def test_a_reported_zero_is_a_zero_and_no_report_is_no_figure(maak_stand: MaakStand) -> None:
    def opgave(wie: int | None, maand: str, aantal: int, gemeente: str = "0001") -> dict[str, Any]:
        return {
            "aanbieder": "94000001",
            "gemeente": gemeente,
            "pseudoniem": wie,
            "maand": d(maand),
            "aantal": aantal,
        }

    stand = maak_stand(
        separaties=[
            opgave(1, "2022-01-01", 2),
            opgave(1, "2022-05-01", 1),
            opgave(2, "2022-05-01", 3),
            opgave(None, "2022-01-01", 0, "0002"),
        ]
    )
    assert figures(stand, "separaties", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 6,
        (2022, "0002"): 0,
    }
    assert figures(stand, "separaties", "kwartaal", "gebied")["2022-K2", "R"] == 4
    assert figures(stand, "separaties_per_jeugdige", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 3.0,
        (2022, "0002"): None,  # nobody to divide by
    }
    zonder = maak_stand(separaties=[opgave(1, "2022-01-01", 2)])
    rijen = intern(zonder, "separaties", ["jaar", "gemeente"], gemeenten=BEIDE, doel="test")
    statussen = {r.dimensies["gemeente"]: r.status for r in rijen if r.dimensies["jaar"] == 2022}
    assert statussen == {"0001": Status.GEPUBLICEERD, "0002": Status.GEEN_GEGEVENS}


def test_facilities_are_counted_as_the_municipalities_give_them(maak_stand: MaakStand) -> None:
    def gebruik(gemeente: str, voorziening: str, jeugdigen: int, jaar: int = 2022) -> dict[str, Any]:
        return {"gemeente": gemeente, "jaar": jaar, "voorziening": voorziening, "jeugdigen": jeugdigen}

    stand = maak_stand(
        voorzieningen=[
            gebruik("0001", "BSO+", 40),
            gebruik("0002", "BSO+", 20),
            gebruik("0001", "Respijtzorg", 0),
            gebruik("0002", "Respijtzorg", 12),
            gebruik("0001", "BSO+", 50, 2023),
        ]
    )
    assert figures(stand, "gebruik_voorzieningen", "jaar", "gebied", jaar=2022) == {
        (2022, "R", "BSO+"): 60,
        (2022, "R", "Respijtzorg"): 12,
    }
    assert figures(stand, "gebruik_voorzieningen", "gemeente", jaar=2022, voorziening="Respijtzorg") == {
        (2022, "0001", "Respijtzorg"): 0,
        (2022, "0002", "Respijtzorg"): 12,
    }
