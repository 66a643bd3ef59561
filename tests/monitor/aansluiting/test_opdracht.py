"""The command: from a file and a stand to the outcome, and every mistake told in Dutch."""

import csv
import io
from pathlib import Path

import pytest
from tests.spec.conftest import make_stand
from tests.spec.test_gebruik import d, prestatie
from typer.testing import CliRunner, Result

from jeugdregio.cli import app
from jeugdregio.stand import SCHEMA_VERSIE, connect_duckdb

KOP = "maand;gemeente;agb;bedrag;boekdatum\n"
GELIJK = KOP + "2023-03;0001;94000001;1.000,00;31-12-2023\n"


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_stand(
        tmp_path / "stand" / "2024-01-01",
        connect_duckdb(),
        prestaties=[prestatie(1, "45A05", "2023-03-01", 1_000_00, bekend_op=d("2023-04-10"), toegekend=True)],
        aanbieders=[{"aanbieder": "94000001", "naam": "Noord"}],
    )
    monkeypatch.setenv("JEUGDREGIO_MAP", str(tmp_path))
    return tmp_path


def call(map_: Path, inhoud: str, *opties: str, doel: str = "jaarrekening") -> Result:
    bestand = map_ / "boek.csv"
    bestand.write_text(inhoud, encoding="utf-8")
    return CliRunner().invoke(app, ["monitor", "aansluiting", str(bestand), "--doel", doel, *opties])


def test_a_ledger_that_fits_ends_well(map_: Path) -> None:
    uitkomst = call(map_, GELIJK)
    assert uitkomst.exit_code == 0
    assert "€ 1.000,00" in uitkomst.stdout
    assert "Doel: jaarrekening" in uitkomst.stderr


def test_a_difference_without_explanation_ends_with_1_and_is_listed(map_: Path) -> None:
    uitkomst = call(map_, GELIJK.replace("1.000,00", "900,00"), "--formaat", "csv")
    assert uitkomst.exit_code == 1
    (rij,) = csv.DictReader(io.StringIO(uitkomst.stdout))
    assert (rij["verschil"], rij["rest"], rij["reden"]) == ("100.00", "100.00", "onverklaard")


def test_a_stand_that_does_not_know_what_was_refused_says_so(map_: Path) -> None:
    assert "afgewezen" not in call(map_, GELIJK).stderr
    stand = map_ / "stand" / "2024-01-01" / "stand.json"
    stand.write_text(stand.read_text().replace(f'"schema_versie": "{SCHEMA_VERSIE}"', '"schema_versie": "3"'))
    assert "afgewezen regels nog niet werden bewaard" in call(map_, GELIJK).stderr


def test_the_outcome_goes_to_a_file(map_: Path) -> None:
    assert call(map_, GELIJK, "--formaat", "json", "--naar", str(map_ / "uit.json")).exit_code == 0
    assert '"rest": 0' in (map_ / "uit.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("inhoud", "opties", "code", "tekst"),
    [
        (KOP + "2023-03;0001;94000001;veel;\n", (), 1, "het grootboek is niet vergeleken"),
        (KOP, (), 2, "geen enkele boeking"),
        ("a;b\n", (), 2, "geen kolom voor maand"),
        (GELIJK, ("--kolom", "bedrag"), 2, "schrijf VELD=NAAM"),
        (GELIJK, ("--stand", "2025-01-01"), 2, "2025-01-01"),
        (GELIJK, ("--naar", "uit.txt"), 2, "een tabel komt op het scherm"),
    ],
)
def test_mistakes_are_told_in_dutch(
    map_: Path, inhoud: str, opties: tuple[str, ...], code: int, tekst: str
) -> None:
    uitkomst = call(map_, inhoud, *opties)
    assert uitkomst.exit_code == code
    assert tekst in " ".join(uitkomst.stderr.split())


def test_exact_amounts_need_a_purpose(map_: Path) -> None:
    uitkomst = call(map_, GELIJK, doel=" ")
    assert uitkomst.exit_code == 2
    assert "waarvoor" in uitkomst.stderr
