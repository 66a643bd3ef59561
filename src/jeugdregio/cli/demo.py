"""`jeugdregio demo`: the synthetic region, from nothing to a site."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import TaskID
from rich.table import Table

from jeugdregio.cli.beheer import serveer
from jeugdregio.cli.nederlands import fail, stderr
from jeugdregio.cli.site import data_map, new_progress, read_month


def demo(
    schaal: Annotated[
        float,
        typer.Option(min=0.001, max=4.0, help="1.0 is de hele regio: 9.300 jeugdigen met hulp per jaar."),
    ] = 1.0,
    tot: Annotated[
        str, typer.Option(help="Laatste maand met declaraties: JJJJ-MM; standaard de vorige maand.")
    ] = "",
    zonder_server: Annotated[bool, typer.Option("--zonder-server", help="Stop na het publiceren.")] = False,
) -> None:
    """Maak de synthetische regio, verwerk haar berichten, publiceer de cijfers en serveer de site."""
    from jeugdregio import demo as synthetisch

    map_ = data_map()
    maand = read_month(tot) if tot else synthetisch.default_tot()
    try:
        with phases() as toon:
            fasen = synthetisch.run(map_, schaal=schaal, tot=maand, voortgang=toon)
    except ValueError as fout:
        # another demo or other data in this folder; the text says which and what to do
        raise fail(str(fout)) from fout
    tabel = Table("Fase", "Seconden", "Wat", box=None, pad_edge=False)
    tabel.columns[1].justify = "right"
    for fase in fasen:
        tabel.add_row(fase.naam, f"{fase.seconden:.1f}".replace(".", ","), fase.detail)
    stderr.print(tabel)
    stderr.print(f"Alle gegevens in {map_} zijn fictief.", markup=False)
    for gebruiker in synthetisch.gebruikers(map_):
        stderr.print(
            f"{gebruiker.rol:<20} {gebruiker.email}  wachtwoord: {gebruiker.wachtwoord}", markup=False
        )
    if not zonder_server:
        serveer()


@contextmanager
def phases() -> Iterator[Callable[[str, int, int | None], None]]:
    """A progress bar per phase on standard error; call what this gives with phase, done so far and total."""
    with new_progress() as balk:
        taken: dict[str, TaskID] = {}

        def update(fase: str, gedaan: int, totaal: int | None) -> None:
            if fase not in taken:
                taken[fase] = balk.add_task(fase, total=totaal)
            balk.update(taken[fase], completed=gedaan, total=totaal)

        yield update
