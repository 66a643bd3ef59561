"""What waits: lines and deliveries on an assignment that no message has told of yet. Counts, no persons."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db import connection

from jeugdregio.web.register.toestand import known_sql, missing, waiting, waiting_deliveries_sql
from jeugdregio.web.register.weigering import standing


class WachtendTelling(NamedTuple):
    """What became known in one month (its first day) and still waits."""

    gemeente: str
    aanbieder: str
    maand: date
    prestaties: int
    leveringen: int
    oudste: date


def count_waiting(*, gemeentecodes: Collection[str], agbs: Collection[str]) -> list[WachtendTelling]:
    """Return the counts of these municipalities and of these providers, the longest waiting first."""
    if not gemeentecodes and not agbs:
        return []
    postgresql = connection.vendor == "postgresql"
    month = "to_char(bekend_op, 'YYYY-MM')" if postgresql else "substr(bekend_op, 1, 7)"
    mine = " OR ".join(
        f"{column} IN ({', '.join(['%s'] * len(asked))})"
        for column, asked in (("gemeente", gemeentecodes), ("aanbieder", agbs))
        if asked
    )
    state, delivery_days = waiting_deliveries_sql()
    # every declared line that nobody refused is state: counted without making the state of all of them
    unknown, unknown_days = known_sql(missing("register_prestatieregel"), None)
    stands, stands_days = known_sql(standing("register_prestatieregel", "p"), None)
    # nothing but names and expressions of our own goes into the text; the codes are parameters
    declared = (
        f"SELECT gemeente, aanbieder, {month} AS maand, 1 AS prestatie, 0 AS levering, bekend_op FROM ("  # noqa: S608
        f"SELECT p.gemeentecode AS gemeente, p.agb AS aanbieder, p.bekend_op FROM ({unknown}) m "
        # CROSS: or SQLite goes through every line of these municipalities instead of the few that wait
        "CROSS JOIN register_prestatieregel p WHERE p.gemeentecode = m.gemeentecode "
        f"AND p.toewijzing_nummer = m.toewijzing_nummer AND {stands}) regels WHERE {mine}"
    )
    delivered = (
        f"SELECT gemeente, aanbieder, {month} AS maand, 0 AS prestatie, 1 AS levering, bekend_op "  # noqa: S608
        f"FROM ({state}) leveringen WHERE {mine}"
    )
    parameters: list[str | date] = []
    for days in ((*unknown_days, *stands_days), delivery_days):
        parameters += [*days, *gemeentecodes, *agbs]
    sql = (
        "SELECT gemeente, aanbieder, maand, SUM(prestatie), SUM(levering), MIN(bekend_op) AS oudste "  # noqa: S608
        f"FROM ({declared} UNION ALL {delivered}) w GROUP BY gemeente, aanbieder, maand ORDER BY oudste, 1, 2"
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
    """Return how many rows of one message wait; what was refused does not."""
    total = 0
    with connection.cursor() as cursor:
        for table in ("register_prestatieregel", "register_leveringregel"):
            sql, days = known_sql(f"{waiting('r')} AND {standing(table, 'r')}", None)
            cursor.execute(_IN_BERICHT.format(table=table) + sql, [bericht_id, *days])
            total += int(cursor.fetchone()[0])
    return total
