"""The indicators. Importing this package registers them all, in the order in which people read them."""

from jeugdregio.monitor.indicator import REGISTER

# isort: off
from jeugdregio.monitor.indicatoren import gebruik
from jeugdregio.monitor.indicatoren import kosten
from jeugdregio.monitor.indicatoren import verblijf
from jeugdregio.monitor.indicatoren import duur
# isort: on

__all__ = ["REGISTER", "duur", "gebruik", "kosten", "verblijf"]
