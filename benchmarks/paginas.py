"""How fast the pages of the monitor open, next to an empty page of the same site.

    python benchmarks/paginas.py [--keer 30] [--map MAP]

A publication of a made-up region (10 municipalities, 8 areas, 6 years) with every registered indicator and
table is written, or the one in MAP is read. Printed is the time of the first opening, when nothing has
been read yet, and the median of the openings after it, as a ratio to an empty page. Exit 1 when the target is
missed.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from itertools import islice, product
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jeugdregio.monitor.dimensies import DIMENSIES, PERIODES
from jeugdregio.monitor.indicator import Eenheid, Indicator
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import LETTER
from jeugdregio.monitor.publicatie import BESTAND, SCHEMA

DOEL = 3.0
PEILDATUM = "2026-10-31"
JAREN = range(2021, 2027)
GEBIEDEN = [
    ("SVJ", "Inkoopregio Samen voor Jeugd (10 gemeenten)", "inkoopregio"),
    *((f"SVJ-{nummer}", f"Subregio {nummer} (3 gemeenten)", "subregio") for nummer in range(1, 8)),
]
GEMEENTEN = [(f"{700 + nummer:04}", f"Gemeente {nummer}", "gemeente") for nummer in range(10)]
VEEL = 60  # the values of a dimension of which there are many, such as providers
MEESTE_RIJEN = 3_000
SCHAAL = {Eenheid.EURO: 9_000_000.0, Eenheid.JEUGDIGEN: 900.0, Eenheid.AANTAL: 400.0, Eenheid.INDEX: 110.0}
STATUSSEN = ("gepubliceerd",) * 17 + ("onderdrukt", "onderdrukt", "geen noemer")


def _values(naam: str) -> list[Any]:
    if naam == "jaar":
        return list(JAREN)
    if naam in LETTER:
        delen = range(1, 12 // PERIODES[naam] + 1)
        return [f"{jaar}-{LETTER[naam]}{nummer}" for jaar in JAREN for nummer in delen]
    if naam == "maand":
        return [f"{jaar}-{maand:02}" for jaar in JAREN for maand in range(1, 13)]
    if naam in {"gebied", "gemeente"}:
        return [code for code, _, _ in (GEBIEDEN if naam == "gebied" else GEMEENTEN)]
    dimensie = DIMENSIES[naam]
    vast = list(dimensie.volgorde) or [f"{dimensie.label} {letter}" for letter in "ABCDEF"]
    return [f"{dimensie.label} {nummer}" for nummer in range(VEEL)] if dimensie.open else vast


def _rows(indicator: Indicator, per: tuple[str, ...], toeval: random.Random) -> list[dict[str, Any]]:
    leeg: dict[str, Any] = dict.fromkeys(SCHEMA.names)
    rijen = []
    for waarden in islice(product(*(_values(naam) for naam in per)), MEESTE_RIJEN):
        plek = dict(zip(per, waarden, strict=True))
        voorlopig = str(waarden[0])[:4] == str(JAREN[-1])
        status = "geen gegevens" if indicator.code == "aandeel_met_toekomstplan" else toeval.choice(STATUSSEN)
        waarde = None
        if status == "gepubliceerd":
            basis = SCHAAL.get(indicator.unit, 10.0 if indicator.unit is Eenheid.CIJFER else 60.0)
            waarde = round(basis * toeval.uniform(0.3, 1), indicator.unit.decimalen)
            status = "voorlopig" if voorlopig else status
        rijen.append(
            leeg | plek | {"per": ",".join(per), "waarde": waarde, "status": status, "voorlopig": voorlopig}
        )
    return rijen


def write_publicatie(map_: Path) -> Path:
    """Write the publication of a made-up region under a folder, the same each time; give its folder."""
    toeval = random.Random(20261031)
    doel = map_ / "publicatie" / PEILDATUM
    doel.mkdir(parents=True)
    for indicator in REGISTER.values():
        rijen = [rij for per in indicator.per for rij in _rows(indicator, per, toeval)]
        pq.write_table(
            pa.Table.from_pylist(rijen, schema=SCHEMA), doel / f"{indicator.code}@{indicator.version}.parquet"
        )
    stand = {
        "peildatum": PEILDATUM,
        "gemaakt_op": f"{PEILDATUM}T08:00:00+01:00",
        "regio": "SVJ",
        "volledig_tot": "2026-09",
        "software_versie": "0",
        "schema_versie": "1",
        "fictief": True,
    }
    plaatsen = [{"code": code, "naam": naam, "soort": soort} for code, naam, soort in (*GEBIEDEN, *GEMEENTEN)]
    catalogus = [indicator.as_dict() for indicator in REGISTER.values()]
    inhoud = {"stand": stand, "plaatsen": plaatsen, "indicatoren": catalogus}
    (doel / BESTAND).write_text(json.dumps(inhoud), encoding="utf-8")
    return doel


PAGINAS = {
    "overzicht": "/openbaar/",
    "zoeken": "/openbaar/?zoek=wachttijd+per+aanbieder",
    "gemeente": "/openbaar/?plaats=0703",
    "thema": "/openbaar/thema/verblijf/",
    "indicator": "/openbaar/kosten/",
    "per gemeente": "/openbaar/jeugdigen_met_jeugdhulp/?per=jaar,gemeente",
    "veel groepen": "/openbaar/opgegeven_wachttijd/",
}


def run_pagina(map_: Path | None, keer: int) -> dict[str, tuple[float, float]]:
    """Open each page `keer` times; give the first time and the median of the others, in seconds."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        leeg = Path(tijdelijk) / "leeg"
        (leeg / "statisch").mkdir(parents=True)
        if map_ is None:
            map_ = Path(tijdelijk) / "vol"
            write_publicatie(map_)
        client = _site(leeg)
        from django.conf import settings

        uit = {"lege pagina": _timed(client, "/openbaar/", keer)}
        settings.JEUGDREGIO_MAP = map_
        return uit | {naam: _timed(client, adres, keer) for naam, adres in PAGINAS.items()}


