"""The stand: a dated, immutable export of what a region knows, with pseudonyms only, as Parquet files."""

from jeugdregio.stand.aanlevering import (
    Inlezing,
    Opgave,
    Pseudonimisering,
    StandBevinding,
    Vertaling,
    VertalingFout,
    Vervanging,
    kept_tables,
    read_vertaling,
)
from jeugdregio.stand.declaratie import TABELLEN, Kolom, Kolomsoort, Tabel
from jeugdregio.stand.dekking import Dekking, Dekkingen
from jeugdregio.stand.lezen import lees_bestanden, probeer, vul_aan
from jeugdregio.stand.meta import StandError, StandMeta
from jeugdregio.stand.motor import Plek, connect_duckdb
from jeugdregio.stand.samen import Land, open_land
from jeugdregio.stand.schrijver import StandSchrijver
from jeugdregio.stand.stand import Stand, kept, newest
from jeugdregio.stand.tabellen import SCHEMA_VERSIE

__all__ = [
    "SCHEMA_VERSIE",
    "TABELLEN",
    "Dekking",
    "Dekkingen",
    "Inlezing",
    "Kolom",
    "Kolomsoort",
    "Land",
    "Opgave",
    "Plek",
    "Pseudonimisering",
    "Stand",
    "StandBevinding",
    "StandError",
    "StandMeta",
    "StandSchrijver",
    "Tabel",
    "Vertaling",
    "VertalingFout",
    "Vervanging",
    "connect_duckdb",
    "kept",
    "kept_tables",
    "lees_bestanden",
    "newest",
    "open_land",
    "probeer",
    "read_vertaling",
    "vul_aan",
]
