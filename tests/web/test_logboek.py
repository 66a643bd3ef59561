"""Nothing of a person reaches the log."""

import json
import logging
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.web.logboek import JsonFormatter, mask

BSN = "999900006"


def line(
    message: object, *arguments: object, error: bool = False, **extra: Any
) -> tuple[str, dict[str, Any]]:
    """Return what the formatter makes of a log call, as text and as parsed."""
    info = sys.exc_info() if error else None
    record = logging.getLogger("toets").makeRecord(
        "toets", logging.INFO, __file__, 1, message, arguments, info, extra=extra
    )
    text = JsonFormatter().format(record)
    return text, json.loads(text)


def test_a_bsn_as_argument_of_a_log_call_is_left_out() -> None:
    text, parsed = line("Jeugdige %s gevonden", BSN)
    assert BSN not in text
    assert parsed["tekst"] == "Jeugdige %s gevonden"


def test_a_bsn_written_into_the_message_is_masked() -> None:
    text, parsed = line(f"Jeugdige {BSN} gevonden")
    assert BSN not in text
    assert parsed["tekst"] == "Jeugdige [9 cijfers] gevonden"


def test_a_bsn_in_an_extra_field_is_dropped_or_masked() -> None:
    text, parsed = line("Klaar", bsn=BSN, code=f"fout {BSN}", aantal=3)
    assert BSN not in text
    assert "bsn" not in parsed
    assert parsed["aantal"] == 3


def test_of_an_exception_only_kind_and_place_are_logged() -> None:
    try:
        raise ValueError(f"onbekend BSN {BSN}, geboren 1-2-2010")
    except ValueError:
        text, parsed = line("Onverwachte fout", error=True)
    assert BSN not in text
    assert "2010" not in parsed["fout"]["plaats"][0]
    assert parsed["fout"]["soort"] == "ValueError"
    assert parsed["fout"]["plaats"][0].startswith("test_logboek.py:")


@pytest.mark.parametrize(
    "text",
    [
        "999 900 006",
        "9999.00.006",
        "999-900-006",
        "geb. 2010-02-01",
        "geb. 1-2-2010",
        "1/12/2010",
        "19991231",
    ],
)
def test_separators_do_not_save_a_number_or_date_from_masking(text: str) -> None:
    assert not any(part.isdigit() and len(part) > 2 for part in mask(text).replace("[9 cijfers]", "").split())
    assert mask(text) != text


@given(st.text(), st.integers(100_000_000, 999_999_999), st.text())
def test_no_number_of_nine_digits_survives(before: str, number: int, after: str) -> None:
    assert str(number) not in mask(f"{before}{number}{after}")


def test_every_line_is_one_json_object() -> None:
    text, parsed = line("twee\nregels")
    assert "\n" not in text
    assert parsed.keys() == {"tijd", "niveau", "logger", "tekst"}
