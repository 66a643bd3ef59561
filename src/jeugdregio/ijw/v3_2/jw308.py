"""JW308, the answer to a JW307. Source: Zorginstituut Nederland, iJw 3.2.

A class is that of the JW307 with the return codes added, so it says only what differs.
"""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis, jw307
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw308/schema"
PREFIX = "jw308"


@element
class RetourCodes:
    """Wat de ontvanger van een onderdeel vindt."""

    retour_code: tuple[t.RetourCode, ...] = field("Eén code")


@element
class Header(jw307.Header):
    """Kop van het beantwoorde bericht, met kenmerk en dag van het antwoord."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"441")
    identificatie_retour: t.IdentificatieBericht = field("Kenmerk van het antwoord")
    dagtekening_retour: t.Datum = field("Dag van het antwoord")
    xslt_versie: t.Versie | None = field("Versie van de controleregels", default=None)
    xsd_versie_retour: basis.XsdVersie = field("Versies van de schema’s van het antwoord")
    retour_codes: RetourCodes | None = field("Oordeel over het hele bericht", default=None)


@element
class StopProduct(jw307.StopProduct):
    """Product waarvan de levering is gestopt."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class StopProducten(jw307.StopProducten):
    """Alle gestopte leveringen."""

    stop_product: tuple[StopProduct, ...] = field("Eén gestopte levering")


@element
class Client(jw307.Client):
    """Jeugdige om wie het gaat."""

    stop_producten: StopProducten = field("Hulp die is gestopt")
    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@bericht("JW308", eenheid=Client)
class Bericht:
    """Retour op de stop: de gemeente laat de aanbieder weten wat is goedgekeurd en wat niet."""

    header: Header = field("Kop: welk bericht wordt beantwoord en hoe")
    client: Client | None = field("Jeugdige om wie het gaat, als er iets is afgekeurd", default=None)
