"""The monitor: indicators as definitions over a stand, and the only two ways their figures get out.

What is named here reads what was published and needs no engine. `publiceren.publish`, `inzage.intern` and
`indicatoren.REGISTER` compute, and are imported from their own modules.
"""

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.publicatie import (
    GepubliceerdeIndicator,
    Plaats,
    Publicatie,
    Rij,
    Status,
    newest_publicatie,
)

__all__ = [
    "GepubliceerdeIndicator",
    "MonitorError",
    "Plaats",
    "Publicatie",
    "Rij",
    "Status",
    "newest_publicatie",
]
