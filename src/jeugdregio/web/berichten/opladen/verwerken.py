"""The work behind the page: takes in what was offered, file by file, and says how far it is.

It can be done again after it stopped, at whatever moment: a message is whole or not there, files that are
done are skipped, and a message that is there already changes nothing.
"""

import logging
import secrets
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django_tasks import task

from jeugdregio.ijw.lezen.bestanden import Bestand, iter_bestanden
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.web.berichten.grootboek import masked_name
from jeugdregio.web.berichten.herhaling import Identiteit, find_taken
from jeugdregio.web.berichten.inhoud import digest
from jeugdregio.web.berichten.models import Bericht, BerichtStatus
from jeugdregio.web.berichten.opladen.bewaring import open_source
from jeugdregio.web.berichten.opladen.models import (
    Aanlevering,
    AanleveringBestand,
    AanleveringStaat,
    BestandStatus,
)
from jeugdregio.web.berichten.opladen.slot import hold
from jeugdregio.web.berichten.opladen.toegelaten import Toegelaten
from jeugdregio.web.berichten.uitkomst import Uitkomst
from jeugdregio.web.berichten.verwerking import process_bestanden

logger = logging.getLogger(__name__)


@task()
def verwerk(aanlevering_id: int) -> None:
    """Take in what is left of an aanlevering. Whatever goes wrong shows on its page, with a reference."""
    with hold(aanlevering_id) as mine:
        if not mine:
            return  # another process is at it
        aanlevering = Aanlevering.objects.get(pk=aanlevering_id)
        if aanlevering.staat == AanleveringStaat.KLAAR:
            return
        aanlevering.staat = AanleveringStaat.BEZIG
        aanlevering.begonnen_op = aanlevering.begonnen_op or timezone.now()
        aanlevering.pogingen += 1
        aanlevering.save(update_fields=["staat", "begonnen_op", "pogingen"])
        try:
            _Ronde(aanlevering).run()
        except Exception:
            aanlevering.referentie = secrets.token_hex(4)
            logger.exception("Aanlevering niet verwerkt", extra={"referentie": aanlevering.referentie})
            aanlevering.staat = AanleveringStaat.MISLUKT
            aanlevering.save(update_fields=["staat", "referentie"])
            return
        with transaction.atomic():
            aanlevering.bronnen.all().delete()
            aanlevering.staat = AanleveringStaat.KLAAR
            aanlevering.klaar_op = timezone.now()
            aanlevering.save(update_fields=["staat", "klaar_op"])


@dataclass(slots=True)
class _Rij:
    """One file on its way: its row on the page, and by what the ledger knows it."""

    rij: AanleveringBestand
    kop: Kop
    sha256: bytes = b""

    @property
    def refused(self) -> bool:
        """Whether it was refused, now or before; a message that was accepted may have signals."""
        again = self.rij.status == BestandStatus.BEKEND and self.rij.aantal_bevindingen > 0
        return again or self.rij.status == BestandStatus.GEWEIGERD


