"""The pages on how messages of each municipality are treated."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
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
    answer = beheer.post(url, {"modus": "voeren", "vanaf": "2027-01-01"}, follow=True)
    assert "Vanaf 1-1-2027 is de werkwijze van Eindhoven: Voeren." in answer.content.decode()
    werkwijze = Werkwijze.objects.get()
    assert (werkwijze.gemeentecode, werkwijze.modus, werkwijze.vanaf) == ("0772", "voeren", date(2027, 1, 1))
    assert entries(werkwijze)[0].actor == wereld.users[Rol.SYSTEEMBEHEERDER]
    assert "1-1-2027" in beheer.get(url).content.decode()


@pytest.mark.parametrize(
    ("data", "fout"),
    [
        ({"modus": "", "vanaf": "2027-01-01"}, "Dit veld is verplicht."),
        ({"modus": "anders", "vanaf": "2027-01-01"}, "Selecteer een geldige keuze."),
        ({"modus": "voeren", "vanaf": "1850-01-01"}, "Kies een dag tussen 1-1-2000 en 31-12-2199."),
    ],
)
def test_a_choice_that_is_not_complete_is_refused(beheer: Client, data: dict[str, str], fout: str) -> None:
    answer = beheer.post(reverse("werkwijze:wijzigen", args=["0772"]), data)
    assert fout in answer.content.decode()
    assert not Werkwijze.objects.exists()


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
