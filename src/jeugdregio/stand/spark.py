"""Spark as an engine for stands. Needs the extra `[spark]` and Java 17; nothing else imports this."""

import contextlib
import logging
import os
import shutil
import tempfile
import warnings
import weakref
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis.backends.pyspark import Backend
from ibis.backends.pyspark.datatypes import PySparkSchema
from ibis.formats.pyarrow import PyArrowData
from pyspark import SparkContext
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession

from jeugdregio.stand.meta import StandError

MEESTER = "JEUGDREGIO_SPARK_MASTER"
INGEDIEND = "PYSPARK_GATEWAY_PORT"  # there when spark-submit started this process
STOPTIJD = 30  # seconds

ALTIJD = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # whatever the cluster says: an overflow is an error
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


class SparkMotor(Backend):  # type: ignore[misc] # Ibis has no types
    """The Spark engine of Ibis, with values carried as Arrow both ways.

    By itself Ibis takes small tables and results through pandas, where an empty text becomes 'NaN' and an
    empty number makes a column of floats; and it forgets small tables in what it keeps.
    """

    def read_declared(self, bestanden: Sequence[str], schema: ibis.Schema, als: str) -> ibis.Table:
        """Read Parquet files of one schema, which is given: looking it up would cost a job for each table."""
        try:
            gelezen = self._session.read.schema(PySparkSchema.from_ibis(schema)).parquet(*bestanden)
        except AnalysisException as fout:
            raise StandError(f"een bestand van de stand ontbreekt: {_first_line(fout)}") from None
        gelezen.createOrReplaceTempView(als)
        return self.table(als)

    def read_text(self, bestand: str) -> str | None:
        """Read a whole text file from wherever Spark can read; None when it is not there."""
        try:
            gelezen = self._session.read.text(bestand, wholetext=True)
        except AnalysisException:
            return None
        with _sockets_left_open():
            waarden: list[str] = gelezen.toArrow()["value"].to_pylist()
        return waarden[0] if waarden else None

    def _register_in_memory_table(self, op: Any) -> None:
        tabel = op.data.to_pyarrow(op.schema)
        with _sockets_left_open():
            self._session.createDataFrame(tabel).createOrReplaceTempView(op.name)

    def _create_cached_table(self, name: str, expr: Any) -> ibis.Table:
        self._run_pre_execute_hooks(expr)
        return super()._create_cached_table(name, expr)

    def _drop_cached_table(self, name: str) -> None:
        # what is kept goes with the session; a stand may outlive it
        if self._session.sparkContext._jsc is not None:
            super()._drop_cached_table(name)

    def to_pyarrow(self, expr: Any, /, *, params: Any = None, limit: Any = None, **kwargs: Any) -> Any:
        """Give the result of an expression as Arrow: a table, column or scalar."""
        self._run_pre_execute_hooks(expr)
        tabel = expr.as_table()
        vraag = self.compile(tabel, params=params, limit=limit, **kwargs)
        with _sockets_left_open():
            uitkomst: pa.Table = self._session.sql(vraag).toArrow()
        return expr.__pyarrow_result__(PyArrowData.convert_table(uitkomst, tabel.schema()))

    def disconnect(self) -> None:
        """Stop the session, and the Java machine where this process started it."""
        poort = SparkContext._gateway
        self._session.stop()
        if poort is None or INGEDIEND in os.environ:
            return
        poort.shutdown()
        # the machine stops by itself when nobody writes to it any more
        poort.proc.stdin.close()
        poort.proc.wait(STOPTIJD)
        SparkContext._gateway = SparkContext._jvm = None


def connect_spark(meester: str | None = None, instellingen: Mapping[str, str] | None = None) -> SparkMotor:
    """Open Spark: the session of spark-submit, or on `meester`, or on this machine.

    `meester` is a master such as local[2] or k8s://https://...; without it the environment variable
    JEUGDREGIO_SPARK_MASTER. `instellingen` go before those of spark-defaults.conf. On this machine it
    listens on loopback only, and what does not fit in memory goes to a folder only this user can read.
    Raises StandError without Java.
    """
    ingediend = INGEDIEND in os.environ
    meester = meester or os.environ.get(MEESTER) or (None if ingediend else "local[*]")
    if not ingediend and not has_java():
        raise StandError(
            "Spark heeft Java 17 nodig. Installeer het met: sudo apt install openjdk-17-jre-headless"
        )
    bouwer = SparkSession.builder.appName("jeugdregio")
    alles = dict(ALTIJD)
    if meester is not None:
        bouwer = bouwer.master(meester)
    uitwijk = None
    if meester is not None and meester.startswith("local"):
        uitwijk = tempfile.mkdtemp(prefix="jeugdregio-")
        alles |= _on_this_machine(Path(uitwijk))
    for naam, waarde in {**alles, **(instellingen or {})}.items():
        bouwer = bouwer.config(naam, waarde)
    SparkMotor.register_options()
    logging.getLogger("py4j").setLevel(logging.WARNING)  # it tells of every connection it closes
    with _sockets_left_open():
        motor: SparkMotor = SparkMotor().connect(bouwer.getOrCreate())
    if uitwijk is not None:
        weakref.finalize(motor, shutil.rmtree, uitwijk, ignore_errors=True)
    return motor


def has_java() -> bool:
    """Tell whether there is a Java machine for Spark to run in."""
    thuis = os.environ.get("JAVA_HOME")
    return shutil.which("java") is not None if not thuis else (Path(thuis) / "bin" / "java").is_file()


def _on_this_machine(map_: Path) -> dict[str, str]:
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    logboek = resources.files(__package__).joinpath("log4j2.properties")
    return {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": str(map_),
        "spark.sql.warehouse.dir": str(map_ / "tabellen"),
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{logboek}",
    }


def _first_line(fout: Exception) -> str:
    return str(fout).splitlines()[0]


@contextlib.contextmanager
def _sockets_left_open() -> Iterator[None]:
    """PySpark leaves the socket of each result to Python to close, which Python warns of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
