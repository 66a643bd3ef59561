"""A stand is written whole or not at all, and opened only when it is one."""

import datetime
import gc
import json
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from jeugdregio.stand import (
    SCHEMA_VERSIE,
    TABELLEN,
    Stand,
    StandError,
    StandMeta,
    StandSchrijver,
    connect_duckdb,
    newest,
)
from jeugdregio.stand.declaratie import Kolomsoort, column, tabel
from jeugdregio.stand.motor import keep_table

META = StandMeta(
    peildatum=datetime.date(2026, 10, 1),
    gemaakt_op=datetime.datetime(2026, 10, 2, 8, 30, tzinfo=datetime.UTC),
    regio="SVJ",
    volledig_tot="2026-08",
    software_versie="0.1.0",
    fictief=True,
)


def providers(*codes: str | None) -> pa.RecordBatch:
    schema = pa.schema([("naam", pa.string()), ("aanbieder", pa.string())])
    return pa.RecordBatch.from_pylist([{"naam": "A", "aanbieder": code} for code in codes], schema=schema)


def test_what_is_written_is_read_back_with_its_description(tmp_path: Path) -> None:
    with StandSchrijver(tmp_path / "stand" / "2026-10-01", META) as schrijver:
        assert schrijver.write("aanbieders", [providers("94000001"), providers("94000002", "94000003")]) == 3
        schrijver.finish()
    pad = newest(tmp_path)
    assert pad is not None
    stand = Stand.open(pad)
    assert stand.meta == META
    assert stand.peildatum == datetime.date(2026, 10, 1)
    assert stand.aanbieders.aanbieder.max().to_pyarrow().as_py() == "94000003"
    assert stand.prestaties.count().to_pyarrow().as_py() == 0


def test_every_table_has_the_declared_columns_and_types(tmp_path: Path) -> None:
    with StandSchrijver(tmp_path / "s", META) as schrijver:
        schrijver.finish()
    stand = Stand.open(tmp_path / "s")
    for naam, declaratie in TABELLEN.items():
        tabel_ = getattr(stand, naam).to_pyarrow()
        assert tabel_.schema.names == list(declaratie.kolomnamen)
        assert [str(t).replace("_view", "") for t in tabel_.schema.types] == [
            str(t) for t in declaratie.arrow_schema.types
        ]


