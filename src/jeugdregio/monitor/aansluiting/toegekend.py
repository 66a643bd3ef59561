"""What was declared and what came of it, as a table: the one side of a reconciliation."""

import ibis
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
        # as in the stand: what is refused, or not answered yet (empty), explains but is not granted
        pa.field("toegekend", pa.bool_()),
    ]
)


def granted(stand: Stand) -> pa.Table:
    """Give the declared lines of a stand as SCHEMA: granted debits added up by day, each other by itself.

    Amounts are as declared: a line is granted whole or not at all.
    """
    regels = stand.alle_prestaties
    regels = regels.mutate(maand=regels.begindatum.truncate("M").cast("date"))
    sleutel = ["maand", "gemeente", "aanbieder", "bekend_op", "toegekend"]
    op_te_tellen = ibis.coalesce(regels.toegekend, ibis.literal(False)) & (regels.bedrag >= 0)
    debet = regels.filter(op_te_tellen)
    samen = debet.group_by(sleutel).agg(bedrag=debet.bedrag.sum().cast("int64"))
    los = regels.filter(~op_te_tellen).select(*sleutel, "bedrag")
    return samen.union(los).to_pyarrow().select(SCHEMA.names).cast(SCHEMA)


def check(tabel: pa.Table) -> pa.Table:
    """Give a table of granted amounts in the form SCHEMA. Raises MonitorError when its columns are others."""
    if set(tabel.schema.names) != set(SCHEMA.names):
        verschil = ", ".join(sorted(set(tabel.schema.names) ^ set(SCHEMA.names)))
        raise MonitorError(f"de tabel met toegekende bedragen heeft andere kolommen: {verschil}")
    try:
        return tabel.select(SCHEMA.names).cast(SCHEMA)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as fout:
        raise MonitorError("een kolom met toegekende bedragen is leeg of van een ander type") from fout
