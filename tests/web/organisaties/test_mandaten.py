"""Who may do what for whom: membership and mandate, both on the day itself."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries
from tests.web.wereld import AGB, GEMEENTE, Wereld

from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.models import Lidmaatschap, Mandaat, MandaatGemeente, Organisatie, User
from jeugdregio.web.organisaties.rollen import ROL_TAKEN, Rol, Taak

DAG = date(2026, 10, 1)
VOOR, NA = DAG - timedelta(days=1), DAG + timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("a@voorbeeld.nl", naam="A")


@pytest.fixture
def regio() -> Organisatie:
    return Organisatie.objects.create(naam="Regio", soort="regio")


def mandate(organisatie: Organisatie, *codes: str, van: date = VOOR, tot: date | None = None) -> Mandaat:
    mandaat = Mandaat.objects.create(organisatie=organisatie, taak=Taak.BERICHTEN, van=van, tot=tot)
    for code in codes:
        MandaatGemeente.objects.create(mandaat=mandaat, gemeentecode=code)
    return mandaat


def member(
    user: User, organisatie: Organisatie, rol: Rol = Rol.DATA_ANALIST, van: date = VOOR
) -> Lidmaatschap:
    return Lidmaatschap.objects.create(user=user, organisatie=organisatie, rol=rol, van=van)


def test_member_of_a_mandated_organisation_sees_the_municipalities_of_the_mandate(
    user: User, regio: Organisatie
) -> None:
    member(user, regio)
    mandate(regio, "0772", "0753")
    mandate(regio, "0770")
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN, DAG) == {"0772", "0753", "0770"}
    assert mandaten.taken(user, DAG) == {Taak.BERICHTEN}


def test_a_mandate_of_another_organisation_gives_nothing(user: User, regio: Organisatie) -> None:
    member(user, regio)
    mandate(Organisatie.objects.create(naam="Ander", soort="regio"), "0772")
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN, DAG) == frozenset()
    assert mandaten.taken(user, DAG) == frozenset()


def test_membership_without_mandate_gives_nothing(user: User, regio: Organisatie) -> None:
    member(user, regio)
    mandate(regio)
    assert not mandaten.has_taak(user, Taak.BERICHTEN, DAG)


@pytest.mark.parametrize("rol", [rol for rol in Rol if Taak.BERICHTEN not in ROL_TAKEN[rol]])
def test_a_role_without_the_task_gets_nothing_from_the_mandate(
    user: User, regio: Organisatie, rol: Rol
) -> None:
    member(user, regio, rol)
    mandate(regio, "0772")
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN, DAG) == frozenset()
    assert Taak.BERICHTEN not in mandaten.taken(user, DAG)


@pytest.mark.parametrize(
    ("van", "tot", "geldt"),
    [(VOOR, None, True), (DAG, DAG, True), (VOOR, VOOR, False), (NA, None, False), (VOOR, DAG, True)],
)
def test_membership_and_mandate_hold_on_their_first_and_last_day_and_not_outside(
    user: User, regio: Organisatie, van: date, tot: date | None, geldt: bool
) -> None:
    lid = member(user, regio)
    mandaat = mandate(regio, "0772", van=van, tot=tot)
    assert mandaten.has_taak(user, Taak.BERICHTEN, DAG) is geldt
    assert bool(mandaten.gemeentecodes(user, Taak.BERICHTEN, DAG)) is geldt
    assert any(found.taak for found in mandaten.bevoegdheden(user, DAG)) is geldt
    Mandaat.objects.filter(pk=mandaat.pk).update(van=VOOR, tot=None)
    Lidmaatschap.objects.filter(pk=lid.pk).update(van=van, tot=tot)
    assert mandaten.has_taak(user, Taak.BERICHTEN, DAG) is geldt
    assert bool(mandaten.gemeentecodes(user, Taak.BERICHTEN, DAG)) is geldt
    assert bool(mandaten.bevoegdheden(user, DAG)) is geldt


def test_an_ended_mandate_beside_a_running_one_takes_nothing_away(user: User, regio: Organisatie) -> None:
    member(user, regio)
    mandate(regio, "0753", tot=VOOR)
    mandate(regio, "0772")
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN, DAG) == {"0772"}
    assert mandaten.has_taak(user, Taak.BERICHTEN, DAG)


def test_role_and_mandate_of_two_organisations_are_not_mixed(user: User, regio: Organisatie) -> None:
    ander = Organisatie.objects.create(naam="Ander", soort="regio")
    member(user, regio, Rol.BESTUURDER)
    member(user, ander, Rol.DATA_ANALIST)
    mandate(regio, "0772")
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN, DAG) == frozenset()
    assert not mandaten.has_taak(user, Taak.BERICHTEN, DAG)


def test_a_provider_sees_by_its_own_agb_code_without_mandate(wereld: Wereld) -> None:
    user = wereld.users[Rol.AANBIEDER]
    assert mandaten.agb_codes(user, Taak.BERICHTEN) == {AGB}
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN) == frozenset()
    assert mandaten.has_taak(user, Taak.BERICHTEN)
    assert mandaten.agb_codes(user, Taak.CIJFERS_INTERN) == {AGB}
    assert mandaten.agb_codes(user, Taak.TOEWIJZEN) == frozenset()
    assert mandaten.agb_codes(wereld.users[Rol.DATA_ANALIST], Taak.BERICHTEN) == frozenset()


def test_somebody_without_account_or_with_a_closed_one_may_do_nothing(wereld: Wereld) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN) == {GEMEENTE}
    user.is_active = False
    for nobody in (user, AnonymousUser()):
        assert mandaten.taken(nobody) == frozenset()
        assert mandaten.gemeentecodes(nobody, Taak.BERICHTEN) == frozenset()
        assert mandaten.agb_codes(nobody, Taak.BERICHTEN) == frozenset()
        assert mandaten.bevoegdheden(nobody) == []


def test_the_overview_tells_the_same_as_the_rules(wereld: Wereld) -> None:
    for user in wereld.users.values():
        overzicht = mandaten.bevoegdheden(user)
        assert {found.taak for found in overzicht if found.taak} == mandaten.taken(user)
        for found in overzicht:
            if found.taak:
                assert found.gemeentecodes == mandaten.gemeentecodes(user, found.taak)
                assert {found.agb} - {""} == mandaten.agb_codes(user, found.taak)


def test_each_question_is_one_query(
    wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = wereld.users[Rol.DATA_ANALIST]
    with django_assert_num_queries(3):
        mandaten.gemeentecodes(user, Taak.BERICHTEN)
        mandaten.agb_codes(user, Taak.BERICHTEN)
        mandaten.taken(user)


def test_the_database_refuses_a_period_that_ends_before_it_begins(user: User, regio: Organisatie) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Lidmaatschap.objects.create(user=user, organisatie=regio, rol=Rol.TOEGANG, van=DAG, tot=VOOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandaat.objects.create(organisatie=regio, taak=Taak.BERICHTEN, van=DAG, tot=VOOR)
