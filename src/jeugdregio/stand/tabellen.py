"""The tables of the stand: what a region knows of its youth care, without names, BSNs or birth dates."""

from jeugdregio.stand.declaratie import Kolomsoort, column, tabel

SCHEMA_VERSIE = "1"

TEKST, GEHEEL, DATUM, JA_NEE = Kolomsoort.TEKST, Kolomsoort.GEHEEL, Kolomsoort.DATUM, Kolomsoort.JA_NEE
GEMEENTE = r"[0-9]{4}"
AGB = r"[0-9]{8}"
CATEGORIE = r"[0-9]{2}"
PRODUCT = r"[0-9A-Z]{5}"


@tabel(sleutel=("pseudoniem",))
class Jeugdigen:
    """De jeugdigen die in de berichten voorkomen, elk één keer, onder een pseudoniem."""

    pseudoniem = column(
        GEHEEL, "Pseudoniem van de jeugdige, per regio met een eigen sleutel gemaakt uit het BSN"
    )
    geboortemaand = column(
        DATUM,
        "Eerste dag van de maand van geboorte; leeg als de datum onbekend is",
        nullable=True,
        eerste_van_maand=True,
    )
    geslacht = column(TEKST, "Geslacht (COD046): 0 onbekend, 1 man, 2 vrouw", waarden=("0", "1", "2"))


@tabel(sleutel=("toewijzing",))
class Toewijzingen:
    """De toewijzingen zoals ze op de peildatum gelden (JW301)."""

    gemeente = column(TEKST, "CBS-code van de gemeente die toewijst", patroon=GEMEENTE)
    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    toewijzing = column(GEHEEL, "Pseudoniem van gemeente en toewijzingsnummer samen")
    categorie = column(TEKST, "Productcategorie (JZ020)", nullable=True, patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21)", nullable=True, patroon=PRODUCT)
    toewijzingsdatum = column(DATUM, "Dag van de toewijzing")
    ingangsdatum = column(DATUM, "Eerste dag waarop de hulp mag beginnen")
    einddatum = column(DATUM, "Laatste dag van de toewijzing; leeg als het einde open is", nullable=True)
    reden_wijziging = column(TEKST, "Reden van de wijziging (JZ002)", nullable=True, patroon=r"[0-9]{2}")
    volume = column(GEHEEL, "Omvang: aantal eenheden per frequentie", nullable=True)
    eenheid = column(TEKST, "Eenheid van de omvang (WJ756)", nullable=True, patroon=r"[0-9]{2}")
    frequentie = column(TEKST, "Frequentie van de omvang", nullable=True, patroon=r"[0-9]")
    budget = column(GEHEEL, "Toegewezen budget in eurocenten", nullable=True)
    bekend_op = column(DATUM, "Dag waarop de regio deze stand van de toewijzing kende")


