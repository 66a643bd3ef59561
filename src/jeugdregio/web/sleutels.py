"""Where the keys come from: the environment, or in a demo the file `sleutels.json` beside the database.

Knows no Django, so that a demo can write its keys before the settings are read.
"""

import base64
import binascii
import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VERSLEUTELING = "JEUGDREGIO_SLEUTEL_VERSLEUTELING"
INDEX = "JEUGDREGIO_SLEUTEL_INDEX"
PSEUDONIEM = "JEUGDREGIO_SLEUTEL_PSEUDONIEM"
SECRET_KEY = "JEUGDREGIO_SECRET_KEY"  # noqa: S105 - the name of a variable, not a secret
PERSON_KEYS = (VERSLEUTELING, INDEX, PSEUDONIEM)

DEMO_MARKER = "demo.json"
DEMO_KEYS = "sleutels.json"
KEY_BYTES = 32
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")


class SleutelOntbreekt(Exception):  # noqa: N818 - Dutch, part of the domain
    """A key is absent or unusable; the text says which one and what to do, never its value."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of 32 bytes and the id under which values remember it."""

    id: str
    secret: bytes

    def __repr__(self) -> str:
        return f"Key(id={self.id!r})"


def is_demo(folder: Path) -> bool:
    """Whether `folder` holds a demo: made-up people only, keys beside the data."""
    return (folder / DEMO_MARKER).is_file()


def read_keys(folder: Path, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the raw value of each key by variable name, "" where absent; judges nothing yet."""
    source: Mapping[str, str] = os.environ if environment is None else environment
    if is_demo(folder):
        path = folder / DEMO_KEYS
        source = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {name: source.get(name, "") for name in (*PERSON_KEYS, SECRET_KEY)}


def parse(name: str, value: str) -> tuple[Key, ...]:
    """Return the keys in `value` (`id:base64`, comma-separated, the first is current).

    Raises SleutelOntbreekt when there is none, or one has another form than 32 bytes under a short id.
    """
    keys: list[Key] = []
    for part in filter(None, (piece.strip() for piece in value.split(","))):
        key_id, separator, encoded = part.partition(":")
        try:
            secret = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            secret = b""
        if not separator or not _KEY_ID.fullmatch(key_id) or len(secret) != KEY_BYTES:
            raise SleutelOntbreekt(
                f"De waarde van {name} is geen sleutel: nodig is `naam:sleutel`, waarbij de sleutel "
                f"{KEY_BYTES} bytes in base64 is. Maak nieuwe sleutels met `jeugdregio beheer sleutels`."
            )
        keys.append(Key(key_id, secret))
    if not keys:
        raise SleutelOntbreekt(
            f"De sleutel {name} ontbreekt. Zet haar in de omgeving van dit programma, of maak een "
            f"demonstratie met `jeugdregio demo`. Nieuwe sleutels maakt `jeugdregio beheer sleutels`."
        )
    if len({key.id for key in keys}) != len(keys):
        raise SleutelOntbreekt(
            f"In {name} staat dezelfde sleutelnaam twee keer. Geef elke sleutel een eigen naam."
        )
    return tuple(keys)


def new_keys() -> dict[str, str]:
    """Return a fresh set of all keys, by the name of the environment variable."""
    keys = {name: f"s1:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}" for name in PERSON_KEYS}
    return {**keys, SECRET_KEY: secrets.token_urlsafe(64)}


def write_demo_keys(folder: Path) -> None:
    """Write fresh keys to `sleutels.json` (mode 0600); keys already there stay: data depends on them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(folder / DEMO_KEYS, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(new_keys(), file, indent=2)
