"""A folder to put messages in, and the way in for test people."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from pytest_django import Settings

from jeugdregio.web.berichten.uitkomst import Uitkomst
from jeugdregio.web.berichten.verwerking import process

Verwerk = Callable[..., list[Uitkomst]]


@pytest.fixture
def verwerk(db: None, settings: Settings, tmp_path: Path) -> Verwerk:
    """Process contents (bytes, or name=bytes) in order, people of the tests allowed."""
    settings.DEMO = True
    runs = iter(range(1000))

    def run(
        *contents: bytes,
        ontvangen_op: Literal["nu", "dagtekening"] = "dagtekening",
        processen: int = 1,
        **named: bytes,
    ) -> list[Uitkomst]:
        folder = tmp_path / f"{next(runs):03}"
        folder.mkdir()
        for place, content in enumerate(contents):
            (folder / f"{place:05}.xml").write_bytes(content)
        for name, content in named.items():
            (folder / name).write_bytes(content)
        return list(process([folder], ontvangen_op=ontvangen_op, processen=processen))

    return run
