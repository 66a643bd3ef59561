"""JW301. Source: Zorginstituut Nederland, iJw 3.2."""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw301/schema"
PREFIX = "jw301"


@element
class Header:
    """Kop van het bericht."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"436")
    bericht_versie: t.BerichtVersie = field("Eerste cijfer van de release", beperking=r"3")
    bericht_subversie: t.BerichtSubversie = field("Tweede cijfer van de release", beperking=r"2")
    afzender: t.Gemeente = field("Wie het bericht stuurt")
    ontvanger: t.AgbCode = field("Voor wie het bericht is")
    bericht_identificatie: basis.BerichtIdentificatie = field("Kenmerk en dag van het bericht")
    xsd_versie: basis.XsdVersie = field("Versies van de gebruikte schema’s")


@element(sleutel=("soort",))
class Contact:
    """Adres, telefoon en e-mail."""

    soort: t.AdresSoort = field("Soort adres")
    adres: basis.Adres | None = field("Adres", default=None)
    organisatie: t.Organisatienaam | None = field("Organisatie op dit adres", default=None)
    telefoon: basis.Telefoonnummers | None = field("Telefoonnummers", default=None)
    emailadres: t.Emailadres | None = field("E-mailadres", default=None)
    periode: basis.OpenPeriode | None = field("Wanneer het adres geldt", default=None)


@element(sleutel=("nummer",))
class Relatie:
    """Eén persoon om de jeugdige heen."""

    nummer: t.Persoonsid = field("Nummer van de relatie binnen het bericht")
    volgorde: t.RelatieVolgorde | None = field("Wie het eerst wordt benaderd", default=None)
    soort: t.SoortRelatie = field("Wat de relatie voor de jeugdige is")
    geboortedatum: basis.Geboortedatum | None = field("Geboortedatum van de relatie", default=None)
    geslacht: t.Geslacht | None = field("Geslacht van de relatie", default=None)
    naam: basis.VolledigeNaam = field("Naam van de relatie")
    contact: Contact = field("Adres en telefoon van de relatie")


@element
class Relaties:
    """Personen om de jeugdige heen."""

    relatie: tuple[Relatie, ...] = field("Eén persoon om de jeugdige heen")


@element
class Contactgegevens:
    """Adressen van de jeugdige."""

    contact: tuple[Contact, ...] = field("Eén adres met telefoon")


@element(sleutel=("toewijzing_nummer",))
class ToegewezenProduct:
    """Eén toewijzing van hulp."""

    toewijzing_nummer: t.Nummer = field("Nummer van de toewijzing, uniek binnen de gemeente")
    referentie_aanbieder: t.Referentie | None = field(
        "Kenmerk van het verzoek van de aanbieder", default=None
    )
    product: basis.Product | None = field("Toegewezen product", default=None)
    toewijzingsdatum: t.Datum = field("Dag van het besluit")
    toewijzingstijd: t.Tijd = field("Tijdstip van het besluit")
    ingangsdatum: t.Datum = field("Eerste dag waarop hulp mag beginnen")
    einddatum: t.Datum | None = field("Laatste dag van de toewijzing", default=None)
    reden_wijziging: t.RedenWijziging | None = field("Waarom de toewijzing is gewijzigd", default=None)
    omvang: basis.Omvang | None = field("Hoeveel hulp is toegewezen", default=None)
    budget: t.Budget | None = field("Hoogste bedrag in eurocenten", default=None)
    commentaar: t.Commentaar | None = field("Toelichting in vrije tekst", default=None)


@element
class ToegewezenProducten:
    """Alles wat aan de jeugdige is toegewezen."""

    toegewezen_product: tuple[ToegewezenProduct, ...] = field("Eén toewijzing")


@element(sleutel=("bsn",))
class Client:
    """Jeugdige om wie het gaat."""

    bsn: t.BurgerServicenummer = field("Burgerservicenummer van de jeugdige")
    geboortedatum: basis.Geboortedatum = field("Geboortedatum van de jeugdige")
    geslacht: t.Geslacht = field("Geslacht van de jeugdige")
    naam: basis.VolledigeNaam = field("Naam van de jeugdige")
    communicatie: basis.Communicatie | None = field("Hulp die nodig is bij communicatie", default=None)
    juridische_status: t.JuridischeStatus | None = field("Juridische status van de jeugdige", default=None)
    wettelijke_vertegenwoordiging: t.WettelijkeVertegenwoordiging | None = field(
        "Hoe de jeugdige wettelijk is vertegenwoordigd", default=None
    )
    commentaar: t.Commentaar | None = field("Toelichting in vrije tekst", default=None)
    relaties: Relaties | None = field("Personen om de jeugdige heen", default=None)
    contactgegevens: Contactgegevens = field("Adressen en telefoonnummers")
    toegewezen_producten: ToegewezenProducten = field("Toegewezen hulp")


@bericht("JW301", eenheid=Client)
class Bericht:
    """Toewijzing: de gemeente laat een aanbieder weten welke hulp een jeugdige krijgt."""

    header: Header = field("Kop: wie stuurt wat aan wie")
    client: Client = field("Jeugdige om wie het gaat")
