"""The facts of the standard, where they are at hand: the tests that need them skip elsewhere, and say so."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

MAP = Path(__file__).parents[3] / "shared" / "ijw"
nodig = pytest.mark.skipif(
    not MAP.is_dir(), reason=f"the facts of iJw 3.2 are not at {MAP}: nothing to compare with"
)


def berichten() -> dict[str, Any]:
    """The declared facts of messages and types."""
    feiten: dict[str, Any] = json.loads((MAP / "berichten.json").read_text())
    return feiten


def rows(naam: str) -> list[dict[str, str]]:
    """The rows of a table."""
    with (MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def voorbeelden() -> list[Path]:
    """The example messages."""
    return sorted((MAP / "voorbeelden").glob("*.xml"))
