"""`jeugdregio monitor vergelijk-iv3`, `dekking` and `statistiek`: the national sources beside our own."""

import getpass
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from jeugdregio.cli.monitor import Lijstvorm
from jeugdregio.cli.nederlands import EXIT_FOUND, fail, stderr
from jeugdregio.cli.site import data_map, existing, read_day

if TYPE_CHECKING:
    from jeugdregio.stand import Stand


class Uitsplitsing(StrEnum):
    """What the accounts are added up to."""

    REGIO = "regio"
    GEMEENTE = "gemeente"
    LANDSDEEL = "landsdeel"


class Kostensoort(StrEnum):
    """What counts as the costs in the accounts."""

    LASTEN = "lasten"
    SALDO = "saldo"


Bestand = Annotated[
    Path, typer.Argument(metavar="BESTAND", help="De jaarrekeningen van gemeenten (Iv3), CSV zoals van CBS.")
]
Jaar = Annotated[int | None, typer.Option(help="Jaar van de jaarrekening; standaard uit de bestandsnaam.")]
Soort = Annotated[Kostensoort, typer.Option(help="lasten, of saldo: lasten min baten.")]
Vorm = Annotated[Lijstvorm, typer.Option(help="tabel, csv of json.")]


def vergelijk_iv3(
    bestand: Bestand,
    per: Annotated[Uitsplitsing, typer.Option(help="regio, gemeente of landsdeel.")] = Uitsplitsing.REGIO,
    bedrag: Soort = Kostensoort.LASTEN,
    jaar: Jaar = None,
    formaat: Vorm = Lijstvorm.TABEL,
) -> None:
    """Toon wat gemeenten volgens hun jaarrekening aan jeugdzorg uitgeven, in euro's per jeugdige.

    Daarnaast, voor de gemeenten en gebieden die ze hebben: de eigen gepubliceerde kosten van dat jaar.
    """
    from jeugdregio.monitor import MonitorError
    from jeugdregio.monitor.nationaal import uitvoer, uitvoer_eigen
    from jeugdregio.monitor.nationaal.eigen import beside_accounts
    from jeugdregio.monitor.nationaal.jaarrekening import lees_jaarrekening
    from jeugdregio.monitor.nationaal.vergelijking import Bedrag, Per, costs_of_places
    from jeugdregio.monitor.publicatie import Publicatie, newest_publicatie

    existing([bestand])
    naar, soort = Per(per.value), Bedrag(bedrag.value)
    try:
        rekening = lees_jaarrekening(bestand, jaar)
        pad = newest_publicatie(data_map())
        publicatie = Publicatie.open(pad) if pad is not None else None
        eigen = beside_accounts(publicatie, rekening, soort) if publicatie is not None else []
    except MonitorError as fout:
        raise fail(str(fout)) from fout
    plaatsen = costs_of_places(rekening, naar, soort)
    match formaat:
        case Lijstvorm.CSV:
            kolommen = partial(uitvoer_eigen.columns, eigen)
            typer.echo(uitvoer.to_csv(plaatsen, soort, kolommen), nl=False)
        case Lijstvorm.JSON:
            ernaast = (
                uitvoer_eigen.to_json_part(publicatie, eigen) if publicatie is not None and eigen else None
            )
            typer.echo(uitvoer.to_json(rekening, plaatsen, naar, soort, ernaast), nl=False)
        case Lijstvorm.TABEL:
            Console().print(uitvoer.to_table(rekening, plaatsen, naar, soort))
            if publicatie is not None and eigen:
                Console().print(uitvoer_eigen.to_table(publicatie, eigen))
    if publicatie is not None and not eigen:
        stderr.print(f"Over {rekening.jaar} zijn er geen eigen gepubliceerde kosten.", markup=False)
    for regel in (gevonden := uitvoer.problems(rekening, naar)):
        stderr.print(regel, markup=False, soft_wrap=True)
    if gevonden:
        raise typer.Exit(EXIT_FOUND)


def dekking(
    bestand: Bestand,
    doel: Annotated[
        str, typer.Option(help="Waarvoor u deze exacte cijfers nodig hebt; dit wordt bewaard. Verplicht.")
    ] = "",
    gemeente: Annotated[str, typer.Option(help="CBS-codes, met komma's; standaard alle van de regio.")] = "",
    stand: Annotated[
        str, typer.Option(help="Peildatum van de stand: JJJJ-MM-DD; standaard de nieuwste.")
    ] = "",
    bedrag: Soort = Kostensoort.LASTEN,
    jaar: Jaar = None,
    formaat: Vorm = Lijstvorm.TABEL,
) -> None:
    """Toon per gemeente wat de berichten dekken van wat zij boekte: exacte cijfers, voor eigen gebruik."""
    from jeugdregio.monitor import MonitorError
    from jeugdregio.monitor.nationaal import uitvoer_dekking
    from jeugdregio.monitor.nationaal.dekking import coverage, municipalities_of
    from jeugdregio.monitor.nationaal.doel import require_doel
    from jeugdregio.monitor.nationaal.jaarrekening import lees_jaarrekening
    from jeugdregio.monitor.nationaal.vergelijking import Bedrag
    from jeugdregio.stand import StandError

    existing([bestand])
    if not doel.strip():
        raise fail("geef met --doel aan waarvoor u de exacte cijfers nodig hebt; dat wordt bewaard.")
    try:
        require_doel(doel)
        rekening = lees_jaarrekening(bestand, jaar)
        geopend = _open_stand(stand)
        gemeenten = [code.strip() for code in gemeente.split(",") if code.strip()]
        gemeenten = gemeenten or list(municipalities_of(geopend))
        gevonden = coverage(geopend, rekening, gemeenten=gemeenten, doel=doel, bedrag=Bedrag(bedrag.value))
    except (MonitorError, StandError) as fout:
        raise fail(str(fout)) from fout
    _note_use("monitor dekking", gemeenten, geopend, doel)
    match formaat:
        case Lijstvorm.CSV:
            typer.echo(uitvoer_dekking.to_csv(gevonden), nl=False)
        case Lijstvorm.JSON:
            typer.echo(uitvoer_dekking.to_json(gevonden, geopend), nl=False)
        case Lijstvorm.TABEL:
            for tabel in uitvoer_dekking.to_tables(gevonden, geopend):
                Console().print(tabel)


