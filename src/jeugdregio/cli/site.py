"""What commands share: the folder with data, starting Django, reading arguments, and a bar on stderr."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from jeugdregio.cli.nederlands import fail, stderr


def data_map() -> Path:
    """Give the folder with database, stands and publications (`JEUGDREGIO_MAP`, default ./data)."""
    return Path(os.environ.get("JEUGDREGIO_MAP", "data")).resolve()


def existing(paden: list[Path]) -> list[Path]:
    """Give these paths back; ends the command when one is not there."""
    for pad in paden:
        if not pad.exists():
            raise fail(f"{pad} bestaat niet.")
    return paden


def read_day(tekst: str) -> date:
    """Read the day in `JJJJ-MM-DD`; ends the command when it is none."""
    try:
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise fail(f"'{tekst}' is geen datum; schrijf JJJJ-MM-DD, bijvoorbeeld 2026-10-01.") from fout


def read_month(tekst: str) -> tuple[int, int]:
    """Read the year and month in `JJJJ-MM`; ends the command when it is none."""
    try:
        dag = date.fromisoformat(f"{tekst}-01")
    except ValueError as fout:
        raise fail(f"'{tekst}' is geen maand; schrijf JJJJ-MM, bijvoorbeeld 2026-10.") from fout
    return dag.year, dag.month


def start_site(*, sleutels: bool = True, processen: int = 1) -> None:
    """Start Django; refuse when keys are absent outside the demo; bring the database to its newest form.

    With `processen` > 1 what the other processes need starts at the same time.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdregio.web.settings")
    if processen > 1:
        from jeugdregio.web.berichten.voorloper import start_early

        start_early()
    import django

    django.setup()
    from jeugdregio.web import versleuteling
    from jeugdregio.web.opzetten import prepare_database

    if sleutels:
        try:
            versleuteling.require_keys()
        except versleuteling.SleutelOntbreekt as fout:
            raise fail(str(fout)) from fout
    prepare_database()
    # what is loaded by now stays, and what follows makes rows, not cycles: little for the collector to find
    gc.freeze()
    gc.set_threshold(100_000)


def new_progress() -> Progress:
    """Make a bar on standard error with what is done, how much, and the time it took."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=stderr,
    )


@contextmanager
def progress(omschrijving: str, totaal: int | None = None) -> Iterator[Callable[[int], None]]:
    """Show a bar; call what this gives with the number done since the last call."""
    with new_progress() as balk:
        taak = balk.add_task(omschrijving, total=totaal)

        def advance(aantal: int) -> None:
            balk.advance(taak, aantal)

        yield advance
