"""The stand: a dated, immutable export of what a region knows, with pseudonyms only, as Parquet files."""

from jeugdregio.stand.declaratie import TABELLEN, Kolom, Kolomsoort, Tabel
from jeugdregio.stand.lezen import Inlezing, StandBevinding, lees_bestanden
from jeugdregio.stand.meta import StandError, StandMeta
from jeugdregio.stand.schrijver import StandSchrijver
from jeugdregio.stand.stand import Stand, connect_duckdb, newest
from jeugdregio.stand.tabellen import SCHEMA_VERSIE

__all__ = [
    "SCHEMA_VERSIE",
    "TABELLEN",
    "Inlezing",
    "Kolom",
    "Kolomsoort",
    "Stand",
    "StandBevinding",
    "StandError",
    "StandMeta",
    "StandSchrijver",
    "Tabel",
    "connect_duckdb",
    "lees_bestanden",
    "newest",
]
