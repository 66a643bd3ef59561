"""Killed halfway and started again, the register is as if it ran once; more processes make no difference."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.berichten.fabriek import (
    ANDER_BSN,
    BSN,
    declaratie_xml,
    misshapen,
    start_xml,
    stop_xml,
    toewijzing_xml,
)

from jeugdregio.web.sleutels import write_demo_keys

INVOER = Path(__file__).with_name("invoer.py")
# What tells one run from another and says nothing of the register: keys, random values, the clock.
EIGEN = {
    "berichten_bericht": "soort, afzender, identificatie, status, hex(sha256), ontvangen_op, aantal_regels",
    "berichten_berichtinhoud": "count(*)",
    "berichten_berichtbevinding": "volgnummer, regel, pad, regelnummer, tekst",
    "register_jeugdige": "hex(bsn_index)",
    "register_jeugdigeregel": "identificatie, volgnummer, soort, geboortedatum",
    "register_toewijzingregel": "identificatie, volgnummer, toewijzing_nummer, ingangsdatum",
    "register_leveringregel": "identificatie, volgnummer, soort, toewijzing_nummer",
    "register_prestatieregel": "identificatie, volgnummer, bedrag, toewijzing_nummer",
    "register_declaratieregel": "identificatie, volgnummer, declaratie_nummer, totaal",
}
# Random, or of the clock: of all else two runs over the same messages leave the same bytes.
WILLEKEURIG = {"sleutel", "verwerkt_op", "versleuteld", "bsn_versleuteld"}


def messages(folder: Path) -> Path:
    folder.mkdir()
    for n in range(60):
        bsn = BSN if n % 2 else ANDER_BSN
        contents = (
            toewijzing_xml(n, str(n), bsn=bsn), start_xml(n, str(n), bsn=bsn), stop_xml(n, str(n)),
            declaratie_xml((n, n + 1), str(n), bsns=[bsn]), misshapen(declaratie_xml((1, 1), f"x{n}")),
        )  # fmt: skip
        for place, content in enumerate(contents):
            (folder / f"{n:03}-{place}.xml").write_bytes(content)
    return folder


def environment(map_: Path) -> dict[str, str]:
    wanted = {key: value for key, value in os.environ.items() if key != "JEUGDREGIO_DATABASE"}
    return {**wanted, "JEUGDREGIO_MAP": str(map_)}


@pytest.fixture(scope="module")
def empty_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo folder with an empty database, to be copied."""
    map_ = tmp_path_factory.mktemp("leeg")
    (map_ / "demo.json").write_text("{}")
    write_demo_keys(map_)
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, check=True, env=environment(map_), timeout=120)
    return map_


def content(map_: Path) -> dict[str, list[tuple[object, ...]]]:
    database = sqlite3.connect(map_ / "jeugdregio.sqlite3")
    try:
        return {
            table: sorted(database.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in EIGEN.items()
        }
    finally:
        database.close()


def whole(map_: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of the ledger and the register, its keys too."""
    database = sqlite3.connect(map_ / "jeugdregio.sqlite3")
    try:
        tables = database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' "
            "AND (name GLOB 'berichten_*' OR name GLOB 'register_*')"
        ).fetchall()
        found = {}
        for (table,) in tables:
            described = database.execute(f"SELECT * FROM {table} LIMIT 0").description
            columns = ", ".join(name for name, *_ in described if name not in WILLEKEURIG)
            found[table] = sorted(database.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
        return found
    finally:
        database.close()


def run(map_: Path, folder: Path, *, processen: int = 1, kill_after: int | None = None) -> list[str]:
    """Take the folder in; with `kill_after`, SIGKILL after that many files. Returns what was printed."""
    command = [sys.executable, str(INVOER), str(folder), str(processen)]
    with subprocess.Popen(command, env=environment(map_), stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = []
        for line in child.stdout:
            lines.append(line.strip())
            if kill_after is not None and len(lines) == kill_after:
                child.send_signal(signal.SIGKILL)
                break
        child.stdout.read()
        assert child.wait(120) == (0 if kill_after is None else -signal.SIGKILL)
    return lines


def copy(map_: Path, to: Path) -> Path:
    shutil.copytree(map_, to)
    return to


def test_killed_halfway_and_started_again_equals_a_single_run(empty_map: Path, tmp_path: Path) -> None:
    folder = messages(tmp_path / "berichten")
    once, killed = copy(empty_map, tmp_path / "eens"), copy(empty_map, tmp_path / "gedood")
    assert len(run(once, folder)) == 300

    for kill_after in (30, 120):
        run(killed, folder, kill_after=kill_after)
        partial = content(killed)
        assert 0 < len(partial["berichten_bericht"]) < 300
        assert partial != content(once)
    lines = run(killed, folder)

    assert content(killed) == content(once)
    assert any(line.startswith("bekend") for line in lines)
    assert any(line.startswith("verwerkt") for line in lines)


def test_more_processes_give_the_same_register_in_the_same_order(empty_map: Path, tmp_path: Path) -> None:
    folder = messages(tmp_path / "berichten")
    one, two = copy(empty_map, tmp_path / "een"), copy(empty_map, tmp_path / "twee")
    assert run(two, folder, processen=2) == run(one, folder)
    assert whole(two) == whole(one)
    assert len(whole(one)["register_prestatieregel"]) > 100
