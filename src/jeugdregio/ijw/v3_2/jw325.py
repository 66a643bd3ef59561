"""JW325, the answer to a JW323. Source: Zorginstituut Nederland, iJw 3.2."""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis, jw323
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw325/schema"
PREFIX = "jw325"


@element
class RetourCodes:
    """Wat de ontvanger van een onderdeel vindt."""

    retour_code: tuple[t.RetourCode, ...] = field("Eén code")


@element
class Header:
    """Kop van het bericht."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"491")
    bericht_versie: t.BerichtVersie = field("Eerste cijfer van de release", beperking=r"3")
    bericht_subversie: t.BerichtSubversie = field("Tweede cijfer van de release", beperking=r"2")
    afzender: t.Gemeente = field("Wie het bericht stuurt")
    ontvanger: t.AgbCode = field("Voor wie het bericht is")
    bericht_identificatie: basis.BerichtIdentificatie = field("Kenmerk en dag van het bericht")
    xsd_versie: basis.XsdVersie = field("Versies van de gebruikte schema’s")
    declaratie_identificatie: basis.BerichtIdentificatie = field("Kenmerk en dag van de declaratie")
    xslt_versie: t.Versie | None = field("Versie van de controleregels", default=None)
    xsd_versie_declaratie: basis.XsdVersie = field("Versies van de schema’s van de declaratie")
    retour_codes: RetourCodes = field("Oordeel over de hele declaratie")


@element(sleutel=jw323.SLEUTEL_PRESTATIE)
class Prestatie(jw323.Prestatie):
    """Eén afgewezen regel."""

    retour_codes: RetourCodes = field("Waarom de regel is afgewezen")


@element
class Prestaties(jw323.Prestaties):
    """Afgewezen regels van één jeugdige."""

    prestatie: tuple[Prestatie, ...] = field("Eén afgewezen regel")


@element(sleutel=("bsn",))
class Client(jw323.Client):
    """Jeugdige van wie iets is afgewezen."""

    prestaties: Prestaties = field("Afgewezen regels van deze jeugdige")
    retour_codes: RetourCodes = field("Oordeel over deze jeugdige")


@element
class Clienten:
    """Jeugdigen van wie iets is afgewezen."""

    client: tuple[Client, ...] = field("Eén jeugdige met de afgewezen regels")


@element(sleutel=("declaratie_nummer",))
class DeclaratieAntwoord:
    """Antwoord op de declaratie van één maand."""

    declaratie_nummer: t.IdentificatieDeclaratie = field("Nummer van de declaratie, uniek bij de aanbieder")
    totaal_ingediend_bedrag: basis.TotaalBedragMetDC = field("Som van alle ingediende bedragen")
    totaal_toegekend_bedrag: basis.TotaalBedragMetDC = field("Som van alle toegekende bedragen")
    clienten: Clienten | None = field("Jeugdigen van wie iets is afgewezen", default=None)
    retour_codes: RetourCodes = field("Oordeel over de declaratie")


@bericht("JW325", eenheid=Client)
class Bericht:
    """Antwoord op een declaratie: de gemeente laat weten wat zij toekent en welke regels zij afwijst."""

    header: Header = field("Kop: welke declaratie wordt beantwoord en hoe")
    declaratie_antwoord: DeclaratieAntwoord | None = field(
        "Antwoord op de declaratie van één maand", default=None
    )
