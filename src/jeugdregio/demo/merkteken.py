"""The file `demo.json`: says that a folder holds a demo, which one, and who can sign in to it."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from jeugdregio.demo.regio import REGIO

BESTAND = "demo.json"


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """Someone who can sign in to the demo; the password was generated for this folder."""

    rol: str
    naam: str
    email: str
    wachtwoord: str


@dataclass(frozen=True, slots=True)
class Merkteken:
    """What `demo.json` holds."""

    schaal: float
    seed: int
    tot: str
    gebruikers: tuple[Gebruiker, ...] = ()
    regio: str = REGIO
    fictief: bool = True


def read_merkteken(map_: Path) -> Merkteken | None:
    """Read the marker of a folder; None where there is none."""
    path = map_ / BESTAND
    if not path.is_file():
        return None
    inhoud = json.loads(path.read_text("utf-8"))
    gebruikers = tuple(Gebruiker(**gebruiker) for gebruiker in inhoud.pop("gebruikers"))
    return Merkteken(**inhoud, gebruikers=gebruikers)


def write_merkteken(map_: Path, merkteken: Merkteken) -> None:
    """Write the marker, readable by its owner only: it holds passwords, though only of made-up people."""
    path = map_ / f"{BESTAND}.nieuw"
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(merkteken), file, indent=2, ensure_ascii=False)
    path.replace(map_ / BESTAND)


def gebruikers(map_: Path) -> tuple[Gebruiker, ...]:
    """Who can sign in to the demo in this folder."""
    merkteken = read_merkteken(map_)
    return () if merkteken is None else merkteken.gebruikers
