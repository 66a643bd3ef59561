"""Where and with whom: areas, municipalities, providers, contracts, and what a product counts as."""

from jeugdregio.stand.declaratie import column, tabel
from jeugdregio.stand.tabellen.vormen import AGB, CATEGORIE, DATUM, GEHEEL, GEMEENTE, PRODUCT, TEKST


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
        "Wat er wordt ingedeeld: zie de uitleg bij de indelingen",
        waarden=(
            "categorie",
            "subcategorie",
            "sector",
            "kosten",
            "verblijf",
            "verblijfsvorm",
            "jeugdhulp",
            "maatregel",
            "crisis",
            "spoedhulp",
            "groep",
            "behandelgroep",
        ),
    )
    productcategorie = column(TEKST, "Productcategorie (JZ020)", patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21); leeg: de hele categorie", nullable=True, patroon=PRODUCT)
    waarde = column(TEKST, "Waarde van de indeling, zoals Behandeling, of ja en nee")
    van = column(DATUM, "Eerste dag waarop de indeling geldt")
    tot = column(DATUM, "Laatste dag waarop de indeling geldt; leeg: nog steeds", nullable=True)


@tabel(sleutel=("gebied", "productcategorie", "productcode", "van"), aangeleverd=True)
class Productafspraken:
    """Wat een gebied over een product afsprak. Een regel per productcode gaat voor die van de categorie."""

    gebied = column(TEKST, "Code van het gebied waarvoor de afspraak geldt")
    productcategorie = column(TEKST, "Productcategorie (JZ020)", patroon=CATEGORIE)
    productcode = column(TEKST, "Productcode (JZ21); leeg: de hele categorie", nullable=True, patroon=PRODUCT)
    maximum_dagen = column(GEHEEL, "Hoogstens zo veel dagen hulp; leeg: geen maximum", nullable=True)
    wachtnorm_dagen = column(GEHEEL, "Hoogstens zo veel dagen wachten; leeg: geen norm", nullable=True)
    van = column(DATUM, "Eerste dag waarop de afspraak geldt")
    tot = column(DATUM, "Laatste dag waarop de afspraak geldt; leeg: nog steeds", nullable=True)


@tabel(sleutel=("indicator", "plaats", "jaar", "soort"), aangeleverd=True)
class Streefwaarden:
    """Wat een gebied of gemeente zich voornam: een doel of een begroting per jaar."""

    indicator = column(TEKST, "Code van de indicator", patroon=r"[a-z0-9_]+")
    plaats = column(TEKST, "Code van het gebied of de gemeente")
    jaar = column(GEHEEL, "Jaar")
    soort = column(
        TEKST, "Een doel uit een plan, of een bedrag uit de begroting", waarden=("doel", "begroting")
    )
    waarde = column(
        GEHEEL, "De waarde in duizendsten van de eenheid van de indicator (12,5 procent is 12500)"
    )
    bron = column(TEKST, "Waar dit is afgesproken")


@tabel(sleutel=("indicator", "periode", "naam"), aangeleverd=True, sinds=5)
class Referentiecijfers:
    """Wat een ander publiceerde over hetzelfde als een indicator, zoals een landelijk cijfer van het CBS."""

    indicator = column(TEKST, "Code van de indicator", patroon=r"[a-z0-9_]+")
    periode = column(
        TEKST,
        "Jaar, halfjaar, kwartaal of maand: 2020, 2020-H2, 2020-K4 of 2020-12",
        patroon=r"[0-9]{4}(-H[12]|-K[1-4]|-(0[1-9]|1[0-2]))?",
    )
    naam = column(TEKST, "Waarover het cijfer gaat, zoals Nederland")
    waarde = column(
        GEHEEL, "De waarde in duizendsten van de eenheid van de indicator (10,3 procent is 10300)"
    )
    bron = column(TEKST, "Wie het publiceerde, waar en wanneer")
