"""The page of late starts and stops: what it shows to whom, by which choice."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.web.berichten.draadrijen import Dossier
from tests.web.wereld import AGB, ANDERE_AGB, ANDERE_GEMEENTE, Wereld

from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LIJST = reverse("tijdigheid:lijst")


def a_while_ago(days: int = 40) -> date:
    return timezone.localdate() - timedelta(days=days)


def late(nummer: int = 7, *, dossier: Dossier | None = None, begin: date | None = None) -> Bericht:
    """A start that was told of three weeks after it."""
    one = dossier or Dossier()
    day = begin or a_while_ago()
    one.toewijzing(day, nummer=nummer)
    return one.start(day, gemeld=day + timedelta(days=21), nummer=nummer)


def page(wereld: Wereld, rol: Rol, **vraag: str) -> str:
    client = Client()
    client.force_login(wereld.users[rol])
    answer = client.get(LIJST, vraag)
    assert answer.status_code == 200
    return answer.content.decode()


def thread(bericht: Bericht) -> str:
    return reverse("berichten:draad", args=[bericht.sleutel, 1])


@pytest.mark.parametrize("rol", [Rol.DATA_ANALIST, Rol.TOEGANG, Rol.AANBIEDER])
def test_each_line_leads_to_the_thread_of_its_assignment(wereld: Wereld, client: Client, rol: Rol) -> None:
    bericht = late()
    content = page(wereld, rol)
    assert "Start te laat gemeld" in content
    assert thread(bericht) in content
    client.force_login(wereld.users[rol])
    assert "te laat gemeld: dat kon tot en met" in client.get(thread(bericht)).content.decode()


def test_an_assignment_without_a_start_leads_to_its_thread(wereld: Wereld, client: Client) -> None:
    bericht = Dossier().toewijzing(a_while_ago())
    assert thread(bericht) in page(wereld, Rol.TOEGANG)
    client.force_login(wereld.users[Rol.TOEGANG])
    assert client.get(thread(bericht)).status_code == 200


def test_a_start_without_an_assignment_leads_to_its_message(wereld: Wereld) -> None:
    bericht = Dossier().start(a_while_ago(), gemeld=a_while_ago(10), nummer=None)
    assert reverse("berichten:detail", args=[bericht.sleutel]) in page(wereld, Rol.TOEGANG)


def test_a_contract_manager_reads_counts_and_no_lines(wereld: Wereld) -> None:
    bericht = late()
    content = page(wereld, Rol.CONTRACTMANAGER)
    assert AGB in content
    assert "U ziet aantallen" in content
    assert bericht.sleutel not in content


def test_others_municipalities_and_providers_are_not_shown(wereld: Wereld, andere_wereld: Wereld) -> None:
    other = late(dossier=Dossier(ANDERE_GEMEENTE, ANDERE_AGB))
    for rol in (Rol.DATA_ANALIST, Rol.TOEGANG, Rol.AANBIEDER, Rol.CONTRACTMANAGER):
        content = page(wereld, rol)
        assert other.sleutel not in content
        assert ANDERE_AGB not in content


def test_one_can_choose_a_provider_a_month_and_what(wereld: Wereld) -> None:
    mine, day = late(), a_while_ago()
    theirs = late(8, dossier=Dossier(agb=ANDERE_AGB))
    old = late(9, begin=a_while_ago(300))

    def shown(**vraag: str) -> set[str]:
        content = page(wereld, Rol.DATA_ANALIST, **vraag)
        return {bericht.agb for bericht in (mine, theirs, old) if bericht.sleutel in content}

    assert shown() == {AGB, ANDERE_AGB}
    assert shown(aanbieder=ANDERE_AGB) == {ANDERE_AGB}
    assert shown(aanbieder="onzin") == {AGB, ANDERE_AGB}
    assert shown(maand=f"{day:%Y-%m}") == {AGB, ANDERE_AGB}
    assert shown(maand=f"{a_while_ago(300):%Y-%m}") == {AGB}
    assert shown(maand="1900-01") == {AGB, ANDERE_AGB}
    assert shown(wat="start") == {AGB, ANDERE_AGB}
    assert shown(wat="stop") == set()
    assert old.sleutel not in page(wereld, Rol.DATA_ANALIST)


def test_what_was_in_time_is_counted_and_not_listed(wereld: Wereld) -> None:
    dossier = Dossier()
    dossier.toewijzing(a_while_ago())
    bericht = dossier.start(a_while_ago())
    content = page(wereld, Rol.DATA_ANALIST)
    assert bericht.sleutel not in content
    assert "Niets te laat" in content
    assert 'data-label="Starts gemeld" class="jr-getal">1<' in content


def test_of_many_providers_those_who_are_late_most_are_counted_first(wereld: Wereld) -> None:
    for nummer in range(10, 25):
        late(nummer, dossier=Dossier(agb=f"6500{nummer:04}"))
    in_time = Dossier(agb=ANDERE_AGB)
    in_time.toewijzing(a_while_ago())
    in_time.start(a_while_ago())
    row = f'data-label="Aanbieder">{ANDERE_AGB}<'
    content = page(wereld, Rol.CONTRACTMANAGER)
    assert "Er zijn nog 1 aanbieders" not in content
    assert "Er is nog 1 aanbieder," in content
    assert row not in content
    assert row in page(wereld, Rol.CONTRACTMANAGER, alle="ja")


def test_no_person_is_named(wereld: Wereld) -> None:
    late()
    assert "999900006" not in page(wereld, Rol.TOEGANG)


def test_the_page_takes_a_fixed_number_of_queries(wereld: Wereld, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIJST).status_code == 200
        return len(captured)

    client.force_login(wereld.users[Rol.DATA_ANALIST])
    late()
    few = queries()
    for nummer in range(10, 25):
        late(nummer, dossier=Dossier(agb=f"6500{nummer:04}"))
    assert queries() == few <= 18
