"""JW316, the answer to a JW315. Source: Zorginstituut Nederland, iJw 3.2.

A class is that of the JW315 with the return codes added, so it says only what differs.
"""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis, jw315
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw316/schema"
PREFIX = "jw316"


@element
class RetourCodes:
    """Wat de ontvanger van een onderdeel vindt."""

    retour_code: tuple[t.RetourCode, ...] = field("Eén code")


@element
class Header(jw315.Header):
    """Kop van het beantwoorde bericht, met kenmerk en dag van het antwoord."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"447")
    identificatie_retour: t.IdentificatieBericht = field("Kenmerk van het antwoord")
    dagtekening_retour: t.Datum = field("Dag van het antwoord")
    xslt_versie: t.Versie | None = field("Versie van de controleregels", default=None)
    xsd_versie_retour: basis.XsdVersie = field("Versies van de schema’s van het antwoord")
    retour_codes: RetourCodes | None = field("Oordeel over het hele bericht", default=None)


@element
class AangevraagdProduct(jw315.AangevraagdProduct):
    """Eén product dat de aanbieder vraagt toe te wijzen."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class AangevraagdeProducten(jw315.AangevraagdeProducten):
    """Alles wat de aanbieder vraagt toe te wijzen."""

    aangevraagd_product: tuple[AangevraagdProduct, ...] = field("Eén gevraagd product")


@element
class Client(jw315.Client):
    """Jeugdige om wie het gaat."""

    aangevraagde_producten: AangevraagdeProducten = field("Gevraagde hulp")
    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@bericht("JW316", eenheid=Client)
class Bericht:
    """Retour op het verzoek om toewijzing: de gemeente laat weten wat is goedgekeurd en wat niet."""

    header: Header = field("Kop: welk bericht wordt beantwoord en hoe")
    client: Client | None = field("Jeugdige om wie het gaat, als er iets is afgekeurd", default=None)
