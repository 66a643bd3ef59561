"""Findings for people: one cause is one line, with how often, where, what it does and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from jeugdregio.ijw import codelijst
from jeugdregio.ijw.boom import one_path
from jeugdregio.ijw.toetsen.groepering import cause
from jeugdregio.web.berichten.models import BerichtBevinding, Gevolg

GETOOND: Final = 20
"""Places shown of one cause."""

_ADVIES: Final = {
    "XML": "De afzender maakt het bestand opnieuw en stuurt het nog een keer.",
    "XSD": "De afzender laat de leverancier van zijn systeem het bericht vergelijken met het schema van iJw.",
    "BESTAND": "Kijk of dit het goede bestand is.",
    "OPSLAG": "Meld dit bij de beheerder van dit systeem.",
    "BSN99": "Stuur testberichten alleen naar een testomgeving.",
    "TOEKOMST": "Verbeter de dagtekening, of stuur het bericht op die dag opnieuw.",
}
"""What to do about findings that are no rule of the standard; a rule says so in its own text."""

KOPPEN: Final = {
    Gevolg.BERICHT: "Hierom is het hele bericht geweigerd",
    Gevolg.ONDERDEEL: "Deze onderdelen zijn geweigerd",
    Gevolg.SIGNAAL: "Signalen: opgenomen, maar kijk dit na",
}
"""What findings of one kind do, the gravest first."""


@dataclass(slots=True)
class Plaats:
    """Where one finding is, what was found there, and the address of the element on a page."""

    pad: str
    regelnummer: int | None
    aantal: int
    waarde: str = ""
    adres: str = ""


@dataclass(slots=True)
class Oorzaak:
    """One cause: the same rule at the same kind of place."""

    nummer: int
    regel: str
    retourcode: str
    tekst: str
    advies: str
    soort_plaats: str
    aantal: int = 0
    plaatsen: list[Plaats] = field(default_factory=list)

    @property
    def retourbetekenis(self) -> str:
        """What the return code means, by the list of the standard."""
        found = codelijst.load("WJ001").get(self.retourcode)
        return found.omschrijving if found is not None else ""

    @property
    def meer(self) -> int:
        """How many are not shown."""
        return self.aantal - sum(plaats.aantal for plaats in self.plaatsen)


@dataclass(slots=True)
class Groep:
    """The causes that do the same to the message."""

    gevolg: Gevolg
    kop: str
    oorzaken: list[Oorzaak] = field(default_factory=list)

    @property
    def aantal(self) -> int:
        """How many findings there are in all."""
        return sum(oorzaak.aantal for oorzaak in self.oorzaken)


def group_findings(
    bevindingen: Iterable[BerichtBevinding],
) -> tuple[list[Groep], list[tuple[str, Oorzaak]]]:
    """Return the findings by what they do and by cause, and every path with the cause found there.

    Causes stand in the order in which they first occur.
    """
    groepen = {gevolg: Groep(gevolg, kop) for gevolg, kop in KOPPEN.items()}
    paden: list[tuple[str, Oorzaak]] = []
    oorzaken: dict[tuple[str, ...], Oorzaak] = {}
    for bevinding in bevindingen:
        gedeeld = cause(bevinding.regel, bevinding.pad, bevinding.tekst)
        key = (bevinding.gevolg, bevinding.retourcode, *gedeeld)
        oorzaak = oorzaken.get(key)
        if oorzaak is None:
            oorzaak = Oorzaak(
                len(oorzaken) + 1,
                bevinding.regel,
                bevinding.retourcode,
                bevinding.tekst,
                _ADVIES.get(bevinding.regel, ""),
                gedeeld[1],
            )
            oorzaken[key] = oorzaak
            groepen[Gevolg(bevinding.gevolg)].oorzaken.append(oorzaak)
        oorzaak.aantal += bevinding.aantal
        if bevinding.pad:
            paden.append((one_path(bevinding.pad), oorzaak))
        if len(oorzaak.plaatsen) < GETOOND:
            oorzaak.plaatsen.append(
                Plaats(one_path(bevinding.pad), bevinding.regelnummer, bevinding.aantal, bevinding.waarde)
            )
    return [groep for groep in groepen.values() if groep.oorzaken], paden
