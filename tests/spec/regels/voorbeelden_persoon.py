"""Examples of the rules about a person."""

from dataclasses import replace
from datetime import date

from tests.ijw.fabriek import (
    BSN,
    VOLLEDIGE_NAAM,
    jw301_bericht,
    jw305_bericht,
    jw307_bericht,
    jw315_bericht,
    relatie,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import basis, jw301

_FOUTE_BSN = "999900007"
_MET_PARTNER = replace(VOLLEDIGE_NAAM, partnernaam=basis.Achternaam(achternaam="Partner"), naam_gebruik="3")
_CLIENT = "/Bericht/Client"
_DATUM = f"{_CLIENT}/Geboortedatum/Datum"


def _geboren(datum: date, gebruik: str | None = None) -> basis.Geboortedatum:
    return basis.Geboortedatum(datum=datum, datum_gebruik=gebruik)


def _met_relatie(deel: jw301.Relatie) -> jw301.Bericht:
    return jw301_bericht(relaties=jw301.Relaties(relatie=(deel,)))


VOORBEELDEN = [
    Voorbeeld(
        "CS002",
        goed=jw301_bericht(bsn=BSN),
        fout=jw301_bericht(bsn=_FOUTE_BSN),
        pad=f"{_CLIENT}/Bsn",
        uitleg="Het nummer heeft negen cijfers, maar voldoet niet aan de elfproef.",
    ),
    Voorbeeld(
        "CD007",
        goed=jw301_bericht(communicatie=basis.Communicatie(vorm="1", taal="Zweeds")),
        fout=jw301_bericht(communicatie=basis.Communicatie(vorm="1")),
        pad=f"{_CLIENT}/Communicatie/Taal",
        uitleg="Er is een tolk nodig, maar het bericht zegt niet voor welke taal.",
    ),
    Voorbeeld(
        "CD007",
        goed=jw301_bericht(communicatie=basis.Communicatie(vorm="2")),
        fout=jw301_bericht(communicatie=basis.Communicatie(vorm="2", taal="Zweeds")),
        pad=f"{_CLIENT}/Communicatie/Taal",
        uitleg="Bij een doventolk (2) hoort geen taal.",
    ),
    Voorbeeld(
        "CS050",
        goed=jw301_bericht(naam=_MET_PARTNER),
        fout=jw301_bericht(naam=replace(VOLLEDIGE_NAAM, naam_gebruik="3")),
        pad=f"{_CLIENT}/Naam/NaamGebruik",
        uitleg="NaamGebruik 3 noemt de naam van een partner, maar die staat er niet.",
    ),
    Voorbeeld(
        "CS050",
        goed=_met_relatie(relatie(naam=replace(VOLLEDIGE_NAAM, naam_gebruik="6"))),
        fout=_met_relatie(relatie(naam=replace(_MET_PARTNER, naam_gebruik="6"))),
        pad=f"{_CLIENT}/Relaties/Relatie[1]/Naam/NaamGebruik",
        uitleg="Een niet-natuurlijk persoon (6) heeft geen partner.",
    ),
    Voorbeeld(
        "CS318",
        goed=jw301_bericht(),
        fout=jw301_bericht(naam=replace(VOLLEDIGE_NAAM, naam_gebruik="6")),
        pad=f"{_CLIENT}/Naam/NaamGebruik",
        uitleg="Een jeugdige is een natuurlijk persoon.",
    ),
    Voorbeeld(
        "CS139",
        goed=jw305_bericht(geboortedatum=_geboren(date(2012, 6, 1), "1")),
        fout=jw305_bericht(geboortedatum=_geboren(date(2012, 6, 15), "1")),
        pad=_DATUM,
        uitleg="De dag is onbekend (1); dan staat er 01.",
    ),
    Voorbeeld(
        "CS139",
        goed=jw307_bericht(geboortedatum=_geboren(date(2012, 1, 1), "2")),
        fout=jw307_bericht(geboortedatum=_geboren(date(2012, 6, 1), "2")),
        pad=_DATUM,
        uitleg="Dag en maand zijn onbekend (2); dan staat er 1 januari.",
    ),
    Voorbeeld(
        "CS139",
        goed=_met_relatie(relatie(geboortedatum=_geboren(date(1900, 1, 1), "3"))),
        fout=_met_relatie(relatie(geboortedatum=_geboren(date(1980, 1, 1), "3"))),
        pad=f"{_CLIENT}/Relaties/Relatie[1]/Geboortedatum/Datum",
        uitleg="De hele datum is onbekend (3); dan staat er 1900-01-01.",
    ),
    Voorbeeld(
        "TR002",
        goed=jw315_bericht(geboortedatum=_geboren(date(1905, 1, 20))),
        fout=jw315_bericht(geboortedatum=_geboren(date(1905, 1, 19))),
        pad=_DATUM,
        uitleg="Meer dan 120 jaar voor de dagtekening, 20 januari 2025.",
    ),
    Voorbeeld(
        "TR002",
        goed=jw301_bericht(geboortedatum=_geboren(date(1900, 1, 1), "3")),
        fout=jw301_bericht(geboortedatum=_geboren(date(1900, 1, 1))),
        pad=_DATUM,
        uitleg="1 januari 1900 mag alleen als het bericht zegt dat de datum onbekend is.",
    ),
]
