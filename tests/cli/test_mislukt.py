"""What a command says when disk, database or program fails: Dutch, and nothing of the data."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError

from jeugdregio.cli.nederlands import word_failure

GEHEIM = "999900006 Jansen 2010-02-14"


def call(map_: Path, *argumenten: str, naar: int | None = None) -> "subprocess.Popen[str]":
    """Start the command as a user does, on SQLite; `naar` is where its results go."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("JEUGDREGIO_")}
    return subprocess.Popen(
        [sys.executable, "-m", "jeugdregio", *argumenten],
        env={**omgeving, "JEUGDREGIO_MAP": str(map_)},
        stdout=subprocess.PIPE if naar is None else naar,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    ("fout", "tekst"),
    [
        (OperationalError("attempt to write a readonly database"), "alleen te lezen"),
        (OperationalError("database is locked"), "bezet"),
        (IntegrityError(f"DETAIL: Key (x)=({GEHEIM})"), "IntegrityError"),
        (OSError(errno.ENOSPC, "No space left on device"), "de schijf is vol"),
        (PermissionError(errno.EACCES, "Permission denied", "/map/a.csv"), "/map/a.csv lukt niet"),
        (ImproperlyConfigured("Zet JEUGDREGIO_DATABASE goed."), "Zet JEUGDREGIO_DATABASE goed."),
        (ValueError(GEHEIM), "heeft een fout (ValueError"),
    ],
)
def test_a_failure_is_told_in_dutch_and_quotes_no_data(fout: Exception, tekst: str) -> None:
    gezegd = word_failure(fout)
    assert tekst in gezegd
    assert not any(deel in gezegd for deel in GEHEIM.split())


def test_a_file_that_is_no_database_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "jeugdregio.sqlite3").write_text("dit is geen database, ook al heet het zo")
    with call(tmp_path, "beheer", "migreer") as proces:
        _, fouten = proces.communicate(timeout=60)
    assert proces.returncode == 1
    assert fouten.startswith("Fout: de database is niet te gebruiken: het bestand is geen database")
    assert "Traceback" not in fouten


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("geen bericht")
    vol = os.open("/dev/full", os.O_WRONLY)
    with call(tmp_path, "ijw", "valideer", str(tmp_path / "a.xml"), naar=vol) as proces:
        os.close(vol)
        _, fouten = proces.communicate(timeout=60)
    assert proces.returncode == 1
    assert "de schijf is vol" in fouten
    assert "Traceback" not in fouten


def test_a_reader_that_stops_reading_is_not_told_that_all_is_well(tmp_path: Path) -> None:
    for nummer in range(300):
        (tmp_path / f"{nummer:03} {'x' * 200}.xml").write_text("geen bericht")
    lezen, schrijven = os.pipe()
    os.close(lezen)
    with call(tmp_path, "ijw", "valideer", str(tmp_path), naar=schrijven) as proces:
        os.close(schrijven)
        _, fouten = proces.communicate(timeout=60)
    assert proces.returncode == 1
    assert "Traceback" not in fouten


def test_two_first_commands_at_once_make_one_database(tmp_path: Path) -> None:
    processen = [call(tmp_path, "beheer", "migreer") for _ in range(3)]
    for proces in processen:
        with proces:
            _, fouten = proces.communicate(timeout=120)
        assert proces.returncode == 0, fouten
