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


GEBIEDEN = "gebied,naam,soort,gemeente,van,tot\nR,Regio,jeugdregio,0772,,\n"


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
    uitkomst = lees_bestanden([een, twee, schrijf("gebieden.csv", GEBIEDEN)], tmp_path / "stand", meta=META)
    assert uitkomst.schoon
    assert uitkomst.rijen == {"leveringen": 3, "gebieden": 1}
    stand = Stand.open(tmp_path / "stand")
    assert stand.leveringen.count().to_pyarrow().as_py() == 3
    assert stand.leveringen.begindatum.max().to_pyarrow().as_py() == datetime.date(2025, 1, 1)


@pytest.mark.parametrize("pseudoniem", [-(2**63), 2**63 - 1, 10**18])
def test_a_pseudonym_may_be_any_number_of_64_bits(schrijf: Schrijf, tmp_path: Path, pseudoniem: int) -> None:
    bestand = schrijf("leveringen.csv", f"{KOP}\n{GOED.replace('101', str(pseudoniem))}\n")
    gebieden = schrijf("gebieden.csv", GEBIEDEN)
    assert lees_bestanden([bestand, gebieden], tmp_path / "stand", meta=META).schoon


@pytest.mark.parametrize(
    ("rij", "kolom", "verwacht"),
    [
        (GOED.replace("0772", "772"), "gemeente", "4 cijfers"),
        (GOED.replace("2025-01-01", "01-01-2025"), "begindatum", "bestaande datum"),
        (GOED.replace("2025-01-01", "2025-02-30"), "begindatum", "bestaande datum"),
        (GOED.replace("101", "1.5"), "pseudoniem", "geheel getal"),
        (GOED.replace("101", str(2**63)), "pseudoniem", "geheel getal"),
        (GOED.replace(",101,", ",,"), "pseudoniem", "mag niet leeg"),
        (GOED.replace("nee", "misschien"), "tijdelijk", "ja of nee"),
        (GOED.replace("45A04", "4"), "productcode", "5 cijfers of hoofdletters"),
    ],
)
def test_a_wrong_value_is_found_with_file_row_and_column(
    schrijf: Schrijf, tmp_path: Path, rij: str, kolom: str, verwacht: str
) -> None:
    pad = schrijf("leveringen.csv", f"{KOP}\n{GOED}\n{rij}\n")
    uitkomst = lees_bestanden([pad], tmp_path / "stand", meta=META)
    assert [(b.bestand, b.rij, b.kolom) for b in uitkomst.bevindingen] == [(str(pad), 3, kolom)]
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


def test_a_report_about_nobody_is_taken_beside_those_about_somebody(schrijf: Schrijf, tmp_path: Path) -> None:
    gebieden = schrijf("gebieden.csv", GEBIEDEN)
    nummers = [n for n in range(999900006, 999990000) if not _passes(n)][:25]
    rijen = "\n".join(["94000001,0772,,2025-01-01,0", *(f"94000001,0772,{n},2025-01-01,1" for n in nummers)])
    pad = schrijf("separaties.csv", f"{','.join(TABELLEN['separaties'].kolomnamen)}\n{rijen}\n")
    uitkomst = lees_bestanden([gebieden, pad], tmp_path / "stand", meta=META)
    assert (uitkomst.bevindingen, uitkomst.rijen["separaties"]) == ([], 26)


def test_findings_stop_at_a_thousand_and_count_on(schrijf: Schrijf, tmp_path: Path) -> None:
    rijen = "\n".join(GOED.replace("nee", "x") for _ in range(1200))
    uitkomst = lees_bestanden([schrijf("leveringen.csv", f"{KOP}\n{rijen}\n")], tmp_path / "s", meta=META)
    assert len(uitkomst.bevindingen) == 1000
    assert uitkomst.aantal_bevindingen == 1200


def test_parquet_is_read_with_its_own_types(schrijf: Schrijf, tmp_path: Path) -> None:
    tabel = pa.table(
        {"gemeente": ["0772"], "jaar": [2025], "aantal": pa.array([44000], pa.int32()), "bron": ["x"]}
    )
    pq.write_table(tabel, tmp_path / "jeugdigenaantallen.parquet")
    bestanden = [tmp_path / "jeugdigenaantallen.parquet", schrijf("gebieden.csv", GEBIEDEN)]
    uitkomst = lees_bestanden(bestanden, tmp_path / "stand", meta=META)
    assert uitkomst.schoon
    stand = Stand.open(tmp_path / "stand")
    assert stand.jeugdigenaantallen.aantal.sum().to_pyarrow().as_py() == 44000


