"""`stand lees`: what is kept, what a dry run shows, and what is said of a mapping that is wrong."""

from pathlib import Path

import pytest
from pytest_django import Settings
from typer.testing import CliRunner, Result

from jeugdregio.cli import stand

BSN = "999900006"
VERTALING = """
leverancier = "Een"
scheiding = ";"
datum = "%d-%m-%Y"
[[tabel]]
naam = "toekomstplannen"
bestand = "plannen*.csv"
kolommen = { gemeente = "g", pseudoniem = { bsn = "b" }, vastgesteld_op = "d" }
[[tabel]]
naam = "verwijzingen"
bestand = "verwijs*.csv"
[tabel.kolommen]
gemeente = "g"
pseudoniem = { bsn = "b" }
verwijzer = { kolom = "v", codes = { H = "huisarts" } }
verwezen_op = "d"
"""


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with data of this test, and beside it the files of a supplier."""
    monkeypatch.setenv("JEUGDREGIO_MAP", str(tmp_path / "data"))
    (tmp_path / "een.toml").write_text(VERTALING, encoding="utf-8")
    (tmp_path / "plannen.csv").write_text(f"g;b;d\n0772;{BSN};31-01-2025\n", encoding="utf-8")
    (tmp_path / "verwijs.csv").write_text(
        f"g;b;v;d;naam\n0772;{BSN};H;31-01-2025;x\n0772;{BSN};Q;31-01-2025;x\n", encoding="utf-8"
    )
    return tmp_path / "data"


def call(*argumenten: object) -> Result:
    return CliRunner().invoke(stand.app, ["lees", *map(str, argumenten)])


def test_tables_are_kept_and_a_second_delivery_says_what_it_replaced(map_: Path) -> None:
    opties = ("--aanvullen", "--vertaling", map_.parent / "een.toml")
    eerste = call(map_.parent / "plannen.csv", *opties)
    assert eerste.exit_code == 0, eerste.output
    assert "toekomstplannen: 1 rij, nieuw" in eerste.stderr
    tweede = call(map_.parent / "plannen.csv", *opties)
    assert "toekomstplannen: 1 rij, in plaats van 1 rij van " in tweede.stderr
    assert len(list((map_ / "aangeleverd").glob("toekomstplannen-*.parquet"))) == 1
    assert BSN not in eerste.output + tweede.output


def test_a_dry_run_shows_rows_unused_columns_and_unknown_codes_and_writes_nothing(map_: Path) -> None:
    afloop = call(
        map_.parent / "verwijs.csv", "--aanvullen", "--proef", "--vertaling", map_.parent / "een.toml"
    )
    assert afloop.exit_code == 1
    regels = afloop.stdout.splitlines()
    assert regels[0].endswith("verwijs.csv: tabel verwijzingen, 2 rijen")
    assert regels[1:4] == [
        "  niet gebruikt: naam",
        "  kolom v: code niet in de codetabel: Q (1 keer, eerst in rij 3)",
        "Geen bestand voor: toekomstplannen",
    ]
    assert "rij 3, kolom v: deze code staat niet in de codetabel" in regels[4]
    assert "Er is niets geschreven" in afloop.stderr
    assert not map_.exists()


def test_a_dry_run_without_findings_is_well(map_: Path) -> None:
    afloop = call(
        map_.parent / "plannen.csv", "--aanvullen", "--proef", "--vertaling", map_.parent / "een.toml"
    )
    assert afloop.exit_code == 0
    assert "Alles klopt" in afloop.stderr
    assert not map_.exists()


def test_a_wrong_row_keeps_nothing(map_: Path) -> None:
    afloop = call(map_.parent, "--aanvullen", "--vertaling", map_.parent / "een.toml")
    assert afloop.exit_code == 1
    assert "Er is niets bewaard" in afloop.stderr
    assert not list(map_.rglob("*.parquet"))


def test_a_wrong_mapping_is_wrong_use_that_names_every_mistake(map_: Path) -> None:
    (map_.parent / "een.toml").write_text(VERTALING.replace('"g"', '"g', 1), encoding="utf-8")
    afloop = call(map_.parent / "plannen.csv", "--aanvullen", "--vertaling", map_.parent / "een.toml")
    assert afloop.exit_code == 2
    assert "geen geldige TOML" in afloop.stderr
    (map_.parent / "een.toml").write_text(VERTALING.replace("huisarts", "dokter"), encoding="utf-8")
    afloop = call(map_.parent / "plannen.csv", "--aanvullen", "--vertaling", map_.parent / "een.toml")
    assert "tabel 2 (verwijzingen), kolommen.verwijzer, codes.H: verwacht: een van gemeente" in afloop.stderr


def test_who_names_a_municipality_replaces_only_hers(map_: Path, settings: Settings) -> None:
    settings.JEUGDREGIO_REGIO = "SVJ"
    bestand, best = map_.parent / "toekomstplannen.csv", map_.parent / "toekomstplannen-best.csv"
    kop = "gemeente,pseudoniem,vastgesteld_op\n"
    bestand.write_text(f"{kop}0772,1,2025-01-01\n0772,2,2025-01-01\n0753,3,2025-01-01\n", encoding="utf-8")
    best.write_text(f"{kop}0753,4,2025-01-01\n", encoding="utf-8")
    assert call(bestand, "--aanvullen").exit_code == 0
    proef = call(best, "--aanvullen", "--gemeente", "0753", "--proef")
    assert "toekomstplannen: aangeleverd voor 2 van de 10 gemeenten" in " ".join(proef.stderr.split())
    gezegd = " ".join(call(best, "--aanvullen", "--gemeente", "0753").stderr.split())
    assert "toekomstplannen: 1 rij, in plaats van 1 rij van " in gezegd
    assert "; 2 rijen van andere gemeenten bewaard gebleven" in gezegd


def test_it_says_for_which_municipalities_there_are_no_data(map_: Path, settings: Settings) -> None:
    settings.JEUGDREGIO_REGIO = "SVJ"
    opties = ("--aanvullen", "--vertaling", map_.parent / "een.toml")
    deel = call(map_.parent / "plannen.csv", "--gemeente", "0772", "--gemeente", "1728", *opties)
    gezegd = " ".join(deel.stderr.split())
    assert "aangeleverd voor 2 van de 10 gemeenten. Geen gegevens: Best (0753), Eersel (0770)" in gezegd
    heel = call(map_.parent / "plannen.csv", "--hele-regio", *opties)
    assert "toekomstplannen: aangeleverd voor 10 van de 10 gemeenten\n" in heel.stderr
    zonder = call(map_.parent / "plannen.csv", *opties)
    assert "eerder ook aangeleverd, nu niet: Best (0753)" in " ".join(zonder.stderr.split())
    ander = call(map_.parent / "plannen.csv", "--gemeente", "1728", *opties)
    assert ander.exit_code == 1
    assert "rij 2, kolom g: van deze gemeente levert dit bestand volgens de opgave niet aan" in ander.stdout


@pytest.mark.parametrize(
    ("opties", "tekst"),
    [
        ((), "--regio en --volledig-tot nodig"),
        (("--regio", "SVJ"), "--regio en --volledig-tot nodig"),
        (("--aanvullen", "--regio", "SVJ"), "horen bij een hele stand"),
        (("--aanvullen", "--hele-regio", "--gemeente", "0772"), "gaan niet samen"),
        (("--aanvullen", "--gemeente", "772"), "is geen code van een gemeente"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_use(
    map_: Path, opties: tuple[str, ...], tekst: str
) -> None:
    afloop = call(map_.parent / "plannen.csv", *opties)
    assert afloop.exit_code == 2
    assert tekst in " ".join(afloop.stderr.split())
