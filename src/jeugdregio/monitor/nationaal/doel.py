"""Exact figures need a purpose, and the purpose names nobody."""

import re

from jeugdregio.monitor.indicator import MonitorError

NUMMER_VAN_PERSOON = re.compile(r"[0-9]{9}")


def require_doel(doel: str) -> None:
    """Raise MonitorError when no purpose is stated, or it holds what may be a BSN."""
    if not doel.strip():
        raise MonitorError("geef aan waarvoor de exacte cijfers nodig zijn")
    if NUMMER_VAN_PERSOON.search(doel):
        raise MonitorError("in het doel staat een nummer van 9 cijfers, misschien een BSN; haal het weg")
