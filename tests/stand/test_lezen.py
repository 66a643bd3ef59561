"""Files of another system are checked per row and column before anything becomes a stand."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jeugdregio.stand import TABELLEN, Stand, StandError, StandMeta, lees_bestanden

META = StandMeta(
    peildatum=datetime.date(2026, 1, 1),
    gemaakt_op=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    regio="R",
    volledig_tot="2025-12",
    software_versie="0",
)
KOP = ",".join(TABELLEN["leveringen"].kolomnamen)
GOED = "0772,94000001,101,1,45,45A04,2025-01-01,,,nee,2025-01-05"

Schrijf = Callable[[str, str], Path]


@pytest.fixture
def schrijf(tmp_path: Path) -> Schrijf:
    def write(naam: str, tekst: str) -> Path:
        pad = tmp_path / naam
        pad.write_text(tekst, encoding="utf-8")
        return pad

    return write


def test_clean_files_become_a_stand(schrijf: Schrijf, tmp_path: Path) -> None:
    een = schrijf("leveringen.csv", f"{KOP}\n{GOED}\n")
    twee = schrijf("leveringen-2025.csv", f"{KOP}\n{GOED}\n{GOED}\n")
    uitkomst = lees_bestanden([een, twee], tmp_path / "stand", meta=META)
    assert uitkomst.schoon
    assert uitkomst.rijen == {"leveringen": 3}
    stand = Stand.open(tmp_path / "stand")
    assert stand.leveringen.count().to_pyarrow().as_py() == 3
    assert stand.leveringen.begindatum.max().to_pyarrow().as_py() == datetime.date(2025, 1, 1)


@pytest.mark.parametrize("pseudoniem", [-(2**63), 2**63 - 1, 10**18])
def test_a_pseudonym_may_be_any_number_of_64_bits(schrijf: Schrijf, tmp_path: Path, pseudoniem: int) -> None:
    bestand = schrijf("leveringen.csv", f"{KOP}\n{GOED.replace('101', str(pseudoniem))}\n")
    assert lees_bestanden([bestand], tmp_path / "stand", meta=META).schoon


@pytest.mark.parametrize(
    ("rij", "kolom", "verwacht"),
    [
        (GOED.replace("0772", "772"), "gemeente", "de vorm"),
        (GOED.replace("2025-01-01", "01-01-2025"), "begindatum", "bestaande datum"),
        (GOED.replace("2025-01-01", "2025-02-30"), "begindatum", "bestaande datum"),
        (GOED.replace("101", "1.5"), "pseudoniem", "geheel getal"),
        (GOED.replace("101", str(2**63)), "pseudoniem", "geheel getal"),
        (GOED.replace(",101,", ",,"), "pseudoniem", "mag niet leeg"),
        (GOED.replace("nee", "misschien"), "tijdelijk", "ja of nee"),
        (GOED.replace("45A04", "4"), "productcode", "de vorm"),
    ],
)
def test_a_wrong_value_is_found_with_file_row_and_column(
    schrijf: Schrijf, tmp_path: Path, rij: str, kolom: str, verwacht: str
) -> None:
    pad = schrijf("leveringen.csv", f"{KOP}\n{GOED}\n{rij}\n")
    uitkomst = lees_bestanden([pad], tmp_path / "stand", meta=META)
    assert [(b.bestand, b.rij, b.kolom) for b in uitkomst.bevindingen] == [("leveringen.csv", 3, kolom)]
    assert verwacht in uitkomst.bevindingen[0].tekst
    assert not (tmp_path / "stand").exists()


def test_missing_and_unknown_columns_are_named_or_counted(schrijf: Schrijf, tmp_path: Path) -> None:
    pad = schrijf("aanbieders.csv", "aanbieder,bsn van de jeugdige\n94000001,999900006\n")
    uitkomst = lees_bestanden([pad], tmp_path / "stand", meta=META)
    assert [b.kolom for b in uitkomst.bevindingen] == ["naam", None]
    assert "1 onbekende" in uitkomst.bevindingen[1].tekst


def test_a_line_with_too_many_fields_and_a_duplicate_key_are_found(schrijf: Schrijf, tmp_path: Path) -> None:
    tekst = "aanbieder,naam\n94000001,A\n94000002,B,C\n94000001,D\n"
    uitkomst = lees_bestanden([schrijf("aanbieders.csv", tekst)], tmp_path / "stand", meta=META)
    assert {(b.rij, b.kolom) for b in uitkomst.bevindingen} >= {(3, None)}
    assert any("komt eerder voor" in b.tekst for b in uitkomst.bevindingen)


def test_no_finding_repeats_a_value(schrijf: Schrijf, tmp_path: Path) -> None:
    rijen = "\n".join(GOED.replace("2025-01-01", "999900006") for _ in range(3))
    uitkomst = lees_bestanden([schrijf("leveringen.csv", f"{KOP}\n{rijen}\n")], tmp_path / "s", meta=META)
    assert uitkomst.aantal_bevindingen == 3
    assert not any("999900006" in b.tekst for b in uitkomst.bevindingen)


def test_citizen_service_numbers_for_pseudonyms_are_refused(schrijf: Schrijf, tmp_path: Path) -> None:
    nummers = [n for n in range(999900006, 999990000) if _passes(n)][:25]
    rijen = "\n".join(f"{n},2010-01-01,1" for n in nummers)
    pad = schrijf("jeugdigen.csv", f"pseudoniem,geboortemaand,geslacht\n{rijen}\n")
    uitkomst = lees_bestanden([pad], tmp_path / "stand", meta=META)
    assert [b.kolom for b in uitkomst.bevindingen] == ["pseudoniem"]


def _passes(nummer: int) -> bool:
    cijfers = [int(c) for c in str(nummer)]
    return (sum(g * c for g, c in zip(range(9, 1, -1), cijfers, strict=False)) - cijfers[-1]) % 11 == 0


def test_findings_stop_at_a_thousand_and_count_on(schrijf: Schrijf, tmp_path: Path) -> None:
    rijen = "\n".join(GOED.replace("nee", "x") for _ in range(1200))
    uitkomst = lees_bestanden([schrijf("leveringen.csv", f"{KOP}\n{rijen}\n")], tmp_path / "s", meta=META)
    assert len(uitkomst.bevindingen) == 1000
    assert uitkomst.aantal_bevindingen == 1200


def test_parquet_is_read_with_its_own_types(tmp_path: Path) -> None:
    tabel = pa.table(
        {"gemeente": ["0772"], "jaar": [2025], "aantal": pa.array([44000], pa.int32()), "bron": ["x"]}
    )
    pq.write_table(tabel, tmp_path / "jeugdigenaantallen.parquet")
    uitkomst = lees_bestanden([tmp_path / "jeugdigenaantallen.parquet"], tmp_path / "stand", meta=META)
    assert uitkomst.schoon
    stand = Stand.open(tmp_path / "stand")
    assert stand.jeugdigenaantallen.aantal.sum().to_pyarrow().as_py() == 44000


def test_files_that_are_no_table_or_cannot_be_read_are_found(schrijf: Schrijf, tmp_path: Path) -> None:
    (tmp_path / "aanbieders.csv").write_bytes(b"aanbieder,naam\n94000001,Caf\xe9\n")
    (tmp_path / "gemeenten.parquet").write_bytes(b"geen parquet")
    schrijf("notities.txt", "hallo")
    uitkomst = lees_bestanden([tmp_path], tmp_path / "uit" / "stand", meta=META)
    assert {b.bestand for b in uitkomst.bevindingen} == {
        "aanbieders.csv",
        "gemeenten.parquet",
        "notities.txt",
    }


def test_a_stand_is_never_overwritten(schrijf: Schrijf, tmp_path: Path) -> None:
    pad = schrijf("leveringen.csv", f"{KOP}\n{GOED}\n")
    lees_bestanden([pad], tmp_path / "stand", meta=META)
    with pytest.raises(StandError, match="nooit overschreven"):
        lees_bestanden([pad], tmp_path / "stand", meta=META)
