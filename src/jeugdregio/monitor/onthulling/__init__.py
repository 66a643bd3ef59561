"""Disclosure control: what may be published so that no small group can be worked out from it."""

from jeugdregio.monitor.onthulling.bedragen import protect_amounts
from jeugdregio.monitor.onthulling.tellingen import protect_counts, rounded

__all__ = ["protect_amounts", "protect_counts", "rounded"]
