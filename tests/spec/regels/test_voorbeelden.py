"""Every example shows its rule: the good message breaks none, the other breaks this one where it says."""

import re

import pytest
from tests.spec.regels.oordeel import judge_reading, judge_register
from tests.spec.regels.voorbeeld import Voorbeeld, alle, inhoud

from jeugdregio.ijw import Bevinding
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regel import Niveau

REGELS = {regel.code: regel for regel in releases()["3.2"].regels}
TEGEN_REGISTER = {code for code, regel in REGELS.items() if regel.niveau is Niveau.REGISTER}
IN_BERICHT = releases()["3.2"].regels.within_message


def needs_register(voorbeeld: Voorbeeld) -> bool:
    """Whether it shows a break with what came before; without that, what a rule asks of one message."""
    return voorbeeld.regel in TEGEN_REGISTER and (voorbeeld.regel not in IN_BERICHT or bool(voorbeeld.eerder))


BIJ_LEZEN = [voorbeeld for voorbeeld in alle() if not needs_register(voorbeeld)]
IN_REGISTER = [voorbeeld for voorbeeld in alle() if needs_register(voorbeeld)]

elk = pytest.mark.parametrize("voorbeeld", alle(), ids=lambda v: v.regel)
bij_lezen = pytest.mark.parametrize("voorbeeld", BIJ_LEZEN, ids=lambda v: v.regel)
in_register = pytest.mark.parametrize("voorbeeld", IN_REGISTER, ids=lambda v: v.regel)


def shows_a_person(bevinding: Bevinding, voorbeeld: Voorbeeld) -> bool:
    """Whether a finding holds a citizen service number of its message."""
    bsns = re.findall(r"Bsn>(\d+)<", inhoud(voorbeeld.fout).decode())
    return any(bsn in f"{bevinding.tekst} {bevinding.pad}" for bsn in bsns)


@elk
def test_a_good_message_breaks_no_rule(voorbeeld: Voorbeeld) -> None:
    for bericht in (*voorbeeld.eerder, voorbeeld.goed):
        assert judge_reading(voorbeeld, bericht).bevindingen == ()


@bij_lezen
def test_a_good_message_was_really_judged(voorbeeld: Voorbeeld) -> None:
    assert voorbeeld.regel not in judge_reading(voorbeeld, voorbeeld.goed).overgeslagen


@bij_lezen
def test_a_failing_message_breaks_the_rule_where_it_says(voorbeeld: Voorbeeld) -> None:
    regel = REGELS[voorbeeld.regel]
    bevindingen = judge_reading(voorbeeld, voorbeeld.fout).bevindingen
    code = "XSD" if regel.niveau is Niveau.SCHEMA else regel.code
    raak = [b for b in bevindingen if (b.regel, b.pad) == (code, voorbeeld.pad)]
    assert raak, [(b.regel, b.pad, b.tekst) for b in bevindingen]
    assert all(b.regelnummer is not None and not shows_a_person(b, voorbeeld) for b in raak)
    if code != "XSD":
        assert {b.retourcode for b in raak} == {regel.retourcode}


@in_register
def test_a_good_message_breaks_no_rule_against_the_register(voorbeeld: Voorbeeld) -> None:
    oordeel = judge_register(voorbeeld, voorbeeld.goed)
    assert oordeel.bevindingen == ()
    assert voorbeeld.regel not in oordeel.overgeslagen


@in_register
def test_a_failing_message_breaks_the_rule_against_the_register(voorbeeld: Voorbeeld) -> None:
    bevindingen = judge_register(voorbeeld, voorbeeld.fout).bevindingen
    raak = [b for b in bevindingen if (b.regel, b.pad) == (voorbeeld.regel, voorbeeld.pad)]
    assert raak, [(b.regel, b.pad, b.tekst) for b in bevindingen]
    assert not any(shows_a_person(b, voorbeeld) for b in raak)


@in_register
def test_what_only_a_register_can_find_is_right_by_itself(voorbeeld: Voorbeeld) -> None:
    assert judge_reading(voorbeeld, voorbeeld.fout).bevindingen == ()
