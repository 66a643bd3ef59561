"""The change of costs between two years, worked out by hand."""

import pytest
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import figures, prestatie

CODE = "verandering_kosten_naar_oorzaak"
AFGESLOTEN = ("2022-01", "2024-06")
"""So long after 2023 that the year is not provisional any more."""


def test_the_change_is_split_into_people_volume_price_and_products_and_adds_up(maak_stand: MaakStand) -> None:
    # 2022: two young people. Product A: 10 units at € 50 and 10 at € 70, so € 60 on average; B: 5 at € 80.
    # 2023: three young people. A: 40 units for € 2600, so € 65; B is gone; C is new: € 300.
    stand = maak_stand(
        volledig=AFGESLOTEN,
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 500_00, volume=10),
            prestatie(2, "45A05", "2022-03-01", 700_00, volume=10),
            prestatie(2, "45A04", "2022-04-01", 400_00, volume=5),
            prestatie(1, "45A05", "2023-03-01", 1300_00, volume=20),
            prestatie(2, "45A05", "2023-03-01", 1400_00, volume=22),
            prestatie(2, "45A05", "2023-03-01", -100_00, volume=2),  # partly taken back
            prestatie(3, "45A48", "2023-04-01", 300_00, volume=3),
        ],
    )
    kosten = figures(stand, "kosten", "jaar")
    assert (kosten[2022, "R"], kosten[2023, "R"]) == (1600.0, 2900.0)
    # 40 units at € 60, and the new product at its own price
    assert figures(stand, "kosten_tegen_vorige_prijzen", "jaar", jaar=2023) == {(2023, "R"): 2700.0}
    producten = figures(stand, "kosten_nieuwe_of_vervallen_producten", "jaar")
    assert (producten[2022, "R"], producten[2023, "R"]) == (0.0, -100.0)
    effecten = figures(stand, CODE, "jaar")
    assert effecten == {
        (2023, "R", "Aantal jeugdigen"): 800.0,  # one half more people at € 800 each
        (2023, "R", "Prijs"): 200.0,  # 40 units, € 5 dearer
        (2023, "R", "Nieuwe of vervallen producten"): -100.0,  # 300 - 400
        (2023, "R", "Volume per jeugdige"): 400.0,  # 2400 - 1200 of product A, of which 800 for more people
    }
    verandering = figures(stand, "verandering_kosten", "jaar")
    assert verandering == {(2023, "R"): 1300.0}
    assert sum(w or 0 for w in effecten.values()) == verandering[2023, "R"]


def test_prices_are_of_a_municipality_and_a_unit_and_an_area_adds_its_municipalities_up(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        volledig=AFGESLOTEN,
        prestaties=[
            # dearer in one than in the other, the same each year: no effect of price anywhere
            prestatie(1, "45A05", "2022-03-01", 100_00, volume=10),
            prestatie(2, "45A05", "2022-03-01", 200_00, volume=10, gemeente="0002"),
            prestatie(1, "45A05", "2023-03-01", 100_00, volume=10),
            prestatie(2, "45A05", "2023-03-01", 400_00, volume=20, gemeente="0002"),
            # the same product by another unit is another price
            prestatie(1, "45A05", "2022-03-01", 300_00, volume=1, eenheid="04"),
            prestatie(1, "45A05", "2023-03-01", 310_00, volume=1, eenheid="04"),
        ],
    )
    per_gemeente = figures(stand, CODE, "jaar", "gemeente", "effect")
    assert per_gemeente[2023, "0001", "Prijs"] == 10.0
    assert per_gemeente[2023, "0002", "Prijs"] == 0.0
    assert per_gemeente[2023, "0002", "Volume per jeugdige"] == 200.0
    assert figures(stand, CODE, "jaar")[2023, "R", "Prijs"] == 10.0


def test_effects_add_up_to_the_cent_whatever_the_amounts(maak_stand: MaakStand) -> None:
    stand = maak_stand(
        volledig=AFGESLOTEN,
        prestaties=[
            prestatie(n % 7, code, f"{jaar}-0{1 + n % 9}-01", 1_234 + 777 * n + jaar, volume=1 + n % 3)
            for jaar in (2022, 2023)
            for n, code in enumerate(["45A05", "45A04", "44A07", "45A05", f"45A{jaar % 100}"] * 3)
        ],
    )
    effecten = figures(stand, CODE, "jaar")
    assert sum(w or 0 for w in effecten.values()) == pytest.approx(
        figures(stand, "verandering_kosten", "jaar")[2023, "R"], abs=1e-6
    )


def test_a_product_that_is_new_in_one_municipality_only_has_the_price_of_the_region(
    maak_stand: MaakStand,
) -> None:
    stand = maak_stand(
        volledig=AFGESLOTEN,
        prestaties=[
            prestatie(1, "45A05", "2022-03-01", 100_00, volume=10),
            prestatie(2, "45A04", "2022-03-01", 500_00, volume=10, gemeente="0002"),
            prestatie(1, "45A05", "2023-03-01", 100_00, volume=10),
            prestatie(2, "45A05", "2023-03-01", 120_00, volume=10, gemeente="0002"),
            prestatie(1, "45A04", "2023-03-01", 500_00, volume=10),
        ],
    )
    assert figures(stand, "kosten_tegen_vorige_prijzen", "jaar", "gemeente", jaar=2023) == {
        (2023, "0001"): 600.0,
        (2023, "0002"): 100.0,
    }
    assert figures(stand, CODE, "jaar", "gemeente", "effect", gemeente="0002") == {
        (2023, "0002", "Aantal jeugdigen"): 0.0,
        (2023, "0002", "Volume per jeugdige"): -400.0,
        (2023, "0002", "Prijs"): 20.0,
        (2023, "0002", "Nieuwe of vervallen producten"): 0.0,
    }


def test_a_year_that_still_grows_or_runs_is_not_compared(maak_stand: MaakStand) -> None:
    for tot in ("2023-10", "2024-05"):
        stand = maak_stand(
            volledig=("2022-01", tot),
            prestaties=[
                prestatie(1, "45A05", "2022-03-01", 100_00),
                prestatie(1, "45A05", "2023-03-01", 100_00),
            ],
        )
        assert figures(stand, CODE, "jaar") == {}
        assert figures(stand, "verandering_kosten", "jaar") == {}
