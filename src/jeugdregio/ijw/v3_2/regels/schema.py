"""The rules that the schema covers whole, with the facet that does it: nothing else needs to check them.

The facets are declared in `types.py` and, where a message narrows a type, in `beperking` of its element.
"""

from jeugdregio.ijw.v3_2.regels.registratie import rule

_GEHEEL = (
    ("RS001", "Minimale waarde 0", "De ondergrens van de getaltypen is 0 (minInclusive)."),
    ("RS002", "Maximale waarde 99", "De bovengrens van versie, subversie en volgorde is 99 (maxInclusive)."),
    ("RS004", "Maximale waarde 99999 (5*9)", "De bovengrens van Huisnummer is 99999 (maxInclusive)."),
    (
        "RS005",
        "Maximale waarde 99999999 (8*9)",
        "De bovengrens van Volume, Budget en Bedrag is 99999999 (maxInclusive).",
    ),
    (
        "RS006",
        "Maximale waarde 999999999 (9*9)",
        "De bovengrens van toewijzing- en beschikkingnummers is 999999999 (maxInclusive).",
    ),
    (
        "RS008",
        "Maximale lengte 1 positie",
        "De codelijsten van deze elementen hebben codes van één teken; Huisletter heeft maxLength 1.",
    ),
    (
        "RS009",
        "Maximale lengte 2 posities",
        "De codelijsten van deze elementen hebben codes van hoogstens twee tekens.",
    ),
    (
        "RS010",
        "Maximale lengte 3 posities",
        "BerichtCode heeft maxLength 3, en per bericht één waarde (pattern).",
    ),
    (
        "RS011",
        "Maximale lengte 4 posities",
        "RetourCode heeft een codelijst (enumeration). HuisnummerToevoeging, Landnummer: maxLength 4.",
    ),
    ("RS012", "Maximale lengte 5 posities", "ProductCode heeft maxLength 5."),
    ("RS013", "Maximale lengte 6 posities", "Voorletters heeft maxLength 6."),
    (
        "RS014",
        "Maximale lengte 8 posities",
        "AGB-codes hebben precies acht cijfers (pattern); Postcode heeft maxLength 8.",
    ),
    ("RS015", "Maximale lengte 9 posities", "Bsn heeft maxLength 9."),
    ("RS016", "Maximale lengte 10 posities", "Voorvoegsel heeft maxLength 10."),
    ("RS017", "Maximale lengte 12 posities", "Identificatie en DeclaratieNummer hebben maxLength 12."),
    ("RS018", "Maximale lengte 15 posities", "Telefoonnummer heeft maxLength 15."),
    (
        "RS019",
        "Maximale lengte 20 posities",
        "Nummer van een relatie en referentienummers hebben maxLength 20.",
    ),
    ("RS020", "Maximale lengte 24 posities", "Straatnaam heeft maxLength 24."),
    ("RS021", "Maximale lengte 25 posities", "Taal heeft maxLength 25."),
    ("RS023", "Maximale lengte 35 posities", "Organisatie heeft maxLength 35."),
    ("RS024", "Maximale lengte 36 posities", "ReferentieAanbieder heeft maxLength 36."),
    ("RS025", "Maximale lengte 64 posities", "Naam van een verwijzer heeft maxLength 64."),
    ("RS026", "Maximale lengte 80 posities", "Plaatsnaam en Emailadres hebben maxLength 80."),
    ("RS028", "Maximale lengte 200 posities", "Achternaam en Voornamen hebben maxLength 200."),
    (
        "RS031",
        "Commentaarvelden niet leeg.",
        "Commentaar heeft minLength 1 en ten minste één teken dat geen spatie is (pattern).",
    ),
    (
        "RS032",
        "Datum vullen zonder tijdzone.",
        "Een datum bevat geen dubbele punt en geen Z, en dus geen tijdzone (pattern).",
    ),
    (
        "RS033",
        "Geen lege elementen in XML.",
        "De teksttypen hebben minLength 1 en ten minste één teken dat geen spatie is (pattern).",
    ),
    ("RS034", "Tijd vullen zonder tijdszone.", "Een tijd bevat geen Z, plus of min (pattern)."),
    ("RS035", "Vullen met 4 cijfers.", "Een gemeentecode heeft precies vier cijfers (pattern)."),
    ("RS036", "Vullen met 8 cijfers.", "Een AGB-code heeft precies acht cijfers (pattern)."),
    ("RS037", "Vullen met 9 cijfers.", "Bsn heeft precies negen cijfers (pattern)."),
    (
        "RS040",
        "Maximale waarde 999999999999 (12*9)",
        "De bovengrens van TotaalBedrag is 999999999999 (maxInclusive).",
    ),
    (
        "RS045",
        "Aaneengesloten vullen (zonder punten of spaties).",
        "Voorletters heeft alleen letters (pattern).",
    ),
    ("RS046", "Aaneengesloten vullen met cijfers.", "Telefoonnummer heeft alleen cijfers (pattern)."),
    (
        "RS047",
        "Vullen met BerichtCode volgens de specificatie",
        "Elk bericht laat voor BerichtCode één waarde toe (pattern).",
    ),
    (
        "RS048",
        "Vullen met een versienummer bestaande uit drie gehele getallen, gescheiden met punten.",
        "Een versie is drie getallen met punten ertussen (pattern).",
    ),
    (
        "CS015",
        "BerichtSubversie vullen met 2.",
        "Elk bericht laat voor BerichtSubversie één waarde toe (pattern).",
    ),
    ("CS025", "BerichtVersie vullen met 3.", "Elk bericht laat voor BerichtVersie één waarde toe (pattern)."),
    (
        "CS319",
        "Aaneengesloten vullen met cijfers en/of letters",
        "DeclaratieNummer in de declaratie heeft alleen cijfers en letters (pattern).",
    ),
)

for _code, _tekst, _dekking in _GEHEEL:
    rule.schema(_code, _tekst, dekking=_dekking)
