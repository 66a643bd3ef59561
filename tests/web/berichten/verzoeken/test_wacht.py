"""What waits for an answer, and until when."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db.models import Q
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.web.berichten.fabriek import AGB, GEMEENTE, ledger_row
from tests.web.berichten.verzoeken.rijen import antwoord_row, verzoek_row

from jeugdregio.ijw.v3_2.termijnen import TERMIJNEN, Maat, days_left, uiterlijk
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.verzoeken.wacht import Wacht, counts, last_late, listed, term_in_words, urgency

VANDAAG = date(2026, 3, 12)  # a Thursday
ALLES = Q()


def message(soort: str, ontvangen: date, **anders: object) -> Bericht:
    """An accepted message in the ledger."""
    bericht = ledger_row()
    van_gemeente = soort in {"JW301", "JW319", "JW306"}
    values = {
        "soort": soort,
        "status": "verwerkt",
        "identificatie": f"M{bericht.pk}",
        "afzender": GEMEENTE if van_gemeente else AGB,
        "ontvangen_op": timezone.make_aware(datetime.combine(ontvangen, time(9))),
        **anders,
    }
    Bericht.objects.filter(pk=bericht.pk).update(**values)
    bericht.refresh_from_db()
    return bericht


@pytest.mark.parametrize("termijn", TERMIJNEN, ids=lambda termijn: termijn.code)
def test_late_is_what_began_on_or_before_one_day(termijn: object) -> None:
    for day in (VANDAAG, date(2026, 4, 7), date(2027, 1, 2)):
        last = last_late(termijn, day)  # type: ignore[arg-type]  # pytest hides the type
        assert uiterlijk(termijn, last) < day <= uiterlijk(termijn, last + timedelta(days=1))  # type: ignore[arg-type]  # the same


@pytest.mark.django_db
def test_each_kind_has_what_belongs_to_it_and_says_until_when() -> None:
    verzoek_row(dag=date(2026, 3, 9), referentie="a")
    verzoek_row(dag=date(2026, 1, 5), referentie="b")
    antwoord_row("2", referentie="b", dag=date(2026, 1, 7))
    verzoek_row(dag=date(2026, 1, 5), referentie="c")
    antwoord_row("1", referentie="c", dag=date(2026, 1, 7), reden_afwijzing="4")
    long_ago = timezone.make_aware(datetime.combine(date(2020, 1, 1), time(9)))
    Bericht.objects.update(ontvangen_op=long_ago)  # those are not looked at
    message("JW323", date(2026, 3, 2))
    message("JW305", date(2026, 3, 2))
    message("JW301", date(2026, 3, 11))
    answered = message("JW307", date(2026, 3, 2))
    message(
        "JW308", date(2026, 3, 3), afzender=GEMEENTE, antwoord_op_soort="JW307", antwoord_op_afzender=AGB,
        antwoord_op_identificatie=answered.identificatie,
    )  # fmt: skip
    found = {}
    for wacht in Wacht:
        rows, make = listed(wacht, ALLES, VANDAAG)
        found[wacht] = [(row.soort, row.uiterlijk) for row in make(rows)]
    assert found == {
        Wacht.VERZOEK: [("JW315", date(2026, 3, 16))],
        Wacht.ONDERZOEK: [("JW315", date(2026, 3, 2))],
        Wacht.DECLARATIE: [("JW323", date(2026, 3, 16))],
        Wacht.RETOUR_GEMEENTE: [("JW305", date(2026, 3, 5))],
        Wacht.RETOUR_AANBIEDER: [("JW301", date(2026, 3, 16))],
    }
    late = {telling.wacht: (telling.aantal, telling.te_laat) for telling in counts(ALLES, VANDAAG)}
    assert late == {
        Wacht.VERZOEK: (1, 0),
        Wacht.ONDERZOEK: (1, 1),
        Wacht.DECLARATIE: (1, 0),
        Wacht.RETOUR_GEMEENTE: (1, 1),
        Wacht.RETOUR_AANBIEDER: (1, 0),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vandaag", "over", "kleur"),
    [
        (date(2026, 2, 5), "Nog 1 werkdag", "warning"),
        (date(2026, 2, 6), "Vandaag", "warning"),
        (date(2026, 2, 7), "1 werkdag te laat", "danger"),
        (date(2026, 2, 8), "1 werkdag te laat", "danger"),
        (date(2026, 2, 9), "1 werkdag te laat", "danger"),
        (date(2026, 2, 10), "2 werkdagen te laat", "danger"),
    ],
)
def test_the_label_and_its_colour_say_late_on_each_day_that_the_counter_does(
    vandaag: date, over: str, kleur: str
) -> None:
    verzoek_row(dag=date(2026, 1, 30))
    rows, make = listed(Wacht.VERZOEK, ALLES, vandaag)
    (row,) = make(rows)
    dagen = days_left(row.uiterlijk, vandaag, Maat.WERKDAGEN)
    assert (term_in_words(dagen, Maat.WERKDAGEN), urgency(dagen)) == (over, kleur)
    (telling,) = (telling for telling in counts(ALLES, vandaag) if telling.wacht == Wacht.VERZOEK)
    assert telling.te_laat == (kleur == "danger")


@pytest.mark.django_db
def test_a_refused_message_and_one_of_more_than_a_year_ago_are_not_waited_for() -> None:
    message("JW305", date(2025, 3, 1))
    message("JW305", date(2026, 3, 2), status="geweigerd")
    rows, _ = listed(Wacht.RETOUR_GEMEENTE, ALLES, VANDAAG)
    assert rows.count() == 0


@pytest.mark.django_db
def test_counting_takes_one_query_a_kind(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(3):
        verzoek_row(referentie=str(number))
        with django_assert_num_queries(len(Wacht)):
            counts(ALLES, VANDAAG)


@pytest.mark.parametrize(
    ("dagen", "maat", "tekst"),
    [
        (3, Maat.WERKDAGEN, "Nog 3 werkdagen"),
        (1, Maat.DAGEN, "Nog 1 dag"),
        (0, Maat.WERKDAGEN, "Vandaag"),
        (-1, Maat.WERKDAGEN, "1 werkdag te laat"),
        (-12, Maat.WEKEN, "12 dagen te laat"),
    ],
)
def test_a_term_is_said_in_words(dagen: int, maat: Maat, tekst: str) -> None:
    assert term_in_words(dagen, maat) == tekst
