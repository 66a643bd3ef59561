"""The rows of an answer: what it says of the classes of the message it answers."""

from collections.abc import Iterator
from typing import Any

from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.element import class_of, klasse_van
from jeugdregio.ijw.v3_2 import jw325
from jeugdregio.ijw.v3_2.heenrijen import product_codes, total_cents
from jeugdregio.ijw.v3_2.rijen import RetourRij, Rijen, ToekenningRij


def toekenning_row(antwoord: jw325.DeclaratieAntwoord) -> ToekenningRij:
    """Give the row of what is granted."""
    return ToekenningRij(
        0,
        0,
        1,
        "",
        antwoord.declaratie_nummer,
        total_cents(antwoord.totaal_ingediend_bedrag),
        total_cents(antwoord.totaal_toegekend_bedrag),
        codes_of(antwoord.retour_codes),
    )


def codes_of(retour_codes: Any) -> str:
    """Give return codes with spaces between."""
    return "" if retour_codes is None else " ".join(retour_codes.retour_code)


def refused_rows(rijen: Rijen, eenheid: Any, nummer: int, after: int) -> int:
    """Add a row of each class in the unit that is refused, the unit itself first."""
    begin = len(rijen.retouren)
    bsn = getattr(eenheid, "bsn", "")
    for plek, deel in _judged(eenheid, 0):
        codes = codes_of(deel.retour_codes)
        if not Retourcode.AKKOORD.issuperset(codes.split()):
            volgnummer = after + len(rijen.retouren) - begin + 1
            rijen.retouren.append(retour_row(nummer, plek, volgnummer, bsn, type(deel).__name__, deel, codes))
    return len(rijen.retouren) - begin


def _judged(deel: Any, plek: int) -> Iterator[tuple[int, Any]]:
    """Yield each part with return codes, itself first, with its position among its siblings."""
    if hasattr(deel, "retour_codes"):
        yield plek, deel
    for veld in klasse_van(class_of(deel)).velden:
        waarde = getattr(deel, veld.attribuut)
        if veld.klasse is None or waarde is None:
            continue
        for nummer, onderdeel in enumerate(waarde if veld.herhaald else (waarde,)):
            yield from _judged(onderdeel, nummer)


def retour_row(
    nummer: int, plek: int, volgnummer: int, bsn: str, klasse: str, deel: Any, codes: str
) -> RetourRij:
    """Give the row of one class, with its key."""
    referentie = getattr(deel, "product_referentie", None)
    product = getattr(deel, "product", None)
    categorie, code = product_codes(product)
    return RetourRij(
        nummer,
        plek,
        volgnummer,
        bsn,
        klasse,
        getattr(deel, "toewijzing_nummer", None),
        getattr(deel, "product_categorie", categorie),
        getattr(deel, "product_code", code),
        getattr(deel, "begindatum", getattr(deel, "gewenste_ingangsdatum", None)),
        getattr(deel, "einddatum", None),
        getattr(deel, "reden_beeindiging", ""),
        _reference(klasse, deel) if referentie is None else referentie.referentie_nummer,
        "" if referentie is None else referentie.vorig_referentie_nummer or "",
        codes,
    )


def _reference(klasse: str, deel: Any) -> str:
    attribuut = {"Relatie": "nummer", "Contact": "soort", "Header": ""}.get(klasse, "referentie_aanbieder")
    return str(getattr(deel, attribuut, None) or "")
