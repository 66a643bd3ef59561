"""JW306, the answer to a JW305. Source: Zorginstituut Nederland, iJw 3.2.

A class is that of the JW305 with the return codes added, so it says only what differs.
"""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis, jw305
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw306/schema"
PREFIX = "jw306"


@element
class RetourCodes:
    """Wat de ontvanger van een onderdeel vindt."""

    retour_code: tuple[t.RetourCode, ...] = field("Eén code")


@element
class Header(jw305.Header):
    """Kop van het beantwoorde bericht, met kenmerk en dag van het antwoord."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"439")
    identificatie_retour: t.IdentificatieBericht = field("Kenmerk van het antwoord")
    dagtekening_retour: t.Datum = field("Dag van het antwoord")
    xslt_versie: t.Versie | None = field("Versie van de controleregels", default=None)
    xsd_versie_retour: basis.XsdVersie = field("Versies van de schema’s van het antwoord")
    retour_codes: RetourCodes | None = field("Oordeel over het hele bericht", default=None)


@element
class StartProduct(jw305.StartProduct):
    """Product waarvan de levering is begonnen."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class StartProducten(jw305.StartProducten):
    """Alle begonnen leveringen."""

    start_product: tuple[StartProduct, ...] = field("Eén begonnen levering")


@element
class Client(jw305.Client):
    """Jeugdige om wie het gaat."""

    start_producten: StartProducten = field("Hulp die is begonnen")
    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@bericht("JW306", eenheid=Client)
class Bericht:
    """Retour op de start: de gemeente laat de aanbieder weten wat is goedgekeurd en wat niet."""

    header: Header = field("Kop: welk bericht wordt beantwoord en hoe")
    client: Client | None = field("Jeugdige om wie het gaat, als er iets is afgekeurd", default=None)
