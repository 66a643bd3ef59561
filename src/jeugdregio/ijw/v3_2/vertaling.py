"""From a typed message to its header and its flat rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2.heenrijen import PER_SOORT, declaratie_row, prestatie_rows
from jeugdregio.ijw.v3_2.retourrijen import codes_of, refused_rows, retour_row, toekenning_row
from jeugdregio.ijw.v3_2.rijen import JeugdigeRij, Rijen

ANTWOORD_OP = {
    "JW302": "JW301",
    "JW306": "JW305",
    "JW308": "JW307",
    "JW316": "JW315",
    "JW318": "JW317",
    "JW320": "JW319",
    "JW325": "JW323",
}
"""Which message each answer answers."""

_MET_GEBOORTEDATUM = frozenset({"JW301", "JW305", "JW307", "JW315"})
_GEMEENTE_ZENDT = frozenset({"JW301", "JW306", "JW308", "JW316", "JW318", "JW319", "JW325"})


@dataclass(frozen=True, slots=True)
class Kop:
    """What the header says; "" and None where it cannot be read.

    `afzender` is who sends this message, also of an answer (the header of which repeats who sent the message
    that it answers). `antwoord_op` is the identification of that message, "" when this is no answer.
    `xsd_versies` are those of base schema and message, with a space between; of a JW325 those it says that
    the declaration has.
    """

    soort: str = ""
    release: str = ""
    afzender: str = ""
    ontvanger: str = ""
    identificatie: str = ""
    dagtekening: date | None = None
    gemeentecode: str = ""
    agb: str = ""
    antwoord_op: str = ""
    xsd_versies: str = ""


def read_kop(soort: str | None, release: str | None, romp: Any) -> Kop:
    """Give the facts of the header; of a message that is not read only its kind and release."""
    soort, release = (soort or "")[:5], (release or "")[:8]
    header = romp.header if romp is not None else None
    if header is None:
        return Kop(soort, release)
    kenmerk = header.bericht_identificatie
    gemeente, agb = header.afzender, header.ontvanger
    if len(gemeente) != 4:
        gemeente, agb = agb, gemeente
    van, naar = (gemeente, agb) if soort in _GEMEENTE_ZENDT else (agb, gemeente)
    if soort == "JW325":
        op = header.declaratie_identificatie.identificatie
        eigen = kenmerk.identificatie, kenmerk.dagtekening
        versies = _versies(header.xsd_versie_declaratie)
        return Kop(soort, release, van, naar, *eigen, gemeente, agb, op, versies)
    if soort in ANTWOORD_OP:
        eigen = header.identificatie_retour, header.dagtekening_retour
        return Kop(soort, release, van, naar, *eigen, gemeente, agb, kenmerk.identificatie)
    eigen = kenmerk.identificatie, kenmerk.dagtekening
    return Kop(soort, release, van, naar, *eigen, gemeente, agb, xsd_versies=_versies(header.xsd_versie))


def _versies(versie: basis.XsdVersie) -> str:
    return f"{versie.basisschema_xsd_versie} {versie.bericht_xsd_versie}"


class Vertaler:
    """Turns one message into rows, numbered through the whole message: `add` each unit, then `close`."""

    def __init__(self, soort: str) -> None:
        self._soort = soort
        self._add = refused_rows if soort in ANTWOORD_OP else PER_SOORT[soort]
        self.clienten = 0
        self.regels = 0
        self.rijen = Rijen()

    def add(self, eenheid: Any) -> None:
        """Add the rows of one streamed unit to `rijen`."""
        self.clienten += 1
        self.regels += self._add(self.rijen, eenheid, self.clienten, self.regels)
        if self._soort == "JW325":
            self.rijen.herhaald.extend(prestatie_rows(eenheid, self.clienten, len(self.rijen.herhaald)))
        if self._soort in _MET_GEBOORTEDATUM:
            born = eenheid.geboortedatum
            self.rijen.jeugdigen.append(
                JeugdigeRij(
                    self.clienten,
                    0,
                    self.clienten,
                    eenheid.bsn,
                    self._soort,
                    born.datum,
                    born.datum_gebruik or "",
                    eenheid.geslacht,
                )
            )

    def close(self, romp: Any) -> None:
        """Add the rows of what stands around the units; `romp` as it is after the last unit."""
        if self._soort == "JW323":
            self.rijen.declaraties.append(declaratie_row(romp.declaratie))
        if self._soort in ANTWOORD_OP:
            codes = codes_of(romp.header.retour_codes)
            self.regels += 1
            self.rijen.retouren.append(retour_row(0, 0, self.regels, "", "Header", romp.header, codes))
        if self._soort == "JW325" and romp.declaratie_antwoord is not None:
            self.rijen.toekenningen.append(toekenning_row(romp.declaratie_antwoord))

    def take(self) -> Rijen:
        """Give the rows since the last time, and go on counting."""
        taken, self.rijen = self.rijen, Rijen()
        return taken
