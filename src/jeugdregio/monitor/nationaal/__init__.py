"""The three national sources joined: the messages, the national statistics on youth care, and the accounts.

- `jaarrekening`, `vergelijking`, `uitvoer`: the municipal accounts (Iv3), per place, per young person
- `koppeling`, `producttabel`, `iv3`: a product's form of care and task field, as functions and as a table
- `dekking`, `uitvoer_dekking`: what the messages cover of what was booked, and what does not link
- `statistiek`, `statistiekbestand`: records of a local team for Beleidsinformatie Jeugd

What is named here reads no stand and needs no engine; the last two are imported from their own modules.
"""

from jeugdregio.monitor.nationaal.iv3 import Onderdeel, Taakveld, taakvelden, taakvelden_of_year
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening, Post, lees_jaarrekening
from jeugdregio.monitor.nationaal.koppeling import Koppeling, hulpvorm, maatregel, rubriek, taakveld
from jeugdregio.monitor.nationaal.vergelijking import (
    Bedrag,
    Per,
    PlaatsKosten,
    Vergelijking,
    Volledigheid,
    compare,
    costs_of_places,
)

__all__ = [
    "Bedrag",
    "Jaarrekening",
    "Koppeling",
    "Onderdeel",
    "Per",
    "PlaatsKosten",
    "Post",
    "Taakveld",
    "Vergelijking",
    "Volledigheid",
    "compare",
    "costs_of_places",
    "hulpvorm",
    "lees_jaarrekening",
    "maatregel",
    "rubriek",
    "taakveld",
    "taakvelden",
    "taakvelden_of_year",
]
