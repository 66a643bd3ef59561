"""The order of starts and stops within a message makes no difference."""

from datetime import date
from typing import Any

import pytest
from tests.ijw.fabriek import GEMEENTE, jw307_bericht, stop_product, with_header
from tests.spec.regels.verhaal import GESTART, TIJDELIJK_GESTOPT
from tests.spec.regels.voorbeeld import inhoud

from jeugdregio.ijw.register.dossier import Dossier, read_rows
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.v3_2 import jw307

TIJDELIJK = stop_product(reden_beeindiging="20", einddatum=date(2025, 3, 31))
DEFINITIEF = stop_product()


def broken(eerder: tuple[Any, ...], bericht: Any) -> list[str]:
    dossier = Dossier(volledig={GEMEENTE})
    for eerste in eerder:
        dossier.add(*read_rows(inhoud(eerste)))
    uitslag = judge_rows(*read_rows(inhoud(bericht)), dossier, releases()["3.2"].regels, weigert=True)
    return [gevonden.regel.code for gevonden in uitslag.gevonden]


def later(*producten: jw307.StopProduct) -> Any:
    return with_header(jw307_bericht(*producten), identificatie="S9", dagtekening=date(2025, 6, 20))


@pytest.mark.parametrize("stops", [(TIJDELIJK, DEFINITIEF), (DEFINITIEF, TIJDELIJK)])
def test_a_temporary_stop_and_the_last_may_come_together(stops: tuple[jw307.StopProduct, ...]) -> None:
    assert broken(GESTART, later(*stops)) == []


def test_both_may_have_the_same_last_day() -> None:
    zelfde_dag = stop_product(reden_beeindiging="20")
    assert broken(GESTART, later(DEFINITIEF, zelfde_dag)) == []


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_both_may_be_taken_back_together(omgekeerd: bool) -> None:
    stops = [
        stop_product(status_aanlevering="3", reden_beeindiging="20", einddatum=date(2025, 3, 31)),
        stop_product(status_aanlevering="3"),
    ]
    eerder = (*TIJDELIJK_GESTOPT, jw307_bericht())
    assert broken(eerder, later(*(reversed(stops) if omgekeerd else stops))) == []


def test_a_temporary_stop_of_an_earlier_day_does_not_come_after_the_last() -> None:
    assert broken((*GESTART, jw307_bericht()), later(TIJDELIJK)) == ["TR414", "TR415"]
