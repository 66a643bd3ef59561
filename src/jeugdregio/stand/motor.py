"""The engines a stand is read with: DuckDB in this process, or Spark on one machine or a cluster."""

import shutil
import tempfile
import uuid
import weakref
from collections.abc import Sequence
from pathlib import Path

import ibis
from ibis.backends import BaseBackend

from jeugdregio.stand.declaratie import Tabel
from jeugdregio.stand.meta import BESTAND, StandError, StandMeta

Plek = Path | str
"""A folder of this machine, or the address of one in object storage (s3a://bucket/folder)."""


def connect_duckdb(geheugen: str = "500MB") -> BaseBackend:
    """Open DuckDB in memory, in UTC, with nothing fetched from elsewhere.

    What does not fit in `geheugen` goes to a folder only this user can read, which goes when the engine does:
    by itself DuckDB would leave it where the command was started.
    """
    uitwijk = tempfile.mkdtemp(prefix="jeugdregio-")
    verbinding = ibis.duckdb.connect(
        memory_limit=geheugen,
        temp_directory=uitwijk,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    weakref.finalize(verbinding, shutil.rmtree, uitwijk, ignore_errors=True)
    verbinding.raw_sql("SET TimeZone = 'UTC'")
    verbinding.raw_sql("SET enable_progress_bar = false")
    # who needs an order asks for it; to keep that of the rows takes more memory than a country's rows leave
    verbinding.raw_sql("SET preserve_insertion_order = false")
    # what is free goes back to the machine: else a process keeps the most it ever needed
    verbinding.raw_sql("SET allocator_flush_threshold = '16MB'")
    return verbinding


def read_meta(plek: Plek, motor: BaseBackend) -> StandMeta:
    """Read what the stand at a place says of itself. Raises StandError when there is none."""
    if not _is_remote(plek):
        return StandMeta.read(Path(plek))
    if motor.name != "pyspark":
        raise StandError(f"{plek} staat in objectopslag; die leest alleen Spark (--motor spark)")
    tekst = motor.read_text(f"{plek}/{BESTAND}")
    if tekst is None:
        raise StandError(f"{plek} is geen stand, of niet te bereiken: het bestand {BESTAND} ontbreekt")
    return StandMeta.parse(tekst, str(plek))


def read_table(
    standen: Sequence[tuple[Plek, StandMeta]], tabel: Tabel, motor: BaseBackend, *, als: str
) -> ibis.Table:
    """Read a table of one or more stands, one below the other, under the name `als` of the engine.

    Of stands from before the table came there are no rows. Raises StandError when another does not have it.
    """
    bestanden = []
    for plek in (plek for plek, meta in standen if int(meta.schema_versie) >= tabel.sinds):
        if _is_remote(plek):
            bestanden.append(f"{plek}/{tabel.naam}.parquet")
            continue
        bestand = Path(plek) / f"{tabel.naam}.parquet"
        if not bestand.is_file():
            raise StandError(f"in {plek} ontbreekt het bestand {bestand.name}; maak de stand opnieuw")
        bestanden.append(str(bestand))
    if not bestanden:
        return ibis.memtable(tabel.arrow_schema.empty_table())
    if motor.name == "pyspark":
        return motor.read_declared(bestanden, ibis.schema(tabel.arrow_schema), als)
    return motor.read_parquet(bestanden, table_name=als)


def keep_table(tabel: ibis.Table, motor: BaseBackend, *, groot: bool) -> ibis.Table:
    """Compute a table once, for the many questions that are asked of it.

    One that is `groot` DuckDB keeps in a file of its temporary folder, of which it reads what a question
    needs: a table in memory that does not fit costs more than it saves.
    """
    if not groot or motor.name != "duckdb":
        return tabel.cache()
    naam = f"bewaard_{uuid.uuid4().hex}"
    [[map_]] = motor.raw_sql("SELECT current_setting('temp_directory')").fetchall()
    bestand = Path(map_) / f"{naam}.parquet"
    motor.to_parquet(tabel, bestand)
    # an engine can make another type of a column than was reckoned with: of a day and some days a moment
    return motor.read_parquet(bestand, table_name=naam).cast(tabel.schema())


def _is_remote(plek: Plek) -> bool:
    return isinstance(plek, str) and "://" in plek
