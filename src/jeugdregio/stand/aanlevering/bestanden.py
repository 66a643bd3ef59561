"""Reading a file as blocks of text columns that remember their lines: CSV, an Excel sheet, or Parquet."""

import csv
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute
import pyarrow.csv as pc
import pyarrow.parquet as pq

from jeugdregio.stand.aanlevering.bevindingen import Inlezing, Leesverslag
from jeugdregio.stand.aanlevering.vertaling import Tabelvertaling

BLOK = 1 << 20
MAX_KOP = 1 << 16
SCHEIDINGEN = {",": "komma's", ";": "puntkomma's", "\t": "tabs", "|": "rechte strepen"}


@dataclass(frozen=True, slots=True)
class Bron:
    """A file and how it is to be read for one table.

    `gedekt`: the municipalities of which it is said to tell everything; None: those that have rows.
    """

    pad: Path
    vertaling: Tabelvertaling
    verslag: Leesverslag
    gedekt: frozenset[str] | None = None

    @property
    def soort(self) -> str:
        """The suffix in lower case, which says how to read it."""
        return self.pad.suffix.lower()


@dataclass(frozen=True, slots=True)
class Blok:
    """Rows of a file: text columns by their name in the file (null: empty), and the line of each row."""

    kolommen: dict[str, pa.Array]
    regels: Sequence[int]


class Onleesbaar(ValueError):  # noqa: N818  # Dutch, part of the domain
    """A file that cannot be read at all; the text says why."""


def read_blocks(bron: Bron, inlezing: Inlezing) -> Iterator[Blok]:
    """Read a file in blocks. Of one whose columns are wrong nothing is read; that is noted.

    Raises Onleesbaar, and the errors of pyarrow and the file system.
    """
    if bron.soort == ".parquet":
        yield from _read_parquet(bron, inlezing)
    elif bron.soort == ".xlsx":
        yield from _read_xlsx(bron, inlezing)
    else:
        yield from _read_csv(bron, inlezing)


class _Regelteller:
    """Gives rows their line in the file: broken rows count too, and a value may go on over several lines."""

    def __init__(self, bron: Bron, inlezing: Inlezing) -> None:
        self._bron = bron
        self._inlezing = inlezing
        self._rij = 2
        self._extra = 0
        self._kapot: dict[int, pc.InvalidRow] = {}

    def skip(self, rij: pc.InvalidRow) -> str:
        """Remember a row that cannot be read, until it is known on which line it is."""
        self._kapot[rij.number] = rij
        return "skip"

    def take(self, batch: pa.RecordBatch) -> Sequence[int]:
        """Give the lines on which the rows of the next batch begin; note the broken rows before them."""
        extra = _line_breaks(batch)
        if not self._kapot and extra is None:
            begin = self._rij + self._extra
            self._rij += batch.num_rows
            return range(begin, begin + batch.num_rows)
        regels: list[int] = []
        for nummer in range(batch.num_rows):
            self.note_broken()
            regels.append(self._rij + self._extra)
            self._rij += 1
            self._extra += extra[nummer] if extra is not None else 0
        return regels

    def note_broken(self) -> None:
        """Note the broken rows that come next, if any."""
        while (rij := self._kapot.pop(self._rij, None)) is not None:
            woord = "kolom" if rij.actual_columns == 1 else "kolommen"
            tekst = f"de regel heeft {rij.actual_columns} {woord}; verwacht: {rij.expected_columns}"
            self._inlezing.add(self._bron.pad, self._rij + self._extra, None, tekst)
            self._rij += 1
            self._extra += rij.text.count("\n")


def _line_breaks(batch: pa.RecordBatch) -> list[int] | None:
    """Count the line breaks within the values of each row; None when there are none."""
    totaal = None
    for kolom in batch.columns:
        aantal = pa.compute.fill_null(pa.compute.count_substring(kolom, "\n"), 0)
        if pa.compute.sum(aantal).as_py():
            totaal = aantal if totaal is None else pa.compute.add(totaal, aantal)
    return None if totaal is None else [int(aantal) for aantal in totaal.to_pylist()]


