"""The form of a process rule (OP), and reading the table of those of a release.

They are no checks: most ask something that no message shows.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources.abc import Traversable
from types import MappingProxyType


class Wie(StrEnum):
    """Who sees to a process rule."""

    SYSTEEM = "systeem"
    DEELS = "deels"
    ANDEREN = "anderen"


@dataclass(frozen=True, slots=True)
class Procesregel:
    """One process rule. `berichten` is empty where it is about all; `uitleg` says in Dutch what the system
    does, or whose business it is otherwise.
    """

    code: str
    berichten: tuple[str, ...]
    tekst: str
    wie: Wie
    uitleg: str


def load(tabel: Traversable) -> Mapping[str, Procesregel]:
    """Read a table: CSV with the columns regel, berichten, tekst, wie and uitleg. By code, in its order."""
    with tabel.open(encoding="utf-8") as bestand:
        return MappingProxyType(
            {
                rij["regel"]: Procesregel(
                    rij["regel"],
                    tuple(rij["berichten"].split()),
                    rij["tekst"],
                    Wie(rij["wie"]),
                    rij["uitleg"],
                )
                for rij in csv.DictReader(bestand)
            }
        )
