"""Identifiers, periods and money."""

import doctest
import importlib
import pkgutil
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdregio import kern
from jeugdregio.kern import bsn, gemeentecode, vorm
from jeugdregio.kern.geld import format_euro, signed_cents
from jeugdregio.kern.periode import Periode, jaar, kwartaal, maand

dagen = st.dates(date(1990, 1, 1), date(2040, 12, 31))
perioden = st.builds(
    lambda begin, lengte: Periode(begin, None if lengte is None else begin + timedelta(days=lengte)),
    dagen,
    st.none() | st.integers(0, 2000),
)


@pytest.mark.parametrize("naam", [m.name for m in pkgutil.iter_modules(kern.__path__)])
def test_the_examples_in_the_docs_hold(naam: str) -> None:
    uitslag = doctest.testmod(importlib.import_module(f"jeugdregio.kern.{naam}"))
    assert uitslag.attempted
    assert not uitslag.failed


@given(nummer=st.integers(999900006, 999999990))
def test_a_bsn_is_valid_when_the_weighted_sum_of_its_digits_is(nummer: int) -> None:
    cijfers = [int(c) for c in str(nummer)]
    som = sum(c * g for c, g in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    assert bsn.is_valid(str(nummer)) == (som % 11 == 0)


def test_there_are_as_many_test_numbers_as_the_authorities_say() -> None:
    assert sum(bsn.is_valid(str(n)) for n in range(999900006, 999999991)) == 9_091


@pytest.mark.parametrize(
    "waarde", ["", "000000000", "99990000", "9999000061", "99990000x", "9999 0006", "٩٩٩٩٠٠٠٠٦"]
)
def test_what_is_not_nine_digits_is_no_bsn(waarde: str) -> None:
    assert not bsn.is_valid(waarde)


@given(tekst=st.text(min_size=3))
def test_the_form_of_a_text_does_not_hold_the_text(tekst: str) -> None:
    vormen = {"leeg"} | {f"{len(tekst)} {soort}" for soort in ("cijfers", "letters", "tekens")}
    assert vorm.shape(tekst) in vormen


@given(een=perioden, ander=perioden)
def test_two_periods_overlap_when_they_share_a_day(een: Periode, ander: Periode) -> None:
    samen = een.intersection(ander)
    assert een.overlaps(ander) == ander.overlaps(een) == (samen is not None)
    if samen is not None:
        assert een.contains(samen.begin)
        assert ander.contains(samen.begin)
        assert samen == ander.intersection(een)


@given(periode=perioden.filter(lambda p: p.einde is not None))
def test_the_months_of_a_period_cover_it_without_gaps(periode: Periode) -> None:
    maanden = list(periode.months())
    assert maanden[0].contains(periode.begin)
    assert periode.einde is not None
    assert maanden[-1].contains(periode.einde)
    for eerste, tweede in pairwise(maanden):
        assert eerste.einde is not None
        assert tweede.begin - eerste.einde == timedelta(days=1)


def test_a_quarter_is_three_months() -> None:
    assert list(kwartaal(2024, 1).months()) == [maand(2024, 1), maand(2024, 2), maand(2024, 3)]
    assert sum(kwartaal(2023, nummer).days for nummer in range(1, 5)) == jaar(2023).days
    with pytest.raises(ValueError, match="kwartaal"):
        kwartaal(2024, 5)


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="eindigt"):
        Periode(date(2026, 1, 2), date(2026, 1, 1))


def test_an_open_period_has_no_number_of_days() -> None:
    with pytest.raises(ValueError, match="zonder einde"):
        _ = Periode(date(2026, 1, 1), None).days


@given(bedrag=st.integers(0, 10**12))
def test_debit_and_credit_cancel_out(bedrag: int) -> None:
    assert signed_cents(bedrag, "D") + signed_cents(bedrag, "C") == 0
    cijfers = format_euro(bedrag).removeprefix("€ ").replace(".", "").replace(",", "")
    assert int(cijfers) == bedrag


def test_another_sign_than_debit_or_credit_is_refused() -> None:
    with pytest.raises(ValueError, match="debet"):
        signed_cents(1, "X")


@pytest.mark.parametrize(
    ("jaartal", "aantal"),
    [(2015, 393), (2016, 390), (2017, 388), (2018, 380), (2019, 355), (2021, 352), (2022, 345), (2023, 342)],
)
def test_there_are_as_many_municipalities_in_a_year_as_cbs_says(jaartal: int, aantal: int) -> None:
    dag = date(jaartal, 1, 1)
    assert sum(gemeente.exists_on(dag) for gemeente in gemeentecode.gemeenten().values()) == aantal
    assert all(gemeentecode.is_valid(code) for code in gemeentecode.gemeenten())


def test_the_file_of_municipalities_states_its_source() -> None:
    assert "CBS" in gemeentecode.bron()
