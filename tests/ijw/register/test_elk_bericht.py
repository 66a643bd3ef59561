"""Whatever a message says, judging it against a register ends in findings that point at something."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ijw.berichten import berichten
from tests.ijw.fabriek import (
    GEMEENTE,
    jw301_bericht,
    jw305_bericht,
    jw315_bericht,
    jw323_bericht,
)
from tests.spec.regels.voorbeeld import inhoud

from jeugdregio.ijw.register.dossier import Dossier, read_rows
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases

RELEASE = releases()["3.2"]
EERDER = [read_rows(inhoud(m())) for m in (jw315_bericht, jw301_bericht, jw305_bericht, jw323_bericht)]


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(bericht=berichten, volledig=st.booleans(), weigert=st.booleans())
def test_no_message_stops_the_judging(bericht: Any, *, volledig: bool, weigert: bool) -> None:
    kop, rijen = read_rows(inhoud(bericht))
    dossier = Dossier(volledig={GEMEENTE, kop.gemeentecode} if volledig else ())
    for eerder in EERDER:
        dossier.add(*eerder)
    for _ in range(2):  # the second time it is there already
        uitslag = judge_rows(kop, rijen, dossier, RELEASE.regels, weigert=weigert)
        for gevonden in uitslag.gevonden:
            bevinding = gevonden.as_bevinding(RELEASE.soorten[kop.soort])
            assert bevinding.pad is not None
            assert bevinding.tekst.endswith(".")
            assert gevonden.stappen[: len(gevonden.onderdeel)] == gevonden.onderdeel
    codes = {gevonden.regel.code for gevonden in uitslag.gevonden}
    assert ("TR056" in codes) == any(r.code == "TR056" for r in RELEASE.regels.voor(kop.soort))
