"""From blocks of text to checked batches of a table; what does not fit becomes a finding with its place."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute

from jeugdregio.kern import bsn
from jeugdregio.kern.vorm import format_day, shape
from jeugdregio.stand.aanlevering.bestanden import Blok, Bron, Onleesbaar, read_blocks
from jeugdregio.stand.aanlevering.bevindingen import Inlezing
from jeugdregio.stand.aanlevering.vertaling import (
    Bewerking,
    Bronkolom,
    CodeOnbekend,
    Pseudonimisering,
)
from jeugdregio.stand.aanlevering.waarden import read_assignment_number
from jeugdregio.stand.declaratie import ARROW, Tabel, Waarde

MIN_VOOR_BSN = 20
MAX_GENOEMD = 12
ALS_CODE = re.compile(r"(?=.*[A-Z])[A-Z0-9][A-Z0-9._/-]{0,5}|[0-9]{1,5}")
"""What is plainly a code and may be shown: short, and neither a date, a BSN nor a name as people write it."""


def clean_batches(
    tabel: Tabel, bronnen: Sequence[Bron], inlezing: Inlezing, pseudoniemen: Pseudonimisering | None
) -> Iterator[pa.RecordBatch]:
    """Give the batches of a table that are in order; note what is wrong in the others.

    No file makes it raise: what cannot be read is a finding too.
    """
    gezien: set[tuple[Waarde | None, ...]] = set()
    for bron in bronnen:
        try:
            for blok in read_blocks(bron, inlezing):
                bron.verslag.rijen += len(blok.regels)
                schoon = _convert_block(tabel, bron, blok, inlezing, pseudoniemen)
                if schoon is not None:
                    _note_uncovered(tabel, bron, blok, schoon, inlezing)
                    _note_doubles(tabel, bron, blok, schoon, gezien, inlezing)
                    yield schoon
        except UnicodeDecodeError:
            inlezing.add(bron.pad, None, None, _not_in_encoding(bron))
        except PermissionError:
            inlezing.add(bron.pad, None, None, "dit programma mag het bestand niet openen")
        except Onleesbaar as fout:
            inlezing.add(bron.pad, None, None, str(fout))
        except (pa.ArrowException, OSError) as fout:
            tekst = "het bestand is niet te lezen als CSV (UTF-8, komma) of Parquet"
            if "UTF8" in str(fout):
                tekst = _not_in_encoding(bron)
            elif not bron.vertaling.eigen:
                tekst = "het bestand is niet te lezen met de scheiding en codering van de vertaling"
            inlezing.add(bron.pad, None, None, tekst)


def _not_in_encoding(bron: Bron) -> str:
    return f"het bestand is geen {bron.vertaling.codering.upper()}"


def _convert_block(
    tabel: Tabel, bron: Bron, blok: Blok, inlezing: Inlezing, pseudoniemen: Pseudonimisering | None
) -> pa.RecordBatch | None:
    kolommen: dict[str, pa.Array | None] = {}
    for kolom in bron.vertaling.kolommen:
        arrow = ARROW[kolom.kolom.soort]
        if kolom.bron is None:
            waarde = kolom.read(kolom.vast, None) if kolom.vast is not None else None
            kolommen[kolom.kolom.naam] = pa.array([waarde] * len(blok.regels), arrow)
        else:
            tekst = blok.kolommen[kolom.bron]
            if not bron.vertaling.eigen:
                tekst = _tidy(tekst, kolom.leeg)
            if kolom.bewerking is Bewerking.TOEWIJZING:
                tekst = _with_gemeente(tekst, kolommen.get("gemeente"))
            kolommen[kolom.kolom.naam] = _convert(kolom, tekst, bron, blok.regels, inlezing, pseudoniemen)
    pseudoniem = kolommen.get("pseudoniem")
    if pseudoniem is not None and not _is_keyed(bron, "pseudoniem") and _looks_like_bsn(pseudoniem):
        tekst = "hier staan burgerservicenummers; een stand heeft alleen pseudoniemen"
        inlezing.add(bron.pad, None, bron.vertaling.source_of("pseudoniem"), tekst)
    if any(kolom is None for kolom in kolommen.values()):
        return None
    return pa.RecordBatch.from_pydict(kolommen, schema=tabel.arrow_schema)


def _tidy(tekst: pa.Array, leeg: frozenset[str]) -> pa.Array:
    """Strip spaces; nothing left, or a text that means nothing, is an empty value."""
    gecodeerd = tekst.dictionary_encode()
    net = [waarde.strip() for waarde in gecodeerd.dictionary.to_pylist()]
    woorden = pa.array([None if waarde in leeg else waarde or None for waarde in net], pa.string())
    return woorden.take(gecodeerd.indices)


def _with_gemeente(nummers: pa.Array, gemeenten: pa.Array | None) -> pa.Array:
    """Put the municipality before the number: a ToewijzingNummer is unique within a municipality only."""
    plaatsen = gemeenten.to_pylist() if gemeenten is not None else [None] * len(nummers)
    samen = (
        None if nummer is None else f"{gemeente or ''}:{nummer}"
        for gemeente, nummer in zip(plaatsen, nummers.to_pylist(), strict=True)
    )
    return pa.array(samen, pa.string())


def _read(kolom: Bronkolom, tekst: str, pseudoniemen: Pseudonimisering | None) -> Waarde | None:
    if kolom.bewerking is not Bewerking.TOEWIJZING:
        return kolom.read(tekst, pseudoniemen)
    if pseudoniemen is None:
        raise TypeError("this mapping needs the keyed functions of the region")
    gemeente, _, nummer = tekst.partition(":")
    gelezen = read_assignment_number(nummer)
    if not gemeente:
        raise ValueError("zonder de gemeente van de rij is het toewijzingsnummer van niemand")
    return pseudoniemen.toewijzing(gemeente, gelezen)


def _convert(
    kolom: Bronkolom,
    tekst: pa.Array,
    bron: Bron,
    regels: Sequence[int],
    inlezing: Inlezing,
    pseudoniemen: Pseudonimisering | None,
) -> pa.Array | None:
    """Turn a text column into its declared type; note what is wrong, and give None then.

    Every different value is read once.
    """
    gecodeerd = tekst.dictionary_encode()
    waarden: list[Waarde | None] = []
    fouten: dict[int, str] = {}
    codes: dict[int, str] = {}
    for nummer, waarde in enumerate(gecodeerd.dictionary.to_pylist()):
        try:
            gelezen = _read(kolom, waarde, pseudoniemen)
        except ValueError as fout:
            gelezen = None
            fouten[nummer] = str(fout)
            if isinstance(fout, CodeOnbekend):
                codes[nummer] = waarde if ALS_CODE.fullmatch(waarde) else shape(waarde)
        else:
            if gelezen is None and kolom.kolom.verplicht:
                fouten[nummer] = "mag niet leeg zijn"
        waarden.append(gelezen)
    leeg = kolom.kolom.verplicht and tekst.null_count > 0
    if not fouten and not leeg:
        return pa.array(waarden, type=ARROW[kolom.kolom.soort]).take(gecodeerd.indices)
    for regel, nummer in zip(regels, gecodeerd.indices.to_pylist(), strict=True):
        if nummer is None and kolom.kolom.verplicht:
            inlezing.add(bron.pad, regel, kolom.naam, "mag niet leeg zijn")
        elif nummer in fouten:
            inlezing.add(bron.pad, regel, kolom.naam, fouten[nummer])
            if nummer in codes:
                bron.verslag.count_code(kolom.naam, codes[nummer], regel)
    return None


def _is_keyed(bron: Bron, naam: str) -> bool:
    return any(
        kolom.bewerking is not Bewerking.WAARDE
        for kolom in bron.vertaling.kolommen
        if kolom.kolom.naam == naam
    )


def _looks_like_bsn(waarden: pa.Array) -> bool:
    """Tell whether pseudonyms are citizen service numbers: by chance one in eleven would pass."""
    verschillend = waarden.drop_null().unique().to_pylist()
    return len(verschillend) >= MIN_VOOR_BSN and all(bsn.is_valid(f"{w:09d}") for w in verschillend)


def _note_uncovered(tabel: Tabel, bron: Bron, blok: Blok, batch: pa.RecordBatch, inlezing: Inlezing) -> None:
    """Note the rows that are outside what the file is said to cover, and whose rows there are."""
    if "gemeente" in tabel.kolomnamen:
        hier = batch.column("gemeente")
        gevonden = set(hier.unique().to_pylist())
        bron.verslag.gemeenten |= gevonden
        if bron.gedekt is not None and (elders := gevonden - bron.gedekt):
            wie = (
                ", ".join(sorted(bron.gedekt)) if len(bron.gedekt) <= MAX_GENOEMD else "een van de opgegeven"
            )
            tekst = f"van deze gemeente levert dit bestand volgens de opgave niet aan; verwacht: {wie}"
            buiten = pa.compute.is_in(hier, pa.array(sorted(elders), pa.string()))
            _note_each(bron, blok, "gemeente", buiten, tekst, inlezing)
    if tabel.dag is None:
        return
    dagen = batch.column(tabel.dag)
    is_dag = pa.types.is_date(dagen.type)
    if (vroegste := pa.compute.min(dagen).as_py()) is not None:
        bron.verslag.see_day(vroegste if is_dag else datetime.date(vroegste, 1, 1))
    tot = bron.vertaling.opgave.dekking.tot
    if tot is not None:
        later = pa.compute.greater(dagen, tot if is_dag else tot.year)
        tekst = f"dit bestand gaat volgens de opgave tot en met {format_day(tot)}; deze rij is van later"
        _note_each(bron, blok, tabel.dag, later, tekst, inlezing)


def _note_each(
    bron: Bron, blok: Blok, naam: str, fout: pa.BooleanArray, tekst: str, inlezing: Inlezing
) -> None:
    for regel, is_fout in zip(blok.regels, fout.to_pylist(), strict=True):
        if is_fout:
            inlezing.add(bron.pad, regel, bron.vertaling.source_of(naam), tekst)


def _note_doubles(
    tabel: Tabel,
    bron: Bron,
    blok: Blok,
    batch: pa.RecordBatch,
    gezien: set[tuple[Waarde | None, ...]],
    inlezing: Inlezing,
) -> None:
    for regel, sleutel in zip(blok.regels, _keys(tabel, batch), strict=False):
        if sleutel in gezien:
            namen = dict.fromkeys(map(bron.vertaling.source_of, tabel.sleutel))
            inlezing.add(bron.pad, regel, next(iter(namen)), f"dezelfde {' + '.join(namen)} komt eerder voor")
        gezien.add(sleutel)


def _keys(tabel: Tabel, batch: pa.RecordBatch) -> Iterable[tuple[Waarde | None, ...]]:
    if not tabel.sleutel:
        return []
    return zip(*(batch.column(naam).to_pylist() for naam in tabel.sleutel), strict=True)
