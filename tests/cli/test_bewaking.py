"""The process beside the site that keeps its work going."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

GEDULD = 20.0


def until(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + GEDULD
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def is_gone(pid: int) -> bool:
    try:
        return "State:\tZ" in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return True


def test_work_that_ends_is_started_again_and_stops_with_the_site(tmp_path: Path) -> None:
    log = tmp_path / "log"
    werk = f"import os, time; open({str(log)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(0.1)"
    bewaker = (
        "import os, sys; from jeugdregio.cli import bewaking as b; b._EVEN = b._NIET_METEEN = 0.02; "
        f"b.watch(os.getppid(), [sys.executable, '-c', {werk!r}])"
    )
    site = f"import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', {bewaker!r}]); "
    site += "print(p.pid, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", site], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        assert until(lambda: log.exists() and len(log.read_text().split()) > 1)
        process.kill()
    assert until(lambda: is_gone(pid))
    assert until(lambda: all(is_gone(int(werker)) for werker in log.read_text().split()))
