"""How use is spread, and how it develops: a hand-made table in, a hand-worked table out."""

from typing import Any

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, figures, levering

from jeugdregio.monitor.afleiden import Bron
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.indicatoren.aantallen import indices, numerators
from jeugdregio.monitor.publicatie import Rij, Status


def verzoek(wie: int, verwijzer: str, op: str, toewijzing: int | None) -> dict[str, Any]:
    return {
        "gemeente": "0001",
        "aanbieder": "94000001",
        "pseudoniem": wie,
        "toewijzing": toewijzing,
        "verwijzer": verwijzer,
        "aangevraagd_op": d(op),
    }


def verwijzing(wie: int, verwijzer: str, op: str, **anders: Any) -> dict[str, Any]:
    return {"gemeente": "0001", "pseudoniem": wie, "verwijzer": verwijzer, "verwezen_op": d(op), **anders}


def test_a_young_person_counts_once_in_every_sector_and_subcategory(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01"),
            levering(1, "52A00", "2022-03-01", "2022-12-31"),  # ambulant too, another subcategory
            levering(2, "44A07", "2022-01-01", "2022-12-31"),  # pleegzorg
            levering(3, "43A12", "2022-01-01", "2022-12-31"),  # JeugdzorgPlus
            levering(4, "46A01", "2022-01-01", "2022-12-31"),  # crisis, although at home
            levering(5, "99Z99", "2022-01-01", "2022-12-31"),
            levering(6, "47A01", "2022-01-01", "2022-12-31"),  # no jeugdhulp
        ]
    )
    assert figures(stand, "gebruik_naar_sector", "jaar", jaar=2022) == {
        (2022, "R", "Ambulante jeugdhulp"): 20.0,
        (2022, "R", "Crisis"): 20.0,
        (2022, "R", "Jeugdhulp met verblijf"): 20.0,
        (2022, "R", "JeugdzorgPlus"): 20.0,
        (2022, "R", "Niet ingedeeld"): 20.0,
    }
    aantallen = figures(stand, "jeugdigen_naar_subcategorie", "jaar", "gemeente", jaar=2022, gemeente="0001")
    assert {soort: aantal for (_, _, soort), aantal in aantallen.items()} == {
        "Crisis": 1,
        "JeugdzorgPlus": 1,
        "Niet ingedeeld": 1,
        "Overig ambulant": 1,
        "Pleegzorg en gezinshuizen": 1,
        "Specialistische ggz": 1,
    }
    assert figures(stand, "jeugdigen_naar_categorie", "jaar", jaar=2023) == {
        (2023, "R", "Behandeling"): 1,
        (2023, "R", "Niet ingedeeld"): 0,
        (2023, "R", "Verblijf"): 0,
    }


def test_the_age_is_that_of_the_first_day_of_care_in_the_year(maak_stand: MaakStand) -> None:
    geboren = {
        1: "2018-06-01",  # turns 4 in June: 3 on 30 June, as the day is not known
        2: "2018-05-01",
        3: "2010-03-01",  # 11 in January, 12 later in the year
        4: "2004-03-01",  # 17 in March: the month of the birthday
        5: "2004-02-01",
        6: None,
    }
    stand = maak_stand(
        jeugdigen=[
            {"pseudoniem": wie, "geboortemaand": d(maand) if maand else None}
            for wie, maand in geboren.items()
        ],
        leveringen=[
            levering(1, "45A05", "2022-06-30", "2022-12-31"),
            levering(2, "45A05", "2022-06-30", "2022-12-31"),
            levering(3, "45A05", "2021-01-01", "2022-12-31"),
            # moved after the birthday: the same age in both municipalities
            levering(3, "45A05", "2022-07-01", "2022-12-31", gemeente="0002"),
            levering(4, "45A05", "2022-03-31", "2022-12-31"),
            levering(5, "45A05", "2022-03-31", "2022-12-31"),
            levering(6, "45A05", "2022-03-31", "2022-12-31"),
        ],
    )
    aantallen = figures(stand, "jeugdigen_naar_leeftijd", "jaar", jaar=2022)
    assert {groep: aantal for (_, _, groep), aantal in aantallen.items()} == {
        "0 tot en met 3": 1,
        "4 tot en met 11": 2,
        "12 tot en met 17": 1,
        "18 en ouder": 1,
        "Onbekend": 1,
    }
    verhuisd = figures(stand, "jeugdigen_naar_leeftijd", "jaar", "gemeente", jaar=2022, gemeente="0002")
    assert verhuisd[2022, "0002", "4 tot en met 11"] == 1
    assert verhuisd[2022, "0002", "12 tot en met 17"] == 0


def test_the_sex_is_that_of_the_message_and_may_be_unknown(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        jeugdigen=[
            {"pseudoniem": 1, "geslacht": "1"},
            {"pseudoniem": 2, "geslacht": "1"},
            {"pseudoniem": 3, "geslacht": "2"},
            {"pseudoniem": 4, "geslacht": "0"},
        ],
        leveringen=[levering(wie, "45A05", "2022-01-01", "2022-12-31") for wie in (1, 2, 3, 4)],
    )
    assert figures(stand, "gebruik_naar_geslacht", "jaar", jaar=2022) == {
        (2022, "R", "Jongen"): 50.0,
        (2022, "R", "Meisje"): 25.0,
        (2022, "R", "Onbekend"): 25.0,
    }
    # nobody in 2023: the share of nobody is unknown, the number is nought
    assert set(figures(stand, "gebruik_naar_geslacht", "jaar", jaar=2023).values()) == {None}
    assert set(figures(stand, "jeugdigen_naar_geslacht", "jaar", jaar=2023).values()) == {0}


