"""Facts of a country are added up in another way than those of a region, with the same outcome."""

import datetime
import random
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pytest

from jeugdregio.monitor.kalender import Tijdvak
from jeugdregio.monitor.maten import Telwijze
from jeugdregio.monitor.optellen import aggregate, summarise
from jeugdregio.monitor.plaatsen import Leden, Samenstelling
from jeugdregio.stand import connect_duckdb

PERIODES = {"2022": datetime.date(2022, 1, 1), "2023": datetime.date(2023, 1, 1)}
GEBIEDEN = {"A": "A", "B": "B", "C": "C", "AB": "AB", "ABC": "ABC"}
WAARDE = {Telwijze.BEDRAG: "bedrag", Telwijze.AANTAL: "aantal"}


def _places() -> Leden:
    return Leden(
        [
            Samenstelling(
                Tijdvak("jaar", sleutel, begin, begin.replace(month=12, day=31), voorlopig=False),
                "gemeente" if len(leden) == 1 else "gebied",
                plaats,
                frozenset(leden),
            )
            for sleutel, begin in PERIODES.items()
            for plaats, leden in GEBIEDEN.items()
        ]
    )


def _facts(telwijze: Telwijze, zaad: int) -> pa.Table:
    """Facts of forty people, of whom some move and some are helped in two municipalities at once."""
    lot = random.Random(zaad)
    rijen = []
    for wie in range(40):
        gemeenten = lot.choices("ABC", k=1 if wie % 4 else 3)
        for _ in range(lot.randint(1, 6)):
            waarde = lot.randint(-50 if telwijze is Telwijze.BEDRAG else 0, 400)
            rijen.append(
                {
                    "periode": lot.choice(list(PERIODES)),
                    "gemeente": lot.choice(gemeenten),
                    "pseudoniem": wie,
                    "aanbieder": lot.choice(("Een", "Twee", "Drie")),
                    "categorie": lot.choice(("Verblijf", "Behandeling")),
                    WAARDE.get(telwijze, "hoeveelheid"): waarde,
                }
            )
    return pa.Table.from_pylist(rijen)


@pytest.mark.parametrize("naar", [(), ("categorie",)])
@pytest.mark.parametrize("telwijze", list(Telwijze))
@pytest.mark.parametrize("zaad", range(3))
def test_a_country_is_added_up_as_a_region_is(zaad: int, telwijze: Telwijze, naar: tuple[str, ...]) -> None:
    motor = connect_duckdb()
    feiten = motor.create_table("feiten", _facts(telwijze, zaad))
    klein = summarise(feiten, telwijze, ("categorie",))
    plaatsen = _places().tabel

    def rows(*, groot: bool) -> list[Mapping[str, Any]]:
        uit = aggregate(klein, plaatsen, telwijze, naar, groot=groot)
        rijen: list[Mapping[str, Any]] = motor.to_pyarrow(uit).to_pylist()
        return sorted(rijen, key=lambda rij: [rij["deel"], *(rij[naam] for naam in naar)])

    assert rows(groot=True) == rows(groot=False)
    assert len(rows(groot=True)) >= len(GEBIEDEN)


def test_the_median_of_an_even_number_lies_between_two() -> None:
    rijen = [
        {"periode": "2022", "gemeente": "A", "pseudoniem": wie, "hoeveelheid": dagen}
        for wie, dagen in enumerate((1, 2, 2, 7, 9, 30))
    ]
    motor = connect_duckdb()
    feiten = motor.create_table("feiten", pa.Table.from_pylist(rijen))
    uit = aggregate(summarise(feiten, Telwijze.MEDIAAN, ()), _places().tabel, Telwijze.MEDIAAN, ())
    assert {rij["mediaan"] for rij in motor.to_pyarrow(uit).to_pylist()} == {4.5}
