"""What was made here and nobody fetched: for whom it shows, with which term, and until it is fetched."""

from datetime import date, datetime, time, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.web.berichten.test_ophalen import stored
from tests.web.berichten.verzoeken.rijen import antwoord_row, toewijzing_row, verzoek_row
from tests.web.wereld import ANDERE_GEMEENTE, GEMEENTE, Wereld

from jeugdregio.ijw.v3_2.termijnen import DECLARATIE, ONDERZOEK, RETOUR, VERZOEK, WOONPLAATS, Termijn
from jeugdregio.web.audit import log_read
from jeugdregio.web.berichten.models import Bericht, BerichtInhoud, Richting
from jeugdregio.web.berichten.ophalen.gemaakt import counts, last_days, unfetched
from jeugdregio.web.berichten.ophalen.opgehaald import last_fetched, record_fetched
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]

OPHALEN = reverse("berichten:ophalen")
MAANDAG = date(2026, 3, 2)
DOENERS = (Rol.DATA_ANALIST, Rol.TOEGANG)


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def made(
    nummer: int = 1, *, soort: str = "JW306", gemeente: str = GEMEENTE, op: date | None = None
) -> Bericht:
    """A message that was made here on a day (today)."""
    bericht, _ = stored(nummer, gemeente)
    bericht.soort, bericht.status = soort, "verwerkt"
    bericht.ontvangen_op = at(op) if op else timezone.now()
    bericht.save()
    return bericht


def signed_in(wereld: Wereld, rol: Rol) -> Client:
    client = Client()
    client.force_login(wereld.users[rol])
    return client


def page(client: Client, **vraag: str) -> str:
    answer = client.get(OPHALEN, vraag)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("rol", DOENERS)
def test_what_was_made_is_listed_until_somebody_fetches_it(wereld: Wereld, rol: Rol) -> None:
    bericht, client = made(), signed_in(wereld, rol)
    assert bericht.sleutel in page(client)
    answer = client.post(OPHALEN, {"sleutel": bericht.sleutel})
    assert answer["Content-Type"] == "application/xml"
    assert bericht.sleutel not in page(client)
    assert "Alles is opgehaald" in page(client)
    assert bericht.sleutel in page(client, toon="opgehaald")  # a file may get lost on its way


def test_fetching_at_the_message_counts_as_well(wereld: Wereld) -> None:
    bericht, client = made(), signed_in(wereld, Rol.TOEGANG)
    client.post(reverse("berichten:bestand", args=[bericht.sleutel]))
    assert bericht.sleutel not in page(client)


def test_the_first_time_it_was_fetched_is_kept(wereld: Wereld) -> None:
    bericht, client = made(), signed_in(wereld, Rol.TOEGANG)
    Bericht.objects.update(opgehaald_op=at(MAANDAG))
    client.post(OPHALEN, {"sleutel": bericht.sleutel})
    bericht.refresh_from_db()
    assert bericht.opgehaald_op == at(MAANDAG)


def test_all_that_is_shown_is_fetched_at_once(wereld: Wereld) -> None:
    keys = [made(n).sleutel for n in (1, 2, 3)]
    client = signed_in(wereld, Rol.TOEGANG)
    assert b"".join(client.post(OPHALEN, {"getoond": keys[:2], "sleutel": keys[2], "wat": "pagina"}))
    assert list(unfetched(wereld.users[Rol.TOEGANG]).values_list("sleutel", flat=True)) == [keys[2]]


def test_it_shows_to_who_works_for_the_municipality_and_to_nobody_else(
    wereld: Wereld, andere_wereld: Wereld
) -> None:
    made()
    made(2, gemeente=ANDERE_GEMEENTE)
    for rol, user in wereld.users.items():
        found = [bericht.gemeentecode for bericht in unfetched(user)]
        assert found == ([GEMEENTE] if rol in DOENERS else [])
        assert [telling.gemeentecode for telling in counts(user, MAANDAG)] == found
    assert "Alles is opgehaald" in page(signed_in(wereld, Rol.AANBIEDER))


def test_what_was_received_what_is_old_and_what_has_no_content_is_not_listed(wereld: Wereld) -> None:
    received, old, empty = made(1), made(2, op=timezone.localdate() - timedelta(days=400)), made(3)
    Bericht.objects.filter(pk=received.pk).update(richting=Richting.IN)
    empty.inhoud.delete()
    assert not unfetched(wereld.users[Rol.TOEGANG]).exists()
    assert old.richting == Richting.UIT


