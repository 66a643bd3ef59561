"""What is judged against the register, and what follows: accepted, refused in part, answered.

Where a municipality runs on this register, a technical error refuses the whole message (OP286) and anything
else the part it is in (OP065, OP303): the answer that is made here refuses it, as an answer that was received
would. What the register cannot know refuses nothing, and it knows that something is not there only where it
was stated that all has been loaded. When we read along a rule that is broken is a signal, also a technical
one: the answer of the back office counts. What cannot be read or breaks the schema is refused whatever the
mode.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from django.utils import timezone
from lxml import etree

from jeugdregio.ijw import Bevinding
from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.lezen.plek import line_of_path
from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.register.toetsing import Uitslag, judge_rows
from jeugdregio.ijw.register.vragen import Vraag, ask
from jeugdregio.ijw.release import is_only_read, releases
from jeugdregio.ijw.toetsen.bevinding import NietGecontroleerd, Verzameling
from jeugdregio.ijw.toetsen.bronnen import Bronnen
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.web.berichten.beantwoording import all_findings, count_refused, make_answer
from jeugdregio.web.berichten.beoordeling import Beoordeling
from jeugdregio.web.berichten.grootboek import Modi, Post
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.kennis import load_dossier
from jeugdregio.web.berichten.models import (
    NAAR_GEMEENTE,
    Bericht,
    BerichtStatus,
    Gevolg,
    Modus,
    OntvangenOpBron,
    Richting,
)
from jeugdregio.web.berichten.uitgaand import render

LETTER = "A"
"""Begins the identification of an answer that was made here; the rest is its key in the ledger."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When the messages of one run became known: `nu`, or the dagtekening of each when history is loaded."""

    ontvangen_op: Literal["nu", "dagtekening"]
    nu: datetime

    def of(self, kop: Kop) -> tuple[datetime, OntvangenOpBron]:
        """Return ontvangen_op and where it comes from; noon of the dagtekening, for a day has no hour."""
        return _received(self, kop.dagtekening)[:2]

    def day(self, kop: Kop) -> date:
        """Return the day of that moment here."""
        return _received(self, kop.dagtekening)[2]


@lru_cache(maxsize=10_000)
def _received(moment: Moment, dagtekening: date | None) -> tuple[datetime, OntvangenOpBron, date]:
    """The messages of a run share few days, and working out a moment here takes time."""
    if moment.ontvangen_op == "dagtekening" and dagtekening is not None:
        noon = timezone.make_aware(datetime.combine(dagtekening, time(12)))
        return noon, OntvangenOpBron.DAGTEKENING, timezone.localdate(noon)
    return moment.nu, OntvangenOpBron.NU, timezone.localdate(moment.nu)


class Toetsing:
    """The judging of the new messages of one batch, in their order."""

    def __init__(
        self,
        beoordelingen: Sequence[Beoordeling],
        moment: Moment,
        bronnen: Bronnen,
        ids: Sequence[int],
        modi: Modi,
    ) -> None:
        self._moment, self._bronnen = moment, bronnen
        self._beoordelingen = beoordelingen
        self._kenmerken = ids[len(beoordelingen) :]  # of the answers
        self._ids = iter(self._kenmerken)
        self._eigen = ids[: len(beoordelingen)]
        self._modi = modi
        self._volledig: set[str] = set()
        self._dossier = self._load()

    def run(self) -> list[tuple[Post, Post | None]]:
        """Give each message as it goes into the ledger, with the answer to it that was made."""
        return [self._judge(b, key) for b, key in zip(self._beoordelingen, self._eigen, strict=True)]

    def _load(self) -> Dossier:
        vraag = Vraag()
        bsns: set[str] = set()
        for b in self._beoordelingen:
            if b.aanvaard and b.getoetst:
                ask(b.kop, b.rijen, vraag)
                bsns.update(rij.bsn for tabel in b.rijen.tables() for rij in tabel)
        return load_dossier(vraag, bsns, volledig=self._volledig)

    def _judge(self, b: Beoordeling, bericht_id: int) -> tuple[Post, Post | None]:
        ontvangen_op, bron = self._moment.of(b.kop)
        modus = self._modi.on(b.kop.gemeentecode, self._moment.day(b.kop))
        voeren = modus == Modus.VOEREN and b.kop.soort in NAAR_GEMEENTE
        if modus == Modus.VOEREN and is_only_read(b.kop.release):
            voeren = False  # there is no answer in that release
            b = b.refuse(_only_read(b.kop.release))
        uitslag = self._against_register(b, weigert=voeren)
        found = _Bevindingen(b, uitslag)
        status, geweigerd, antwoord = BerichtStatus.GEWEIGERD, 0, None
        if voeren:
            antwoord = self._answer(b, uitslag, ontvangen_op, bron)
        if b.aanvaard:
            if antwoord is not None:
                geweigerd = count_refused(b.rijen, antwoord.rijen)
                self._dossier.add(antwoord.kop, antwoord.rijen)
            status = BerichtStatus.DEELS if geweigerd else BerichtStatus.VERWERKT
        post = Post(
            bericht_id, b.kop, Richting.IN, b.bestand.naam, b.bestand.sha256, b.bestand.grootte, status,
            modus, ontvangen_op, bron, self._moment.day(b.kop), b.inhoud, b.clienten, b.regels, geweigerd,
            found.bevindingen, [_gevolg(f, b, modus, voeren=voeren) for f in found.bevindingen],
            found.aantal, found.ongetoetst, b.rijen,
        )  # fmt: skip
        return post, antwoord

    def _against_register(self, b: Beoordeling, *, weigert: bool) -> Uitslag:
        if not b.aanvaard or not b.getoetst:
            return Uitslag()
        gemeentecode = b.kop.gemeentecode
        volledig = self._modi.is_volledig(gemeentecode, self._moment.day(b.kop))
        (self._volledig.add if volledig else self._volledig.discard)(gemeentecode)
        return judge_rows(b.kop, b.rijen, self._dossier, releases()[b.kop.release].regels, weigert=weigert)

    def _identificatie(self, bericht_id: int) -> str:
        """Give one that no message has (TR056): a message that was made elsewhere may have come in."""
        found = f"{LETTER}{bericht_id}"
        if found in self._bezet:
            while Bericht.objects.filter(identificatie=found).exists():
                found = LETTER + found
        return found

    @cached_property
    def _bezet(self) -> frozenset[str]:
        wanted = [f"{LETTER}{bericht_id}" for bericht_id in self._kenmerken]
        rows = Bericht.objects.filter(identificatie__in=wanted)
        return frozenset(rows.values_list("identificatie", flat=True))

    def _answer(
        self, b: Beoordeling, uitslag: Uitslag, ontvangen_op: datetime, bron: OntvangenOpBron
    ) -> Post | None:
        """Make the answer; None when it cannot be made, or when the fault is not the sender's."""
        if not b.aanvaard and all(bevinding.retourcode is None for bevinding in b.bevindingen):
            return None
        inhoud = content(b)
        bevindingen = b.bevindingen
        if b.aanvaard and b.aantal_bevindingen > len(bevindingen):
            bevindingen = all_findings(inhoud, self._bronnen)
        soort = releases()[b.kop.release].soorten[b.kop.soort]
        bericht_id = next(self._ids)
        antwoord = make_answer(
            inhoud,
            [*bevindingen, *(gevonden.as_bevinding(soort) for gevonden in uitslag.gevonden)],
            identificatie=self._identificatie(bericht_id),
            dagtekening=self._moment.day(b.kop),
        )
        if antwoord is None:
            return None
        return render(antwoord).post(bericht_id, ontvangen_op=ontvangen_op, bron=bron, modus=Modus.VOEREN)


