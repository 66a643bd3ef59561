"""The files of two made-up suppliers become our tables: semicolons and cp1252, or pipes and codes."""

import datetime
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.stand import (
    TABELLEN,
    Inlezing,
    Pseudonimisering,
    StandMeta,
    Vertaling,
    lees_bestanden,
    probeer,
    read_vertaling,
    vul_aan,
)

DAG = datetime.date(2026, 1, 31)
BSN, ANDERE_BSN, ACHT_CIJFERS = "999900006", "999900018", "10000008"
PSEUDONIEM = Pseudonimisering(lambda bsn: -int(bsn or 0), lambda gemeente, nummer: int(f"{gemeente}{nummer}"))
KINDVOLG, ZORGPOORT = (
    read_vertaling(Path(str(resources.files("jeugdregio.demo.aanlevering").joinpath(f"{naam}.toml"))))
    for naam in ("kindvolg", "zorgpoort")
)
REGIO = {gemeente.code for gemeente in GEMEENTEN}
REGIE = "Gemeentenr;BSN;Rol;Van;Tot;Medewerker"
UITKOMST = "gem|agb|burgerservicenr|prodcat|prodcode|peildag|cijfer|vervolg|doelen"


def write(map_: Path, naam: str, regels: Sequence[str], codering: str = "cp1252") -> Path:
    pad = map_ / naam
    pad.write_bytes("\r\n".join((*regels, "")).encode(codering))
    return pad


def fill(map_: Path, pad: Path, vertaling: Vertaling) -> Inlezing:
    return vul_aan([pad], map_, op=DAG, vertaling=vertaling, pseudoniemen=PSEUDONIEM, regio=REGIO)


def kept(map_: Path, tabel: str) -> list[dict[str, Any]]:
    (pad,) = (map_ / "aangeleverd").glob(f"{tabel}-*.parquet")
    rijen: list[dict[str, Any]] = pq.read_table(pad).to_pylist()
    return rijen


def make_vertaling(map_: Path, tekst: str) -> Vertaling:
    pad = map_ / "leverancier.toml"
    pad.write_text(tekst, encoding="utf-8")
    return read_vertaling(pad)


def test_semicolons_dutch_dates_codes_and_bsns_are_translated(tmp_path: Path) -> None:
    pad = write(tmp_path, "casusregie 2026.csv", [REGIE, f"772;{BSN};CR;01-02-2025;lopend;José"])
    assert fill(tmp_path, pad, KINDVOLG).bevindingen == []
    assert kept(tmp_path, "regiekoppelingen") == [
        {
            "gemeente": "0772",
            "pseudoniem": -int(BSN),
            "soort": "casusregie",
            "begindatum": datetime.date(2025, 2, 1),
            "einddatum": None,
        }
    ]


def test_euros_become_cents_and_a_month_its_first_day(tmp_path: Path) -> None:
    kop = "Gemeentenr;Maand;Bekostiging;AGB-code;Bedrag in euro;Aantal jeugdigen"
    pad = write(tmp_path, "kosten buiten berichten.csv", [kop, "772;03-2025;PGB;;1.234,56;12"])
    assert fill(tmp_path, pad, KINDVOLG).schoon
    (rij,) = kept(tmp_path, "overigekosten")
    assert (rij["maand"], rij["bedrag"], rij["jeugdigen"]) == (datetime.date(2025, 3, 1), 123_456, 12)
    assert rij["soort"] == "Persoonsgebonden budget"
    assert rij["aanbieder"] is None


def test_a_grade_becomes_ten_times_itself_and_weeks_become_days(tmp_path: Path) -> None:
    regels = [
        UITKOMST,
        f"0772|94000001|{BSN}|45|45A04|20250630|7.5|03|J",
        f"0772|94000001|{BSN}|45|45A04|20250701||99|",
    ]
    assert fill(tmp_path, write(tmp_path, "uitkomst_juni.txt", regels), ZORGPOORT).schoon
    eerste, tweede = kept(tmp_path, "uitkomsten")
    assert (eerste["nut"], eerste["zonder_hulp"], eerste["doelen_behaald"]) == (75, True, True)
    assert (tweede["nut"], tweede["zonder_hulp"], tweede["doelen_behaald"]) == (None, None, None)
    regels = ["agb|prodcat|prodcode|weken|opgave", "94000001|45|45A04|2.0|20250101"]
    assert fill(tmp_path, write(tmp_path, "wachttijd_juni.txt", regels), ZORGPOORT).schoon
    assert kept(tmp_path, "wachttijdopgaven")[0]["dagen"] == 14


