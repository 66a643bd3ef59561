"""A stand made by hand: rows with only what matters for the case; the rest is filled in."""

import datetime
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from ibis.backends import BaseBackend

from jeugdregio.monitor.indelingen import load_indelingen
from jeugdregio.stand import TABELLEN, Stand, StandMeta, StandSchrijver, connect_duckdb

Rijen = Sequence[Mapping[str, Any]]
MaakStand = Callable[..., Stand]

DAG = datetime.date(2026, 1, 1)
AANVULLING: dict[str, dict[str, Any]] = {
    "jeugdigen": {"geslacht": "0"},
    "leveringen": {"gemeente": "0001", "aanbieder": "94000001", "tijdelijk": False, "bekend_op": DAG},
    "prestaties": {
        "gemeente": "0001",
        "aanbieder": "94000001",
        "volume": 1,
        "eenheid": "84",
        "wachtend": False,
        "bekend_op": DAG,
    },
    "toewijzingen": {
        "gemeente": "0001",
        "aanbieder": "94000001",
        "toewijzingsdatum": DAG,
        "ingangsdatum": DAG,
        "bekend_op": DAG,
    },
    "jeugdigenaantallen": {"bron": "met de hand"},
    "contracten": {"gebied": "R", "van": datetime.date(2015, 1, 1)},
}
GEBIEDEN = [
    {"gebied": "R", "naam": "Regio", "soort": "inkoopregio", "gemeente": "0001"},
    {"gebied": "R", "naam": "Regio", "soort": "inkoopregio", "gemeente": "0002"},
]
GEMEENTEN = [
    {"gemeente": "0001", "naam": "Een", "provincie": "P", "landsdeel": "L"},
    {"gemeente": "0002", "naam": "Twee", "provincie": "P", "landsdeel": "L"},
]


@pytest.fixture(params=["duckdb"])
def backend(request: pytest.FixtureRequest) -> Iterator[BaseBackend]:
    """Every engine runs the same cases; another engine is another parameter here."""
    verbinding = {"duckdb": connect_duckdb}[request.param]()
    yield verbinding
    verbinding.disconnect()


@pytest.fixture
def maak_stand(tmp_path: Path, backend: BaseBackend) -> MaakStand:
    """Make a stand from rows; see make_stand."""
    nummers = itertools.count()

    def make(**anders: Any) -> Stand:
        return make_stand(tmp_path / f"stand-{next(nummers)}", backend, **anders)

    return make


def make_stand(
    pad: Path, backend: BaseBackend, *, volledig: tuple[str, str] = ("2022-01", "2023-12"), **tabellen: Rijen
) -> Stand:
    """Write rows as a stand of region R (municipalities 0001 and 0002), per 1 January 2024; open it."""
    tabellen = {
        "gebieden": GEBIEDEN,
        "gemeenten": GEMEENTEN,
        "indelingen": load_indelingen("R"),
        "contracten": [{"aanbieder": "94000001"}],
        **tabellen,
    }
    meta = StandMeta(
        peildatum=datetime.date(2024, 1, 1),
        gemaakt_op=datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC),
        regio="R",
        volledig_vanaf=volledig[0],
        volledig_tot=volledig[1],
        software_versie="0",
    )
    with StandSchrijver(pad, meta) as schrijver:
        for naam, rijen in tabellen.items():
            schema = TABELLEN[naam].arrow_schema
            vol = [{**AANVULLING.get(naam, {}), **rij} for rij in rijen]
            schrijver.write(naam, [pa.RecordBatch.from_pylist(vol, schema=schema)])
        schrijver.finish()
    return Stand.open(pad, backend)
