"""Fictional BSNs."""

import pytest
from stdnum.nl import bsn as stdnum_bsn

from jeugdregio.demo.bsn import make_bsn
from jeugdregio.kern import bsn


def test_every_number_passes_the_eleven_test_and_is_seen_to_be_fictional() -> None:
    for gemeente in range(10):
        for nummer in range(500):
            value = make_bsn(gemeente, nummer)
            assert stdnum_bsn.is_valid(value)
            assert bsn.is_fictief(value)
            assert "990000000" <= value < "999900000"


def test_no_two_people_share_a_number() -> None:
    numbers = {make_bsn(gemeente, nummer) for gemeente in range(10) for nummer in (*range(3000), 44_999)}

    assert len(numbers) == 10 * 3001


def test_a_municipality_that_runs_out_of_numbers_says_so() -> None:
    make_bsn(2, 440_999)

    with pytest.raises(ValueError, match="kleinere schaal"):
        make_bsn(2, 441_000)
    with pytest.raises(ValueError, match="kleinere schaal"):
        make_bsn(9, 45_000)


def test_the_message_of_running_out_holds_no_number_of_a_person() -> None:
    with pytest.raises(ValueError, match="fictief BSN") as caught:
        make_bsn(0, 45_000)

    assert "99" not in str(caught.value)
