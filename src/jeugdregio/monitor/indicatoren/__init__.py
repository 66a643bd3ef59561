"""The indicators. Importing this package registers them all, in the order in which people read them."""

from jeugdregio.monitor.indicator import REGISTER

# isort: off
from jeugdregio.monitor.indicatoren import gebruik
from jeugdregio.monitor.indicatoren import kosten
from jeugdregio.monitor.indicatoren import kosten_gemiddeld
from jeugdregio.monitor.indicatoren import overige_kosten
from jeugdregio.monitor.indicatoren import kosten_verandering
from jeugdregio.monitor.indicatoren import verblijf
from jeugdregio.monitor.indicatoren import verblijf_verloop
from jeugdregio.monitor.indicatoren import verblijfplaats
from jeugdregio.monitor.indicatoren import crisis
from jeugdregio.monitor.indicatoren import duur
# isort: on

__all__ = [
    "REGISTER",
    "crisis",
    "duur",
    "gebruik",
    "kosten",
    "kosten_gemiddeld",
    "kosten_verandering",
    "overige_kosten",
    "verblijf",
    "verblijf_verloop",
    "verblijfplaats",
]
