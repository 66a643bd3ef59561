"""Reconciliation: a ledger with each kind of difference; sums that come out to the cent, whatever goes in."""

import datetime
import json
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.conftest import MaakStand
from tests.spec.test_gebruik import d, prestatie

from jeugdregio.monitor import MonitorError
from jeugdregio.monitor.aansluiting import (
    SCHEMA,
    Aansluiting,
    Boeking,
    Namen,
    Oorzaak,
    Rest,
    granted,
    read_namen,
    reconcile,
    uitvoer,
)

NAMEN = Namen({"0001": "Een", "0002": "Twee"}, {"94000001": "Noord", "94000002": "Zuid"})
A, B = "94000001", "94000002"
TOT = d("2025-06-30")


def granted_rows(*rijen: tuple[Any, ...]) -> pa.Table:
    """Rows of (month, provider, cents) and further: known on, municipality, granted (None: no answer)."""
    standaard = ("2025-02-15", "0001", True)
    vol = [(*rij, *standaard[len(rij) - 3 :]) for rij in rijen]
    return pa.Table.from_pylist(
        [
            {
                "maand": d(f"{maand}-01"),
                "aanbieder": aanbieder,
                "bedrag": bedrag,
                "bekend_op": d(bekend),
                "gemeente": gemeente,
                "toegekend": toegekend,
            }
            for maand, aanbieder, bedrag, bekend, gemeente, toegekend in vol
        ],
        schema=SCHEMA,
    )


def booked(maand: str, aanbieder: str, bedrag: int, gemeente: str = "0001", stuk: str = "") -> Boeking:
    return Boeking(2, d(f"{maand}-01"), gemeente, aanbieder, bedrag, d("2025-03-31"), stuk)


def explained(
    toegekend: pa.Table, *boekingen: Boeking, **anders: Any
) -> dict[tuple[str, str, str], list[Any]]:
    """By month, municipality and provider: the causes with their amounts, then what is left and why."""
    uitkomst = reconcile(toegekend, boekingen, NAMEN, **{"geboekt_tot": TOT, **anders})
    return {
        (f"{r.maand:%Y-%m}", r.gemeente, r.aanbieder): [
            *((v.oorzaak, v.bedrag) for v in r.verklaringen),
            *([(r.soort_rest, r.rest)] if r.rest else []),
        ]
        for r in uitkomst.regels
        if r.verschil
    }


def test_equal_amounts_leave_nothing_to_explain() -> None:
    toegekend = granted_rows(("2025-01", A, 700), ("2025-01", A, 300))
    uitkomst = reconcile(toegekend, [booked("2025-01", A, 1000)], NAMEN)
    assert (uitkomst.toegekend, uitkomst.geboekt, uitkomst.rest, uitkomst.open) == (1000, 1000, 0, ())


