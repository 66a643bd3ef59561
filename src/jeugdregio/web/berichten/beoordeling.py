"""Judge one file: is it a message, is it right, what are its rows. No models: worker processes run this."""

import logging
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.log import configure_logging

from jeugdregio.ijw import Bevinding, open_bericht
from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.toetsen.bevinding import NietGecontroleerd
from jeugdregio.ijw.toetsen.bronnen import standaard
from jeugdregio.ijw.v3_2.rijen import Rijen
from jeugdregio.ijw.v3_2.vertaling import Kop, Vertaler, read_kop
from jeugdregio.kern import bsn
from jeugdregio.web.berichten.inhoud import GRENS, seal

logger = logging.getLogger(__name__)

MAXIMUM = 1_000
"""The most findings that are kept of one file; the rest is counted."""
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
    """What a file is, what is wrong with it, and its rows when it is accepted.

    geweigerd: whether all of it is refused: it cannot be read, breaks the schema, or may not be stored.
    technisch: whether a rule is broken that refuses all of it (OP286) where we are the one to refuse. That is
    for who knows how messages of the municipality are treated, as it is for all other findings.
    getoetst: whether all rows are here, for the rules against the register; not those of a very long message.
    """

    bestand: Bestand
    kop: Kop = field(default_factory=Kop)
    bevindingen: tuple[Bevinding, ...] = ()
    aantal_bevindingen: int = 0
    ongetoetst: tuple[NietGecontroleerd, ...] = ()
    geweigerd: bool = False
    technisch: bool = False
    getoetst: bool = True
    clienten: int = 0
    regels: int = 0
    rijen: Rijen = field(default_factory=Rijen)
    inhoud: bytes | None = None  # sealed; None when too large to keep

    @property
    def aanvaard(self) -> bool:
        """Whether it goes into the register."""
        return not self.geweigerd

    def settled(self, *, voeren: bool) -> "Beoordeling":
        """The same file, refused when a technical rule is broken and `voeren` says that we are to refuse."""
        return self.refuse() if voeren and self.technisch else self

    def refuse(self, *bevindingen: Bevinding) -> "Beoordeling":
        """The same file with these findings added, and without rows."""
        return replace(
            self,
            bevindingen=(*self.bevindingen, *bevindingen)[:MAXIMUM],
            aantal_bevindingen=self.aantal_bevindingen + sum(b.aantal for b in bevindingen),
            geweigerd=True,
            rijen=Rijen(),
            regels=0,
        )


class Oordeel:
    """The judging of one file in parts, so that a long message need not fit in memory.

    `fictief`: whether made-up people (a BSN that begins with 99) are allowed here. `vandaag`: the day of
    judging; no message may be of a later day.
    """

    def __init__(self, bestand: Bestand, *, fictief: bool, vandaag: date) -> None:
        self._bestand = bestand
        self._fictief = fictief
        self._bronnen = standaard(vandaag)
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
        with open_bericht(self._bestand.bron, self._bronnen) as lezing:
            vertaler = Vertaler(lezing.bericht_soort or "") if lezing.romp is not None else None
            for eenheid in lezing:
                if vertaler is None:
                    raise RuntimeError("a message that is read has a header")
                vertaler.add(eenheid)
                if not self._fictief and bsn.is_fictief(getattr(eenheid, "bsn", "")):
                    weigering.append(_fictief(*lezing.place("bsn")))
                if size is not None and len(vertaler.rijen) >= size:
                    yield vertaler.take()
            if lezing.volledig and vertaler is not None:
                vertaler.close(lezing.romp)
        beoordeling = Beoordeling(
            self._bestand,
            read_kop(lezing.bericht_soort, lezing.release, lezing.romp),
            lezing.bevindingen,
            lezing.aantal_bevindingen,
            lezing.niet_gecontroleerd,
            technisch=_is_technical(lezing.bevindingen, lezing.aantal_bevindingen),
        )
        if weigering or not lezing.volledig or vertaler is None:
            clienten = vertaler.clienten if vertaler else 0
            self.beoordeling = replace(beoordeling.refuse(*weigering), clienten=clienten)
            return
        self.beoordeling = replace(
            beoordeling, clienten=vertaler.clienten, regels=vertaler.regels, rijen=vertaler.take()
        )


def _is_technical(bevindingen: Iterable[Bevinding], aantal: int) -> bool:
    """Whether a finding is about the whole message; where not all causes are kept, one of those may be."""
    codes = {bevinding.retourcode for bevinding in bevindingen}
    return Retourcode.TECHNISCH in codes or sum(bevinding.aantal for bevinding in bevindingen) < aantal


def _fictief(pad: str, regelnummer: int | None) -> Bevinding:
    tekst = (
        "Dit burgerservicenummer begint met 99. Zulke nummers zijn alleen om te testen en worden buiten de "
        "demonstratie niet verwerkt."
    )
    return Bevinding("BSN99", Retourcode.TECHNISCH, pad, regelnummer, tekst)


def start_worker() -> None:
    """Give a worker our log; it needs no more of Django. The process that writes goes before it."""
    os.nice(5)
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)


def judge(bestand: Bestand, *, fictief: bool, vandaag: date) -> Beoordeling:
    """Judge a file whole; raises nothing: an error of ours becomes a finding with a reference.

    A file of ordinary size comes back with its sealed content.
    """
    try:
        oordeel = Oordeel(bestand, fictief=fictief, vandaag=vandaag)
        for _ in oordeel.parts():
            pass
        return with_inhoud(oordeel.beoordeling)
    except Exception:
        return with_inhoud(Beoordeling(bestand).refuse(unexpected()))


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