def _site(map_: Path) -> Any:
    """The site on a folder without data, with static files as they stand; gives a client of it."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="jeugdregio.web.settings",
        JEUGDREGIO_MAP=str(map_),
        JEUGDREGIO_SECRET_KEY="alleen-om-te-meten-" + "x" * 50,
        JEUGDREGIO_HOSTS="testserver",
    )
    import django
    from django.conf import settings
    from django.test import Client

    eenvoudig = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": eenvoudig}
    django.setup()
    return Client()


def _timed(client: Any, adres: str, keer: int) -> tuple[float, float]:
    tijden = []
    for _ in range(keer + 1):
        begin = time.process_time()  # of this process only: other work on the machine does not count
        antwoord = client.get(adres, secure=True)
        tijden.append(time.process_time() - begin)
        if antwoord.status_code != 200:
            raise RuntimeError(f"{adres} geeft {antwoord.status_code}")
    return tijden[0], statistics.median(tijden[1:])


def main() -> int:
    """Print the times, the slowest ratio last."""
    vragen = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    vragen.add_argument("--keer", type=int, default=30)
    vragen.add_argument("--map", type=Path)
    gevraagd = vragen.parse_args()
    tijden = run_pagina(gevraagd.map, gevraagd.keer)
    leeg = tijden["lege pagina"][1]
    print(f"{'pagina':<16}{'eerste keer':>14}{'daarna':>12}{'verhouding':>12}")
    for naam, (eerste, daarna) in tijden.items():
        print(f"{naam:<16}{eerste * 1000:>11.0f} ms{daarna * 1000:>9.1f} ms{daarna / leeg:>12.2f}")
    slechtste = max(daarna / leeg for _, daarna in tijden.values())
    gehaald = slechtste < DOEL
    print(f"langzaamste {slechtste:.2f} keer een lege pagina, doel < {DOEL}: {'ja' if gehaald else 'NEE'}")
    return 0 if gehaald else 1


if __name__ == "__main__":
    raise SystemExit(main())
