"""`jeugdregio berichten`: messages into the register."""

import json
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jeugdregio.cli.nederlands import EXIT_FOUND, Opdracht, fail, new_app, stderr
from jeugdregio.cli.site import existing, progress, start_site

app = new_app("Berichten verwerken in het register.")


class OntvangenOp(StrEnum):
    """Where the moment a message became known comes from."""

    NU = "nu"
    DAGTEKENING = "dagtekening"


@app.command("verwerk", cls=Opdracht)
def verwerk(
    paden: Annotated[list[Path], typer.Argument(metavar="PAD...", help="Bestanden, mappen of zips.")],
    ontvangen_op: Annotated[
        OntvangenOp,
        typer.Option(
            help="Wanneer het bericht bekend werd: nu, of bij het laden van historie de dagtekening."
        ),
    ] = OntvangenOp.NU,
    processen: Annotated[int, typer.Option(min=1, help="Aantal processen dat berichten beoordeelt.")] = 1,
    als_json: Annotated[
        bool, typer.Option("--json", help="Een JSON-object per bestand, elk op een regel.")
    ] = False,
) -> None:
    """Verwerk berichten: wat al bekend is verandert niets, wat geweigerd is blijft bewaard."""
    existing(paden)
    start_site(processen=processen)
    from jeugdregio.web.berichten.verwerking import process
    from jeugdregio.web.berichten.werkers import WorkerDiedError

    tellingen: Counter[str] = Counter()
    met_bevinding = 0
    try:
        with progress("Berichten verwerken") as voortgang:
            for uitkomst in process(
                paden, ontvangen_op=ontvangen_op.value, processen=processen, voortgang=voortgang
            ):
                tellingen["opnieuw" if uitkomst.opnieuw_geweigerd else uitkomst.status] += 1
                met_bevinding += bool(uitkomst.bevindingen)
                if als_json:
                    typer.echo(json.dumps(uitkomst.als_dict(), ensure_ascii=False))
                elif uitkomst.bevindingen:
                    typer.echo(uitkomst.als_tekst())
    except WorkerDiedError as fout:
        raise fail(str(fout), EXIT_FOUND) from fout
    opnieuw = (
        f", {tellingen['opnieuw']} al eerder geweigerd (niets veranderd)" if tellingen["opnieuw"] else ""
    )
    deels = f"{tellingen['deels']} deels verwerkt, " if tellingen["deels"] else ""
    stderr.print(
        f"{tellingen['verwerkt']} verwerkt, {deels}{tellingen['bekend']} al bekend (niets veranderd), "
        f"{tellingen['geweigerd']} geweigerd{opnieuw}.",
        soft_wrap=True,
    )
    if met_bevinding:
        raise typer.Exit(EXIT_FOUND)
