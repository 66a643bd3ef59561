"""A generated stand of any size: assignments, deliveries and declared lines of a country that does not
    exist.

DuckDB draws the rows itself, so that tens of millions take a minute or two. Everything follows from the
number of a row: two runs give the same stand.
"""

import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from jeugdregio import __version__
from jeugdregio.monitor.indelingen import load_indelingen
from jeugdregio.stand import TABELLEN, StandMeta, StandSchrijver

REGIO = "LAND"
REGIOS, GEMEENTEN_PER_REGIO = 42, 8
AANBIEDERS = 2_000
LANDELIJK, PER_REGIO = 40, 60
"""Providers that work everywhere, for a fifth of the help, and those a region has beside them."""
PRODUCTEN = ("45A05", "45A04", "45A48", "43A09", "43A12", "44A09", "45A51", "50A01", "48A01", "42A03")
EERSTE, MAANDEN = datetime.date(2019, 1, 1), 72
PEILDATUM = datetime.date(2025, 6, 1)

# a number from 0 up to `max` that follows from the row and the name of what is drawn
_LOT = "CAST(hash({rij} * 64 + {wat}) % {max} AS BIGINT)"


def _lot(rij: str, wat: int, max_: int) -> str:
    return _LOT.format(rij=rij, wat=wat, max=max_)


def _aanbieder(rij: str, toewijzingen: int) -> str:
    """Choose a provider: of the country, or of the region; some work in two regions that are neighbours."""
    regionaal = AANBIEDERS - LANDELIJK
    eerste = f"({rij} * {REGIOS} // {toewijzingen}) * {regionaal // REGIOS}"
    return (
        f"CASE WHEN {_lot(rij, 9, 5)} = 0 THEN {_lot(rij, 1, LANDELIJK)} "
        f"ELSE {LANDELIJK} + ({eerste} + {_lot(rij, 1, PER_REGIO)}) % {regionaal} END"
    )


def _gemeente(nummer: int) -> str:
    return f"{nummer + 1:04d}"


def make_stand(pad: Path, toewijzingen: int, regels: int) -> Path:
    """Write a stand with so many assignments and about so many declared lines; give its folder."""
    gemeenten = [_gemeente(n) for n in range(REGIOS * GEMEENTEN_PER_REGIO)]
    gebieden = [(REGIO, "Land", "land", g) for g in gemeenten]
    gebieden += [
        (f"R{n // GEMEENTEN_PER_REGIO + 1:02d}", f"Regio {n // GEMEENTEN_PER_REGIO + 1}", "jeugdregio", g)
        for n, g in enumerate(gemeenten)
    ]
    klein = {
        "gemeenten": [
            {"gemeente": g, "naam": f"Gemeente {g}", "provincie": "P", "landsdeel": "L"} for g in gemeenten
        ],
        "gebieden": [
            {"gebied": gebied, "naam": naam, "soort": soort, "gemeente": g, "van": None, "tot": None}
            for gebied, naam, soort, g in gebieden
        ],
        "jeugdigenaantallen": [
            {"gemeente": g, "jaar": jaar, "aantal": 10_000, "bron": "verzonnen"}
            for g in gemeenten
            for jaar in range(2019, 2026)
        ],
        "aanbieders": [{"aanbieder": f"{n:08d}", "naam": f"Aanbieder {n}"} for n in range(AANBIEDERS)],
        "contracten": [
            {"aanbieder": f"{n:08d}", "gebied": REGIO, "van": datetime.date(2015, 1, 1), "tot": None}
            for n in range(AANBIEDERS)
            if n % 20
        ],
        "indelingen": load_indelingen(REGIO),
    }
    meta = StandMeta(
        peildatum=PEILDATUM,
        gemaakt_op=datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC),
        regio=REGIO,
        volledig_vanaf=f"{EERSTE:%Y-%m}",
        volledig_tot="2024-12",
        software_versie=__version__,
        fictief=True,
    )
    with StandSchrijver(pad, meta) as schrijver:
        for naam, rijen in klein.items():
            schrijver.write(naam, [pa.RecordBatch.from_pylist(rijen, schema=TABELLEN[naam].arrow_schema)])
        schrijver.finish()
    # help that began late is cut off at the end of the calendar: a tenth of the lines
    _write_large(pad, toewijzingen, max(2, round(2.2 * regels / toewijzingen)))
    return pad