def test_the_list_can_be_limited_to_a_municipality(wereld: Wereld) -> None:
    bericht, client = made(), signed_in(wereld, Rol.TOEGANG)
    assert bericht.sleutel in page(client, gemeente=GEMEENTE)
    assert bericht.sleutel not in page(client, gemeente=ANDERE_GEMEENTE)
    assert bericht.sleutel in page(client, gemeente="onzin")


@pytest.mark.parametrize(
    ("soort", "termijn", "dag"),
    [
        ("JW306", RETOUR, date(2026, 3, 5)),
        ("JW318", RETOUR, date(2026, 3, 5)),
        ("JW325", DECLARATIE, date(2026, 3, 16)),
    ],
)
def test_an_answer_has_the_term_of_what_came_in_that_day(soort: str, termijn: Termijn, dag: date) -> None:
    bericht = made(soort=soort, op=MAANDAG)
    last = last_days([bericht])[bericht.pk]
    assert (last.termijn, last.dag) == (termijn, dag)


@pytest.mark.parametrize(
    ("eerst", "antwoord", "reden", "termijn", "dag"),
    [
        (None, "2", "", VERZOEK, date(2026, 3, 9)),  # looked into
        (None, "1", "1", VERZOEK, date(2026, 3, 9)),  # refused at once
        ("2", "1", "1", ONDERZOEK, date(2026, 4, 28)),  # refused after it was looked into; Koningsdag
        ("2", "1", "8", WOONPLAATS, date(2026, 3, 16)),
    ],
)
def test_an_answer_to_a_request_has_the_term_of_that_request(
    db: None, eerst: str | None, antwoord: str, reden: str, termijn: Termijn, dag: date
) -> None:
    verzoek_row(dag=MAANDAG)
    if eerst:
        antwoord_row(eerst, dag=MAANDAG)
    row = antwoord_row(antwoord, dag=MAANDAG + timedelta(days=1), reden_afwijzing=reden)
    bericht = Bericht.objects.get(pk=row.bericht_id)
    last = last_days([bericht])[bericht.pk]
    assert (last.termijn, last.dag) == (termijn, dag)


def test_an_assignment_has_the_term_of_the_request_only_the_first_time(db: None) -> None:
    verzoek_row(dag=MAANDAG)
    first, row = toewijzing_row(dag=MAANDAG, referentie_aanbieder="verzoek-1")
    again, _ = toewijzing_row(dag=MAANDAG + timedelta(days=9), referentie_aanbieder="verzoek-1")
    own, _ = toewijzing_row(dag=MAANDAG, nummer=8)
    last = last_days([first, again, own])
    assert last.keys() == {first.pk}
    assert last[first.pk].termijn is VERZOEK
    assert row.referentie_aanbieder == "verzoek-1"


def test_what_is_late_says_so(wereld: Wereld) -> None:
    today = timezone.localdate()
    made(1, op=today - timedelta(days=30))
    made(2, soort="JW325")
    made(3, soort="JW301")
    (telling,) = counts(wereld.users[Rol.TOEGANG], today)
    assert (telling.besluiten, telling.retouren, telling.declaraties, telling.te_laat) == (1, 1, 1, 1)
    content = page(signed_in(wereld, Rol.TOEGANG))
    assert "1 te laat" in content
    assert "werkdagen te laat" in content
    assert "Nog 10 werkdagen" in content
    assert "Geen vaste termijn" in content


def test_the_page_takes_a_fixed_number_of_queries(wereld: Wereld) -> None:
    client = signed_in(wereld, Rol.TOEGANG)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client)
        return len(captured)

    def fill(begin: int, number: int) -> None:
        for n in range(begin, begin + number):
            made(n, soort="JW306")
            verzoek_row(referentie=f"r{n}")
            decision = Bericht.objects.get(pk=antwoord_row(referentie=f"r{n}").bericht_id)
            decision.richting = Richting.UIT
            decision.save()
            BerichtInhoud.objects.create(bericht=decision, versleuteld=b"x")

    fill(1, 1)
    few = queries()
    fill(10, 12)
    assert queries() == few <= 20


def test_what_the_audit_log_knew_is_taken_over(wereld: Wereld) -> None:
    fetched, waiting = made(1), made(2)
    record_fetched([fetched], wereld.users[Rol.TOEGANG])
    log_read(subject=waiting, by=wereld.users[Rol.TOEGANG])
    Bericht.objects.update(opgehaald_op=None)
    migration = import_module("jeugdregio.web.berichten.migrations.0005_opgehaald_vullen")
    migration.take_over(apps, connection.schema_editor())
    assert list(unfetched(wereld.users[Rol.TOEGANG])) == [waiting]
    assert last_fetched(fetched) is not None
