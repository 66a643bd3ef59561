"""JW318, the answer to a JW317. Source: Zorginstituut Nederland, iJw 3.2.

A class is that of the JW317 with the return codes added, so it says only what differs.
"""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis, jw317
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw318/schema"
PREFIX = "jw318"


@element
class RetourCodes:
    """Wat de ontvanger van een onderdeel vindt."""

    retour_code: tuple[t.RetourCode, ...] = field("Eén code")


@element
class Header(jw317.Header):
    """Kop van het beantwoorde bericht, met kenmerk en dag van het antwoord."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"487")
    identificatie_retour: t.IdentificatieBericht = field("Kenmerk van het antwoord")
    dagtekening_retour: t.Datum = field("Dag van het antwoord")
    xslt_versie: t.Versie | None = field("Versie van de controleregels", default=None)
    xsd_versie_retour: basis.XsdVersie = field("Versies van de schema’s van het antwoord")
    retour_codes: RetourCodes | None = field("Oordeel over het hele bericht", default=None)


@element
class OngewijzigdProduct(jw317.OngewijzigdProduct):
    """Toewijzing die blijft zoals zij is."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class OngewijzigdeProducten(jw317.OngewijzigdeProducten):
    """Toewijzingen die blijven zoals zij zijn."""

    ongewijzigd_product: tuple[OngewijzigdProduct, ...] = field("Eén toewijzing die blijft")


@element
class TeWijzigenProduct(jw317.TeWijzigenProduct):
    """Toewijzing die moet veranderen."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class TeWijzigenProducten(jw317.TeWijzigenProducten):
    """Toewijzingen die moeten veranderen."""

    te_wijzigen_product: tuple[TeWijzigenProduct, ...] = field("Eén toewijzing die moet veranderen")


@element
class NieuwProduct(jw317.NieuwProduct):
    """Product dat nog niet is toegewezen."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class NieuweProducten(jw317.NieuweProducten):
    """Producten die nog niet zijn toegewezen."""

    nieuw_product: tuple[NieuwProduct, ...] = field("Eén gevraagd product")


@element
class Verzoek(jw317.Verzoek):
    """Het hele pakket dat de aanbieder wenst."""

    ongewijzigde_producten: OngewijzigdeProducten | None = field("Wat blijft", default=None)
    te_wijzigen_producten: TeWijzigenProducten | None = field("Wat moet veranderen", default=None)
    nieuwe_producten: NieuweProducten | None = field("Wat erbij moet komen", default=None)
    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class Client(jw317.Client):
    """Jeugdige om wie het gaat."""

    verzoek: Verzoek = field("Het hele pakket dat de aanbieder wenst")
    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@bericht("JW318", eenheid=Client)
class Bericht:
    """Retour op het verzoek om wijziging: de gemeente laat weten wat is goedgekeurd en wat niet."""

    header: Header = field("Kop: welk bericht wordt beantwoord en hoe")
    client: Client | None = field("Jeugdige om wie het gaat, als er iets is afgekeurd", default=None)
