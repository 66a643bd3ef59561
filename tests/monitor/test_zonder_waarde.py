"""Withheld, unknown for two reasons, and zero: four things, and every output keeps them apart."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from rich.console import Console

from jeugdregio.monitor import uitvoer
from jeugdregio.monitor.publicatie import BESTAND, GepubliceerdeIndicator, Publicatie, Rij, Status
from jeugdregio.monitor.publiceren import write_table
from jeugdregio.web.cijfers.cijfer import Cijfer, eenheid_van

PER = ("jaar", "gemeente")
VIER = {
    "0001": (0.0, Status.GEPUBLICEERD),
    "0002": (None, Status.ONDERDRUKT),
    "0003": (None, Status.GEEN_NOEMER),
    "0004": (None, Status.GEEN_GEGEVENS),
}


@pytest.fixture
def indicator(tmp_path: Path) -> GepubliceerdeIndicator:
    rijen = [
        Rij({"jaar": 2022, "gemeente": plaats}, waarde, status, voorlopig=False)
        for plaats, (waarde, status) in VIER.items()
    ]
    write_table(tmp_path / "proef@1.parquet", {PER: rijen})
    teksten = dict.fromkeys(("label", "definition", "numerator", "source", "owner", "since"), "Proef")
    proef = {
        "code": "proef",
        "version": "1",
        "unit": "procent",
        "per": [list(PER)],
        "naar": [],
        "minimum": 10,
    }
    meta = {
        "stand": {"peildatum": "2024-01-01", "volledig_tot": "2023-12", "regio": "R", "fictief": False},
        "indicatoren": [{**teksten, **proef, "denominator": None, "bedragsoort": None}],
        "plaatsen": [{"code": code, "naam": f"Plaats {code}", "soort": "gemeente"} for code in VIER],
    }
    (tmp_path / BESTAND).write_text(json.dumps(meta))
    return Publicatie.open(tmp_path).indicator("proef")


def test_csv_and_json_leave_the_value_empty_and_say_why(indicator: GepubliceerdeIndicator) -> None:
    rijen = indicator.rows(PER)
    gelezen = list(csv.DictReader(io.StringIO(uitvoer.to_csv(indicator, rijen))))
    assert [(r["waarde"], r["status"]) for r in gelezen] == [
        ("0", "gepubliceerd"),
        ("", "onderdrukt"),
        ("", "geen noemer"),
        ("", "geen gegevens"),
    ]
    inhoud = json.loads(uitvoer.to_json(indicator, rijen))["rijen"]
    assert [(r["waarde"], r["status"]) for r in inhoud] == [(w, str(s)) for w, s in VIER.values()]


def test_excel_has_a_number_for_a_zero_only(indicator: GepubliceerdeIndicator) -> None:
    with zipfile.ZipFile(io.BytesIO(uitvoer.to_xlsx(indicator, indicator.rows(PER)))) as boek:
        blad = boek.read("xl/worksheets/sheet1.xml").decode()
        teksten = boek.read("xl/sharedStrings.xml").decode()
    assert '<c r="C2"><v>0</v></c>' in blad
    assert not any(f'r="C{rij}"' in blad for rij in (3, 4, 5))
    assert all(str(status) in teksten for _, status in VIER.values())


def test_the_terminal_and_the_page_write_each_differently(indicator: GepubliceerdeIndicator) -> None:
    rijen = indicator.rows(PER)
    scherm = Console(file=io.StringIO(), width=120)
    scherm.print(uitvoer.to_table(indicator, rijen))
    getoond = scherm.file.getvalue()  # type: ignore[attr-defined]  # a StringIO, as made above
    assert all(str(status) in getoond for _, status in VIER.values())
    cijfers = [Cijfer.of(rij, indicator.publicatie.plaatsen, eenheid_van("procent")) for rij in rijen]
    assert [c.tekst for c in cijfers] == ["0,0%", "·", "–", "n.b."]
    assert len({c.uitleg for c in cijfers}) == len(VIER)