@pytest.mark.parametrize(
    ("rij", "kolom", "tekst"),
    [
        (f"772;{BSN};CR;2-30-2025;;x", "Van", "een bestaande datum zoals 31-12-2025"),
        (f"772;{BSN};XX;01-02-2025;;x", "Rol", "deze code staat niet in de codetabel"),
        ("772;999900007;CR;01-02-2025;;x", "BSN", "elfproef"),
        ("772;;CR;01-02-2025;;x", "BSN", "mag niet leeg zijn"),
        (f"Best;{BSN};CR;01-02-2025;;x", "Gemeentenr", "4 cijfers"),
        (f"772;{BSN};CR;lopend;;x", "Van", "een bestaande datum"),
        (f"772;{BSN};CR", None, "de regel heeft 3 kolommen; verwacht: 6"),
    ],
)
def test_a_finding_has_the_line_and_the_column_of_the_supplier_and_no_value(
    tmp_path: Path, rij: str, kolom: str | None, tekst: str
) -> None:
    goed = f"772;{BSN};VG;01-02-2025;31-12-2025;x"
    pad = write(tmp_path, "casusregie.csv", [REGIE, goed, "", goed, rij])
    (bevinding,) = fill(tmp_path, pad, KINDVOLG)
    assert (bevinding.rij, bevinding.kolom) == (5, kolom)
    assert tekst in bevinding.tekst
    assert "99990" not in str(bevinding)
    assert not list((tmp_path / "aangeleverd").glob("*.parquet"))


def test_a_note_of_several_lines_moves_no_line_number(tmp_path: Path) -> None:
    regels = [
        REGIE,
        f'772;{BSN};CR;01-02-2025;;"a\r\nb\r\nc"',
        "772;1;CR",
        f'772;{BSN};XX;01-02-2025;;"x\ny"',
        "1;2",
    ]
    pad = write(tmp_path, "casusregie.csv", [*regels, f"772;{BSN};CR;ooit;;x"])
    gevonden = sorted((bevinding.rij or 0, bevinding.kolom) for bevinding in fill(tmp_path, pad, KINDVOLG))
    assert gevonden == [(5, None), (6, "Rol"), (8, None), (9, "Van")]


def test_a_bsn_that_lost_its_first_nought_in_a_spreadsheet_is_whole_again(tmp_path: Path) -> None:
    pad = write(tmp_path, "casusregie.csv", [REGIE, f"772;{ACHT_CIJFERS};CR;01-02-2025;;x"])
    assert fill(tmp_path, pad, KINDVOLG).schoon
    assert kept(tmp_path, "regiekoppelingen")[0]["pseudoniem"] == -int(ACHT_CIJFERS)


def test_a_dry_run_writes_nothing_and_says_what_it_saw(tmp_path: Path) -> None:
    regels = [REGIE, *(f"772;{BSN};{rol};01-02-2025;;x" for rol in ("CR", "XX", "XX", "Jan Peer"))]
    pad = write(tmp_path, "casusregie.csv", regels)
    uitkomst = probeer([pad], aanvullen=True, vertaling=KINDVOLG, pseudoniemen=PSEUDONIEM, gemeenten=REGIO)
    (verslag,) = uitkomst.verslagen
    assert (verslag.tabel, verslag.rijen, verslag.ongebruikt) == ("regiekoppelingen", 4, ("Medewerker",))
    tellingen = [
        (telling.kolom, telling.code, telling.aantal, telling.rij) for telling in verslag.onbekend.values()
    ]
    # a text that may be a name is told by its form only
    assert tellingen == [("Rol", "XX", 2, 3), ("Rol", "8 tekens", 1, 5)]
    assert uitkomst.aantal_bevindingen == 3
    assert [pad.name for pad in tmp_path.iterdir()] == ["casusregie.csv"]


