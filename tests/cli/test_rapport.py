"""`jeugdregio monitor rapport`: the figures of `monitor toon` as a document."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import docx
import pypdf
import pytest
from tests.web.cijfers.publicatie import write_publicatie
from typer.testing import CliRunner

from jeugdregio.cli import app


@pytest.fixture
def roep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line on a folder with a publication."""
    write_publicatie(tmp_path)
    monkeypatch.setenv("JEUGDREGIO_MAP", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "300")
    return CliRunner()


def test_the_figures_of_the_report_are_those_of_monitor_toon(roep: CliRunner, tmp_path: Path) -> None:
    vraag = ["monitor", "toon", "jeugdigen_met_jeugdhulp", "--per", "jaar,gemeente", "--formaat", "csv"]
    rijen = list(csv.DictReader(io.StringIO(roep.invoke(app, vraag).stdout)))
    bestand = tmp_path / "map" / "rapport.docx"
    plaatsen = ",".join(dict.fromkeys(rij["gemeente"] for rij in rijen))
    opdracht = ["monitor", "rapport", str(bestand), "--indicator", "jeugdigen_met_jeugdhulp"]
    afloop = roep.invoke(app, [*opdracht, "--plaats", plaatsen])
    assert afloop.exit_code == 0, afloop.output
    koppen, *regels = [[cel.text for cel in rij.cells] for rij in docx.Document(str(bestand)).tables[1].rows]
    cellen = [
        (kop.rstrip("*"), cel) for regel in regels for kop, cel in zip(koppen[1:], regel[1:], strict=True)
    ]
    tekens = {"onderdrukt": "·", "geen noemer": "–"}
    verwacht = [
        (rij["jaar"], tekens.get(rij["status"]) or f"{int(rij['waarde']):,}".replace(",", "."))
        for rij in rijen
    ]
    assert cellen == verwacht


def test_without_a_choice_it_is_about_the_region_and_what_it_can_steer_by(
    roep: CliRunner, tmp_path: Path
) -> None:
    bestand = tmp_path / "rapport.pdf"
    afloop = roep.invoke(app, ["monitor", "rapport", str(bestand), "--stand", "2026-10-31"])
    assert afloop.exit_code == 0, afloop.output
    assert afloop.stdout == ""
    assert "1 indicator in" in afloop.stderr
    tekst = "".join(pagina.extract_text() for pagina in pypdf.PdfReader(bestand).pages)
    assert "Jeugdigen met jeugdhulp" in tekst
    assert "9.000" in tekst
    assert "72.345.678" not in tekst


def test_it_is_made_by_a_process_that_does_not_set_up_the_site(roep: CliRunner, tmp_path: Path) -> None:
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam != "DJANGO_SETTINGS_MODULE"}
    afloop = subprocess.run(
        [sys.executable, "-m", "jeugdregio", "monitor", "rapport", "rapport.docx"],
        env=omgeving,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert afloop.returncode == 0, afloop.stderr
    assert (tmp_path / "rapport.docx").stat().st_size


def test_what_is_asked_and_not_published_is_told(roep: CliRunner, tmp_path: Path) -> None:
    opdracht = ["monitor", "rapport", str(tmp_path / "r.docx"), "--indicator", "kosten", "--plaats", "0772"]
    afloop = roep.invoke(app, opdracht)
    assert "Niet in het rapport: Kosten: dit cijfer wordt niet per gemeente gepubliceerd." in afloop.stderr


@pytest.mark.parametrize(
    ("argumenten", "fout"),
    [
        (["rapport.txt"], "het bestand moet eindigen op .pdf of .docx, niet op '.txt'"),
        (["rapport.pdf", "--indicator", "bestaat_niet"], "bestaat_niet zit niet in de publicatie"),
        (["rapport.pdf", "--plaats", "9999"], "geen cijfers van 9999"),
        (["rapport.pdf", "--van", "2027"], "kies van 2023 tot en met 2026"),
        (["rapport.pdf", "--stand", "2020-01-01"], "2020-01-01"),
    ],
)
def test_wrong_use_says_what_is_wrong_and_makes_no_file(
    argumenten: list[str], fout: str, roep: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    afloop = roep.invoke(app, ["monitor", "rapport", *argumenten])
    assert afloop.exit_code == 2
    assert fout in afloop.stderr
    assert not (tmp_path / argumenten[0]).exists()
