"""What no message carries: delivered as files by teams, providers and the financial administration."""

from jeugdregio.stand.declaratie import column, tabel
from jeugdregio.stand.tabellen.vormen import (
    AGB,
    CATEGORIE,
    DATUM,
    GEHEEL,
    GEMEENTE,
    JA_NEE,
    PRODUCT,
    TEKST,
)


@tabel(sleutel=("tabel", "gemeente"), sinds=3)
class Dekkingen:
    """Van welke gemeenten een aangeleverde tabel alles vertelt: zonder rij is het daar nul, niet onbekend."""

    tabel = column(TEKST, "Naam van de aangeleverde tabel")
    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    van = column(DATUM, "Eerste dag waarover alles is aangeleverd; leeg: vanaf het begin", nullable=True)
    tot = column(DATUM, "Laatste dag waarover alles is aangeleverd; leeg: geen laatste dag", nullable=True)


@tabel(aangeleverd=True, dag="verwezen_op")
class Verwijzingen:
    """Wie een jeugdige verwees, als dat niet uit een verzoek (JW315) blijkt."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    aanbieder = column(TEKST, "AGB-code van de aanbieder; leeg: elke aanbieder", nullable=True, patroon=AGB)
    categorie = column(
        TEKST, "Productcategorie (JZ020); leeg: elke categorie", nullable=True, patroon=CATEGORIE
    )
    verwijzer = column(
        TEKST,
        "Wie verwees",
        waarden=(
            "gemeente",
            "huisarts",
            "POH-jeugd",
            "jeugdarts",
            "gecertificeerde instelling",
            "medisch specialist",
            "rechter",
            "anders",
        ),
    )
    verwezen_op = column(DATUM, "Dag van de verwijzing")


@tabel(aangeleverd=True, dag="begindatum")
class Regiekoppelingen:
    """Welke jeugdige wanneer een casusregisseur of een voogd heeft (actieve regie)."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    soort = column(TEKST, "Een casusregisseur of voogdij", waarden=("casusregie", "voogdij"))
    begindatum = column(DATUM, "Eerste dag")
    einddatum = column(DATUM, "Laatste dag; leeg zolang het loopt", nullable=True)


@tabel(aangeleverd=True, dag="verzoek_op")
class Toegangstrajecten:
    """Een hulpvraag bij de lokale toegang, van verzoek tot besluit."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    team = column(TEKST, "Naam van het team")
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    verzoek_op = column(DATUM, "Dag van de hulpvraag")
    gesprek_op = column(DATUM, "Dag van het eerste gesprek; leeg zolang dat er niet is", nullable=True)
    besluit_op = column(DATUM, "Dag van het besluit; leeg zolang dat er niet is", nullable=True)


@tabel(aangeleverd=True, dag="aangemeld_op")
class Wachtlijst:
    """Wie op hulp wacht of wachtte: van aanmelding bij een aanbieder tot de start of de afmelding."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    categorie = column(TEKST, "Productcategorie (JZ020)", patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21)", nullable=True, patroon=PRODUCT)
    aangemeld_op = column(DATUM, "Dag van de aanmelding")
    gestart_op = column(DATUM, "Dag waarop de hulp begon; leeg als die niet begon", nullable=True)
    afgemeld_op = column(DATUM, "Dag waarop het wachten zonder hulp eindigde", nullable=True)


@tabel(aangeleverd=True, dag="opgegeven_op")
class Wachttijdopgaven:
    """Wat een aanbieder zelf over zijn wachttijd opgeeft."""

    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    productcategorie = column(TEKST, "Productcategorie (JZ020)", patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21)", nullable=True, patroon=PRODUCT)
    dagen = column(GEHEEL, "Opgegeven wachttijd in dagen")
    opgegeven_op = column(DATUM, "Dag van de opgave")


@tabel(aangeleverd=True, dag="begindatum")
class Ketenstappen:
    """De stappen van de beschermingsketen, per zaak van een jeugdige."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    zaak = column(GEHEEL, "Nummer van de zaak, zonder betekenis")
    stap = column(
        TEKST,
        "Welke stap",
        waarden=(
            "Melding Veilig Thuis",
            "Onderzoek Veilig Thuis",
            "Onderzoek Raad",
            "Zitting rechtbank",
            "Eerste contact GI",
            "Plan van aanpak GI",
        ),
    )
    begindatum = column(DATUM, "Eerste dag van de stap")
    einddatum = column(DATUM, "Laatste dag van de stap; leeg zolang die loopt", nullable=True)


@tabel(sleutel=("gebied", "stap", "van"), aangeleverd=True)
class Ketennormen:
    """Hoe lang een stap van de beschermingsketen hoogstens mag duren."""

    gebied = column(TEKST, "Code van het gebied waarvoor de norm geldt")
    stap = column(TEKST, "De stap; 'Hele keten' voor alles samen")
    dagen = column(GEHEEL, "Hoogstens zo veel dagen")
    van = column(DATUM, "Eerste dag waarop de norm geldt")
    tot = column(DATUM, "Laatste dag waarop de norm geldt; leeg: nog steeds", nullable=True)


@tabel(aangeleverd=True, dag="gemeten_op")
class Uitkomsten:
    """Wat jeugdige en hulpverlener aan het eind over de hulp zeggen (landelijke set van uitkomsten)."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    categorie = column(TEKST, "Productcategorie (JZ020)", patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21)", nullable=True, patroon=PRODUCT)
    gemeten_op = column(DATUM, "Dag waarop dit is gevraagd")
    nut = column(GEHEEL, "Rapportcijfer voor het nut van de hulp, maal 10 (10 tot en met 100)", nullable=True)
    zonder_hulp = column(
        JA_NEE, "Ja als er voor nu of voorgoed geen hulp meer nodig is (antwoord 03 of 04)", nullable=True
    )
    doelen_behaald = column(JA_NEE, "Ja als de doelen van het plan zijn behaald", nullable=True)


