"""The settings, as a process with its own environment sees them."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from jeugdregio.web import sleutels
from jeugdregio.web.settings import database

KEY = f"k1:{base64.b64encode(b'k' * 32).decode()}"
KEYS = {
    **dict.fromkeys(sleutels.PERSON_KEYS, KEY),
    sleutels.SECRET_KEY: "lang-genoeg-en-willekeurig-" + "abcdefghij" * 5,
    "JEUGDREGIO_HOSTS": "jeugd.voorbeeld.nl",
}


def manage(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Django's own command line in a bare environment."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "django", *arguments],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "jeugdregio.web.settings",
            "JEUGDREGIO_MAP": str(folder),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_migrations_are_complete_and_need_no_keys(tmp_path: Path) -> None:
    done = manage(tmp_path, "makemigrations", "--check", "--dry-run")
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_installation_passes_the_checks_for_production(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **KEYS)
    assert done.returncode == 0, done.stderr


def test_the_checks_for_production_name_an_absent_key(tmp_path: Path) -> None:
    keys = {**KEYS, sleutels.INDEX: ""}
    done = manage(tmp_path, "check", "--deploy", **keys)
    assert done.returncode != 0
    assert f"De sleutel {sleutels.INDEX} ontbreekt." in done.stderr


def test_a_server_does_not_start_without_keys(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import jeugdregio.web.wsgi"],
        env={"JEUGDREGIO_MAP": str(tmp_path), "JEUGDREGIO_SECRET_KEY": "x" * 60},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert f"De sleutel {sleutels.VERSLEUTELING} ontbreekt." in done.stderr


def test_a_demo_brings_its_own_keys_and_runs_on_plain_http(tmp_path: Path) -> None:
    sleutels.write_demo_keys(tmp_path)
    (tmp_path / sleutels.DEMO_MARKER).write_text('{"regio": "SVJ"}')
    script = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from jeugdregio.web.versleuteling import decrypt, encrypt, require_keys\n"
        "require_keys(); assert decrypt(encrypt(b'x')) == b'x'\n"
        "print(settings.DEMO, settings.SECURE_SSL_REDIRECT, settings.JEUGDREGIO_REGIO)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"DJANGO_SETTINGS_MODULE": "jeugdregio.web.settings", "JEUGDREGIO_MAP": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "True False SVJ", done.stderr


def test_the_address_of_a_postgresql_database_is_read_in_parts() -> None:
    found = database("postgresql://jan%40werk:ge%3Aheim@db.voorbeeld.nl:5433/jeugd")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    parts = [found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert parts == ["jan@werk", "ge:heim", "db.voorbeeld.nl", "5433", "jeugd"]


@pytest.mark.parametrize("url", ["mysql://host/naam", "postgresql://host", "zomaar"])
def test_another_address_than_of_postgresql_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://gebruiker@server:poort/naam"):
        database(url)


def test_without_an_address_the_database_is_a_file_whose_writers_wait_their_turn() -> None:
    options = database("")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode = WAL" in options["init_command"]
