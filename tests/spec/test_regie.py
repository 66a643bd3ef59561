"""Active control: a hand-made table in, a hand-worked table out."""

from typing import Any

from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import BEIDE, d, figures, levering, prestatie

from jeugdregio.monitor.inzage import intern
from jeugdregio.monitor.publicatie import Status
from jeugdregio.stand import Stand


def koppeling(wie: int, van: str, tot: str | None = None, **anders: Any) -> dict[str, Any]:
    return {
        "gemeente": "0001",
        "pseudoniem": wie,
        "soort": "casusregie",
        "begindatum": d(van),
        "einddatum": d(tot) if tot else None,
        **anders,
    }


def make(maak_stand: MaakStand) -> Stand:
    """Four young people in 0001, of whom 1 and 2 have a casusregisseur; 1 and 3 are under guardianship."""
    return maak_stand(
        leveringen=[
            *(levering(n, "45A05", "2022-01-01", "2022-12-31") for n in (1, 2, 3, 4)),
            levering(5, "45A05", "2022-01-01", "2022-12-31", gemeente="0002"),
        ],
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 60_000),
            prestatie(2, "45A05", "2022-03-01", 20_000),
            prestatie(3, "45A05", "2022-03-01", 15_000),
            prestatie(4, "45A05", "2022-03-01", 5_000),
            prestatie(5, "45A05", "2022-03-01", 100_000, gemeente="0002"),
            prestatie(1, "48A01", "2022-03-01", 999_000),  # child protection: apart
        ],
        regiekoppelingen=[
            koppeling(1, "2021-01-01"),
            koppeling(1, "2022-06-01"),  # a second one changes nothing
            koppeling(2, "2022-12-31"),
            koppeling(3, "2021-01-01", "2021-12-31"),  # over before the year
            koppeling(4, "2023-01-01"),  # after it
            koppeling(1, "2021-01-01", soort="voogdij"),
            koppeling(3, "2021-01-01", soort="voogdij"),
            koppeling(5, "2022-01-01", soort="voogdij", gemeente="0002"),
            # the link of another municipality says nothing of this one
            koppeling(3, "2021-01-01", gemeente="0002"),
        ],
    )


def test_who_has_a_casusregisseur_counts_once_a_year_and_so_do_their_costs(maak_stand: MaakStand) -> None:
    stand = make(maak_stand)
    assert figures(stand, "jeugdigen_met_casusregisseur", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 50.0,
        (2022, "0002"): 0.0,
    }
    assert figures(stand, "kosten_met_casusregisseur", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 80.0,
        (2022, "0002"): 0.0,
    }
    assert figures(stand, "jeugdigen_met_casusregisseur", "jaar", "gebied", jaar=2022) == {(2022, "R"): 40.0}


def test_under_guardianship_is_a_part_of_all(maak_stand: MaakStand) -> None:
    per = ("jaar", "gemeente", "voogdij")
    assert figures(make(maak_stand), "kosten_met_casusregisseur", *per, jaar=2022, gemeente="0001") == {
        (2022, "0001", "Onder voogdij"): 80.0,  # 600 of 750 euros
        (2022, "0001", "Zonder voogdij"): 80.0,  # 200 of 250
    }


def test_thirty_seventy_puts_people_and_money_next_to_each_other(maak_stand: MaakStand) -> None:
    stand = make(maak_stand)
    assert figures(stand, "regie_dertig_zeventig", "gemeente", jaar=2022) == {
        (2022, "0001", "Jeugdigen"): 50.0,
        (2022, "0001", "Kosten"): 80.0,
        (2022, "0002", "Jeugdigen"): 0.0,
        (2022, "0002", "Kosten"): 0.0,
    }
    met_en_zonder = figures(stand, "regie_dertig_zeventig", "gemeente", "voogdij", jaar=2022)
    assert met_en_zonder == {
        (2022, "0001", "Jeugdigen", "Met voogdij"): 50.0,
        (2022, "0001", "Jeugdigen", "Zonder voogdij"): 50.0,
        (2022, "0001", "Kosten", "Met voogdij"): 80.0,
        (2022, "0001", "Kosten", "Zonder voogdij"): 80.0,
        (2022, "0002", "Jeugdigen", "Met voogdij"): 0.0,
        # the only young person there is under guardianship
        (2022, "0002", "Jeugdigen", "Zonder voogdij"): None,
        (2022, "0002", "Kosten", "Met voogdij"): 0.0,
        (2022, "0002", "Kosten", "Zonder voogdij"): None,
    }


def test_rows_of_a_place_stand_together(maak_stand: MaakStand) -> None:
    rijen = intern(make(maak_stand), "regie_dertig_zeventig", ["gemeente"], gemeenten=BEIDE, doel="test")
    assert [tuple(r.dimensies.values()) for r in rijen[:4]] == [
        (2022, "0001", "Jeugdigen"),
        (2022, "0001", "Kosten"),
        (2022, "0002", "Jeugdigen"),
        (2022, "0002", "Kosten"),
    ]


def test_a_municipality_that_links_nobody_in_its_system_has_no_figure(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        leveringen=[levering(1, "45A05", "2022-01-01"), levering(2, "45A05", "2022-01-01", gemeente="0002")],
        prestaties=[prestatie(1, "45A05", "2022-03-01", 100)],
        regiekoppelingen=[koppeling(1, "2021-01-01")],
    )
    rijen = intern(stand, "regie_dertig_zeventig", ["jaar", "gemeente"], gemeenten=BEIDE, doel="test")
    statussen = {tuple(r.dimensies.values()): r.status for r in rijen if r.dimensies["jaar"] == 2022}
    assert statussen[2022, "0001", "Jeugdigen"] is Status.GEPUBLICEERD
    assert statussen[2022, "0002", "Jeugdigen"] is Status.GEEN_GEGEVENS
    assert statussen[2022, "0002", "Kosten"] is Status.GEEN_GEGEVENS
