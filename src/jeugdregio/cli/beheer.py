"""`jeugdregio serveer` and `jeugdregio beheer`: running the site."""

import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from jeugdregio.cli import bewaking
from jeugdregio.cli.nederlands import EXIT_FOUND, Opdracht, fail, new_app, stderr
from jeugdregio.cli.site import start_site

app = new_app("Beheer van de installatie.")


WACHTTIJD = 300
"""Seconds that one request may take: a process that receives a large file is not idle."""


def serveer(
    adres: Annotated[str, typer.Option(help="Adres waarop de site luistert.")] = "127.0.0.1",
    poort: Annotated[int, typer.Option(min=1, max=65_535, help="Poort waarop de site luistert.")] = 8000,
    processen: Annotated[int, typer.Option(min=1, help="Aantal processen.")] = 2,
) -> None:
    """Serveer de site."""
    _require_free(adres, poort)
    start_site()
    _require_hosts()
    prepare_static()
    bewaking.start()
    stderr.print(f"De site staat op http://{adres}:{poort}/ (stoppen met Ctrl+C)", markup=False)
    sys.stderr.flush()
    opdracht = [sys.executable, "-m", "gunicorn", "jeugdregio.web.wsgi"]
    opdracht += ["--bind", f"{adres}:{poort}", "--workers", str(processen), "--log-level", "warning"]
    opdracht += ["--timeout", str(WACHTTIJD)]
    os.execv(opdracht[0], opdracht)  # noqa: S606 - gunicorn, with fixed arguments, takes over this process


def _require_free(adres: str, poort: int) -> None:
    """End the command when the site cannot listen there: the server would say so in English, five times."""
    soort = socket.AF_INET6 if ":" in adres else socket.AF_INET
    with socket.socket(soort) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((adres.strip("[]"), poort))
        except OSError as fout:
            raise fail(
                f"de site kan niet luisteren op {adres}, poort {poort}: die is bezet of niet toegestaan. "
                "Kies een andere met --adres of --poort."
            ) from fout


def _require_hosts() -> None:
    """End the command when no name of the site is known: it would refuse every visitor."""
    from django.conf import settings

    if not settings.ALLOWED_HOSTS:
        raise fail(
            "JEUGDREGIO_HOSTS is leeg, dan weigert de site elke bezoeker. Zet erin onder welke namen de site "
            "bereikbaar is, met komma's ertussen, bijvoorbeeld jeugdhulp.regio.example."
        )


def prepare_static() -> None:
    """Collect the static files, so that the site needs no second server for them."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)


@app.command("taken", cls=Opdracht)
def taken() -> None:
    """Doe het werk dat de site klaarzet, zoals aangeleverde berichten. `serveer` start dit zelf."""
    start_site()
    from jeugdregio.web.berichten.opladen.actions import resume_cut_off
    from jeugdregio.web.taken import work

    resume_cut_off()
    work(through=lambda: True)


@app.command("sleutels", cls=Opdracht)
def sleutels() -> None:
    """Maak nieuwe sleutels en toon ze als regels voor de omgeving. Bewaar ze buiten de database."""
    from jeugdregio.web.sleutels import new_keys

    for naam, waarde in new_keys().items():
        typer.echo(f"{naam}={waarde}")


@app.command("migreer", cls=Opdracht)
def migreer() -> None:
    """Breng de database op de nieuwste vorm en laad de gemeenten en gebieden."""
    start_site(sleutels=False)


@app.command("gebruiker", cls=Opdracht)
def gebruiker(
    email: Annotated[str, typer.Argument(metavar="E-MAIL", help="Adres waarmee de gebruiker zich aanmeldt.")],
    organisatie: Annotated[
        str, typer.Option(help="Naam van de organisatie; wordt gemaakt als zij er niet is.")
    ],
) -> None:
    """Maak een systeembeheerder bij een organisatie; vraagt een wachtwoord."""
    start_site()
    from getpass import getpass

    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from jeugdregio.web.organisaties.actions import create_systeembeheerder

    try:
        validate_email(email)
    except ValidationError as fout:
        raise fail(f"'{email}' is geen e-mailadres; schrijf het als naam@regio.example.") from fout
    wachtwoord = getpass("Wachtwoord: ")
    if wachtwoord != getpass("Nog een keer: "):
        raise fail("de wachtwoorden zijn niet gelijk.")
    try:
        create_systeembeheerder(email=email, organisatie=organisatie, wachtwoord=wachtwoord)
    except ValidationError as fout:
        raise fail(" ".join(fout.messages)) from fout
    stderr.print(f"{email} is systeembeheerder van {organisatie}.", markup=False)


@app.command("contracten", cls=Opdracht)
def contracten(
    bestand: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="CSV met de kolommen agb;naam;gebied;van;tot.")
    ],
) -> None:
    """Neem contracten met aanbieders over uit een bestand; alleen als alle rijen kloppen."""
    _start_with(bestand)
    from jeugdregio.web.aanbieders.actions import import_contracten

    try:
        uitkomst = import_contracten(bestand, by=None)
    except OSError as fout:
        raise fail(f"{bestand} is niet te lezen: {fout.strerror}.") from fout
    _stop_at(uitkomst.bevindingen)
    stderr.print(f"{uitkomst.nieuw} contracten overgenomen, {uitkomst.bekend} stonden er al.")


@app.command("tarieven", cls=Opdracht)
def tarieven(
    bestand: Annotated[
        Path,
        typer.Argument(
            metavar="BESTAND",
            help="CSV met de kolommen agb;gebied;productcategorie;productcode;eenheid;tarief;van;tot.",
        ),
    ],
) -> None:
    """Neem tarieven van contracten over uit een bestand; alleen als alle rijen kloppen."""
    _start_with(bestand)
    from jeugdregio.web.aanbieders.tariefacties import import_tarieven

    try:
        uitkomst = import_tarieven(bestand, by=None)
    except OSError as fout:
        raise fail(f"{bestand} is niet te lezen: {fout.strerror}.") from fout
    _stop_at(uitkomst.bevindingen)
    stderr.print(
        f"{uitkomst.nieuw} tarieven overgenomen, {uitkomst.gewijzigd} gewijzigd, {uitkomst.bekend} stonden "
        f"er al; {uitkomst.beeindigd} eerdere eindigen hierdoor."
    )


def _start_with(bestand: Path) -> None:
    if not bestand.is_file():
        raise fail(f"{bestand} bestaat niet of is geen bestand.")
    start_site(sleutels=False)


def _stop_at(bevindingen: Sequence[object]) -> None:
    """Print what is wrong with a file, of which then nothing was taken over."""
    for bevinding in bevindingen:
        typer.echo(str(bevinding))
    if bevindingen:
        stderr.print("Er is niets overgenomen: verbeter eerst de bevindingen hierboven.")
        raise typer.Exit(EXIT_FOUND)
