"""JW315. Source: Zorginstituut Nederland, iJw 3.2."""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw315/schema"
PREFIX = "jw315"


@element
class Header:
    """Kop van het bericht."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"446")
    bericht_versie: t.BerichtVersie = field("Eerste cijfer van de release", beperking=r"3")
    bericht_subversie: t.BerichtSubversie = field("Tweede cijfer van de release", beperking=r"2")
    afzender: t.AgbCode = field("Wie het bericht stuurt")
    ontvanger: t.Gemeente = field("Voor wie het bericht is")
    bericht_identificatie: basis.BerichtIdentificatie = field("Kenmerk en dag van het bericht")
    xsd_versie: basis.XsdVersie = field("Versies van de gebruikte schema’s")


@element(sleutel=("referentie_aanbieder",))
class AangevraagdProduct:
    """Eén product dat de aanbieder vraagt toe te wijzen."""

    referentie_aanbieder: t.Referentie = field("Kenmerk dat de aanbieder aan de aanvraag geeft")
    beschikking_nummer: t.Nummer | None = field("Nummer van de open beschikking", default=None)
    product: basis.Product | None = field("Gevraagd product", default=None)
    beschikking_ingangsdatum: t.Datum | None = field("Ingangsdatum van de beschikking", default=None)
    toewijzing_ingangsdatum: t.Datum = field("Eerste dag waarop hulp nodig is")
    toewijzing_einddatum: t.Datum | None = field("Laatste dag waarop hulp nodig is", default=None)
    omvang: basis.Omvang | None = field("Hoeveel hulp wordt gevraagd", default=None)
    budget: t.Budget | None = field("Gevraagd bedrag in eurocenten", default=None)
    verwijzer: basis.Verwijzer = field("Wie de jeugdige heeft verwezen")
    raamcontract: t.JaNee | None = field("Of er een raamcontract is", default=None)
    commentaar: t.Commentaar | None = field("Toelichting in vrije tekst", default=None)


@element
class AangevraagdeProducten:
    """Alles wat de aanbieder vraagt toe te wijzen."""

    aangevraagd_product: tuple[AangevraagdProduct, ...] = field("Eén gevraagd product")


@element(sleutel=("bsn",))
class Client:
    """Jeugdige om wie het gaat."""

    bsn: t.BurgerServicenummer = field("Burgerservicenummer van de jeugdige")
    geboortedatum: basis.Geboortedatum = field("Geboortedatum van de jeugdige")
    geslacht: t.Geslacht = field("Geslacht van de jeugdige")
    naam: basis.VerkorteNaam = field("Naam van de jeugdige")
    gezagsdrager_bekend: t.JaNee | None = field("Of de aanbieder de gezagsdrager kent", default=None)
    commentaar: t.Commentaar | None = field("Toelichting in vrije tekst", default=None)
    aangevraagde_producten: AangevraagdeProducten = field("Gevraagde hulp")


@bericht("JW315", eenheid=Client)
class Bericht:
    """Verzoek om toewijzing: de aanbieder vraagt de gemeente hulp toe te wijzen na een verwijzing."""

    header: Header = field("Kop: wie stuurt wat aan wie")
    client: Client = field("Jeugdige om wie het gaat")
