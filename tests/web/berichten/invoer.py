"""A process of its own that takes messages in, for tests that kill it: `python invoer.py FOLDER PROCESSEN`.

Prints a line after every file. Batches are small, so that a kill falls in the middle of the work.
"""

import os
import sys
from datetime import date
from multiprocessing import parent_process
from pathlib import Path

from jeugdregio.web.berichten.beoordeling import Beoordeling, Bestand, judge


def die(bestand: Bestand, *, fictief: bool, vandaag: date) -> Beoordeling:
    """Stands in for judging; a worker is killed by it."""
    if parent_process() is not None:
        os._exit(9)
    return judge(bestand, fictief=fictief, vandaag=vandaag)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdregio.web.settings")
    import django

    django.setup()
    from jeugdregio.web.berichten import verwerking, werkers

    verwerking.AANTAL, werkers.PER_KEER = 25, 4  # each batch goes round in parts
    folder, processen = Path(sys.argv[1]), int(sys.argv[2])
    for uitkomst in verwerking.process([folder], ontvangen_op="dagtekening", processen=processen):
        print(uitkomst.status, uitkomst.regels, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()
