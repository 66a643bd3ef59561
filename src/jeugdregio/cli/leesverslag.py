"""What `jeugdregio stand lees` says of the files it read: findings, what a dry run saw, what was replaced."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import typer

from jeugdregio.cli.nederlands import stderr
from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.kern.vorm import format_day, format_number, printable, shape

if TYPE_CHECKING:
    from jeugdregio.stand import Inlezing, Vertaling
    from jeugdregio.stand.dekking import Dekkingen

MAX_NAAM = 40


def show_findings(inlezing: "Inlezing") -> None:
    """Print the findings on standard output, and how many more there are."""
    for bevinding in inlezing:
        typer.echo(str(bevinding))
    rest = inlezing.aantal_bevindingen - len(inlezing.bevindingen)
    if rest:
        typer.echo(f"en nog {format_number(rest)} {'bevinding' if rest == 1 else 'bevindingen'}")


def show_reports(inlezing: "Inlezing", vertaling: "Vertaling | None") -> None:
    """Print per file its table and rows, the columns that are not used and the codes that are unknown."""
    for verslag in inlezing.verslagen:
        typer.echo(f"{printable(verslag.bestand)}: tabel {verslag.tabel}, {_rows(verslag.rijen)}")
        if verslag.ongebruikt:
            typer.echo(f"  niet gebruikt: {', '.join(map(_column_name, verslag.ongebruikt))}")
        for telling in verslag.onbekend.values():
            typer.echo(
                f"  kolom {printable(telling.kolom)}: code niet in de codetabel: {telling.code} "
                f"({format_number(telling.aantal)} keer, eerst in rij {telling.rij})"
            )
    if vertaling is not None:
        gelezen = {verslag.tabel for verslag in inlezing.verslagen}
        zonder = sorted({deel.tabel.naam for deel in vertaling.tabellen} - gelezen)
        if zonder:
            typer.echo(f"Geen bestand voor: {', '.join(zonder)}")


def show_replaced(inlezing: "Inlezing") -> None:
    """Say on standard error per table what is kept now, and what it took the place of."""
    for vervanging in inlezing.vervangingen:
        eerder = "nieuw"
        if vervanging.oude_rijen is not None:
            eerder = f"in plaats van {_rows(vervanging.oude_rijen)} van {vervanging.oud_van}"
        if vervanging.gebleven:
            eerder += f"; {_rows(vervanging.gebleven)} van andere gemeenten bewaard gebleven"
        stderr.print(f"{vervanging.tabel}: {_rows(vervanging.rijen)}, {eerder}", markup=False)
        if vervanging.niet_meer:
            stderr.print(f"  eerder ook aangeleverd, nu niet: {_names(vervanging.niet_meer)}", markup=False)
    stderr.print("Bewaard. De volgende 'jeugdregio stand maak' gebruikt deze tabellen.")


def show_coverage(inlezing: "Inlezing", regio: Collection[str] | None) -> None:
    """Say on standard error per table which municipalities stay unknown; only where the region is known."""
    for naam, dekkingen in inlezing.dekkingen.items():
        if regio is None:
            break
        zonder = sorted(set(regio) - dekkingen.keys())
        aantal = len(regio) - len(zonder)
        tekst = f"{naam}: aangeleverd voor {aantal} van de {len(regio)} gemeenten{_days(dekkingen)}"
        stderr.print(f"{tekst}. Geen gegevens: {_names(zonder)}" if zonder else tekst, markup=False)


def _days(dekkingen: "Dekkingen") -> str:
    """Say from when to when a table is covered, where that is one answer."""
    if len(set(dekkingen.values())) != 1:
        return ""
    (dekking,) = set(dekkingen.values())
    van = "" if dekking.van is None else f", vanaf {format_day(dekking.van)}"
    return van if dekking.tot is None else f"{van}, tot en met {format_day(dekking.tot)}"


def _names(codes: Collection[str]) -> str:
    alle = gemeenten()
    return ", ".join(f"{alle[code].naam} ({code})" if code in alle else code for code in codes)


def _rows(aantal: int) -> str:
    return f"{format_number(aantal)} {'rij' if aantal == 1 else 'rijen'}"


def _column_name(naam: str) -> str:
    """Show the name of a column; where it holds a number as people have, or is long, only its form."""
    if len(naam) > MAX_NAAM or sum(teken.isdigit() for teken in naam) > 4:
        return f"({shape(naam)})"
    return printable(naam)
