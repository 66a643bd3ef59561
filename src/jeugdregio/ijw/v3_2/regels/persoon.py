"""What holds for a person: number, name, date of birth, communication."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from jeugdregio.ijw.codes import DatumGebruik, NaamGebruik, VormCommunicatie
from jeugdregio.ijw.toetsen.regel import Breuk, Context
from jeugdregio.ijw.v3_2 import basis, jw301
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.kern import bsn

_MET_GEBOORTEDATUM = "JW301.Client JW301.Relatie JW305.Client JW307.Client JW315.Client"
_NAAM_MET_PARTNER = frozenset(
    {NaamGebruik.EIGEN, NaamGebruik.PARTNER, NaamGebruik.PARTNER_EIGEN, NaamGebruik.EIGEN_PARTNER}
)
_NAAM_ZONDER_PARTNER = frozenset({NaamGebruik.EIGEN, NaamGebruik.NIET_NATUURLIJK})
ONBEKENDE_DATUM = date(1900, 1, 1)
"""What stands for a day of birth of which nothing is known."""
OUDSTE = 120
"""Years that a day of birth may lie before the dagtekening."""


@rule(
    "CS002",
    retourcode="0001",
    where="JW301.Client JW305.Client JW307.Client JW315.Client JW317.Client JW323.Client JW325.Client",
)
def passes_eleven_test(client: Any, context: Context) -> Iterator[Breuk]:
    """De waarde moet voldoen aan de 11-proef."""
    if not bsn.is_valid(client.bsn):
        yield Breuk(
            ("bsn",),
            f"Dit burgerservicenummer ({bsn.shape(client.bsn)}) voldoet niet aan de elfproef. "
            "Controleer het nummer.",
        )


@rule("CD007", retourcode="0001", where="JW301.Client")
def language_goes_with_an_interpreter(client: jw301.Client, context: Context) -> Iterator[Breuk]:
    """Als Communicatie / Vorm de waarde 1 (tolk taal) heeft, dan verplicht vullen, anders leeglaten."""
    communicatie = client.communicatie
    if communicatie is not None and (communicatie.vorm == VormCommunicatie.TOLK_TAAL) == (
        communicatie.taal is None
    ):
        yield Breuk(
            ("communicatie", "taal"),
            "Er is een tolk nodig. Vul Taal in."
            if communicatie.taal is None
            else "Taal hoort alleen bij vorm 1 (tolk taal). Laat Taal weg.",
        )


@rule("CS050", retourcode="0001", where="JW301.Client JW301.Relatie")
def use_of_name_fits_the_names(persoon: jw301.Client | jw301.Relatie, context: Context) -> Iterator[Breuk]:
    """Als Partnernaam gevuld is, dan NaamGebruik vullen met waarde 1, 2, 3 of 4. Anders waarde 1 of 6
    vullen.
    """
    naam = persoon.naam
    if naam.partnernaam is None:
        if naam.naam_gebruik not in _NAAM_ZONDER_PARTNER:
            tekst = f"NaamGebruik is {naam.naam_gebruik}, maar er is geen partnernaam. Vul 1 of 6 in."
            yield Breuk(("naam", "naam_gebruik"), tekst)
    elif naam.naam_gebruik not in _NAAM_MET_PARTNER:
        tekst = f"NaamGebruik is {naam.naam_gebruik}, maar er is een partnernaam. Vul 1, 2, 3 of 4 in."
        yield Breuk(("naam", "naam_gebruik"), tekst)


@rule("CS318", retourcode="0001", where="JW301.Client")
def young_person_is_a_natural_person(client: jw301.Client, context: Context) -> Iterator[Breuk]:
    """NaamGebruik 6 (Niet-natuurlijk persoon) niet vullen."""
    if client.naam.naam_gebruik == NaamGebruik.NIET_NATUURLIJK:
        yield Breuk(
            ("naam", "naam_gebruik"),
            "NaamGebruik 6 is voor een niet-natuurlijk persoon. Vul voor de jeugdige een andere waarde in.",
        )


@rule("CS139", retourcode="0001", where=_MET_GEBOORTEDATUM)
def unknown_part_of_birth_date_is_filled_with_ones(persoon: Any, context: Context) -> Iterator[Breuk]:
    """Voor Geboortedatum geldt dat DatumGebruik en Datum met elkaar in overeenstemming moeten zijn."""
    # the standard names no values here; these are those of the national registers: 01 for what is unknown
    geboortedatum: basis.Geboortedatum | None = persoon.geboortedatum
    if geboortedatum is None or geboortedatum.datum_gebruik is None:
        return
    datum = geboortedatum.datum
    match geboortedatum.datum_gebruik:
        case DatumGebruik.DAG_ONBEKEND if datum.day != 1:
            tekst = "DatumGebruik is 1 (dag onbekend). Vul als dag 01 in, of verbeter DatumGebruik."
        case DatumGebruik.MAAND_ONBEKEND if (datum.month, datum.day) != (1, 1):
            tekst = "DatumGebruik is 2 (dag en maand onbekend). Vul 1 januari in, of verbeter DatumGebruik."
        case DatumGebruik.DATUM_ONBEKEND if datum != ONBEKENDE_DATUM:
            tekst = "DatumGebruik is 3 (datum onbekend). Vul 1900-01-01 in, of verbeter DatumGebruik."
        case _:
            return
    yield Breuk(("geboortedatum", "datum"), tekst)


@rule("TR002", retourcode="0001", where=_MET_GEBOORTEDATUM)
def birth_date_is_of_this_age(persoon: Any, context: Context) -> Iterator[Breuk]:
    """Geboortedatum mag niet meer dan 120 jaar voor de Dagtekening liggen, tenzij Geboortedatum onbekend
    is.
    """
    geboortedatum: basis.Geboortedatum | None = persoon.geboortedatum
    if geboortedatum is None or geboortedatum.datum_gebruik == DatumGebruik.DATUM_ONBEKEND:
        return
    datum: date = geboortedatum.datum
    dagtekening: date = context.romp.header.bericht_identificatie.dagtekening
    jaren = dagtekening.year - datum.year
    if jaren < OUDSTE or (
        jaren == OUDSTE and (datum.month, datum.day) >= (dagtekening.month, dagtekening.day)
    ):
        return
    yield Breuk(
        ("geboortedatum", "datum"),
        "De geboortedatum ligt meer dan 120 jaar voor de dagtekening. Verbeter de geboortedatum, of vul bij "
        "DatumGebruik 3 (datum onbekend) in.",
    )
