"""How fast the indicators are computed, next to the same figures in SQL written by hand for DuckDB.

    python benchmarks/monitor.py [--toewijzingen 5000000] [--regels 57000000] [--map MAP]

A stand of a made-up country (342 municipalities, 72 months) is generated at a tenth of the size and in full.
For each, in a process of its own: the indicators that have a twin in `tweelingen`, those twins, and all
indicators. The cells of indicator and twin must be equal. Printed are the ratios, the peak of memory and how
time grows with the number of lines. Exit 1 when a target is missed.
"""

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import standmaken  # type: ignore[import-not-found]  # beside this script
from tweelingen import TWEELINGEN, VOORBEREIDING  # type: ignore[import-not-found]  # beside this script

from jeugdregio.monitor.cellen import Cel, compute_cells, extra_dimensions
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.kalender import make_kalender
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.stand import TABELLEN, Stand, connect_duckdb

DOEL_VERHOUDING = 1.2  # times the twins
DOEL_MB = 1_000
GEHEUGEN_MET_DE_HAND = "12GB"
DOEL_GROEI = 1.3  # time per line at full size, in that at a tenth

Uitkomst = dict[str, dict[str, Any]]


def _periods(code: str) -> list[str]:
    return [soort for soort in PERIODES if any(soort in per for per in REGISTER[code].per)]


def _digest(cellen: list[Cel]) -> list[tuple[Any, ...]]:
    """Give the cells that hold something, comparable with the rows of a twin."""
    return [
        (
            c.samenstelling.tijdvak.sleutel,
            c.samenstelling.plaats,
            *(waarde for _, waarde in c.naar),
            c.teller,
            c.personen,
        )
        for c in cellen
        if c.aantal
    ]


def _kern(rijen: list[tuple[Any, ...]]) -> str:
    return hashlib.sha256(repr(sorted(rijen)).encode()).hexdigest()


def _like_twin(indicator: Indicator) -> Indicator:
    """Leave the tables that the twin answers: those without dimensions beside `naar`."""
    per = tuple(tabel for tabel in indicator.per if extra_dimensions(tabel) == indicator.naar)
    return replace(indicator, per=per)


def run_indicators(pad: Path, indicatoren: list[Indicator]) -> Uitkomst:
    """Compute indicators one after another, as publishing does: by code the seconds, and a digest of the
    cells of those that have a twin.
    """
    stand = Stand.open(pad)
    plaatsen = Plaatsen(stand)
    uit: Uitkomst = {}
    for indicator in indicatoren:
        begin = time.perf_counter()
        cellen: list[Cel] = []
        for soort in PERIODES:
            kalender = make_kalender(stand, soort)
            cellen += compute_cells(stand, indicator, kalender, plaatsen)
        duur = time.perf_counter() - begin
        uit[indicator.code] = {"duur": duur, "cellen": len(cellen)}
        if indicator.code in TWEELINGEN:
            # of a distribution the twin gives the parts, from which the whole follows
            delen = [c for c in cellen if len(c.naar) == len(indicator.naar)]
            uit[indicator.code]["kern"] = _kern(_digest(delen))
    return uit


def run_twins(pad: Path) -> Uitkomst:
    """Run the SQL written by hand, in the same order and the same engine; its preparations count too.

    It takes all years at once, as one would, and may use the memory that takes: with what the indicators have
    it cannot do a country at all.
    """
    stand = Stand.open(pad, connect_duckdb(GEHEUGEN_MET_DE_HAND))
    plaatsen = Plaatsen(stand)
    verbinding = stand.backend.con
    uit: Uitkomst = {}
    begin = time.perf_counter()
    for naam in TABELLEN:
        verbinding.execute(f"CREATE TEMP VIEW {naam} AS SELECT * FROM '{pad / naam}.parquet'")
    for soort in PERIODES:
        kalender = make_kalender(stand, soort)
        for tabel, inhoud in (
            ("kalender", kalender.as_table()),
            ("lid", plaatsen.per_periode(kalender).tabel.select("periode", "gemeente", "plaats")),
        ):
            verbinding.register("inhoud", inhoud.to_pyarrow())
            verbinding.execute(f"CREATE TEMP TABLE {tabel}_{soort} AS SELECT * FROM inhoud")
            verbinding.unregister("inhoud")
    for sql in VOORBEREIDING:
        verbinding.execute(sql)
    uit["voorbereiding"] = {"duur": time.perf_counter() - begin}
    for code, tweeling in TWEELINGEN.items():
        begin = time.perf_counter()
        rijen: list[tuple[Any, ...]] = []
        for soort in _periods(code):
            tabel = verbinding.sql(tweeling(soort)).to_arrow_table()
            rijen += [
                (
                    *(v for k, v in rij.items() if k in {"periode", "plaats", "categorie", "soort_hulp"}),
                    int(rij.get("teller", rij["personen"])),
                    int(rij["personen"]),
                )
                for rij in tabel.to_pylist()
            ]
        uit[code] = {"duur": time.perf_counter() - begin, "kern": _kern(rijen)}
    return uit


