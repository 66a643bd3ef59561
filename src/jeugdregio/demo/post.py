"""Bringing messages to the folder, on time, late, twice or wrong first, and bringing back their answers."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

from jeugdregio.demo.aanbieders import DemoAanbieder
from jeugdregio.demo.berichten import label_of
from jeugdregio.demo.declaraties import ONBEKEND
from jeugdregio.demo.fouten import FOUT, Lot, delay_of, draw_lot, spoil_message
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.regio import GEMEENTEN, VOERENDE_GEMEENTE, VOERT_VANAF, DemoGemeente
from jeugdregio.demo.tarieven import DemoTarief
from jeugdregio.demo.traject import Traject
from jeugdregio.ijw import Bevinding, write
from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.v3_2 import jw323
from jeugdregio.ijw.v3_2.antwoord import ANTWOORD_VAN, Afkeur, answer
from jeugdregio.ijw.v3_2.declaratie_antwoord import answer_declaratie, refused_lines
from jeugdregio.kern.werkdagen import add_working_days

RETOUREN_VANAF = date(2025, 10, 1)
"""Answers to messages that were right are kept from this day on; those to declarations and errors always.
The page of what waits for an answer looks back a year: before that they would seem to be late."""

_VAN_GEMEENTE = frozenset({"JW301", "JW319"})
_ONBEKENDE_TOEWIJZING = "9338"

Maker = Callable[[str, date], Any]
"""Gives the message for an identification and a date."""


@dataclass(slots=True)
class Opbrengst:
    """What was written."""

    bestanden: Counter[str] = field(default_factory=Counter)
    """Files by message."""
    fouten: Counter[str] = field(default_factory=Counter)
    """Messages that were made wrong, late or double on purpose, by what was done."""
    regels: int = 0
    """Declared lines, corrections included and repeated messages not."""
    tarieven: set[DemoTarief] = field(default_factory=set)
    """What the providers that have a contract declare for their products, as agreed in it."""
    hulp: list[Hulp] = field(default_factory=list)
    """The help behind the messages, for the files that say what no message carries."""

    def add(self, other: "Opbrengst") -> None:
        """Add what another part of the work wrote."""
        self.bestanden.update(other.bestanden)
        self.fouten.update(other.fouten)
        self.regels += other.regels
        self.tarieven |= other.tarieven
        self.hulp += other.hulp


@dataclass(frozen=True, slots=True)
class Lijn:
    """A municipality and a provider that write to each other."""

    gemeente: DemoGemeente
    aanbieder: DemoAanbieder

    @classmethod
    def of(cls, traject: Traject) -> "Lijn":
        """Who write to each other about a trajectory."""
        return cls(GEMEENTEN[traject.gemeente], traject.leverancier)

    def answers_itself(self, soort: str, dag: date) -> bool:
        """Whether the register answers this message: its municipality runs on it by then."""
        return soort not in _VAN_GEMEENTE and self.gemeente.code == VOERENDE_GEMEENTE and dag >= VOERT_VANAF


class Post:
    """Delivers messages and their answers to a folder, up to the last day of the demo."""

    def __init__(self, doel: Path, seed: int, grens: date) -> None:
        self.doel = doel
        self.seed = seed
        self.grens = grens
        self.opbrengst = Opbrengst()
        self._mappen: set[str] = set()

    def send(self, soort: str, van: Traject | Lijn, kenmerk: str, dagtekening: date, make: Maker) -> None:
        """Deliver the message that `make` gives for an identification and a date, if before the last day."""
        if dagtekening > self.grens:
            return
        lijn = van if isinstance(van, Lijn) else Lijn.of(van)
        kop = f"{soort}-{lijn.gemeente.code}-{lijn.aanbieder.agb}"
        lot, dagen = draw_lot(self.seed, f"{kop}-{kenmerk}", soort)
        if lot in FOUT:
            bericht = make(f"{kenmerk}X", dagtekening)
            fout = spoil_message(self._write(bericht, dagtekening), soort, lot)
            self._put(soort, f"{kop}-{dagtekening:%Y%m%d}-{kenmerk}X", dagtekening, fout)
            self._answer(soort, lijn, f"{kenmerk}X", bericht, dagtekening, fout=True)
            dagtekening += timedelta(days=dagen)
        aankomst = dagtekening + (delay_of(dagen) if lot is Lot.LAAT else timedelta())
        if aankomst > self.grens:
            return
        bericht = make(kenmerk, dagtekening)
        inhoud = self._write(bericht, dagtekening)
        naam = f"{kop}-{dagtekening:%Y%m%d}-{kenmerk}"
        self._put(soort, naam, aankomst, inhoud)
        self._answer(soort, lijn, kenmerk, bericht, aankomst, fout=False)
        if lot is Lot.NOGMAALS:
            self._put(soort, f"{naam}-nogmaals", aankomst + delay_of(dagen), inhoud)
        if lot is not Lot.GOED:
            self.opbrengst.fouten[lot.name] += 1

    def _answer(
        self, soort: str, lijn: Lijn, kenmerk: str, bericht: Any, aankomst: date, *, fout: bool
    ) -> None:
        """Deliver the answer of who got a message, some working days later."""
        if lijn.answers_itself(soort, aankomst):
            return
        if not (fout or soort == "JW323" or aankomst >= RETOUREN_VANAF):
            return
        toeval = crc32(f"{self.seed}/antwoord/{soort}/{lijn.aanbieder.agb}/{kenmerk}".encode())
        dagtekening = add_working_days(aankomst, 2 + toeval % 8 if soort == "JW323" and not fout else 1)
        if dagtekening > self.grens:
            return
        # unique for who answers: a provider hears from all municipalities, a municipality from all providers
        nummer = f"{lijn.gemeente.letter}{kenmerk}"
        if soort == "JW323":
            nummer = f"{lijn.aanbieder.agb[2:]}M{kenmerk[4:]}"
        retour = ANTWOORD_VAN[soort]
        antwoord = _make_answer(bericht, nummer, dagtekening, fout=fout)
        naam = f"{retour}-{lijn.gemeente.code}-{lijn.aanbieder.agb}-{dagtekening:%Y%m%d}-{nummer}"
        self._put(retour, naam, dagtekening, self._write(antwoord, dagtekening))

    @staticmethod
    def _write(bericht: object, dagtekening: date) -> bytes:
        return write(bericht, comment=label_of(dagtekening))

    def _put(self, soort: str, naam: str, aankomst: date, inhoud: bytes) -> None:
        if aankomst > self.grens:
            return
        folder = f"{self.doel}/{aankomst:%Y/%m/%d}"
        if folder not in self._mappen:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._mappen.add(folder)
        Path(f"{folder}/{naam}.xml").write_bytes(inhoud)
        self.opbrengst.bestanden[soort] += 1


def _make_answer(bericht: Any, kenmerk: str, dagtekening: date, *, fout: bool) -> Any:
    if not isinstance(bericht, jw323.Bericht):
        gevonden = [Bevinding("XSD", Retourcode.TECHNISCH, None, None, "")] if fout else []
        return answer(bericht, gevonden, identificatie=kenmerk, dagtekening=dagtekening)
    afkeur = Afkeur("JW323", technisch=fout, codes={} if fout else _unknown(bericht))
    regels = refused_lines(bericht.declaratie.clienten.client, afkeur)
    return answer_declaratie(bericht, regels, afkeur, identificatie=kenmerk, dagtekening=dagtekening)


def _unknown(bericht: jw323.Bericht) -> dict[tuple[str | int, ...], tuple[str, ...]]:
    """The lines on an assignment that the municipality never gave."""
    return {
        ("declaratie", "clienten", "client", nummer, "prestaties", "prestatie", plaats): (
            _ONBEKENDE_TOEWIJZING,
        )
        for nummer, client in enumerate(bericht.declaratie.clienten.client)
        for plaats, prestatie in enumerate(client.prestaties.prestatie)
        if prestatie.toewijzing_nummer >= ONBEKEND
    }
