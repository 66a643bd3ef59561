"""What every message that is made needs: who sends what to whom, and who it is about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from jeugdregio.ijw.element import klasse_van
from jeugdregio.ijw.v3_2 import basis, jw301
from jeugdregio.ijw.v3_2.antwoord import XSD_VERSIE


@dataclass(frozen=True, slots=True)
class Verzending:
    """The two parties, and what tells this message from others.

    identificatie: at most 12 characters, used once by its sender for its kind of message (TR056).
    """

    gemeentecode: str
    agb: str
    identificatie: str
    dagtekening: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Jeugdige:
    """A young person as messages tell of one; a provider tells only the first four, the name short."""

    bsn: str
    geboortedatum: basis.Geboortedatum
    geslacht: str
    naam: basis.VolledigeNaam
    contacten: tuple[jw301.Contact, ...] = ()
    relaties: tuple[jw301.Relatie, ...] = ()
    communicatie: basis.Communicatie | None = None
    juridische_status: str | None = None
    wettelijke_vertegenwoordiging: str | None = None
    commentaar: str | None = None

    @property
    def verkorte_naam(self) -> basis.VerkorteNaam:
        """The name without that of a partner."""
        return basis.VerkorteNaam(
            geslachtsnaam=self.naam.geslachtsnaam,
            voornamen=self.naam.voornamen,
            voorletters=self.naam.voorletters,
        )


def make_header(cls: type, verzending: Verzending) -> Any:
    """Make the header of a message; its declaration says which code it has and which party sends it."""
    velden = {veld.attribuut: veld for veld in klasse_van(cls).velden}
    afzender = velden["afzender"].facetten
    partijen = verzending.gemeentecode, verzending.agb
    van, naar = partijen if afzender and afzender.naam == "LDT_Gemeente" else partijen[::-1]
    return cls(
        bericht_code=velden["bericht_code"].beperking,
        bericht_versie=int(velden["bericht_versie"].beperking or 0),
        bericht_subversie=int(velden["bericht_subversie"].beperking or 0),
        afzender=van,
        ontvanger=naar,
        bericht_identificatie=basis.BerichtIdentificatie(
            identificatie=verzending.identificatie, dagtekening=verzending.dagtekening
        ),
        xsd_versie=XSD_VERSIE,
    )
