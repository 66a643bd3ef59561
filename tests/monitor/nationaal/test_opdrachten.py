"""The commands on the accounts, called as a user does."""

import csv
import io
import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.monitor.nationaal.conftest import SchrijfIv3
from tests.monitor.nationaal.test_statistiek import help_of
from tests.spec.conftest import MaakStand

from jeugdregio.cli import main


class Afloop(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    uit: str
    fout: str


Roep = Callable[..., Afloop]
HULP = "6.73a Pleegzorg"


@pytest.fixture
def monitor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Roep:
    def call(*argumenten: str | Path) -> Afloop:
        monkeypatch.setattr(sys, "argv", ["jeugdregio", "monitor", *map(str, argumenten)])
        monkeypatch.setenv("COLUMNS", "100")
        with pytest.raises(SystemExit) as einde:
            main()
        return Afloop(int(einde.value.code or 0), *capsys.readouterr())

    return call


def test_the_real_accounts_give_forty_two_regions_in_euros_per_young_person(
    monitor: Roep, echt: Path
) -> None:
    afloop = monitor("vergelijk-iv3", echt, "--formaat", "csv")
    assert (afloop.code, afloop.fout) == (0, "")
    rijen = list(csv.DictReader(io.StringIO(afloop.uit)))
    assert len(rijen) == 42
    assert all(1000 < float(rij["waarde"]) < 3000 for rij in rijen)
    assert {rij["naam"]: rij["ontbreekt"] for rij in rijen if rij["status"] != "volledig"} == {
        "Lekstroom": "Vijfheerenlanden"
    }
    assert sum(int(rij["totaal"]) for rij in rijen) == 6_277_780_000
    assert {(rij["jaar"], rij["jeugdigen_jaar"], rij["bedrag"]) for rij in rijen} == {
        ("2023", "2025", "lasten")
    }


def test_the_table_says_what_is_counted_and_that_the_years_differ(monitor: Roep, echt: Path) -> None:
    afloop = monitor("vergelijk-iv3", echt, "--per", "landsdeel", "--bedrag", "saldo")
    assert afloop.code == 0
    for tekst in (
        "lasten min baten",
        "kosten zijn van 2023",
        "jeugdigen is van 2025",
        "Vijfheerenlanden",
        "BZK",
    ):
        assert tekst in afloop.uit
    assert afloop.uit.index("Zuid") < afloop.uit.index("Nederland")


def test_json_keeps_the_country_apart_from_the_places(monitor: Roep, schrijf_iv3: SchrijfIv3) -> None:
    pad = schrijf_iv3([("Eindhoven", HULP, "12", "2"), ("Best", HULP, "5", "0")])
    inhoud = json.loads(monitor("vergelijk-iv3", pad, "--per", "gemeente", "--formaat", "json").uit)
    met = {rij["naam"]: rij["totaal"] for rij in inhoud["rijen"] if rij["totaal"] is not None}
    assert met == {"Best": 5000, "Eindhoven": 12000}
    assert len(inhoud["rijen"]) == 342
    assert inhoud["nederland"]["totaal"] == 17000
    assert "Aalsmeer" in inhoud["nederland"]["ontbreekt"]


def test_what_is_not_in_the_figures_is_told_and_ends_with_one(monitor: Roep, schrijf_iv3: SchrijfIv3) -> None:
    regels = [("Eindhoven", HULP, "12", "0"), ("Elders", HULP, "3", "0"), ("Nederland", HULP, "20", "0")]
    afloop = monitor("vergelijk-iv3", schrijf_iv3(regels), "--formaat", "csv")
    assert afloop.code == 1
    assert "niet gekoppeld: Elders: geen gemeente van dit jaar" in afloop.fout
    assert "de gemeenten samen zijn 15.000 euro, de regel Nederland is 20.000" in afloop.fout
    assert len(afloop.uit.splitlines()) == 43


def test_a_year_beyond_the_calendar_is_wrong_use(monitor: Roep, schrijf_iv3: SchrijfIv3) -> None:
    afloop = monitor("vergelijk-iv3", schrijf_iv3([("Best", HULP, "1", "0")]), "--jaar", "99999")
    assert (afloop.code, afloop.uit) == (2, "")


@pytest.mark.parametrize("formaat", ["tabel", "csv", "json"])
def test_a_year_without_known_fields_is_wrong_use(
    monitor: Roep, schrijf_iv3: SchrijfIv3, formaat: str
) -> None:
    pad = schrijf_iv3([("Eindhoven", HULP, "12", "0")])
    afloop = monitor("vergelijk-iv3", pad, "--jaar", "2020", "--formaat", formaat)
    assert (afloop.code, afloop.uit) == (2, "")
    assert "van 2020 kennen wij de taakvelden van jeugd niet" in afloop.fout


REGIO = {"gebied": "R", "naam": "Regio", "soort": "inkoopregio", "gemeente": "0753"}


@pytest.fixture
def met_stand(maak_stand: MaakStand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one stand, of region R with Best in it."""
    maak_stand(gebieden=[REGIO])
    (tmp_path / "stand").mkdir()
    (tmp_path / "stand-0").rename(tmp_path / "stand" / "2024-01-01")
    monkeypatch.setenv("JEUGDREGIO_MAP", str(tmp_path))
    return tmp_path


def test_coverage_needs_a_purpose_and_keeps_it(
    met_stand: Path, monitor: Roep, schrijf_iv3: SchrijfIv3
) -> None:
    pad = schrijf_iv3([("Best", HULP, "12", "0")])
    zonder = monitor("dekking", pad)
    assert (zonder.code, zonder.uit) == (2, "")
    assert "--doel" in zonder.fout
    assert not (met_stand / "intern.jsonl").exists()
    afloop = monitor("dekking", pad, "--doel", "nagaan van verschillen", "--formaat", "csv")
    assert (afloop.code, afloop.fout) == (0, "")
    rijen = {
        rij["rubriek"]: rij for rij in csv.DictReader(io.StringIO(afloop.uit)) if rij["soort"] == "rubriek"
    }
    assert (rijen["6.73a"]["geboekt"], rijen["6.73a"]["gedeclareerd"]) == ("12000.0", "0.0")
    (regel,) = (met_stand / "intern.jsonl").read_text("utf-8").splitlines()
    gebruik = json.loads(regel)
    assert (gebruik["opdracht"], gebruik["gemeenten"]) == ("monitor dekking", ["0753"])
    assert gebruik["doel"] == "nagaan van verschillen"
    assert stat.S_IMODE((met_stand / "intern.jsonl").stat().st_mode) == 0o600


@pytest.mark.usefixtures("met_stand")
def test_coverage_of_chosen_municipalities_as_tables(monitor: Roep, schrijf_iv3: SchrijfIv3) -> None:
    pad = schrijf_iv3([("Best", HULP, "12", "0"), ("Eindhoven", HULP, "34", "0")])
    afloop = monitor("dekking", pad, "--doel", "proef", "--gemeente", "0772")
    assert afloop.code == 0
    assert "Eindhoven" in afloop.uit
    assert "Best" not in afloop.uit
    assert "alleen voor eigen gebruik" in afloop.uit
    assert monitor("dekking", pad, "--doel", "proef", "--gemeente", "9999").code == 2


def test_coverage_without_a_stand_says_how_to_get_one(
    monitor: Roep, schrijf_iv3: SchrijfIv3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JEUGDREGIO_MAP", str(tmp_path / "leeg"))
    afloop = monitor("dekking", schrijf_iv3([("Best", HULP, "12", "0")]), "--doel", "proef")
    assert afloop.code == 2
    assert "is nog geen stand" in afloop.fout


STATISTIEK = ("--gemeente", "0753", "--team", "94000007", "--van", "2023-01-01", "--doel", "levering CBS")


def test_the_file_for_the_statistics_is_made_and_its_use_is_kept(met_stand: Path, monitor: Roep) -> None:
    naar = met_stand / "team.csv"
    afloop = monitor("statistiek", naar, *STATISTIEK, "--tot", "2023-06-30")
    assert afloop.code == 0, afloop.fout
    assert afloop.uit.split() == [str(naar), str(met_stand / "team.leesmij.txt")]
    assert "persoonsgegevens" in afloop.fout
    gebruik = json.loads((met_stand / "intern.jsonl").read_text("utf-8"))
    assert (gebruik["opdracht"], gebruik["gemeenten"]) == ("monitor statistiek", ["0753"])
    nog_eens = monitor("statistiek", naar, *STATISTIEK, "--tot", "2023-06-30")
    assert (nog_eens.code, "bestaat al" in nog_eens.fout) == (2, True)
    terug = monitor("statistiek", naar, *STATISTIEK, "--tot", "2022-06-30")
    assert (terug.code, "ligt voor de eerste" in terug.fout) == (2, True)


def test_an_empty_file_for_the_statistics_says_why(
    monitor: Roep, met_stand: Path, maak_stand: MaakStand
) -> None:
    opties = dict(zip(STATISTIEK[::2], STATISTIEK[1::2], strict=True))
    ander = [deel for paar in (opties | {"--team": "65999999"}).items() for deel in paar]
    afloop = monitor("statistiek", met_stand / "ander.csv", *ander, "--tot", "2023-06-30")
    assert "geen hulp van aanbieder 65999999. Controleer de AGB-code" in afloop.fout
    maak_stand(gebieden=[REGIO], leveringen=[help_of("2024-01-01")])
    (met_stand / "stand-1").rename(met_stand / "stand" / "2024-06-30")
    afloop = monitor("statistiek", met_stand / "vroeger.csv", *STATISTIEK, "--tot", "2023-06-30")
    assert "maar niet in dit tijdvak" in afloop.fout