def _read_csv(bron: Bron, inlezing: Inlezing) -> Iterator[Blok]:
    vertaling = bron.vertaling
    with bron.pad.open("rb") as bestand:
        begin = bestand.readline(MAX_KOP)
        rest = bestand.read(1)
    codering = "utf-8-sig" if vertaling.codering == "utf-8" else vertaling.codering
    kop = next(iter(begin.decode(codering).splitlines()), "").strip()
    namen = _names(kop, vertaling.scheiding)
    bezwaar = _objection_to_header(vertaling, kop, namen, leeg=not rest)
    if bezwaar is not None:
        inlezing.add(bron.pad, 1, None, bezwaar)
        return
    geen_rijen = not rest and len(begin.splitlines()) == 1
    if not _check_header(bron, namen, inlezing) or geen_rijen:
        return
    plekken = [str(plek) for plek in range(len(namen))]
    teller = _Regelteller(bron, inlezing)
    lezer = pc.open_csv(
        bron.pad,
        # one thread: only then are the numbers of broken lines known
        read_options=pc.ReadOptions(
            use_threads=False,
            block_size=BLOK,
            column_names=plekken,
            skip_rows=1,
            encoding="utf8" if vertaling.codering == "utf-8" else vertaling.codering,
        ),
        # an empty line is a row without values, so that the lines that follow keep their number
        parse_options=pc.ParseOptions(
            delimiter=vertaling.scheiding,
            invalid_row_handler=teller.skip,
            ignore_empty_lines=False,
            # a note in a supplier's file may have several lines; ours hold none, and a quote too many shows
            newlines_in_values=not vertaling.eigen,
        ),
        convert_options=pc.ConvertOptions(
            column_types=dict.fromkeys(plekken, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )
    for batch in lezer:
        regels = teller.take(batch)
        gevuld = _filled(batch)
        if gevuld is not None:
            batch = batch.filter(gevuld)
            regels = [regel for regel, is_gevuld in zip(regels, gevuld.to_pylist(), strict=True) if is_gevuld]
        yield Blok(dict(zip(namen, batch.columns, strict=True)), regels)
    teller.note_broken()


def _filled(batch: pa.RecordBatch) -> pa.Array | None:
    """Say which rows hold anything; None when all do."""
    if any(kolom.null_count == 0 for kolom in batch.columns):
        return None
    gevuld = batch.columns[0].is_valid()
    for kolom in batch.columns[1:]:
        gevuld = pa.compute.or_(gevuld, kolom.is_valid())
    return gevuld


def _names(kop: str, scheiding: str) -> list[str]:
    try:
        return [naam.strip() for naam in next(csv.reader([kop], delimiter=scheiding), [])]
    except csv.Error:
        return []


def _objection_to_header(vertaling: Tabelvertaling, kop: str, namen: list[str], *, leeg: bool) -> str | None:
    """Say what is wrong with a first line that cannot be the names of the columns."""
    if not kop:
        return (
            "het bestand is leeg" if leeg else "de eerste regel is leeg; hier horen de namen van de kolommen"
        )
    gezocht = set(vertaling.bronkolommen)
    if gezocht & set(namen):
        return None
    verwacht = SCHEIDINGEN[vertaling.scheiding]
    for teken, woord in SCHEIDINGEN.items():
        if teken != vertaling.scheiding and len(gezocht & set(_names(kop, teken))) > 1:
            return f"de kolommen zijn gescheiden met {woord}; verwacht: {verwacht}"
    return f"hier horen de namen van de kolommen: {', '.join(vertaling.bronkolommen)}"


def _check_header(bron: Bron, namen: list[str], inlezing: Inlezing) -> bool:
    """Note which columns are absent, unknown or double, and in the report which ones are not used."""
    gezocht = bron.vertaling.bronkolommen
    ontbreekt = [naam for naam in gezocht if naam not in namen]
    over = [naam for naam in namen if naam not in gezocht]
    dubbel = sorted({naam for naam in gezocht if namen.count(naam) > 1})
    for naam in ontbreekt:
        inlezing.add(bron.pad, None, naam, "deze kolom ontbreekt")
    for naam in dubbel:
        inlezing.add(bron.pad, None, naam, "deze kolom staat er dubbel")
    if bron.vertaling.eigen and over:
        # a header may hold anything, so an unknown name is counted, not repeated
        tekst = f"{len(over)} onbekende kolom(men); bekend zijn: {', '.join(gezocht)}"
        inlezing.add(bron.pad, None, None, tekst)
        return False
    if ontbreekt or dubbel:
        return False
    # here the first line is a header: it holds every column that the mapping names
    bron.verslag.ongebruikt = tuple(naam or "(zonder naam)" for naam in over)
    return True


def _read_parquet(bron: Bron, inlezing: Inlezing) -> Iterator[Blok]:
    parquet = pq.ParquetFile(bron.pad)
    if not _check_header(bron, parquet.schema_arrow.names, inlezing):
        return
    volgende = 1
    for batch in parquet.iter_batches():
        kolommen = [kolom.cast(pa.string()) for kolom in batch.columns]
        yield Blok(
            dict(zip(batch.schema.names, kolommen, strict=True)), range(volgende, volgende + batch.num_rows)
        )
        volgende += batch.num_rows


def _read_xlsx(bron: Bron, inlezing: Inlezing) -> Iterator[Blok]:
    rijen = _sheet(bron)
    namen = [str(cel).strip() for cel in rijen[0]] if rijen else []
    if not any(namen):
        inlezing.add(bron.pad, 1, None, "de eerste rij is leeg; hier horen de namen van de kolommen")
        return
    if not _check_header(bron, namen, inlezing):
        return
    gevuld = [
        (regel, [_as_text(cel, bron.vertaling.decimaal) for cel in rij])
        for regel, rij in enumerate(rijen[1:], 2)
        if any(cel != "" for cel in rij)
    ]
    kolommen = {
        naam: pa.array([rij[plek] for _, rij in gevuld], pa.string()) for plek, naam in enumerate(namen)
    }
    yield Blok(kolommen, [regel for regel, _ in gevuld])


def _sheet(bron: Bron) -> list[list[object]]:
    import python_calamine

    blad = bron.vertaling.blad
    try:
        boek = python_calamine.load_workbook(bron.pad)
        if blad and blad not in boek.sheet_names:
            raise Onleesbaar(f"het bestand heeft geen blad '{blad}'")
        gekozen = boek.get_sheet_by_name(blad or boek.sheet_names[0])
        return [list(rij) for rij in gekozen.to_python(skip_empty_area=False)]
    except python_calamine.PasswordError:
        raise Onleesbaar("het bestand heeft een wachtwoord; bewaar het zonder") from None
    except (python_calamine.CalamineError, IndexError):
        raise Onleesbaar("het bestand is geen Excel-bestand (.xlsx)") from None


def _as_text(cel: object, decimaal: str) -> str | None:
    """Write a cell as a text file would have it: a day in ISO form, a number with the decimal sign."""
    match cel:
        case "" | None:
            return None
        case bool():
            return "ja" if cel else "nee"
        case float():
            # beyond six decimals lies only how the spreadsheet stores a number
            getal = f"{cel:.6f}".rstrip("0").rstrip(".")
            return getal.replace(".", decimaal)
        case datetime.datetime():
            return cel.date().isoformat()
        case datetime.date():
            return cel.isoformat()
        case _:
            return str(cel)
