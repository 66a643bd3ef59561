"""The data files of this app, read as they are: facts with their source, no database."""

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
_BRON = "# Bron: "


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `data/<name>.csv`; its lines that begin with # say where it comes from."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def bron(name: str) -> str:
    """Return the source that `data/<name>.csv` states on its first line."""
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return file.readline().removeprefix(_BRON).strip()


@lru_cache(maxsize=1)
def _namen() -> dict[str, str]:
    return {row["code"]: row["naam"] for row in rows("gebieden")}


def gebied_naam(code: str) -> str:
    """Return the name of the area with this code, "" when there is none."""
    return _namen().get(code, "")
