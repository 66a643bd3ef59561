"""Makes a database ready for use: its newest form, and the areas of the country."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from jeugdregio.web.gebieden.actions import load_gebieden

SLOT_VORM = 7_302_301
"""The advisory lock of who changes the form of a PostgreSQL database."""


def prepare_database() -> None:
    """Migrate and load the areas. Doing it again changes nothing."""
    settings.JEUGDREGIO_MAP.mkdir(mode=0o700, parents=True, exist_ok=True)  # others have no business here
    with _alone():
        call_command("migrate", verbosity=0, interactive=False)
        load_gebieden()


@contextmanager
def _alone() -> Iterator[None]:
    """Wait for any other process that prepares this database: two that migrate at once break each other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [SLOT_VORM])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT_VORM])
        return
    slot = os.open(settings.JEUGDREGIO_MAP, os.O_RDONLY)
    try:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield
    finally:
        os.close(slot)  # gives the lock back
