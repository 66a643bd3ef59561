"""Bulk load on Django's own connection, inside its transaction: COPY on PostgreSQL, executemany elsewhere."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Model, TimeField


def insert_tuples(model: type[Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert `rows`, values in the order of `columns`, in one statement; no defaults, no validation.

    Values are what the column holds (an encrypted field: its stored bytes). Raises what the database raises.
    """
    if not rows:
        return
    table, names = model._meta.db_table, ", ".join(map(connection.ops.quote_name, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            copying = cursor.copy(f"COPY {table} ({names}) FROM STDIN")
            with connection.wrap_database_errors, copying as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            sql = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names of our own models
            cursor.executemany(sql, _adapted(model, columns, rows))


def _adapted(
    model: type[Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> Sequence[Sequence[Any]]:
    """Turn times into the text that Django keeps where the database has no such type."""
    adapt = [
        (place, connection.ops.adapt_datetimefield_value if isinstance(field, DateTimeField) else str)
        for place, field in enumerate(map(model._meta.get_field, columns))
        if isinstance(field, DateTimeField | TimeField)
    ]
    if not adapt:
        return rows
    changed = [list(row) for row in rows]
    for place, function in adapt:
        once = cache(function)  # the rows of a batch share few times
        for row in changed:
            row[place] = once(row[place])
    return changed


def select_in(sql: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of `sql`, in which `{}` stands for a list of `values`; one query per 10,000 values."""
    wanted = list(values)
    found: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), 10_000):
            part = wanted[start : start + 10_000]
            cursor.execute(sql.format(", ".join(["%s"] * len(part))), part)
            found += cursor.fetchall()
    return found