def statistiek(
    naar: Annotated[Path, typer.Argument(metavar="NAAR", help="Het CSV-bestand dat wordt gemaakt.")],
    gemeente: Annotated[str, typer.Option(help="CBS-code van de gemeente, zoals 0772.")],
    team: Annotated[str, typer.Option(help="AGB-code van het lokale team van de gemeente.")],
    van: Annotated[str, typer.Option(help="Eerste dag van het tijdvak: JJJJ-MM-DD.")],
    tot: Annotated[str, typer.Option(help="Laatste dag van het tijdvak: JJJJ-MM-DD.")],
    doel: Annotated[str, typer.Option(help="Waarvoor u het bestand nodig hebt; dit wordt bewaard.")],
    stand: Annotated[
        str, typer.Option(help="Peildatum van de stand: JJJJ-MM-DD; standaard de nieuwste.")
    ] = "",
) -> None:
    """Maak voor een gemeente het begin van haar bestand voor Beleidsinformatie Jeugd: persoonsgegevens."""
    from jeugdregio.kern.periode import Periode
    from jeugdregio.monitor import MonitorError
    from jeugdregio.monitor.nationaal.statistiek import make_statistiek
    from jeugdregio.monitor.nationaal.statistiekbestand import EIGEN_GEBRUIK, write_statistiek
    from jeugdregio.stand import StandError

    eerste, laatste = read_day(van), read_day(tot)
    if laatste < eerste:
        raise fail("de laatste dag van het tijdvak ligt voor de eerste.")
    try:
        geopend = _open_stand(stand)
        gemaakt = make_statistiek(
            geopend, gemeente=gemeente, aanbieder=team, periode=Periode(eerste, laatste), doel=doel
        )
        _note_use("monitor statistiek", [gemeente], geopend, doel)
        bestanden = write_statistiek(gemaakt, naar)
    except (MonitorError, StandError) as fout:
        raise fail(str(fout)) from fout
    for bestand in bestanden:
        typer.echo(str(bestand))
    if not gemaakt.records:
        stderr.print(_why_empty(geopend, gemeente, team), markup=False, soft_wrap=True)
    stderr.print(f"{len(gemaakt.records)} regels. {EIGEN_GEBRUIK}", markup=False, soft_wrap=True)


def _why_empty(stand: "Stand", gemeente: str, team: str) -> str:
    """Say whether the stand has any help of a team in a municipality, when a period gives no records."""
    hulp = stand.leveringen.filter(stand.leveringen.gemeente == gemeente, stand.leveringen.aanbieder == team)
    if hulp.count().to_pyarrow().as_py():
        return "Het team gaf hier wel hulp, maar niet in dit tijdvak, of hulp die er niet in hoort."
    return (
        f"In deze stand heeft gemeente {gemeente} geen hulp van aanbieder {team}. Controleer de AGB-code van "
        "het lokale team; het bestand is er alleen voor een team dat zelf startberichten stuurt."
    )


def _open_stand(peildatum: str) -> "Stand":
    """The stand of a day, or the newest. Raises StandError when there is none."""
    from jeugdregio.stand import Stand, StandError, newest

    map_ = data_map()
    pad = map_ / "stand" / read_day(peildatum).isoformat() if peildatum else newest(map_)
    if pad is None:
        raise StandError(
            f"in {map_} is nog geen stand. Draai 'jeugdregio demo' of 'jeugdregio stand maak', "
            "of zet JEUGDREGIO_MAP op de map met de gegevens."
        )
    return Stand.open(pad)


def _note_use(opdracht: str, gemeenten: Sequence[str], stand: "Stand", doel: str) -> None:
    """Keep who asked exact figures for what: a line of JSON in `intern.jsonl`, for its owner only."""
    regel = {
        "tijd": datetime.now(UTC).isoformat(timespec="seconds"),
        "gebruiker": _user(),
        "opdracht": opdracht,
        "gemeenten": list(gemeenten),
        "stand": stand.peildatum.isoformat(),
        "doel": doel,
    }
    nummer = os.open(data_map() / "intern.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(nummer, "a", encoding="utf-8") as uit:
        uit.write(json.dumps(regel, ensure_ascii=False) + "\n")


def _user() -> str:
    """The account that runs the command; its number where it has no name, as in many containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
