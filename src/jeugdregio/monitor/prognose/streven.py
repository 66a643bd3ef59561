"""What a place intends: targets from plans and amounts from budgets, as the stand has them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import ibis

from jeugdregio.stand import Stand

DUIZENDSTE = 1000
"""The stand keeps whole numbers: thousandths of the unit of the indicator."""


@dataclass(frozen=True, slots=True)
class Streefwaarde:
    """A target (`doel`) or budget (`begroting`) of an indicator for a place and year, in its unit."""

    indicator: str
    plaats: str
    jaar: int
    soort: str
    waarde: float
    bron: str

    def as_dict(self) -> dict[str, Any]:
        """Give the contents as plain values."""
        return asdict(self)


def read_targets(stand: Stand, codes: Iterable[str]) -> list[Streefwaarde]:
    """Read the targets of these indicators, by place and year. They are decisions of councils: public."""
    streven = stand.streefwaarden.order_by("indicator", "plaats", "jaar", "soort")
    return [Streefwaarde(**rij) for rij in in_unit(streven, codes)]


def in_unit(tabel: ibis.Table, codes: Iterable[str]) -> list[dict[str, Any]]:
    """Give the rows of a table that are about these indicators, with `waarde` in the unit of each."""
    bekend = set(codes)
    rijen = tabel.to_pyarrow().to_pylist()
    return [{**rij, "waarde": rij["waarde"] / DUIZENDSTE} for rij in rijen if rij["indicator"] in bekend]
