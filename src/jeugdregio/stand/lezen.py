"""Filling a stand, or what is kept beside the register, from the files of another system, checked.

A file in our own form belongs to the table it is named after: `leveringen.csv`, `leveringen-2025.parquet`.
CSV is UTF-8 with a comma and a header; dates as 2025-01-31, amounts in whole cents, ja or nee. Files of
another form need a mapping, which also says which file is which table. Nothing of a person is ever in a
finding: it says where, and what was expected.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from jeugdregio.kern.vorm import printable
from jeugdregio.stand.aanlevering.bestanden import Bron
from jeugdregio.stand.aanlevering.bevindingen import Inlezing, Leesverslag
from jeugdregio.stand.aanlevering.bewaren import Aanvulling, with_kept
from jeugdregio.stand.aanlevering.omzetten import clean_batches
from jeugdregio.stand.aanlevering.opgave import NIETS_OPGEGEVEN, Opgave
from jeugdregio.stand.aanlevering.vertaling import (
    BESTANDSSOORTEN,
    Pseudonimisering,
    Tabelvertaling,
    Vertaling,
    own_form,
)
from jeugdregio.stand.declaratie import TABELLEN
from jeugdregio.stand.dekking import Dekking, Dekkingen, as_rows, together
from jeugdregio.stand.meta import StandError, StandMeta
from jeugdregio.stand.schrijver import StandSchrijver

Schrijf = Callable[[str, Iterator[pa.RecordBatch]], int]
DEKKINGEN = "dekkingen"


def lees_bestanden(
    paden: Iterable[Path],
    doel: Path,
    *,
    meta: StandMeta,
    vertaling: Vertaling | None = None,
    pseudoniemen: Pseudonimisering | None = None,
    opgave: Opgave = NIETS_OPGEGEVEN,
) -> Inlezing:
    """Read files (or folders of files) into a stand in the folder `doel`, which is made only when all is
    in order.

    Tables without a file are empty, but the areas must be there: without its own region a stand has no
    figures. Raises StandError when `doel` exists already or there is no file at all. `pseudoniemen` is needed
    for a mapping with BSNs or assignment numbers (`vertaling.needs_keys`). `opgave` says what the files that
    no message carries cover, unless they have a file of the table `dekkingen`.
    """
    inlezing = Inlezing()
    bronnen = _find(paden, vertaling, inlezing, aanvullen=False, opgave=opgave)
    with StandSchrijver(doel, meta) as schrijver:
        _read_stand(bronnen, meta.regio, pseudoniemen, inlezing, schrijver.write)
        if inlezing.schoon:
            schrijver.finish()
    return inlezing


def vul_aan(
    paden: Iterable[Path],
    map_: Path,
    *,
    op: datetime.date,
    vertaling: Vertaling | None = None,
    pseudoniemen: Pseudonimisering | None = None,
    opgave: Opgave = NIETS_OPGEGEVEN,
    regio: Collection[str] | None = None,
) -> Inlezing:
    """Keep tables that no message carries beside the register, for every stand made after this.

    All files together or, when anything is wrong, none; a table takes the place of what was delivered of it
    before, or only of what was of the municipalities that its files name (`Inlezing.vervangingen` says what).
    `op` is the day of delivery. `opgave` says what the files
    cover, before what the mapping says; `regio` has the municipalities of the region, where those are known.
    Raises StandError without files, or when `opgave` cannot be so.
    """
    inlezing = Inlezing()
    bronnen = _find(paden, vertaling, inlezing, aanvullen=True, opgave=opgave, regio=regio)
    if not inlezing.schoon and not bronnen:
        return inlezing
    kenmerk = pseudoniemen.kenmerk if pseudoniemen is not None else None
    with Aanvulling(map_, op, kenmerk=kenmerk) as aanvulling:

        def write(naam: str, batches: Iterator[pa.RecordBatch]) -> int:
            return aanvulling.write(naam, batches, _replaced(bronnen[naam]))

        _read_all(bronnen, inlezing, pseudoniemen, write)
        inlezing.dekkingen = _kept_with(map_, _coverage(bronnen, regio, op), bronnen)
        if inlezing.schoon:
            inlezing.vervangingen = aanvulling.finish(inlezing.dekkingen)
    return inlezing


def probeer(
    paden: Iterable[Path],
    *,
    aanvullen: bool,
    regio: str = "",
    vertaling: Vertaling | None = None,
    pseudoniemen: Pseudonimisering | None = None,
    opgave: Opgave = NIETS_OPGEGEVEN,
    gemeenten: Collection[str] | None = None,
    map_: Path | None = None,
) -> Inlezing:
    """Read files as lees_bestanden (for `regio`) or vul_aan (`gemeenten`, `map_`) would; write nothing."""
    inlezing = Inlezing()

    def count(_: str, batches: Iterable[pa.RecordBatch]) -> int:
        return sum(batch.num_rows for batch in batches)

    bronnen = _find(paden, vertaling, inlezing, aanvullen=aanvullen, opgave=opgave, regio=gemeenten)
    if aanvullen:
        _read_all(bronnen, inlezing, pseudoniemen, count)
        gedekt = _coverage(bronnen, gemeenten)
        inlezing.dekkingen = gedekt if map_ is None else _kept_with(map_, gedekt, bronnen)
    else:
        _read_stand(bronnen, regio, pseudoniemen, inlezing, count)
    return inlezing


def _read_stand(
    bronnen: dict[str, list[Bron]],
    regio: str,
    pseudoniemen: Pseudonimisering | None,
    inlezing: Inlezing,
    schrijf: Schrijf,
) -> None:
    """Read every table of a whole stand, and write what they cover."""
    gebieden = _read_all(bronnen, inlezing, pseudoniemen, schrijf)
    if not inlezing.schoon:
        return
    _check_region(regio, gebieden, bronnen, inlezing)
    if DEKKINGEN not in bronnen:
        inlezing.dekkingen = _coverage(bronnen, gebieden.get(regio, set()))
        rijen = [rij for naam, gedekt in inlezing.dekkingen.items() for rij in as_rows(naam, gedekt)]
        schrijf(DEKKINGEN, iter([pa.RecordBatch.from_pylist(rijen, TABELLEN[DEKKINGEN].arrow_schema)]))


def _coverage(
    bronnen: Mapping[str, list[Bron]], regio: Collection[str] | None, op: datetime.date | None = None
) -> dict[str, Dekkingen]:
    """Say of each delivered table what its files cover together; `op` is the day of delivery."""
    return {
        naam: together(
            (gemeente, _days_of(bron, bestanden, op))
            for bron in bestanden
            for gemeente in _covered_by(bron, regio or ())
        )
        for naam, bestanden in bronnen.items()
        if TABELLEN[naam].aangeleverd
    }


def _days_of(bron: Bron, bestanden: Iterable[Bron], op: datetime.date | None) -> Dekking:
    """Give the days that a file covers. Without any statement: from the month of the first row of its table,
    since nobody says that there was nothing before it, to the end of the year of delivery.
    """
    if not bron.vertaling.opgave.is_leeg:
        return bron.vertaling.opgave.dekking
    eerste = min((b.verslag.vroegste for b in bestanden if b.verslag.vroegste is not None), default=None)
    return Dekking(
        None if eerste is None else eerste.replace(day=1),
        None if op is None or eerste is None else datetime.date(op.year, 12, 31),
    )


def _replaced(bronnen: Collection[Bron]) -> frozenset[str] | None:
    """Say whose rows a delivery replaces: those of the municipalities its files name; None: all."""
    genoemd = [bron.gedekt for bron in bronnen if bron.gedekt and not bron.vertaling.opgave.hele_regio]
    if len(genoemd) < len(bronnen) or "gemeente" not in next(iter(bronnen)).vertaling.tabel.kolomnamen:
        return None
    return frozenset().union(*genoemd)


def _kept_with(
    map_: Path, dekkingen: Mapping[str, Dekkingen], bronnen: Mapping[str, list[Bron]]
) -> dict[str, Dekkingen]:
    return {
        naam: with_kept(map_, naam, gedekt, _replaced(bronnen[naam])) for naam, gedekt in dekkingen.items()
    }


def _covered_by(bron: Bron, regio: Collection[str]) -> Collection[str]:
    opgave = bron.vertaling.opgave
    if opgave.hele_regio:
        return {*regio, *bron.verslag.gemeenten}
    if "gemeente" not in bron.vertaling.tabel.kolomnamen:
        return regio if bron.verslag.rijen else ()
    return bron.verslag.gemeenten if bron.gedekt is None else bron.gedekt


def _find(
    paden: Iterable[Path],
    vertaling: Vertaling | None,
    inlezing: Inlezing,
    *,
    aanvullen: bool,
    opgave: Opgave,
    regio: Collection[str] | None = None,
) -> dict[str, list[Bron]]:
    """Say of each file which tables it holds; what holds none is a finding."""
    per_tabel: dict[str, list[Bron]] = {}
    for pad in paden:
        for bestand in sorted(pad.iterdir()) if pad.is_dir() else [pad]:
            if bestand.is_dir():
                inlezing.add(bestand, None, None, "dit is een map in een map; geef haar zelf op")
                continue
            if not bestand.is_file():
                inlezing.add(bestand, None, None, "het bestand bestaat niet of is geen gewoon bestand")
                continue
            vormen = _forms_of(bestand, vertaling, inlezing)
            for vorm in vormen:
                tabel = vorm.tabel
                if aanvullen and not tabel.aangeleverd:
                    tekst = f"de tabel {tabel.naam} komt uit het register en is niet aan te vullen"
                    inlezing.add(bestand, None, None, tekst)
                else:
                    verslag = Leesverslag(str(bestand), tabel.naam)
                    inlezing.verslagen.append(verslag)
                    bron = _source(bestand, vorm.stated(opgave), verslag, regio, aanvullen=aanvullen)
                    per_tabel.setdefault(tabel.naam, []).append(bron)
    if not per_tabel and inlezing.schoon:
        raise StandError("er zijn geen bestanden om in te lezen")
    return per_tabel


def _source(
    pad: Path,
    vorm: Tabelvertaling,
    verslag: Leesverslag,
    regio: Collection[str] | None,
    *,
    aanvullen: bool,
) -> Bron:
    """Give a file, with the municipalities it is said to cover where that is known before it is read."""
    if vorm.opgave.hele_regio and not aanvullen:
        return Bron(pad, vorm, verslag)  # which municipalities that are, is in one of the files
    return Bron(pad, vorm, verslag, vorm.opgave.municipalities(regio))


def _forms_of(bestand: Path, vertaling: Vertaling | None, inlezing: Inlezing) -> list[Tabelvertaling]:
    soort = bestand.suffix.lower()
    if vertaling is None:
        tabel = TABELLEN.get(bestand.stem.lower().split("-")[0])
        if soort in {".csv", ".parquet"} and tabel is not None:
            return [own_form(tabel)]
        tekst = f"verwacht: .csv of .parquet met de naam van een tabel ({', '.join(TABELLEN)})"
        inlezing.add(bestand, None, None, tekst)
        return []
    vormen = vertaling.of(bestand)
    if soort not in BESTANDSSOORTEN:
        inlezing.add(bestand, None, None, f"verwacht: een bestand op {', '.join(BESTANDSSOORTEN)}")
        return []
    if not vormen:
        patronen = dict.fromkeys(printable(tabel.bestand) for tabel in vertaling.tabellen)
        tekst = f"de vertaling heeft voor dit bestand geen tabel; wel voor {', '.join(patronen)}"
        inlezing.add(bestand, None, None, tekst)
    return vormen


def _read_all(
    bronnen: dict[str, list[Bron]],
    inlezing: Inlezing,
    pseudoniemen: Pseudonimisering | None,
    schrijf: Schrijf,
) -> dict[str, set[str]]:
    """Read every table, and give the areas that came by, with their municipalities."""
    gebieden: dict[str, set[str]] = {}
    for naam, bestanden in bronnen.items():
        batches = clean_batches(TABELLEN[naam], bestanden, inlezing, pseudoniemen)
        inlezing.rijen[naam] = schrijf(naam, _noting(gebieden, batches) if naam == "gebieden" else batches)
    return gebieden


def _noting(gebieden: dict[str, set[str]], batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        leden = zip(batch.column("gebied").to_pylist(), batch.column("gemeente").to_pylist(), strict=True)
        for gebied, gemeente in leden:
            gebieden.setdefault(gebied, set()).add(gemeente)
        yield batch


def _check_region(
    regio: str, gebieden: Collection[str], bronnen: dict[str, list[Bron]], inlezing: Inlezing
) -> None:
    if regio in gebieden:
        return
    tekst = f"het gebied {printable(regio)}, waarvoor deze stand is, staat niet in deze tabel"
    bestand = bronnen["gebieden"][0].pad if "gebieden" in bronnen else Path("gebieden.csv")
    inlezing.add(bestand, None, "gebied", tekst)
