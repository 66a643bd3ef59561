"""From typed values to committed rows, against `executemany` of ready tuples into the same tables, one run.

Measured: messages as reading hands them over (typed clients) are turned into rows, their young people found
or created (blind index, encrypted BSN), and all is written and committed per batch of 500 messages. The
baseline gets those rows ready made, young people included, and writes them with `cursor.executemany`: same
tables, indexes and number of batches. Reading XML and keeping the raw message are in neither. Rounds
alternate on empty tables; the median counts.

    python benchmarks/register.py [--regels 60000] [--rondes 3]

On SQLite always. On PostgreSQL when JEUGDREGIO_DATABASE names an empty database, else in a cluster of its own
where Debian's pg_createcluster can be used; where neither, it says so. Exit 1 when the target is missed.
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

PER_PARTIJ = 500
REGELS_PER_DECLARATIE = 40
DOEL = 0.5
DAG = date(2024, 3, 1)
Partijen = list[list[tuple[Any, Any, list[Any]]]]


def main() -> None:
    """Measure on each database there is, in a process of its own, and print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--regels", type=int, default=60_000, help="rows of the register (default 60000)")
    parser.add_argument("--rondes", type=int, default=3, help="rounds of each (default 3)")
    parser.add_argument("--meet", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.meet:
        sys.exit(not measure(arguments.meet, arguments.regels, arguments.rondes))
    reached = True
    with tempfile.TemporaryDirectory() as folder:
        reached &= _run("SQLite", folder, "", arguments)
        with postgresql() as address:
            if address is None:
                print("PostgreSQL: niet gemeten; JEUGDREGIO_DATABASE is leeg en pg_createcluster is er niet.")
            else:
                reached &= _run("PostgreSQL", folder, address, arguments)
    sys.exit(not reached)


def _run(naam: str, folder: str, address: str, arguments: argparse.Namespace) -> bool:
    from jeugdregio.web.sleutels import new_keys

    environment = {**os.environ, **new_keys(), "JEUGDREGIO_MAP": folder, "JEUGDREGIO_DATABASE": address}
    environment["DJANGO_SETTINGS_MODULE"] = "jeugdregio.web.settings"
    command = [sys.executable, __file__, "--meet", naam]
    command += ["--regels", str(arguments.regels), "--rondes", str(arguments.rondes)]
    return subprocess.run(command, env=environment).returncode == 0


@contextmanager
def postgresql() -> Iterator[str | None]:
    """Yield the address of a PostgreSQL database to write in, None when there is none."""
    if given := os.environ.get("JEUGDREGIO_DATABASE", ""):
        yield given
        return
    if shutil.which("pg_createcluster") is None or os.geteuid() != 0:
        yield None
        return
    version = max(path.name for path in Path("/usr/lib/postgresql").iterdir())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cluster = (version, f"meting{port}")
    create = ["pg_createcluster", *cluster, "--port", str(port), "--", "--auth=trust"]
    subprocess.run(create, check=True, stdout=subprocess.DEVNULL)
    try:
        subprocess.run(["pg_ctlcluster", *cluster, "start"], check=True)
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(["pg_dropcluster", "--stop", *cluster], check=True)


def measure(naam: str, regels: int, rondes: int) -> bool:
    """Fill the database of the environment in turns, print both rates, and say whether the target is met."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    partijen = messages(regels)
    tables = ready_rows(partijen)
    ways: dict[str, Callable[[], int]] = {
        "executemany": lambda: write_ready(tables),
        "register": lambda: write_typed(partijen),
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rondes):
        for way, write in ways.items():
            empty()
            begin = perf_counter()
            rows = write()
            times[way].append(perf_counter() - begin)
    rates = {way: rows / statistics.median(taken) for way, taken in times.items()}
    ratio = rates["register"] / rates["executemany"]
    print(
        f"{naam}: verhouding {ratio:.2f} (doel minstens {DOEL:.2f}); {rows} rijen, executemany "
        f"{rates['executemany']:.0f} per seconde, register {rates['register']:.0f} per seconde: "
        f"{'gehaald' if ratio >= DOEL else 'NIET gehaald'}",
        flush=True,
    )
    return ratio >= DOEL


def messages(regels: int) -> Partijen:
    """Make batches of (kind, header facts, typed clients): most rows are declared, as in practice."""
    from jeugdregio.ijw.v3_2.vertaling import Kop

    jeugdigen = bsns(max(regels // 20, 1))
    made: list[tuple[Any, Any, list[Any]]] = []
    total = 0
    while total < regels:
        number = len(made)
        soort = ("JW323", "JW301", "JW305", "JW307")[number % 16 if number % 16 in {1, 2, 3} else 0]
        size = REGELS_PER_DECLARATIE if soort == "JW323" else 1
        people = [jeugdigen[(number * 7 + n) % len(jeugdigen)] for n in range(size)]
        agb = f"6500{number % 150:04}"
        kop = Kop(soort, "3.2", agb, "0772", str(number), DAG, f"{number % 10:04}", agb)
        made.append((soort, kop, [client(soort, bsn, number) for bsn in people]))
        total += size if soort == "JW323" else 2
    return [made[start : start + PER_PARTIJ] for start in range(0, len(made), PER_PARTIJ)]


def client(soort: str, bsn: str, number: int) -> Any:
    """Make one typed client with one row."""
    from jeugdregio.ijw.v3_2 import basis, jw301, jw305, jw307, jw323

    product = basis.Product(categorie="45", code="45A03")
    begin = DAG - timedelta(days=number % 900)
    if soort == "JW323":
        prestatie = jw323.Prestatie(
            product_referentie=basis.Referentie(referentie_nummer=f"R{number}-{bsn[-4:]}"),
            toewijzing_nummer=number, product_categorie="45", product_code="45A03",
            product_periode=basis.GeslotenPeriode(begindatum=begin, einddatum=begin + timedelta(days=28)),
            geleverd_volume=4, eenheid="04", product_tarief=1250,
            ingediend_bedrag=basis.BedragMetDC(bedrag=5000, debet_credit="D"),
        )  # fmt: skip
        return jw323.Client(bsn=bsn, prestaties=jw323.Prestaties(prestatie=(prestatie,)))
    who: dict[str, Any] = {
        "bsn": bsn,
        "geboortedatum": basis.Geboortedatum(datum=date(2010, 2, 14)),
        "geslacht": "2",
    }
    achternaam = basis.Achternaam(achternaam="Proefpersoon")
    if soort == "JW301":
        toewijzing = jw301.ToegewezenProduct(
            toewijzing_nummer=number, product=product, toewijzingsdatum=begin, toewijzingstijd=time(9),
            ingangsdatum=begin, omvang=basis.Omvang(volume=4, eenheid="04", frequentie="2"),
        )  # fmt: skip
        return jw301.Client(
            **who,
            naam=basis.VolledigeNaam(geslachtsnaam=achternaam, naam_gebruik="1"),
            contactgegevens=jw301.Contactgegevens(contact=(jw301.Contact(soort="03"),)),
            toegewezen_producten=jw301.ToegewezenProducten(toegewezen_product=(toewijzing,)),
        )
    naam = basis.VerkorteNaam(geslachtsnaam=achternaam)
    shared: dict[str, Any] = {"toewijzing_nummer": number, "product": product, "begindatum": begin}
    if soort == "JW305":
        start = jw305.StartProduct(**shared, status_aanlevering="1")
        return jw305.Client(**who, naam=naam, start_producten=jw305.StartProducten(start_product=(start,)))
    stop = jw307.StopProduct(**shared, reden_beeindiging="31", einddatum=DAG, status_aanlevering="1")
    return jw307.Client(**who, naam=naam, stop_producten=jw307.StopProducten(stop_product=(stop,)))


def bsns(number: int) -> list[str]:
    """Make numbers that pass the eleven-test, from 990000000 up: nobody has them."""
    from jeugdregio.kern.bsn import is_valid

    found: list[str] = []
    candidate = 990_000_000
    while len(found) < number:
        if is_valid(str(candidate)):
            found.append(str(candidate))
        candidate += 1
    return found


def write_typed(partijen: Partijen) -> int:
    """The way of the register."""
    from django.db import transaction

    from jeugdregio.web.register.opname import insert_rows

    rows = 0
    for first, partij in zip(range(1, 10**9, PER_PARTIJ), partijen, strict=False):
        with transaction.atomic():
            rows += insert_rows(_translated(first, partij))
    return rows


def _translated(first: int, partij: list[tuple[Any, Any, list[Any]]]) -> Iterator[tuple[Any, Any]]:
    from jeugdregio.ijw.v3_2.vertaling import Vertaler
    from jeugdregio.web.register.bron import Bron

    for bericht_id, (soort, kop, clienten) in enumerate(partij, start=first):
        vertaler = Vertaler(soort)
        for each in clienten:
            vertaler.add(each)
        yield Bron(bericht_id, kop.gemeentecode, kop.agb, DAG, kop.identificatie, DAG), vertaler.rijen


def ready_rows(partijen: Partijen) -> list[list[tuple[str, list[tuple[Any, ...]]]]]:
    """Read back, per batch, the statements and rows that the way of the register wrote."""
    from django.db import connection

    empty()
    write_typed(partijen)
    tables = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")
            columns = [column[0] for column in cursor.description]
            places = ", ".join(["%s"] * len(columns))
            tables.append(
                (f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", _plain(cursor.fetchall()))
            )
    number = len(partijen)
    people, *rest = tables
    batches = [
        [(sql, rows[n * len(rows) // number : (n + 1) * len(rows) // number]) for sql, rows in rest]
        for n in range(number)
    ]
    batches[0].insert(0, people)
    return batches


def _plain(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Give times as text, since sqlite3 takes no other."""
    return [tuple(str(value) if isinstance(value, time) else value for value in row) for row in rows]


def write_ready(batches: list[list[tuple[str, list[tuple[Any, ...]]]]]) -> int:
    """The baseline: nothing but writing. Counts the rows of messages, as the register does."""
    from django.db import connection, transaction

    rows = 0
    for batch in batches:
        with transaction.atomic(), connection.cursor() as cursor:
            for sql, ready in batch:
                cursor.executemany(sql, ready)
                rows += 0 if "register_jeugdige " in sql else len(ready)
    return rows


TABLES = (
    "register_jeugdige",
    "register_jeugdigeregel",
    "register_toewijzingregel",
    "register_leveringregel",
    "register_prestatieregel",
    "register_declaratieregel",
    "register_verzoekregel",
    "register_retourregel",
)


def empty() -> None:
    """Take everything out, with the constraints at rest."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(TABLES)} RESTART IDENTITY")
            return
        for table in reversed(TABLES):
            cursor.execute(f"DELETE FROM {table}")


if __name__ == "__main__":
    main()
