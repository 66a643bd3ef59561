"""`jeugdregio monitor rapport`: chosen indicators as one document, PDF or Word."""

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from jeugdregio.cli.monitor import open_publicatie
from jeugdregio.cli.nederlands import fail, stderr

VORMEN = (".pdf", ".docx")


def rapport(
    bestand: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="Waar het rapport komt: naam.pdf of naam.docx.")
    ],
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="Een code uit 'monitor lijst'; vaker te gebruiken, of met komma's. Zonder: per thema de "
            "eerste twee cijfers met een gewenste richting.",
        ),
    ] = None,
    plaats: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="Code van een gebied of gemeente; vaker te gebruiken, of met komma's. Zonder: de regio.",
        ),
    ] = None,
    van: Annotated[int | None, typer.Option(help="Eerste jaar; standaard het vijfde jaar terug.")] = None,
    tot: Annotated[int | None, typer.Option(help="Laatste jaar; standaard het nieuwste.")] = None,
    stand: Annotated[
        str, typer.Option(help="Peildatum van de stand: JJJJ-MM-DD; standaard de nieuwste.")
    ] = "",
) -> None:
    """Maak een rapport van gepubliceerde cijfers: toegankelijke PDF, of Word om in verder te werken."""
    if bestand.suffix.lower() not in VORMEN:
        raise fail(f"het bestand moet eindigen op .pdf of .docx, niet op '{bestand.suffix}'.")
    from jeugdregio.monitor import MonitorError
    from jeugdregio.web.cijfers.publicatie import Uitgave
    from jeugdregio.web.cijfers.rapport.samenstelling import compose, make_vraag

    try:
        uitgave = Uitgave(open_publicatie(stand))
        vraag = make_vraag(uitgave, codes=_listed(indicator), plaatsen=_listed(plaats), van=van, tot=tot)
    except MonitorError as fout:
        raise fail(str(fout)) from fout
    gemaakt = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    inhoud = compose(uitgave, vraag, gemaakt)
    bestand.parent.mkdir(parents=True, exist_ok=True)
    if bestand.suffix.lower() == ".pdf":
        from jeugdregio.web.cijfers.rapport.pdf import to_pdf

        bestand.write_bytes(to_pdf(inhoud))
    else:
        from jeugdregio.web.cijfers.rapport.word import to_docx

        bestand.write_bytes(to_docx(inhoud))
    aantal = sum(len(hoofdstuk.onderdelen) for hoofdstuk in inhoud.hoofdstukken)
    wat = "1 indicator" if aantal == 1 else f"{aantal} indicatoren"
    stderr.print(f"{wat} in {bestand}.", markup=False, soft_wrap=True)
    for label, reden in inhoud.ontbreekt:
        stderr.print(f"Niet in het rapport: {label}: {reden}.", markup=False, soft_wrap=True)


def _listed(opties: list[str] | None) -> list[str]:
    return [deel.strip() for optie in opties or [] for deel in optie.split(",") if deel.strip()]
