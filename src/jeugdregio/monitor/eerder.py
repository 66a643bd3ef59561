"""What was published under a definition that is no longer computed: it stays to be read, with the reason."""

import datetime
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeugdregio.monitor.publicatie import Publicatie


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervallen:
    """An indicator that was retired: since when, why, and which one answers the question now."""

    op: datetime.date
    reden: str
    opvolger: str | None = None


VERVALLEN: dict[str, Vervallen] = {}
"""The retired indicators by code. The code is never used again for something else."""


def carry_over(vorige: Publicatie, nu: Collection[tuple[str, str]], werkmap: Path) -> list[dict[str, Any]]:
    """Copy the figures of definitions (code and version) that are not among `nu`; give their catalogue.

    Each says in `vervallen` since when and why it is no longer computed: because a newer version took its
    place, or because the indicator was retired.
    """
    codes = {code for code, _ in nu}
    over = [
        {**een, "vervallen": een.get("vervallen") or _reason(een, codes)}
        for een in [*(i.catalogus for i in vorige), *vorige.eerdere_definities]
        if (een["code"], een["version"]) not in nu
    ]
    for een in over:
        naam = f"{een['code']}@{een['version']}.parquet"
        shutil.copyfile(vorige.pad / naam, werkmap / naam)
    return over


def _reason(catalogus: Any, codes: Collection[str]) -> dict[str, Any]:
    code = catalogus["code"]
    if code in codes:
        return {
            "op": None,
            "reden": "De definitie is veranderd; er is een nieuwere versie.",
            "opvolger": code,
        }
    vervallen = VERVALLEN.get(code)
    if vervallen is None:
        return {
            "op": None,
            "reden": "Wordt niet meer berekend; er is geen reden vastgelegd.",
            "opvolger": None,
        }
    return {"op": vervallen.op.isoformat(), "reden": vervallen.reden, "opvolger": vervallen.opvolger}
