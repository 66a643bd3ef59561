"""What no message carries, delivered for the synthetic region as others would: files, mappings, checks.

Two made-up systems deliver in a form of their own, with BSNs; the region delivers the rest in our form.
"""

import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from importlib import resources
from pathlib import Path

from jeugdregio.demo.aanlevering import aanbieders, keten, regie, regio, toegang
from jeugdregio.demo.aanlevering.bestanden import EIGEN, KINDVOLG, ZORGPOORT, Bestand, Vorm, write_bestand
from jeugdregio.demo.aanlevering.toeval import Toeval
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.stand import Inlezing, Pseudonimisering, StandError, read_vertaling, vul_aan

LEVERANCIERS = ("kindvolg", "zorgpoort")
REGIO_MAP = "regio"


def write_deliveries(map_: Path, hulp: Sequence[Hulp], *, schaal: float, seed: int, tot: date) -> int:
    """Write the delivery files under a folder, one folder a deliverer beside its mapping; give the rows.

    What is there is replaced. They hold what is known on `tot`.
    """
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir(mode=0o700, parents=True)
    for naam in LEVERANCIERS:
        tekst = resources.files(__package__).joinpath(f"{naam}.toml").read_text("utf-8")
        (map_ / f"{naam}.toml").write_text(tekst, encoding="utf-8")
    toeval = Toeval(seed)
    leveringen: Iterable[tuple[str, Vorm, Iterable[Bestand]]] = (
        (
            "kindvolg",
            KINDVOLG,
            (
                *toegang.bestanden(hulp, toeval, tot),
                *regie.bestanden(hulp, toeval, tot),
                regio.kosten(hulp, tot),
            ),
        ),
        (
            "zorgpoort",
            ZORGPOORT,
            (*aanbieders.bestanden(hulp, toeval, tot), keten.stappen(hulp, toeval, tot)),
        ),
        (REGIO_MAP, EIGEN, (*regio.bestanden(hulp, schaal, toeval, tot), keten.normen())),
    )
    aantal = 0
    for naam, vorm, bestanden in leveringen:
        doel = map_ / naam
        doel.mkdir()
        aantal += sum(write_bestand(doel, vorm, bestand) for bestand in bestanden)
    return aantal


def deliver(map_: Path, bron: Path, *, op: date, pseudoniemen: Pseudonimisering) -> list[Inlezing]:
    """Read the delivery files in `bron` as `jeugdregio stand lees --aanvullen` does, into what is kept.

    Raises StandError when a file is not in order: files of the demo always are.
    """
    gelezen = []
    alle = {gemeente.code for gemeente in GEMEENTEN}
    for naam in (*LEVERANCIERS, REGIO_MAP):
        vertaling = read_vertaling(bron / f"{naam}.toml") if naam in LEVERANCIERS else None
        inlezing = vul_aan(
            [bron / naam], map_, op=op, vertaling=vertaling, pseudoniemen=pseudoniemen, regio=alle
        )
        for bevinding in inlezing:
            raise StandError(str(bevinding))
        gelezen.append(inlezing)
    return gelezen
