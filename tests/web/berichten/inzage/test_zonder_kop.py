"""A file of which no header can be read is nobody's until we know better: it shows to who offered it."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings
from tests.web.berichten.conftest import Verwerk
from tests.web.wereld import BEGIN, Wereld

from jeugdregio.web.berichten.inzage.zicht import fetchable, leesbaar
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.opladen.actions import submit
from jeugdregio.web.berichten.opladen.models import Aanlevering
from jeugdregio.web.organisaties.models import Lidmaatschap, MandaatGemeente, User
from jeugdregio.web.organisaties.rollen import Rol, Taak

pytestmark = [pytest.mark.db, pytest.mark.django_db]

ONLEESBAAR = b"<Bericht>het dossier van iemand"
Offer = Callable[[User, bytes], Bericht]


@pytest.fixture
def offer(settings: Settings, db: None) -> Offer:
    """Let somebody offer a file on the page, and give what the ledger has of it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

    def run(by: User, inhoud: bytes) -> Bericht:
        submit(bestanden=[(ContentFile(inhoud, "dossier.xml"), 1)], by=by)
        return Bericht.objects.latest("pk")

    return run


def sees(user: User) -> bool:
    return leesbaar(user).exists() and Bericht.objects.visible_to(user).exists()


@pytest.fixture
def analist(wereld: Wereld) -> User:
    return wereld.users[Rol.DATA_ANALIST]


@pytest.fixture
def collega(analist: User) -> User:
    """Somebody else in the same organisation with the same task."""
    user = User.objects.create_user("collega@voorbeeld.nl", naam="Collega")
    organisatie = analist.lidmaatschappen.get().organisatie
    Lidmaatschap.objects.create(user=user, organisatie=organisatie, rol=Rol.DATA_ANALIST, van=BEGIN)
    return user


def test_who_offered_it_sees_it_and_nobody_else(
    offer: Offer, analist: User, collega: User, wereld: Wereld, andere_wereld: Wereld
) -> None:
    bericht = offer(analist, ONLEESBAAR)
    assert (bericht.status, bericht.gemeentecode, bericht.agb) == ("geweigerd", "", "")
    assert sees(analist)
    assert bericht in fetchable(analist)
    others = {collega, *wereld.users.values(), *andere_wereld.users.values()} - {analist}
    assert not any(sees(user) or fetchable(user).exists() for user in others)


def test_a_provider_sees_what_it_offered_itself_but_gets_no_file_of_it(offer: Offer, wereld: Wereld) -> None:
    provider = wereld.users[Rol.AANBIEDER]
    offer(provider, ONLEESBAAR)
    assert sees(provider)
    assert not fetchable(provider).exists()
    assert not sees(wereld.users[Rol.DATA_ANALIST])


def test_who_may_no_longer_handle_messages_sees_it_no_more(offer: Offer, analist: User) -> None:
    offer(analist, ONLEESBAAR)
    analist.lidmaatschappen.update(tot=BEGIN)
    assert not sees(analist)
    assert not fetchable(analist).exists()


def test_two_who_offer_the_same_file_both_see_it(offer: Offer, analist: User, andere_wereld: Wereld) -> None:
    other = andere_wereld.users[Rol.DATA_ANALIST]
    offer(analist, ONLEESBAAR)
    assert not sees(other)
    offer(other, ONLEESBAAR)
    assert Bericht.objects.count() == 1
    assert sees(other)
    assert sees(analist)


def test_what_came_in_on_the_command_line_is_for_who_sees_every_municipality_that_takes_part(
    verwerk: Verwerk, analist: User, wereld: Wereld, andere_wereld: Wereld
) -> None:
    verwerk(ONLEESBAAR)
    everyone = [*wereld.users.values(), *andere_wereld.users.values()]
    assert not any(sees(user) for user in everyone)
    for mandaat in analist.lidmaatschappen.get().organisatie.mandaten.filter(taak=Taak.BERICHTEN):
        MandaatGemeente.objects.create(mandaat=mandaat, gemeentecode=andere_wereld.gemeente)
    assert [user for user in everyone if sees(user)] == [analist]
    assert fetchable(analist).exists()


def test_who_sees_every_municipality_still_sees_nothing_that_others_offered(
    offer: Offer, analist: User, wereld: Wereld
) -> None:
    offer(wereld.users[Rol.AANBIEDER], ONLEESBAAR)
    assert not sees(analist)


def test_the_ledger_takes_as_many_queries_with_many_such_files(offer: Offer, analist: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert Bericht.objects.visible_to(analist).count() == Bericht.objects.count()
        return len(captured)

    offer(analist, ONLEESBAAR)
    few = queries()
    for n in range(10):
        offer(analist, ONLEESBAAR + b"%d" % n)
    assert queries() == few


def test_a_colleague_reads_that_it_was_refused_and_why_but_not_what_is_in_it(
    offer: Offer, analist: User, collega: User, client: Client
) -> None:
    bericht = offer(analist, ONLEESBAAR)
    offered = reverse("berichten:aanlevering", args=[Aanlevering.objects.get().sleutel])
    detail = reverse("berichten:detail", args=[bericht.sleutel])
    client.force_login(collega)
    content = client.get(offered).content.decode()
    assert "dossier.xml" in content
    assert "Geweigerd" in content
    assert detail not in content
    assert client.get(detail).status_code == 404
    client.force_login(analist)
    assert detail in client.get(offered).content.decode()
    assert client.get(detail).status_code == 200


def test_a_provider_can_look_into_what_it_offered(offer: Offer, client: Client, wereld: Wereld) -> None:
    bericht = offer(wereld.users[Rol.AANBIEDER], ONLEESBAAR)
    client.force_login(wereld.users[Rol.AANBIEDER])
    page = client.get(reverse("berichten:detail", args=[bericht.sleutel]))
    assert "Dit bericht is geweigerd" in page.content.decode()
