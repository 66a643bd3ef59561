"""School and family: a hand-made table in, a hand-worked table out."""

from typing import Any

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import figures, levering

from jeugdregio.stand import Stand


def leerling(wie: int, school: str | None, soort: str, jaar: int = 2022, **anders: Any) -> dict[str, Any]:
    return {
        "gemeente": "0001",
        "pseudoniem": wie,
        "school": school,
        "schoolsoort": soort,
        "jaar": jaar,
        **anders,
    }


def make(maak_stand: MaakStand) -> Stand:
    return maak_stand(
        leveringen=[
            *(levering(n, "45A05", "2022-03-01", "2023-02-01") for n in (1, 2, 3)),
            levering(5, "45A05", "2022-03-01", "2022-03-31", gemeente="0002"),
            levering(6, "48A01", "2022-03-01"),  # no jeugdhulp
        ],
        schoolniveaus=[
            leerling(1, "De Boom", "Basisonderwijs"),
            leerling(1, "Het Veld", "Vmbo", 2023),
            leerling(2, "De Boom", "Basisonderwijs"),
            leerling(3, None, "Geen onderwijs"),
            leerling(4, "De Boom", "Basisonderwijs"),  # no help
            leerling(5, "De Boom", "Basisonderwijs", gemeente="0002"),
            leerling(6, "De Boom", "Basisonderwijs"),
        ],
    )


def test_young_people_with_help_are_counted_at_the_school_of_the_first_of_january(
    maak_stand: MaakStand,
) -> None:
    assert figures(make(maak_stand), "jeugdhulp_per_school", "jaar") == {
        (2022, "R", "De Boom"): 3,
        (2022, "R", "Het Veld"): 0,
        (2023, "R", "De Boom"): 0,
        (2023, "R", "Het Veld"): 1,
    }


def test_kinds_of_school_are_shares_of_those_whose_school_is_known(maak_stand: MaakStand) -> None:
    verdeling = figures(make(maak_stand), "jeugdhulp_naar_schoolsoort", "jaar", jaar=2022)
    assert verdeling == {
        (2022, "R", "Basisonderwijs"): 75.0,
        (2022, "R", "Geen onderwijs"): 25.0,
        (2022, "R", "Vmbo"): 0.0,
    }


def test_families_are_a_share_of_all_families_and_areas_add_them_up(maak_stand: MaakStand) -> None:
    def cijfer(gemeente: str, kenmerk: str, aantal: int, totaal: int) -> dict[str, Any]:
        return {
            "gemeente": gemeente,
            "jaar": 2022,
            "kenmerk": kenmerk,
            "aantal": aantal,
            "totaal": totaal,
            "bron": "met de hand",
        }

    stand = maak_stand(
        contextcijfers=[
            cijfer("0001", "Eenoudergezinnen", 10, 100),
            cijfer("0002", "Eenoudergezinnen", 90, 300),
            cijfer("0001", "Gezinnen met een bijstandsuitkering", 0, 100),
            cijfer("0002", "Gezinnen met een bijstandsuitkering", 3, 300),
        ]
    )
    assert figures(stand, "gezinnen_naar_kenmerk", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001", "Eenoudergezinnen"): 10.0,
        (2022, "0002", "Eenoudergezinnen"): 30.0,
        (2022, "0001", "Gezinnen met een bijstandsuitkering"): 0.0,
        (2022, "0002", "Gezinnen met een bijstandsuitkering"): 1.0,
    }
    assert figures(stand, "gezinnen_naar_kenmerk", "jaar", "gebied", jaar=2022) == {
        (2022, "R", "Eenoudergezinnen"): 25.0,
        (2022, "R", "Gezinnen met een bijstandsuitkering"): 0.75,
    }
    # a year CBS has not published is unknown, not zero
    assert set(figures(stand, "gezinnen_naar_kenmerk", "jaar", "gebied", jaar=2023).values()) == {None}
