"""The pages on providers and contracts."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.web.wereld import Wereld

from jeugdregio.web.aanbieders.actions import conclude_contract, ensure_aanbieders, name_aanbieder
from jeugdregio.web.aanbieders.models import Aanbieder, Contract
from jeugdregio.web.audit import entries
from jeugdregio.web.gebieden.models import Gebied, GebiedSoort
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db
VAN = date(2026, 1, 1)


@pytest.fixture
def gebied() -> Gebied:
    return Gebied.objects.create(
        code="SVJ", naam="Samen voor Jeugd", soort=GebiedSoort.INKOOPREGIO, bron="toets"
    )


@pytest.fixture
def beheer(client: Client, wereld: Wereld) -> Client:
    client.force_login(wereld.users[Rol.SYSTEEMBEHEERDER])
    return client


def page(client: Client, name: str, *args: str, **query: str) -> str:
    return client.get(reverse(name, args=args), query).content.decode()


def test_providers_without_a_name_come_first_and_the_search_finds_them_by_code(beheer: Client) -> None:
    name_aanbieder(agb="65000001", naam="Aap", by=None)
    assert "1</strong> aanbieder, geen zonder naam." in page(beheer, "aanbieders:lijst")
    ensure_aanbieders(["65000002"])
    text = page(beheer, "aanbieders:lijst")
    assert text.index("65000002") < text.index("Aap")
    assert "waarvan <strong>1</strong> zonder naam. Die staat vooraan." in text
    assert "Aap" not in page(beheer, "aanbieders:lijst", zoek="65000002")
    assert "Geen aanbieders gevonden" in page(beheer, "aanbieders:lijst", zoek="bestaat niet")


def test_more_providers_take_no_more_queries(
    beheer: Client, gebied: Gebied, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for numbers in (range(1, 2), range(2, 6)):
        for number in numbers:
            aanbieder = name_aanbieder(agb=f"6500000{number}", naam=f"A{number}", by=None)
            conclude_contract(aanbieder=aanbieder, gebied=gebied, van=VAN, tot=None, by=None)
        with django_assert_num_queries(8):
            beheer.get(reverse("aanbieders:lijst"))


def test_an_unknown_provider_gets_its_name_from_the_page(beheer: Client, wereld: Wereld) -> None:
    ensure_aanbieders(["65000001"])
    assert "Deze aanbieder heeft nog geen naam" in page(beheer, "aanbieders:detail", "65000001")
    url = reverse("aanbieders:naam", args=["65000001"])
    assert "Dit veld is verplicht." in beheer.post(url, {"naam": " "}).content.decode()
    beheer.post(url, {"naam": "De Verzonnen Vogel"})
    aanbieder = Aanbieder.objects.get()
    assert aanbieder.naam == "De Verzonnen Vogel"
    assert entries(aanbieder)[0].actor == wereld.users[Rol.SYSTEEMBEHEERDER]


def test_a_provider_can_be_added_before_any_message_and_only_once(beheer: Client) -> None:
    url = reverse("aanbieders:nieuw")
    assert "acht cijfers" in beheer.post(url, {"agb": "123", "naam": "V"}).content.decode()
    beheer.post(url, {"agb": "65000001", "naam": "Vogel"})
    again = beheer.post(url, {"agb": "65000001", "naam": "Andere naam"}).content.decode()
    assert "Deze aanbieder staat al in de lijst" in again
    assert Aanbieder.objects.get().naam == "Vogel"


def test_a_contract_is_recorded_refused_when_it_overlaps_and_ended(
    beheer: Client, gebied: Gebied, wereld: Wereld
) -> None:
    name_aanbieder(agb="65000001", naam="Vogel", by=None)
    url = reverse("aanbieders:contract_nieuw", args=["65000001"])
    back = beheer.post(url, {"gebied": "SVJ", "van": "2026-02-01", "tot": "2026-01-01"}).content.decode()
    assert "De einddatum ligt voor de begindatum." in back
    beheer.post(url, {"gebied": "SVJ", "van": "2026-01-01", "tot": ""})
    overlap = beheer.post(url, {"gebied": "SVJ", "van": "2026-06-01"}).content.decode()
    assert "al een contract vanaf 1-1-2026 zonder einddatum" in overlap
    assert "1-1-2026" in page(beheer, "aanbieders:detail", "65000001")
    einde = reverse("aanbieders:contract_einde", args=["65000001", "SVJ", "2026-01-01"])
    assert "Dit begon op 1-1-2026." in beheer.post(einde, {"tot": "2025-12-31"}).content.decode()
    beheer.post(einde, {"tot": "2026-06-30"})
    contract = Contract.objects.get()
    assert contract.tot == date(2026, 6, 30)
    assert entries(contract)[0].actor == wereld.users[Rol.SYSTEEMBEHEERDER]
    assert "eindigt al op 30-6-2026" in beheer.post(einde, {"tot": "2026-12-31"}).content.decode()


@pytest.mark.parametrize("deel", [("65000009", "SVJ", "2026-01-01"), ("65000001", "SVJ", "gisteren")])
def test_a_contract_that_does_not_exist_is_not_found(beheer: Client, deel: tuple[str, str, str]) -> None:
    assert beheer.get(reverse("aanbieders:contract_einde", args=deel)).status_code == 404
