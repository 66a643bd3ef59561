"""A register that may lack messages refuses nothing for what is absent, and says what it could not judge."""

import pytest
from tests.spec.regels.voorbeeld import Voorbeeld, alle, inhoud

from jeugdregio.ijw.register.dossier import Dossier, read_rows
from jeugdregio.ijw.register.toetsing import Uitslag, judge_rows
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regel import Niveau

RELEASE = releases()["3.2"]
REGELS = {regel.code: regel for regel in RELEASE.regels if regel.niveau is Niveau.REGISTER}
VOORBEELDEN = [voorbeeld for voorbeeld in alle() if voorbeeld.regel in REGELS]

ZEKER = (
    "TR019 TR056 TR304 TR314 TR318 TR323 TR332 TR333 TR339 TR340 TR347 TR351 TR359 TR360 TR365 TR367 "
    "TR371 TR375 TR376 TR384 TR390 TR411 TR412 TR418"
)
"""Rules that what is there can break by itself. Every other break rests on something that did not come: an
answer, a stop, a removal, a credit, a later change of an assignment."""


def judge(voorbeeld: Voorbeeld, dossier: Dossier) -> Uitslag:
    for eerder in voorbeeld.eerder:
        dossier.add(*read_rows(inhoud(eerder)))
    return judge_rows(*read_rows(inhoud(voorbeeld.fout)), dossier, RELEASE.regels, weigert=True)


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.regel)
def test_a_rule_that_cannot_be_judged_says_so(voorbeeld: Voorbeeld) -> None:
    kop, rijen = read_rows(inhoud(voorbeeld.fout))
    uitslag = judge_rows(kop, rijen, Dossier(), RELEASE.regels, weigert=True)
    gebroken = {gevonden.regel.code for gevonden in uitslag.gevonden}
    assert voorbeeld.regel in gebroken | {code for code, _ in uitslag.niet_gecontroleerd}
    # some messages say themselves what is wrong: a product that needs an assignment, help that overlaps
    assert gebroken <= {"TR019", "TR361"}


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.regel)
def test_the_reasons_are_constant_sentences(voorbeeld: Voorbeeld) -> None:
    kop, rijen = read_rows(inhoud(voorbeeld.fout))
    redenen = judge_rows(kop, rijen, Dossier(), RELEASE.regels, weigert=True).niet_gecontroleerd
    for _, reden in redenen:
        assert reden.endswith(".")
        assert not any(teken.isdigit() for teken in reden)


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.regel)
def test_a_break_that_a_message_not_here_may_undo_is_none(voorbeeld: Voorbeeld) -> None:
    uitslag = judge(voorbeeld, Dossier(tarieven=voorbeeld.tarieven))
    gebroken = {gevonden.regel.code for gevonden in uitslag.gevonden}
    assert gebroken <= {*ZEKER.split()}
    if voorbeeld.regel not in gebroken:
        assert voorbeeld.regel in {code for code, _ in uitslag.niet_gecontroleerd}


def test_every_rule_that_is_sure_without_the_rest_is_seen_to_be() -> None:
    gebroken = {
        gevonden.regel.code
        for voorbeeld in VOORBEELDEN
        for gevonden in judge(voorbeeld, Dossier(tarieven=voorbeeld.tarieven)).gevonden
    }
    assert gebroken == {*ZEKER.split()}
