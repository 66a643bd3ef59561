"""`jeugdregio monitor verwachting`: what is coming, beside what was intended."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from jeugdregio.cli.monitor import find_indicator, open_publicatie
from jeugdregio.cli.nederlands import EXIT_FOUND, fail, stderr


def verwachting(
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="De code uit 'monitor lijst'.")],
    plaats: Annotated[str, typer.Option(help="Code van één gebied of gemeente; standaard de regio.")] = "",
    stand: Annotated[
        str, typer.Option(help="Peildatum van de stand: JJJJ-MM-DD; standaard de nieuwste.")
    ] = "",
) -> None:
    """Toon de verwachting tot en met het eind van volgend jaar, naast doel en begroting."""
    from jeugdregio.monitor import MonitorError
    from jeugdregio.monitor.prognose.vergelijken import compare
    from jeugdregio.monitor.uitvoer import nl_number

    try:
        publicatie = open_publicatie(stand)
        een = find_indicator(publicatie, indicator)
    except MonitorError as fout:
        raise fail(str(fout)) from fout
    plek = plaats or publicatie.regio
    if plek not in publicatie.plaatsen:
        raise fail(f"van {plek} zijn geen cijfers. Wel van: {', '.join(publicatie.plaatsen)}.")
    lijnen = [lijn for lijn in compare(een) if lijn.plaats == plek]
    if not lijnen:
        stderr.print(
            f"Van {een.catalogus['label']} is hier geen verwachting, doel of begroting. Een verwachting "
            "vraagt drie jaar zonder onderdrukte maanden en het pakket statsmodels (jeugdregio[prognose]).",
            markup=False,
        )
        raise typer.Exit(EXIT_FOUND)

    def tekst(waarde: float | None) -> str:
        return "" if waarde is None else nl_number(waarde)

    tabel = Table(
        title=f"{een.catalogus['label']} ({een.catalogus['unit']}), {publicatie.plaatsen[plek].naam}"
    )
    tabel.add_column("periode")
    for kop in ("bekend", "verwacht", "van", "tot", "doel", "begroting", "verschil"):
        tabel.add_column(kop, justify="right")
    for lijn in lijnen:
        bekend = tekst(lijn.cijfer.waarde) if lijn.cijfer is not None else ""
        if lijn.cijfer is not None and lijn.cijfer.voorlopig and bekend:
            bekend += "*"
        verwacht = lijn.verwacht
        tabel.add_row(
            lijn.periode,
            bekend,
            *(
                tekst(waarde)
                for waarde in (
                    (verwacht.schatting, verwacht.ondergrens, verwacht.bovengrens)
                    if verwacht
                    else (None,) * 3
                )
            ),
            tekst(lijn.doel),
            tekst(lijn.begroting),
            tekst(lijn.verschil),
        )
    Console().print(tabel)
    typer.echo(
        "* nog niet volledig. Verwacht: het midden; in 95 van de 100 gevallen tussen 'van' en 'tot', als "
        "het gaat zoals het ging. Verschil: verwacht min begroting, of min doel."
    )
