"""A register that may lack messages refuses nothing for what is absent, and says what it could not judge."""

import pytest
from tests.spec.regels.voorbeeld import Voorbeeld, alle, inhoud

from jeugdregio.ijw.register.dossier import Dossier, read_rows
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.regel import Niveau

RELEASE = releases()["3.2"]
REGELS = {regel.code: regel for regel in RELEASE.regels if regel.niveau is Niveau.REGISTER}
VOORBEELDEN = [voorbeeld for voorbeeld in alle() if voorbeeld.regel in REGELS]


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
