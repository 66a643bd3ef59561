"""The stands of many regions opened as one: figures for each region, each municipality and the country."""

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import ibis
import pyarrow as pa
from ibis.backends import BaseBackend

from jeugdregio import __version__
from jeugdregio.stand.declaratie import TABELLEN, Tabel
from jeugdregio.stand.meta import StandError, StandMeta
from jeugdregio.stand.motor import Plek, connect_duckdb, read_meta, read_table
from jeugdregio.stand.stand import Stand

Rij = Mapping[str, Any]

AFSPRAKEN = ("indelingen", "productafspraken", "ketennormen")
"""What a region decides for itself: what a product counts as, and how long something may take."""
GEDEELD = (
    "gemeenten",
    "gebieden",
    "jeugdigenaantallen",
    "aanbieders",
    "streefwaarden",
    "contextcijfers",
    "referentiecijfers",
)
"""What more than one region knows of: a municipality or provider that two stands name is one."""
EENDUIDIG = {"jeugdigenaantallen": "aantal", "contextcijfers": "aantal"}


@dataclass(frozen=True, slots=True)
class Land:
    """The area that all regions together are: its code, its name, and whose agreements count in it.

    `afspraken_van` is the code of the region by whose indelingen, agreements and norms all are counted. None
    is only possible when those of all regions are the same.
    """

    code: str = "NL"
    naam: str = "Nederland"
    afspraken_van: str | None = None


def open_land(plekken: Sequence[Plek], land: Land, backend: BaseBackend | None = None) -> Stand:
    """Open the stands of different regions as one stand, on DuckDB or the backend given.

    All are of the same day; figures begin where the last of them begins, and end where the first ends. One
    definition holds for all (see Land). A young person has another pseudonym in each region, so someone
    with help in two regions counts twice in the country. Raises StandError when the stands do not go
    together, also when they have pseudonyms in common: those would have been made with one key.
    """
    if not plekken:
        raise StandError("geef minstens één stand")
    motor = backend if backend is not None else connect_duckdb()
    metas = [read_meta(plek, motor) for plek in plekken]
    _same_kind(metas, land)
    standen = list(zip(plekken, metas, strict=True))
    naam = f"stand_{uuid.uuid4().hex}"
    tabellen = {
        tabel.naam: read_table(standen, tabel, motor, als=f"{naam}_{tabel.naam}")
        for tabel in TABELLEN.values()
    }
    _apart(tabellen["jeugdigen"].pseudoniem)
    _apart(tabellen["toewijzingen"].toewijzing)
    regios = tuple(sorted(meta.regio for meta in metas))
    for gedeeld in GEDEELD:
        rijen = _one_each(TABELLEN[gedeeld], _read(tabellen[gedeeld]))
        if gedeeld == "gebieden":
            rijen += _whole(rijen, regios, land)
        tabellen[gedeeld] = _as_table(TABELLEN[gedeeld], rijen)
    for afspraak in AFSPRAKEN:
        geldend = _agreed(afspraak, _read(tabellen[afspraak]), regios, land)
        tabellen[afspraak] = _as_table(TABELLEN[afspraak], geldend)
    meta = StandMeta(
        peildatum=metas[0].peildatum,
        gemaakt_op=max(meta.gemaakt_op for meta in metas),
        regio=land.code,
        volledig_vanaf=max(_first_months(plekken, metas, motor)),
        volledig_tot=min(meta.volledig_tot for meta in metas),
        software_versie=__version__,
        fictief=metas[0].fictief,
        schema_versie=min((meta.schema_versie for meta in metas), key=int),  # what all of them have
    )
    return Stand(meta, motor, tabellen, regios)


def _same_kind(metas: Sequence[StandMeta], land: Land) -> None:
    regios = [meta.regio for meta in metas]
    if dubbel := sorted({regio for regio in regios if regios.count(regio) > 1}):
        raise StandError(f"er is meer dan één stand van {', '.join(dubbel)}; geef er per regio één")
    if len(dagen := sorted({meta.peildatum for meta in metas})) > 1:
        gevonden = " en ".join(dag.isoformat() for dag in (dagen[0], dagen[-1]))
        raise StandError(f"de standen zijn van verschillende dagen ({gevonden}); maak ze op dezelfde dag")
    if len({meta.fictief for meta in metas}) > 1:
        raise StandError("sommige standen zijn fictief en andere niet; die horen niet bij elkaar")
    if land.code in regios:
        raise StandError(
            f"{land.code} is de code van een van de regio's; kies een andere code voor het geheel"
        )
    if land.afspraken_van is not None and land.afspraken_van not in regios:
        raise StandError(f"er is geen stand van {land.afspraken_van}, waarvan de afspraken zouden gelden")


