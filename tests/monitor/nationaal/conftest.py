"""Accounts made by hand, in the form of CBS; and the real ones, where they are."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.spec.conftest import backend, maak_stand

__all__ = ["backend", "maak_stand"]

GEDEELD = Path(__file__).parents[4] / "shared"
KOP = (
    "Gemeenten;Taakveld;L1.1 Salarissen en sociale lasten;Baten;Lasten;Provincie;Gemeentegrootte;"
    "Stedelijkheid;Inwonertal;Centrumfunctie;Sociale structuur"
)
Regel = tuple[str, str, str, str]  # name, task field, lasten, baten, as in the file
SchrijfIv3 = Callable[..., Path]


@pytest.fixture
def schrijf_iv3(tmp_path: Path) -> SchrijfIv3:
    """Write rows (name, task field, lasten, baten) as the file of a year; the year is in its name."""

    def write(regels: Sequence[Regel], *, jaar: int = 2023) -> Path:
        pad = tmp_path / f"iv3-{jaar}-jaarrekening.csv"
        rijen = [f"{n};{t};;{baten};{lasten};;;;;;" for n, t, lasten, baten in regels]
        pad.write_text("\n".join([KOP, *rijen]) + "\n", encoding="utf-8")
        return pad

    return write


def gedeeld(naam: str) -> Path:
    """The path of a file of facts of others; skips the test, saying so, where it is absent."""
    pad = GEDEELD / naam
    if not pad.is_file():
        pytest.skip(f"{naam} is hier niet")
    return pad


@pytest.fixture
def echt() -> Path:
    """The real accounts of 2023."""
    return gedeeld("cbs/iv3-2023-jaarrekening.csv")
