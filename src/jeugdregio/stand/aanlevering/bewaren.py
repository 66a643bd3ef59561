"""What was delivered as files, kept beside the register: `<map>/aangeleverd`, one file a table.

A small index names the file of each table; replacing it is one step, so a delivery of several tables is there
whole or not at all, and whoever reads meanwhile reads the earlier one.
"""

import datetime
import fcntl
import itertools
import json
import os
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jeugdregio.kern.vorm import format_day
from jeugdregio.stand.aanlevering.bevindingen import Vervanging
from jeugdregio.stand.declaratie import TABELLEN, Kolomsoort, Tabel
from jeugdregio.stand.dekking import Dekking, Dekkingen, as_rows
from jeugdregio.stand.meta import StandError
from jeugdregio.stand.schrijver import write_table

MAP = "aangeleverd"
INHOUD = "aangeleverd.json"
SLOT = ".slot"


class Aanvulling:
    """One delivery: tables are written beside what is kept, and take its place together at `finish()`.

    Use as a context manager; left without `finish()` nothing has changed. Another delivery waits.
    """

    def __init__(self, map_: Path, op: datetime.date, *, kenmerk: int | None = None) -> None:
        """`op` is the day of delivery, `kenmerk` that of the key with which pseudonyms were made here."""
        self.map_ = map_ / MAP
        self._op = op
        self._kenmerk = kenmerk
        self._nieuw: dict[str, dict[str, Any]] = {}
        self._gebleven: dict[str, int] = {}
        self._slot = -1

    def write(
        self, naam: str, batches: Iterable[pa.RecordBatch], gemeenten: Collection[str] | None = None
    ) -> int:
        """Write one table and return its number of new rows.

        `gemeenten`: the only ones whose rows are replaced, the others keep theirs; None: all rows are.
        Raises StandError when what stays has another form, or pseudonyms made with another key.
        """
        tabel = TABELLEN[naam]
        bestand = self.map_ / f"{naam}-{secrets.token_hex(6)}.parquet"
        nieuw: dict[str, Any] = {"bestand": bestand.name, "op": self._op.isoformat()}
        if self._kenmerk is not None and "pseudoniem" in tabel.kolomnamen:
            nieuw["sleutel"] = self._kenmerk
        blijft: list[pa.RecordBatch] = []
        oud = _index(self.map_).get(naam) if gemeenten is not None else None
        if gemeenten is not None and oud is not None:
            try:
                pad = _checked(self.map_, naam, oud, nieuw.get("sleutel"))
            except StandError as fout:
                raise StandError(
                    f"de rijen van andere gemeenten kunnen niet blijven, want {fout} Lever alle gemeenten "
                    "samen aan, zonder gemeenten te noemen."
                ) from None
            blijft = list(_of_others(pad, gemeenten))
            nieuw |= {"sleutel": oud["sleutel"]} if "sleutel" in oud else {}
        self._gebleven[naam] = sum(batch.num_rows for batch in blijft)
        self._nieuw[naam] = nieuw
        nieuw["rijen"] = write_table(bestand, tabel, itertools.chain(batches, blijft))
        bestand.chmod(0o600)
        return int(nieuw["rijen"]) - self._gebleven[naam]

    def finish(self, dekkingen: Mapping[str, Dekkingen]) -> list[Vervanging]:
        """Let what was written take the place of what was kept, and say per table what that was.

        `dekkingen` has what each table covers, which is kept with it.
        """
        oud = _index(self.map_)
        for naam, waarden in self._nieuw.items():
            waarden["dekking"] = {g: [_as_text(d.van), _as_text(d.tot)] for g, d in dekkingen[naam].items()}
        nieuw = self.map_ / f"{INHOUD}.nieuw"
        nieuw.write_text(json.dumps(oud | self._nieuw, indent=1) + "\n", encoding="utf-8")
        nieuw.chmod(0o600)
        nieuw.replace(self.map_ / INHOUD)
        vervangingen = []
        for naam, waarden in self._nieuw.items():
            vorige = oud.get(naam)
            gebleven = self._gebleven[naam]
            rijen = waarden["rijen"] - gebleven
            if vorige is None:
                vervangingen.append(Vervanging(naam, rijen))
            else:
                dag = format_day(datetime.date.fromisoformat(vorige["op"]))
                niet_meer = tuple(sorted(vorige.get("dekking", {}).keys() - waarden["dekking"].keys()))
                vervangingen.append(
                    Vervanging(naam, rijen, vorige["rijen"] - gebleven, dag, niet_meer, gebleven)
                )
        self._nieuw = {}
        return vervangingen

    def __enter__(self) -> Self:
        self.map_.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._slot = _lock(self.map_, fcntl.LOCK_EX)
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        """Remove every file that the index does not name: given up, replaced, or left by a crash."""
        try:
            gebruikt = {waarden["bestand"] for waarden in _index(self.map_).values()}
            for bestand in self.map_.glob("*.parquet"):
                if bestand.name not in gebruikt:
                    bestand.unlink()
        finally:
            os.close(self._slot)


