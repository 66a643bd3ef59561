"""Writing a stand: Arrow batches in, a folder of Parquet files out, whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from jeugdregio.stand.declaratie import TABELLEN, Tabel
from jeugdregio.stand.meta import StandError, StandMeta

RIJEN_PER_GROEP = 131_072


def write_table(bestand: Path, tabel: Tabel, batches: Iterable[pa.RecordBatch]) -> int:
    """Write a table to one Parquet file and return its number of rows.

    Batches are cast to the declared schema. Raises StandError for missing or extra columns, or an empty value
    where the declaration wants one. The message never holds a value.
    """
    schema, aantal = tabel.arrow_schema, 0
    with pq.ParquetWriter(bestand, schema, compression="zstd") as uit:
        for batch in batches:
            if set(batch.schema.names) != set(schema.names):
                verschil = sorted(set(batch.schema.names) ^ set(schema.names))
                raise StandError(f"de kolommen van {tabel.naam} kloppen niet: {', '.join(verschil)}")
            deel = pa.Table.from_batches([batch]).select(schema.names)
            for kolom in tabel.kolommen:
                if kolom.verplicht and deel.column(kolom.naam).null_count:
                    raise StandError(f"de kolom {kolom.naam} van {tabel.naam} heeft een lege waarde")
            try:
                uit.write_table(deel.cast(schema), row_group_size=RIJEN_PER_GROEP)
            except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
                raise StandError(
                    f"een kolom van {tabel.naam} heeft een ander type dan gedeclareerd"
                ) from None
            aantal += deel.num_rows
    return aantal


class StandSchrijver:
    """Writes the tables of one stand beside `pad`; the folder gets its own name only at `finish()`.

    Use as a context manager: leaving it without `finish()` removes what was written. A table that is never
    written exists in the stand, empty. Batches are streamed: memory is that of one row group.
    """

    def __init__(self, pad: Path, meta: StandMeta) -> None:
        if pad.exists():
            raise StandError(f"er is al een stand in {pad}; een stand wordt nooit overschreven")
        self.pad = pad
        self.meta = meta
        pad.parent.mkdir(parents=True, exist_ok=True)
        self._werkmap = Path(tempfile.mkdtemp(prefix=f".{pad.name}.", dir=pad.parent))
        self._geschreven: set[str] = set()

    def write(self, tabel_naam: str, batches: Iterable[pa.RecordBatch]) -> int:
        """Write one table and return its number of rows.

        Raises StandError for an unknown table, one written before, and whatever write_table refuses.
        """
        tabel = TABELLEN.get(tabel_naam)
        if tabel is None:
            raise StandError(f"de stand heeft geen tabel {tabel_naam}")
        if tabel_naam in self._geschreven:
            raise StandError(f"de tabel {tabel_naam} is al geschreven")
        self._geschreven.add(tabel_naam)
        return write_table(self._werkmap / f"{tabel_naam}.parquet", tabel, batches)

    def finish(self) -> Path:
        """Add the tables that were not written, and the description; then give the folder its own name."""
        for naam in TABELLEN.keys() - self._geschreven:
            self.write(naam, [])
        self.meta.write(self._werkmap)
        self._werkmap.chmod(0o750)
        self._werkmap.rename(self.pad)
        return self.pad

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        shutil.rmtree(self._werkmap, ignore_errors=True)
