"""The answers that repeat what they answer (JW302, 306, 308, 316, 318, 320)."""

from datetime import date
from typing import Any

from tests.ijw.fabriek.gedeeld import VERSIES, as_retour
from tests.ijw.fabriek.levering import jw305_bericht, jw307_bericht
from tests.ijw.fabriek.toewijzing import jw301_bericht
from tests.ijw.fabriek.verzoek import jw315_bericht, jw317_bericht, jw319_bericht

from jeugdregio.ijw.element import class_of, klasse_van
from jeugdregio.ijw.v3_2 import (
    jw301,
    jw302,
    jw305,
    jw306,
    jw307,
    jw308,
    jw315,
    jw316,
    jw317,
    jw318,
    jw319,
    jw320,
)


def _retour(module: Any, code: str, bericht: Any, *, eenheid: str, codes: tuple[str, ...]) -> Any:
    """Answer a message a day later: all is well, or the unit is refused with `codes`."""
    kop = bericht.header
    dagtekening = kop.bericht_identificatie.dagtekening
    beantwoord = {veld.attribuut: getattr(kop, veld.attribuut) for veld in klasse_van(class_of(kop)).velden}
    header = module.Header(
        **(beantwoord | {"bericht_code": code}),
        identificatie_retour=f"R{kop.bericht_identificatie.identificatie}"[:12],
        dagtekening_retour=date.fromordinal(dagtekening.toordinal() + 1),
        xsd_versie_retour=VERSIES,
        retour_codes=module.RetourCodes(retour_code=("0200",)),
    )
    cls = next(v.klasse for v in klasse_van(module.Bericht).velden if v.attribuut == eenheid)
    deel = as_retour(getattr(bericht, eenheid), cls, *codes) if codes and cls else None
    return module.Bericht(header=header, **{eenheid: deel})


def jw302_bericht(bericht: jw301.Bericht | None = None, *, codes: tuple[str, ...] = ()) -> jw302.Bericht:
    """The answer to an assignment."""
    gemaakt: jw302.Bericht = _retour(jw302, "437", bericht or jw301_bericht(), eenheid="client", codes=codes)
    return gemaakt


def jw306_bericht(bericht: jw305.Bericht | None = None, *, codes: tuple[str, ...] = ()) -> jw306.Bericht:
    """The answer to a start."""
    gemaakt: jw306.Bericht = _retour(jw306, "439", bericht or jw305_bericht(), eenheid="client", codes=codes)
    return gemaakt


def jw308_bericht(bericht: jw307.Bericht | None = None, *, codes: tuple[str, ...] = ()) -> jw308.Bericht:
    """The answer to a stop."""
    gemaakt: jw308.Bericht = _retour(jw308, "441", bericht or jw307_bericht(), eenheid="client", codes=codes)
    return gemaakt


def jw316_bericht(bericht: jw315.Bericht | None = None, *, codes: tuple[str, ...] = ()) -> jw316.Bericht:
    """The answer to a request for an assignment."""
    gemaakt: jw316.Bericht = _retour(jw316, "447", bericht or jw315_bericht(), eenheid="client", codes=codes)
    return gemaakt


def jw318_bericht(bericht: jw317.Bericht | None = None, *, codes: tuple[str, ...] = ()) -> jw318.Bericht:
    """The answer to a request for a change."""
    gemaakt: jw318.Bericht = _retour(jw318, "487", bericht or jw317_bericht(), eenheid="client", codes=codes)
    return gemaakt


def jw320_bericht(bericht: jw319.Bericht | None = None, *, codes: tuple[str, ...] = ()) -> jw320.Bericht:
    """The answer to a municipality's answer."""
    gemaakt: jw320.Bericht = _retour(
        jw320, "489", bericht or jw319_bericht(), eenheid="antwoord", codes=codes
    )
    return gemaakt
