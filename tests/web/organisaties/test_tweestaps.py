"""Whoever reaches exact figures, people or rights signs in with a second step, before anything else."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings
from tests.web.toegangstabel import ROUTES
from tests.web.wereld import BEGIN, WACHTWOORD, Wereld

from jeugdregio.web.organisaties import tweestaps
from jeugdregio.web.organisaties.models import Lidmaatschap
from jeugdregio.web.organisaties.rollen import ROL_TAKEN, ROLLEN_MET_TWEESTAPS, Rol, Taak

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
EIGEN = sorted(
    naam
    for naam, toegang in ROUTES.items()
    if toegang.merk != "openbaar" and not naam.startswith(("account_", "mfa_"))
)


@pytest.fixture(autouse=True)
def verplicht(settings: Settings) -> None:
    settings.TWEESTAPS_VERPLICHT = True
    cache.clear()


def test_every_role_with_exact_figures_persons_or_rights_needs_the_second_step() -> None:
    exact = {Taak.CIJFERS_INTERN, Taak.TOEWIJZEN, Taak.BEHEER}
    reach = {rol for rol, taken in ROL_TAKEN.items() if taken & exact}
    assert reach <= ROLLEN_MET_TWEESTAPS
    assert Rol.PRIVACY_OFFICER in ROLLEN_MET_TWEESTAPS


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("naam", EIGEN)
def test_without_it_every_page_that_is_not_public_leads_to_switching_it_on(
    naam: str, method: str, wereld: Wereld, client: Client
) -> None:
    toegang = ROUTES[naam]
    url = reverse(naam, kwargs=dict(toegang.eigen(wereld)) if toegang.eigen else None)
    rol = next(rol for rol in sorted(ROLLEN_MET_TWEESTAPS) if rol in toegang.rollen)
    client.force_login(wereld.users[rol])
    answer = getattr(client, method)(url)
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("mfa_activate_totp")


def test_the_table_holds_pages_to_try() -> None:
    assert {"berichten:lijst", "cijfers:intern", "beheer:personen"} <= set(EIGEN)


def test_signing_in_leads_to_switching_it_on_and_says_why(client: Client, wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    answer = client.post(reverse("account_login"), {"login": user.email, "password": WACHTWOORD}, follow=True)
    assert answer.redirect_chain[0][0] == reverse("mfa_activate_totp")
    assert tweestaps.UITLEG in answer.content.decode()


def test_once_it_is_on_the_pages_open(client: Client, wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    TOTP.activate(user, SECRET)
    client.force_login(user)
    assert client.get(reverse("berichten:lijst")).status_code == 200


def test_recovery_codes_alone_do_not_count(wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    assert tweestaps.is_missing(user)


@pytest.mark.parametrize("rol", sorted(set(Rol) - ROLLEN_MET_TWEESTAPS))
def test_other_roles_go_on_with_a_password(rol: Rol, client: Client, wereld: Wereld) -> None:
    client.force_login(wereld.users[rol])
    assert client.get(reverse("cijfers:monitor")).status_code == 200


def test_a_role_that_has_ended_or_is_still_to_come_asks_nothing(wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    Lidmaatschap.objects.filter(user=user).update(tot=BEGIN)
    assert not tweestaps.is_missing(user)


def test_in_a_demo_it_is_not_asked_and_costs_nothing(
    settings: Settings, wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    with django_assert_num_queries(1):
        assert tweestaps.is_missing(user)
    settings.TWEESTAPS_VERPLICHT = False
    with django_assert_num_queries(0):
        assert not tweestaps.is_missing(user)
