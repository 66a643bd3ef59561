"""Providers and their contracts."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from jeugdregio.web.aanbieders.actions import (
    conclude_contract,
    end_contract,
    ensure_aanbieders,
    name_aanbieder,
)
from jeugdregio.web.aanbieders.models import Aanbieder, AanbiederStatus, Contract
from jeugdregio.web.audit import entries
from jeugdregio.web.gebieden.models import Gebied, GebiedSoort
from jeugdregio.web.organisaties.models import User

pytestmark = pytest.mark.django_db
JAN, JUN, DEC = date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31)


@pytest.fixture
def by() -> User:
    return User.objects.create_user("contract@voorbeeld.nl", naam="Contractmanager")


@pytest.fixture
def gebied() -> Gebied:
    return Gebied.objects.create(
        code="SVJ", naam="Samen voor Jeugd", soort=GebiedSoort.INKOOPREGIO, bron="toets"
    )


@pytest.fixture
def aanbieder(by: User) -> Aanbieder:
    return name_aanbieder(agb="65000001", naam="De Verzonnen Vogel", by=by)


def test_a_provider_first_named_by_a_message_is_unknown(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ensure_aanbieders(["65000001"])
    with django_assert_num_queries(1):
        ensure_aanbieders(["65000002", "65000001", "65000002"])
    assert list(Aanbieder.objects.values_list("agb", "status").order_by("agb")) == [
        ("65000001", AanbiederStatus.ONBEKEND),
        ("65000002", AanbiederStatus.ONBEKEND),
    ]
    assert str(Aanbieder.objects.get(agb="65000001")) == "Onbekende aanbieder (65000001)"


def test_no_codes_means_no_work(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        ensure_aanbieders([])


def test_a_name_makes_a_provider_known_and_a_later_message_does_not_undo_that(by: User) -> None:
    ensure_aanbieders(["65000001"])
    name_aanbieder(agb="65000001", naam=" De Verzonnen Vogel ", by=by)
    ensure_aanbieders(["65000001"])
    aanbieder = Aanbieder.objects.get()
    assert (aanbieder.naam, aanbieder.status) == ("De Verzonnen Vogel", AanbiederStatus.BEKEND)
    assert entries(aanbieder)[0].actor == by


def test_the_database_refuses_a_known_provider_without_name_and_a_malformed_code() -> None:
    for fields in ({"agb": "65000001", "status": AanbiederStatus.BEKEND}, {"agb": "6500"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Aanbieder.objects.create(**fields)


@pytest.mark.parametrize(
    ("van", "tot"),
    [
        (JAN, DEC),
        (date(2025, 1, 1), JAN),
        (JUN, None),
        (date(2026, 3, 1), date(2026, 4, 1)),
        (date(2020, 1, 1), None),
    ],
)
def test_contracts_of_one_provider_and_area_never_overlap(
    aanbieder: Aanbieder, gebied: Gebied, by: User, van: date, tot: date | None
) -> None:
    conclude_contract(aanbieder=aanbieder, gebied=gebied, van=JAN, tot=JUN, by=by)
    with pytest.raises(ValidationError, match="al een contract vanaf 1-1-2026 tot en met 30-6-2026"):
        conclude_contract(aanbieder=aanbieder, gebied=gebied, van=van, tot=tot, by=by)
    assert Contract.objects.count() == 1


def test_a_contract_may_follow_the_day_after_another(aanbieder: Aanbieder, gebied: Gebied, by: User) -> None:
    conclude_contract(aanbieder=aanbieder, gebied=gebied, van=JAN, tot=JUN, by=by)
    conclude_contract(aanbieder=aanbieder, gebied=gebied, van=date(2026, 7, 1), tot=None, by=by)
    conclude_contract(aanbieder=aanbieder, gebied=gebied, van=date(2025, 1, 1), tot=date(2025, 12, 31), by=by)
    assert Contract.objects.count() == 3


def test_contracts_of_other_areas_and_providers_do_not_count(
    aanbieder: Aanbieder, gebied: Gebied, by: User
) -> None:
    conclude_contract(aanbieder=aanbieder, gebied=gebied, van=JAN, tot=None, by=by)
    ander = Gebied.objects.create(code="X", naam="X", soort=GebiedSoort.INKOOPREGIO, bron="toets")
    conclude_contract(aanbieder=aanbieder, gebied=ander, van=JAN, tot=None, by=by)
    tweede = name_aanbieder(agb="65000002", naam="Tweede", by=by)
    conclude_contract(aanbieder=tweede, gebied=gebied, van=JAN, tot=None, by=by)
    assert Contract.objects.count() == 3


def test_a_contract_does_not_end_before_it_begins(aanbieder: Aanbieder, gebied: Gebied, by: User) -> None:
    with pytest.raises(ValidationError):
        conclude_contract(aanbieder=aanbieder, gebied=gebied, van=DEC, tot=JAN, by=by)


def test_an_ended_contract_holds_up_to_its_last_day_and_is_not_stretched(
    aanbieder: Aanbieder, gebied: Gebied, by: User
) -> None:
    contract = conclude_contract(aanbieder=aanbieder, gebied=gebied, van=JAN, tot=None, by=by)
    end_contract(contract=contract, tot=JUN, by=by)
    held = [
        Aanbieder.objects.gecontracteerd(gebied=gebied, op=day).exists()
        for day in (JAN, JUN, date(2026, 7, 1))
    ]
    assert held == [True, True, False]
    with pytest.raises(ValidationError, match="Sluit een nieuw contract"):
        end_contract(contract=contract, tot=DEC, by=by)
    assert entries(contract)[0].actor == by
