"""A municipality and a provider that know nothing but the library, and send each other messages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from tests.ijw import fabriek

from jeugdregio.ijw import Bevinding, open_bericht, write
from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.lezen.romp import complete
from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.v3_2.antwoord import ANTWOORD_VAN, answer, refusals
from jeugdregio.ijw.v3_2.declaratie_antwoord import answer_declaratie, refused_lines
from jeugdregio.ijw.v3_2.oordeel import Oordeel, read_oordeel
from jeugdregio.ijw.v3_2.opstellen.verzending import Verzending
from jeugdregio.ijw.v3_2.vertaling import Vertaler, read_kop

RELEASE = releases()["3.2"]


@dataclass
class Partij:
    """One side: its register, and how it numbers what it sends."""

    dossier: Dossier = field(default_factory=lambda: Dossier(volledig={fabriek.GEMEENTE}))
    _nummers: Iterator[int] = field(default_factory=lambda: count(1))

    def sending(self, dag: date) -> Verzending:
        """What goes on a message of today."""
        return Verzending(fabriek.GEMEENTE, fabriek.AANBIEDER, f"M{next(self._nummers)}", dag)

    def take(self, xml: bytes, *, weigert: bool) -> tuple[Any, list[Bevinding]]:
        """Read a message, judge it by every rule, and keep what counts; give it with what was found."""
        with open_bericht(xml) as lezing:
            assert lezing.bericht_soort is not None
            vertaler, eenheden = Vertaler(lezing.bericht_soort), []
            for eenheid in lezing:
                vertaler.add(eenheid)
                eenheden.append(eenheid)
            assert lezing.volledig, lezing.bevindingen
            vertaler.close(lezing.romp)
            kop = read_kop(lezing.bericht_soort, lezing.release, lezing.romp)
            bericht = complete(lezing.romp, tuple(eenheden))
            bevindingen = list(lezing.bevindingen)
        if weigert and any(bevinding.retourcode == Retourcode.TECHNISCH for bevinding in bevindingen):
            return bericht, bevindingen  # as if it was never sent
        soort = RELEASE.soorten[kop.soort]
        uitslag = judge_rows(kop, vertaler.rijen, self.dossier, RELEASE.regels, weigert=weigert)
        return bericht, bevindingen + [gevonden.as_bevinding(soort) for gevonden in uitslag.gevonden]

    def reply(self, bericht: Any, bevindingen: list[Bevinding], dag: date) -> bytes:
        """Answer a message."""
        kenmerk = f"A{next(self._nummers)}"
        if ANTWOORD_VAN[_soort(bericht)] != "JW325":
            return write(answer(bericht, bevindingen, identificatie=kenmerk, dagtekening=dag))
        afkeur = refusals(bericht, bevindingen)
        regels = refused_lines(bericht.declaratie.clienten.client, afkeur)
        return write(answer_declaratie(bericht, regels, afkeur, identificatie=kenmerk, dagtekening=dag))


def _soort(bericht: Any) -> str:
    return next(s.soort for s in RELEASE.soorten.values() if s.wortel is type(bericht))


def deliver(van: Partij, naar: Partij, bericht: Any, dag: date, *, eigen_fouten: int = 0) -> Oordeel:
    """Send a message and read the answer, both through XML. What is made is right, save for the errors that
    the sender could have seen (`eigen_fouten`); an answer never breaks a rule.
    """
    xml = write(bericht)
    _, gezien = van.take(xml, weigert=False)
    assert len(gezien) == eigen_fouten, gezien
    retour = naar.reply(*naar.take(xml, weigert=True), dag)
    for partij in (naar, van):
        _, fouten = partij.take(retour, weigert=False)
        assert fouten == []
    with open_bericht(retour) as lezing:
        return read_oordeel(lezing)
