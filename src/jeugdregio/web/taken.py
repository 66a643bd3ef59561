"""Doing the work that pages have put in the queue."""

import logging
import os
import time
from collections.abc import Callable
from typing import Final

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

_WACHT: Final = 1.0


def work(*, through: Callable[[], bool]) -> None:
    """Do what waits, and what comes, for as long as `through` says so; it is asked once a second.

    A database that is away for a moment does not end it.
    """
    call_command("prune_db_task_results", verbosity=0)
    while through():
        try:
            if DBTaskResult.objects.ready().exists():  # a look takes no lock, fetching work does
                _worker().run()  # what waits now, and then it returns
        except DatabaseError:
            logger.exception("Werk uit de wachtrij niet opgehaald")
            close_old_connections()
        time.sleep(_WACHT)


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=_WACHT,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"taken-{os.getpid()}",
        excluded_queue_names=[],
    )
