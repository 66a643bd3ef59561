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
from collections.abc import Iterator
from datetime import date, timedelta
from datetime import time as tijdstip
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

DOEL_REGISTER, DOEL_PROCESSEN = 0.5, 1.8
AANTAL = 10_000
AANTAL_PROCESSEN = 30_000
RIJEN = 1_000_000
KEREN = 3


def _makers() -> Any:
    """The messages of the other parts; looked up late, because that script imports this one."""
    return import_module("ijw")


def messages(aantal: int, begin: int = 0) -> Iterator[bytes]:
    """Yield this many messages in the order in which they are sent; `begin` tells one set from another."""
    makers = _makers()
    bsns, klein = makers.bsns, makers.klein

    number = 0
    people = bsns()
    while number < aantal:
        group = [next(people) for _ in range(10)]
        first = begin + number
        made = [klein(first + n, bsn) for n, bsn in enumerate(group)]
        made += [_start(first + n, bsn) for n, bsn in enumerate(group[:6])]
        made += [_stop(first + n, bsn) for n, bsn in enumerate(group[:2])]
        made += [_declaratie(first + place, first, group, month) for place, month in enumerate((4, 5))]
        yield from made[: aantal - number]
        number += len(made)


def _header(module: Any, code: str, number: int, day: date) -> Any:
    versies = _makers().VERSIES
    from jeugdregio.ijw.v3_2 import basis

    kenmerk = basis.BerichtIdentificatie(identificatie=f"{number:012d}", dagtekening=day)
    return module.Header(
        bericht_code=code, bericht_versie=3, bericht_subversie=2, afzender="65656055", ontvanger="0384",
        bericht_identificatie=kenmerk, xsd_versie=versies,
    )  # fmt: skip


def _person(bsn: str, number: int) -> dict[str, Any]:
    from jeugdregio.ijw.v3_2 import basis

    born = date(2010, number % 12 + 1, number % 28 + 1)
    naam = basis.VerkorteNaam(geslachtsnaam=basis.Achternaam(achternaam=f"Verzonnen{number}"))
    return {"bsn": bsn, "geboortedatum": basis.Geboortedatum(datum=born), "geslacht": "2", "naam": naam}


def _product(number: int) -> dict[str, Any]:
    codes = _makers().CODES
    from jeugdregio.ijw.v3_2 import basis

    begin = date(2026, 4, number % 28 + 1)
    product = basis.Product(categorie="45", code=codes[0])
    return {"toewijzing_nummer": 2 * number, "product": product, "begindatum": begin,
            "toewijzing_ingangsdatum": begin, "status_aanlevering": "1"}  # fmt: skip


def _start(number: int, bsn: str) -> bytes:
    from jeugdregio.ijw import write
    from jeugdregio.ijw.v3_2 import jw305

    producten = jw305.StartProducten(start_product=(jw305.StartProduct(**_product(number)),))
    client = jw305.Client(**_person(bsn, number), start_producten=producten)
    header = _header(jw305, "438", number, date(2026, 5, 2))
    return write(jw305.Bericht(header=header, client=client))


def _stop(number: int, bsn: str) -> bytes:
    from jeugdregio.ijw import write
    from jeugdregio.ijw.v3_2 import jw307

    product = jw307.StopProduct(**_product(number), reden_beeindiging="02", einddatum=date(2026, 5, 28))
    client = jw307.Client(**_person(bsn, number), stop_producten=jw307.StopProducten(stop_product=(product,)))
    header = _header(jw307, "440", number, date(2026, 5, 30))
    return write(jw307.Bericht(header=header, client=client))


def _declaratie(number: int, first: int, people: list[str], month: int) -> bytes:
    codes = _makers().CODES
    from jeugdregio.ijw import write
    from jeugdregio.ijw.v3_2 import basis, jw323

    begin = date(2026, month, 1)
    periode = basis.GeslotenPeriode(begindatum=begin, einddatum=begin + timedelta(days=29 + month % 2))
    clienten = []
    for place, bsn in enumerate(people):
        since = date(2026, 4, (first + place) % 28 + 1)
        lines = tuple(
            jw323.Prestatie(
                product_referentie=basis.Referentie(referentie_nummer=f"R{number}-{place}-{line}"),
                toewijzing_nummer=2 * (first + place) + line, product_categorie="45",
                product_code=codes[line], product_periode=basis.GeslotenPeriode(
                    begindatum=max(begin, since), einddatum=periode.einddatum
                ),
                geleverd_volume=1, eenheid="04", product_tarief=1250,
                ingediend_bedrag=basis.BedragMetDC(bedrag=1250, debet_credit="D"),
            )
            for line in range(2)
        )  # fmt: skip
        clienten.append(jw323.Client(bsn=bsn, prestaties=jw323.Prestaties(prestatie=lines)))
    declaratie = jw323.Declaratie(
        declaratie_nummer=f"D{number}", declaratie_periode=periode,
        declaratie_dagtekening=periode.einddatum + timedelta(days=3),
        totaal_ingediend_bedrag=basis.TotaalBedragMetDC(
            totaal_bedrag=2 * 1250 * len(people), debet_credit="D"
        ),
        clienten=jw323.Clienten(client=tuple(clienten)),
    )  # fmt: skip
    header = _header(jw323, "490", number, periode.einddatum + timedelta(days=3))
    return write(jw323.Bericht(header=header, declaratie=declaratie))


def environment(map_: Path) -> dict[str, str]:
    """An installation of its own, in which made-up people are allowed."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("JEUGDREGIO_SLEUTEL")}
    return {**kept, "JEUGDREGIO_MAP": str(map_), "DJANGO_SETTINGS_MODULE": "jeugdregio.web.settings"}


def install(map_: Path) -> None:
    """Make an empty database with keys."""
    from jeugdregio.web.sleutels import write_demo_keys

    map_.mkdir()
    (map_ / "demo.json").write_text("{}")
    write_demo_keys(map_)
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], check=True, env=environment(map_))


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

    people = list(islice(_makers().bsns(), 30_000))
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
