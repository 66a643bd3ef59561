"""Costs by sector and answer, per young person, client and trajectory: a hand-made table in, worked out."""

from typing import Any

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import BEIDE, d, figures, levering, prestatie

from jeugdregio.monitor.inzage import intern


def indeling(soort: str, categorie: str, waarde: str, code: str | None = None) -> dict[str, Any]:
    return {
        "gebied": "R",
        "indeling": soort,
        "productcategorie": categorie,
        "productcode": code,
        "waarde": waarde,
        "van": d("2015-01-01"),
    }


def test_costs_by_sector_follow_the_rules_of_the_region(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        indelingen=[indeling("sector", "45", "Ambulant"), indeling("sector", "45", "Ggz", "45A05")],
        prestaties=[
            prestatie(1, "45A04", "2022-03-01", 50_000),
            prestatie(2, "45A05", "2022-03-01", 30_000),
            prestatie(3, "99Z99", "2022-03-01", 20_000),
        ],
    )
    assert figures(stand, "kosten_naar_sector", "jaar", jaar=2022) == {
        (2022, "R", "Ambulant"): 50.0,
        (2022, "R", "Ggz"): 30.0,
        (2022, "R", "Niet ingedeeld"): 20.0,
    }


def test_costs_by_subcategory_follow_the_rules_of_the_region(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "51A00", "2022-03-01", 10_000),
            prestatie(2, "44A07", "2022-03-01", 20_000),
            prestatie(3, "43A10", "2022-03-01", 30_000),  # a family home, with foster care
            prestatie(4, "43A07", "2022-03-01", 25_000),
            prestatie(5, "54005", "2022-03-01", 15_000),
        ]
    )
    assert figures(stand, "kosten_naar_subcategorie", "jaar", jaar=2022) == {
        (2022, "R", "Basis-ggz"): 10.0,
        (2022, "R", "Klinische ggz"): 15.0,
        (2022, "R", "Pleegzorg en gezinshuizen"): 50.0,
        (2022, "R", "Verblijf overig"): 25.0,
    }


def test_granted_costs_are_the_lines_the_municipality_agreed_with(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 60_000, toegekend=True),
            prestatie(1, "45A05", "2022-04-01", 99_000, toegekend=False),  # refused: no costs
            prestatie(2, "45A05", "2022-04-01", 20_000, toegekend=None),
            # agreed with, and taken back later
            prestatie(2, "45A05", "2022-05-01", 7_000, toegekend=True),
            prestatie(2, "45A05", "2022-05-01", -7_000, toegekend=True),
        ]
    )
    assert figures(stand, "kosten_toegekend", "jaar", jaar=2022) == {(2022, "R"): 600.0}
    assert figures(stand, "kosten_toegekend", "maand", "gebied")["2022-03", "R"] == 600.0
    assert figures(stand, "kosten_naar_antwoord", "jaar", jaar=2022) == {
        (2022, "R", "Toegekend"): 75.0,
        (2022, "R", "Nog geen antwoord"): 25.0,
    }
    assert figures(stand, "kosten", "jaar", jaar=2022) == {(2022, "R"): 800.0}


def test_costs_per_young_person_are_over_all_who_live_there_and_per_client_over_who_had_costs(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 30_000),
            prestatie(1, "43A09", "2022-04-01", 50_000),
            prestatie(2, "45A05", "2022-03-01", 10_000),
            # all taken back: no client
            prestatie(3, "45A05", "2022-03-01", 10_000),
            prestatie(3, "45A05", "2022-03-01", -10_000),
            prestatie(4, "45A05", "2022-03-01", 10_000, gemeente="0002"),
        ],
        jeugdigenaantallen=[{"gemeente": "0001", "jaar": 2022, "aantal": 100}],
    )
    assert figures(stand, "kosten_per_jeugdige", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 9.0,
        (2022, "0002"): None,
    }
    assert figures(stand, "kosten_per_client", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 450.0,
        (2022, "0002"): 100.0,
    }
    per_soort = figures(stand, "kosten_per_client", "jaar", "gebied", "categorie", jaar=2022)
    assert per_soort[2022, "R", "Verblijf"] == 500.0
    assert round(per_soort[2022, "R", "Behandeling"] or 0, 2) == round(500 / 3, 2)


