"""`jeugdregio ijw`: the message standard on the command line; needs no database and no keys."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jeugdregio.cli.nederlands import EXIT_FOUND, Opdracht, fail, new_app, stderr
from jeugdregio.cli.site import existing

app = new_app("Berichten van de standaard iJw: controleren, bekijken, schema's maken.")

Bestanden = Annotated[list[Path], typer.Argument(metavar="BESTAND...", help="Bestanden, mappen of zips.")]


@app.command("valideer", cls=Opdracht)
def valideer(
    bestanden: Bestanden,
    als_json: Annotated[
        bool, typer.Option("--json", help="Een JSON-object per bestand, elk op een regel.")
    ] = False,
) -> None:
    """Controleer berichten: de opbouw (schema) en de regels binnen het bericht."""
    from jeugdregio.ijw import valideer as controle

    fout_gevonden = False
    for uitslag in controle.valideer(existing(bestanden)):
        fout_gevonden |= not uitslag.geldig
        if als_json:
            typer.echo(json.dumps(uitslag.als_dict(), ensure_ascii=False))
        else:
            typer.echo(uitslag.als_tekst())
    if fout_gevonden:
        raise typer.Exit(EXIT_FOUND)


@app.command("toon", cls=Opdracht)
def toon(bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een bericht.")]) -> None:
    """Toon de inhoud van een bericht; wat over een persoon gaat is afgeschermd."""
    from jeugdregio.ijw import toon as weergave

    existing([bestand])
    tekst, geldig = weergave.toon(bestand)
    typer.echo(tekst)
    if not geldig:
        raise typer.Exit(EXIT_FOUND)


@app.command("xsd", cls=Opdracht)
def xsd(map_: Annotated[Path, typer.Argument(metavar="MAP", help="Hier komen de schema's.")]) -> None:
    """Schrijf de XML-schema's: het basisschema en een schema per bericht."""
    from jeugdregio.ijw.xsd import write_schemas

    for pad in write_schemas(map_):
        stderr.print(str(pad), markup=False)


class Regelvorm(StrEnum):
    """Forms in which the list of rules is given."""

    TABEL = "tabel"
    CSV = "csv"
    JSON = "json"


@app.command("regels", cls=Opdracht)
def regels(
    formaat: Annotated[Regelvorm, typer.Option(help="tabel, csv of json.")] = Regelvorm.TABEL,
    release: Annotated[
        str | None, typer.Option(metavar="3.2", help="Release van iJw; de nieuwste als u niets kiest.")
    ] = None,
) -> None:
    """Toon alle regels van de standaard, en waar elke regel wordt gecontroleerd."""
    from jeugdregio.ijw.release import releases
    from jeugdregio.ijw.toetsen import regels as lijst

    if release is not None and release not in releases():
        raise fail(f"release {release} wordt niet gelezen; kies uit {', '.join(releases())}.")
    vermeldingen = lijst.overview(release)
    write = {
        Regelvorm.TABEL: lijst.to_table,
        Regelvorm.CSV: lijst.to_csv,
        Regelvorm.JSON: lijst.to_json,
    }[formaat]
    typer.echo(write(vermeldingen), nl=False)
