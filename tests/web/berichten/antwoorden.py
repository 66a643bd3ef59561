"""Answers of others: of the back office of a municipality, or of a provider."""

from datetime import date
from typing import Any

from jeugdregio.ijw import Bevinding, open_bericht, read
from jeugdregio.ijw import write as to_xml
from jeugdregio.ijw.v3_2.antwoord import answer, refusals
from jeugdregio.ijw.v3_2.declaratie_antwoord import answer_declaratie, refused_lines


def retour_on(xml: bytes, code: str, pad: str, identificatie: str) -> bytes:
    """What the back office of the municipality (or the provider) answers to a message, with one code."""
    found = [Bevinding("TR000", code, pad, None, "")]
    kenmerk: dict[str, Any] = {"identificatie": identificatie, "dagtekening": date(2024, 3, 6)}
    with open_bericht(xml) as lezing:
        romp, soort = lezing.romp, lezing.bericht_soort
        if soort == "JW323":
            afkeur = refusals(romp, found)
            return to_xml(answer_declaratie(romp, list(refused_lines(lezing, afkeur)), afkeur, **kenmerk))
    return to_xml(answer(read(xml)[0], found, **kenmerk))
