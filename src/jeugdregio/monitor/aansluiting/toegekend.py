"""What is granted, as a table: the one side of a reconciliation."""

import pyarrow as pa

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.stand import Stand

SCHEMA = pa.schema(
    [
        pa.field("maand", pa.date32(), nullable=False),  # first day of the month of delivery
        pa.field("gemeente", pa.string(), nullable=False),
        pa.field("aanbieder", pa.string(), nullable=False),
        pa.field("bekend_op", pa.date32(), nullable=False),
        pa.field("bedrag", pa.int64(), nullable=False),  # cents, negative for a credit
        pa.field("afgewezen", pa.bool_(), nullable=False),  # refused: explains, but is not granted
    ]
)


def granted(stand: Stand) -> pa.Table:
    """Give what the stand holds as granted, as SCHEMA: debits added up by day, each credit by itself.

    A stand holds the declared lines that were not refused, and no refused ones; amounts are as declared.
    """
    regels = stand.prestaties.mutate(maand=stand.prestaties.begindatum.truncate("M").cast("date"))
    sleutel = ["maand", "gemeente", "aanbieder", "bekend_op"]
    debet = regels.filter(regels.bedrag >= 0)
    samen = debet.group_by(sleutel).agg(bedrag=debet.bedrag.sum().cast("int64"))
    credit = regels.filter(regels.bedrag < 0).select(*sleutel, "bedrag")
    tabel = samen.union(credit).to_pyarrow()
    return tabel.append_column("afgewezen", pa.array([False] * tabel.num_rows, pa.bool_())).cast(SCHEMA)


def check(tabel: pa.Table) -> pa.Table:
    """Give a table of granted amounts in the form SCHEMA. Raises MonitorError when its columns are others."""
    if set(tabel.schema.names) != set(SCHEMA.names):
        verschil = ", ".join(sorted(set(tabel.schema.names) ^ set(SCHEMA.names)))
        raise MonitorError(f"de tabel met toegekende bedragen heeft andere kolommen: {verschil}")
    try:
        return tabel.select(SCHEMA.names).cast(SCHEMA)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as fout:
        raise MonitorError("een kolom met toegekende bedragen is leeg of van een ander type") from fout
