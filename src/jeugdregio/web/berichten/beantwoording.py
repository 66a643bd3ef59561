"""The answer to a message that came in for a municipality that runs on this register."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jeugdregio.ijw import Bevinding, open_bericht
from jeugdregio.ijw.codes import Retourcode
from jeugdregio.ijw.lezen.romp import complete
from jeugdregio.ijw.toetsen.bronnen import Bronnen
from jeugdregio.ijw.v3_2.antwoord import answer, refusals
from jeugdregio.ijw.v3_2.declaratie_antwoord import answer_declaratie, refused_lines
from jeugdregio.ijw.v3_2.rijen import Rij, Rijen
from jeugdregio.ijw.v3_2.weigering import Bereik, RijSleutel, key_of_refusal, key_of_row, reach

ALLES = 1_000_000
"""Findings that are kept to answer a message: each refused part must be in the answer."""


def make_answer(
    inhoud: bytes | Path, bevindingen: Sequence[Bevinding], *, identificatie: str, dagtekening: date
) -> Any:
    """Make the retour or JW325 on a message, with all that was found in it.

    None when its header cannot be read: that is told outside the messages (OP090X2).
    """
    with open_bericht(inhoud) as lezing:
        romp = lezing.romp
        if romp is None:
            return None
        afkeur = refusals(romp, bevindingen)
        kenmerk: dict[str, Any] = {"identificatie": identificatie, "dagtekening": dagtekening}
        if lezing.bericht_soort == "JW323":
            return answer_declaratie(romp, refused_lines(lezing, afkeur), afkeur, **kenmerk)
        whole = complete(romp, tuple(lezing)) if afkeur.codes else romp
        return answer(whole, bevindingen, **kenmerk)


def all_findings(inhoud: bytes | Path, bronnen: Bronnen) -> tuple[Bevinding, ...]:
    """Judge a message again to have every finding, also beyond those that are kept to show."""
    with open_bericht(inhoud, bronnen, maximum=ALLES) as lezing:
        for _ in lezing:
            pass
        return lezing.bevindingen


def count_refused(rijen: Rijen, antwoord: Rijen) -> int:
    """Return how many rows of a message its answer refuses."""
    keys: set[RijSleutel] = set()
    whole = any(not Retourcode.AKKOORD.issuperset(t.retourcodes.split()) for t in antwoord.toekenningen)
    for retour in antwoord.retouren:
        match reach(retour):
            case Bereik.BERICHT:
                whole = True
            case Bereik.JEUGDIGE:
                keys.add((retour.bsn,))
            case Bereik.REGEL:
                keys.add(key_of_refusal(retour))
    tables: tuple[Sequence[Rij], ...] = (
        rijen.toewijzingen,
        rijen.leveringen,
        rijen.prestaties,
        rijen.verzoeken,
        rijen.antwoorden,
    )
    return sum(whole or (rij.bsn,) in keys or key_of_row(rij) in keys for rows in tables for rij in rows)
