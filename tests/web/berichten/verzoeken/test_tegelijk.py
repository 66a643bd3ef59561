"""Two people who decide at the same moment: each message has its own numbers, and a request one answer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from pytest_django import Settings
from tests.ijw.fabriek import GEBOORTEDATUM, VOLLEDIGE_NAAM, contact
from tests.web.berichten.verzoeken.rijen import verzoek_row
from tests.web.wereld import AGB, GEMEENTE, make_wereld

from jeugdregio.ijw.v3_2.opstellen.hulp import specifiek
from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige as Betrokkene
from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.models import Bericht, Modus
from jeugdregio.web.berichten.verzoeken import actions
from jeugdregio.web.berichten.verzoeken.stand import find_request
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Rol
from jeugdregio.web.register.models import ToewijzingRegel

pytestmark = pytest.mark.django_db(transaction=True)
SAMEN = 4


@pytest.fixture
def by(transactional_db: None, settings: Settings, tmp_path: Path) -> User:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite laat maar één schrijver tegelijk toe, en de tests delen daar één verbinding.")
    settings.DEMO = True
    set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.VOEREN, vanaf=date(2020, 1, 1), by=None)
    return make_wereld().users[Rol.TOEGANG]


def together(action: Callable[[int], Any]) -> list[str]:
    """Do something in several threads at once, and return what was refused."""
    barrier = Barrier(SAMEN)
    refused: list[str] = []

    def run(number: int) -> None:
        barrier.wait()
        try:
            action(number)
        except ValidationError as error:
            refused.extend(error.messages)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,)) for number in range(SAMEN)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def test_no_two_assignments_get_the_same_number(by: User) -> None:
    def assign(number: int) -> None:
        actions.assign(
            gemeentecode=GEMEENTE,
            agb=AGB,
            betrokkene=Betrokkene(
                bsn=["999900006", "999900018", "999900031", "999900043"][number],
                geboortedatum=GEBOORTEDATUM,
                geslacht="2",
                naam=VOLLEDIGE_NAAM,
                contacten=(contact(),),
            ),
            hulp=specifiek("45A04", 240, "01", "2"),
            ingangsdatum=date(2026, 3, 2),
            einddatum=date(2026, 12, 31),
            by=by,
        )

    assert together(assign) == []
    numbers = ToewijzingRegel.objects.values_list("toewijzing_nummer", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4]
    assert sorted(Bericht.objects.values_list("identificatie", flat=True)) == ["R1", "R2", "R3", "R4"]


def test_a_request_is_refused_once(by: User) -> None:
    bericht, _ = verzoek_row()
    verzoek = find_request(visible_to(by).q, bericht.pk, 1)
    assert verzoek is not None
    refused = together(lambda number: actions.refuse(verzoek=verzoek, reden="4", by=by))
    assert len(refused) == SAMEN - 1
    assert all("kan dan niet meer" in text for text in refused)
    assert Bericht.objects.filter(soort="JW319").count() == 1
