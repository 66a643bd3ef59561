"""Examples of the rules that the schema covers; no typed message could be the failing one."""

import re
from typing import Any

from lxml import etree
from tests.ijw.fabriek import (
    VOLLEDIGE_NAAM,
    aangevraagd_product,
    contact,
    credit_prestatie,
    jw301_bericht,
    jw302_bericht,
    jw305_bericht,
    jw315_bericht,
    jw317_bericht,
    jw319_bericht,
    jw323_bericht,
    relatie,
    toegewezen_product,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw import write
from jeugdregio.ijw.v3_2 import basis, jw301

_ADRES = basis.Adres(
    huis=basis.Huis(huisnummer=1, huisletter="A", huisnummer_toevoeging="BIS", aanduiding_woonadres="TO"),
    postcode="5611AA",
    straatnaam="Voorbeeldstraat",
    plaatsnaam="Eindhoven",
    land_code="NL",
)
_CONTACT = contact(
    adres=_ADRES,
    organisatie="Voorbeeldhuis",
    telefoon=basis.Telefoonnummers(telefoon01=basis.Telefoon(telefoonnummer="0401234567", landnummer="0031")),
    emailadres="test@example.org",
)
_NAAM = basis.VolledigeNaam(
    geslachtsnaam=basis.Achternaam(achternaam="Voorbeeld", voorvoegsel="van"),
    voornamen="Test",
    voorletters="T",
    naam_gebruik="1",
)
_VOL = jw301_bericht(
    toegewezen_product(commentaar="Toelichting"),
    naam=_NAAM,
    communicatie=basis.Communicatie(vorm="1", taal="Zweeds"),
    contactgegevens=jw301.Contactgegevens(contact=(_CONTACT,)),
    relaties=jw301.Relaties(relatie=(relatie(naam=VOLLEDIGE_NAAM),)),
)
_VERWEZEN = jw315_bericht(aangevraagd_product(verwijzer=basis.Verwijzer(type="02", naam="Voorbeeldpraktijk")))
_CLIENT = "/Bericht/Client"
_WONEN = f"{_CLIENT}/Contactgegevens/Contact[1]"
_PRODUCT = f"{_CLIENT}/ToegewezenProducten/ToegewezenProduct[1]"
_REGEL = "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"


def _schema(regel: str, goed: Any, pad: str, fout: str, uitleg: str) -> Voorbeeld:
    """An example in which the element at `pad` gets another text."""
    boom = etree.fromstring(write(goed))
    stappen = [re.fullmatch(r"(\w+)(\[\d+\])?", stap) for stap in pad.split("/")[2:]]
    gevonden: Any = boom.xpath("/".join(f"*[local-name()='{s[1]}']{s[2] or ''}" for s in stappen if s))
    gevonden[0].text = fout
    return Voorbeeld(regel, goed=goed, fout=etree.tostring(boom), pad=pad, uitleg=uitleg)


VOORBEELDEN = [
    _schema("RS001", _VOL, f"{_PRODUCT}/Omvang/Volume", "-1", "Een hoeveelheid is niet negatief."),
    _schema(
        "RS002", _VOL, f"{_CLIENT}/Relaties/Relatie[1]/Volgorde", "100", "Een volgorde is ten hoogste 99."
    ),
    _schema(
        "RS004", _VOL, f"{_WONEN}/Adres/Huis/Huisnummer", "100000", "Een huisnummer heeft hooguit 5 cijfers."
    ),
    _schema("RS005", _VOL, f"{_PRODUCT}/Omvang/Volume", "100000000", "Een volume heeft hooguit 8 cijfers."),
    _schema(
        "RS006", _VOL, f"{_PRODUCT}/ToewijzingNummer", "1000000000", "Een nummer heeft hooguit 9 cijfers."
    ),
    _schema("RS008", _VOL, f"{_CLIENT}/Geslacht", "12", "Een code voor geslacht is één teken."),
    _schema("RS009", _VOL, f"{_PRODUCT}/Product/Categorie", "045", "Een categorie is twee tekens."),
    _schema("RS010", _VOL, "/Bericht/Header/BerichtCode", "4360", "Een berichtcode is drie tekens."),
    _schema(
        "RS011",
        jw302_bericht(),
        "/Bericht/Header/RetourCodes/RetourCode[1]",
        "02000",
        "Een retourcode is vier tekens.",
    ),
    _schema("RS012", _VOL, f"{_PRODUCT}/Product/Code", "45A041", "Een productcode is vijf tekens."),
    _schema("RS013", _VOL, f"{_CLIENT}/Naam/Voorletters", "ABCDEFG", "Er passen zes voorletters."),
    _schema("RS014", _VOL, "/Bericht/Header/Ontvanger", "123456789", "Een AGB-code is acht cijfers."),
    _schema("RS015", _VOL, f"{_CLIENT}/Bsn", "9999000061", "Een burgerservicenummer is negen cijfers."),
    _schema(
        "RS016",
        _VOL,
        f"{_CLIENT}/Naam/Geslachtsnaam/Voorvoegsel",
        "van der ver",
        "Een voorvoegsel past in 10 tekens.",
    ),
    _schema(
        "RS017",
        _VOL,
        "/Bericht/Header/BerichtIdentificatie/Identificatie",
        "1234567890123",
        "Een kenmerk past in twaalf tekens.",
    ),
    _schema(
        "RS018",
        _VOL,
        f"{_WONEN}/Telefoon/Telefoon01/Telefoonnummer",
        "0401234567890123",
        "Een telefoonnummer past in vijftien cijfers.",
    ),
    _schema(
        "RS019",
        jw323_bericht(credit_prestatie()),
        f"{_REGEL}/ProductReferentie/ReferentieNummer",
        "R" * 21,
        "Een referentienummer past in twintig tekens.",
    ),
    _schema("RS020", _VOL, f"{_WONEN}/Adres/Straatnaam", "Straat" * 5, "Een straatnaam past in 24 tekens."),
    _schema("RS021", _VOL, f"{_CLIENT}/Communicatie/Taal", "Taal" * 7, "Een taal past in 25 tekens."),
    _schema("RS023", _VOL, f"{_WONEN}/Organisatie", "Huis" * 9, "Een organisatie past in 35 tekens."),
    _schema("RS024", _VOL, f"{_PRODUCT}/ReferentieAanbieder", "r" * 37, "Een referentie past in 36 tekens."),
    _schema(
        "RS025",
        _VERWEZEN,
        f"{_CLIENT}/AangevraagdeProducten/AangevraagdProduct[1]/Verwijzer/Naam",
        "n" * 65,
        "De naam van een verwijzer past in 64 tekens.",
    ),
    _schema("RS026", _VOL, f"{_WONEN}/Emailadres", "e" * 81, "Een e-mailadres past in 80 tekens."),
    _schema("RS028", _VOL, f"{_CLIENT}/Naam/Voornamen", "v" * 201, "Voornamen passen in 200 tekens."),
    _schema("RS031", _VOL, f"{_PRODUCT}/Commentaar", "  ", "Laat commentaar weg als er niets in staat."),
    _schema(
        "RS032", _VOL, f"{_PRODUCT}/Ingangsdatum", "2025-02-01Z", "De Z is een tijdzone; die hoort er niet."
    ),
    _schema("RS033", _VOL, f"{_WONEN}/Adres/Plaatsnaam", "", "Laat een leeg element weg."),
    _schema(
        "RS034",
        _VOL,
        f"{_PRODUCT}/Toewijzingstijd",
        "09:30:00+01:00",
        "Hier staat een tijdzone achter de tijd; die hoort er niet.",
    ),
    _schema("RS035", jw319_bericht(), "/Bericht/Header/Afzender", "772", "Een gemeentecode is vier cijfers."),
    _schema("RS036", _VOL, "/Bericht/Header/Ontvanger", "1234567A", "Een AGB-code heeft alleen cijfers."),
    _schema("RS037", jw317_bericht(), f"{_CLIENT}/Bsn", "99990006", "Dit zijn er acht, geen negen."),
    _schema(
        "RS040",
        jw323_bericht(),
        "/Bericht/Declaratie/TotaalIngediendBedrag/TotaalBedrag",
        "1000000000000",
        "Een totaalbedrag heeft hooguit 12 cijfers.",
    ),
    _schema("RS045", _VOL, f"{_CLIENT}/Naam/Voorletters", "T.", "Voorletters staan zonder punten."),
    _schema(
        "RS046",
        _VOL,
        f"{_WONEN}/Telefoon/Telefoon01/Telefoonnummer",
        "040-1234567",
        "Een telefoonnummer staat zonder streep.",
    ),
    _schema(
        "RS047", jw305_bericht(), "/Bericht/Header/BerichtCode", "436", "Dit is de code van een toewijzing."
    ),
    _schema(
        "RS048",
        _VOL,
        "/Bericht/Header/XsdVersie/BerichtXsdVersie",
        "1.0",
        "Een versie is drie getallen, met punten ertussen.",
    ),
    _schema("CS015", _VOL, "/Bericht/Header/BerichtSubversie", "1", "Dit is release 3.2."),
    _schema("CS025", _VOL, "/Bericht/Header/BerichtVersie", "2", "Dit is release 3.2."),
    _schema(
        "CS319",
        jw323_bericht(),
        "/Bericht/Declaratie/DeclaratieNummer",
        "D-1",
        "Een declaratienummer heeft alleen cijfers en letters.",
    ),
]
