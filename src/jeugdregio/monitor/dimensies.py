"""The dimensions of published figures, declared once: their names, what they mean and the order of their
values. Tables, pages, the API and the reference read this.
"""

from dataclasses import dataclass

PERIODES = {"jaar": 12, "halfjaar": 6, "kwartaal": 3, "maand": 1}
"""The kinds of period, the longest first, with the months they have."""
_LETTERS = {"H": "halfjaar", "K": "kwartaal"}

PLAATSEN = ("gebied", "gemeente")


def kind_of(periode: str) -> str:
    """Give the kind of a written period.

    >>> [kind_of(periode) for periode in ("2020", "2020-H2", "2020-K4", "2020-12")]
    ['jaar', 'halfjaar', 'kwartaal', 'maand']
    """
    return "jaar" if len(periode) == len("2020") else _LETTERS.get(periode[5], "maand")


@dataclass(frozen=True, slots=True)
class Dimensie:
    """A dimension beside period and place. Values that `volgorde` does not name follow it, by name.

    `open`: the values are names of which there are many, such as providers. A place has rows of those that
    occur there, and no zeros of all others.
    """

    naam: str
    label: str
    betekenis: str
    volgorde: tuple[str, ...] = ()
    open: bool = False

    def order(self, waarde: str) -> tuple[int, str]:
        """The place of a value among the others."""
        return (self.volgorde.index(waarde) if waarde in self.volgorde else len(self.volgorde), waarde)


LEEFTIJDSGROEPEN = ("0 tot en met 3", "4 tot en met 11", "12 tot en met 17", "18 en ouder", "Onbekend")
VERWIJZERS = (
    "Gemeente",
    "Gemeente of GI",
    "Gecertificeerde instelling",
    "Huisarts",
    "POH-jeugd",
    "Jeugdarts",
    "Medisch specialist",
    "Rechter of justitie",
    "Geen verwijzer",
    "Anders",
)
MEER_HULPVORMEN, GEEN_HULPVORM = "Meer hulpvormen mogelijk", "Geen hulpvorm"
HULPVORMEN = (
    "Zonder verblijf: uitgevoerd door het wijk- of buurtteam",
    "Zonder verblijf: ambulant op locatie van de aanbieder",
    "Zonder verblijf: daghulp op locatie van de aanbieder",
    "Zonder verblijf: in het netwerk van de jeugdige",
    "Met verblijf: pleegzorg",
    "Met verblijf: gezinsgericht",
    "Met verblijf: gesloten plaatsing",
    "Met verblijf: overig verblijf bij een jeugdhulpaanbieder",
    MEER_HULPVORMEN,
    GEEN_HULPVORM,
)

DIMENSIES: dict[str, Dimensie] = {
    dimensie.naam: dimensie
    for dimensie in (
        Dimensie("categorie", "Categorie", "Soort hulp volgens de indeling van de regio"),
        Dimensie("subcategorie", "Subcategorie", "Onderverdeling van de categorie"),
        Dimensie(
            "sector",
            "Sector",
            "Sector van de jeugdhulp zoals IJmond en Zuid-Kennemerland die telt: ambulant, verblijf, "
            "JeugdzorgPlus of crisis",
            (
                "Ambulante jeugdhulp",
                "Jeugdhulp met verblijf",
                "JeugdzorgPlus",
                "Crisis",
                "Landelijk ingekochte zorg",
                "Vervoer",
            ),
        ),
        Dimensie(
            "hulpvorm",
            "Landelijke hulpvorm",
            "Vorm van hulp volgens de landelijke statistiek (CBS, Beleidsinformatie Jeugd)",
            HULPVORMEN,
        ),
        Dimensie(
            "leeftijdsgroep",
            "Leeftijd",
            "Leeftijd in jaren, per geboortemaand bepaald",
            LEEFTIJDSGROEPEN,
        ),
        Dimensie("geslacht", "Geslacht", "Geslacht (COD046)", ("Jongen", "Meisje", "Onbekend")),
        Dimensie("verwijzer", "Verwijzer", "Wie de jeugdige naar de hulp verwees", VERWIJZERS),
        Dimensie(
            "verblijfsvorm",
            "Vorm van verblijf",
            "Pleegzorg, gezinshuis, residentieel of anders",
            ("Pleegzorg", "Gezinshuis", "Residentieel", "JeugdzorgPlus", "Ggz-kliniek", "Logeren", "Crisis"),
        ),
        Dimensie(
            "verblijfplaats",
            "Plaats van verblijf",
            "Waar de jeugdige verblijft, gezien vanuit de gemeente die verantwoordelijk is",
            ("Binnen de regio", "Buiten de regio, binnen de provincie", "Buiten de regio en de provincie"),
        ),
        Dimensie("aanbieder", "Aanbieder", "Wie de hulp geeft", open=True),
        Dimensie("product", "Product", "Productcategorie of productcode met omschrijving", open=True),
        Dimensie(
            "bekostiging",
            "Bekostiging",
            "Zorg in natura, persoonsgebonden budget, taakgericht, subsidie",
            ("Zorg in natura", "Persoonsgebonden budget", "Taakgericht", "Subsidie"),
        ),
        Dimensie(
            "antwoord",
            "Antwoord",
            "Wat de gemeente op een gedeclareerde regel antwoordde (JW325)",
            ("Toegekend", "Nog geen antwoord", "Afgewezen"),
        ),
        Dimensie(
            "stap",
            "Stap",
            "Stap in de beschermingsketen",
            (
                "Melding Veilig Thuis",
                "Onderzoek Veilig Thuis",
                "Onderzoek Raad",
                "Zitting rechtbank",
                "Eerste contact GI",
                "Plan van aanpak GI",
                "Hele keten",
            ),
        ),
        Dimensie("team", "Team", "Team van de lokale toegang", open=True),
        Dimensie("school", "School", "Naam van de school", open=True),
        Dimensie(
            "schoolsoort",
            "Soort school",
            "Soort onderwijs dat de jeugdige volgt",
            (
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
        ),
        Dimensie("voorziening", "Voorziening", "Algemene voorziening"),
        Dimensie("kenmerk", "Kenmerk", "Kenmerk van gezinnen (CBS)"),
        Dimensie("soort", "Berichtsoort", "Soort bericht van iJw"),
        Dimensie(
            "situatie",
            "Waar daarna",
            "Waar de jeugdige na een periode is",
            (
                "Thuis zonder hulp",
                "Thuis met ambulante hulp",
                "Pleegzorg of gezinshuis",
                "Residentieel",
                "Weer in crisisverblijf",
            ),
        ),
        Dimensie(
            "voogdij",
            "Voogdij",
            "Met of zonder jeugdigen onder voogdij",
            ("Met voogdij", "Zonder voogdij", "Onder voogdij"),
        ),
        Dimensie(
            "maatstaf",
            "Maatstaf",
            "Waarvan het aandeel is genomen: jeugdigen of kosten",
            ("Jeugdigen", "Kosten"),
        ),
        Dimensie(
            "effect",
            "Oorzaak",
            "Deel van een verandering: aantal, volume of prijs",
            ("Aantal jeugdigen", "Volume per jeugdige", "Prijs", "Nieuwe of vervallen producten"),
        ),
        Dimensie(
            "beweging",
            "Beweging",
            "Stand, instroom of uitstroom",
            ("Stand begin", "Instroom", "Uitstroom", "Stand eind"),
        ),
    )
}
