"""Disclosure control: what may be published so that no small group can be worked out from it.

`tellingen` protects counts of people, `bedragen` amounts and means; each module says what it guarantees.
Figures of one family (the same people or euros counted in several indicators) are protected together,
whatever table they are in. `afronden` rounds amounts that can still change, so that two publications cannot
be subtracted either.

Not covered here: what an outsider may infer from which cell was chosen to be withheld beside a small one.
"""

from jeugdregio.monitor.onthulling.afronden import half_up, step
from jeugdregio.monitor.onthulling.bedragen import protect_amounts, unsafe
from jeugdregio.monitor.onthulling.tellingen import protect_counts, rounded

__all__ = ["half_up", "protect_amounts", "protect_counts", "rounded", "step", "unsafe"]
