"""The tables of the stand: what a region knows of its youth care, without names, BSNs or birth dates.

The modules are imported in the order in which people read their tables.
"""

# isort: off
from jeugdregio.stand.tabellen import berichten
from jeugdregio.stand.tabellen import gebieden
from jeugdregio.stand.tabellen import aangeleverd
# isort: on

SCHEMA_VERSIE = "5"
"""What is written. 3 has the table `dekkingen`; 4, made from a register, refused lines in `prestaties`; 5
the table `referentiecijfers`.
"""
LEESBARE_VERSIES = ("2", "3", "4", SCHEMA_VERSIE)
"""What is read; a table that came later is empty in a stand of an earlier version."""

__all__ = ["LEESBARE_VERSIES", "SCHEMA_VERSIE", "aangeleverd", "berichten", "gebieden"]
