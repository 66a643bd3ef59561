"""JW319. Source: Zorginstituut Nederland, iJw 3.2."""

from jeugdregio.ijw.element import bericht, element, field
from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2 import types as t

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw319/schema"
PREFIX = "jw319"


@element
class Header:
    """Kop van het bericht."""

    bericht_code: t.BerichtCode = field("Code van de berichtsoort", beperking=r"488")
    bericht_versie: t.BerichtVersie = field("Eerste cijfer van de release", beperking=r"3")
    bericht_subversie: t.BerichtSubversie = field("Tweede cijfer van de release", beperking=r"2")
    afzender: t.Gemeente = field("Wie het bericht stuurt")
    ontvanger: t.AgbCode = field("Voor wie het bericht is")
    bericht_identificatie: basis.BerichtIdentificatie = field("Kenmerk en dag van het bericht")
    xsd_versie: basis.XsdVersie = field("Versies van de gebruikte schema’s")


@element(sleutel=("gemeente",))
class Woonplaatsbeginsel:
    """Wie volgens het woonplaatsbeginsel verantwoordelijk is."""

    gemeente: t.Gemeente = field("Gemeente die verantwoordelijk is")


@element(sleutel=("referentie_aanbieder", "verzoek_antwoord"))
class Antwoord:
    """Antwoord op één verzoek."""

    referentie_aanbieder: t.Referentie = field("Kenmerk van het verzoek van de aanbieder")
    verzoek_antwoord: t.VerzoekAntwoord = field("Afgewezen of in onderzoek")
    reden_afwijzing_verzoek: t.RedenAfwijzingVerzoek | None = field(
        "Waarom het verzoek is afgewezen", default=None
    )
    woonplaatsbeginsel: Woonplaatsbeginsel | None = field(
        "Welke gemeente wel verantwoordelijk is", default=None
    )


@bericht("JW319", eenheid=Antwoord)
class Bericht:
    """Antwoord op een verzoek: de gemeente wijst het af of neemt het in onderzoek."""

    header: Header = field("Kop: wie stuurt wat aan wie")
    antwoord: Antwoord = field("Antwoord op één verzoek")