@dataclass(slots=True)
class _Ronde:
    """One go at an aanlevering."""

    aanlevering: Aanlevering
    begin: datetime = field(default_factory=timezone.now)
    onderweg: deque[_Rij] = field(default_factory=deque)
    klaar: list[_Rij] = field(default_factory=list)

    def run(self) -> None:
        """Take in every file that is not done yet, and note the outcome of each batch once it is stored."""
        uitkomsten = process_bestanden(self._files(), ontvangen_op="nu", voortgang=lambda _: self._note())
        for uitkomst in uitkomsten:
            self.klaar.append(_with_outcome(self.onderweg.popleft(), uitkomst))
        self._note()

    def _files(self) -> Iterator[Bestand]:
        """Yield what is not done yet and may be offered; what may not is noted as refused."""
        done = set(self.aanlevering.bestanden.values_list("volgnummer", flat=True))
        toegelaten = Toegelaten.of(self.aanlevering.door)
        volgnummer = 0
        for bron in self.aanlevering.bronnen.order_by("volgnummer"):
            with open_source(self.aanlevering, bron) as pad:
                for gevonden in iter_bestanden(pad):
                    volgnummer += 1
                    if volgnummer in done:
                        continue
                    bestand = replace(gevonden, naam=bron.naam + gevonden.naam[len(str(pad)) :])
                    kop, bezwaar = toegelaten.objection(bestand)
                    rij = _Rij(
                        AanleveringBestand(
                            aanlevering=self.aanlevering, volgnummer=volgnummer, soort=kop.soort,
                            naam=masked_name(bestand.naam), status=BestandStatus.GEWEIGERD,
                        ),
                        kop,
                    )  # fmt: skip
                    if bezwaar:
                        rij.rij.tekst, rij.rij.aantal_bevindingen = bezwaar, 1
                        self.klaar.append(rij)
                        continue
                    rij.sha256 = digest(bestand.inhoud)[0] if bestand.inhoud is not None else b""
                    self.onderweg.append(rij)
                    yield bestand

    def _note(self) -> None:
        """Write down what became of the files that are stored, and how many there are of each kind."""
        if not self.klaar:
            return
        found = _ledger_rows(self.klaar)
        for rij in self.klaar:
            if (bericht := found(rij)) is not None:
                self._link(rij.rij, bericht)
        with transaction.atomic():
            AanleveringBestand.objects.bulk_create([rij.rij for rij in self.klaar], batch_size=500)
            telling = {soort: Count("pk", filter=Q(status=soort)) for soort in BestandStatus.values}
            for soort, aantal in self.aanlevering.bestanden.aggregate(**telling).items():
                setattr(self.aanlevering, soort, aantal)
            self.aanlevering.save(update_fields=list(BestandStatus.values))
        self.klaar.clear()

    def _link(self, rij: AanleveringBestand, bericht: Bericht) -> None:
        rij.bericht = bericht
        begonnen = self.aanlevering.begonnen_op or self.begin
        if rij.status == BestandStatus.BEKEND and begonnen <= bericht.verwerkt_op < self.begin:
            # an earlier go at this aanlevering stored it, and died before it could say so
            rij.status = BestandStatus(bericht.status)
            rij.regels = bericht.aantal_regels


def _with_outcome(rij: _Rij, uitkomst: Uitkomst) -> _Rij:
    rij.rij.status = BestandStatus(uitkomst.status)
    rij.rij.soort = uitkomst.soort[:5] or rij.rij.soort
    rij.rij.regels = uitkomst.regels
    rij.rij.aantal_bevindingen = uitkomst.aantal_bevindingen
    if uitkomst.bevindingen:
        rij.rij.tekst = uitkomst.bevindingen[0].volledige_tekst[:1000]
    return rij


def _ledger_rows(rijen: Sequence[_Rij]) -> Callable[[_Rij], Bericht | None]:
    """Look up the ledger's rows of these files, and give what finds that of one: by content, else by name.

    What was offered before in another notation has another content, and is known by its identification.
    """
    same = Bericht.objects.filter(sha256__in={rij.sha256 for rij in rijen} - {b""})
    contents = {(bytes(row.sha256), row.status == BerichtStatus.GEWEIGERD): row for row in same}
    unknown = [rij for rij in rijen if rij.sha256 and (rij.sha256, rij.refused) not in contents]
    taken = find_taken(Identiteit.of(rij.kop) for rij in unknown)
    rows = Bericht.objects.in_bulk([bericht_id for bericht_id, _ in taken.values()])

    def find(rij: _Rij) -> Bericht | None:
        by_name = None if rij.refused else taken.get(Identiteit.of(rij.kop))
        return contents.get((rij.sha256, rij.refused)) or (rows[by_name[0]] if by_name else None)

    return find