def test_costs_of_a_trajectory_are_all_that_was_declared_over_its_whole_length(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[
            levering(1, "45A05", "2022-11-01", "2023-02-28"),
            # the same young person and kind at another provider is another trajectory
            levering(1, "45A05", "2022-11-01", "2023-03-31", aanbieder="94000002"),
            levering(2, "44A07", "2022-02-01", "2023-03-31"),
            levering(3, "45A05", "2023-03-01"),  # still runs
            levering(4, "45A05", "2021-11-01", "2023-03-31"),  # began before the messages were complete
            levering(5, "45A05", "2023-01-01", "2023-01-31"),  # nothing declared
        ],
        prestaties=[
            prestatie(1, "45A05", "2022-11-01", 10_000),
            prestatie(1, "45A05", "2023-02-01", 20_000),
            prestatie(1, "45A05", "2023-02-01", -5_000),
            prestatie(1, "45A05", "2023-05-01", 99_000),  # after the end
            prestatie(1, "45A05", "2022-12-01", 35_000, aanbieder="94000002"),
            prestatie(2, "44A07", "2022-02-01", 80_000),
            prestatie(3, "45A05", "2023-03-01", 99_000),
            prestatie(4, "45A05", "2023-03-01", 99_000),
        ],
    )
    assert figures(stand, "kosten_per_traject", "jaar") == {
        (2022, "R", "Overig ambulant"): None,
        (2022, "R", "Pleegzorg en gezinshuizen"): None,
        (2023, "R", "Overig ambulant"): 300.0,  # (250 + 350) / 2
        (2023, "R", "Pleegzorg en gezinshuizen"): 800.0,
    }


def overig(soort: str, maand: str, bedrag: int, jeugdigen: int | None, gemeente: str) -> dict[str, Any]:
    return {
        "gemeente": gemeente,
        "maand": d(maand),
        "soort": soort,
        "bedrag": bedrag,
        "jeugdigen": jeugdigen,
    }


PGB, TAAK, SUBSIDIE = "Persoonsgebonden budget", "Taakgericht", "Subsidie"


def test_what_is_paid_outside_the_declarations_stands_beside_them(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        prestaties=[prestatie(1, "45A05", "2022-03-01", 50_000)],
        overigekosten=[
            overig(PGB, "2022-01-01", 10_000, 4, "0001"),
            overig(PGB, "2022-02-01", 10_000, 3, "0001"),
            overig(TAAK, "2022-02-01", 25_000, None, "0001"),
            overig(SUBSIDIE, "2022-02-01", 5_000, None, "0001"),
            overig(SUBSIDIE, "2023-02-01", 7_000, None, "0002"),
        ],
    )
    assert figures(stand, "kosten_pgb", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 200.0,
        (2022, "0002"): 0.0,
    }
    assert figures(stand, "kosten_taakgericht_en_subsidie", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001", "Subsidie"): 50.0,
        (2022, "0001", "Taakgericht"): 250.0,
        (2022, "0002", "Subsidie"): 0.0,
        (2022, "0002", "Taakgericht"): 0.0,
    }
    assert figures(stand, "kosten_naar_bekostiging", "jaar", "gebied", jaar=2022) == {
        (2022, "R", "Zorg in natura"): 50.0,
        (2022, "R", PGB): 20.0,
        (2022, "R", TAAK): 25.0,
        (2022, "R", SUBSIDIE): 5.0,
    }


def test_a_municipality_that_delivered_no_other_costs_has_no_figure_and_no_share(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        prestaties=[prestatie(1, "45A05", "2022-03-01", 50_000)],
        overigekosten=[overig(PGB, "2022-01-01", 10_000, 4, "0001")],
    )
    for code in ("kosten_pgb", "kosten_naar_bekostiging"):
        statussen = {
            (r.dimensies["gemeente"], str(r.status))
            for r in intern(stand, code, ("jaar", "gemeente"), gemeenten=BEIDE, doel="test")
            if r.dimensies["jaar"] == 2022
        }
        assert statussen == {("0001", "gepubliceerd"), ("0002", "geen gegevens")}
