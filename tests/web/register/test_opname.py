"""Rows go in as a set, once, and are never changed afterwards."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from jeugdregio.ijw.v3_2.rijen import JeugdigeRij, PrestatieRij, Rijen
from jeugdregio.web.register.bron import Bron
from jeugdregio.web.register.models import Jeugdige, OnveranderlijkError, PrestatieRegel
from jeugdregio.web.register.opname import ensure_jeugdigen, insert_rows
from jeugdregio.web.versleuteling import blind_index

pytestmark = [pytest.mark.db, pytest.mark.django_db]

BSN = "999900006"
DAY = date(2022, 1, 1)


def test_bsns(number: int) -> list[str]:
    """The first official test numbers that pass the eleven-test."""
    passing = (
        f"{n}" for n in range(999900006, 999999991)
        if (sum(int(d) * w for d, w in zip(f"{n}", (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11) == 0
    )  # fmt: skip
    return [next(passing) for _ in range(number)]


test_bsns.__test__ = False  # type: ignore[attr-defined]  # a function of this name is otherwise collected


def declaration(bericht_id: int, bsns: list[str]) -> tuple[Bron, Rijen]:
    rows = [
        PrestatieRij(1, 0, place, bsn, f"R{place}", "", 7, "45", "45A01", DAY, DAY, 4, "04", None, 500, "D")
        for place, bsn in enumerate(bsns, start=1)
    ]
    return Bron(bericht_id, "0772", "12345678", DAY, str(bericht_id), DAY), Rijen(prestaties=rows)


def test_a_young_person_is_kept_encrypted_and_found_by_the_index() -> None:
    insert_rows([declaration(1, [BSN])])
    with connection.cursor() as cursor:
        cursor.execute("SELECT bsn_versleuteld, bsn_index FROM register_jeugdige")
        ((stored, index),) = cursor.fetchall()
    assert BSN.encode() not in bytes(stored) + bytes(index)
    assert Jeugdige.objects.get(bsn_index=blind_index(BSN)).bsn_versleuteld == BSN


def test_a_young_person_in_several_messages_is_one() -> None:
    insert_rows([declaration(1, [BSN, BSN]), declaration(2, [BSN])])
    insert_rows([declaration(3, [BSN])])
    assert Jeugdige.objects.count() == 1
    assert PrestatieRegel.objects.count() == 4


def test_a_young_person_created_by_another_process_meanwhile_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from jeugdregio.web.register import opname

    mine = ensure_jeugdigen([BSN])
    real, calls = opname._known, []

    def late(indexes: Any) -> dict[bytes, int]:
        calls.append(1)
        return {} if len(calls) == 1 else real(indexes)

    monkeypatch.setattr(opname, "_known", late)
    assert ensure_jeugdigen([BSN]) == mine
    assert Jeugdige.objects.count() == 1


def test_the_number_of_queries_does_not_grow_with_the_batch() -> None:
    def queries(messages: list[tuple[Bron, Rijen]]) -> int:
        with CaptureQueriesContext(connection) as captured:
            insert_rows(messages)
        return len(captured)

    bsns = test_bsns(400)
    few = queries([declaration(1, bsns[:1]), declaration(2, bsns[1:2])])
    many = queries([declaration(n, bsns[n - 1 : n + 1]) for n in range(3, 400)])
    assert many == few


def test_a_row_of_the_same_message_and_place_is_refused() -> None:
    insert_rows([declaration(1, [BSN])])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([declaration(1, [BSN])])
    assert PrestatieRegel.objects.count() == 1


def test_a_row_is_not_changed_or_removed_through_its_model() -> None:
    insert_rows([declaration(1, [BSN])])
    row = PrestatieRegel.objects.get()
    with pytest.raises(OnveranderlijkError):
        row.save()
    with pytest.raises(OnveranderlijkError):
        row.delete()
    with pytest.raises(OnveranderlijkError):
        PrestatieRegel.objects.update(bedrag=1)
    with pytest.raises(OnveranderlijkError):
        PrestatieRegel.objects.all().delete()


@pytest.mark.parametrize("table", ["jeugdigeregel", "toewijzingregel", "leveringregel", "prestatieregel"])
def test_the_database_refuses_to_change_a_row(table: str) -> None:
    with connection.cursor() as cursor:
        jeugdige = ensure_jeugdigen([BSN])[BSN]
        insert_any(table, jeugdige)
        with pytest.raises(DatabaseError, match="verandert niet"), transaction.atomic():
            cursor.execute(f"UPDATE register_{table} SET volgnummer = 2")


def insert_any(table: str, jeugdige: int) -> None:
    """A row with something in every column, whatever the table."""
    from django.apps import apps
    from django.db.models import CharField, DateField, TimeField

    from jeugdregio.web.register.bulk import insert_tuples

    model = apps.get_model("register", table)
    special = {
        "jeugdige_id": jeugdige,
        "debet_credit": "D",
        "soort": "stop",
        "bericht_id": 1,
        "volgnummer": 1,
    }

    def value(field: Any) -> Any:
        if field.column in special:
            return special[field.column]
        if isinstance(field, CharField):
            return "1"
        if isinstance(field, TimeField):
            return "10:00:00"
        return DAY if isinstance(field, DateField) else 1

    columns = [field for field in model._meta.local_concrete_fields if field.column]
    insert_tuples(model, [field.column for field in columns], [tuple(value(field) for field in columns)])


def test_a_start_with_an_end_is_refused_by_the_database() -> None:
    from jeugdregio.ijw.v3_2.rijen import LeveringRij

    row = LeveringRij(1, 0, 1, BSN, "start", "1", None, "45", "", None, DAY, DAY, "31")
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([(declaration(1, [])[0], Rijen(leveringen=[row]))])


def test_a_row_with_an_unknown_kind_of_value_names_the_message_it_belongs_to() -> None:
    row = JeugdigeRij(1, 0, 1, BSN, "JW301", DAY, "", "1")
    insert_rows([(declaration(5, [])[0], Rijen(jeugdigen=[row]))])
    from jeugdregio.web.register.models import JeugdigeRegel

    assert JeugdigeRegel.objects.get().bericht_id == 5
