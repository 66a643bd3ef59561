"""What waits: lines and deliveries on an assignment that no message has told of yet. Counts, no persons."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db import connection

from jeugdregio.web.register.toestand import Tabel, known_sql, state_sql, waiting


class WachtendTelling(NamedTuple):
    """What became known in one month (its first day) and still waits."""

    gemeente: str
    aanbieder: str
    maand: date
    prestaties: int
    leveringen: int
    oudste: date


_TELLINGEN: tuple[tuple[Tabel, str], ...] = (
    ("prestaties", "1 AS prestatie, 0 AS levering"),
    ("leveringen", "0 AS prestatie, 1 AS levering"),
)


def count_waiting(*, gemeentecodes: Collection[str], agbs: Collection[str]) -> list[WachtendTelling]:
    """Return the counts of these municipalities and of these providers, the longest waiting first."""
    if not gemeentecodes and not agbs:
        return []
    postgresql = connection.vendor == "postgresql"
    month = "to_char(bekend_op, 'YYYY-MM')" if postgresql else "substr(bekend_op, 1, 7)"
    mine = " OR ".join(
        f"{column} IN ({', '.join(['%s'] * len(codes))})"
        for column, codes in (("gemeente", gemeentecodes), ("aanbieder", agbs))
        if codes
    )
    parts: list[str] = []
    parameters: list[str | date] = []
    for table, columns in _TELLINGEN:
        state, days = state_sql(table)
        # nothing but names and expressions of our own goes into the text; the codes are parameters
        part = f"SELECT gemeente, aanbieder, {month} AS maand, {columns}, bekend_op FROM ({state}) s"  # noqa: S608
        parts.append(f"{part} WHERE wachtend AND ({mine})")
        parameters += [*days, *gemeentecodes, *agbs]
    sql = (
        "SELECT gemeente, aanbieder, maand, SUM(prestatie), SUM(levering), MIN(bekend_op) AS oudste "  # noqa: S608
        f"FROM ({' UNION ALL '.join(parts)}) w GROUP BY gemeente, aanbieder, maand ORDER BY oudste, 1, 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [
            WachtendTelling(
                gemeente,
                aanbieder,
                date.fromisoformat(f"{maand}-01"),
                int(prestaties),
                int(leveringen),
                oudste if isinstance(oudste, date) else date.fromisoformat(oudste),
            )
            for gemeente, aanbieder, maand, prestaties, leveringen, oudste in cursor.fetchall()
        ]


_IN_BERICHT = "SELECT COUNT(*) FROM {table} r WHERE bericht_id = %s AND toewijzing_nummer IS NOT NULL AND "


def count_waiting_in(bericht_id: int) -> int:
    """Return how many rows of one message wait."""
    total = 0
    with connection.cursor() as cursor:
        for table in ("register_prestatieregel", "register_leveringregel"):
            sql, days = known_sql(waiting("r"), None)
            cursor.execute(_IN_BERICHT.format(table=table) + sql, [bericht_id, *days])
            total += int(cursor.fetchone()[0])
    return total
