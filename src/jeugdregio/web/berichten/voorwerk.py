"""Read once, by the process that workers are forked from: what each of them would else make for itself."""

import gc

from jeugdregio.ijw.release import releases
from jeugdregio.ijw.schemas import whole_schema
from jeugdregio.web.berichten import beoordeling  # noqa: F401 - what the workers run

for release in releases().values():
    for soort in release.soorten:
        whole_schema(release.naam, soort)
gc.freeze()  # else the first collection in a worker copies all of this
gc.set_threshold(100_000)  # judging makes rows, not cycles
