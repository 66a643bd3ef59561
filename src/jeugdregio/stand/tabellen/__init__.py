"""The tables of the stand: what a region knows of its youth care, without names, BSNs or birth dates.

The modules are imported in the order in which people read their tables.
"""

# isort: off
from jeugdregio.stand.tabellen import berichten
from jeugdregio.stand.tabellen import gebieden
from jeugdregio.stand.tabellen import aangeleverd
# isort: on

SCHEMA_VERSIE = "2"

__all__ = ["SCHEMA_VERSIE", "aangeleverd", "berichten", "gebieden"]
