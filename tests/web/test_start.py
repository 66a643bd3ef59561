"""The start page: who am I, what may I do, for whom."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.web.wereld import AGB, BEGIN, GEMEENTE, Wereld

from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.models import Lidmaatschap, User
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db


def start(client: Client, user: User | None) -> str:
    if user is not None:
        client.force_login(user)
    return client.get(reverse("start")).content.decode()


def test_a_visitor_reads_what_this_is_and_can_sign_in(client: Client) -> None:
    page = start(client, None)
    assert "Jeugdhulp in de regio, in cijfers" in page
    assert reverse("account_login") in page
    assert "Uw organisaties" not in page


def test_an_analyst_reads_tasks_and_municipalities_by_name(client: Client, wereld: Wereld) -> None:
    Gemeente.objects.create(code=GEMEENTE, naam="Eindhoven", provincie="Noord-Brabant", landsdeel="Zuid")
    page = start(client, wereld.users[Rol.DATA_ANALIST])
    for text in ("Welkom, Test Data-analist", "Berichten inzien", "Interne cijfers inzien", "Eindhoven"):
        assert text in page


def test_a_provider_reads_that_it_sees_its_own(client: Client, wereld: Wereld) -> None:
    assert f"De eigen organisatie (AGB-code {AGB})" in start(client, wereld.users[Rol.AANBIEDER])


def test_somebody_of_no_organisation_reads_whom_to_ask(client: Client) -> None:
    user = User.objects.create_user("los@voorbeeld.nl", naam="Los")
    page = start(client, user)
    assert "U hebt nog geen taken" in page
    assert "Vraag de beheerder" in page


def test_an_ended_membership_is_not_shown(client: Client, wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    Lidmaatschap.objects.filter(user=user).update(tot=BEGIN)
    assert "U hebt nog geen taken" in start(client, user)


def test_the_page_takes_a_fixed_number_of_queries(
    client: Client, wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    with django_assert_num_queries(20):
        client.get(reverse("start"))
    user = wereld.users[Rol.DATA_ANALIST]
    for rol in (Rol.BELEIDSADVISEUR, Rol.CONTRACTMANAGER, Rol.BESTUURDER):
        organisatie = wereld.users[rol].lidmaatschappen.get().organisatie
        Lidmaatschap.objects.create(user=user, organisatie=organisatie, rol=Rol.DATA_ANALIST, van=BEGIN)
    with django_assert_num_queries(20):
        client.get(reverse("start"))


@pytest.mark.parametrize(
    ("rol", "pagina", "onder"),
    [
        (Rol.AANBIEDER, "verzoeken:wachtend", "Berichten"),
        (Rol.AANBIEDER, "tijdigheid:lijst", "Starts en stops"),
        (Rol.TOEGANG, "tijdigheid:lijst", "Verzoeken"),
        (Rol.DATA_ANALIST, "tijdigheid:lijst", "Starts en stops"),
        (Rol.TOEGANG, "berichten:ophalen", "Verzoeken"),
    ],
)
def test_a_page_without_an_entry_of_its_own_stands_under_the_nearest(
    client: Client, wereld: Wereld, rol: Rol, pagina: str, onder: str
) -> None:
    client.force_login(wereld.users[rol])
    navigatie = client.get(reverse(pagina)).context["navigatie"]
    assert [entry["label"] for entry in navigatie if entry["current"]] == [onder]
