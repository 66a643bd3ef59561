"""Disclosure control: what may be published so that no small group can be worked out from it.

`tellingen` protects counts of people, `bedragen` amounts and means; each module says what it guarantees.
Figures of one family (the same people or euros counted in several indicators) are protected together,
whatever table they are in.

Not covered here: two publications of a period that was still provisional in the first can be subtracted
(closed periods are kept, see `publiceren`), and what an outsider may infer from which cell was chosen to
be withheld beside a small one.
"""

from jeugdregio.monitor.onthulling.bedragen import protect_amounts
from jeugdregio.monitor.onthulling.tellingen import protect_counts, rounded

__all__ = ["protect_amounts", "protect_counts", "rounded"]
