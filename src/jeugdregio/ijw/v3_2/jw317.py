"""JW317. Source: Zorginstituut Nederland, iJw 3.2."""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw317/schema"
PREFIX = "jw317"


@element
class Header:
    """Kop van het bericht."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"486")
    bericht_versie: t.BerichtVersie = field("Eerste cijfer van de release", beperking=r"3")
    bericht_subversie: t.BerichtSubversie = field("Tweede cijfer van de release", beperking=r"2")
    afzender: t.AgbCode = field("Wie het bericht stuurt")
    ontvanger: t.Gemeente = field("Voor wie het bericht is")
    bericht_identificatie: basis.BerichtIdentificatie = field("Kenmerk en dag van het bericht")
    xsd_versie: basis.XsdVersie = field("Versies van de gebruikte schema’s")


@element(sleutel=("toewijzing_nummer",))
class OngewijzigdProduct:
    """Toewijzing die blijft zoals zij is."""

    toewijzing_nummer: t.Nummer = field("Nummer van de toewijzing, uniek binnen de gemeente")


@element
class OngewijzigdeProducten:
    """Toewijzingen die blijven zoals zij zijn."""

    ongewijzigd_product: tuple[OngewijzigdProduct, ...] = field("Eén toewijzing die blijft")


@element(sleutel=("toewijzing_nummer",))
class TeWijzigenProduct:
    """Toewijzing die moet veranderen."""

    toewijzing_nummer: t.Nummer = field("Nummer van de toewijzing, uniek binnen de gemeente")
    gewenste_ingangsdatum: t.Datum = field("Dag waarop de wijziging moet ingaan")
    einddatum: t.Datum | None = field("Gewenste laatste dag", default=None)
    omvang: basis.Omvang | None = field("Hoeveel hulp wordt gevraagd", default=None)
    budget: t.Budget | None = field("Gevraagd bedrag in eurocenten", default=None)


@element
class TeWijzigenProducten:
    """Toewijzingen die moeten veranderen."""

    te_wijzigen_product: tuple[TeWijzigenProduct, ...] = field("Eén toewijzing die moet veranderen")


@element(sleutel=("gewenste_ingangsdatum", "product.categorie", "product.code"))
class NieuwProduct:
    """Product dat nog niet is toegewezen."""

    product: basis.Product | None = field("Gevraagd product", default=None)
    gewenste_ingangsdatum: t.Datum = field("Gewenste eerste dag")
    einddatum: t.Datum | None = field("Gewenste laatste dag", default=None)
    omvang: basis.Omvang | None = field("Hoeveel hulp wordt gevraagd", default=None)
    budget: t.Budget | None = field("Gevraagd bedrag in eurocenten", default=None)


@element
class NieuweProducten:
    """Producten die nog niet zijn toegewezen."""

    nieuw_product: tuple[NieuwProduct, ...] = field("Eén gevraagd product")


@element(sleutel=("referentie_aanbieder",))
class Verzoek:
    """Het hele pakket dat de aanbieder wenst."""

    referentie_aanbieder: t.Referentie = field("Kenmerk dat de aanbieder aan het verzoek geeft")
    reden_verzoek: t.RedenVerzoek = field("Waarom de aanbieder een wijziging vraagt")
    ongewijzigde_producten: OngewijzigdeProducten | None = field("Wat blijft", default=None)
    te_wijzigen_producten: TeWijzigenProducten | None = field("Wat moet veranderen", default=None)
    nieuwe_producten: NieuweProducten | None = field("Wat erbij moet komen", default=None)


@element(sleutel=("bsn",))
class Client:
    """Jeugdige om wie het gaat."""

    bsn: t.BurgerServicenummer = field("Burgerservicenummer van de jeugdige")
    verzoek: Verzoek = field("Het hele pakket dat de aanbieder wenst")


@bericht("JW317", eenheid=Client)
class Bericht:
    """Verzoek om wijziging: de aanbieder vraagt de gemeente toegewezen hulp te veranderen."""

    header: Header = field("Kop: wie stuurt wat aan wie")
    client: Client = field("Jeugdige om wie het gaat")
