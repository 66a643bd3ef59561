"""The indicators. Importing this package registers them all."""

from jeugdregio.monitor.indicatoren import duur, gebruik, kosten, verblijf

__all__ = ["duur", "gebruik", "kosten", "verblijf"]
