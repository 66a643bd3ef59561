"""JW323. Source: Zorginstituut Nederland, iJw 3.2."""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw323/schema"
PREFIX = "jw323"


@element
class Header:
    """Kop van het bericht."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"490")
    bericht_versie: t.BerichtVersie = field("Eerste cijfer van de release", beperking=r"3")
    bericht_subversie: t.BerichtSubversie = field("Tweede cijfer van de release", beperking=r"2")
    afzender: t.AgbCode = field("Wie het bericht stuurt")
    ontvanger: t.Gemeente = field("Voor wie het bericht is")
    bericht_identificatie: basis.BerichtIdentificatie = field("Kenmerk en dag van het bericht")
    xsd_versie: basis.XsdVersie = field("Versies van de gebruikte schema’s")


SLEUTEL_PRESTATIE = ("product_referentie.referentie_nummer", "product_referentie.vorig_referentie_nummer")


@element(sleutel=SLEUTEL_PRESTATIE)
class Prestatie:
    """Eén gedeclareerde regel."""

    product_referentie: basis.Referentie = field("Kenmerk van de regel")
    toewijzing_nummer: t.Nummer = field("Nummer van de toewijzing, uniek binnen de gemeente")
    product_categorie: t.ProductCategorie = field("Categorie van het product")
    product_code: t.ProductCode = field("Code van het product")
    product_periode: basis.GeslotenPeriode = field("Dagen waarover de hulp is geleverd")
    geleverd_volume: t.Volume = field("Hoeveel hulp is geleverd")
    eenheid: t.Eenheid = field("Eenheid van de hoeveelheid")
    product_tarief: t.Bedrag | None = field("Tarief per eenheid in eurocenten", default=None)
    ingediend_bedrag: basis.BedragMetDC = field("Bedrag van de regel")


@element
class Prestaties:
    """Gedeclareerde regels van één jeugdige."""

    prestatie: tuple[Prestatie, ...] = field("Eén gedeclareerde regel")


@element(sleutel=("bsn",))
class Client:
    """Jeugdige om wie het gaat."""

    bsn: t.BurgerServicenummer = field("Burgerservicenummer van de jeugdige")
    prestaties: Prestaties = field("Gedeclareerde hulp van deze jeugdige")


@element
class Clienten:
    """Jeugdigen in de declaratie."""

    client: tuple[Client, ...] = field("Eén jeugdige met de gedeclareerde hulp")


@element(sleutel=("declaratie_nummer",))
class Declaratie:
    """Declaratie van een aanbieder over één maand."""

    declaratie_nummer: t.IdentificatieDeclaratie = field(
        "Nummer van de declaratie, uniek bij de aanbieder", beperking=r"([a-zA-Z0-9])+"
    )
    declaratie_periode: basis.GeslotenPeriode = field("Maand waarover wordt gedeclareerd")
    declaratie_dagtekening: t.Datum = field("Dag van de declaratie")
    totaal_ingediend_bedrag: basis.TotaalBedragMetDC = field("Som van alle ingediende bedragen")
    clienten: Clienten = field("Jeugdigen in de declaratie")


@bericht("JW323", eenheid=Client)
class Bericht:
    """Declaratie: de aanbieder declareert de geleverde hulp bij de gemeente."""

    header: Header = field("Kop: wie stuurt wat aan wie")
    declaratie: Declaratie = field("Declaratie van één maand")
