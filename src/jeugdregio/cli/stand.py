"""`jeugdregio stand`: make the dated, pseudonymised tables, or fill them from another system."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from jeugdregio.cli.leesverslag import show_coverage, show_findings, show_replaced, show_reports
from jeugdregio.cli.nederlands import EXIT_FOUND, Opdracht, fail, new_app, stderr
from jeugdregio.cli.site import data_map, existing, read_day, read_month, start_site

if TYPE_CHECKING:
    from jeugdregio.stand import Opgave, Pseudonimisering, StandMeta, Vertaling

app = new_app("De stand: gedateerde tabellen met pseudoniemen, waar de monitor op rekent.")


@app.command("maak", cls=Opdracht)
def maak(
    peildatum: Annotated[str, typer.Option(help="JJJJ-MM-DD; standaard vandaag.")] = "",
) -> None:
    """Maak de stand van het register op een dag en publiceer de cijfers die eruit volgen."""
    dag = read_day(peildatum) if peildatum else _today()
    if dag > _today():
        raise fail(f"{dag.isoformat()} is nog niet geweest; kies vandaag of een eerdere dag.")
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
        typer.Argument(
            metavar="BESTAND...",
            help="CSV of Parquet; de bestandsnaam is de naam van de tabel, of staat in de vertaling.",
        ),
    ],
    aanvullen: Annotated[
        bool,
        typer.Option("--aanvullen", help="Bewaar deze tabellen bij het register, voor elke volgende stand."),
    ] = False,
    vertaling: Annotated[
        Path | None,
        typer.Option(metavar="VERTALING.toml", help="Zo worden de bestanden van een leverancier gelezen."),
    ] = None,
    gemeente: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="De bestanden vertellen alles van deze gemeente, ook als zij geen rij heeft; mag vaker.",
        ),
    ] = None,
    hele_regio: Annotated[
        bool, typer.Option("--hele-regio", help="De bestanden vertellen alles van alle gemeenten.")
    ] = False,
    van: Annotated[str, typer.Option(help="Eerste dag waarover de bestanden alles vertellen.")] = "",
    tot: Annotated[str, typer.Option(help="Laatste dag waarover de bestanden alles vertellen.")] = "",
    proef: Annotated[
        bool, typer.Option("--proef", help="Schrijf niets; laat zien wat er gelezen zou worden.")
    ] = False,
    regio: Annotated[
        str, typer.Option(help="Zonder --aanvullen: code van het gebied van de stand, bijvoorbeeld SVJ.")
    ] = "",
    volledig_tot: Annotated[
        str, typer.Option(help="Zonder --aanvullen: laatste maand met volledige gegevens, JJJJ-MM.")
    ] = "",
    peildatum: Annotated[str, typer.Option(help="Zonder --aanvullen: JJJJ-MM-DD; standaard vandaag.")] = "",
) -> None:
    """Lees tabellen uit een ander systeem, als alle rijen kloppen: een hele stand, of een aanvulling."""
    from jeugdregio.stand import StandError, lees_bestanden, probeer, vul_aan

    existing(bestanden)
    if aanvullen and (regio or volledig_tot or peildatum):
        raise fail("--regio, --volledig-tot en --peildatum horen bij een hele stand, niet bij --aanvullen.")
    if not aanvullen and not (regio and volledig_tot):
        raise fail(
            "een hele stand heeft --regio en --volledig-tot nodig. Gebruik --aanvullen voor tabellen die "
            "bij het register horen."
        )
    opgave = _statement(gemeente or [], van, tot, hele_regio=hele_regio)
    regio_gemeenten = _municipalities() if aanvullen else None
    meta = None if aanvullen else _meta(regio, volledig_tot, peildatum)
    gelezen = _read_vertaling(vertaling) if vertaling is not None else None
    pseudoniemen = _keyed_functions() if gelezen is not None and gelezen.needs_keys else None
    doel = None
    try:
        if proef:
            inlezing = probeer(
                bestanden,
                aanvullen=aanvullen,
                regio=regio,
                vertaling=gelezen,
                pseudoniemen=pseudoniemen,
                opgave=opgave,
                gemeenten=regio_gemeenten,
                map_=data_map() if aanvullen else None,
            )
        elif meta is None:
            inlezing = vul_aan(
                bestanden,
                data_map(),
                op=_today(),
                vertaling=gelezen,
                pseudoniemen=pseudoniemen,
                opgave=opgave,
                regio=regio_gemeenten,
            )
        else:
            doel = data_map() / "stand" / meta.peildatum.isoformat()
            inlezing = lees_bestanden(
                bestanden, doel, meta=meta, vertaling=gelezen, pseudoniemen=pseudoniemen, opgave=opgave
            )
    except StandError as fout:
        raise fail(str(fout), EXIT_FOUND) from fout
    if proef:
        show_reports(inlezing, gelezen)
    show_findings(inlezing)
    if inlezing:
        stderr.print("Er is niets geschreven." if proef else _NIETS[aanvullen])
        raise typer.Exit(EXIT_FOUND)
    show_coverage(inlezing, regio_gemeenten)
    if proef:
        stderr.print("Alles klopt. Er is niets geschreven: laat --proef weg om de bestanden te lezen.")
    elif doel is None:
        show_replaced(inlezing)
    else:
        _publish(doel)


_NIETS = {
    False: "Er is geen stand gemaakt: verbeter eerst de bevindingen hierboven.",
    True: "Er is niets bewaard: verbeter eerst de bevindingen hierboven.",
}


def _statement(gemeenten: list[str], van: str, tot: str, *, hele_regio: bool) -> "Opgave":
    from jeugdregio.stand import Dekking, Opgave

    if gemeenten and hele_regio:
        raise fail("--gemeente en --hele-regio gaan niet samen.")
    if fout := [code for code in gemeenten if not re.fullmatch("[0-9]{4}", code, re.ASCII)]:
        raise fail(f"'{fout[0]}' is geen code van een gemeente; schrijf 4 cijfers, bijvoorbeeld 0772.")
    dekking = Dekking(read_day(van) if van else None, read_day(tot) if tot else None)
    return Opgave(frozenset(gemeenten) or None, hele_regio, dekking)


def _municipalities() -> list[str] | None:
    """Give the municipalities that the region of this installation has had; None when it names no region."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdregio.web.settings")
    from django.conf import settings

    from jeugdregio.kern.gebied import lidmaatschappen

    leden = {
        lid.gemeente
        for lid in lidmaatschappen()
        if lid.gebied == settings.JEUGDREGIO_REGIO and (lid.van is None or lid.van <= _today())
    }
    return sorted(leden) or None


def _meta(regio: str, volledig_tot: str, peildatum: str) -> "StandMeta":
    from jeugdregio import __version__
    from jeugdregio.stand import StandMeta
    from jeugdregio.web.sleutels import is_demo

    read_month(volledig_tot)
    return StandMeta(
        peildatum=read_day(peildatum) if peildatum else _today(),
        gemaakt_op=datetime.now(UTC),
        regio=regio,
        volledig_tot=volledig_tot,
        software_versie=__version__,
        fictief=is_demo(data_map()),
    )


def _read_vertaling(bestand: Path) -> "Vertaling":
    from jeugdregio.stand import VertalingFout, read_vertaling

    existing([bestand])
    try:
        return read_vertaling(bestand)
    except VertalingFout as fout:
        raise fail(str(fout)) from fout


def _keyed_functions() -> "Pseudonimisering":
    """Give the keyed functions of the region. Only the keys are needed: the database stays as it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdregio.web.settings")
    import django

    django.setup()
    from jeugdregio.web import versleuteling
    from jeugdregio.web.cijfers.export import PSEUDONIMISERING

    try:
        versleuteling.require_keys()
    except versleuteling.SleutelOntbreekt as fout:
        raise fail(str(fout)) from fout
    return PSEUDONIMISERING


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