@pytest.mark.parametrize(
    ("rijen", "geboekt", "verwacht"),
    [
        # known in July, booked up to June
        ([(A, 1000), (A, 250, "2025-07-02")], [1000], [(Oorzaak.LATER_BEKEND, 250)]),
        # known in the last weeks before the last booking
        ([(A, 1000), (A, 250, "2025-06-02")], [1000], [(Oorzaak.NOG_NIET_GEBOEKT, 250)]),
        # the same long before the last booking is no matter of time
        ([(A, 1000), (A, 250, "2025-03-02")], [1000], [(Rest.ONVERKLAARD, 250)]),
        ([(A, 1000), (A, 400, "2025-02-15", "0001", False)], [1400], [(Oorzaak.AFGEWEZEN, -400)]),
        # of several refused lines all were booked, or one
        (
            [(A, 1000), (A, 400, "2025-02-15", "0001", False), (A, 30, "2025-02-15", "0001", False)],
            [1430],
            [(Oorzaak.AFGEWEZEN, -430)],
        ),
        (
            [(A, 1000), (A, 400, "2025-02-15", "0001", False), (A, 30, "2025-02-15", "0001", False)],
            [1030],
            [(Oorzaak.AFGEWEZEN, -30)],
        ),
        # a credit that was refused: it was booked, and what it takes back stays granted
        ([(A, 1000), (A, -400, "2025-02-15", "0001", False)], [600], [(Oorzaak.AFGEWEZEN, 400)]),
        # refused and declared again: granted once, booked twice
        ([(A, 400, "2025-02-15", "0001", False), (A, 400)], [400, 400], [(Oorzaak.AFGEWEZEN, -400)]),
        ([(A, 1000), (A, 400, "2025-02-15", "0001", None)], [1400], [(Oorzaak.GEEN_ANTWOORD, -400)]),
        # nothing is answered, and the ledger is not what was declared either
        (
            [(A, 1000, "2025-02-15", "0001", None), (A, 400, "2025-02-15", "0001", None)],
            [1390],
            [(Oorzaak.GEEN_ANTWOORD, -1400), (Rest.NIET_TOEGEKEND, 10)],
        ),
        (
            [
                (A, 1000),
                (A, 400, "2025-02-15", "0001", False),
                (A, 30, "2025-02-15", "0001", None),
            ],
            [1430],
            [(Oorzaak.AFGEWEZEN, -400), (Oorzaak.GEEN_ANTWOORD, -30)],
        ),
        ([(A, 1000), (A, -300), (A, -50)], [1000], [(Oorzaak.CREDIT, -350)]),
        ([(A, 1000), (A, -300), (A, -50)], [700], [(Oorzaak.CREDIT, -50)]),
        ([(A, 1000)], [999], [(Oorzaak.AFRONDING, 1)]),
        ([(A, 1000)], [498, 500], [(Oorzaak.AFRONDING, 2)]),
        ([(A, 1000)], [998], [(Rest.ONVERKLAARD, 2)]),
        # two causes at once, and a cent
        (
            [(A, 1000), (A, 250, "2025-07-02"), (A, -300)],
            [999],
            [(Oorzaak.LATER_BEKEND, 250), (Oorzaak.CREDIT, -300), (Oorzaak.AFRONDING, 1)],
        ),
        # what was known too late for the ledger is no puzzle; the rest is
        (
            [(A, 1000), (A, 250, "2025-07-02")],
            [900],
            [(Oorzaak.LATER_BEKEND, 250), (Rest.ONVERKLAARD, 100)],
        ),
    ],
)
def test_each_cause_within_a_cell(rijen: list[Any], geboekt: list[int], verwacht: list[Any]) -> None:
    toegekend = granted_rows(*(("2025-01", *rij) for rij in rijen))
    uitkomst = explained(toegekend, *(booked("2025-01", A, bedrag) for bedrag in geboekt))
    assert uitkomst == {("2025-01", "0001", A): verwacht}


def test_a_document_booked_twice() -> None:
    toegekend = granted_rows(("2025-01", A, 1000))
    twee_keer = [booked("2025-01", A, 1000, stuk="F1"), booked("2025-01", A, 1000, stuk="F1")]
    assert explained(toegekend, *twee_keer) == {("2025-01", "0001", A): [(Oorzaak.DUBBEL, -1000)]}
    # two equal amounts on two documents are not the same booking
    los = [booked("2025-01", A, 1000, stuk="F1"), booked("2025-01", A, 1000, stuk="F2")]
    assert explained(toegekend, *los) == {("2025-01", "0001", A): [(Rest.ONVERKLAARD, -1000)]}


def test_amounts_booked_elsewhere_are_found_by_their_counterpart() -> None:
    toegekend = granted_rows(
        ("2025-01", A, 500), ("2025-02", A, 300), ("2025-02", B, 70), ("2025-03", B, 11, "2025-02-15", "0002")
    )
    boekingen = [
        booked("2025-01", A, 100),  # 400 of January in February
        booked("2025-02", A, 700),
        booked("2025-02", "Oost", 70),  # the amount of B under a name nobody knows
        booked("2025-03", B, 11),  # of the other municipality
        booked("2025-03", "Zuid", 5, "0002"),
        booked("2025-03", B, 5),
    ]
    assert explained(toegekend, *boekingen) == {
        ("2025-01", "0001", A): [(Oorzaak.ANDERE_MAAND, 400)],
        ("2025-02", "0001", A): [(Oorzaak.ANDERE_MAAND, -400)],
        ("2025-02", "0001", B): [(Oorzaak.ANDERE_AANBIEDER, 70)],
        ("2025-02", "0001", "Oost"): [(Oorzaak.ANDERE_AANBIEDER, -70)],
        ("2025-03", "0001", B): [(Rest.NIET_TOEGEKEND, -16)],
        ("2025-03", "0002", B): [(Rest.ONVERKLAARD, 6)],
    }
    zonder = [*boekingen[:4], booked("2025-03", "Zuid", 0, "Twee")]
    uitkomst = explained(toegekend, *zonder)
    assert uitkomst["2025-03", "0001", B] == [(Oorzaak.ANDERE_GEMEENTE, -11)]
    assert uitkomst["2025-03", "0002", B] == [(Oorzaak.ANDERE_GEMEENTE, 11)]


