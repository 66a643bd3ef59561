"""Whether somebody is at work on something: a lock that the system takes back when its process dies.

On SQLite, where all processes run on one machine, a locked file; on PostgreSQL an advisory lock of the
connection.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

SOORT: Final = 7_302
"""Tells these advisory locks from others in a PostgreSQL database."""


@contextmanager
def hold(nummer: int) -> Iterator[bool]:
    """Hold the lock of `nummer` within this block; gives False when another process has it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SOORT, nummer])
            mine = bool(cursor.fetchone()[0])
        try:
            yield mine
        finally:
            if mine:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SOORT, nummer])
        return
    file = os.open(_file(nummer), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        mine = _lock(file)
        yield mine
        if mine:
            _file(nummer).unlink(missing_ok=True)
    finally:
        os.close(file)  # gives the lock back


def is_held(nummer: int) -> bool:
    """Whether a living process holds the lock of `nummer`."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s "
                "AND objid = %s "
                "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                [SOORT, nummer],
            )
            return cursor.fetchone() is not None
    try:
        file = os.open(_file(nummer), os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not _lock(file)
    finally:
        os.close(file)


def _file(nummer: int) -> Path:
    return Path(settings.JEUGDREGIO_MAP) / f"aanlevering-{nummer}.slot"


def _lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
