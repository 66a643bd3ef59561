"""Everything the register holds of one assignment."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from tests.web.berichten.draadrijen import NUMMER, Dossier
from tests.web.wereld import AGB, ANDERE_AGB, ANDERE_GEMEENTE, GEMEENTE

from jeugdregio.web.register.draad import Draad, find_number, find_row, read_draad, rows_about

pytestmark = [pytest.mark.db, pytest.mark.django_db]

MAART, APRIL, MEI, JUNI = (date(2026, month, 2) for month in (3, 4, 5, 6))
ALLES = Q()


@pytest.fixture
def dossier(db: None) -> Dossier:
    return Dossier()


def read(visible: Q = ALLES) -> Draad:
    return read_draad(GEMEENTE, NUMMER, visible)


def test_a_request_and_its_answers_belong_to_the_assignment_that_grants_it(dossier: Dossier) -> None:
    dossier.verzoek(MAART)
    dossier.verzoek(MAART, "ander")
    dossier.antwoord(APRIL)
    dossier.toewijzing(MEI)
    draad = read()
    assert [row.referentie_aanbieder for row in draad.verzoeken] == ["R1"]
    assert len(draad.antwoorden) == 1


def test_the_last_row_holds_whatever_order_messages_arrived_in(dossier: Dossier) -> None:
    dossier.toewijzing(MEI, einde=JUNI, reden="04")
    dossier.toewijzing(MAART)
    laatste = read().laatste
    assert laatste is not None
    assert laatste.einddatum == JUNI


def test_an_assignment_that_is_taken_back_does_not_hold(dossier: Dossier) -> None:
    dossier.toewijzing(MAART)
    assert not read().ingetrokken
    dossier.toewijzing(APRIL, reden="13")
    assert read().ingetrokken


def test_help_runs_from_its_start_to_the_last_stop_that_stands(dossier: Dossier) -> None:
    dossier.start(MAART)
    dossier.stop(MAART, APRIL, reden="20")
    assert read().lopend == [(MAART, APRIL, True)]
    dossier.start(MEI)
    assert read().lopend == [(MAART, APRIL, True), (MEI, None, False)]


def test_a_stop_that_is_removed_uncovers_the_one_before(dossier: Dossier) -> None:
    dossier.start(MAART)
    dossier.stop(MAART, APRIL)
    dossier.stop(MAART, MEI)
    dossier.stop(MAART, MEI, status="3")
    assert read().lopend == [(MAART, APRIL, False)]


def test_a_refused_row_is_in_the_thread_without_effect(dossier: Dossier) -> None:
    dossier.toewijzing(MAART)
    dossier.retour(dossier.start(APRIL), MEI)
    draad = read()
    assert draad.lopend == []
    assert [draad.stands(row) for row in draad.leveringen] == [False]
    assert len(draad.weigeringen) == 1


def test_a_declared_line_is_open_granted_or_refused(dossier: Dossier) -> None:
    open_ = dossier.declaratie(MAART, APRIL, 100)
    toegekend, geweigerd = dossier.declaratie(APRIL, MEI, 200), dossier.declaratie(MEI, JUNI, 300)
    dossier.toekenning(toegekend, JUNI)
    dossier.toekenning(geweigerd, JUNI, weiger=300)
    draad = read()
    found = {row.bericht_id: draad.oordeel(row) for row in draad.prestaties}
    assert found == {open_.pk: "open", toegekend.pk: "toegekend", geweigerd.pk: "geweigerd"}


def test_the_same_number_of_another_municipality_is_another_assignment(dossier: Dossier) -> None:
    bericht = dossier.toewijzing(MAART)
    ander = Dossier(ANDERE_GEMEENTE, ANDERE_AGB).toewijzing(MAART)
    assert len(read().toewijzingen) == 1
    assert find_number(NUMMER, ALLES) == [(GEMEENTE, bericht.pk, 1), (ANDERE_GEMEENTE, ander.pk, 1)]
    assert find_number(NUMMER, Q(agb=AGB)) == [(GEMEENTE, bericht.pk, 1)]
    assert find_number(8, ALLES) == []


def test_rows_that_are_not_visible_stay_out(dossier: Dossier) -> None:
    dossier.toewijzing(MAART)
    Dossier(GEMEENTE, ANDERE_AGB).start(APRIL)
    assert read(Q(agb=AGB)).leveringen == []
    assert len(read().leveringen) == 1


def test_a_row_of_a_message_leads_to_its_assignment(dossier: Dossier) -> None:
    start = dossier.start(MAART)
    assert find_row(start.pk, 1, "JW305") == (GEMEENTE, NUMMER)
    assert find_row(start.pk, 2, "JW305") is None
    assert find_row(start.pk, 1, "JW319") is None
    assert rows_about(start.pk, "JW305", {NUMMER, 8}) == {NUMMER: 1}


def test_a_thread_costs_the_same_number_of_queries_whatever_its_length(dossier: Dossier) -> None:
    dossier.toewijzing(MAART)
    with CaptureQueriesContext(connection) as few:
        read()
    for month in range(1, 13):
        declared = dossier.declaratie(date(2026, month, 1), date(2026, month, 28), month)
        dossier.toekenning(declared, JUNI, weiger=month)
    with CaptureQueriesContext(connection) as many:
        read()
    assert len(few) <= 7
    assert len(many) == 7
