"""Every indicator gives the same cells on DuckDB and on Spark."""

import functools
import math
from dataclasses import replace

import pytest
from tests.spark.conftest import Beide

from jeugdregio.monitor.cellen import Cel, compute_cells
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import Kalender, make_kalender
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.stand import Stand

pytestmark = pytest.mark.spark

BASIS = [indicator for indicator in REGISTER.values() if not indicator.van]


@functools.cache
def _periods(stand: Stand, soort: str) -> Kalender:
    return make_kalender(stand, soort)


@functools.cache
def _places(stand: Stand) -> Plaatsen:
    return Plaatsen(stand)


def _cells(stand: Stand, indicator: Indicator) -> list[Cel]:
    cellen: list[Cel] = []
    for soort in PERIODES:
        if any(soort in per for per in indicator.per):
            kalender = _periods(stand, soort)
            cellen += compute_cells(stand, indicator, kalender, _places(stand))
    return cellen


def _differences(indicator: Indicator, beide: Beide) -> list[tuple[Cel, Cel]]:
    links, rechts = (_cells(stand, indicator) for stand in beide)
    assert any(cel.aantal and not cel.onbekend for cel in links), "the stand says nothing of this indicator"
    assert len(links) == len(rechts)
    return [
        (een, ander)
        for een, ander in zip(links, rechts, strict=True)
        if een != ander and not _close(een, ander)
    ]


def _close(een: Cel, ander: Cel) -> bool:
    """Tell whether cells differ in nothing but the last digits of a median."""
    return een == replace(ander, mediaan=een.mediaan) and math.isclose(
        een.mediaan, ander.mediaan, rel_tol=1e-12
    )


@pytest.mark.parametrize("indicator", BASIS, ids=lambda indicator: indicator.code)
def test_every_cell_of_42_regions_is_the_same(indicator: Indicator, land: Beide) -> None:
    assert _differences(indicator, land) == []


@pytest.mark.parametrize("code", ["gebruik_naar_categorie", "kosten", "wachttijd_mediaan", "uitval"])
def test_every_cell_of_one_region_is_the_same(code: str, eigen: Beide) -> None:
    assert _differences(REGISTER[code], eigen) == []
