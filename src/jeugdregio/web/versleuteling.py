"""What is kept of a person: encrypted at rest, a blind index to search by, a pseudonym for figures.

Three keys with three purposes, so that whoever has one learns nothing from the others. A stored value is

    version (1 byte) | length of key id (1 byte) | key id | nonce (12 bytes) | AES-256-GCM ciphertext and tag

The header and the associated data are authenticated with it: a value cannot be moved to another column.
"""

import hmac
import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from jeugdregio.web import sleutels
from jeugdregio.web.sleutels import SleutelOntbreekt, new_keys, write_demo_keys

__all__ = [
    "EncryptedTextField",
    "OntsleutelenMislukt",
    "SleutelOntbreekt",
    "blind_index",
    "decrypt",
    "encrypt",
    "new_keys",
    "pseudoniem",
    "require_keys",
    "write_demo_keys",
]

_VERSION = 1
_NONCE = 12


class OntsleutelenMislukt(Exception):  # noqa: N818 - Dutch, part of the domain
    """A stored value cannot be read: damaged, moved, or its key is gone. Says nothing of the value."""


@lru_cache(maxsize=8)
def _ciphers(value: str) -> tuple[bytes, dict[bytes, AESGCM]]:
    """Return the header of new values and the cipher by key id; the first key is the current one."""
    keys = sleutels.parse(sleutels.VERSLEUTELING, value)
    header = bytes([_VERSION, len(keys[0].id)]) + keys[0].id.encode("ascii")
    return header, {key.id.encode("ascii"): AESGCM(key.secret) for key in keys}


@lru_cache(maxsize=8)
def _current(name: str, value: str) -> bytes:
    return sleutels.parse(name, value)[0].secret


def require_keys() -> None:
    """Refuse to start real work when a key is absent or unusable; raises SleutelOntbreekt with Dutch text."""
    for name in sleutels.PERSON_KEYS:
        sleutels.parse(name, settings.JEUGDREGIO_KEYS[name])
    if not settings.JEUGDREGIO_KEYS[sleutels.SECRET_KEY]:
        raise SleutelOntbreekt(
            f"De sleutel {sleutels.SECRET_KEY} ontbreekt. Zet een lange willekeurige tekst in de omgeving "
            f"van dit programma. Nieuwe sleutels maakt `jeugdregio beheer sleutels`."
        )


@checks.register(checks.Tags.security, deploy=True)
def check_keys(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """System check: `check --deploy` names the key that is absent."""
    try:
        require_keys()
    except SleutelOntbreekt as error:
        return [checks.Error(str(error), id="jeugdregio.E001")]
    return []


def encrypt(data: bytes, *, context: bytes = b"") -> bytes:
    """Encrypt `data` under the current key; only the same `context` can read it back."""
    header, ciphers = _ciphers(settings.JEUGDREGIO_KEYS[sleutels.VERSLEUTELING])
    nonce = os.urandom(_NONCE)
    return header + nonce + ciphers[header[2:]].encrypt(nonce, data, header + context)


def decrypt(value: bytes, *, context: bytes = b"") -> bytes:
    """Return what was encrypted with the same `context`, under any known key; raises OntsleutelenMislukt."""
    _, ciphers = _ciphers(settings.JEUGDREGIO_KEYS[sleutels.VERSLEUTELING])
    value = bytes(value)
    if len(value) < 2 or value[0] != _VERSION:
        raise OntsleutelenMislukt(
            "Dit is geen versleutelde waarde die dit programma kent. Zet een reservekopie terug."
        )
    header, rest = value[: 2 + value[1]], value[2 + value[1] :]
    cipher = ciphers.get(header[2:])
    if cipher is None:
        raise OntsleutelenMislukt(
            f"De sleutel waarmee deze waarde is versleuteld, staat niet in {sleutels.VERSLEUTELING}. "
            "Voeg de oude sleutel achter de huidige toe."
        )
    try:
        return cipher.decrypt(rest[:_NONCE], rest[_NONCE:], header + context)
    except (InvalidTag, ValueError) as error:
        raise OntsleutelenMislukt(
            "Een versleutelde waarde is veranderd, beschadigd of verplaatst en wordt daarom niet gelezen. "
            "Zet de rij terug uit een reservekopie."
        ) from error


def blind_index(text: str) -> bytes:
    """Return 32 bytes (HMAC-SHA256) to search `text` by without storing it. Equal texts give equal bytes."""
    key = _current(sleutels.INDEX, settings.JEUGDREGIO_KEYS[sleutels.INDEX])
    return hmac.digest(key, text.encode("utf-8"), "sha256")


def pseudoniem(text: str) -> int:
    """Return a keyed signed int64 that stands for `text` in figures; begin `text` with the kind of thing."""
    key = _current(sleutels.PSEUDONIEM, settings.JEUGDREGIO_KEYS[sleutels.PSEUDONIEM])
    return int.from_bytes(hmac.digest(key, text.encode("utf-8"), "sha256")[:8], "big", signed=True)


if TYPE_CHECKING:  # generic for the type checker only
    _BinaryField = models.BinaryField[str, str]
else:
    _BinaryField = models.BinaryField


class EncryptedTextField(_BinaryField):
    """Text that is encrypted in the database. Cannot be searched: store a `blind_index` beside it for that.

    `context` names the column for ever ("register.jeugdige.bsn"); it is authenticated with every value.
    """

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        self.context = context
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "context": self.context}

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if not self.context:
            found.append(
                checks.Error("An EncryptedTextField needs a context.", obj=self, id="jeugdregio.E002")
            )
        return found

    def to_database(self, text: str) -> bytes:
        """Return the stored form; for bulk loads that bypass the model."""
        return encrypt(text.encode("utf-8"), context=self.context.encode("utf-8"))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        stored = None if value is None else self.to_database(value)
        return super().get_db_prep_value(stored, connection, prepared)

    def from_db_value(
        self, value: Any, expression: Expression, connection: BaseDatabaseWrapper
    ) -> str | None:
        return None if value is None else decrypt(value, context=self.context.encode("utf-8")).decode("utf-8")

    def to_python(self, value: Any) -> Any:
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError("An encrypted field cannot be searched; use the blind index beside it.")
        return super().get_lookup(lookup_name)
