"""The indicators. Importing this package registers them all, in the order in which people read them."""

from jeugdregio.monitor.indicator import REGISTER

# isort: off
from jeugdregio.monitor.indicatoren import gebruik
from jeugdregio.monitor.indicatoren import verdeling
from jeugdregio.monitor.indicatoren import hulpvormen
from jeugdregio.monitor.indicatoren import index
from jeugdregio.monitor.indicatoren import instroom
from jeugdregio.monitor.indicatoren import vormen
from jeugdregio.monitor.indicatoren import kosten
from jeugdregio.monitor.indicatoren import kosten_afgewezen
from jeugdregio.monitor.indicatoren import kosten_gemiddeld
from jeugdregio.monitor.indicatoren import overige_kosten
from jeugdregio.monitor.indicatoren import kosten_verandering
from jeugdregio.monitor.indicatoren import kosten_index
from jeugdregio.monitor.indicatoren import verblijf
from jeugdregio.monitor.indicatoren import verblijf_verloop
from jeugdregio.monitor.indicatoren import verblijfplaats
from jeugdregio.monitor.indicatoren import crisis
from jeugdregio.monitor.indicatoren import duur
from jeugdregio.monitor.indicatoren import groepen
from jeugdregio.monitor.indicatoren import volwassen
from jeugdregio.monitor.indicatoren import regie
from jeugdregio.monitor.indicatoren import wachten
from jeugdregio.monitor.indicatoren import beschermingsketen
from jeugdregio.monitor.indicatoren import uitkomsten
from jeugdregio.monitor.indicatoren import toegang
from jeugdregio.monitor.indicatoren import omgeving
from jeugdregio.monitor.indicatoren import gegevens
# isort: on

__all__ = [
    "REGISTER",
    "beschermingsketen",
    "crisis",
    "duur",
    "gebruik",
    "gegevens",
    "groepen",
    "hulpvormen",
    "index",
    "instroom",
    "kosten",
    "kosten_afgewezen",
    "kosten_gemiddeld",
    "kosten_index",
    "kosten_verandering",
    "omgeving",
    "overige_kosten",
    "regie",
    "toegang",
    "uitkomsten",
    "verblijf",
    "verblijf_verloop",
    "verblijfplaats",
    "verdeling",
    "volwassen",
    "vormen",
    "wachten",
]
