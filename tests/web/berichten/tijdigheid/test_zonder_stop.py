"""Assignments that ended while nobody told that the help on them stopped (OP288)."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.berichten.draadrijen import NUMMER, Dossier
from tests.web.berichten.tijdigheid.test_pagina import a_while_ago, page, thread
from tests.web.wereld import GEMEENTE, Wereld

from jeugdregio.web.berichten.draad.tijdlijn import Gebeurtenis, events
from jeugdregio.web.berichten.tijdigheid.meldingen import Melding, Wat, find_meldingen, per_provider
from jeugdregio.web.organisaties.rollen import Rol
from jeugdregio.web.register.draad import read_draad

pytestmark = [pytest.mark.db, pytest.mark.django_db]

BEGIN = date(2026, 1, 5)
EINDE = date(2026, 2, 27)  # a Friday
LAATSTE, ZATERDAG, VANDAAG = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 31)
ZONDER_STOP = "Nog geen stop gemeld"


@pytest.fixture
def dossier(db: None) -> Dossier:
    return Dossier()


@pytest.fixture
def gestart(dossier: Dossier) -> Dossier:
    """Help that began on an assignment that ends."""
    dossier.toewijzing(BEGIN, einde=EINDE)
    dossier.start(BEGIN)
    return dossier


def lacking(vandaag: date = VANDAAG) -> list[Melding]:
    """The stops that are lacking; the time line of the assignment says the same."""
    alle = find_meldingen(Q(gemeentecode=GEMEENTE), date(2025, 12, 1), VANDAAG, vandaag)
    found = [melding for melding in alle if melding.wat == Wat.GEEN_STOP]
    if {melding.toewijzing_nummer for melding in found} <= {NUMMER}:
        told = on_thread(vandaag)
        assert [(one.dag, one.bericht_id) for one in told] == [(m.uiterlijk, m.bericht_id) for m in found]
    return found


def on_thread(vandaag: date) -> list[Gebeurtenis]:
    return [one for one in events(read_draad(GEMEENTE, NUMMER, Q()), vandaag) if one.kop == ZONDER_STOP]


def test_a_stop_is_lacking_once_five_working_days_after_the_assignment_are_over(gestart: Dossier) -> None:
    assert lacking(LAATSTE) == []
    for vandaag, te_laat in ((ZATERDAG, 1), (date(2026, 3, 9), 1), (VANDAAG, 17)):
        (melding,) = lacking(vandaag)
        assert (melding.dag, melding.uiterlijk, melding.te_laat) == (EINDE, LAATSTE, te_laat)
        assert melding.gemeld is None


def test_the_time_line_says_how_late_it_is(gestart: Dossier) -> None:
    (one,) = on_thread(ZATERDAG)
    assert (one.stand, one.kleur) == ("1 werkdag te laat", "warning")
    assert one.regels == [
        "De toewijzing eindigde op 27-2-2026. De stop kon tot en met 6-3-2026 worden gemeld."
    ]


@pytest.mark.parametrize("reden", ["31", "20"])
def test_help_that_is_told_to_have_stopped_lacks_none_also_for_a_time(gestart: Dossier, reden: str) -> None:
    gestart.stop(BEGIN, date(2026, 2, 2), reden=reden)
    assert lacking() == []


def test_a_stop_taken_back_or_refused_is_no_stop(gestart: Dossier) -> None:
    gestart.stop(BEGIN, EINDE)
    gestart.stop(BEGIN, EINDE, status="3", gemeld=date(2026, 3, 2))
    assert len(lacking()) == 1
    refused = gestart.stop(BEGIN, date(2026, 2, 26))
    gestart.retour(refused, VANDAAG)
    assert len(lacking()) == 1
    gestart.stop(BEGIN, EINDE, gemeld=date(2026, 3, 2))
    assert lacking() == [], "it was sent again on the day on which it was taken back"


def test_help_of_which_no_start_stands_lacks_a_start_and_no_stop(dossier: Dossier) -> None:
    dossier.toewijzing(BEGIN, einde=EINDE)
    assert lacking() == []
    dossier.start(BEGIN)
    dossier.start(BEGIN, status="3", gemeld=date(2026, 3, 2))
    assert lacking() == []


def test_help_that_began_again_after_a_pause_has_to_stop_as_well(gestart: Dossier) -> None:
    gestart.stop(BEGIN, date(2026, 1, 30), reden="20")
    gestart.start(date(2026, 2, 9))
    assert len(lacking()) == 1
    gestart.stop(date(2026, 2, 9), EINDE)
    assert lacking() == []


def test_an_assignment_that_goes_on_lacks_no_stop(gestart: Dossier) -> None:
    gestart.toewijzing(BEGIN, einde=date(2026, 6, 30), reden="04", verzonden=date(2026, 2, 20))
    assert lacking() == []
    gestart.toewijzing(BEGIN, reden="04", verzonden=date(2026, 2, 23))
    assert lacking() == []


def test_an_assignment_taken_back_lacks_no_stop(gestart: Dossier) -> None:
    gestart.toewijzing(BEGIN, einde=BEGIN, reden="13", verzonden=date(2026, 2, 20))
    assert lacking() == []


def test_of_an_end_that_was_sent_afterwards_the_term_begins_with_that_message(dossier: Dossier) -> None:
    dossier.toewijzing(BEGIN)
    dossier.start(BEGIN)
    dossier.toewijzing(BEGIN, einde=EINDE, reden="05", verzonden=date(2026, 3, 9))
    again = dossier.toewijzing(BEGIN, einde=EINDE, reden="05", verzonden=date(2026, 3, 20))
    assert lacking(date(2026, 3, 16)) == []
    (melding,) = lacking(date(2026, 3, 21))
    assert (melding.uiterlijk, melding.te_laat) == (date(2026, 3, 16), 4)
    assert melding.bericht_id == again.pk


def test_what_ends_today_or_later_lacks_nothing_yet(dossier: Dossier) -> None:
    dossier.toewijzing(BEGIN, einde=VANDAAG)
    dossier.start(BEGIN)
    assert lacking() == []


def test_it_is_counted_with_its_provider(gestart: Dossier) -> None:
    gestart.toewijzing(BEGIN, nummer=8, einde=EINDE)
    gestart.start(BEGIN, nummer=8)
    gestart.stop(BEGIN, EINDE, nummer=8)
    (counts,) = per_provider(find_meldingen(Q(gemeentecode=GEMEENTE), BEGIN, VANDAAG, VANDAAG))
    assert (counts.zonder_stop, counts.zonder_start, counts.stops, counts.stops_laat) == (1, 0, 1, 0)


def test_the_page_lists_and_counts_it_and_leads_to_a_time_line_that_shows_it(
    wereld: Wereld, client: Client
) -> None:
    dossier = Dossier()
    bericht = dossier.toewijzing(a_while_ago(80), einde=a_while_ago(40))
    dossier.start(a_while_ago(80))
    for wat, listed in (("", True), ("geen_stop", True), ("geen", False)):
        content = page(wereld, Rol.DATA_ANALIST, wat=wat)
        assert (thread(bericht) in content) == listed
        assert 'data-label="Nog geen stop" class="jr-getal">1<' in content
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    content = client.get(reverse("berichten:draad", args=[bericht.sleutel, 1])).content.decode()
    assert ZONDER_STOP in content


def test_the_notices_of_an_assignment_are_looked_up_by_its_number(gestart: Dossier) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Het plan van PostgreSQL hangt af van wat er in de tabellen staat.")
    with CaptureQueriesContext(connection) as asked:
        lacking()
    (sql,) = [one["sql"] for one in asked if "geeindigd" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        steps = [row[-1] for row in cursor]
    assert any("leveringregel_toewijzing (gemeentecode=? AND toewijzing_nummer=?)" in step for step in steps)
    assert not [step for step in steps if step.startswith("SCAN register_") and "toewijzing" not in step]
