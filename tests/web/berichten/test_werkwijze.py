"""The pages on how messages of each municipality are treated."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import toewijzing_xml
from tests.web.wereld import Wereld

from jeugdregio.web.audit import entries
from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.models import Modus, Werkwijze
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client: Client, wereld: Wereld, settings: Settings) -> Client:
    load_gebieden()
    settings.JEUGDREGIO_REGIO = "SVJ"
    client.force_login(wereld.users[Rol.SYSTEEMBEHEERDER])
    return client


def overview(client: Client) -> str:
    return client.get(reverse("werkwijze:lijst")).content.decode()


def test_every_municipality_of_the_region_is_listed_with_what_holds_now_and_next(beheer: Client) -> None:
    today = timezone.localdate()
    set_werkwijze(gemeentecode="0772", modus=Modus.MEELEZEN, vanaf=date(2024, 1, 1), by=None)
    set_werkwijze(gemeentecode="0772", modus=Modus.VOEREN, vanaf=today + timedelta(days=1), by=None)
    set_werkwijze(gemeentecode="0794", modus=Modus.VOEREN, vanaf=today, by=None)
    text = overview(beheer)
    assert text.count("Meelezen (niet vastgelegd)") == 9
    morgen = today + timedelta(days=1)
    assert f"Voeren vanaf {morgen:%-d-%-m-%Y}" in text
    assert "1-1-2024" in text
    assert "Helmond" in text  # outside the region, but something was recorded


def test_moving_a_municipality_from_reading_along_to_running_is_recorded_by_whom(
    beheer: Client, wereld: Wereld
) -> None:
    url = reverse("werkwijze:wijzigen", args=["0772"])
    answer = beheer.post(url, {"modus": "voeren", "vanaf": "2027-01-01", "volledig": "nee"}, follow=True)
    told = "Vanaf 1-1-2027 is de werkwijze van Eindhoven: Voeren. Register niet volledig."
    assert told in answer.content.decode()
    werkwijze = Werkwijze.objects.get()
    assert (werkwijze.gemeentecode, werkwijze.modus, werkwijze.vanaf) == ("0772", "voeren", date(2027, 1, 1))
    by = wereld.users[Rol.SYSTEEMBEHEERDER]
    assert entries(werkwijze)[0].actor == by
    history = beheer.get(url).content.decode()
    assert "1-1-2027" in history
    assert f"door {by.naam}" in history


def test_that_the_register_is_complete_is_stated_with_its_day(beheer: Client, verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml())
    url = reverse("werkwijze:wijzigen", args=["0772"])
    text = beheer.get(url).content.decode()
    assert "1, waarvan 1 vandaag loopt" in text
    assert "berichten van 4-3-2024 tot en met 4-3-2024" in text
    assert "Er staat geen enkele toewijzing" not in text
    data = {"modus": "voeren", "vanaf": "2027-01-01", "volledig": "ja", "volledig_vanaf": "2027-02-01"}
    answer = beheer.post(url, data, follow=True)
    assert "Voeren. Register volledig vanaf 1-2-2027." in answer.content.decode()
    assert Werkwijze.objects.get().volledig_vanaf == date(2027, 2, 1)
    beheer.post(url, {**data, "volledig": "nee"})  # the day that was left in the form plays no part
    werkwijze = Werkwijze.objects.get()
    assert werkwijze.volledig_vanaf is None
    assert set(entries(werkwijze)[0].changes_dict) == {"volledig_vanaf"}


def test_an_empty_register_is_called_complete_by_who_says_so_twice(beheer: Client) -> None:
    url = reverse("werkwijze:wijzigen", args=["0772"])
    assert "Er staat geen enkele toewijzing van deze gemeente" in beheer.get(url).content.decode()
    data = {"modus": "voeren", "vanaf": "2027-01-01", "volledig": "ja", "volledig_vanaf": "2027-01-01"}
    assert "vink aan dat dit klopt" in beheer.post(url, data).content.decode()
    assert not Werkwijze.objects.exists()
    assert beheer.post(url, {**data, "toch": "on"}).status_code == 302
    assert Werkwijze.objects.get().volledig_vanaf == date(2027, 1, 1)


def test_where_we_read_along_nothing_is_stated(beheer: Client) -> None:
    data = {"modus": "meelezen", "vanaf": "2027-01-01", "volledig": "ja", "volledig_vanaf": "2027-01-01"}
    assert beheer.post(reverse("werkwijze:wijzigen", args=["0772"]), data).status_code == 302
    assert Werkwijze.objects.get().volledig_vanaf is None


@pytest.mark.parametrize(
    ("data", "fout"),
    [
        ({"modus": "", "vanaf": "2027-01-01"}, "Dit veld is verplicht."),
        ({"modus": "anders", "vanaf": "2027-01-01"}, "Selecteer een geldige keuze."),
        ({"modus": "voeren", "vanaf": "1850-01-01"}, "Kies een dag tussen 1-1-2000 en 31-12-2199."),
        ({"modus": "voeren", "vanaf": "2027-01-01"}, "Kies ja of nee."),
        ({"modus": "voeren", "vanaf": "2027-01-01", "volledig": "ja", "toch": "on"}, "Vul de dag in vanaf"),
    ],
)
def test_a_choice_that_is_not_complete_is_refused(beheer: Client, data: dict[str, str], fout: str) -> None:
    answer = beheer.post(reverse("werkwijze:wijzigen", args=["0772"]), data)
    assert fout in answer.content.decode()
    assert not Werkwijze.objects.exists()


def test_more_history_of_a_municipality_takes_no_more_queries(
    beheer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for days in (range(1, 2), range(2, 9)):
        for day in days:
            set_werkwijze(gemeentecode="0772", modus=Modus.VOEREN, vanaf=date(2026, 1, day), by=None)
        with django_assert_num_queries(13):
            beheer.get(reverse("werkwijze:wijzigen", args=["0772"]))


def test_what_is_no_municipality_is_not_found(beheer: Client) -> None:
    assert beheer.get(reverse("werkwijze:wijzigen", args=["9999"])).status_code == 404


def test_more_municipalities_take_no_more_queries(
    beheer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for codes in (["0772"], ["0794", "0753", "0757"]):
        for code in codes:
            set_werkwijze(gemeentecode=code, modus=Modus.VOEREN, vanaf=date(2026, 1, 1), by=None)
        with django_assert_num_queries(9):
            overview(beheer)