def test_one_file_fills_several_tables_and_a_fixed_value_says_what_it_does_not(tmp_path: Path) -> None:
    vertaling = make_vertaling(
        tmp_path,
        """
leverancier = "Een"
[[tabel]]
naam = "regiekoppelingen"
bestand = "alles.csv"
[tabel.kolommen]
gemeente = { vast = "0772" }
pseudoniem = { bsn = "b" }
soort = { vast = "voogdij" }
begindatum = "d"
[[tabel]]
naam = "toekomstplannen"
bestand = "alles.csv"
kolommen = { gemeente = { vast = "0772" }, pseudoniem = { bsn = "b" }, vastgesteld_op = "d" }
""",
    )
    pad = write(tmp_path, "ALLES.csv", ["b,d", f"{BSN},2025-01-31"])
    assert fill(tmp_path, pad, vertaling).rijen == {"regiekoppelingen": 1, "toekomstplannen": 1}
    assert kept(tmp_path, "regiekoppelingen")[0]["soort"] == "voogdij"


def test_an_excel_sheet_is_read_with_its_own_days_and_numbers(tmp_path: Path) -> None:
    vertaling = make_vertaling(
        tmp_path,
        """
leverancier = "Blad"
decimaal = ","
[[tabel]]
naam = "overigekosten"
bestand = "*.xlsx"
blad = "Pgb"
[tabel.kolommen]
gemeente = { kolom = "Gemeente", cijfers = 4 }
maand = { kolom = "Maand", datum = "%d-%m-%Y" }
soort = { vast = "Persoonsgebonden budget" }
bedrag = { kolom = "Bedrag", maal = 100 }
""",
    )
    pad = tmp_path / "pgb.xlsx"
    with xlsxwriter.Workbook(str(pad)) as boek:
        boek.add_worksheet("Uitleg")
        blad = boek.add_worksheet("Pgb")
        blad.write_row(0, 0, ["Gemeente", "Maand", "Bedrag"])
        for rij, maand in ((1, datetime.date(2025, 1, 1)), (3, datetime.date(2025, 2, 1))):
            blad.write_number(rij, 0, 772)
            blad.write_datetime(rij, 1, maand, boek.add_format({"num_format": "dd-mm-yyyy"}))
            blad.write_number(rij, 2, 1234.56)
    assert fill(tmp_path, pad, vertaling).bevindingen == []
    assert [(rij["gemeente"], rij["maand"], rij["bedrag"]) for rij in kept(tmp_path, "overigekosten")] == [
        ("0772", datetime.date(2025, 1, 1), 123_456),
        ("0772", datetime.date(2025, 2, 1), 123_456),
    ]
    (tmp_path / "kapot.xlsx").write_bytes(b"PK geen excel")
    (bevinding,) = fill(tmp_path, tmp_path / "kapot.xlsx", vertaling)
    assert "geen Excel-bestand" in bevinding.tekst


def test_assignment_numbers_get_the_pseudonym_of_number_and_municipality(tmp_path: Path) -> None:
    vertaling = make_vertaling(
        tmp_path,
        """
leverancier = "Oud systeem"
scheiding = ";"
[[tabel]]
naam = "gebieden"
bestand = "gebieden.csv"
kolommen = { gebied = "g", naam = "g", soort = { vast = "jeugdregio" }, gemeente = "gem" }
[[tabel]]
naam = "leveringen"
bestand = "zorg.csv"
[tabel.kolommen]
gemeente = "gem"
aanbieder = "agb"
pseudoniem = { bsn = "bsn" }
toewijzing = { toewijzing = "nr" }
begindatum = "van"
tijdelijk = { vast = false }
bekend_op = "van"
""",
    )
    gebieden = write(tmp_path, "gebieden.csv", ["g;gem", "R;0772"])
    zorg = write(
        tmp_path,
        "zorg.csv",
        ["gem;agb;bsn;nr;van", f"0772;94000001;{BSN};7;2025-01-01", f"0753;94000001;{BSN};7;2025-01-01"],
    )
    meta = StandMeta(
        peildatum=DAG,
        gemaakt_op=datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC),
        regio="R",
        volledig_tot="2025-12",
        software_versie="0",
    )
    uitkomst = lees_bestanden(
        [gebieden, zorg], tmp_path / "stand", meta=meta, vertaling=vertaling, pseudoniemen=PSEUDONIEM
    )
    assert uitkomst.bevindingen == []
    rijen = pq.read_table(tmp_path / "stand" / "leveringen.parquet").to_pylist()
    assert [rij["toewijzing"] for rij in rijen] == [7727, 7537]