def with_kept(map_: Path, naam: str, dekkingen: Dekkingen, gemeenten: Collection[str] | None) -> Dekkingen:
    """Give what a table covers once a delivery has replaced that of `gemeenten` (None: all)."""
    if gemeenten is None:
        return dekkingen
    eerder = _kept_coverage(_index(map_ / MAP).get(naam, {}))
    return {g: dekking for g, dekking in eerder.items() if g not in gemeenten} | dict(dekkingen)


def _of_others(bestand: Path, gemeenten: Collection[str]) -> Iterator[pa.RecordBatch]:
    vervangen = pa.array(sorted(gemeenten), pa.string())
    for batch in pq.ParquetFile(bestand).iter_batches():
        yield batch.filter(pc.invert(pc.is_in(batch.column("gemeente"), vervangen)))


def _as_text(dag: datetime.date | None) -> str | None:
    return None if dag is None else dag.isoformat()


def _as_day(tekst: str | None) -> datetime.date | None:
    return None if tekst is None else datetime.date.fromisoformat(tekst)


def _lock(map_: Path, soort: int) -> int:
    slot = os.open(map_ / SLOT, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(slot, soort)
    return slot


@contextmanager
def _reading(map_: Path) -> Iterator[None]:
    """Keep deliveries waiting while what is kept is read."""
    slot = _lock(map_, fcntl.LOCK_SH)
    try:
        yield
    finally:
        os.close(slot)


def _index(map_: Path) -> dict[str, dict[str, Any]]:
    bestand = map_ / INHOUD
    if not bestand.is_file():
        return {}
    try:
        inhoud: dict[str, dict[str, Any]] = json.loads(bestand.read_text(encoding="utf-8"))
    except ValueError:
        raise StandError(f"{bestand} is beschadigd. Lever de bestanden opnieuw aan.") from None
    return inhoud


def kept_tables(
    map_: Path, peildatum: datetime.date, *, kenmerk: int | None = None
) -> Iterator[tuple[str, Iterator[pa.RecordBatch]]]:
    """Give each table that is kept under a folder, with its rows up to the date of a stand.

    Of a table that says by which column (see `Tabel.dag`), rows after that date stay out. Last comes the
    table `dekkingen`, with what each covers; of a table kept by an earlier version that is not known. Use up
    the rows of a table before asking for the next. Raises StandError when a table has another form than this
    software's, or pseudonyms made with another key than that of `kenmerk`: its rows would belong to nobody.
    """
    bewaard = map_ / MAP
    if not bewaard.is_dir():
        return
    with _reading(bewaard):
        index = sorted(_index(bewaard).items())
        for naam, waarden in index:
            bestand = _checked(bewaard, naam, waarden, kenmerk)
            yield naam, _until(TABELLEN[naam], bestand, peildatum)
        yield "dekkingen", iter([_covered(index)])


def _checked(bewaard: Path, naam: str, waarden: Mapping[str, Any], kenmerk: int | None) -> Path:
    """Give the file of a kept table, if this version knows its form and its pseudonyms are of this key."""
    tabel = TABELLEN.get(naam)
    bestand = bewaard / str(waarden["bestand"])
    if tabel is None or not pq.read_schema(bestand).equals(tabel.arrow_schema):
        raise StandError(
            f"de tabel {naam} is aangeleverd in een vorm die deze versie niet kent. Lever haar "
            "opnieuw aan met 'jeugdregio stand lees --aanvullen'."
        )
    if kenmerk is not None and waarden.get("sleutel", kenmerk) != kenmerk:
        raise StandError(
            f"de pseudoniemen in de aangeleverde tabel {naam} zijn met een andere sleutel gemaakt "
            "dan nu geldt. Lever haar opnieuw aan met 'jeugdregio stand lees --aanvullen'."
        )
    return bestand


def _kept_coverage(waarden: Mapping[str, Any]) -> Dekkingen:
    return {g: Dekking(*map(_as_day, dagen)) for g, dagen in waarden.get("dekking", {}).items()}


def _covered(index: Iterable[tuple[str, Mapping[str, Any]]]) -> pa.RecordBatch:
    rijen: list[dict[str, Any]] = []
    for naam, waarden in index:
        rijen += as_rows(naam, _kept_coverage(waarden))
    return pa.RecordBatch.from_pylist(rijen, schema=TABELLEN["dekkingen"].arrow_schema)


def _until(tabel: Tabel, bestand: Path, peildatum: datetime.date) -> Iterator[pa.RecordBatch]:
    for batch in pq.ParquetFile(bestand).iter_batches():
        if tabel.dag is None:
            yield batch
            continue
        kolom = next(kolom for kolom in tabel.kolommen if kolom.naam == tabel.dag)
        grens = peildatum if kolom.soort is Kolomsoort.DATUM else peildatum.year
        yield batch.filter(pc.less_equal(batch.column(tabel.dag), grens))
