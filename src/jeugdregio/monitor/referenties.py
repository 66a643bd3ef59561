"""What others published about the same as an indicator, to stand beside its own figures."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from jeugdregio.monitor.dimensies import PERIODES, kind_of
from jeugdregio.stand import Stand

DUIZENDSTE = 1000
"""The stand keeps whole numbers: thousandths of the unit of the indicator."""


@dataclass(frozen=True, slots=True)
class Referentie:
    """A figure of somebody else: `periode` as a dimension has it ("2020-H2"), `waarde` in the unit."""

    indicator: str
    periode: str
    naam: str
    waarde: float
    bron: str

    def as_dict(self) -> dict[str, Any]:
        """Give the contents as plain values."""
        return asdict(self)


def read_references(stand: Stand, codes: Iterable[str]) -> list[Referentie]:
    """Read the figures of others for these indicators, in order of name and period, the longest kind first.

    They were published where they come from.
    """
    bekend, volgorde = set(codes), list(PERIODES)
    rijen = [
        Referentie(**{**rij, "waarde": rij["waarde"] / DUIZENDSTE})
        for rij in stand.referentiecijfers.to_pyarrow().to_pylist()
        if rij["indicator"] in bekend
    ]
    return sorted(rijen, key=lambda r: (r.indicator, r.naam, volgorde.index(kind_of(r.periode)), r.periode))
