"""What the messages tell: young people, assignments, deliveries, declared lines, and how many came."""

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
    """De gedeclareerde regels (JW323), ook die de gemeente afwees; een creditregel telt met een min."""

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
    toegekend = column(
        JA_NEE,
        "Ja als de gemeente de regel toekende (JW325), nee als zij hem afwees; leeg zonder antwoord. Cijfers "
        "tellen een afgewezen regel alleen mee waar dat erbij staat. In een stand van versie 3 of eerder die "
        "uit het register komt, ontbreken de afgewezen regels",
        nullable=True,
    )
    bekend_op = column(DATUM, "Dag waarop de regio deze regel kende")


@tabel()
class Verzoeken:
    """De verzoeken om toewijzing (JW315) met wie de jeugdige verwees."""

    gemeente = column(TEKST, "CBS-code van de gemeente", patroon=GEMEENTE)
    aanbieder = column(TEKST, "AGB-code van de aanbieder", patroon=AGB)
    pseudoniem = column(GEHEEL, "Pseudoniem van de jeugdige")
    toewijzing = column(
        GEHEEL, "Pseudoniem van gemeente en toewijzingsnummer samen; leeg zonder toewijzing", nullable=True
    )
    verwijzer = column(TEKST, "Soort verwijzer (COD327)", patroon=r"[0-9]{2}")
    aangevraagd_op = column(DATUM, "Dagtekening van het verzoek")
    besloten_op = column(
        DATUM, "Dag van de toewijzing of de afwijzing; leeg als die er niet is", nullable=True
    )


@tabel(sleutel=("gemeente", "aanbieder", "soort", "maand", "uitkomst"))
class Berichtaantallen:
    """Hoeveel berichten er per maand kwamen, en hoeveel er zijn geweigerd."""

    gemeente = column(TEKST, "CBS-code van de gemeente van het bericht", patroon=GEMEENTE)
    aanbieder = column(TEKST, "AGB-code van de aanbieder van het bericht", patroon=AGB)
    soort = column(TEKST, "Berichtsoort, zoals JW323", patroon=r"JW[0-9]{3}")
    maand = column(DATUM, "Eerste dag van de maand waarin het bericht bekend werd", eerste_van_maand=True)
    uitkomst = column(TEKST, "Wat er met het bericht gebeurde", waarden=("verwerkt", "deels", "geweigerd"))
    aantal = column(GEHEEL, "Aantal berichten")
