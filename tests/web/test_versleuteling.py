"""Encryption at rest, the blind index and the pseudonym."""

import base64
import os
import stat
from pathlib import Path

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.models import Value
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from jeugdregio.web import sleutels
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.versleuteling import (
    EncryptedTextField,
    OntsleutelenMislukt,
    SleutelOntbreekt,
    blind_index,
    decrypt,
    encrypt,
    pseudoniem,
    require_keys,
    write_demo_keys,
)


def key(name: str, letter: bytes) -> str:
    return f"{name}:{base64.b64encode(letter * 32).decode()}"


@given(st.binary(max_size=5000), st.binary(max_size=50))
def test_what_is_encrypted_comes_back_with_the_same_context(data: bytes, context: bytes) -> None:
    assert decrypt(encrypt(data, context=context), context=context) == data


@given(st.binary(max_size=100), st.data())
def test_a_changed_byte_anywhere_is_an_error_and_never_other_text(data: bytes, draw: st.DataObject) -> None:
    value = bytearray(encrypt(data))
    place = draw.draw(st.integers(0, len(value) - 1))
    value[place] ^= draw.draw(st.integers(1, 255))
    with pytest.raises(OntsleutelenMislukt):
        decrypt(bytes(value))


@given(st.binary(max_size=80))
def test_bytes_that_are_no_encrypted_value_are_an_error(data: bytes) -> None:
    with pytest.raises(OntsleutelenMislukt):
        decrypt(data)


def test_a_value_moved_to_another_column_cannot_be_read() -> None:
    with pytest.raises(OntsleutelenMislukt, match="verplaatst"):
        decrypt(encrypt(b"999900006", context=b"a"), context=b"b")


def test_equal_texts_encrypt_differently() -> None:
    assert encrypt(b"zelfde") != encrypt(b"zelfde")


def test_after_rotation_the_old_key_still_decrypts_and_the_new_one_encrypts(settings: Settings) -> None:
    old, new = key("oud", b"o"), key("nieuw", b"n")
    settings.JEUGDREGIO_KEYS = {**settings.JEUGDREGIO_KEYS, sleutels.VERSLEUTELING: old}
    stored = encrypt(b"tekst")
    settings.JEUGDREGIO_KEYS = {**settings.JEUGDREGIO_KEYS, sleutels.VERSLEUTELING: f"{new}, {old}"}
    assert decrypt(stored) == b"tekst"
    assert b"nieuw" in encrypt(b"tekst")
    settings.JEUGDREGIO_KEYS = {**settings.JEUGDREGIO_KEYS, sleutels.VERSLEUTELING: new}
    with pytest.raises(OntsleutelenMislukt, match="Voeg de oude sleutel"):
        decrypt(stored)


def test_the_blind_index_is_stable_and_depends_on_the_key(settings: Settings) -> None:
    first = blind_index("999900006")
    assert first == blind_index("999900006")
    assert len(first) == 32
    settings.JEUGDREGIO_KEYS = {**settings.JEUGDREGIO_KEYS, sleutels.INDEX: key("x", b"x")}
    assert blind_index("999900006") != first


@given(st.text(max_size=40))
def test_a_pseudonym_fits_a_signed_column_of_64_bits(text: str) -> None:
    assert -(2**63) <= pseudoniem(text) < 2**63
    assert pseudoniem(text) == pseudoniem(text)


@pytest.mark.parametrize("name", [*sleutels.PERSON_KEYS, sleutels.SECRET_KEY])
def test_an_absent_key_is_refused_by_name(settings: Settings, name: str) -> None:
    settings.JEUGDREGIO_KEYS = {**settings.JEUGDREGIO_KEYS, name: ""}
    with pytest.raises(SleutelOntbreekt, match=f"{name} ontbreekt"):
        require_keys()


@pytest.mark.parametrize(
    "value", ["s1", "s1:geenbase64!", "s1:" + base64.b64encode(b"kort").decode(), ":" + "A" * 44]
)
def test_an_unusable_key_is_refused_without_showing_it(value: str) -> None:
    with pytest.raises(SleutelOntbreekt) as raised:
        sleutels.parse(sleutels.INDEX, value)
    assert value not in str(raised.value)
    assert sleutels.INDEX in str(raised.value)


def test_two_keys_under_one_name_are_refused() -> None:
    with pytest.raises(SleutelOntbreekt, match="twee keer"):
        sleutels.parse(sleutels.INDEX, f"{key('a', b'1')},{key('a', b'2')}")


def test_demo_keys_are_readable_by_the_owner_only_and_written_once(tmp_path: Path) -> None:
    write_demo_keys(tmp_path)
    path = tmp_path / sleutels.DEMO_KEYS
    first = path.read_bytes()
    write_demo_keys(tmp_path)
    assert path.read_bytes() == first
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600  # noqa: PTH116 - mode bits as the system has them


def test_keys_come_from_the_folder_only_when_it_is_marked_as_a_demo(tmp_path: Path) -> None:
    write_demo_keys(tmp_path)
    environment = {sleutels.INDEX: key("omgeving", b"e")}
    assert sleutels.read_keys(tmp_path, environment)[sleutels.INDEX] == environment[sleutels.INDEX]
    (tmp_path / sleutels.DEMO_MARKER).write_text("{}")
    found = sleutels.read_keys(tmp_path, environment)
    assert found[sleutels.INDEX] != environment[sleutels.INDEX]
    assert all(sleutels.parse(name, found[name]) for name in sleutels.PERSON_KEYS)


def test_a_key_does_not_show_itself() -> None:
    [found] = sleutels.parse(sleutels.INDEX, key("a", b"1"))
    assert "1" * 32 not in repr(found)


@isolate_apps("jeugdregio.web.organisaties")
def test_a_field_stores_its_text_unreadable_and_gives_it_back(transactional_db: None) -> None:
    class Geheim(models.Model):
        tekst = EncryptedTextField(context="toets.geheim.tekst", null=True)  # type: ignore[misc]  # typed as always there

        class Meta:
            app_label = "organisaties"

        def __str__(self) -> str:
            return "geheim"

    manager = Geheim._default_manager
    with connection.schema_editor() as editor:
        editor.create_model(Geheim)
    try:
        manager.create(tekst="999900006")
        manager.create(tekst=None)
        assert list(manager.order_by("pk").values_list("tekst", flat=True)) == ["999900006", None]
        assert manager.filter(tekst__isnull=True).count() == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT tekst FROM organisaties_geheim WHERE tekst IS NOT NULL")
            [(stored,)] = cursor.fetchall()
        assert b"999900006" not in bytes(stored)
        with pytest.raises(FieldError, match="blind index"):
            manager.filter(tekst="999900006")
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(Geheim)


def test_the_stored_form_for_a_bulk_load_is_what_the_field_reads() -> None:
    field = EncryptedTextField(context="toets.geheim.tekst")
    assert field.from_db_value(field.to_database("tekst"), Value(""), connection) == "tekst"
    other = EncryptedTextField(context="toets.geheim.anders")
    with pytest.raises(OntsleutelenMislukt):
        other.from_db_value(field.to_database("tekst"), Value(""), connection)


def test_a_field_keeps_its_context_in_migrations_and_must_have_one() -> None:
    assert EncryptedTextField(context="toets").deconstruct()[3] == {"context": "toets"}
    field = EncryptedTextField()
    field.set_attributes_from_name("tekst")
    field.model = User
    assert "jeugdregio.E002" in {found.id for found in field.check()}
