"""`jeugdregio monitor aansluiting`: granted amounts against a ledger. Exact figures, so it asks what for."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from jeugdregio.cli.nederlands import EXIT_FOUND, fail, stderr
from jeugdregio.cli.site import data_map, existing, read_day


class Aansluitvorm(StrEnum):
    """Forms in which a reconciliation is given."""

    TABEL = "tabel"
    CSV = "csv"
    JSON = "json"


def aansluiting(
    bestand: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="Uitvoer van het financiële systeem: CSV of Excel.")
    ],
    doel: Annotated[str, typer.Option(help="Waarvoor u de exacte bedragen nodig hebt.")],
    kolom: Annotated[
        list[str] | None,
        typer.Option(metavar="VELD=NAAM", help="Wijs een kolom aan, bijvoorbeeld bedrag=Saldo; mag vaker."),
    ] = None,
    gemeente: Annotated[str, typer.Option(help="CBS-code, als het bestand geen kolom gemeente heeft.")] = "",
    blad: Annotated[str, typer.Option(help="Blad van het Excel-bestand; standaard het eerste.")] = "",
    geboekt_tot: Annotated[
        str, typer.Option(help="JJJJ-MM-DD; standaard de laatste boekdatum in het bestand.")
    ] = "",
    afronding: Annotated[int, typer.Option(min=0, help="Centen die een boeking mag afwijken.")] = 1,
    stand: Annotated[
        str, typer.Option(help="Peildatum van de stand: JJJJ-MM-DD; standaard de nieuwste.")
    ] = "",
    formaat: Annotated[Aansluitvorm, typer.Option(help="tabel, csv of json.")] = Aansluitvorm.TABEL,
    naar: Annotated[Path | None, typer.Option(help="Schrijf naar dit bestand.")] = None,
) -> None:
    """Vergelijk toegekende bedragen met het grootboek, per maand, gemeente en aanbieder, tot op de cent."""
    from jeugdregio.monitor import MonitorError, aansluiting
    from jeugdregio.monitor.aansluiting import uitvoer
    from jeugdregio.stand import Stand, StandError, newest

    if not doel.strip():
        raise fail("geef met --doel aan waarvoor u de exacte bedragen nodig hebt.")
    existing([bestand])
    kolommen = dict(_column(tekst) for tekst in kolom or [])
    pad = data_map() / "stand" / read_day(stand).isoformat() if stand else newest(data_map())
    if pad is None:
        raise fail(f"in {data_map()} staat geen stand. Maak er een met 'jeugdregio stand maak'.")
    try:
        grootboek = aansluiting.read_grootboek(bestand, kolommen=kolommen, gemeente=gemeente, blad=blad)
        if grootboek.aantal_bevindingen:
            for bevinding in grootboek.bevindingen:
                typer.echo(str(bevinding))
            raise fail(
                f"het grootboek is niet vergeleken: {grootboek.aantal_bevindingen} keer is een waarde niet "
                "te lezen. Verbeter het bestand en probeer het opnieuw.",
                EXIT_FOUND,
            )
        geopend = Stand.open(pad)
        namen = aansluiting.read_namen(geopend)
        uitkomst = aansluiting.reconcile(
            aansluiting.granted(geopend),
            grootboek.boekingen,
            namen,
            geboekt_tot=read_day(geboekt_tot) if geboekt_tot else None,
            afronding=afronding,
        )
    except (MonitorError, StandError) as fout:
        raise fail(str(fout)) from fout
    stderr.print(f"Stand: {pad.name}. Doel: {doel.strip()}. Exacte bedragen: deel ze niet.", markup=False)
    if not geopend.knows_refused:
        stderr.print(
            "Deze stand is gemaakt toen afgewezen regels nog niet werden bewaard. Maak hem opnieuw om te "
            "zien wat is geboekt, maar afgewezen.",
            soft_wrap=True,
        )
    if grootboek.totalen:
        stderr.print(f"Overgeslagen totaalregels: {grootboek.totalen}.")
    if formaat is Aansluitvorm.TABEL:
        if naar is not None:
            raise fail("een tabel komt op het scherm; kies voor een bestand --formaat csv of json.")
        for tabel in uitvoer.to_tables(uitkomst, namen):
            Console().print(tabel)
        raise typer.Exit(EXIT_FOUND if uitkomst.open else 0)
    tekst = uitvoer.to_csv(uitkomst) if formaat is Aansluitvorm.CSV else uitvoer.to_json(uitkomst)
    if naar is None:
        typer.echo(tekst, nl=False)
    else:
        naar.write_text(tekst, encoding="utf-8")
    raise typer.Exit(EXIT_FOUND if uitkomst.open else 0)


def _column(tekst: str) -> tuple[str, str]:
    veld, is_, naam = tekst.partition("=")
    if not is_ or not naam.strip():
        raise fail(f"'{tekst}' wijst geen kolom aan; schrijf VELD=NAAM, bijvoorbeeld bedrag=Saldo.")
    return veld.strip(), naam.strip()
