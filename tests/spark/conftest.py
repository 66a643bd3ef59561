"""One Spark session for all tests, and the same stands opened on both engines."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from ibis.backends import BaseBackend
from tests.conftest import required_in_ci
from tests.spark.standen import region, write_stand

from jeugdregio.stand import TABELLEN, Land, Stand, connect_duckdb, open_land
from jeugdregio.stand.samen import AFSPRAKEN, GEDEELD
from jeugdregio.stand.stand import TE_GROOT

REGIOS = 42
KLEIN = {
    # so few rows that planning and compiling cost more than computing
    "spark.driver.memory": "1g",
    "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.default.parallelism": "1",
    "spark.sql.files.openCostInBytes": "0",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "1000",  # no job to list 42 files
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
}


class Beide(NamedTuple):
    """One stand on two engines."""

    duckdb: Stand
    spark: Stand


@pytest.fixture(scope="session")
def spark() -> Iterator[BaseBackend]:
    """Spark on two threads of this machine."""
    if importlib.util.find_spec("pyspark") is None:
        required_in_ci("pyspark ontbreekt: installeer de extra [spark].")
    from jeugdregio.stand.spark import connect_spark, has_java

    if not has_java():
        required_in_ci("Java ontbreekt: sudo apt install openjdk-17-jre-headless.")
    motor = connect_spark("local[2]", KLEIN)
    yield motor
    motor.disconnect()


@pytest.fixture(scope="session")
def duckdb() -> BaseBackend:
    """DuckDB, which goes with the process: the stands are kept as long."""
    return connect_duckdb()


@pytest.fixture(scope="session")
def paden(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The stands of 42 regions; the first has more people, so that every life has been led there."""
    map_ = tmp_path_factory.mktemp("regios")
    return [write_stand(map_ / region(n), n, mensen=36 if n == 1 else 4) for n in range(1, REGIOS + 1)]


@pytest.fixture(scope="session")
def eigen(spark: BaseBackend, duckdb: BaseBackend, paden: list[Path]) -> Beide:
    """The stand of one region."""
    return Beide(Stand.open(paden[0], duckdb), Stand.open(paden[0], spark))


@pytest.fixture(scope="session")
def land(spark: BaseBackend, duckdb: BaseBackend, paden: list[Path]) -> Beide:
    """The stands of all regions as one. DuckDB takes them for so large that it computes year after year."""
    op_duckdb, op_spark = (open_land(paden, Land(), motor) for motor in (duckdb, spark))
    vars(op_duckdb)["regels"] = TE_GROOT + 1
    # as they are kept, refused lines included; every question would open 42 small files a table
    tabellen = {naam: getattr(op_spark, naam) for naam in TABELLEN} | {"prestaties": op_spark.alle_prestaties}
    gelezen = {
        naam: tabel if naam in (*GEDEELD, *AFSPRAKEN) else tabel.cache() for naam, tabel in tabellen.items()
    }
    return Beide(op_duckdb, Stand(op_spark.meta, spark, gelezen, op_spark.regios))