def test_bsns_in_a_column_of_pseudonyms_are_refused_with_the_suppliers_name(tmp_path: Path) -> None:
    vertaling = make_vertaling(
        tmp_path,
        """
leverancier = "Vergist"
[[tabel]]
naam = "toekomstplannen"
bestand = "*.csv"
kolommen = { gemeente = { vast = "0772" }, pseudoniem = "klant", vastgesteld_op = { vast = "2025-01-01" } }
""",
    )
    elf = [
        n
        for n in range(999900006, 999910000)
        if sum(g * int(c) for g, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), str(n), strict=True)) % 11 == 0
    ]
    (bevinding,) = fill(tmp_path, write(tmp_path, "k.csv", ["klant", *map(str, elf[:25])]), vertaling)
    assert bevinding.kolom == "klant"
    assert "burgerservicenummers" in bevinding.tekst


@pytest.mark.parametrize(
    ("inhoud", "tekst"),
    [
        (b"", "het bestand is leeg"),
        (REGIE.replace(";", "|").encode() + b"\r\n", "gescheiden met rechte strepen; verwacht: puntkomma's"),
        (b"a;b\r\n1;2\r\n", "hier horen de namen van de kolommen: Gemeentenr, BSN"),
        (REGIE.replace("Rol;", "").encode() + b"\r\n", "deze kolom ontbreekt"),
        (REGIE.encode() + b";BSN\r\n", "staat er dubbel"),
        (REGIE.encode() + b"\r\n772;\x81;CR;01-02-2025;;x\r\n", "het bestand is geen CP1252"),
    ],
)
def test_a_file_of_another_form_gets_one_finding(tmp_path: Path, inhoud: bytes, tekst: str) -> None:
    pad = tmp_path / "casusregie.csv"
    pad.write_bytes(inhoud)
    (bevinding,) = fill(tmp_path, pad, KINDVOLG)
    assert tekst in bevinding.tekst


def test_a_file_that_no_pattern_names_is_found_with_the_patterns(tmp_path: Path) -> None:
    (bevinding,) = fill(tmp_path, write(tmp_path, "iets.csv", ["a"]), KINDVOLG)
    assert "casusregie*.csv" in bevinding.tekst


def test_a_table_of_the_register_cannot_be_supplemented(tmp_path: Path) -> None:
    pad = write(tmp_path, "leveringen.csv", [",".join(TABELLEN["leveringen"].kolomnamen)])
    (bevinding,) = vul_aan([pad], tmp_path, op=DAG)
    assert "komt uit het register" in bevinding.tekst


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    inhoud=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda tekst: f"{REGIE}\r\n{tekst}".encode("cp1252", "replace")),
        st.lists(st.lists(st.text(max_size=8), min_size=6, max_size=6), max_size=5).map(
            lambda rijen: "\r\n".join([REGIE, *map(";".join, rijen)]).encode("cp1252", "replace")
        ),
    ),
    naam=st.sampled_from(["casusregie.csv", "scholen.csv", "kosten buiten berichten.csv", "casusregie.xlsx"]),
)
def test_no_file_whatever_is_in_it_makes_reading_fail(tmp_path: Path, inhoud: bytes, naam: str) -> None:
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    uitkomst = probeer([pad], aanvullen=True, vertaling=KINDVOLG, pseudoniemen=PSEUDONIEM, gemeenten=REGIO)
    assert {bevinding.bestand for bevinding in uitkomst} <= {str(pad)}
    if inhoud and not inhoud.startswith(REGIE.encode()):
        assert not uitkomst.schoon
    eigen = tmp_path / "toekomstplannen.csv"
    eigen.write_bytes(inhoud)
    probeer([eigen], aanvullen=True)
