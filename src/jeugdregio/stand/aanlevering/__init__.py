"""Files of others: read, translated with a mapping where they have another form, checked, and kept."""

from jeugdregio.stand.aanlevering.bevindingen import (
    MAX_BEVINDINGEN,
    Inlezing,
    Leesverslag,
    StandBevinding,
    Vervanging,
)
from jeugdregio.stand.aanlevering.bewaren import kept_tables
from jeugdregio.stand.aanlevering.opgave import Opgave
from jeugdregio.stand.aanlevering.vertaling import Pseudonimisering, Vertaling
from jeugdregio.stand.aanlevering.vertaling_lezen import VertalingFout, read_vertaling

__all__ = [
    "MAX_BEVINDINGEN",
    "Inlezing",
    "Leesverslag",
    "Opgave",
    "Pseudonimisering",
    "StandBevinding",
    "Vertaling",
    "VertalingFout",
    "Vervanging",
    "kept_tables",
    "read_vertaling",
]
