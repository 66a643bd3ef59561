"""Where the rules of a region on what a product counts as changed between two publications.

A year that is closed keeps its figures, so it stays counted with the rules of then: the series has a break,
and that is said. A rule that only begins after the closed years is no change of them.
"""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jeugdregio.stand import Stand

REGELS = "indelingen.json"
"""The file of a publication with the rules it was counted with."""

Regel = Mapping[str, Any]


def rules_of(stand: Stand) -> list[Regel]:
    """Give the rules of the stand's own region as plain values, in order; days as text."""
    eigen = stand.indelingen.filter(stand.indelingen.gebied == stand.meta.regio).drop("gebied")
    regels = [
        {
            naam: waarde.isoformat() if isinstance(waarde, datetime.date) else waarde
            for naam, waarde in rij.items()
        }
        for rij in eigen.to_pyarrow().to_pylist()
    ]
    return sorted(regels, key=lambda regel: json.dumps(regel, sort_keys=True))


def write_rules(map_: Path, regels: Sequence[Regel]) -> None:
    """Keep the rules in the folder of a publication."""
    (map_ / REGELS).write_text(
        json.dumps(list(regels), ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )


def read_rules(map_: Path) -> list[Regel] | None:
    """Give the rules kept with a publication; None for one made before they were kept."""
    bestand = map_ / REGELS
    if not bestand.is_file():
        return None
    regels: list[Regel] = json.loads(bestand.read_text(encoding="utf-8"))
    return regels


def breaks(
    oud: Iterable[Regel] | None, nieuw: Iterable[Regel], *, gesloten: int, op: datetime.date
) -> list[dict[str, Any]]:
    """Give the indelingen whose rules for the years up to and including `gesloten` are others than before.

    Those years keep the figures of the old rules (`tot_en_met`), later ones have the new, from the stand of
    `op`. Nothing is said when the old rules are not known.
    """
    if oud is None:
        return []
    eind = f"{gesloten:04d}-12-31"
    voor, na = _until(oud, eind), _until(nieuw, eind)
    anders = sorted(naam for naam in voor.keys() | na.keys() if voor.get(naam) != na.get(naam))
    return [{"indeling": naam, "op": op.isoformat(), "tot_en_met": gesloten} for naam in anders]


def _until(regels: Iterable[Regel], eind: str) -> dict[str, set[tuple[Any, ...]]]:
    """Give the rules by indeling as far as they hold up to a day."""
    per_indeling: dict[str, set[tuple[Any, ...]]] = {}
    for regel in regels:
        if regel["van"] > eind:
            continue
        tot = None if regel["tot"] is None or regel["tot"] > eind else regel["tot"]
        sleutel = (regel["productcategorie"], regel["productcode"], regel["waarde"], regel["van"], tot)
        per_indeling.setdefault(regel["indeling"], set()).add(sleutel)
    return per_indeling