def _only_read(release: str) -> Bevinding:
    gevoerd = " of ".join(naam for naam in releases() if not is_only_read(naam))
    tekst = f"Berichten van iJw {release} worden alleen meegelezen. Lever dit bericht aan in iJw {gevoerd}."
    return Bevinding("BESTAND", None, None, None, tekst)


class _Bevindingen:
    """What was found in a message and against the register together."""

    def __init__(self, b: Beoordeling, uitslag: Uitslag) -> None:
        self.bevindingen, self.aantal, self.ongetoetst = b.bevindingen, b.aantal_bevindingen, b.ongetoetst
        if uitslag.gevonden:
            soort = releases()[b.kop.release].soorten[b.kop.soort]
            kept = Verzameling()
            for gevonden in uitslag.gevonden:
                kept.add(gevonden.as_bevinding(soort))
            self.bevindingen += tuple(_with_lines(kept.bewaard, b))
            self.aantal += kept.aantal
        if uitslag.niet_gecontroleerd:
            self.ongetoetst += tuple(
                NietGecontroleerd(code, reden, aantal)
                for (code, reden), aantal in sorted(uitslag.niet_gecontroleerd.items())
            )


def _with_lines(bevindingen: Sequence[Bevinding], b: Beoordeling) -> Iterable[Bevinding]:
    """Look up on which lines they are, in the file itself: few messages have any."""
    # read as a message before, so that it holds no document type or entity
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    bron = content(b)
    wortel = etree.parse(bron, parser).getroot() if isinstance(bron, Path) else etree.fromstring(bron, parser)
    return [replace(each, regelnummer=line_of_path(wortel, each.pad or "")) for each in bevindingen]


_VAN_DE_STANDAARD = ("CD", "CS", "RS", "TR")
"""What the code of a rule on the content begins with; other findings say that a file is no message."""


def _gevolg(bevinding: Bevinding, b: Beoordeling, modus: Modus | None, *, voeren: bool) -> Gevolg:
    if not b.aanvaard:
        no_gemeente = bevinding.regel == "TR378" and "/Header/" in (bevinding.pad or "")
        technical = bevinding.retourcode in (None, Retourcode.TECHNISCH) and (
            modus == Modus.VOEREN or not bevinding.regel.startswith(_VAN_DE_STANDAARD)
        )
        refuses = technical or bevinding.regel == "TR056" or no_gemeente
        return Gevolg.BERICHT if refuses else Gevolg.SIGNAAL
    return Gevolg.ONDERDEEL if voeren and bevinding.retourcode is not None else Gevolg.SIGNAAL


def content(b: Beoordeling) -> bytes | Path:
    """Return the message itself: unsealed, or the file where it is too long to hold."""
    return b.bestand.bron or unseal(b.inhoud or b"", b.bestand.sha256)
