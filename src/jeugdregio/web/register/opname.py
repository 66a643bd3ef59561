"""Write the rows of accepted messages: set-based per batch, inside the transaction of the caller."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from jeugdregio.web.register.bulk import insert_tuples, select_in
from jeugdregio.web.register.models import (
    Jeugdige,
    JeugdigeRegel,
    LeveringRegel,
    PrestatieRegel,
    ToewijzingRegel,
)
from jeugdregio.web.register.waarden import (
    Bron,
    JeugdigeWaarde,
    LeveringWaarde,
    PrestatieWaarde,
    ToewijzingWaarde,
    Waarden,
)
from jeugdregio.web.versleuteling import blind_index


def _columns(values: Iterable[str]) -> tuple[str, ...]:
    return (*Bron._fields, *("jeugdige_id" if name == "bsn" else name for name in values))


TABLES = (
    (JeugdigeRegel, _columns(JeugdigeWaarde._fields)),
    (ToewijzingRegel, _columns(ToewijzingWaarde._fields)),
    (LeveringRegel, _columns(LeveringWaarde._fields)),
    (PrestatieRegel, _columns(PrestatieWaarde._fields)),
)


def insert_rows(berichten: Iterable[tuple[Bron, Waarden]]) -> int:
    """Store the rows of a batch of messages and return their number.

    Young people are found or created in three queries, rows go in with one statement a table, whatever the
    size of the batch. Raises IntegrityError when a row of the same message and number is there already.
    """
    batch = [(_adapted(bron), waarden) for bron, waarden in berichten]
    keys = ensure_jeugdigen(row[1] for _, waarden in batch for table in waarden.tables() for row in table)
    total = 0
    for place, (model, columns) in enumerate(TABLES):
        rows: list[tuple[Any, ...]] = [
            (*bron, value[0], keys[value[1]], *value[2:])
            for bron, waarden in batch
            for value in waarden.tables()[place]
        ]
        insert_tuples(model, columns, rows)
        total += len(rows)
    return total


def _adapted(bron: Bron) -> tuple[Any, ...]:
    """What all rows of a message share, made fit for the database once instead of per row."""
    days = connection.ops.adapt_datefield_value
    return tuple(days(value) if isinstance(value, date) else value for value in bron)


def ensure_jeugdigen(bsns: Iterable[str]) -> dict[str, int]:
    """Return the key of each young person in `bsns`, after creating those that are new."""
    indexes = {bsn: blind_index(bsn) for bsn in set(bsns)}
    known = _known(indexes.values())
    new = sorted((index, bsn) for bsn, index in indexes.items() if index not in known)
    if new:
        _create(new)
        known |= _known(index for index, _ in new)
    return {bsn: known[index] for bsn, index in indexes.items()}


def _known(indexes: Iterable[bytes]) -> dict[bytes, int]:
    found = select_in("SELECT bsn_index, id FROM register_jeugdige WHERE bsn_index IN ({})", indexes)
    return {bytes(index): key for index, key in found}


def _create(new: list[tuple[bytes, str]]) -> None:
    """Insert in one order (no deadlocks), passing over those that another process created a moment ago."""
    encrypted = Jeugdige._meta.get_field("bsn_versleuteld").to_database
    rows = [(encrypted(bsn), index) for index, bsn in new]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO register_jeugdige (bsn_versleuteld, bsn_index) "
                "SELECT * FROM unnest(%s::bytea[], %s::bytea[]) ON CONFLICT (bsn_index) DO NOTHING",
                [[row[0] for row in rows], [row[1] for row in rows]],
            )
        else:
            cursor.executemany(
                "INSERT INTO register_jeugdige (bsn_versleuteld, bsn_index) VALUES (%s, %s) "
                "ON CONFLICT (bsn_index) DO NOTHING",
                rows,
            )
