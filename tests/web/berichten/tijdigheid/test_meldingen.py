"""Which starts and stops are late, and which starts are lacking, from the rows of the register."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from tests.web.berichten.draadrijen import Dossier
from tests.web.wereld import AGB, ANDERE_AGB, ANDERE_GEMEENTE, GEMEENTE

from jeugdregio.web.berichten.tijdigheid.meldingen import (
    Aantallen,
    Melding,
    Wat,
    find_meldingen,
    per_provider,
)
from jeugdregio.web.register.models import LeveringRegel

pytestmark = [pytest.mark.db, pytest.mark.django_db]

MAANDAG = date(2026, 3, 2)
OP_TIJD, TE_LAAT = date(2026, 3, 9), date(2026, 3, 10)  # the fifth working day after it, and the sixth
VANDAAG = date(2026, 3, 31)


@pytest.fixture
def dossier(db: None) -> Dossier:
    return Dossier()


def meldingen(vandaag: date = VANDAAG, *, van: date = date(2026, 1, 1)) -> list[Melding]:
    return find_meldingen(Q(gemeentecode=GEMEENTE), van, VANDAAG, vandaag)


def found(vandaag: date = VANDAAG) -> list[tuple[Wat, int]]:
    return [(melding.wat, melding.te_laat) for melding in meldingen(vandaag)]


VRIJDAG = date(2026, 2, 27)  # the fifth working day after it is a Friday, 6 March


@pytest.mark.parametrize(
    ("begin", "gemeld", "te_laat"),
    [
        (VRIJDAG, date(2026, 3, 6), 0),
        (VRIJDAG, date(2026, 3, 7), 1),
        (VRIJDAG, date(2026, 3, 8), 1),
        (VRIJDAG, date(2026, 3, 9), 1),
        (date(2025, 12, 22), date(2025, 12, 31), 0),  # both days of Christmas and a weekend lie between
        (date(2025, 12, 22), date(2026, 1, 1), 1),
        (date(2025, 12, 22), date(2026, 1, 2), 1),
    ],
)
def test_a_notice_of_a_weekend_or_holiday_after_the_last_day_is_late(
    dossier: Dossier, begin: date, gemeld: date, te_laat: int
) -> None:
    dossier.toewijzing(begin)
    dossier.start(begin, gemeld=gemeld)
    (melding,) = meldingen(van=date(2025, 12, 1))
    assert melding.te_laat == te_laat
    assert per_provider([melding])[0].starts_laat == (te_laat > 0)


@pytest.mark.parametrize("vandaag", [date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 9)])
def test_a_start_that_is_lacking_is_so_when_the_page_is_opened_in_the_weekend(
    dossier: Dossier, vandaag: date
) -> None:
    dossier.toewijzing(VRIJDAG)
    assert found(date(2026, 3, 6)) == []
    assert found(vandaag) == [(Wat.GEEN, 1)]
    assert per_provider(meldingen(vandaag))[0].zonder_start == 1


@pytest.mark.parametrize(("gemeld", "te_laat"), [(MAANDAG, -5), (OP_TIJD, 0), (TE_LAAT, 1)])
def test_a_start_is_due_within_five_working_days(dossier: Dossier, gemeld: date, te_laat: int) -> None:
    dossier.toewijzing(MAANDAG)
    bericht = dossier.start(MAANDAG, gemeld=gemeld)
    (melding,) = meldingen()
    assert (melding.wat, melding.dag, melding.uiterlijk) == (Wat.START, MAANDAG, OP_TIJD)
    assert (melding.gemeld, melding.te_laat) == (gemeld, te_laat)
    assert (melding.bericht_id, melding.volgnummer) == (bericht.pk, 1)


def test_a_stop_is_due_within_five_working_days_of_the_last_day(dossier: Dossier) -> None:
    dossier.toewijzing(date(2026, 1, 5))
    dossier.start(date(2026, 1, 5))
    dossier.stop(date(2026, 1, 5), MAANDAG, gemeld=TE_LAAT)
    assert found() == [(Wat.STOP, 1), (Wat.START, -5)]


def test_of_help_assigned_afterwards_the_term_begins_with_the_assignment(dossier: Dossier) -> None:
    dossier.start(date(2026, 2, 2), gemeld=OP_TIJD)
    dossier.toewijzing(MAANDAG)
    assert found() == [(Wat.START, 0)]


def test_the_day_on_the_message_counts_not_the_day_a_copy_reached_us(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    LeveringRegel.objects.create(
        bericht_id=5_000, volgnummer=1, gemeentecode=GEMEENTE, agb=AGB, dagtekening=OP_TIJD,
        bekend_op=VANDAAG, identificatie="1", jeugdige=dossier.jeugdige, soort="start",
        status_aanlevering="1", toewijzing_nummer=7, begindatum=MAANDAG,
    )  # fmt: skip
    assert found() == [(Wat.START, 0)]


def test_a_notice_repeated_later_is_judged_by_the_first(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    dossier.start(MAANDAG)
    dossier.start(MAANDAG, gemeld=VANDAAG)
    assert found() == [(Wat.START, -5)]


def test_a_notice_taken_back_is_no_notice(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    dossier.start(MAANDAG, gemeld=TE_LAAT)
    dossier.start(MAANDAG, gemeld=VANDAAG, status="3")
    assert found() == [(Wat.GEEN, 16)]


def test_a_notice_that_an_answer_refuses_is_no_notice(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    bericht = dossier.start(MAANDAG, gemeld=TE_LAAT)
    dossier.retour(bericht, TE_LAAT)
    assert found() == [(Wat.GEEN, 16)]


def test_a_notice_in_the_place_of_one_taken_back_in_the_same_message_is_not_late(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    dossier.start(MAANDAG)
    correction = dossier.start(MAANDAG, gemeld=VANDAAG, status="3")
    row = LeveringRegel.objects.get(bericht_id=correction.pk)
    row.pk, row.begindatum, row.status_aanlevering = (correction.pk, 2), date(2026, 3, 3), "1"
    row._state.adding = True
    row.save(force_insert=True)
    assert found() == []


def test_a_temporary_stop_is_judged_and_the_final_one_after_it_is_not(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    dossier.start(MAANDAG)
    dossier.stop(MAANDAG, OP_TIJD, reden="20", gemeld=VANDAAG)
    dossier.stop(MAANDAG, OP_TIJD, gemeld=VANDAAG)
    assert found() == [(Wat.STOP, 11), (Wat.START, -5)]


def test_an_assignment_without_a_start_shows_once_its_term_has_passed(dossier: Dossier) -> None:
    bericht = dossier.toewijzing(MAANDAG)
    assert found(OP_TIJD) == []
    (melding,) = meldingen(TE_LAAT)
    assert (melding.wat, melding.te_laat, melding.gemeld) == (Wat.GEEN, 1, None)
    assert (melding.bericht_id, melding.dag, melding.uiterlijk) == (bericht.pk, MAANDAG, OP_TIJD)
    dossier.start(MAANDAG, gemeld=VANDAAG)
    assert found() == [(Wat.START, 16)]


def test_an_assignment_taken_back_needs_no_start(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    row = dossier.toewijzing(MAANDAG, reden="13", einde=MAANDAG)
    assert row.soort == "JW301"
    assert found() == []


def test_an_assignment_repeated_in_later_messages_is_one(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    again = dossier.toewijzing(MAANDAG, einde=VANDAAG)
    (melding,) = meldingen()
    assert melding.bericht_id == again.pk


def test_help_that_must_still_begin_is_not_lacking(dossier: Dossier) -> None:
    dossier.toewijzing(VANDAAG)
    assert found() == []


def test_a_start_without_an_assignment_is_judged_by_its_own_day(dossier: Dossier) -> None:
    dossier.start(MAANDAG, gemeld=TE_LAAT, nummer=None)
    (melding,) = meldingen()
    assert (melding.toewijzing_nummer, melding.te_laat) == (None, 1)


def test_only_what_began_or_stopped_in_the_period_and_within_sight_is_found(dossier: Dossier) -> None:
    other = Dossier(ANDERE_GEMEENTE, ANDERE_AGB)
    for one in (dossier, other):
        one.toewijzing(MAANDAG)
        one.start(MAANDAG, gemeld=TE_LAAT)
    assert [melding.gemeentecode for melding in meldingen()] == [GEMEENTE]
    assert meldingen(van=date(2026, 3, 3)) == []


def test_the_counts_of_a_provider(dossier: Dossier) -> None:
    dossier.toewijzing(MAANDAG)
    dossier.start(MAANDAG, gemeld=TE_LAAT)
    dossier.stop(MAANDAG, OP_TIJD)
    dossier.toewijzing(MAANDAG, nummer=8)
    assert per_provider(meldingen()) == [
        Aantallen(AGB, starts=1, starts_laat=1, stops=1, stops_laat=0, zonder_start=1)
    ]


def test_the_number_of_queries_does_not_grow(dossier: Dossier) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            meldingen()
        return len(captured)

    dossier.toewijzing(MAANDAG)
    dossier.start(MAANDAG)
    few = queries()
    for nummer in range(20, 40):
        dossier.toewijzing(MAANDAG, nummer=nummer)
        dossier.start(MAANDAG, nummer=nummer) if nummer % 2 else None
    assert len(meldingen()) == 21
    assert queries() == few == 3