def _child(wat: str, pad: Path) -> Uitkomst:
    opdracht = [sys.executable, __file__, "--kind", wat, "--map", str(pad)]
    tekst = subprocess.run(opdracht, check=True, stdout=subprocess.PIPE, text=True).stdout
    uit: Uitkomst = json.loads(tekst)
    return uit


def _total(uit: Uitkomst) -> float:
    return sum(float(deel["duur"]) for code, deel in uit.items() if code != "piek")


def _report(tekst: str, *, gehaald: bool) -> bool:
    print(f"{tekst}: {'gehaald' if gehaald else 'NIET gehaald'}", flush=True)
    return gehaald


def compare(pad: Path) -> bool:
    """Hold the indicators against their twins; print the ratio of each, and judge that of all together."""
    eigen, met_hand = _child("indicatoren", pad), _child("tweelingen", pad)
    gelijk = True
    for code in TWEELINGEN:
        if eigen[code]["kern"] != met_hand[code]["kern"]:
            gelijk = _report(f"{code}: dezelfde cellen als met de hand", gehaald=False)
        print(
            f"  {code}: {eigen[code]['duur']:.2f} s; met de hand {met_hand[code]['duur']:.2f} s", flush=True
        )
    print(
        f"  voorbereiding met de hand: {met_hand['voorbereiding']['duur']:.2f} s; "
        f"piek {eigen['piek']['mb']:.0f} MB, met de hand {met_hand['piek']['mb']:.0f} MB"
    )
    verhouding = _total(eigen) / _total(met_hand)
    return gelijk & _report(
        f"{len(TWEELINGEN)} indicatoren samen: {verhouding:.2f} maal de SQL met de hand "
        f"(doel hoogstens {DOEL_VERHOUDING})",
        gehaald=verhouding <= DOEL_VERHOUDING,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--toewijzingen", type=int, default=5_000_000)
    parser.add_argument("--regels", type=int, default=57_000_000)
    parser.add_argument(
        "--map", type=Path, help="waar de standen komen te staan; standaard een tijdelijke map"
    )
    parser.add_argument("--kind", choices=["indicatoren", "alle", "tweelingen"], help=argparse.SUPPRESS)
    keuze = parser.parse_args()
    if keuze.kind:
        alle = [i for i in REGISTER.values() if not i.van]
        gekozen = alle if keuze.kind == "alle" else [_like_twin(REGISTER[code]) for code in TWEELINGEN]
        uit = run_twins(keuze.map) if keuze.kind == "tweelingen" else run_indicators(keuze.map, gekozen)
        uit["piek"] = {"mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
        print(json.dumps(uit))
        return
    with tempfile.TemporaryDirectory() as tijdelijk:
        werk = keuze.map or Path(tijdelijk)
        gehaald, per_regel = [], []
        for deel in (10, 1):
            pad = werk / f"stand-{keuze.regels // deel}"
            if not pad.exists():
                standmaken.make_stand(pad, keuze.toewijzingen // deel, keuze.regels // deel)
            regels = Stand.open(pad).prestaties.count().to_pyarrow().as_py()
            print(f"{keuze.toewijzingen // deel} toewijzingen, {regels} regels", flush=True)
            gehaald.append(compare(pad))
            alles = _child("alle", pad)
            piek, duur = alles["piek"]["mb"], _total(alles)
            per_regel.append(duur / regels * 1e6)
            print(f"alle {len(alles) - 1} indicatoren: {duur:.0f} s, {per_regel[-1]:.2f} µs per regel")
            duurste = sorted((d["duur"], c) for c, d in alles.items() if c != "piek")[-5:]
            print("  duurste: " + ", ".join(f"{code} {d:.1f} s" for d, code in reversed(duurste)))
        gehaald.append(_report(f"piek {piek:.0f} MB (doel onder {DOEL_MB})", gehaald=piek < DOEL_MB))
        groei = per_regel[1] / per_regel[0]
        gehaald.append(
            _report(
                f"tijd per regel {groei:.2f} maal die bij een tiende (doel hoogstens {DOEL_GROEI})",
                gehaald=groei <= DOEL_GROEI,
            )
        )
    sys.exit(0 if all(gehaald) else 1)


if __name__ == "__main__":
    main()
