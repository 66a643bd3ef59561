"""What waits for somebody, on the page where they begin."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.web.berichten.fabriek import ledger_row
from tests.web.berichten.test_ophalen import stored
from tests.web.berichten.verzoeken.rijen import verzoek_row
from tests.web.berichten.verzoeken.test_wacht import message
from tests.web.wereld import ANDERE_AGB, ANDERE_GEMEENTE, BEGIN, GEMEENTE, Wereld

from jeugdregio.web.berichten.models import Bericht, Richting, Werkwijze
from jeugdregio.web.organisaties.rollen import Rol
from jeugdregio.web.portaal.wachtend import waiting_for

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def voeren(db: None) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=BEGIN)


def labels(wereld: Wereld, rol: Rol) -> list[str]:
    return [kaart.label for kaart in waiting_for(wereld.users[rol], timezone.localdate())]


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def test_who_decides_is_told_how_many_requests_wait_and_how_many_are_late(
    wereld: Wereld, voeren: None
) -> None:
    verzoek_row(dag=timezone.localdate(), referentie="nieuw")
    verzoek_row(dag=days_ago(30), referentie="oud")
    verzoek_row(ANDERE_GEMEENTE, ANDERE_AGB, referentie="elders")
    (kaart, _) = waiting_for(wereld.users[Rol.TOEGANG], timezone.localdate())
    assert (kaart.label, kaart.te_laat) == ("2 verzoeken te beantwoorden", 1)


def test_where_the_municipality_has_its_own_back_office_no_request_waits_here(wereld: Wereld) -> None:
    verzoek_row()
    assert labels(wereld, Rol.TOEGANG) == []
    assert labels(wereld, Rol.DATA_ANALIST) == ["0 berichten geweigerd"]


def test_what_was_made_waits_until_it_is_fetched(wereld: Wereld, voeren: None) -> None:
    made, _ = stored(1, status="verwerkt", soort="JW306")
    long_ago = timezone.make_aware(datetime.combine(days_ago(30), time(12)))
    stored(2, status="verwerkt", soort="JW325")
    Bericht.objects.filter(pk=made.pk).update(ontvangen_op=long_ago)
    stored(3, ANDERE_GEMEENTE, status="verwerkt")
    for rol in (Rol.TOEGANG, Rol.DATA_ANALIST):
        assert "2 gemaakte berichten niet opgehaald" in labels(wereld, rol)
    late = [kaart.te_laat for kaart in waiting_for(wereld.users[Rol.TOEGANG], timezone.localdate())]
    assert late == [0, 1]
    Bericht.objects.update(opgehaald_op=timezone.now())
    assert "0 gemaakte berichten niet opgehaald" in labels(wereld, Rol.TOEGANG)


def test_refused_messages_of_the_last_week_are_counted_for_who_may_see_them(wereld: Wereld) -> None:
    ledger_row()
    ledger_row(ANDERE_GEMEENTE, ANDERE_AGB)
    old, made, taken = ledger_row(), ledger_row(), ledger_row()
    long_ago = timezone.now() - timedelta(days=9)
    Bericht.objects.filter(pk=old.pk).update(ontvangen_op=long_ago)
    Bericht.objects.filter(pk=made.pk).update(richting=Richting.UIT)
    Bericht.objects.filter(pk=taken.pk).update(status="verwerkt")
    assert labels(wereld, Rol.DATA_ANALIST) == ["1 bericht geweigerd"]
    assert labels(wereld, Rol.AANBIEDER) == ["0 berichten zonder uw retour", "1 bericht geweigerd"]


def test_a_provider_is_told_which_messages_wait_for_its_own_answer(wereld: Wereld, client: Client) -> None:
    vandaag = timezone.localdate()
    message("JW301", vandaag)
    message("JW301", days_ago(30))
    message("JW305", days_ago(30))  # the municipality's turn
    elsewhere = message("JW301", days_ago(30))
    Bericht.objects.filter(pk=elsewhere.pk).update(agb=ANDERE_AGB)
    (kaart, _) = waiting_for(wereld.users[Rol.AANBIEDER], vandaag)
    assert (kaart.label, kaart.te_laat) == ("2 berichten zonder uw retour", 1)
    client.force_login(wereld.users[Rol.AANBIEDER])
    for url in (kaart.url, reverse("verzoeken:wachtend")):
        assert [rij["aan_zet"] for rij in client.get(url).context["rijen"]] == ["U", "U"]


def test_the_link_leads_to_just_what_was_counted(wereld: Wereld, client: Client) -> None:
    counted, old = ledger_row(), ledger_row()
    Bericht.objects.filter(pk=old.pk).update(ontvangen_op=timezone.now() - timedelta(days=9))
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    (kaart,) = waiting_for(wereld.users[Rol.DATA_ANALIST], timezone.localdate())
    page = client.get(kaart.url).content.decode()
    assert counted.sleutel in page
    assert old.sleutel not in page


@pytest.mark.parametrize("rol", [Rol.BELEIDSADVISEUR, Rol.SYSTEEMBEHEERDER, Rol.CONTRACTMANAGER])
def test_others_read_nothing_of_it(wereld: Wereld, client: Client, voeren: None, rol: Rol) -> None:
    ledger_row()
    client.force_login(wereld.users[rol])
    assert "Wat op u wacht" not in client.get(reverse("start")).content.decode()


def test_the_page_takes_as_many_queries_when_much_waits(wereld: Wereld, client: Client, voeren: None) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert "Wat op u wacht" in client.get(reverse("start")).content.decode()
        return len(captured)

    client.force_login(wereld.users[Rol.TOEGANG])
    few = queries()
    for nummer in range(1, 12):
        ledger_row()
        stored(nummer, status="verwerkt", soort="JW306")
        verzoek_row(referentie=f"r{nummer}")
    assert queries() == few <= 20