def test_the_referrer_is_that_of_the_request_else_of_the_import_else_municipality_or_gi(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-02-01", "2022-12-31", toewijzing=11),
            levering(2, "45A05", "2022-02-01", "2022-12-31", toewijzing=12),
            levering(3, "45A05", "2022-02-01", "2022-12-31", toewijzing=13),
            levering(4, "45A05", "2022-02-01", "2022-12-31", toewijzing=14),
            levering(5, "45A05", "2022-02-01", "2022-12-31"),
            levering(6, "45A05", "2022-02-01", "2022-12-31", toewijzing=16),
        ],
        verzoeken=[
            verzoek(1, "02", "2022-01-10", 11),
            verzoek(1, "03", "2022-01-20", 11),  # asked again: the last counts
            verzoek(2, "02", "2022-01-10", 12),  # huisarts, but the import knows better
            verzoek(3, "05", "2022-01-10", 13),
            verzoek(4, "08", "2022-01-10", None),  # a request without assignment
            verzoek(6, "06", "2022-01-10", 16),
        ],
        verwijzingen=[
            verwijzing(2, "POH-jeugd", "2022-01-05"),
            verwijzing(3, "huisarts", "2022-01-05"),  # the request goes first
            verwijzing(4, "rechter", "2022-02-02"),  # later than the help
            verwijzing(4, "jeugdarts", "2022-01-02", aanbieder="94000009"),  # to another provider
            verwijzing(4, "jeugdarts", "2022-01-02", categorie="43"),  # to other help
            verwijzing(5, "huisarts", "2021-01-02"),
            verwijzing(5, "anders", "2022-01-02", aanbieder="94000001", categorie="45"),
        ],
    )
    aantallen = figures(stand, "jeugdigen_naar_verwijzer", "jaar", jaar=2022)
    assert {wie: aantal for (_, _, wie), aantal in aantallen.items()} == {
        "Anders": 1,
        "Geen verwijzer": 1,
        "Gemeente of GI": 1,
        "Jeugdarts": 1,
        "Medisch specialist": 1,
        "POH-jeugd": 1,
    }


def test_general_practitioner_and_youth_worker_of_the_practice_are_kept_apart(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[levering(wie, "45A05", "2022-02-01", "2022-12-31", toewijzing=wie) for wie in (1, 2, 3)],
        verzoeken=[verzoek(wie, "02", "2022-01-10", wie) for wie in (1, 2, 3)],
        verwijzingen=[verwijzing(3, "POH-jeugd", "2022-01-05")],
    )
    aantallen = figures(stand, "jeugdigen_naar_verwijzer", "jaar", jaar=2022)
    assert aantallen == {(2022, "R", "Huisarts"): 2, (2022, "R", "POH-jeugd"): 1}


def test_the_index_is_against_the_first_year_per_place_and_value(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-01-01"),
            levering(2, "45A05", "2022-01-01"),
            levering(3, "43A09", "2023-01-01"),
            levering(4, "45A05", "2023-01-01", gemeente="0002"),
        ]
    )
    code = "index_jeugdigen_met_jeugdhulp"
    assert figures(stand, code, "jaar", "gemeente") == {
        (2022, "0001"): 100.0,
        (2022, "0002"): None,  # nobody in the base year
        (2023, "0001"): 150.0,
        (2023, "0002"): None,
    }
    assert figures(stand, code, "jaar", "gebied", "sector", jaar=2023) == {
        (2023, "R", "Ambulante jeugdhulp"): 150.0,
        (2023, "R", "Jeugdhulp met verblijf"): None,
    }


def rij(jaar: int, waarde: float | None, status: Status, teller: float | None = None) -> Rij:
    return Rij({"jaar": jaar, "gebied": "R"}, waarde, status, voorlopig=False, teller=teller)


@pytest.mark.parametrize("jaar", [2021, 2022])
def test_an_index_is_withheld_where_its_year_or_the_base_year_is(jaar: int) -> None:
    def status(welk: int) -> tuple[float | None, Status]:
        return (None, Status.ONDERDRUKT) if welk == jaar else (40.0, Status.GEPUBLICEERD)

    code = "jeugdigen_met_jeugdhulp"
    rijen = [rij(welk, *status(welk)) for welk in (2021, 2022)]
    uit = indices(Bron(REGISTER, {code: {("jaar", "gebied"): rijen}}), code, ("jaar", "gebied"))
    assert {r.dimensies["jaar"]: r.status for r in uit}[2022] is Status.ONDERDRUKT
    assert uit[1].waarde is None


def test_the_number_behind_a_withheld_share_is_withheld() -> None:
    code = "gebruik_naar_geslacht"
    per = ("jaar", "gebied", "geslacht")
    rijen = [rij(2021, None, Status.ONDERDRUKT), rij(2022, 12.5, Status.GEPUBLICEERD, teller=15.0)]
    uit = numerators(Bron(REGISTER, {code: {per: rijen}}), code)[per]
    assert [(r.waarde, r.status) for r in uit] == [(None, Status.ONDERDRUKT), (15.0, Status.GEPUBLICEERD)]


def test_every_base_year_is_a_whole_year(maak_stand: MaakStand) -> None:
    stand = maak_stand(volledig=("2022-04", "2023-12"), leveringen=[levering(1, "45A05", "2022-01-01")])
    assert figures(stand, "index_jeugdigen_met_jeugdhulp", "jaar") == {(2023, "R"): 100.0}
