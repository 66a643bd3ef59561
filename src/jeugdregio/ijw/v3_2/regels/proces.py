"""The process rules (OP) of iJw 3.2: what each asks of people and systems, and what this system does with it.

They are no checks: most ask something that no message shows. The answers are in `proces.csv`, beside the
official texts. Source of codes and texts: Zorginstituut Nederland, iJw 3.2.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
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


def _read() -> Mapping[str, Procesregel]:
    with (files("jeugdregio.ijw.v3_2.regels") / "proces.csv").open(encoding="utf-8") as bestand:
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


PROCESREGELS: Mapping[str, Procesregel] = _read()
"""By code, in the order of the standard."""
