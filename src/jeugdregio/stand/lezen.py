"""Filling a stand from the files of another system: CSV or Parquet, checked against the declared columns.

A file belongs to the table it is named after: `leveringen.csv`, `leveringen-2025.parquet`. CSV is UTF-8
with a comma and a header; dates as 2025-01-31, amounts in whole cents, ja or nee. Nothing of a person is
ever in a finding: it says where, and what was expected.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from jeugdregio.kern import bsn
from jeugdregio.kern.vorm import printable
from jeugdregio.stand.declaratie import ARROW, TABELLEN, Kolom, Kolomsoort, Tabel, Waarde
from jeugdregio.stand.meta import StandError, StandMeta
from jeugdregio.stand.schrijver import StandSchrijver

MAX_BEVINDINGEN = 1000
MIN_VOOR_BSN = 20
BLOK = 1 << 20
MAX_KOP = 1 << 16
SCHEIDINGEN = {";": "puntkomma's", "\t": "tabs", "|": "rechte strepen"}
GEHEEL_GETAL = re.compile(r"-?[0-9]{1,19}")
INT64 = range(-(2**63), 2**63)
JA_NEE = {"ja": True, "nee": False, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class StandBevinding:
    """Something wrong in a file, named as it was given.

    `rij` is the line in a CSV file (the header is 1) or the row in Parquet.
    """

    bestand: str
    rij: int | None
    kolom: str | None
    tekst: str

    def __str__(self) -> str:
        plek = [printable(self.bestand)]
        if self.rij is not None:
            plek.append(f"rij {self.rij}")
        if self.kolom is not None:
            plek.append(f"kolom {self.kolom}")
        return f"{', '.join(plek)}: {self.tekst}"


@dataclass(slots=True)
class Inlezing:
    """What came of reading files: all findings (at most MAX_BEVINDINGEN, the rest counted) and rows by table.

    The stand exists only when there is no finding.
    """

    bevindingen: list[StandBevinding] = field(default_factory=list)
    aantal_bevindingen: int = 0
    rijen: dict[str, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[StandBevinding]:
        return iter(self.bevindingen)

    def __len__(self) -> int:
        return self.aantal_bevindingen

    @property
    def schoon(self) -> bool:
        """Whether nothing was wrong, so that the stand was written."""
        return self.aantal_bevindingen == 0

    def add(self, bestand: Path, rij: int | None, kolom: str | None, tekst: str) -> None:
        """Note a finding."""
        self.aantal_bevindingen += 1
        if len(self.bevindingen) < MAX_BEVINDINGEN:
            self.bevindingen.append(StandBevinding(str(bestand), rij, kolom, tekst))


def parse(kolom: Kolom, tekst: str) -> Waarde:
    """Read one value of a column. Raises ValueError with what was expected, in Dutch, without the value."""
    waarde: Waarde = tekst
    try:
        if kolom.soort is Kolomsoort.GEHEEL:
            if not GEHEEL_GETAL.fullmatch(tekst):
                raise ValueError
            waarde = int(tekst)
            if waarde not in INT64:
                raise ValueError
        elif kolom.soort is Kolomsoort.DATUM:
            if len(tekst) != len("2025-01-31"):
                raise ValueError
            waarde = datetime.date.fromisoformat(tekst)
        elif kolom.soort is Kolomsoort.JA_NEE:
            waarde = JA_NEE[tekst.lower()]
    except (ValueError, KeyError):
        verwacht = {
            Kolomsoort.GEHEEL: "een geheel getal zonder punten",
            Kolomsoort.DATUM: "een bestaande datum zoals 2025-01-31",
            Kolomsoort.JA_NEE: "ja of nee",
        }[kolom.soort]
        raise ValueError(f"verwacht: {verwacht}") from None
    if not kolom.accepts(waarde):
        if kolom.waarden:
            raise ValueError(f"verwacht: een van {', '.join(kolom.waarden)}")
        if kolom.eerste_van_maand:
            raise ValueError("verwacht: de eerste dag van een maand")
        raise ValueError(f"verwacht: {_in_words(kolom.patroon or '')}")
    return waarde


def _in_words(patroon: str) -> str:
    cijfers = re.fullmatch(r"\[0-9\](?:\{(\d+)\})?", patroon)
    if cijfers is not None:
        return f"{cijfers[1]} cijfers" if cijfers[1] else "1 cijfer"
    tekens = re.fullmatch(r"\[0-9A-Z\]\{(\d+)\}", patroon)
    return f"{tekens[1]} cijfers of hoofdletters" if tekens is not None else f"de vorm {patroon}"


def _table_of(bestand: Path) -> Tabel | None:
    return TABELLEN.get(bestand.stem.lower().split("-")[0])


def _kind_of(bestand: Path) -> str:
    return bestand.suffix.lower()


class _Rijen:
    """Turns the number of a row that was read into its line in the file, lines passed over included."""

    def __init__(self, eerste: int) -> None:
        self._eerste = eerste
        self.overgeslagen: list[int] = []

    def line(self, nummer: int) -> int:
        """Give the line of the row with this number, from 0, among those that could be read."""
        regel = self._eerste + nummer
        for overgeslagen in self.overgeslagen:
            regel += overgeslagen <= regel
        return regel


def _read_csv(tabel: Tabel, bestand: Path, inlezing: Inlezing, rijen: _Rijen) -> Iterator[pa.RecordBatch]:
    def onleesbaar(rij: pc.InvalidRow) -> str:
        rijen.overgeslagen.append(rij.number)
        woord = "kolom" if rij.actual_columns == 1 else "kolommen"
        tekst = f"de regel heeft {rij.actual_columns} {woord}; verwacht: {rij.expected_columns}"
        inlezing.add(bestand, rij.number, None, tekst)
        return "skip"

    with bestand.open("rb") as bron:
        begin = bron.readline(MAX_KOP)
        rest = bron.read(1)
    kop = next(iter(begin.decode("utf-8-sig").splitlines()), "").strip()
    bezwaar = _objection_to_header(tabel, kop, leeg=not rest)
    if bezwaar is not None:
        inlezing.add(bestand, 1, None, bezwaar)
        return
    namen = _names(kop, ",")
    geen_rijen = not rest and len(begin.splitlines()) == 1
    if not _check_header(tabel, bestand, namen, inlezing) or geen_rijen:
        return
    yield from pc.open_csv(
        bestand,
        # one thread: only then are the numbers of broken lines known
        read_options=pc.ReadOptions(use_threads=False, block_size=BLOK, column_names=namen, skip_rows=1),
        parse_options=pc.ParseOptions(invalid_row_handler=onleesbaar),
        convert_options=pc.ConvertOptions(
            column_types=dict.fromkeys(namen, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )


def _names(kop: str, scheiding: str) -> list[str]:
    return [naam.strip().strip('"') for naam in kop.split(scheiding)]


def _objection_to_header(tabel: Tabel, kop: str, *, leeg: bool) -> str | None:
    """Say what is wrong with a first line that cannot be the names of the columns."""
    if not kop:
        return (
            "het bestand is leeg" if leeg else "de eerste regel is leeg; hier horen de namen van de kolommen"
        )
    for teken, woord in SCHEIDINGEN.items():
        if len(set(tabel.kolomnamen) & set(_names(kop, teken))) > 1:
            return f"de kolommen zijn gescheiden met {woord}; verwacht: komma's"
    if not set(tabel.kolomnamen) & set(_names(kop, ",")):
        return f"hier horen de namen van de kolommen: {', '.join(tabel.kolomnamen)}"
    return None


def _read(tabel: Tabel, bestand: Path, inlezing: Inlezing, rijen: _Rijen) -> Iterator[pa.RecordBatch]:
    """Read a file in batches of text columns; of one whose columns are wrong nothing but that is told."""
    if _kind_of(bestand) == ".csv":
        yield from _read_csv(tabel, bestand, inlezing, rijen)
        return
    parquet = pq.ParquetFile(bestand)
    if not _check_header(tabel, bestand, parquet.schema_arrow.names, inlezing):
        return
    for batch in parquet.iter_batches():
        yield pa.RecordBatch.from_arrays(
            [kolom.cast(pa.string()) for kolom in batch.columns], names=batch.schema.names
        )


def _convert(
    kolom: Kolom, tekst: pa.Array, bestand: Path, eerste: int, rijen: _Rijen, inlezing: Inlezing
) -> pa.Array | None:
    """Turn a text column into its declared type; note what is wrong, and give None then.

    Every different value is read once.
    """
    gecodeerd = tekst.dictionary_encode()
    waarden: list[Waarde | None] = []
    fouten: dict[int, str] = {}
    for nummer, waarde in enumerate(gecodeerd.dictionary.to_pylist()):
        try:
            waarden.append(parse(kolom, waarde))
        except ValueError as fout:
            waarden.append(None)
            fouten[nummer] = str(fout)
    leeg = kolom.verplicht and tekst.null_count > 0
    if not fouten and not leeg:
        return pa.array(waarden, type=ARROW[kolom.soort]).take(gecodeerd.indices)
    for rij, nummer in enumerate(gecodeerd.indices.to_pylist(), start=eerste):
        if nummer is None and kolom.verplicht:
            inlezing.add(bestand, rijen.line(rij), kolom.naam, "mag niet leeg zijn")
        elif nummer in fouten:
            inlezing.add(bestand, rijen.line(rij), kolom.naam, fouten[nummer])
    return None


def _looks_like_bsn(waarden: pa.Array) -> bool:
    """Tell whether pseudonyms are citizen service numbers: by chance one in eleven would pass."""
    verschillend = waarden.drop_null().unique().to_pylist()
    return len(verschillend) >= MIN_VOOR_BSN and all(bsn.is_valid(f"{w:09d}") for w in verschillend)


def _check_header(tabel: Tabel, bestand: Path, namen: list[str], inlezing: Inlezing) -> bool:
    ontbreekt = [naam for naam in tabel.kolomnamen if naam not in namen]
    onbekend = [naam for naam in namen if naam not in tabel.kolomnamen]
    dubbel = sorted({naam for naam in namen if namen.count(naam) > 1})
    for naam in ontbreekt:
        inlezing.add(bestand, None, naam, "deze kolom ontbreekt")
    if onbekend:
        # a header may hold anything, so an unknown name is counted, not repeated
        tekst = f"{len(onbekend)} onbekende kolom(men); bekend zijn: {', '.join(tabel.kolomnamen)}"
        inlezing.add(bestand, None, None, tekst)
    for naam in dubbel:
        inlezing.add(bestand, None, naam if naam in tabel.kolomnamen else None, "deze kolom staat er dubbel")
    return not (ontbreekt or onbekend or dubbel)


def _clean_batches(tabel: Tabel, bestanden: list[Path], inlezing: Inlezing) -> Iterator[pa.RecordBatch]:
    """Give the batches of a table that are in order; note what is wrong in the others."""
    gezien: set[tuple[Waarde | None, ...]] = set()
    for bestand in bestanden:
        rij, rijen = 0, _Rijen(2 if _kind_of(bestand) == ".csv" else 1)
        try:
            for batch in _read(tabel, bestand, inlezing, rijen):
                kolommen = {
                    kolom.naam: _convert(kolom, batch.column(kolom.naam), bestand, rij, rijen, inlezing)
                    for kolom in tabel.kolommen
                }
                pseudoniem = kolommen.get("pseudoniem")
                if pseudoniem is not None and _looks_like_bsn(pseudoniem):
                    tekst = "hier staan burgerservicenummers; een stand heeft alleen pseudoniemen"
                    inlezing.add(bestand, None, "pseudoniem", tekst)
                if all(kolom is not None for kolom in kolommen.values()):
                    schoon = pa.RecordBatch.from_pydict(kolommen, schema=tabel.arrow_schema)
                    for nummer, sleutel in enumerate(_keys(tabel, schoon), start=rij):
                        if sleutel in gezien:
                            tekst = f"dezelfde {' + '.join(tabel.sleutel)} komt eerder voor"
                            inlezing.add(bestand, rijen.line(nummer), tabel.sleutel[0], tekst)
                        gezien.add(sleutel)
                    yield schoon
                rij += batch.num_rows
        except UnicodeDecodeError:
            inlezing.add(bestand, None, None, "het bestand is geen UTF-8")
        except PermissionError:
            inlezing.add(bestand, None, None, "dit programma mag het bestand niet openen")
        except (pa.ArrowException, OSError):
            inlezing.add(
                bestand, None, None, "het bestand is niet te lezen als CSV (UTF-8, komma) of Parquet"
            )


def _noting(codes: set[str], batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        codes.update(batch.column("gebied").to_pylist())
        yield batch


def _keys(tabel: Tabel, batch: pa.RecordBatch) -> Iterable[tuple[Waarde | None, ...]]:
    if not tabel.sleutel:
        return []
    return zip(*(batch.column(naam).to_pylist() for naam in tabel.sleutel), strict=True)


def lees_bestanden(paden: Iterable[Path], doel: Path, *, meta: StandMeta) -> Inlezing:
    """Read files (or folders of files) into a stand in the folder `doel`, which is made only when all is
    in order.

    Tables without a file are empty, but the areas must be there: without its own region a stand has no
    figures. Raises StandError when `doel` exists already.
    """
    inlezing = Inlezing()
    per_tabel: dict[str, list[Path]] = {}
    for pad in paden:
        for bestand in sorted(pad.iterdir()) if pad.is_dir() else [pad]:
            tabel = _table_of(bestand)
            if bestand.is_dir():
                inlezing.add(bestand, None, None, "dit is een map in een map; geef haar zelf op")
            elif not bestand.is_file():
                inlezing.add(bestand, None, None, "het bestand bestaat niet of is geen gewoon bestand")
            elif _kind_of(bestand) not in {".csv", ".parquet"} or tabel is None:
                tekst = f"verwacht: .csv of .parquet met de naam van een tabel ({', '.join(TABELLEN)})"
                inlezing.add(bestand, None, None, tekst)
            else:
                per_tabel.setdefault(tabel.naam, []).append(bestand)
    if not per_tabel and inlezing.schoon:
        raise StandError("er zijn geen bestanden om in te lezen")
    gebieden: set[str] = set()
    with StandSchrijver(doel, meta) as schrijver:
        for naam, bestanden in per_tabel.items():
            batches = _clean_batches(TABELLEN[naam], bestanden, inlezing)
            inlezing.rijen[naam] = schrijver.write(
                naam, _noting(gebieden, batches) if naam == "gebieden" else batches
            )
        if inlezing.schoon and meta.regio not in gebieden:
            tekst = f"het gebied {printable(meta.regio)}, waarvoor deze stand is, staat niet in deze tabel"
            inlezing.add(per_tabel.get("gebieden", [Path("gebieden.csv")])[0], None, "gebied", tekst)
        if inlezing.schoon:
            schrijver.finish()
    return inlezing
