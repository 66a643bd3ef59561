"""Every example shows its rule: the good message breaks none, the other breaks this one where it says."""

import re

import pytest
from tests.spec.regels.voorbeeld import Voorbeeld, alle, inhoud

from jeugdregio.ijw import Lezing, open_bericht
from jeugdregio.ijw.bronnen import standaard
from jeugdregio.ijw.regel import Niveau
from jeugdregio.ijw.release import releases

REGELS = {regel.code: regel for regel in releases()["3.2"].regels}
# the upper bound of a number is nines only, and tells of no one
LANG_GETAL = re.compile(r"\b(?!9+\b)\d{9}")


TEGEN_REGISTER = {code for code, regel in REGELS.items() if regel.niveau is Niveau.REGISTER}
IN_BERICHT = [voorbeeld for voorbeeld in alle() if voorbeeld.regel not in TEGEN_REGISTER]


def lees(voorbeeld: Voorbeeld, bericht: object) -> Lezing:
    """Read a message of an example to its end."""
    with open_bericht(inhoud(bericht), standaard(voorbeeld.vandaag)) as lezing:
        for _ in lezing:
            pass
    return lezing


@pytest.mark.parametrize("voorbeeld", alle(), ids=lambda v: v.regel)
def test_a_good_message_breaks_no_rule(voorbeeld: Voorbeeld) -> None:
    for bericht in (*voorbeeld.eerder, voorbeeld.goed):
        assert lees(voorbeeld, bericht).bevindingen == ()


@pytest.mark.parametrize("voorbeeld", IN_BERICHT, ids=lambda v: v.regel)
def test_a_good_message_was_really_judged(voorbeeld: Voorbeeld) -> None:
    overgeslagen = {n.regel for n in lees(voorbeeld, voorbeeld.goed).niet_gecontroleerd}
    assert voorbeeld.regel not in overgeslagen


@pytest.mark.parametrize("voorbeeld", IN_BERICHT, ids=lambda v: v.regel)
def test_a_failing_message_breaks_the_rule_where_it_says(voorbeeld: Voorbeeld) -> None:
    regel = REGELS[voorbeeld.regel]
    bevindingen = lees(voorbeeld, voorbeeld.fout).bevindingen
    code = "XSD" if regel.niveau is Niveau.SCHEMA else regel.code
    raak = [b for b in bevindingen if (b.regel, b.pad) == (code, voorbeeld.pad)]
    assert raak, [(b.regel, b.pad, b.tekst) for b in bevindingen]
    assert all(b.regelnummer is not None and not LANG_GETAL.search(b.tekst) for b in raak)
    if code != "XSD":
        assert {b.retourcode for b in raak} == {regel.retourcode}


def test_the_failing_message_of_another_level_is_right_by_itself() -> None:
    """What only a register can find is nothing that reading should complain of."""
    for voorbeeld in alle():
        if voorbeeld.regel in TEGEN_REGISTER:
            assert lees(voorbeeld, voorbeeld.fout).bevindingen == (), voorbeeld.regel
