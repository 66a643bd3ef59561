"""The rules of iJw 3.2, a module a topic.

Codes and official texts: Zorginstituut Nederland, iJw 3.2.
"""

from jeugdregio.ijw.v3_2.regels import (
    adres,
    bron,
    declaratie,
    dubbel,
    kop,
    levering,
    overlap,
    persoon,
    product,
    schema,
    verzoek,
)
from jeugdregio.ijw.v3_2.regels.registratie import rule

__all__ = [
    "adres",
    "bron",
    "declaratie",
    "dubbel",
    "kop",
    "levering",
    "overlap",
    "persoon",
    "product",
    "rule",
    "schema",
    "verzoek",
]
