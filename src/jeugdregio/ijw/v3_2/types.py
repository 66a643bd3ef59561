"""The simple types of iJw 3.2 (prefix LDT_ in the schemas), each an alias that carries its facets.

Source: Zorginstituut Nederland, iJw 3.2, basisschema.
"""

from datetime import date, time
from typing import Annotated

from jeugdregio.ijw.facetten import code, dag, getal, tekst, tijd

AanduidingWoonadres = Annotated[
    str,
    code(
        "LDT_AanduidingWoonadres",
        "Waar een woonadres ligt dat geen gewoon huisnummer heeft",
        lijst="NUM061",
        max_lengte=2,
        gevoelig=True,
    ),
]
AdresSoort = Annotated[str, code("LDT_AdresSoort", "Soort adres", lijst="COD757", max_lengte=2)]
AgbCode = Annotated[
    str,
    tekst(
        "LDT_AgbCode",
        "Landelijk nummer van een zorgaanbieder (AGB)",
        min_lengte=1,
        max_lengte=8,
        patroon=r"[0-9]{8}",
    ),
]
Bedrag = Annotated[int, getal("LDT_Bedrag", "Bedrag in eurocenten", minimum=0, maximum=99999999)]
BerichtCode = Annotated[str, tekst("LDT_BerichtCode", "Code van de berichtsoort", min_lengte=1, max_lengte=3)]
BerichtSubversie = Annotated[
    int, getal("LDT_BerichtSubversie", "Tweede cijfer van de release", minimum=0, maximum=99)
]
BerichtVersie = Annotated[
    int, getal("LDT_BerichtVersie", "Eerste cijfer van de release", minimum=0, maximum=99)
]
Budget = Annotated[int, getal("LDT_Budget", "Budget in eurocenten", minimum=0, maximum=99999999)]
BurgerServicenummer = Annotated[
    str,
    tekst(
        "LDT_BurgerServicenummer",
        "Burgerservicenummer",
        min_lengte=1,
        max_lengte=9,
        patroon=r"[0-9]{9}",
        gevoelig=True,
    ),
]
Commentaar = Annotated[
    str, tekst("LDT_Commentaar", "Vrije tekst", min_lengte=1, patroon=r"([.\s]*\S+[.\s]*)+", gevoelig=True)
]
Communicatievorm = Annotated[
    str,
    code(
        "LDT_Communicatievorm", "Hulp die iemand nodig heeft bij communicatie", lijst="COD747", max_lengte=1
    ),
]
Datum = Annotated[date, dag("LDT_Datum", "Dag, zonder tijdzone", patroon=r"[^:Z]*")]
DatumGebruik = Annotated[
    str, code("LDT_DatumGebruik", "Welk deel van een datum onbekend is", lijst="COD170", max_lengte=1)
]
DebetCredit = Annotated[
    str, code("LDT_DebetCredit", "Of een bedrag bij- of afgaat", lijst="COD043", max_lengte=1)
]
Eenheid = Annotated[str, code("LDT_Eenheid", "Eenheid waarin hulp wordt geteld", lijst="WJ756", max_lengte=2)]
Emailadres = Annotated[
    str,
    tekst("LDT_Emailadres", "E-mailadres", min_lengte=1, max_lengte=80, patroon=r".*[^\s].*", gevoelig=True),
]
Frequentie = Annotated[
    str, code("LDT_Frequentie", "Periode waarop een volume slaat", lijst="WMO757", max_lengte=1)
]
Gemeente = Annotated[str, tekst("LDT_Gemeente", "Gemeentecode (CBS)", min_lengte=1, patroon=r"[0-9]{4}")]
Geslacht = Annotated[str, code("LDT_Geslacht", "Geslacht", lijst="COD046", max_lengte=1)]
Huisletter = Annotated[
    str,
    tekst(
        "LDT_Huisletter",
        "Letter bij het huisnummer",
        min_lengte=1,
        max_lengte=1,
        patroon=r".*[^\s].*",
        gevoelig=True,
    ),
]
Huisnummer = Annotated[int, getal("LDT_Huisnummer", "Huisnummer", minimum=0, maximum=99999, gevoelig=True)]
HuisnummerToevoeging = Annotated[
    str,
    tekst(
        "LDT_HuisnummerToevoeging",
        "Toevoeging bij het huisnummer",
        min_lengte=1,
        max_lengte=4,
        patroon=r".*[^\s].*",
        gevoelig=True,
    ),
]
IdentificatieBericht = Annotated[
    str,
    tekst(
        "LDT_IdentificatieBericht",
        "Kenmerk van een bericht",
        min_lengte=1,
        max_lengte=12,
        patroon=r".*[^\s].*",
    ),
]
IdentificatieDeclaratie = Annotated[
    str, tekst("LDT_IdentificatieDeclaratie", "Kenmerk van een declaratie", min_lengte=1, max_lengte=12)
]
JaNee = Annotated[str, code("LDT_JaNee", "Ja of nee", lijst="COD260", max_lengte=1)]
JuridischeStatus = Annotated[
    str, code("LDT_JuridischeStatus", "Juridische status", lijst="WJ232", max_lengte=2)
]
LandCode = Annotated[str, code("LDT_LandCode", "Land (ISO 3166)", lijst="COD032", max_lengte=2)]
Landnummer = Annotated[
    str,
    tekst(
        "LDT_Landnummer",
        "Landnummer van een telefoonnummer",
        min_lengte=1,
        max_lengte=4,
        patroon=r".*[^\s].*",
        gevoelig=True,
    ),
]
Naam = Annotated[
    str,
    tekst(
        "LDT_Naam", "Naam van een persoon", min_lengte=1, max_lengte=200, patroon=r".*[^\s].*", gevoelig=True
    ),
]
NaamGebruik = Annotated[str, code("LDT_NaamGebruik", "Welke naam iemand voert", lijst="COD700", max_lengte=1)]
NaamVerwijzer = Annotated[
    str,
    tekst(
        "LDT_NaamVerwijzer",
        "Naam van een verwijzer",
        min_lengte=1,
        max_lengte=64,
        patroon=r".*[^\s].*",
        gevoelig=True,
    ),
]
Nummer = Annotated[int, getal("LDT_Nummer", "Nummer dat de gemeente uitgeeft", minimum=0, maximum=999999999)]
Organisatienaam = Annotated[
    str,
    tekst(
        "LDT_Organisatienaam",
        "Naam van een organisatie",
        min_lengte=1,
        max_lengte=35,
        patroon=r".*[^\s].*",
        gevoelig=True,
    ),
]
Persoonsid = Annotated[
    str,
    tekst(
        "LDT_Persoonsid",
        "Nummer van een persoon binnen het bericht",
        min_lengte=1,
        max_lengte=20,
        patroon=r".*[^\s].*",
        gevoelig=True,
    ),
]
Plaatsnaam = Annotated[
    str,
    tekst("LDT_Plaatsnaam", "Plaatsnaam", min_lengte=1, max_lengte=80, patroon=r".*[^\s].*", gevoelig=True),
]
Postcode = Annotated[
    str, tekst("LDT_Postcode", "Postcode", min_lengte=1, max_lengte=8, patroon=r".*[^\s].*", gevoelig=True)
]
ProductCategorie = Annotated[
    str, code("LDT_ProductCategorie", "Categorie van het product", lijst="JZ020", max_lengte=2)
]
ProductCode = Annotated[
    str, tekst("LDT_ProductCode", "Code van het product", min_lengte=1, max_lengte=5, patroon=r".*[^\s].*")
]
RedenAfwijzingVerzoek = Annotated[
    str,
    code("LDT_RedenAfwijzingVerzoek", "Reden waarom een verzoek is afgewezen", lijst="WJ759", max_lengte=2),
]
RedenBeeindiging = Annotated[
    str, code("LDT_RedenBeeindiging", "Reden waarom de levering stopt", lijst="JZ588", max_lengte=2)
]
RedenVerzoek = Annotated[str, code("LDT_RedenVerzoek", "Reden van een verzoek", lijst="WJ758", max_lengte=1)]
RedenWijziging = Annotated[
    str, code("LDT_RedenWijziging", "Reden waarom de toewijzing wijzigt", lijst="JZ002", max_lengte=2)
]
Referentie = Annotated[
    str,
    tekst(
        "LDT_Referentie",
        "Kenmerk dat de aanbieder meegeeft",
        min_lengte=1,
        max_lengte=36,
        patroon=r".*[^\s].*",
    ),
]
ReferentieNummer = Annotated[
    str, tekst("LDT_ReferentieNummer", "Kenmerk van een gedeclareerde regel", min_lengte=1, max_lengte=20)
]
RelatieVolgorde = Annotated[
    int, getal("LDT_RelatieVolgorde", "Volgorde waarin relaties worden benaderd", minimum=0, maximum=99)
]
RetourCode = Annotated[
    str, code("LDT_RetourCode", "Antwoord op een deel van een bericht", lijst="WJ001", max_lengte=4)
]
SoortRelatie = Annotated[str, code("LDT_SoortRelatie", "Soort relatie", lijst="COD472", max_lengte=2)]
StatusAanlevering = Annotated[
    str,
    code(
        "LDT_StatusAanlevering",
        "Of een regel nieuw, gewijzigd of verwijderd is",
        lijst="COD467",
        max_lengte=1,
    ),
]
Straatnaam = Annotated[
    str,
    tekst("LDT_Straatnaam", "Straatnaam", min_lengte=1, max_lengte=24, patroon=r".*[^\s].*", gevoelig=True),
]
Taal = Annotated[
    str, tekst("LDT_Taal", "Taal", min_lengte=1, max_lengte=25, patroon=r".*[^\s].*", gevoelig=True)
]
Telefoonnummer = Annotated[
    str,
    tekst(
        "LDT_Telefoonnummer", "Telefoonnummer", min_lengte=1, max_lengte=15, patroon=r"[0-9]*", gevoelig=True
    ),
]
Tijd = Annotated[time, tijd("LDT_Tijd", "Tijdstip op een dag, zonder tijdzone", patroon=r"[^Z+-]+")]
TotaalBedrag = Annotated[
    int, getal("LDT_TotaalBedrag", "Totaalbedrag in eurocenten", minimum=0, maximum=999999999999)
]
TypeVerwijzer = Annotated[str, code("LDT_TypeVerwijzer", "Soort verwijzer", lijst="COD327", max_lengte=2)]
Versie = Annotated[
    str,
    tekst(
        "LDT_Versie",
        "Versienummer van een schema",
        min_lengte=1,
        patroon=r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)",
    ),
]
VerzoekAntwoord = Annotated[
    str, code("LDT_VerzoekAntwoord", "Antwoord op een verzoek", lijst="WJ760", max_lengte=1)
]
Volume = Annotated[int, getal("LDT_Volume", "Hoeveelheid", minimum=0, maximum=99999999)]
Voorletters = Annotated[
    str,
    tekst(
        "LDT_Voorletters", "Voorletters", min_lengte=1, max_lengte=6, patroon=r"([a-zA-ZÀ-ỳ])+", gevoelig=True
    ),
]
Voorvoegsel = Annotated[
    str,
    tekst(
        "LDT_Voorvoegsel",
        "Voorvoegsel bij een achternaam",
        min_lengte=1,
        max_lengte=10,
        patroon=r".*[^\s].*",
        gevoelig=True,
    ),
]
WettelijkeVertegenwoordiging = Annotated[
    str,
    code(
        "LDT_WettelijkeVertegenwoordiging", "Soort wettelijke vertegenwoordiging", lijst="WJ003", max_lengte=2
    ),
]
