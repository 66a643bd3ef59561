"""`jeugdregio stand`: make the dated, pseudonymised tables, or fill them from another system."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from jeugdregio.cli.nederlands import EXIT_FOUND, Opdracht, fail, new_app, stderr
from jeugdregio.cli.site import data_map, existing, read_day, read_month, start_site

app = new_app("De stand: gedateerde tabellen met pseudoniemen, waar de monitor op rekent.")


@app.command("maak", cls=Opdracht)
def maak(
    peildatum: Annotated[str, typer.Option(help="JJJJ-MM-DD; standaard vandaag.")] = "",
) -> None:
    """Maak de stand van het register op een dag en publiceer de cijfers die eruit volgen."""
    dag = read_day(peildatum) if peildatum else _today()
    start_site()
    from jeugdregio.web.cijfers.export import make_stand

    try:
        pad = make_stand(data_map(), dag)
    except ValueError as fout:  # StandError, or a register without a region; the text says what to do
        raise fail(str(fout), EXIT_FOUND) from fout
    _publish(pad)


@app.command("lees", cls=Opdracht)
def lees(
    bestanden: Annotated[
        list[Path],
        typer.Argument(metavar="BESTAND...", help="CSV of Parquet; de bestandsnaam is de naam van de tabel."),
    ],
    regio: Annotated[str, typer.Option(help="Code van het gebied waarvoor de stand is, bijvoorbeeld SVJ.")],
    volledig_tot: Annotated[
        str, typer.Option(help="Laatste maand waarvan de gegevens volledig zijn: JJJJ-MM.")
    ],
    peildatum: Annotated[str, typer.Option(help="JJJJ-MM-DD; standaard vandaag.")] = "",
) -> None:
    """Vul een stand uit een ander systeem, als alle rijen kloppen, en publiceer de cijfers ervan."""
    from jeugdregio import __version__
    from jeugdregio.stand import StandError, StandMeta, lees_bestanden
    from jeugdregio.web.sleutels import is_demo

    existing(bestanden)
    read_month(volledig_tot)
    dag = read_day(peildatum) if peildatum else _today()
    meta = StandMeta(
        peildatum=dag,
        gemaakt_op=datetime.now(UTC),
        regio=regio,
        volledig_tot=volledig_tot,
        software_versie=__version__,
        fictief=is_demo(data_map()),
    )
    doel = data_map() / "stand" / dag.isoformat()
    try:
        bevindingen = lees_bestanden(bestanden, doel, meta=meta)
    except StandError as fout:
        raise fail(str(fout), EXIT_FOUND) from fout
    for bevinding in bevindingen:
        typer.echo(str(bevinding))
    rest = bevindingen.aantal_bevindingen - len(bevindingen.bevindingen)
    if rest:
        typer.echo(f"en nog {rest} {'bevinding' if rest == 1 else 'bevindingen'}")
    if bevindingen:
        stderr.print("Er is geen stand gemaakt: verbeter eerst de bevindingen hierboven.")
        raise typer.Exit(EXIT_FOUND)
    _publish(doel)


def _publish(stand: Path) -> None:
    from jeugdregio.monitor import MonitorError
    from jeugdregio.monitor.publiceren import publish_newest
    from jeugdregio.stand import StandError

    stderr.print(f"Stand gemaakt: {stand}", markup=False)
    try:
        stderr.print(f"Cijfers gepubliceerd: {publish_newest(data_map())}", markup=False)
    except (MonitorError, StandError) as fout:
        raise fail(str(fout), EXIT_FOUND) from fout


def _today() -> date:
    """Today in the Netherlands."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()
