"""How fast messages are read and judged, next to lxml alone: parsing and judging by the same schema.

    python benchmarks/ijw.py [DEEL...] [--regels 200000] [--bestanden 20000] [--keer 3]

Parts (all when none is named):
    groot   the schema and every rule within the message, on one JW323 of 2,000, 20,000 and 200,000 lines
    klein   20,000 small JW301 files from disk, one after another
    register, processen   see `inname`

Each measurement runs in a process of its own, baseline and reading in turn; the medians are compared. They
are of processor time: other work on the machine weighs less then, and waiting for the disk, which is the same
for both, does not flatter the ratio. The messages break no rule, and every run makes sure of that. Exit 1
when a target is missed.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import inname  # type: ignore[import-not-found]  # beside this script
from lxml import etree
from verzonnen import bsns, groot, klein  # type: ignore[import-not-found]  # beside this script

from jeugdregio.ijw import open_bericht
from jeugdregio.ijw.xsd import write_schemas

DOEL_GROOT, DOEL_KLEIN = 0.25, 0.35  # of the rate of the baseline
DOEL_MB = 300
DOEL_VLAK = 1.3  # time per line of the largest file, in that of the middle one


def read_all(bestanden: list[Path]) -> int:
    """Read and judge through the library; give how many files were right."""
    for pad in bestanden:
        with open_bericht(pad) as lezing:
            for _ in lezing:
                pass
            if not lezing.geldig:
                raise SystemExit(f"{pad}: {lezing.bevindingen[:3]}")
    return len(bestanden)


def parse_all(bestanden: list[Path], schema_pad: Path) -> int:
    """Parse with lxml and judge by the schema; give how many files were right."""
    schema = etree.XMLSchema(etree.parse(schema_pad))
    return sum(schema.validate(etree.parse(pad)) for pad in bestanden)


def measure(taak: Callable[[], int]) -> None:
    """Run in the child: print seconds of processor time and peak memory as JSON."""
    begin = time.process_time()
    aantal = taak()
    duur = time.process_time() - begin
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"duur": duur, "piek": piek, "aantal": aantal}))


class Meting:
    """The medians of a case: seconds of the baseline and of the library, peak memory of the library (MB)."""

    def __init__(self, geval: Path, schema: Path, keer: int) -> None:
        soorten: dict[str, list[dict[str, float]]] = {"lxml": [], "ijw": []}
        for _ in range(keer):
            for wat, metingen in soorten.items():
                metingen.append(
                    json.loads(_child("--kind", wat, "--map", str(geval), "--schema", str(schema)))
                )
        if len({meting["aantal"] for metingen in soorten.values() for meting in metingen}) > 1:
            raise SystemExit(f"{geval}: lxml en ijw keuren niet evenveel bestanden goed")
        self.lxml, self.ijw = (
            statistics.median(meting["duur"] for meting in metingen) for metingen in soorten.values()
        )
        self.piek = max(meting["piek"] for meting in soorten["ijw"])
        self.verhouding = self.lxml / self.ijw


def _child(*argumenten: str) -> str:
    """Run this script in a process of its own: on Linux a fork starts with the peak memory of its parent."""
    opdracht = [sys.executable, __file__, *argumenten]
    return subprocess.run(opdracht, check=True, stdout=subprocess.PIPE, text=True).stdout


def _report(tekst: str, *, gehaald: bool) -> bool:
    print(f"{tekst}: {'gehaald' if gehaald else 'NIET gehaald'}", flush=True)
    return gehaald


def run_groot(werk: Path, keuze: argparse.Namespace) -> bool:
    """Compare one JW323 at three sizes."""
    gehaald = True
    per_regel = 0.0
    for regels in (keuze.regels // 100, keuze.regels // 10, keuze.regels):
        geval = werk / f"groot-{regels}"
        _child("--kind", "maak-groot", "--map", str(geval), "--aantal", str(regels))
        meting = Meting(geval, werk / "jw323.xsd", keuze.keer)
        vorige, per_regel = per_regel, meting.ijw / regels * 1e6
        print(
            f"groot: {regels} regels: verhouding {meting.verhouding:.2f}; "
            f"lxml met schema {meting.lxml:.2f} s, ijw {meting.ijw:.2f} s ({per_regel:.0f} µs per regel), "
            f"piek {meting.piek:.0f} MB",
            flush=True,
        )
    doel = f"groot: verhouding {meting.verhouding:.2f} (doel minstens {DOEL_GROOT})"
    gehaald &= _report(doel, gehaald=meting.verhouding >= DOEL_GROOT)
    doel = f"groot: piek {meting.piek:.0f} MB (doel onder {DOEL_MB})"
    gehaald &= _report(doel, gehaald=meting.piek < DOEL_MB)
    doel = (
        f"groot: tijd per regel {per_regel / vorige:.2f} maal die bij een tiende (doel hoogstens {DOEL_VLAK})"
    )
    return gehaald & _report(doel, gehaald=per_regel <= DOEL_VLAK * vorige)


def run_klein(werk: Path, keuze: argparse.Namespace) -> bool:
    """Compare many small JW301 files."""
    geval = werk / "klein"
    _child("--kind", "maak-klein", "--map", str(geval), "--aantal", str(keuze.bestanden))
    meting = Meting(geval, werk / "jw301.xsd", keuze.keer)
    return _report(
        f"klein: {keuze.bestanden} bestanden: verhouding {meting.verhouding:.2f} "
        f"(doel minstens {DOEL_KLEIN}); lxml met schema {meting.lxml:.2f} s, ijw {meting.ijw:.2f} s",
        gehaald=meting.verhouding >= DOEL_KLEIN,
    )


DELEN: dict[str, Callable[[Path, argparse.Namespace], bool]] = {
    "groot": run_groot,
    "klein": run_klein,
    "register": inname.run_register,
    "processen": inname.run_processen,
}
"""The parts by name. Each makes its files in a folder, prints its ratios, and says whether all is well."""


def run_child(keuze: argparse.Namespace) -> None:
    """Do what a child process is for: make files, or measure."""
    if keuze.kind.startswith("maak"):
        keuze.map.mkdir()
        if keuze.kind == "maak-groot":
            (keuze.map / "jw323.xml").write_bytes(groot(keuze.aantal))
        else:
            for nummer, nummer_client in enumerate(islice(bsns(), keuze.aantal)):
                (keuze.map / f"{nummer:06d}.xml").write_bytes(klein(nummer, nummer_client))
        return
    bestanden = sorted(keuze.map.iterdir())
    measure(lambda: read_all(bestanden) if keuze.kind == "ijw" else parse_all(bestanden, keuze.schema))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("delen", nargs="*", metavar="DEEL", help=f"{', '.join(DELEN)}; alles zonder keuze")
    parser.add_argument("--regels", type=int, default=200_000)
    parser.add_argument("--bestanden", type=int, default=20_000)
    parser.add_argument("--keer", type=int, default=3)
    parser.add_argument("--kind", choices=["maak-groot", "maak-klein", "lxml", "ijw"], help=argparse.SUPPRESS)
    parser.add_argument("--map", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--schema", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--aantal", type=int, help=argparse.SUPPRESS)
    keuze = parser.parse_args()
    if keuze.kind:
        run_child(keuze)
        return
    onbekend = set(keuze.delen) - set(DELEN)
    if onbekend:
        parser.error(f"onbekend deel: {', '.join(sorted(onbekend))}")
    with tempfile.TemporaryDirectory() as folder:
        werk = Path(folder)
        write_schemas(werk)
        # a list, so that every part is measured
        gehaald = [DELEN[deel](werk, keuze) for deel in keuze.delen or DELEN]
    sys.exit(0 if all(gehaald) else 1)


if __name__ == "__main__":
    main()
