"""Completeness: amounts of recent months completed with what is known of how late declarations come in.

`driehoek` is the triangle of what became known when, `mack` learns from it, `aanvulling` estimates, and
`schatten` does so for the figures of an indicator. See docs/handleiding/volledigheid.md.
"""

from jeugdregio.monitor.volledigheid.aanvulling import (
    ZEKERHEID,
    Aanvulling,
    Maandschatting,
    Schatting,
    complete,
)
from jeugdregio.monitor.volledigheid.driehoek import Driehoek, Dun, Eisen, make_driehoek
from jeugdregio.monitor.volledigheid.mack import available
from jeugdregio.monitor.volledigheid.schatten import estimate, safe_places, triangles

__all__ = [
    "ZEKERHEID",
    "Aanvulling",
    "Driehoek",
    "Dun",
    "Eisen",
    "Maandschatting",
    "Schatting",
    "available",
    "complete",
    "estimate",
    "make_driehoek",
    "safe_places",
    "triangles",
]
