"""The composite types of iJw 3.2 that messages share (prefix CDT_ in the schemas).

Source: Zorginstituut Nederland, iJw 3.2, basisschema.
"""

from jeugdregio.ijw.element import element, field
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema"
PREFIX = "ijw"
VOORVOEGSEL = "CDT_"


@element
class Achternaam:
    """Achternaam met voorvoegsel."""

    achternaam: t.Naam = field("Achternaam zonder voorvoegsel")
    voorvoegsel: t.Voorvoegsel | None = field('Voorvoegsel, zoals "van der"', default=None)


@element
class Huis:
    """Huisnummer met wat erbij hoort."""

    huisnummer: t.Huisnummer = field("Huisnummer")
    huisletter: t.Huisletter | None = field("Letter bij het huisnummer", default=None)
    huisnummer_toevoeging: t.HuisnummerToevoeging | None = field(
        "Toevoeging bij het huisnummer", default=None
    )
    aanduiding_woonadres: t.AanduidingWoonadres | None = field("Ligging van het woonadres", default=None)


@element
class Adres:
    """Adres."""

    huis: Huis | None = field("Huisnummer met wat erbij hoort", default=None)
    postcode: t.Postcode | None = field("Postcode", default=None)
    straatnaam: t.Straatnaam | None = field("Straat", default=None)
    plaatsnaam: t.Plaatsnaam | None = field("Plaats", default=None)
    land_code: t.LandCode | None = field("Land", default=None)


@element
class BedragMetDC:
    """Bedrag met teken."""

    bedrag: t.Bedrag = field("Bedrag in eurocenten, zonder teken")
    debet_credit: t.DebetCredit = field("Teken van het bedrag: D telt op, C trekt af")


@element
class BerichtIdentificatie:
    """Kenmerk en dagtekening van een bericht."""

    identificatie: t.IdentificatieBericht = field("Kenmerk dat de afzender maar één keer gebruikt")
    dagtekening: t.Datum = field("Dag waarop het bericht is gemaakt")


@element
class Communicatie:
    """Hulp die iemand nodig heeft bij communicatie."""

    vorm: t.Communicatievorm = field("Soort hulp bij communicatie")
    taal: t.Taal | None = field("Taal van de tolk", default=None)


@element
class Geboortedatum:
    """Geboortedatum, die deels onbekend kan zijn."""

    datum: t.Datum = field("Geboortedag", gevoelig=True)
    datum_gebruik: t.DatumGebruik | None = field("Welk deel van de dag onbekend is", default=None)


@element
class GeslotenPeriode:
    """Periode met een eerste en een laatste dag."""

    begindatum: t.Datum = field("Eerste dag")
    einddatum: t.Datum = field("Laatste dag")


@element
class Omvang:
    """Hoeveelheid hulp per periode."""

    volume: t.Volume = field("Hoeveelheid")
    eenheid: t.Eenheid = field("Eenheid van de hoeveelheid")
    frequentie: t.Frequentie = field("Periode waarop de hoeveelheid slaat")


@element
class OpenPeriode:
    """Periode waarvan begin of einde open kan zijn."""

    begindatum: t.Datum | None = field("Eerste dag", default=None)
    einddatum: t.Datum | None = field("Laatste dag", default=None)


@element
class Product:
    """Product uit de productcodelijst."""

    categorie: t.ProductCategorie = field("Categorie van het product")
    code: t.ProductCode | None = field("Code van het product", default=None)


@element
class Referentie:
    """Kenmerk van een gedeclareerde regel."""

    referentie_nummer: t.ReferentieNummer = field("Kenmerk dat de aanbieder aan de regel geeft")
    vorig_referentie_nummer: t.ReferentieNummer | None = field(
        "Kenmerk van de regel die hiermee wordt gecrediteerd", default=None
    )


@element
class Telefoon:
    """Telefoonnummer."""

    telefoonnummer: t.Telefoonnummer = field("Nummer zonder landnummer")
    landnummer: t.Landnummer = field("Landnummer")


@element
class Telefoonnummers:
    """Een of twee telefoonnummers."""

    telefoon01: Telefoon = field("Eerste telefoonnummer")
    telefoon02: Telefoon | None = field("Tweede telefoonnummer", default=None)


@element
class TotaalBedragMetDC:
    """Totaalbedrag met teken."""

    totaal_bedrag: t.TotaalBedrag = field("Totaal in eurocenten, zonder teken")
    debet_credit: t.DebetCredit = field("Teken van het bedrag: D telt op, C trekt af")


@element
class VerkorteNaam:
    """Naam zonder die van een partner."""

    geslachtsnaam: Achternaam = field("Eigen achternaam")
    voornamen: t.Naam | None = field("Voornamen", default=None)
    voorletters: t.Voorletters | None = field("Voorletters", default=None)


@element
class Verwijzer:
    """Wie de jeugdige heeft verwezen."""

    type: t.TypeVerwijzer = field("Soort verwijzer")
    naam: t.NaamVerwijzer | None = field("Naam van de verwijzer", default=None)
    zorgverlener_code: t.AgbCode | None = field("AGB-code van de verwijzer", default=None)


@element
class VolledigeNaam:
    """Volledige naam."""

    geslachtsnaam: Achternaam = field("Eigen achternaam")
    partnernaam: Achternaam | None = field("Achternaam van de partner", default=None)
    voornamen: t.Naam | None = field("Voornamen", default=None)
    voorletters: t.Voorletters | None = field("Voorletters", default=None)
    naam_gebruik: t.NaamGebruik = field("Welke naam iemand voert")


@element
class XsdVersie:
    """Versies van de schema’s waarmee een bericht is gemaakt."""

    basisschema_xsd_versie: t.Versie = field("Versie van het basisschema")
    bericht_xsd_versie: t.Versie = field("Versie van het schema van het bericht")
