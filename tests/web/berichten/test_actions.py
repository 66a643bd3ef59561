"""How messages of a municipality are treated is recorded by date, and by whom."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from tests.web.wereld import Wereld

from jeugdregio.web.audit import entries
from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.grootboek import Modi
from jeugdregio.web.berichten.models import Modus, Werkwijze
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db
VANAF = date(2026, 1, 1)


def test_the_last_choice_for_a_day_counts_and_the_log_says_whose_it_was(wereld: Wereld) -> None:
    by = wereld.users[Rol.SYSTEEMBEHEERDER]
    set_werkwijze(gemeentecode="0772", modus=Modus.MEELEZEN, vanaf=VANAF, by=by)
    werkwijze = set_werkwijze(gemeentecode="0772", modus=Modus.VOEREN, vanaf=VANAF, by=by)
    assert Werkwijze.objects.get() == werkwijze
    assert werkwijze.modus == Modus.VOEREN
    assert {entry.actor for entry in entries(werkwijze)} == {by}


def test_a_mode_holds_from_its_day_until_the_next() -> None:
    set_werkwijze(gemeentecode="0772", modus=Modus.VOEREN, vanaf=date(2026, 3, 1), by=None)
    set_werkwijze(gemeentecode="0772", modus=Modus.MEELEZEN, vanaf=VANAF, by=None)
    modi = Modi(["0772", "0794"])
    days = (date(2025, 12, 31), VANAF, date(2026, 2, 28), date(2026, 3, 1))
    assert [modi.on("0772", day) for day in days] == [None, Modus.MEELEZEN, Modus.MEELEZEN, Modus.VOEREN]
    assert modi.on("0794", VANAF) is None


def test_what_is_no_municipality_is_refused() -> None:
    with pytest.raises(ValidationError, match="vier cijfers"):
        set_werkwijze(gemeentecode="772", modus=Modus.VOEREN, vanaf=VANAF, by=None)
    assert not Werkwijze.objects.exists()