def test_files_that_are_no_table_or_cannot_be_read_are_found(schrijf: Schrijf, tmp_path: Path) -> None:
    (tmp_path / "aanbieders.csv").write_bytes(b"aanbieder,naam\n94000001,Caf\xe9\n")
    (tmp_path / "gemeenten.parquet").write_bytes(b"geen parquet")
    schrijf("notities.txt", "hallo")
    uitkomst = lees_bestanden([tmp_path], tmp_path / "uit" / "stand", meta=META)
    assert {Path(b.bestand).name for b in uitkomst.bevindingen} == {
        "aanbieders.csv",
        "gemeenten.parquet",
        "notities.txt",
    }


@pytest.mark.parametrize(
    ("inhoud", "rij", "tekst"),
    [
        (b"", 1, "leeg"),
        (b"\n\n", 1, "eerste regel is leeg"),
        (b"aanbieder;naam\n94000001;A\n", 1, "gescheiden met puntkomma's"),
        (b"aanbieder\tnaam\n94000001\tA\n", 1, "gescheiden met tabs"),
        (b"94000001,A\n94000002,B\n", 1, "namen van de kolommen: aanbieder, naam"),
        (b"aanbieder,naam,naam\n", None, "staat er dubbel"),
        (b"aanbieder,naam,iets", None, "1 onbekende"),
        ("aanbieder,naam\n94000001,A\n".encode("utf-16"), None, "geen UTF-8"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_gets_one_finding(
    tmp_path: Path, inhoud: bytes, rij: int | None, tekst: str
) -> None:
    (tmp_path / "aanbieders.csv").write_bytes(inhoud)
    (bevinding,) = lees_bestanden([tmp_path / "aanbieders.csv"], tmp_path / "stand", meta=META)
    assert bevinding.rij == rij
    assert tekst in bevinding.tekst
    assert not (tmp_path / "stand").exists()


@pytest.mark.parametrize("kop", ["aanbieder,naam", "aanbieder,naam\n", "aanbieder,naam\r\n"])
def test_a_table_without_rows_is_empty(schrijf: Schrijf, tmp_path: Path, kop: str) -> None:
    bestanden = [schrijf("Aanbieders.CSV", kop), schrijf("gebieden.csv", GEBIEDEN)]
    uitkomst = lees_bestanden(bestanden, tmp_path / "stand", meta=META)
    assert uitkomst.bevindingen == []
    assert uitkomst.rijen["aanbieders"] == 0


def test_rows_after_a_broken_line_keep_the_number_of_their_line(schrijf: Schrijf, tmp_path: Path) -> None:
    pad = schrijf("aanbieders.csv", "aanbieder,naam\n94000001,A\n9,9,9\n94000001,B\n1,C\n")
    uitkomst = lees_bestanden([pad], tmp_path / "stand", meta=META)
    assert sorted(b.rij or 0 for b in uitkomst) == [3, 5]


def test_a_stand_without_its_own_region_is_not_made(schrijf: Schrijf, tmp_path: Path) -> None:
    elders = schrijf("gebieden.csv", GEBIEDEN.replace("R,", "X,"))
    for bestand in (elders, schrijf("leveringen.csv", f"{KOP}\n{GOED}\n")):
        (bevinding,) = lees_bestanden([bestand], tmp_path / "stand", meta=META)
        assert Path(bevinding.bestand).name == "gebieden.csv"
        assert "het gebied R," in bevinding.tekst
        assert not (tmp_path / "stand").exists()


def test_what_cannot_be_read_in_a_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "aanbieders.csv").write_text("aanbieder,naam\n")
    (tmp_path / "gebieden.csv").symlink_to(tmp_path / "weg")
    (tmp_path / "map").mkdir()
    pq.write_table(pa.table({"aanbieder": [[1]], "naam": [[1]]}), tmp_path / "aanbieders-2.parquet")
    heel_open = Path.open

    def guarded(pad: Path, *rest: object, **opties: object) -> object:
        if pad.name == "aanbieders.csv":
            raise PermissionError(13, "Permission denied", str(pad))
        return heel_open(pad, *rest, **opties)  # type: ignore[call-overload]  # passed on as it came

    monkeypatch.setattr(Path, "open", guarded)
    gevonden = {Path(b.bestand).name: b.tekst for b in lees_bestanden([tmp_path], tmp_path / "s", meta=META)}
    assert "mag het bestand niet openen" in gevonden["aanbieders.csv"]
    assert "bestaat niet" in gevonden["gebieden.csv"]
    assert "een map in een map" in gevonden["map"]
    assert "niet te lezen" in gevonden["aanbieders-2.parquet"]


def test_a_stand_is_never_overwritten(schrijf: Schrijf, tmp_path: Path) -> None:
    pad = schrijf("gebieden.csv", GEBIEDEN)
    lees_bestanden([pad], tmp_path / "stand", meta=META)
    with pytest.raises(StandError, match="nooit overschreven"):
        lees_bestanden([pad], tmp_path / "stand", meta=META)
