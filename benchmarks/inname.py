"""The way in, for `ijw.py`: against a full register, and with two processes.

    register    10,000 messages into a register of 1,000,000 rows, next to the same ones into an empty one
    processen   `berichten verwerk --processen 2`, next to one process

The messages are such as a region sends: assignments, starts, stops, and declarations of twenty lines, that
belong together, so that every rule against the register has something to look for. Each run is the command
itself, from its start to its end, on a database of its own (SQLite). Rounds alternate; the least time of each
counts, for whatever else the machine does only adds to it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date
from datetime import time as tijdstip
from itertools import islice
from pathlib import Path

from verzonnen import bsns, messages  # type: ignore[import-not-found]  # beside this script

DOEL_REGISTER, DOEL_PROCESSEN = 0.5, 1.8
AANTAL = 10_000
AANTAL_PROCESSEN = 100_000
RIJEN = 1_000_000
KEREN = 3
PREPARE = "import django; django.setup(); from jeugdregio.web import opzetten; opzetten.prepare_database()"


def environment(map_: Path) -> dict[str, str]:
    """An installation of its own, in which made-up people are allowed; with its bytecode, as one in use."""
    elders = ("JEUGDREGIO_SLEUTEL", "PYTHONDONTWRITEBYTECODE")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(elders)}
    return {**kept, "JEUGDREGIO_MAP": str(map_), "DJANGO_SETTINGS_MODULE": "jeugdregio.web.settings"}


def install(map_: Path) -> None:
    """Make a database with keys and areas, and no messages."""
    from jeugdregio.web.sleutels import write_demo_keys

    map_.mkdir()
    (map_ / "demo.json").write_text("{}")
    write_demo_keys(map_)
    subprocess.run([sys.executable, "-c", PREPARE], check=True, env=environment(map_))


def take_in(map_: Path, folder: Path, processen: int) -> float:
    """Run the command on a folder; give the seconds."""
    command = [sys.executable, "-m", "jeugdregio", "berichten", "verwerk", str(folder)]
    command += ["--ontvangen-op", "dagtekening", "--processen", str(processen), "--json"]
    begin = time.perf_counter()
    done = subprocess.run(command, env=environment(map_), stdout=subprocess.PIPE, text=True)
    duur = time.perf_counter() - begin
    statuses = {json.loads(line)["status"] for line in done.stdout.splitlines() if line.startswith("{")}
    if statuses != {"verwerkt"}:
        raise SystemExit(f"niet alles is verwerkt: {statuses} {done.returncode}")
    return duur


def fill(map_: Path) -> None:
    """Put a million rows in the register: of the same municipality and provider, on other assignments."""
    command = [sys.executable, __file__, "vul"]
    subprocess.run(command, check=True, env=environment(map_))


def fill_here(rijen: int) -> None:
    """Write this many rows: of eleven, one is an assignment, one a start, one of a person, the rest lines."""
    import django

    django.setup()
    from django.db import connection, transaction

    from jeugdregio.ijw.v3_2.rijen import JeugdigeRij, LeveringRij, PrestatieRij, Rijen, ToewijzingRij
    from jeugdregio.web.register.bron import Bron
    from jeugdregio.web.register.opname import insert_rows

    people = list(islice(bsns(), 30_000))
    day, einde = date(2025, 1, 1), date(2025, 1, 31)
    per_keer = 2_000
    for begin in range(0, rijen // 11, per_keer):
        berichten = []
        for n in range(begin, min(begin + per_keer, rijen // 11)):
            number, bsn = 500_000_000 + n, people[n % len(people)]
            product = ("45", "45A03")
            bron = Bron(1_000_000_000 + n, "0384", "65656055", day, f"V{n}", day)
            lines = [
                PrestatieRij(
                    1, k, k + 1, bsn, f"V{n}-{k}", "", number, *product, day, einde, 1, "04", 1250, 1250, "D"
                )
                for k in range(8)
            ]
            berichten.append((bron, Rijen(
                jeugdigen=[JeugdigeRij(1, 0, 1, bsn, "JW301", date(2010, 1, 1), "", "2")],
                toewijzingen=[ToewijzingRij(
                    1, 0, 1, bsn, number, "", *product, day, tijdstip(9), day, None, "", 4, "04", "2", None
                )],
                leveringen=[
                    LeveringRij(1, 0, 1, bsn, "start", "1", number, *product, day, day, None, "")
                ],
                prestaties=lines,
            )))  # fmt: skip
        with transaction.atomic():
            insert_rows(berichten)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def run_register(werk: Path, keuze: argparse.Namespace) -> bool:
    """Compare a full register with an empty one."""
    werk = werk / "register"
    werk.mkdir()
    folder = write_files(werk / "berichten", AANTAL)
    install(werk / "leeg")
    shutil.copytree(werk / "leeg", werk / "vol")
    fill(werk / "vol")
    times: dict[str, list[float]] = {"leeg": [], "vol": []}
    for _ in range(KEREN):
        for begin, taken in times.items():
            map_ = werk / "ronde"
            shutil.copytree(werk / begin, map_)
            taken.append(take_in(map_, folder, 1))
            shutil.rmtree(map_)
    verhouding = min(times["leeg"]) / min(times["vol"])
    gehaald = verhouding >= DOEL_REGISTER
    print(
        f"register: verhouding {verhouding:.2f} (doel minstens {DOEL_REGISTER}); {AANTAL} berichten, leeg "
        f"{min(times['leeg']):.1f} s, met {RIJEN} rijen {min(times['vol']):.1f} s: "
        f"{'gehaald' if gehaald else 'NIET gehaald'}",
        flush=True,
    )
    return gehaald


def write_files(folder: Path, aantal: int, begin: int = 0) -> Path:
    folder.mkdir()
    for number, xml in enumerate(messages(aantal, begin)):
        (folder / f"{number:06d}.xml").write_bytes(xml)
    return folder


def run_processen(werk: Path, keuze: argparse.Namespace) -> bool:
    """Compare two processes with one."""
    werk = werk / "processen"
    werk.mkdir()
    folder = write_files(werk / "inname", AANTAL_PROCESSEN)
    install(werk / "leeg")
    times: dict[int, list[float]] = {1: [], 2: []}
    for ronde in range(KEREN):
        for processen, taken in times.items():
            map_ = werk / f"ronde-{ronde}-{processen}"
            shutil.copytree(werk / "leeg", map_)
            taken.append(take_in(map_, folder, processen))
            shutil.rmtree(map_)
    een, twee = min(times[1]), min(times[2])
    gehaald = een / twee >= DOEL_PROCESSEN
    print(
        f"processen: {een / twee:.2f} maal zo snel (doel minstens {DOEL_PROCESSEN}); {AANTAL_PROCESSEN} "
        f"berichten, een proces {een:.1f} s, twee {twee:.1f} s: {'gehaald' if gehaald else 'NIET gehaald'}",
        flush=True,
    )
    return gehaald


if __name__ == "__main__":
    fill_here(RIJEN)
