"""The messages that other tests start from are right."""

from typing import Any

import pytest
from tests.ijw import fabriek

from jeugdregio.ijw import read, write
from jeugdregio.ijw.release import releases

RETOUREN = (
    fabriek.jw302_bericht,
    fabriek.jw306_bericht,
    fabriek.jw308_bericht,
    fabriek.jw316_bericht,
    fabriek.jw318_bericht,
    fabriek.jw320_bericht,
)


def test_there_is_a_builder_for_every_message() -> None:
    assert set(fabriek.BERICHTEN) == set(releases()["3.2"].soorten)


@pytest.mark.parametrize("soort", sorted(fabriek.BERICHTEN))
def test_a_message_as_built_breaks_no_rule_and_reads_back_the_same(soort: str) -> None:
    maak: Any = fabriek.BERICHTEN[soort]
    bericht = maak()
    assert read(write(bericht)) == (bericht, ())


@pytest.mark.parametrize("maak", RETOUREN)
def test_an_answer_that_refuses_repeats_what_it_answers(maak: Any) -> None:
    bericht = maak(codes=("0233",))
    gelezen, bevindingen = read(write(bericht))
    assert (gelezen, bevindingen) == (bericht, ())


def test_an_answer_that_refuses_lines_of_a_declaration_is_right_too() -> None:
    bericht = fabriek.jw325_bericht(fabriek.jw325_client())
    assert read(write(bericht)) == (bericht, ())
