"""JW302, the answer to a JW301. Source: Zorginstituut Nederland, iJw 3.2.

A class is that of the JW301 with the return codes added, so it says only what differs.
"""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis, jw301
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw302/schema"
PREFIX = "jw302"


@element
class RetourCodes:
    """Wat de ontvanger van een onderdeel vindt."""

    retour_code: tuple[t.RetourCode, ...] = field("Eén code")


@element
class Header(jw301.Header):
    """Kop van het beantwoorde bericht, met kenmerk en dag van het antwoord."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"437")
    identificatie_retour: t.IdentificatieBericht = field("Kenmerk van het antwoord")
    dagtekening_retour: t.Datum = field("Dag van het antwoord")
    xslt_versie: t.Versie | None = field("Versie van de controleregels", default=None)
    xsd_versie_retour: basis.XsdVersie = field("Versies van de schema’s van het antwoord")
    retour_codes: RetourCodes | None = field("Oordeel over het hele bericht", default=None)


@element
class Contact(jw301.Contact):
    """Adres, telefoon en e-mail."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class Relatie(jw301.Relatie):
    """Eén persoon om de jeugdige heen."""

    contact: Contact = field("Adres en telefoon van de relatie")
    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class Relaties(jw301.Relaties):
    """Personen om de jeugdige heen."""

    relatie: tuple[Relatie, ...] = field("Eén persoon om de jeugdige heen")


@element
class Contactgegevens(jw301.Contactgegevens):
    """Adressen van de jeugdige."""

    contact: tuple[Contact, ...] = field("Eén adres met telefoon")


@element
class ToegewezenProduct(jw301.ToegewezenProduct):
    """Eén toewijzing van hulp."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class ToegewezenProducten(jw301.ToegewezenProducten):
    """Alles wat aan de jeugdige is toegewezen."""

    toegewezen_product: tuple[ToegewezenProduct, ...] = field("Eén toewijzing")


@element
class Client(jw301.Client):
    """Jeugdige om wie het gaat."""

    relaties: Relaties | None = field("Personen om de jeugdige heen", default=None)
    contactgegevens: Contactgegevens = field("Adressen en telefoonnummers")
    toegewezen_producten: ToegewezenProducten = field("Toegewezen hulp")
    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@bericht("JW302", eenheid=Client)
class Bericht:
    """Retour op de toewijzing: de aanbieder laat de gemeente weten wat is goedgekeurd en wat niet."""

    header: Header = field("Kop: welk bericht wordt beantwoord en hoe")
    client: Client | None = field("Jeugdige om wie het gaat, als er iets is afgekeurd", default=None)