@tabel(aangeleverd=True, dag="vastgesteld_op")
class Toekomstplannen:
    """De plannen voor de overgang naar 18 jaar."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    vastgesteld_op = column(DATUM, "Dag waarop het plan is vastgesteld")


@tabel(aangeleverd=True, dag="begindatum")
class Verblijfplaatsen:
    """Waar een jeugdige verblijft die niet thuis woont."""

    gemeente = column(TEKST, "CBS-code van de gemeente die verantwoordelijk is", patroon=GEMEENTE)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    verblijfgemeente = column(TEKST, "CBS-code van de gemeente waar de jeugdige verblijft", patroon=GEMEENTE)
    verblijfprovincie = column(TEKST, "Provincie waar de jeugdige verblijft")
    begindatum = column(DATUM, "Eerste dag op deze plaats")
    einddatum = column(DATUM, "Laatste dag op deze plaats; leeg zolang het duurt", nullable=True)


@tabel(aangeleverd=True, dag="jaar")
class Schoolniveaus:
    """Op welke school een jeugdige zit."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    school = column(TEKST, "Naam van de school; leeg: niet bekend of geen school", nullable=True)
    schoolsoort = column(
        TEKST,
        "Soort school",
        waarden=(
            "Nog niet naar school",
            "Basisonderwijs",
            "Speciaal basisonderwijs",
            "Speciaal onderwijs",
            "Voortgezet speciaal onderwijs",
            "Praktijkonderwijs",
            "Vmbo",
            "Havo of vwo",
            "Mbo",
            "Geen onderwijs",
        ),
    )
    jaar = column(GEHEEL, "Jaar waarin dit gold, stand per 1 januari")


@tabel(aangeleverd=True, dag="maand")
class Separaties:
    """Separaties en afzonderingen, zoals aanbieders ze per maand opgeven."""

    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    gemeente = column(TEKST, "CBS-code van de gemeente die de jeugdige plaatste", patroon=GEMEENTE)
    pseudoniem = column(
        GEHEEL, "Pseudoniem van de jeugdige; leeg bij de opgave dat er geen was (aantal 0)", nullable=True
    )
    maand = column(DATUM, "Eerste dag van de maand", eerste_van_maand=True)
    aantal = column(GEHEEL, "Aantal separaties en afzonderingen van deze jeugdige in de maand")


@tabel(sleutel=("gemeente", "maand", "soort", "aanbieder"), aangeleverd=True, dag="maand")
class Overigekosten:
    """Kosten buiten de declaraties om: persoonsgebonden budget, taakgericht en subsidie."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    maand = column(DATUM, "Eerste dag van de maand waarover is betaald", eerste_van_maand=True)
    soort = column(
        TEKST,
        "Hoe is bekostigd",
        waarden=("Persoonsgebonden budget", "Taakgericht", "Subsidie"),
    )
    aanbieder = column(TEKST, "AGB-code van de aanbieder; leeg: niet bekend", nullable=True, patroon=AGB)
    bedrag = column(GEHEEL, "Bedrag in eurocenten")
    jeugdigen = column(GEHEEL, "Aantal jeugdigen achter het bedrag; leeg: niet per jeugdige", nullable=True)


@tabel(sleutel=("gemeente", "jaar", "voorziening"), aangeleverd=True, dag="jaar")
class Voorzieningen:
    """Gebruik van algemene voorzieningen die de regio telt."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    jaar = column(GEHEEL, "Jaar")
    voorziening = column(TEKST, "Welke voorziening", waarden=("BSO+", "Respijtzorg"))
    jeugdigen = column(GEHEEL, "Aantal jeugdigen dat er gebruik van maakte")


@tabel(sleutel=("gemeente", "jaar", "kenmerk"), aangeleverd=True, dag="jaar")
class Contextcijfers:
    """Cijfers over gezinnen en wijken, van het CBS."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    jaar = column(GEHEEL, "Jaar, stand per 1 januari")
    kenmerk = column(
        TEKST,
        "Wat er is geteld",
        waarden=("Eenoudergezinnen", "Gezinnen met een bijstandsuitkering"),
    )
    aantal = column(GEHEEL, "Aantal gezinnen met dit kenmerk")
    totaal = column(GEHEEL, "Aantal gezinnen met kinderen")
    bron = column(TEKST, "Waar het cijfer vandaan komt")