@tabel()
class Leveringen:
    """De leveringen: van een startbericht (JW305) tot een stopbericht (JW307)."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    toewijzing = column(GEHEEL, "Pseudoniem van gemeente en toewijzingsnummer samen", nullable=True)
    categorie = column(TEKST, "Productcategorie (JZ020)", nullable=True, patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21)", nullable=True, patroon=PRODUCT)
    begindatum = column(DATUM, "Eerste dag van de hulp")
    einddatum = column(DATUM, "Laatste dag van de hulp; leeg zolang de hulp loopt", nullable=True)
    reden_beeindiging = column(TEKST, "Reden van beëindiging (JZ588)", nullable=True, patroon=r"[0-9]{2}")
    tijdelijk = column(JA_NEE, "Ja als de hulp tijdelijk is gestopt (reden 20) en dus niet is afgelopen")
    bekend_op = column(DATUM, "Dag waarop de regio deze stand van de levering kende")


@tabel()
class Prestaties:
    """De gedeclareerde regels (JW323); een creditregel telt met een min."""

    gemeente = column(TEKST, "CBS-code van de gemeente die betaalt", patroon=GEMEENTE)
    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    toewijzing = column(GEHEEL, "Pseudoniem van gemeente en toewijzingsnummer samen", nullable=True)
    categorie = column(TEKST, "Productcategorie (JZ020)", nullable=True, patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21)", nullable=True, patroon=PRODUCT)
    begindatum = column(DATUM, "Eerste dag waarop de hulp is gegeven")
    einddatum = column(DATUM, "Laatste dag waarop de hulp is gegeven", nullable=True)
    volume = column(GEHEEL, "Aantal eenheden")
    eenheid = column(TEKST, "Eenheid (WJ756)", patroon=r"[0-9]{2}")
    tarief = column(GEHEEL, "Prijs per eenheid in eurocenten", nullable=True)
    bedrag = column(GEHEEL, "Ingediend bedrag in eurocenten; negatief bij een creditregel")
    wachtend = column(JA_NEE, "Ja als de regio de toewijzing bij deze regel niet kent")
    bekend_op = column(DATUM, "Dag waarop de regio deze regel kende")


@tabel(sleutel=("gemeente",))
class Gemeenten:
    """De gemeenten die in de stand voorkomen."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    naam = column(TEKST, "Naam van de gemeente")
    provincie = column(TEKST, "Provincie")
    landsdeel = column(TEKST, "Landsdeel: een deel van het land waarin regio's samen inkopen")


@tabel(sleutel=("gebied", "gemeente", "van"))
class Gebieden:
    """Welke gemeente wanneer bij welk gebied hoort; een gemeente hoort bij meer gebieden tegelijk."""

    gebied = column(TEKST, "Code van het gebied")
    naam = column(TEKST, "Naam van het gebied, met erbij welk soort gebied bedoeld is")
    soort = column(
        TEKST,
        "Soort gebied",
        waarden=("jeugdregio", "inkoopregio", "subregio", "biregio", "landsdeel", "land"),
    )
    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    van = column(DATUM, "Eerste dag dat de gemeente bij het gebied hoort; leeg: altijd al", nullable=True)
    tot = column(DATUM, "Laatste dag dat de gemeente bij het gebied hoort; leeg: nog steeds", nullable=True)


@tabel(sleutel=("gemeente", "jaar"))
class Jeugdigenaantallen:
    """Hoeveel jeugdigen onder 18 jaar in een gemeente wonen: de noemer van aandelen."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    jaar = column(GEHEEL, "Jaar, stand per 1 januari")
    aantal = column(GEHEEL, "Aantal jeugdigen van 0 tot en met 17 jaar")
    bron = column(TEKST, "Waar het aantal vandaan komt")


@tabel(sleutel=("aanbieder",))
class Aanbieders:
    """De aanbieders die in de berichten voorkomen."""

    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    naam = column(TEKST, "Naam van de aanbieder")


@tabel()
class Contracten:
    """Met welke aanbieder een gebied wanneer een contract heeft."""

    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    gebied = column(TEKST, "Code van het gebied dat het contract sloot")
    van = column(DATUM, "Eerste dag van het contract")
    tot = column(DATUM, "Laatste dag van het contract; leeg als het einde open is", nullable=True)


@tabel(sleutel=("gebied", "indeling", "productcategorie", "productcode", "van"))
class Indelingen:
    """Welk product in een regio als wat telt. Een regel per productcode gaat voor die van de categorie."""

    gebied = column(TEKST, "Code van het gebied waarvoor de indeling geldt")
    indeling = column(
        TEKST,
        "Wat er wordt ingedeeld: categorie, groep van de kosten, wel of geen verblijf, wel of geen jeugdhulp",
        waarden=("categorie", "kosten", "verblijf", "jeugdhulp"),
    )
    productcategorie = column(TEKST, "Productcategorie (JZ020)", patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21); leeg: de hele categorie", nullable=True, patroon=PRODUCT)
    waarde = column(TEKST, "Waarde van de indeling, zoals Behandeling, of ja en nee")
    van = column(DATUM, "Eerste dag waarop de indeling geldt")
    tot = column(DATUM, "Laatste dag waarop de indeling geldt; leeg: nog steeds", nullable=True)
