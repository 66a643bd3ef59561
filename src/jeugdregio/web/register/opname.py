"""Write the rows of accepted messages: set-based per batch, inside the transaction of the caller."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.v3_2.rijen import (
    AntwoordRij,
    DeclaratieRij,
    JeugdigeRij,
    LeveringRij,
    PrestatieRij,
    RetourRij,
    Rij,
    Rijen,
    ToekenningRij,
    ToewijzingRij,
    VerzoekRij,
)
from jeugdregio.ijw.v3_2.weigering import reach
from jeugdregio.web.register.bron import Bron
from jeugdregio.web.register.bulk import insert_tuples, select_in
from jeugdregio.web.register.models import (
    AntwoordRegel,
    DeclaratieRegel,
    Jeugdige,
    JeugdigeRegel,
    LeveringRegel,
    PrestatieRegel,
    Regel,
    RetourRegel,
    ToekenningRegel,
    ToewijzingRegel,
    VerzoekRegel,
)
from jeugdregio.web.versleuteling import blind_index

_BERICHT = Bron._fields[:6]
_PLAATS = 3
"""What a row begins with: nummer and plek, which no table holds, and volgnummer."""
_Rij = tuple[Any, ...]
_Keys = dict[str, int | None]


class Tabel(NamedTuple):
    """A table and how a row of a message becomes one of it."""

    rij: type[Rij]
    model: type[Regel]
    columns: tuple[str, ...]
    make: Callable[[_Rij, Bron, Iterable[Any], _Keys], Iterable[_Rij]]


def _person(begin: _Rij, bron: Bron, rows: Iterable[Rij], keys: _Keys) -> list[_Rij]:
    return [(*begin, row[2], keys[row[3]], *row[4:]) for row in rows]


def _no_one(begin: _Rij, bron: Bron, rows: Iterable[Rij], keys: _Keys) -> list[_Rij]:
    return [(*begin, row[2], *row[4:]) for row in rows]


def _retour(begin: _Rij, bron: Bron, rows: Iterable[RetourRij], keys: _Keys) -> list[_Rij]:
    op = bron.antwoord_op_soort, bron.antwoord_op_identificatie
    return [(*begin, row[2], *op, reach(row).value, keys[row[3]], *row[4:]) for row in rows]


def _refused_declaration(rijen: Rijen) -> list[RetourRij]:
    """A refused DeclaratieAntwoord as any other class: it takes all lines with it."""
    return [
        RetourRij(0, 0, 0, "", "Header", None, "", "", None, None, "", "", "", toekenning.retourcodes)
        for toekenning in rijen.toekenningen
        if not Retourcode.AKKOORD.issuperset(toekenning.retourcodes.split())
    ]


def _toekenning(begin: _Rij, bron: Bron, rows: Iterable[ToekenningRij], keys: _Keys) -> list[_Rij]:
    return [(*begin, row[2], bron.antwoord_op_identificatie, *row[4:]) for row in rows]


def _columns(rij: type[Rij], *extra: str, without: Sequence[str] = ()) -> tuple[str, ...]:
    fields = [
        "jeugdige_id" if name == "bsn" else name for name in rij._fields[_PLAATS:] if name not in without
    ]
    return (*_BERICHT, "volgnummer", *extra, *fields)


_OP = ("antwoord_op_soort", "antwoord_op_identificatie")
# in the order of `Rijen.tables`
TABLES = (
    Tabel(JeugdigeRij, JeugdigeRegel, _columns(JeugdigeRij), _person),
    Tabel(ToewijzingRij, ToewijzingRegel, _columns(ToewijzingRij), _person),
    Tabel(LeveringRij, LeveringRegel, _columns(LeveringRij), _person),
    Tabel(PrestatieRij, PrestatieRegel, _columns(PrestatieRij), _person),
    Tabel(DeclaratieRij, DeclaratieRegel, tuple(
        "declaratie_dagtekening" if name == "dagtekening" and place >= len(_BERICHT) else name
        for place, name in enumerate(_columns(DeclaratieRij, without=("bsn",)))
    ), _no_one),
    Tabel(VerzoekRij, VerzoekRegel, _columns(VerzoekRij), _person),
    Tabel(AntwoordRij, AntwoordRegel, _columns(AntwoordRij, without=("bsn",)), _no_one),
    Tabel(RetourRij, RetourRegel, _columns(RetourRij, *_OP, "bereik"), _retour),
    Tabel(ToekenningRij, ToekenningRegel, _columns(ToekenningRij, _OP[1], without=("bsn",)), _toekenning),
)  # fmt: skip

_RETOUR = next(place for place, tabel in enumerate(TABLES) if tabel.model is RetourRegel)


def insert_rows(berichten: Iterable[tuple[Bron, Rijen]]) -> int:
    """Store the rows of a batch of messages and return their number.

    Young people are found or created in three queries, rows go in with one statement a table, whatever the
    size of the batch. Raises IntegrityError when a row of the same message and number is there already.
    """
    batch = [(_adapted(bron)[: len(_BERICHT)], bron, _tables(rijen)) for bron, rijen in berichten]
    keys: _Keys = {"": None}
    keys |= ensure_jeugdigen(row[3] for _, _, tables in batch for rows in tables for row in rows if row[3])
    total = 0
    for place, tabel in enumerate(TABLES):
        rows = [row for begin, bron, tables in batch for row in tabel.make(begin, bron, tables[place], keys)]
        insert_tuples(tabel.model, tabel.columns, rows)
        total += len(rows)
    return total


def _tables(rijen: Rijen) -> list[Sequence[Rij]]:
    tables = list(rijen.tables())
    if rijen.toekenningen:
        tables[_RETOUR] = [*rijen.retouren, *_refused_declaration(rijen)]
    return tables


def _adapted(bron: Bron) -> tuple[Any, ...]:
    """What all rows of a message share, made fit for the database once instead of per row."""
    days = connection.ops.adapt_datefield_value
    return tuple(days(value) if isinstance(value, date) else value for value in bron)


def known_jeugdigen(bsns: Iterable[str]) -> dict[str, int]:
    """Return the key of each young person in `bsns` who is known; one query."""
    indexes = {blind_index(bsn): bsn for bsn in set(bsns)}
    return {indexes[index]: key for index, key in _known(indexes).items()}


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