def _write_large(pad: Path, toewijzingen: int, hoogste: int) -> None:
    """Write people, assignments, deliveries and lines; an assignment has 1 to `hoogste` - 1 lines."""
    verbinding = duckdb.connect(config={"memory_limit": "2GB"})
    verbinding.execute(f"SET temp_directory = '{pad}.tmp'")
    codes = ", ".join(f"'{code}'" for code in PRODUCTEN)
    verbinding.execute(
        f"""
        CREATE MACRO hulp() AS TABLE
        SELECT i, lpad(CAST(i * {REGIOS * GEMEENTEN_PER_REGIO} // {toewijzingen} + 1 AS TEXT), 4, '0')
            AS gemeente,
               lpad(CAST({_aanbieder("i", toewijzingen)} AS TEXT), 8, '0') AS aanbieder,
               CAST(i // 3 AS BIGINT) AS pseudoniem, CAST(i AS BIGINT) AS toewijzing,
               [{codes}][1 + {_lot("i", 2, len(PRODUCTEN))}] AS productcode,
               {_lot("i", 3, MAANDEN)} AS maand, {_lot("i", 4, 28)} AS dag,
               least(1 + {_lot("i", 5, hoogste - 1)}, {MAANDEN} - {_lot("i", 3, MAANDEN)}) AS lengte
        FROM range({toewijzingen}) r(i)
        """
    )
    begin = f"CAST(DATE '{EERSTE}' + to_months(CAST(maand AS INTEGER)) AS DATE)"
    einde = f"CAST(DATE '{EERSTE}' + to_months(CAST(maand + lengte AS INTEGER)) - INTERVAL 1 DAY AS DATE)"
    queries = {
        "jeugdigen": f"""
            SELECT CAST(p AS BIGINT) AS pseudoniem,
                   CAST(DATE '2003-01-01' + to_months(CAST({_lot("p", 6, 200)} AS INTEGER)) AS DATE) AS
                       geboortemaand,
                   CAST(1 + p % 2 AS TEXT) AS geslacht
            FROM range({-(-toewijzingen // 3)}) r(p)""",
        "toewijzingen": f"""
            SELECT gemeente, aanbieder, pseudoniem, toewijzing, left(productcode, 2) AS categorie,
                productcode,
                   {begin} AS toewijzingsdatum, {begin} AS ingangsdatum, {einde} AS einddatum,
                   CAST(NULL AS TEXT) AS reden_wijziging, CAST(NULL AS BIGINT) AS volume,
                   CAST(NULL AS TEXT) AS eenheid, CAST(NULL AS TEXT) AS frequentie,
                   CAST(NULL AS BIGINT) AS budget, {begin} AS bekend_op
            FROM hulp()""",
        "leveringen": f"""
            SELECT gemeente, aanbieder, pseudoniem, toewijzing, left(productcode, 2) AS categorie,
                productcode,
                   CAST({begin} + CAST(dag AS INTEGER) AS DATE) AS begindatum,
                   CASE WHEN maand + lengte < {MAANDEN} THEN {einde} END AS einddatum,
                   CASE WHEN maand + lengte < {MAANDEN} THEN '22' END AS reden_beeindiging,
                   FALSE AS tijdelijk, {begin} AS bekend_op
            FROM hulp() WHERE i % 10 <> 0""",
        "prestaties": f"""
            SELECT gemeente, aanbieder, pseudoniem, toewijzing, left(productcode, 2) AS categorie,
                productcode,
                   CAST(DATE '{EERSTE}' + to_months(CAST(maand + m AS INTEGER)) AS DATE) AS begindatum,
                   CAST(DATE '{EERSTE}' + to_months(CAST(maand + m + 1 AS INTEGER)) - INTERVAL 1 DAY AS
                       DATE)
                       AS einddatum,
                   1 + {_lot("i", 7, 30)} AS volume, '14' AS eenheid, 9500 AS tarief,
                   9500 * (1 + {_lot("i", 7, 30)}) AS bedrag, FALSE AS wachtend, TRUE AS toegekend,
                   CAST(DATE '{EERSTE}' + to_months(CAST(maand + m + 1 + {_lot("i + m", 8, 4)} AS
                       INTEGER)) AS DATE)
                       AS bekend_op
            FROM hulp(), range(lengte) s(m)""",
    }
    for naam, query in queries.items():
        kolommen = ", ".join(TABELLEN[naam].kolomnamen)
        verbinding.execute(
            f"COPY (SELECT {kolommen} FROM ({query})) TO '{pad / naam}.parquet' "
            "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 131072)"
        )
    verbinding.close()
