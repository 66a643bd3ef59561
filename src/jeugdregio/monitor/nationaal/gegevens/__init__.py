"""The national tables as data: task fields, forms of care, names in the accounts, each with its source."""

import csv
import datetime
from collections.abc import Iterator
from importlib import resources


def read(naam: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of this folder, all text; lines that begin with # are its remarks."""
    tekst = resources.files(__package__).joinpath(f"{naam}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(regel for regel in tekst.splitlines() if not regel.startswith("#"))


def holds_on(rij: dict[str, str], dag: datetime.date) -> bool:
    """Tell whether a row with the columns `van` and `tot` holds on a day; an empty one is open."""
    iso = dag.isoformat()
    return (not rij["van"] or rij["van"] <= iso) and (not rij["tot"] or iso <= rij["tot"])


def bron(naam: str) -> str:
    """Give the source that a file states on its first line."""
    tekst = resources.files(__package__).joinpath(f"{naam}.csv").read_text(encoding="utf-8")
    return tekst.splitlines()[0].removeprefix("# Bron: ")
