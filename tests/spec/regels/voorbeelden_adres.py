"""Examples of the rules about addresses and other ways to reach someone."""

from dataclasses import replace
from datetime import date

from tests.ijw.fabriek import ADRES, contact, jw301_bericht, relatie
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis, jw301

_TELEFOON = basis.Telefoonnummers(telefoon01=basis.Telefoon(telefoonnummer="0401234567", landnummer="0031"))
_BUITENLAND = basis.Adres(straatnaam="Voorbeeldlaan", plaatsnaam="Gent", land_code="BE")
_EERSTE = "/Bericht/Client/Contactgegevens/Contact[1]"
_TWEEDE = "/Bericht/Client/Contactgegevens/Contact[2]"


def _met(*contacten: jw301.Contact) -> jw301.Bericht:
    return jw301_bericht(contactgegevens=jw301.Contactgegevens(contact=contacten))


def _buitenland(adres: basis.Adres) -> jw301.Bericht:
    return _met(contact(adres=adres, telefoon=_TELEFOON))


def _tijdelijk(**anders: object) -> jw301.Bericht:
    return _met(contact(), contact(soort="04", **anders))


VOORBEELDEN = [
    Voorbeeld(
        "CD005",
        goed=_met(contact()),
        fout=_met(contact(adres=replace(ADRES, huis=None), telefoon=_TELEFOON)),
        pad=f"{_EERSTE}/Adres/Huis",
        uitleg="Een adres met een postcode heeft een huisnummer.",
    ),
    Voorbeeld(
        "CD005",
        goed=_buitenland(_BUITENLAND),
        fout=_buitenland(replace(_BUITENLAND, huis=ADRES.huis)),
        pad=f"{_EERSTE}/Adres/Huis",
        uitleg="Een adres zonder postcode heeft ook geen huisnummer in Huis.",
    ),
    Voorbeeld(
        "CD009",
        goed=_tijdelijk(periode=basis.OpenPeriode(begindatum=date(2025, 2, 1))),
        fout=_met(contact(periode=basis.OpenPeriode(begindatum=date(2025, 2, 1)))),
        pad=f"{_EERSTE}/Periode",
        uitleg="Een BRP-adres (01) geldt niet voor een periode; een tijdelijk adres (04) wel.",
    ),
    Voorbeeld(
        "CD025",
        goed=_met(contact()),
        fout=_met(contact(adres=replace(ADRES, postcode=None, huis=None), telefoon=_TELEFOON)),
        pad=f"{_EERSTE}/Adres/Postcode",
        uitleg="Een adres in Nederland heeft een postcode.",
    ),
    Voorbeeld(
        "CD034",
        goed=_met(contact(), contact(soort="02", adres=None, telefoon=_TELEFOON)),
        fout=_met(contact(), contact(soort="03", adres=None, telefoon=_TELEFOON)),
        pad=f"{_TWEEDE}/Adres",
        uitleg="Bij een verblijfadres (03) moet het adres zelf staan; een telefoonnummer is niet genoeg.",
    ),
    Voorbeeld(
        "CS089",
        goed=_met(contact(adres=replace(ADRES, postcode="5611 AA"))),
        fout=_met(contact(adres=replace(ADRES, postcode="AA5611"))),
        pad=f"{_EERSTE}/Adres/Postcode",
        uitleg="Een Nederlandse postcode is vier cijfers en twee letters; een spatie ertussen mag.",
    ),
    Voorbeeld(
        "CS089",
        goed=_met(contact(adres=replace(ADRES, postcode="9000", land_code="BE"))),
        fout=_met(contact(adres=replace(ADRES, postcode="9000"))),
        pad=f"{_EERSTE}/Adres/Postcode",
        uitleg="Een Belgische postcode hoort bij een adres in België.",
    ),
    Voorbeeld(
        "CS003",
        goed=_tijdelijk(periode=basis.OpenPeriode(begindatum=date(2025, 2, 1), einddatum=date(2025, 2, 1))),
        fout=_tijdelijk(periode=basis.OpenPeriode(begindatum=date(2025, 2, 1), einddatum=date(2025, 1, 31))),
        pad=f"{_TWEEDE}/Periode/Einddatum",
        uitleg="Een tijdelijk adres geldt niet tot voor de eerste dag.",
    ),
    Voorbeeld(
        "TR006",
        goed=_met(contact(), contact(soort="02", adres=_BUITENLAND, telefoon=_TELEFOON)),
        fout=_met(contact(), contact(soort="02", adres=_BUITENLAND)),
        pad=_TWEEDE,
        uitleg="Zonder telefoonnummer, en zonder huis en postcode, is er niemand te bereiken.",
    ),
    Voorbeeld(
        "TR006",
        goed=jw301_bericht(),
        fout=jw301_bericht(
            relaties=jw301.Relaties(relatie=(relatie(contact=contact(soort="02", adres=None)),))
        ),
        pad="/Bericht/Client/Relaties/Relatie[1]/Contact",
        uitleg="Ook een relatie moet te bereiken zijn.",
    ),
    Voorbeeld(
        "TR061",
        goed=_met(contact(soort="02"), contact(soort="04")),
        fout=_met(contact(soort="04")),
        pad="/Bericht/Client/Contactgegevens",
        uitleg="Een tijdelijk adres (04) alleen is niet genoeg.",
    ),
]
