"""What others published about the same as an indicator, to stand beside its own figures."""

from collections.abc import Iterable
from typing import Any

from jeugdregio.monitor.dimensies import PERIODES, kind_of
from jeugdregio.monitor.prognose.streven import in_unit
from jeugdregio.stand import Stand


def read_references(stand: Stand, codes: Iterable[str]) -> list[dict[str, Any]]:
    """Read the figures of others for these indicators: indicator, periode (as a dimension has it), naam,
    waarde (in the unit) and bron; in order of name and period, the longest kind first.

    They were published where they come from.
    """
    volgorde = list(PERIODES)
    return sorted(
        in_unit(stand.referentiecijfers, codes),
        key=lambda r: (r["indicator"], r["naam"], volgorde.index(kind_of(r["periode"])), r["periode"]),
    )
