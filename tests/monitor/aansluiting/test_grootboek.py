"""Reading ledgers: columns by name, whole or not at all, and nothing that a file can hold breaks it."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jeugdregio.monitor import MonitorError
from jeugdregio.monitor.aansluiting import Boeking, read_grootboek

MAART = datetime.date(2025, 3, 1)


def write(pad: Path, tekst: str, codering: str = "utf-8") -> Path:
    pad.write_bytes(tekst.encode(codering))
    return pad


def write_xlsx(pad: Path, rijen: list[list[Any]], blad: str = "Blad1") -> Path:
    boek = xlsxwriter.Workbook(str(pad), {"default_date_format": "dd-mm-yyyy"})
    for naam in dict.fromkeys(["Blad1", blad]):
        vel = boek.add_worksheet(naam)
        if naam == blad:
            for nummer, rij in enumerate(rijen):
                vel.write_row(nummer, 0, rij)
    boek.close()
    return pad


def test_a_csv_of_a_dutch_system(tmp_path: Path) -> None:
    pad = write(
        tmp_path / "boek.csv",
        "Grootboek jeugd;;;;;\n"
        "Periode;Gemeente-code;AGB-code;Bedrag (EUR);Boekdatum;Factuur\n"
        "2025-03;0772;94000001;1.234,56;30-4-2025;F1\n"
        "\n"
        "maart 2025;772;94000002;12,50-;30-4-2025;F2\n"
        "Totaal;;;1.222,06;;\n",
        "cp1252",
    )
    grootboek = read_grootboek(pad)
    dag = datetime.date(2025, 4, 30)
    assert grootboek.boekingen == [
        Boeking(3, MAART, "0772", "94000001", 123456, dag, "F1"),
        Boeking(5, MAART, "0772", "94000002", -1250, dag, "F2"),
    ]
    assert (grootboek.totalen, grootboek.aantal_bevindingen) == (1, 0)


@pytest.mark.parametrize("scheiding", [",", "\t", "|"])
def test_other_separators_are_recognised(tmp_path: Path, scheiding: str) -> None:
    rijen = [["maand", "gemeente", "agb", "bedrag"], ["2025-03", "0772", "94000001", '"1.234,56"']]
    pad = write(tmp_path / "boek.txt", "\n".join(scheiding.join(rij) for rij in rijen))
    assert read_grootboek(pad).boekingen == [Boeking(2, MAART, "0772", "94000001", 123456)]


def test_an_excel_file_with_numbers_and_dates(tmp_path: Path) -> None:
    rijen: list[list[Any]] = [
        ["Maand", "Gemeente", "AGB", "Bedrag", "Boekdatum", "D/C"],
        [datetime.date(2025, 3, 1), 772, 1000001, 1234.56, datetime.date(2025, 4, 30), "D"],
        [202503, "Eindhoven", "Aanbieder Noord", 10, "", "Credit"],
    ]
    grootboek = read_grootboek(write_xlsx(tmp_path / "boek.xlsx", rijen, "Boekingen"), blad="Boekingen")
    assert grootboek.boekingen == [
        Boeking(2, MAART, "0772", "01000001", 123456, datetime.date(2025, 4, 30)),
        Boeking(3, MAART, "Eindhoven", "Aanbieder Noord", -1000),
    ]


def test_columns_can_be_pointed_at_and_a_municipality_given(tmp_path: Path) -> None:
    pad = write(tmp_path / "b.csv", "Zorgmaand;Relatie;Netto;Bruto\n2025-03;94000001;1,00;2,00\n")
    kolommen = {"aanbieder": "relatie", "bedrag": "BRUTO"}
    grootboek = read_grootboek(pad, kolommen=kolommen, gemeente="0772")
    assert grootboek.boekingen == [Boeking(2, MAART, "0772", "94000001", 200)]


@pytest.mark.parametrize(
    ("inhoud", "kolommen", "tekst"),
    [
        ("", {}, "leeg"),
        ("maand;agb;gemeente\n", {}, "geen kolom voor bedrag; wijs die aan met --kolom bedrag=NAAM"),
        ("maand;gemeente;agb;bedrag;saldo\n", {}, "bedrag kan bedrag of saldo zijn"),
        ("maand;gemeente;agb;bedrag\n", {"bedrag": "netto"}, "geen kolom netto"),
        ("maand;gemeente;agb;bedrag\n", {"prijs": "x"}, "heeft geen prijs; kies uit maand"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_with_what_to_do(
    tmp_path: Path, inhoud: str, kolommen: dict[str, str], tekst: str
) -> None:
    with pytest.raises(MonitorError, match=tekst):
        read_grootboek(write(tmp_path / "b.csv", inhoud), kolommen=kolommen)


def test_each_value_that_cannot_be_read_is_named_by_its_place(tmp_path: Path) -> None:
    pad = write(
        tmp_path / "b.csv",
        "maand;gemeente;agb;bedrag;boekdatum;dc\n2025-13;;94000001;veel;31-2-2025;X\n2025-03;0772;;1,00;;\n",
    )
    grootboek = read_grootboek(pad)
    assert [(b.rij, b.kolom) for b in grootboek.bevindingen] == [
        (2, "maand"),
        (2, "bedrag"),
        (2, "boekdatum"),
        (2, "dc"),
        (2, "gemeente"),
        (3, "dc"),
    ]
    assert "veel" not in "".join(map(str, grootboek.bevindingen))
    assert grootboek.boekingen == []


def test_what_is_no_excel_file_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "b.xlsx"
    pad.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(MonitorError, match="geen Excel-bestand"):
        read_grootboek(pad)
    with pytest.raises(MonitorError, match="geen blad Twee; wel: Blad1"):
        read_grootboek(write_xlsx(tmp_path / "c.xlsx", [["a"]]), blad="Twee")


KOP = b"maand;gemeente;agb;bedrag;boekdatum\n"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", KOP, KOP.replace(b";", b",")]),
    st.sampled_from([".csv", ".xlsx"]),
)
def test_any_file_is_read_or_refused(tmp_path: Path, inhoud: bytes, kop: bytes, soort: str) -> None:
    pad = tmp_path / f"wild{soort}"
    pad.write_bytes(kop + inhoud)
    try:
        grootboek = read_grootboek(pad)
    except MonitorError:
        return
    assert grootboek.aantal_bevindingen == len(grootboek.bevindingen)
    assert all(boeking.maand.day == 1 for boeking in grootboek.boekingen)


CEL = st.one_of(st.text("0123456789.,-€ abcPtT\n", max_size=8), st.integers(-(10**9), 10**9), st.dates())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CEL, min_size=5, max_size=5), max_size=5))
def test_every_row_of_a_sheet_is_a_booking_a_finding_or_a_total(
    tmp_path: Path, rijen: list[list[Any]]
) -> None:
    pad = write_xlsx(tmp_path / "wild.xlsx", [["maand", "gemeente", "agb", "bedrag", "boekdatum"], *rijen])
    grootboek = read_grootboek(pad)
    met_fout = {b.rij for b in grootboek.bevindingen}
    gevuld = sum(any(str(cel).strip() for cel in rij) for rij in rijen)
    assert len(grootboek.boekingen) + len(met_fout) + grootboek.totalen == gevuld
