"""The form of an example of a rule, and where the examples are. The documentation shows them too."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jeugdregio.ijw import write
from jeugdregio.ijw.register.dossier import Tarieven


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """One rule shown on two messages: `goed` breaks no rule at all, `fout` breaks this one at `pad`.

    A message is a typed one, or bytes where no typed one can show it (an element that is absent or not a
    number). `eerder` are the messages that came before, oldest first; `uitleg` says in Dutch what is wrong in
    `fout`; `vandaag` is the day on which is judged, left out where no rule asks for it; `tarieven` are those
    of the contracts.
    """

    regel: str
    goed: Any
    fout: Any
    pad: str
    eerder: tuple[Any, ...] = ()
    uitleg: str = ""
    vandaag: date | None = None
    tarieven: Tarieven | None = None


def inhoud(bericht: Any) -> bytes:
    """Give the file of a message of an example."""
    return bericht if isinstance(bericht, bytes) else write(bericht)


@cache
def alle() -> tuple[Voorbeeld, ...]:
    """Give every example of every module `voorbeelden_*` beside this one, by topic and in its order."""
    return tuple(_examples())


def _examples() -> Iterator[Voorbeeld]:
    for pad in sorted(Path(__file__).parent.glob("voorbeelden_*.py")):
        yield from importlib.import_module(f"{__package__}.{pad.stem}").VOORBEELDEN
