"""A definition that changes or is retired keeps the figures that were published under it."""

import dataclasses
import datetime
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.monitor.register import only
from tests.monitor.test_publiceren import small_region
from tests.spec.conftest import make_stand

from jeugdregio.monitor.eerder import VERVALLEN, Vervallen
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.publicatie import Publicatie
from jeugdregio.monitor.publiceren import publish
from jeugdregio.stand import Stand, connect_duckdb

CODE = "jeugdigen_met_jeugdhulp"


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    """A small region, of which one indicator is computed."""
    with only(CODE):
        yield small_region(functools.partial(make_stand, tmp_path / "stand", connect_duckdb()))


def test_a_new_version_leaves_the_old_series_to_be_read(stand: Stand, tmp_path: Path) -> None:
    eerst = publish(stand, tmp_path / "eerst")
    REGISTER[CODE] = dataclasses.replace(REGISTER[CODE], version="2", definition="Anders.")
    daarna = publish(stand, tmp_path / "daarna", eerst)
    later = Publicatie.open(publish(stand, tmp_path / "later", daarna))
    assert later.indicator(CODE).catalogus["version"] == "2"
    oud = later.indicator(f"{CODE}@1")
    assert oud.catalogus["vervallen"]["opvolger"] == CODE
    assert oud.rows(("jaar",)) == Publicatie.open(eerst).indicator(CODE).rows(("jaar",))
    assert [i.code for i in later] == [CODE]


def test_a_retired_indicator_says_since_when_and_why(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerst = publish(stand, tmp_path / "eerst")
    del REGISTER[CODE]
    reden = "Telt hetzelfde als een andere."
    monkeypatch.setitem(VERVALLEN, CODE, Vervallen(op=datetime.date(2026, 7, 1), reden=reden))
    daarna = Publicatie.open(publish(stand, tmp_path / "daarna", eerst))
    assert list(daarna) == []
    vervallen = daarna.indicator(f"{CODE}@1").catalogus["vervallen"]
    assert vervallen == {"op": "2026-07-01", "reden": reden, "opvolger": None}
    with pytest.raises(MonitorError, match="zit niet in de publicatie"):
        daarna.indicator(CODE)
