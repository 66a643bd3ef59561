"""JW305. Source: Zorginstituut Nederland, iJw 3.2."""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw305/schema"
PREFIX = "jw305"


@element
class Header:
    """Kop van het bericht."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"438")
    bericht_versie: t.BerichtVersie = field("Eerste cijfer van de release", beperking=r"3")
    bericht_subversie: t.BerichtSubversie = field("Tweede cijfer van de release", beperking=r"2")
    afzender: t.AgbCode = field("Wie het bericht stuurt")
    ontvanger: t.Gemeente = field("Voor wie het bericht is")
    bericht_identificatie: basis.BerichtIdentificatie = field("Kenmerk en dag van het bericht")
    xsd_versie: basis.XsdVersie = field("Versies van de gebruikte schema’s")


@element(sleutel=("begindatum", "product.categorie", "product.code", "toewijzing_nummer"))
class StartProduct:
    """Product waarvan de levering is begonnen."""

    toewijzing_nummer: t.Nummer | None = field(
        "Nummer van de toewijzing, uniek binnen de gemeente", default=None
    )
    product: basis.Product | None = field("Toegewezen product", default=None)
    toewijzing_ingangsdatum: t.Datum | None = field("Ingangsdatum van de toewijzing", default=None)
    begindatum: t.Datum = field("Dag waarop de hulp begon")
    status_aanlevering: t.StatusAanlevering = field("Of de regel nieuw, gewijzigd of verwijderd is")


@element
class StartProducten:
    """Alle begonnen leveringen."""

    start_product: tuple[StartProduct, ...] = field("Eén begonnen levering")


@element(sleutel=("bsn",))
class Client:
    """Jeugdige om wie het gaat."""

    bsn: t.BurgerServicenummer = field("Burgerservicenummer van de jeugdige")
    geboortedatum: basis.Geboortedatum = field("Geboortedatum van de jeugdige")
    geslacht: t.Geslacht = field("Geslacht van de jeugdige")
    naam: basis.VerkorteNaam = field("Naam van de jeugdige")
    start_producten: StartProducten = field("Hulp die is begonnen")


@bericht("JW305", eenheid=Client)
class Bericht:
    """Start: de aanbieder laat de gemeente weten dat hulp is begonnen."""

    header: Header = field("Kop: wie stuurt wat aan wie")
    client: Client = field("Jeugdige om wie het gaat")
