"""JW320, the answer to a JW319. Source: Zorginstituut Nederland, iJw 3.2.

A class is that of the JW319 with the return codes added, so it says only what differs.
"""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis, jw319
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw320/schema"
PREFIX = "jw320"


@element
class RetourCodes:
    """Wat de ontvanger van een onderdeel vindt."""

    retour_code: tuple[t.RetourCode, ...] = field("Eén code")


@element
class Header(jw319.Header):
    """Kop van het beantwoorde bericht, met kenmerk en dag van het antwoord."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"489")
    identificatie_retour: t.IdentificatieBericht = field("Kenmerk van het antwoord")
    dagtekening_retour: t.Datum = field("Dag van het antwoord")
    xslt_versie: t.Versie | None = field("Versie van de controleregels", default=None)
    xsd_versie_retour: basis.XsdVersie = field("Versies van de schema’s van het antwoord")
    retour_codes: RetourCodes | None = field("Oordeel over het hele bericht", default=None)


@element
class Woonplaatsbeginsel(jw319.Woonplaatsbeginsel):
    """Wie volgens het woonplaatsbeginsel verantwoordelijk is."""

    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@element
class Antwoord(jw319.Antwoord):
    """Antwoord op één verzoek."""

    woonplaatsbeginsel: Woonplaatsbeginsel | None = field(
        "Welke gemeente wel verantwoordelijk is", default=None
    )
    retour_codes: RetourCodes = field("Oordeel over dit onderdeel")


@bericht("JW320", eenheid=Antwoord)
class Bericht:
    """Retour op het antwoord: de aanbieder laat de gemeente weten wat is goedgekeurd en wat niet."""

    header: Header = field("Kop: welk bericht wordt beantwoord en hoe")
    antwoord: Antwoord | None = field("Antwoord op één verzoek, als het is afgekeurd", default=None)