def _apart(sleutel: ibis.Column) -> None:
    """Check that no pseudonym occurs in two stands; within a stand it occurs once."""
    vaker = sleutel.as_table().group_by(sleutel.get_name()).agg(keer=lambda t: t.count())
    if vaker.filter(vaker.keer > 1).limit(1).to_pyarrow().num_rows:
        raise StandError(
            "dezelfde pseudoniemen staan in de standen van verschillende regio's. Elke regio maakt ze met "
            "een eigen sleutel; met dezelfde sleutel zouden jeugdigen over regio's heen te volgen zijn."
        )


def _read(tabel: ibis.Table) -> list[Rij]:
    rijen: list[Rij] = tabel.to_pyarrow().to_pylist()
    return rijen


def _as_table(tabel: Tabel, rijen: Iterable[Rij]) -> ibis.Table:
    # a small table: what must be filled is checked where a stand is written
    schema = pa.schema([veld.with_nullable(True) for veld in tabel.arrow_schema])
    return ibis.memtable(pa.Table.from_pylist(list(rijen), schema=schema))


def _in_order(rij: Rij) -> tuple[str, ...]:
    return tuple("" if waarde is None else str(waarde) for waarde in rij.values())


def _one_each(tabel: Tabel, rijen: Iterable[Rij]) -> list[Rij]:
    """Keep one row for each key. Names may differ; a number that differs raises StandError."""
    gevonden: dict[tuple[Any, ...], Rij] = {}
    for rij in sorted(rijen, key=_in_order):
        eerste = gevonden.setdefault(tuple(rij[naam] for naam in tabel.sleutel), rij)
        kolom = EENDUIDIG.get(tabel.naam)
        if kolom is not None and eerste[kolom] != rij[kolom]:
            raise StandError(
                f"de standen hebben verschillende {tabel.naam} voor gemeente {rij['gemeente']} in "
                f"{rij['jaar']}"
            )
    return list(gevonden.values())


def _whole(gebieden: Sequence[Rij], regios: Sequence[str], land: Land) -> list[Rij]:
    """Give the rows of the country: every municipality of a region, for as long as it is in one."""
    if any(rij["gebied"] == land.code for rij in gebieden):
        raise StandError(f"er is al een gebied {land.code}; kies een andere code voor het geheel")
    leden = [rij for rij in gebieden if rij["gebied"] in regios]
    if ontbreekt := sorted(set(regios) - {rij["gebied"] for rij in leden}):
        raise StandError(f"het gebied {', '.join(ontbreekt)} van een stand staat niet in de tabel gebieden")
    leden.sort(key=lambda rij: (rij["gemeente"], rij["van"] or datetime.date.min))
    for eerder, later in pairwise(leden):
        if eerder["gemeente"] == later["gemeente"] and (
            eerder["tot"] is None or later["van"] is None or later["van"] <= eerder["tot"]
        ):
            raise StandError(
                f"gemeente {later['gemeente']} is tegelijk van {eerder['gebied']} en {later['gebied']}"
            )
    return [{**rij, "gebied": land.code, "naam": land.naam, "soort": "land"} for rij in leden]


def _agreed(naam: str, rijen: Iterable[Rij], regios: Sequence[str], land: Land) -> Iterator[Rij]:
    """Give the agreements that hold in the country."""
    per_regio: dict[str, set[tuple[tuple[str, Any], ...]]] = {regio: set() for regio in regios}
    for rij in rijen:
        if rij["gebied"] in per_regio:
            per_regio[rij["gebied"]].add(tuple((k, v) for k, v in rij.items() if k != "gebied"))
    bron = land.afspraken_van or regios[0]
    if land.afspraken_van is None:
        for regio, eigen in per_regio.items():
            if eigen != per_regio[bron]:
                raise StandError(
                    f"de {naam} van {bron} en {regio} verschillen. Een cijfer van het land heeft één "
                    "definitie: kies met --afspraken-van van welke regio die is."
                )
    return ({"gebied": land.code, **dict(regel)} for regel in per_regio[bron])


def _first_months(plekken: Sequence[Plek], metas: Sequence[StandMeta], motor: BaseBackend) -> Iterator[str]:
    for plek, meta in zip(plekken, metas, strict=True):
        yield meta.volledig_vanaf or Stand.open(plek, motor).first_month()
