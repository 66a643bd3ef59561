"""Keeps the process that does the work behind the pages running, as long as the site runs.

A process of its own beside the site, that needs nothing but the standard library: when the work is killed
(for want of memory, say) it starts it again; when the site is gone it stops it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Final

WERK: Final = (sys.executable, "-m", "jeugdregio.cli", "beheer", "taken")
_EVEN: Final = 0.5
_NIET_METEEN: Final = 2.0


def watch(ouder: int, opdracht: Sequence[str] = WERK) -> None:
    """Run `opdracht`, again whenever it ends, until `ouder` is no longer the parent of this process."""
    while os.getppid() == ouder:
        werk = subprocess.Popen(opdracht)  # noqa: S603 - our own command, with fixed arguments
        try:
            while werk.poll() is None and os.getppid() == ouder:
                time.sleep(_EVEN)
        except KeyboardInterrupt:
            return  # Ctrl+C reaches the work by itself
        finally:
            if werk.poll() is None:
                werk.terminate()
            werk.wait()
        if os.getppid() == ouder:
            time.sleep(_NIET_METEEN)


def start() -> None:
    """Start watching beside this process, which goes on to become the site.

    The file alone, so that what watches does not load the program it watches.
    """
    subprocess.Popen([sys.executable, "-P", __file__, str(os.getpid())])  # noqa: S603 - fixed arguments


if __name__ == "__main__":
    watch(int(sys.argv[1]))
