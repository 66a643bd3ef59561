"""Amounts, months and days as financial systems write them."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.kern.geld import format_euro
from jeugdregio.monitor.aansluiting.waarden import parse_bedrag, parse_code, parse_dag, parse_maand


@pytest.mark.parametrize(
    ("tekst", "centen"),
    [
        ("1.234,56", 123456),
        ("1234,5", 123450),
        ("1.234", 123400),
        ("1234.56", 123456),
        ("€ 1.234.567,89", 123456789),
        ("EUR -12,50", -1250),
        ("12,50-", -1250),
        ("(12,50)", -1250),
        ("\N{MINUS SIGN}0,01", -1),
        (",5", 50),
        ("0", 0),
        (1234.56, 123456),
        (0.1 + 0.2, 30),
        (-7, -700),
        (1e3, 100000),
    ],
)
def test_amounts_are_read_the_dutch_way(tekst: str | float, centen: int) -> None:
    assert parse_bedrag(tekst) == centen


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "abc",
        "1,234.56",
        "12.34,56",
        "1,234",
        "1.2345",
        "--1",
        "1 - 2",
        "٣,٠٠",
        "1e3",
        "9" * 20,
        True,
        None,
    ],
)
def test_what_is_no_amount_is_refused(tekst: object) -> None:
    with pytest.raises(ValueError, match="verwacht"):
        parse_bedrag(tekst)


@pytest.mark.parametrize("waarde", [float("nan"), float("inf"), 1e300, 0.005, 12.345])
def test_numbers_that_are_no_whole_cents_are_refused(waarde: float) -> None:
    with pytest.raises(ValueError, match=r"verwacht|cent"):
        parse_bedrag(waarde)


@given(st.integers(-(10**12), 10**12))
def test_an_amount_as_we_write_it_is_read_back(centen: int) -> None:
    assert parse_bedrag(format_euro(centen)) == centen
    assert parse_bedrag(centen / 100) == centen


@pytest.mark.parametrize(
    "waarde",
    [
        "2025-03",
        "03-2025",
        "3-2025",
        "202503",
        202503.0,
        "2025/03",
        "maart 2025",
        "Mrt-2025",
        "mrt. 2025",
        "31-3-2025",
        "20250331",
        datetime.date(2025, 3, 9),
        datetime.datetime(2025, 3, 9, 12, tzinfo=datetime.UTC),
    ],
)
def test_a_month_is_read_in_all_its_forms(waarde: object) -> None:
    assert parse_maand(waarde) == datetime.date(2025, 3, 1)


@pytest.mark.parametrize(
    "waarde", ["", "2025", "2025-13", "13-2025", "mart 2025", "0000-01", "31-2-2025", 3.5, None]
)
def test_what_is_no_month_is_refused(waarde: object) -> None:
    with pytest.raises(ValueError, match="verwacht"):
        parse_maand(waarde)


@given(st.text() | st.floats() | st.integers() | st.none() | st.booleans() | st.dates())
def test_any_value_is_read_or_refused(waarde: object) -> None:
    for lees in (parse_bedrag, parse_maand, parse_dag):
        with contextlib.suppress(ValueError):  # and nothing else
            assert lees(waarde) is not None
    assert isinstance(parse_code(waarde, 8), str)


def test_a_spreadsheet_drops_the_zeros_in_front_of_a_code() -> None:
    assert parse_code(772.0, 4) == "0772"
    assert parse_code("94 000 001", 8) == "94000001"
    assert parse_code("  Aanbieder   Noord ", 8) == "Aanbieder Noord"
