"""Findings for people: what kind of thing is wrong, how often, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from jeugdregio.web.berichten.models import BerichtBevinding

GETOOND = 20
"""Places shown of one kind of finding."""

_UITLEG = {
    "XML": ("Het bestand is geen leesbare XML", "Maak het bestand opnieuw aan en stuur het nog een keer."),
    "XSD": (
        "Het bericht heeft niet de opbouw van de standaard",
        "Laat de leverancier van uw systeem het bericht vergelijken met het schema van iJw.",
    ),
    "BESTAND": ("Dit bestand kan niet als bericht worden gelezen", "Kijk of dit het goede bestand is."),
    "OPSLAG": ("Het bericht kon niet worden opgeslagen", "Meld dit bij de beheerder van dit systeem."),
    "BSN99": (
        "Het bericht gaat over een persoon die alleen in tests bestaat",
        "Stuur testberichten alleen naar een testomgeving.",
    ),
    "TOEKOMST": (
        "De dagtekening van het bericht ligt in de toekomst",
        "Verbeter de dagtekening, of stuur het bericht op die dag opnieuw.",
    ),
    "TR056": (
        "De identificatie van het bericht is al gebruikt",
        "Stuur het bericht opnieuw met een nieuwe identificatie.",
    ),
    "TR101": (
        "Er staan dubbele regels in het bericht",
        "Haal de dubbele regel weg en stuur het bericht opnieuw.",
    ),
    "CS002": (
        "Een burgerservicenummer klopt niet",
        "Controleer het nummer in het dossier van de jeugdige en stuur het bericht opnieuw.",
    ),
}
_ANDERS = (
    "Het bericht voldoet niet aan een regel van de standaard",
    "Pas het bericht aan en stuur het opnieuw.",
)


@dataclass(slots=True)
class Groep:
    """Findings under one rule; `plaatsen` are the first of them."""

    regel: str
    retourcode: str
    kop: str
    advies: str
    aantal: int = 0
    plaatsen: list[BerichtBevinding] = field(default_factory=list)

    @property
    def meer(self) -> int:
        """How many are not shown."""
        return self.aantal - sum(plaats.aantal for plaats in self.plaatsen)


def group_findings(bevindingen: Iterable[BerichtBevinding]) -> list[Groep]:
    """Return the findings by rule, in the order in which the rules first occur."""
    groepen: dict[str, Groep] = {}
    for bevinding in bevindingen:
        kop, advies = _UITLEG.get(bevinding.regel, _ANDERS)
        groep = groepen.setdefault(bevinding.regel, Groep(bevinding.regel, bevinding.retourcode, kop, advies))
        groep.aantal += bevinding.aantal
        if len(groep.plaatsen) < GETOOND:
            groep.plaatsen.append(bevinding)
    return list(groepen.values())