def test_two_possible_counterparts_explain_nothing() -> None:
    toegekend = granted_rows(("2025-01", A, 400), ("2025-02", A, 400), ("2025-03", A, 100))
    uitkomst = explained(toegekend, booked("2025-01", B, 0), booked("2025-03", A, 500))
    assert uitkomst["2025-01", "0001", A] == [(Rest.NIET_GEBOEKT, 400)]
    assert uitkomst["2025-03", "0001", A] == [(Rest.ONVERKLAARD, -400)]


def test_who_is_unknown_is_said() -> None:
    toegekend = granted_rows(("2025-01", A, 1000))
    boekingen = [
        booked("2025-01", "noord", 1000, "een"),
        booked("2025-01", "99", 5),
        booked("2025-01", A, 7, "9"),
    ]
    assert explained(toegekend, *boekingen) == {
        ("2025-01", "0001", "99"): [(Oorzaak.AANBIEDER_ONBEKEND, -5)],
        ("2025-01", "9", A): [(Oorzaak.GEMEENTE_ONBEKEND, -7)],
    }


def test_only_months_and_municipalities_of_the_ledger_are_compared() -> None:
    toegekend = granted_rows(
        ("2024-12", A, 1), ("2025-01", A, 2), ("2025-03", A, 3), ("2025-01", A, 4, "2025-02-15", "0002")
    )
    uitkomst = reconcile(toegekend, [booked("2025-01", A, 2), booked("2025-02", A, 0)], NAMEN)
    assert (uitkomst.toegekend, uitkomst.gemeenten) == (2, ("0001",))
    assert [f"{r.maand:%Y-%m}" for r in uitkomst.regels] == ["2025-01", "2025-02"]


def test_an_empty_ledger_or_another_table_is_refused() -> None:
    with pytest.raises(MonitorError, match="geen enkele boeking"):
        reconcile(granted_rows(), [], NAMEN)
    tabel = granted_rows().append_column("extra", pa.array([], pa.int64()))
    with pytest.raises(MonitorError, match="andere kolommen: extra"):
        reconcile(tabel, [booked("2025-01", A, 1)], NAMEN)


def test_only_lines_that_were_granted_are_granted() -> None:
    rijen = granted_rows(
        ("2025-01", A, 100),
        ("2025-01", A, 200, "2025-02-15", "0001", False),
        ("2025-01", A, 400, "2025-02-15", "0001", None),
        # of a provider of whom nothing was granted or booked there is nothing to compare
        ("2025-01", B, 50, "2025-02-15", "0001", None),
    )
    uitkomst = reconcile(rijen, [booked("2025-01", A, 100)], NAMEN)
    assert (uitkomst.toegekend, uitkomst.afgewezen, uitkomst.onbeantwoord) == (100, 200, 450)
    assert [regel.verschil for regel in uitkomst.regels] == [0]


def test_what_a_stand_holds_is_granted_refused_or_without_an_answer(maak_stand: MaakStand) -> None:
    vroeg, laat = d("2025-02-10"), d("2025-04-10")
    stand = maak_stand(
        prestaties=[
            prestatie(1, "45A05", "2025-01-10", 1000, bekend_op=vroeg, toegekend=True),
            # child protection is booked too
            prestatie(2, "48A01", "2025-01-20", 500, bekend_op=vroeg, toegekend=True),
            prestatie(1, "45A05", "2025-01-10", -1000, bekend_op=laat, toegekend=True),
            prestatie(1, "45A05", "2025-01-10", -100, bekend_op=laat, toegekend=True),
            prestatie(1, "45A05", "2025-01-10", 7, bekend_op=laat, toegekend=False),
            prestatie(1, "45A05", "2025-01-10", 3, bekend_op=laat),
        ],
        aanbieders=[{"aanbieder": A, "naam": "Noord"}],
    )
    tabel = granted(stand)
    assert sorted((r["bekend_op"].isoformat(), r["bedrag"], r["toegekend"]) for r in tabel.to_pylist()) == [
        ("2025-02-10", 1500, True),
        ("2025-04-10", -1000, True),
        ("2025-04-10", -100, True),
        ("2025-04-10", 3, None),
        ("2025-04-10", 7, False),
    ]
    uitkomst = reconcile(tabel, [booked("2025-01", "Noord", 1500, "Een")], read_namen(stand), geboekt_tot=TOT)
    assert uitkomst.per_oorzaak in ({Oorzaak.CREDIT: -1100}, {Oorzaak.NOG_NIET_GEBOEKT: -1100})
    assert uitkomst.open == ()


