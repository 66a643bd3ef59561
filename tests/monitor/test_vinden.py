"""A country is computed year after year, and adds up differently, with the same outcome as a region."""

from pathlib import Path
from typing import Any

import pytest
from tests.spark.standen import region, write_stand

from jeugdregio.monitor.cellen import Cel, compute_cells
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.stand import Stand
from jeugdregio.stand.stand import TE_GROOT

VOORBIJ_HET_JAAR = [
    # what is said of a period with the eyes on another
    "kosten_nieuwe_of_vervallen_producten",
    "kosten_tegen_vorige_prijzen",
    "terugkeer_binnen_een_jaar",
    "ouderdom_opgave_wachttijd",
    "van_pleegzorg_naar_residentieel",
    "mediane_duur_verblijf",
    "verloop_verblijf",
]


@pytest.fixture(scope="module")
def pad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stand of a region in which every life has been led."""
    return write_stand(tmp_path_factory.mktemp("regio") / region(2), 2, mensen=36)


@pytest.fixture(scope="module")
def klein(pad: Path) -> Stand:
    """It as it is."""
    return Stand.open(pad)


@pytest.fixture(scope="module")
def groot(pad: Path) -> Stand:
    """It as if it were a country."""
    stand = Stand.open(pad)
    vars(stand)["regels"] = TE_GROOT + 1
    return stand


def _cells(stand: Stand, indicator: Indicator) -> list[Cel]:
    """The cells of the longest period it is given for."""
    soort = max((naam for per in indicator.per for naam in per if naam in PERIODES), key=PERIODES.__getitem__)
    kalender = make_kalender(stand, soort)
    assert len(kalender.parts()) > 1
    return compute_cells(stand, indicator, kalender, Plaatsen(stand))


@pytest.mark.parametrize("code", VOORBIJ_HET_JAAR)
def test_every_cell_of_a_large_stand_is_the_same(code: str, klein: Stand, groot: Stand) -> None:
    indicator = REGISTER[code]
    cellen = _cells(klein, indicator)
    assert any(cel.aantal for cel in cellen)
    assert _cells(groot, indicator) == cellen


def test_an_engine_is_given_a_calendar_and_its_places_once(klein: Stand) -> None:
    plaatsen = Plaatsen(klein)

    def given() -> list[Any]:
        namen = "SELECT view_name FROM duckdb_views() WHERE view_name LIKE '%memtable%'"
        gevonden: list[Any] = klein.backend.raw_sql(namen).fetchall()
        return gevonden

    compute_cells(klein, REGISTER["stand_begin"], make_kalender(klein, "jaar"), plaatsen)
    eerst = given()
    assert eerst
    compute_cells(klein, REGISTER["stand_eind"], make_kalender(klein, "jaar"), plaatsen)
    assert given() == eerst
