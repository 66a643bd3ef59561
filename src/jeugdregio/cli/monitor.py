"""`jeugdregio monitor`: the published figures. Nothing here sees a stand: what is withheld stays withheld."""

from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from jeugdregio.cli.aansluiting import aansluiting
from jeugdregio.cli.land import land
from jeugdregio.cli.nederlands import Opdracht, fail, new_app
from jeugdregio.cli.site import data_map, read_day

if TYPE_CHECKING:
    from jeugdregio.monitor import Publicatie
    from jeugdregio.monitor.publicatie import GepubliceerdeIndicator

app = new_app("De gepubliceerde cijfers van de monitor.")
app.command("aansluiting", cls=Opdracht)(aansluiting)
app.command("land", cls=Opdracht)(land)


class Lijstvorm(StrEnum):
    """Forms in which the list of indicators is given."""

    TABEL = "tabel"
    CSV = "csv"
    JSON = "json"


class Cijfervorm(StrEnum):
    """Forms in which figures are given."""

    TABEL = "tabel"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


@app.command("lijst", cls=Opdracht)
def lijst(formaat: Annotated[Lijstvorm, typer.Option(help="tabel, csv of json.")] = Lijstvorm.TABEL) -> None:
    """Toon alle indicatoren met hun bron."""
    from jeugdregio.monitor import uitvoer

    typer.echo(uitvoer.lijst(formaat.value), nl=False)


@app.command("toon", cls=Opdracht)
def toon(
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="De code uit 'monitor lijst'.")],
    per: Annotated[str, typer.Option(help="Uitsplitsing, met komma's: jaar,gemeente")] = "",
    stand: Annotated[
        str, typer.Option(help="Peildatum van de stand: JJJJ-MM-DD; standaard de nieuwste.")
    ] = "",
    formaat: Annotated[Cijfervorm, typer.Option(help="tabel, csv, json of xlsx.")] = Cijfervorm.TABEL,
    naar: Annotated[Path | None, typer.Option(help="Schrijf naar dit bestand; verplicht bij xlsx.")] = None,
) -> None:
    """Toon de gepubliceerde cijfers van een indicator; zonder gebied of gemeente die van de eigen regio."""
    from jeugdregio.monitor import MonitorError, uitvoer

    try:
        publicatie = open_publicatie(stand)
        cijfers = find_indicator(publicatie, indicator)
        tabel = [naam.strip() for naam in per.split(",") if naam.strip()] or list(cijfers.per[0])
        rijen = cijfers.rows(per=tabel)
    except MonitorError as fout:
        raise fail(str(fout)) from fout
    match formaat:
        case Cijfervorm.XLSX:
            if naar is None:
                raise fail("geef bij xlsx met --naar het bestand op, bijvoorbeeld --naar cijfers.xlsx.")
            naar.write_bytes(uitvoer.to_xlsx(cijfers, rijen, tabel))
        case Cijfervorm.TABEL if naar is None:
            Console().print(uitvoer.to_table(cijfers, rijen))
            for regel in uitvoer.elsewhere(cijfers, rijen):
                Console().print(regel, highlight=False)
        case Cijfervorm.TABEL:
            raise fail("een tabel komt op het scherm; kies voor een bestand --formaat csv, json of xlsx.")
        case _:
            tekst = (
                uitvoer.to_csv(cijfers, rijen, tabel)
                if formaat is Cijfervorm.CSV
                else uitvoer.to_json(cijfers, rijen)
            )
            if naar is None:
                typer.echo(tekst, nl=False)
            else:
                naar.write_text(tekst, encoding="utf-8")


def find_indicator(publicatie: "Publicatie", code: str) -> "GepubliceerdeIndicator":
    """One published indicator. Raises MonitorError that names codes like it, and where to find all."""
    from jeugdregio.monitor import MonitorError

    try:
        return publicatie.indicator(code)
    except MonitorError as fout:
        lijkt = get_close_matches(code, [een.code for een in publicatie], n=3)
        vraag = f" Bedoelt u {' of '.join(lijkt)}?" if lijkt else ""
        raise MonitorError(f"{fout}.{vraag} Alle codes staan in 'jeugdregio monitor lijst'.") from fout


def open_publicatie(stand: str) -> "Publicatie":
    """The publication of a day, or the newest. Raises MonitorError when there is none."""
    from jeugdregio.monitor import MonitorError, Publicatie, newest_publicatie

    map_ = data_map()
    pad = map_ / "publicatie" / read_day(stand).isoformat() if stand else newest_publicatie(map_)
    if pad is None:
        raise MonitorError(
            f"in {map_} is nog niets gepubliceerd. Draai 'jeugdregio demo' of 'jeugdregio stand maak', "
            "of zet JEUGDREGIO_MAP op de map met de gegevens."
        )
    return Publicatie.open(pad)
