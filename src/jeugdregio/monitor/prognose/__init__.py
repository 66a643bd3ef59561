"""Forecasts to the end of next year with an interval, and the targets and budgets to hold them against.

`reeks` is what is known per month, `model` learns from it, `vooruit` makes the rows of an indicator that asks
for it (`forecast=True`), `streven` reads targets and budgets. See docs/handleiding/verwachting.md.
"""

from jeugdregio.monitor.prognose.model import available
from jeugdregio.monitor.prognose.streven import Streefwaarde, read_targets
from jeugdregio.monitor.prognose.vooruit import forecast

__all__ = ["Streefwaarde", "available", "forecast", "read_targets"]
