"""Judge one file: is it a message, is it right, what are its rows. No models: worker processes run this."""

import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.log import configure_logging

from jeugdregio.ijw import Bevinding, open_bericht
from jeugdregio.ijw.v3_2.rijen import Rijen
from jeugdregio.ijw.v3_2.vertaling import Kop, Vertaler, read_kop
from jeugdregio.kern import bsn
from jeugdregio.web.berichten.inhoud import GRENS, seal

logger = logging.getLogger(__name__)

MAXIMUM = 1_000
"""The most findings that are kept of one file; the rest is counted."""
DAGTEKENING = ("header", "bericht_identificatie", "dagtekening")
DEEL = 5_000
"""Rows of a long message that are handed over at a time."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file to judge: its name as given, its content, and what was found before anyone looked inside."""

    naam: str
    bron: bytes | Path
    sha256: bytes
    grootte: int
    bevinding: Bevinding | None = None


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """What a file is, what is wrong with it, and its rows when nothing is."""

    bestand: Bestand
    kop: Kop = field(default_factory=Kop)
    bevindingen: tuple[Bevinding, ...] = ()
    aantal_bevindingen: int = 0
    clienten: int = 0
    regels: int = 0
    rijen: Rijen = field(default_factory=Rijen)
    inhoud: bytes | None = None  # sealed; None when too large to keep

    @property
    def geldig(self) -> bool:
        """Whether nothing is wrong."""
        return self.aantal_bevindingen == 0

    def refuse(self, *bevindingen: Bevinding) -> "Beoordeling":
        """The same file with these findings added, and without rows."""
        return replace(
            self,
            bevindingen=(*self.bevindingen, *bevindingen)[:MAXIMUM],
            aantal_bevindingen=self.aantal_bevindingen + sum(b.aantal for b in bevindingen),
            rijen=Rijen(),
            regels=0,
        )


class Oordeel:
    """The judging of one file in parts, so that a long message need not fit in memory.

    `fictief`: whether made-up people (a BSN that begins with 99) are allowed here.
    """

    def __init__(self, bestand: Bestand, *, fictief: bool) -> None:
        self._bestand = bestand
        self._fictief = fictief
        self.beoordeling = Beoordeling(bestand)
        """Complete after `parts`; its rows are those that were not yet handed over."""

    def kop(self) -> Kop:
        """Return what the header says, without reading on."""
        if self._bestand.bevinding is not None:
            return Kop()
        with open_bericht(self._bestand.bron) as lezing:
            return read_kop(lezing.bericht_soort, lezing.release, lezing.romp)

    def parts(self, size: int | None = None) -> Iterator[Rijen]:
        """Read the file and yield its rows, at least `size` at a time; the last stay in `beoordeling`."""
        if self._bestand.bevinding is not None:
            self.beoordeling = Beoordeling(self._bestand).refuse(self._bestand.bevinding)
            return
        weigering: list[Bevinding] = []
        vertaler = None
        with open_bericht(self._bestand.bron) as lezing:
            kop = read_kop(lezing.bericht_soort, lezing.release, lezing.romp)
            # a demo may run ahead of the calendar; elsewhere such a date is a slip of the pen
            if not self._fictief and kop.dagtekening is not None and kop.dagtekening > _tomorrow():
                weigering.append(_future(kop, *lezing.place(*DAGTEKENING)))
            for client in lezing:
                vertaler = vertaler or Vertaler(str(lezing.bericht_soort))
                vertaler.add(client)
                if not self._fictief and bsn.is_fictief(getattr(client, "bsn", "")):
                    weigering.append(_fictief(*lezing.place("bsn")))
                if size is not None and len(vertaler.rijen) >= size:
                    yield vertaler.take()
        if lezing.volledig:
            vertaler = vertaler or Vertaler(str(lezing.bericht_soort))
            vertaler.close(lezing.romp)
        beoordeling = Beoordeling(
            self._bestand,
            read_kop(lezing.bericht_soort, lezing.release, lezing.romp),
            lezing.bevindingen,
            lezing.aantal_bevindingen,
            vertaler.clienten if vertaler else 0,
            vertaler.regels if vertaler else 0,
            vertaler.take() if vertaler else Rijen(),
        )
        if beoordeling.geldig and not lezing.geldig:
            raise RuntimeError("a reading that is not valid has findings")
        self.beoordeling = beoordeling if lezing.geldig and not weigering else beoordeling.refuse(*weigering)


def _fictief(pad: str, regelnummer: int | None) -> Bevinding:
    tekst = (
        "Dit burgerservicenummer begint met 99. Zulke nummers zijn alleen om te testen en worden buiten de "
        "demonstratie niet verwerkt."
    )
    return Bevinding("BSN99", None, pad, regelnummer, tekst)


def _future(kop: Kop, pad: str, regelnummer: int | None) -> Bevinding:
    tekst = (
        f"De dagtekening van dit bericht ({kop.dagtekening:%-d-%-m-%Y}) ligt in de toekomst. Zo'n bericht "
        "zou tot die dag boven elk later bericht gaan en is daarom niet verwerkt. Verbeter de dagtekening, "
        "of bied het bericht op die dag opnieuw aan."
    )
    return Bevinding("TOEKOMST", None, pad, regelnummer, tekst)


def _tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)  # the clocks of two systems may differ


def start_worker() -> None:
    """Give a worker our log; it needs no more of Django."""
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)


def judge(bestand: Bestand, *, fictief: bool) -> Beoordeling:
    """Judge a file whole; raises nothing: an error of ours becomes a finding with a reference.

    What comes back no longer holds the file itself, only its sealed content.
    """
    try:
        oordeel = Oordeel(bestand, fictief=fictief)
        for _ in oordeel.parts():
            pass
        beoordeling = with_inhoud(oordeel.beoordeling)
    except Exception:
        beoordeling = with_inhoud(Beoordeling(bestand).refuse(unexpected()))
    return replace(beoordeling, bestand=replace(bestand, bron=b""))


def unexpected() -> Bevinding:
    """Log the error being handled and return a finding that refers to it."""
    referentie = secrets.token_hex(4)
    logger.exception("Bericht niet beoordeeld", extra={"referentie": referentie})
    tekst = (
        "Het bestand is niet gelezen door een fout in dit programma. Meld de beheerder referentie "
        f"{referentie}; daarmee staat de plek van de fout in het logboek."
    )
    return Bevinding("BESTAND", None, None, None, tekst)


def with_inhoud(beoordeling: Beoordeling) -> Beoordeling:
    """Add the sealed content; a file too large to keep is refused, and says so."""
    bestand = beoordeling.bestand
    if not bestand.grootte:
        return beoordeling
    try:
        inhoud = seal(bestand.bron, bestand.sha256)
    except (OSError, ValueError):
        tekst = "Het bestand is veranderd of verdwenen terwijl het werd gelezen. Bied het opnieuw aan."
        return beoordeling.refuse(Bevinding("BESTAND", None, None, None, tekst))
    if inhoud is not None:
        return replace(beoordeling, inhoud=inhoud)
    tekst = (
        f"Het bestand is te groot om te bewaren: meer dan {GRENS // 1024 // 1024} MB na samenpersen. "
        "Alleen het kenmerk van de inhoud (SHA-256) is vastgelegd. Lever het in delen aan."
    )
    return beoordeling.refuse(Bevinding("BESTAND", None, None, None, tekst))
