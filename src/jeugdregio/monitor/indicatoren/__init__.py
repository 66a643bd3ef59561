"""The indicators. Importing this package registers them all."""

from jeugdregio.monitor.indicator import REGISTER
from jeugdregio.monitor.indicatoren import duur, gebruik, kosten, verblijf

__all__ = ["REGISTER", "duur", "gebruik", "kosten", "verblijf"]
