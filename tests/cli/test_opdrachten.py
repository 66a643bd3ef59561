"""The commands as real processes on a real folder: a small demo, and what follows from it."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.ijw.berichten import BSNS, declaratie

from jeugdregio.ijw import write

pytestmark = pytest.mark.demo


def call(map_: Path, *argumenten: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does: own process, own folder, no key but those in `extra`, SQLite."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("JEUGDREGIO_")}
    return subprocess.run(
        [sys.executable, "-m", "jeugdregio", *argumenten],
        env={**omgeving, "JEUGDREGIO_MAP": str(map_), "COLUMNS": "200", **extra},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("demo")
    afloop = call(map_, "demo", "--zonder-server", "--schaal", "0.01", "--tot", "2021-06")
    assert afloop.returncode == 0, afloop.stderr
    for fase in ("Berichten maken", "Berichten verwerken", "Stand maken", "Cijfers publiceren"):
        assert fase in afloop.stderr
    assert afloop.stdout == ""
    return map_


def test_a_demo_of_another_scale_is_refused_where_one_stands(demo: Path) -> None:
    afloop = call(demo, "demo", "--zonder-server", "--schaal", "0.02", "--tot", "2021-06")
    assert afloop.returncode == 2
    assert "Fout: " in afloop.stderr
    assert "Traceback" not in afloop.stderr


def test_every_indicator_is_listed_with_its_source(demo: Path) -> None:
    lijst = json.loads(call(demo, "monitor", "lijst", "--formaat", "json").stdout)
    assert {"jeugdigen_met_jeugdhulp", "kosten_naar_categorie"} <= {rij["code"] for rij in lijst}
    assert all(rij["label"] and rij["bron"] and rij["per"] for rij in lijst)


def test_figures_come_as_csv_with_dimensions_value_and_status(demo: Path) -> None:
    afloop = call(demo, "monitor", "toon", "kosten", "--per", "jaar", "--formaat", "csv")
    assert afloop.returncode == 0, afloop.stderr
    rijen = list(csv.DictReader(io.StringIO(afloop.stdout)))
    assert list(rijen[0])[:3] == ["jaar", "waarde", "status"]
    assert [rij["jaar"] for rij in rijen] == ["2021"]
    assert float(rijen[0]["waarde"]) > 0


def test_figures_go_to_an_excel_file(demo: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "cijfers.xlsx"
    afloop = call(demo, "monitor", "toon", "kosten", "--formaat", "xlsx", "--naar", str(bestand))
    assert afloop.returncode == 0, afloop.stderr
    assert bestand.read_bytes().startswith(b"PK")


def test_an_unknown_indicator_or_table_is_wrong_use_that_says_what_there_is(demo: Path) -> None:
    for argumenten in (["bestaat_niet"], ["kosten", "--per", "categorie"]):
        afloop = call(demo, "monitor", "toon", *argumenten)
        assert afloop.returncode == 2
        assert "Fout: " in afloop.stderr
        assert "Traceback" not in afloop.stderr


def test_a_code_with_a_slip_of_the_pen_is_told_with_the_code_it_looks_like(demo: Path) -> None:
    for opdracht in ("toon", "verwachting"):
        afloop = call(demo, "monitor", opdracht, "kosten_per_jeugdig")
        assert afloop.returncode == 2
        assert "Bedoelt u kosten_per_jeugdige" in afloop.stderr
        assert "jeugdregio monitor lijst" in afloop.stderr


def test_without_figures_it_says_how_to_get_them(tmp_path: Path) -> None:
    afloop = call(tmp_path, "monitor", "toon", "kosten")
    assert afloop.returncode == 2
    assert "jeugdregio demo" in afloop.stderr


def test_a_message_offered_twice_changes_nothing_and_says_so(demo: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "bericht.xml"
    bestand.write_bytes(write(declaratie({BSNS[0]: ["R1"]})))
    (tmp_path / "leesmij.txt").write_text("geen bericht")
    eerste = call(demo, "berichten", "verwerk", str(tmp_path), "--json")
    tweede = call(demo, "berichten", "verwerk", str(tmp_path), "--json")
    assert [json.loads(regel)["status"] for regel in eerste.stdout.splitlines()] == ["verwerkt", "geweigerd"]
    assert [json.loads(regel)["status"] for regel in tweede.stdout.splitlines()] == ["bekend", "bekend"]
    assert (eerste.returncode, tweede.returncode) == (1, 1)
    assert "0 verwerkt, 1 al bekend (niets veranderd), 0 geweigerd" in tweede.stderr
    assert "1 al eerder geweigerd (niets veranderd)" in tweede.stderr


def test_real_work_is_refused_when_the_keys_are_absent(tmp_path: Path) -> None:
    bestand = tmp_path / "bericht.xml"
    bestand.write_bytes(write(declaratie({BSNS[0]: ["R1"]})))
    map_ = tmp_path / "leeg"
    afloop = call(map_, "berichten", "verwerk", str(bestand))
    assert afloop.returncode == 2
    assert "JEUGDREGIO_SLEUTEL_VERSLEUTELING ontbreekt" in afloop.stderr
    assert not map_.exists()


def test_fresh_keys_are_lines_for_the_environment_and_differ_each_time(tmp_path: Path) -> None:
    eerste, tweede = (call(tmp_path, "beheer", "sleutels").stdout for _ in range(2))
    assert eerste != tweede
    assert all(regel.startswith("JEUGDREGIO_") and "=" in regel for regel in eerste.splitlines())


def test_a_site_of_which_no_name_is_known_is_not_served(tmp_path: Path) -> None:
    regels = call(tmp_path, "beheer", "sleutels").stdout.splitlines()
    sleutels = dict(regel.split("=", 1) for regel in regels)
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = str(vrij.getsockname()[1])
    afloop = call(tmp_path, "serveer", "--poort", poort, **sleutels)
    assert afloop.returncode == 2
    assert "JEUGDREGIO_HOSTS is leeg" in afloop.stderr


def test_a_stand_is_filled_from_the_tables_of_another_system_and_published(
    demo: Path, tmp_path: Path
) -> None:
    tabellen = sorted(map(str, (demo / "stand" / "2021-06-30").glob("*.parquet")))
    opties = ["--regio", "SVJ", "--volledig-tot", "2021-05", "--peildatum", "2021-06-30"]
    afloop = call(tmp_path / "elders", "stand", "lees", *tabellen, *opties)
    assert afloop.returncode == 0, afloop.stderr
    elders, hier = (
        call(map_, "monitor", "toon", "kosten", "--per", "jaar", "--formaat", "csv").stdout
        for map_ in (tmp_path / "elders", demo)
    )
    assert elders == hier.replace(",ja\n", ",nee\n")  # only a demo says of itself that it is made up
    assert "2021," in elders

    opnieuw = call(tmp_path / "elders", "stand", "lees", *tabellen, *opties)
    assert opnieuw.returncode == 1
    assert "2021-06-30" in opnieuw.stderr
    assert "Traceback" not in opnieuw.stderr


def test_a_row_that_does_not_fit_is_named_and_no_stand_is_made(tmp_path: Path) -> None:
    bestand = tmp_path / "gemeenten.csv"
    bestand.write_text(
        "gemeente,naam,provincie,landsdeel\n77,Eindhoven,Noord-Brabant,Zuid\n", encoding="utf-8"
    )
    afloop = call(
        tmp_path / "elders", "stand", "lees", str(bestand), "--regio", "SVJ", "--volledig-tot", "2021-04"
    )
    assert afloop.returncode == 1
    assert "gemeenten.csv" in afloop.stdout
    assert "Er is geen stand gemaakt" in afloop.stderr
    assert list((tmp_path / "elders").rglob("*.parquet")) == []


def test_contracts_come_from_a_file_only_when_every_row_is_right(demo: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "contracten.csv"
    bestand.write_text(
        "agb;naam;gebied;van;tot\n65656055;Hulp (fictief);SVJ;2026-01-01;\n6565;;SVJ;2026-01-01;\n"
    )
    afloop = call(demo, "beheer", "contracten", str(bestand))
    assert afloop.returncode == 1
    assert "Regel 3, kolom agb" in afloop.stdout
    assert "Er is niets overgenomen" in afloop.stderr

    bestand.write_text("agb;naam;gebied;van;tot\n65656055;Hulp (fictief);SVJ;2026-01-01;\n")
    assert "1 contracten overgenomen" in call(demo, "beheer", "contracten", str(bestand)).stderr
    assert (
        "0 contracten overgenomen, 1 stonden er al" in call(demo, "beheer", "contracten", str(bestand)).stderr
    )
