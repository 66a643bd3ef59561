"""What a delivery covers: who has no row in it is nought when covered, and unknown when not."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.stand import (
    TABELLEN,
    Dekking,
    Opgave,
    Stand,
    StandError,
    StandMeta,
    StandSchrijver,
    kept_tables,
    lees_bestanden,
    read_vertaling,
    vul_aan,
)
from jeugdregio.stand.dekking import together
from jeugdregio.stand.meta import BESTAND

DAG = datetime.date(2026, 11, 5)
REGIO = {"0001", "0002", "0003"}
SCHOOL = "gemeente,pseudoniem,school,schoolsoort,jaar"
PLANNEN = "gemeente,pseudoniem,vastgesteld_op"
META = StandMeta(
    peildatum=DAG,
    gemaakt_op=datetime.datetime(2026, 11, 5, tzinfo=datetime.UTC),
    regio="R",
    volledig_vanaf="2025-01",
    volledig_tot="2026-09",
    software_versie="0",
)

Schrijf = Callable[[str, str], Path]


@pytest.fixture
def schrijf(tmp_path: Path) -> Schrijf:
    def write(naam: str, tekst: str) -> Path:
        pad = tmp_path / naam
        pad.write_text(tekst, encoding="utf-8")
        return pad

    return write


def make(map_: Path, pad: Path) -> Stand:
    """Make the stand of what is kept under a folder, for a region of three municipalities."""
    schema = TABELLEN["gebieden"].arrow_schema
    leden = [{"gebied": "R", "naam": "R", "soort": "jeugdregio", "gemeente": g} for g in sorted(REGIO)]
    with StandSchrijver(pad, META) as schrijver:
        schrijver.write("gebieden", [pa.RecordBatch.from_pylist(leden, schema=schema)])
        for naam, batches in kept_tables(map_, DAG):
            schrijver.write(naam, batches)
        return Stand.open(schrijver.finish())


def rows(map_: Path, naam: str) -> list[dict[str, Any]]:
    return [rij for n, bs in kept_tables(map_, DAG) for b in bs for rij in b.to_pylist() if n == naam]


def test_without_a_statement_those_with_rows_are_covered_from_the_first_row_on(
    schrijf: Schrijf, tmp_path: Path
) -> None:
    pad = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0001,1,2025-05-09\n0002,2,2025-02-14\n")
    school = schrijf("schoolniveaus.csv", f"{SCHOOL}\n0001,1,,Basisonderwijs,2024\n")
    vul_aan([pad, school], tmp_path, op=DAG, regio=REGIO)
    stand = make(tmp_path, tmp_path / "s")
    einde = datetime.date(DAG.year, 12, 31)
    plannen = Dekking(datetime.date(2025, 2, 1), einde)
    assert stand.covered("toekomstplannen") == {"0001": plannen, "0002": plannen}
    assert stand.covered("schoolniveaus") == {"0001": Dekking(datetime.date(2024, 1, 1), einde)}


def test_who_is_stated_is_covered_without_a_row_from_day_to_day(schrijf: Schrijf, tmp_path: Path) -> None:
    pad = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0001,1,2025-02-01\n")
    dekking = Dekking(datetime.date(2025, 1, 1), datetime.date(2026, 10, 31))
    vul_aan([pad], tmp_path, op=DAG, regio=REGIO, opgave=Opgave(frozenset({"0001", "0003"}), dekking=dekking))
    stand = make(tmp_path, tmp_path / "s")
    assert stand.covered("toekomstplannen") == {"0001": dekking, "0003": dekking}
    assert stand.covered("wachtlijst") == {}


def test_an_empty_file_of_the_whole_region_covers_it(schrijf: Schrijf, tmp_path: Path) -> None:
    paden = [
        schrijf("toekomstplannen.csv", f"{PLANNEN}\n"),
        schrijf("wachttijdopgaven.csv", "aanbieder,productcategorie,productcode,dagen,opgegeven_op\n"),
    ]
    vul_aan(paden, tmp_path, op=DAG, regio=REGIO, opgave=Opgave(hele_regio=True))
    stand = make(tmp_path, tmp_path / "s")
    assert stand.covered("toekomstplannen").keys() == REGIO
    assert stand.covered("wachttijdopgaven").keys() == REGIO


def test_a_row_outside_what_is_stated_is_a_finding_and_nothing_is_kept(
    schrijf: Schrijf, tmp_path: Path
) -> None:
    pad = schrijf(
        "toekomstplannen.csv", f"{PLANNEN}\n0001,1,2025-02-01\n0002,2,2025-02-01\n0001,3,2026-11-01\n"
    )
    tot = Dekking(tot=datetime.date(2026, 10, 31))
    uitkomst = vul_aan([pad], tmp_path, op=DAG, opgave=Opgave(frozenset({"0001"}), dekking=tot))
    assert [(b.rij, b.kolom) for b in uitkomst] == [(3, "gemeente"), (4, "vastgesteld_op")]
    teksten = [b.tekst for b in uitkomst]
    assert teksten[0].endswith("verwacht: 0001")
    assert "tot en met 31-10-2026" in teksten[1]
    assert rows(tmp_path, "toekomstplannen") == []


@pytest.mark.parametrize(
    ("opgave", "regio", "tekst"),
    [
        (Opgave(hele_regio=True), None, "JEUGDREGIO_REGIO"),
        (Opgave(frozenset({"0009"})), REGIO, "0009 hoort niet bij de regio"),
        (Opgave(dekking=Dekking(DAG, datetime.date(2026, 1, 1))), REGIO, "voor zij begint"),
    ],
)
def test_a_statement_that_cannot_be_is_refused(
    schrijf: Schrijf, tmp_path: Path, opgave: Opgave, regio: set[str] | None, tekst: str
) -> None:
    pad = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0001,1,2025-02-01\n")
    with pytest.raises(StandError, match=tekst):
        vul_aan([pad], tmp_path, op=DAG, opgave=opgave, regio=regio)


def test_a_later_delivery_keeps_the_coverage_of_the_others_and_says_who_is_gone(
    schrijf: Schrijf, tmp_path: Path
) -> None:
    plannen = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0001,1,2025-02-01\n")
    school = schrijf("separaties.csv", "aanbieder,gemeente,pseudoniem,maand,aantal\n")
    vul_aan([plannen, school], tmp_path, op=DAG, regio=REGIO, opgave=Opgave(hele_regio=True))
    [vervanging] = vul_aan([plannen], tmp_path, op=DAG, regio=REGIO).vervangingen
    assert vervanging.niet_meer == ("0002", "0003")
    stand = make(tmp_path, tmp_path / "s")
    assert stand.covered("separaties").keys() == REGIO
    assert stand.covered("toekomstplannen").keys() == {"0001"}


def test_of_what_an_earlier_version_kept_or_wrote_the_rows_decide(schrijf: Schrijf, tmp_path: Path) -> None:
    plannen = schrijf("toekomstplannen.csv", f"{PLANNEN}\n0001,1,2025-02-01\n")
    vul_aan([plannen], tmp_path, op=DAG, regio=REGIO, opgave=Opgave(hele_regio=True))
    inhoud = tmp_path / "aangeleverd" / "aangeleverd.json"
    index = json.loads(inhoud.read_text())
    del index["toekomstplannen"]["dekking"]
    inhoud.write_text(json.dumps(index))
    assert make(tmp_path, tmp_path / "s").covered("toekomstplannen") == {"0001": Dekking()}
    (tmp_path / "s" / "dekkingen.parquet").unlink()
    meta = json.loads((tmp_path / "s" / BESTAND).read_text())
    (tmp_path / "s" / BESTAND).write_text(json.dumps({**meta, "schema_versie": "2"}))
    assert Stand.open(tmp_path / "s").covered("toekomstplannen") == {"0001": Dekking()}


def test_a_mapping_says_it_for_all_files_or_for_one_and_a_whole_stand_has_it_too(
    schrijf: Schrijf, tmp_path: Path
) -> None:
    vertaling = read_vertaling(
        schrijf(
            "een.toml",
            'leverancier = "Een"\ngemeenten = "alle"\nvan = 2025-01-01\n'
            '[[tabel]]\nnaam = "gebieden"\nbestand = "gebieden*"\n'
            'kolommen = { gebied = "g", naam = "g", soort = { vast = "jeugdregio" }, gemeente = "m" }\n'
            '[[tabel]]\nnaam = "toekomstplannen"\nbestand = "plannen*"\ngemeenten = ["0001"]\n'
            'kolommen = { gemeente = "g", pseudoniem = "p", vastgesteld_op = "d" }\n'
            '[[tabel]]\nnaam = "verwijzingen"\nbestand = "verwijs*"\n'
            'kolommen = { gemeente = "g", pseudoniem = "p", verwijzer = "v", verwezen_op = "d" }\n',
        )
    )
    paden = [
        schrijf("verwijs.csv", "g,p,v,d\n"),
        schrijf("plannen.csv", "g,p,d\n"),
        schrijf("gebieden.csv", "g,m\nR,0001\nR,0002\nX,0003\n"),
    ]
    assert lees_bestanden(paden, tmp_path / "s", meta=META, vertaling=vertaling).schoon
    vanaf = Dekking(datetime.date(2025, 1, 1))
    stand = Stand.open(tmp_path / "s")
    assert stand.covered("toekomstplannen") == {"0001": vanaf}
    assert stand.covered("verwijzingen") == {"0001": vanaf, "0002": vanaf}


GRENZEN = st.builds(Dekking, st.none() | st.dates(), st.none() | st.dates())


@given(GRENZEN, GRENZEN, st.dates())
def test_two_files_together_cover_what_each_does(een: Dekking, twee: Dekking, dag: datetime.date) -> None:
    samen = together([("0001", een), ("0001", twee)])["0001"]
    assert samen.covers(dag, dag) or not (een.covers(dag, dag) or twee.covers(dag, dag))


@given(
    st.lists(st.tuples(st.sampled_from(sorted(REGIO)), st.integers(0, 9)), max_size=8),
    st.sets(st.sampled_from(sorted(REGIO))),
)
def test_coverage_never_removes_a_row(
    tmp_path_factory: pytest.TempPathFactory, rijen: list[tuple[str, int]], gedekt: set[str]
) -> None:
    map_ = tmp_path_factory.mktemp("map")
    pad = map_ / "toekomstplannen.csv"
    pad.write_text("\n".join([PLANNEN, *(f"{g},{p},2025-02-01" for g, p in rijen)]) + "\n")
    alle = frozenset(gedekt) | {g for g, _ in rijen}
    vul_aan([pad], map_, op=DAG, opgave=Opgave(alle))
    assert [(r["gemeente"], r["pseudoniem"]) for r in rows(map_, "toekomstplannen")] == rijen
    assert {r["gemeente"] for r in rows(map_, "dekkingen")} == alle
