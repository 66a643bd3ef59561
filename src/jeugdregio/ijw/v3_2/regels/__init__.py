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
    register_antwoord,
    register_bericht,
    register_client,
    register_declaratie,
    register_levering,
    register_retour,
    register_toewijzing,
    register_verzoek,
    register_volume,
    schema,
    stapeling,
    verzoek,
)
from jeugdregio.ijw.v3_2.regels.proces import PROCESREGELS
from jeugdregio.ijw.v3_2.regels.registratie import rule

__all__ = [
    "PROCESREGELS",
    "adres",
    "bron",
    "declaratie",
    "dubbel",
    "kop",
    "levering",
    "overlap",
    "persoon",
    "product",
    "register_antwoord",
    "register_bericht",
    "register_client",
    "register_declaratie",
    "register_levering",
    "register_retour",
    "register_toewijzing",
    "register_verzoek",
    "register_volume",
    "rule",
    "schema",
    "stapeling",
    "verzoek",
]
