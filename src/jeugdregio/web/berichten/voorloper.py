"""The process that workers are forked from. It takes a second to start, so it may start before the rest."""

import multiprocessing
from multiprocessing import forkserver

VOORWERK = "jeugdregio.web.berichten.voorwerk"
"""The module that it reads, once for all workers."""


def start_early() -> None:
    """Start that process if it is not there yet; it reads our modules while the caller goes on.

    The environment must say by then which settings hold.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload(["__main__", VOORWERK])
    forkserver.ensure_running()
