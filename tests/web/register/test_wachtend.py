"""What waits for an assignment: not what was refused."""

from datetime import date

import pytest
from tests.web.berichten.draadrijen import Dossier
from tests.web.wereld import GEMEENTE

from jeugdregio.web.register.wachtend import count_waiting, count_waiting_in

pytestmark = [pytest.mark.db, pytest.mark.django_db]

MAART, APRIL = date(2026, 3, 2), date(2026, 4, 2)


def totals() -> tuple[int, int]:
    found = count_waiting(gemeentecodes={GEMEENTE}, agbs=())
    return sum(one.prestaties for one in found), sum(one.leveringen for one in found)


def test_a_line_that_was_refused_waits_for_nothing() -> None:
    dossier = Dossier()
    start, declared = dossier.start(MAART), dossier.declaratie(MAART, APRIL, 100)
    assert totals() == (1, 1)
    assert [count_waiting_in(bericht.pk) for bericht in (start, declared)] == [1, 1]
    dossier.retour(start, APRIL)
    assert totals() == (1, 0)
    dossier.toekenning(declared, APRIL, weiger=100)
    assert totals() == (0, 0)
    assert [count_waiting_in(bericht.pk) for bericht in (start, declared)] == [0, 0]