def test_a_writer_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def break_off() -> None:
        with StandSchrijver(tmp_path / "s", META) as schrijver:
            schrijver.write("aanbieders", [providers("94000001")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_a_table_with_other_columns_or_empty_values_is_refused_without_its_values(tmp_path: Path) -> None:
    with StandSchrijver(tmp_path / "s", META) as schrijver:
        with pytest.raises(StandError, match="aanbieder van aanbieders heeft een lege waarde"):
            schrijver.write("aanbieders", [providers("94000001", None)])
        with pytest.raises(StandError, match=r"kloppen niet: .*gemeente"):
            schrijver.write("gemeenten", [providers("94000001")])
        with pytest.raises(StandError, match="geen tabel scholen"):
            schrijver.write("scholen", [])
        fout = pa.RecordBatch.from_pylist(
            [{"gemeente": "0772", "jaar": "bsn 999900006", "aantal": 1, "bron": "x"}]
        )
        with pytest.raises(StandError, match="ander type") as gevangen:
            schrijver.write("jeugdigenaantallen", [fout])
        assert "999900006" not in str(gevangen.value)


def test_a_stand_is_never_overwritten(tmp_path: Path) -> None:
    with StandSchrijver(tmp_path / "s", META) as schrijver:
        schrijver.finish()
    with pytest.raises(StandError, match="nooit overschreven"):
        StandSchrijver(tmp_path / "s", META)


def test_a_folder_that_is_no_stand_or_of_another_version_says_so(tmp_path: Path) -> None:
    with pytest.raises(StandError, match="is geen stand"):
        Stand.open(tmp_path)
    with StandSchrijver(tmp_path / "s", META) as schrijver:
        schrijver.finish()
    bestand = tmp_path / "s" / "stand.json"
    inhoud = json.loads(bestand.read_text())
    bestand.write_text(json.dumps({**inhoud, "schema_versie": "0"}))
    with pytest.raises(StandError, match=f"leest versie 2, 3, 4 en {SCHEMA_VERSIE}"):
        Stand.open(tmp_path / "s")
    bestand.write_text("{")
    with pytest.raises(StandError, match="niet te lezen"):
        Stand.open(tmp_path / "s")


def test_a_month_that_is_none_is_refused() -> None:
    with pytest.raises(StandError, match="geen maand"):
        StandMeta(
            peildatum=META.peildatum,
            gemaakt_op=META.gemaakt_op,
            regio="R",
            volledig_tot="2026-13",
            software_versie="0",
        )


def test_the_newest_stand_is_the_latest_date_and_half_written_ones_do_not_count(tmp_path: Path) -> None:
    assert newest(tmp_path) is None
    for naam in ("2025-12-31", "2026-01-01"):
        with StandSchrijver(tmp_path / "stand" / naam, META) as schrijver:
            schrijver.finish()
    (tmp_path / "stand" / "2026-02-01").mkdir()
    pad = newest(tmp_path)
    assert pad is not None
    assert pad.name == "2026-01-01"


def test_a_table_declared_twice_or_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="twee keer"):

        @tabel()
        class Gemeenten:
            """Nog een keer."""

    with pytest.raises(ValueError, match="onbekende kolommen"):

        @tabel(sleutel=("bestaat_niet",))
        class Proef:
            """Een proef."""

            naam = column(Kolomsoort.TEKST, "Naam")


def test_one_engine_can_hold_two_stands(tmp_path: Path) -> None:
    verbinding = connect_duckdb()
    standen = []
    for naam, codes in (("een", ("94000001",)), ("twee", ("94000002", "94000003"))):
        with StandSchrijver(tmp_path / naam, META) as schrijver:
            schrijver.write("aanbieders", [providers(*codes)])
            schrijver.finish()
        standen.append(Stand.open(tmp_path / naam, verbinding))
    assert [s.aanbieders.count().to_pyarrow().as_py() for s in standen] == [1, 2]


def test_what_does_not_fit_in_memory_goes_where_nobody_else_reads_and_goes_with_the_engine() -> None:
    verbinding: Any = connect_duckdb("100MB")
    uitwijk = Path(verbinding.raw_sql("SELECT current_setting('temp_directory')").fetchone()[0])
    assert uitwijk.stat().st_mode & 0o077 == 0
    # sorts more than the engine may hold
    verbinding.raw_sql(
        "CREATE TABLE veel AS SELECT hash(i) AS a, i::TEXT AS b FROM range(4_000_000) r(i) ORDER BY a"
    )
    assert any(uitwijk.iterdir())
    verbinding.disconnect()
    del verbinding
    gc.collect()
    assert not uitwijk.exists()


def test_what_a_large_stand_keeps_is_in_a_file_and_the_same() -> None:
    motor: Any = connect_duckdb()
    feiten = motor.create_table("feiten", pa.table({"dag": [datetime.date(2024, 1, 30)], "dagen": [3]}))
    # of a day and a number of days DuckDB makes a moment, where a day was reckoned with
    tabel = feiten.select(feiten.dagen, tot=feiten.dag + ibis.interval(days=3))
    in_bestand, in_motor = (keep_table(tabel, motor, groot=groot) for groot in (True, False))
    uitwijk = Path(motor.raw_sql("SELECT current_setting('temp_directory')").fetchall()[0][0])
    assert len(list(uitwijk.glob("*.parquet"))) == 1
    assert in_bestand.schema() == in_motor.schema()
    assert motor.to_pyarrow(in_bestand).to_pylist() == motor.to_pyarrow(in_motor).to_pylist()
