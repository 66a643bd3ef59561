"""Whether the register of a municipality is complete is stated: else what is not there is unknown."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import DAG, GEMEENTE, declaratie_xml, start_xml, stop_xml, toewijzing_xml

from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.models import Bericht, Modus, Werkwijze
from jeugdregio.web.berichten.omvang import measure
from jeugdregio.web.register import toestand

pytestmark = [pytest.mark.db, pytest.mark.django_db]
VANAF = date(2020, 1, 1)


def voeren(volledig_vanaf: date | None) -> None:
    set_werkwijze(
        gemeentecode=GEMEENTE, modus=Modus.VOEREN, vanaf=VANAF, volledig_vanaf=volledig_vanaf, by=None
    )


def test_what_an_incomplete_register_cannot_know_is_not_refused(verwerk: Verwerk) -> None:
    voeren(None)
    uitkomsten = verwerk(declaratie_xml((400,), "1"), start_xml(7, "2"))
    assert [u.status for u in uitkomsten] == ["verwerkt", "verwerkt"]
    assert [row.oordeel for row in toestand.prestaties()] == ["toegekend"]
    declaratie = Bericht.objects.get(soort="JW323")
    assert "TR338" in declaratie.niet_gecontroleerd.values_list("regel", flat=True)
    assert not declaratie.bevindingen.exists()


def test_what_is_not_in_a_complete_register_is_refused(verwerk: Verwerk) -> None:
    voeren(VANAF)
    uitkomsten = verwerk(declaratie_xml((400,), "1"), start_xml(7, "2"))
    assert [u.status for u in uitkomsten] == ["deels", "deels"]
    assert list(toestand.prestaties()) == []


def test_the_statement_holds_from_its_day(verwerk: Verwerk) -> None:
    voeren(date(2024, 3, 10))
    uitkomsten = verwerk(start_xml(7, "1", dag=DAG), start_xml(8, "2", dag=date(2024, 3, 10)))
    assert [u.status for u in uitkomsten] == ["verwerkt", "deels"]


def test_what_an_incomplete_register_does_know_is_refused_all_the_same(verwerk: Verwerk) -> None:
    voeren(None)
    verwerk(declaratie_xml((400,), "1"))
    (uitkomst,) = verwerk(declaratie_xml((404,), "2"))  # a line under the reference of the first
    assert (uitkomst.status, {b.regel for b in uitkomst.bevindingen}) == ("deels", {"TR314"})


def test_what_is_in_the_register_of_a_municipality_is_counted(verwerk: Verwerk) -> None:
    assert measure(GEMEENTE, DAG).is_leeg
    verwerk(
        toewijzing_xml(7, "1", dag=date(2024, 2, 1)), toewijzing_xml(8, "2", einddatum=date(2024, 3, 5)),
        toewijzing_xml(9, "3", gemeente="0794"), start_xml(7, "1"), start_xml(8, "2"), stop_xml(8, "1"),
        declaratie_xml((400, 404), "1", dag=date(2024, 3, 6)),
    )  # fmt: skip
    found = measure(GEMEENTE, date(2024, 3, 6))
    assert (found.toewijzingen, found.lopend, found.starts, found.stops) == (2, 1, 2, 1)
    assert (found.declaratieregels, found.eerste, found.laatste) == (2, date(2024, 2, 1), date(2024, 3, 6))
    assert not found.is_leeg


def test_a_municipality_that_ran_on_the_register_before_keeps_what_held() -> None:
    set_werkwijze(gemeentecode="0794", modus=Modus.MEELEZEN, vanaf=VANAF, by=None)
    voeren(None)
    migration = import_module("jeugdregio.web.berichten.migrations.0007_volledig_vullen")
    migration.take_over(apps, None)
    found = Werkwijze.objects.values_list("gemeentecode", "volledig_vanaf")
    assert dict(found) == {GEMEENTE: VANAF, "0794": None}


def test_nobody_states_it_of_a_municipality_that_we_read_along_with() -> None:
    with pytest.raises(ValidationError, match="Alleen bij ‘Voeren’"):
        set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.MEELEZEN, vanaf=VANAF, volledig_vanaf=VANAF, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="meelezen", vanaf=VANAF, volledig_vanaf=VANAF)
