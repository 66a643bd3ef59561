"""Reconciliation: what is granted against the ledger of the financial system, to the cent.

Every difference is explained or listed. See docs/handleiding/aansluiting.md. Figures are exact, so they stay
inside.
"""

from jeugdregio.monitor.aansluiting.aansluiten import (
    Aansluiting,
    Aansluitregel,
    Namen,
    Oorzaak,
    Rest,
    Verklaring,
    reconcile,
)
from jeugdregio.monitor.aansluiting.grootboek import (
    VELDEN,
    Boeking,
    Grootboek,
    Leesbevinding,
    read_grootboek,
)
from jeugdregio.monitor.aansluiting.toegekend import SCHEMA, granted
from jeugdregio.stand import Stand


def read_namen(stand: Stand) -> Namen:
    """Give the municipalities and providers that a stand knows."""
    gemeenten, aanbieders = (t.to_pyarrow().to_pylist() for t in (stand.gemeenten, stand.aanbieders))
    return Namen(
        {rij["gemeente"]: rij["naam"] for rij in gemeenten},
        {rij["aanbieder"]: rij["naam"] for rij in aanbieders},
    )


__all__ = [
    "SCHEMA",
    "VELDEN",
    "Aansluiting",
    "Aansluitregel",
    "Boeking",
    "Grootboek",
    "Leesbevinding",
    "Namen",
    "Oorzaak",
    "Rest",
    "Verklaring",
    "granted",
    "read_grootboek",
    "read_namen",
    "reconcile",
]