BEDRAG = st.integers(-500, 2_000)
MAAND = st.sampled_from(["2025-01", "2025-02", "2025-03"])
WIE, WAAR = st.sampled_from([A, B, "Noord", "x"]), st.sampled_from(["0001", "0002", "9999"])
DAG = st.dates(datetime.date(2025, 2, 1), datetime.date(2025, 8, 1)).map(datetime.date.isoformat)


@given(
    st.lists(st.tuples(MAAND, WIE, BEDRAG, DAG, WAAR, st.sampled_from([True, False, None])), max_size=25),
    st.lists(
        st.builds(booked, MAAND, WIE, BEDRAG, WAAR, st.sampled_from(["", "F1"])), min_size=1, max_size=25
    ),
    st.integers(0, 3),
)
def test_every_difference_is_its_parts_and_what_is_left_to_the_cent(
    rijen: list[Any], boekingen: list[Boeking], afronding: int
) -> None:
    uitkomst = reconcile(granted_rows(*rijen), boekingen, NAMEN, geboekt_tot=TOT, afronding=afronding)
    assert uitkomst.geboekt == sum(boeking.bedrag for boeking in boekingen)
    for regel in uitkomst.regels:
        assert regel.verschil == sum(v.bedrag for v in regel.verklaringen) + regel.rest
        assert (regel.soort_rest is None) == (regel.rest == 0)
        for verklaring in regel.verklaringen:
            assert verklaring.bedrag != 0
    assert uitkomst.toegekend - uitkomst.geboekt == sum(uitkomst.per_oorzaak.values()) + uitkomst.rest
    for oorzaak in (Oorzaak.ANDERE_MAAND, Oorzaak.ANDERE_GEMEENTE, Oorzaak.ANDERE_AANBIEDER):
        assert uitkomst.per_oorzaak.get(oorzaak, 0) == 0  # what lacks in one place is too much in another


def example() -> Aansluiting:
    toegekend = granted_rows(("2025-01", A, 123456), ("2025-01", B, 1000), ("2025-02", B, 5))
    return reconcile(
        toegekend, [booked("2025-01", A, 123455), booked("2025-02", B, -5)], NAMEN, geboekt_tot=TOT
    )


def test_the_outcome_as_csv_and_json() -> None:
    regels = uitvoer.to_csv(example()).splitlines()
    assert regels[1] == "2025-01,0001,94000001,1234.56,1234.55,0.01,afronding: 0.01,0.00,"
    assert regels[2] == "2025-01,0001,94000002,10.00,0.00,10.00,,10.00,niet geboekt"
    assert regels[3] == "2025-02,0001,94000002,0.05,-0.05,0.10,,0.10,onverklaard"
    inhoud = json.loads(uitvoer.to_json(example()))
    assert (inhoud["toegekend"], inhoud["geboekt"], inhoud["rest"]) == (124461, 123450, 1010)
    assert inhoud["verklaard"] == {"afronding": 1}
    assert (inhoud["afgewezen"], inhoud["onbeantwoord"]) == (0, 0)


def test_the_tables_show_the_sums_and_the_largest_open_differences() -> None:
    som, lijst = uitvoer.to_tables(example(), NAMEN, hoogstens=1)
    assert list(som.columns[1].cells)[:3] == ["€ 1.244,61", "€ 1.234,50", "€ 10,11"]
    assert lijst.row_count == 1
    assert [list(kolom.cells) for kolom in lijst.columns[:3]] == [["2025-01"], ["Een"], [B]]
    assert "1 grootste van 2" in str(lijst.caption)
