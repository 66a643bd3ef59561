"""An installation keeps an administrator, whatever they do to each other."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jeugdregio.web.organisaties import actions
from jeugdregio.web.organisaties.models import Lidmaatschap, Organisatie, OrganisatieSoort, User
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db
VAN = date(2020, 1, 1)


@pytest.fixture
def regio() -> Organisatie:
    return actions.create_organisatie(naam="Regio", soort=OrganisatieSoort.REGIO, by=None)


def beheerder(
    regio: Organisatie,
    naam: str,
    *,
    van: date = VAN,
    tot: date | None = None,
    rol: Rol = Rol.SYSTEEMBEHEERDER,
) -> Lidmaatschap:
    user = User.objects.create_user(f"{naam}@voorbeeld.nl", naam=naam)
    return actions.add_lidmaatschap(user=user, organisatie=regio, rol=rol, van=van, tot=tot, by=None)


def test_the_last_administrator_cannot_be_switched_off(regio: Organisatie) -> None:
    anna = beheerder(regio, "anna")
    beheerder(regio, "dirk", rol=Rol.DATA_ANALIST)
    with pytest.raises(ValidationError, match="geen systeembeheerder meer"):
        actions.deactivate_user(user=anna.user, by=None)
    anna.user.refresh_from_db()
    assert anna.user.is_active


def test_the_membership_of_the_last_administrator_cannot_end(regio: Organisatie) -> None:
    anna = beheerder(regio, "anna")
    with pytest.raises(ValidationError, match="geen systeembeheerder meer"):
        actions.end_lidmaatschap(lidmaatschap=anna, tot=timezone.localdate() + timedelta(days=400), by=None)
    anna.refresh_from_db()
    assert anna.tot is None


def test_one_of_two_administrators_can_go_and_then_not_the_other(regio: Organisatie) -> None:
    anna, bert = beheerder(regio, "anna"), beheerder(regio, "bert")
    actions.deactivate_user(user=anna.user, by=None)
    with pytest.raises(ValidationError):
        actions.deactivate_user(user=bert.user, by=None)
    actions.activate_user(user=anna.user, by=None)
    actions.end_lidmaatschap(lidmaatschap=bert, tot=timezone.localdate(), by=None)
    assert bert.tot == timezone.localdate()


def test_an_account_that_is_off_does_not_count_as_administrator(regio: Organisatie) -> None:
    anna, bert = beheerder(regio, "anna"), beheerder(regio, "bert")
    User.objects.filter(pk=bert.user.pk).update(is_active=False)
    with pytest.raises(ValidationError):
        actions.deactivate_user(user=anna.user, by=None)


def test_an_administrator_who_leaves_sooner_is_no_replacement(regio: Organisatie) -> None:
    anna = beheerder(regio, "anna")
    beheerder(regio, "bert", tot=timezone.localdate() + timedelta(days=10))
    with pytest.raises(ValidationError):
        actions.end_lidmaatschap(lidmaatschap=anna, tot=timezone.localdate(), by=None)


def test_a_successor_who_begins_the_next_day_is_enough(regio: Organisatie) -> None:
    anna = beheerder(regio, "anna")
    last = timezone.localdate() + timedelta(days=5)
    beheerder(regio, "bert", van=last + timedelta(days=1))
    with pytest.raises(ValidationError):
        actions.end_lidmaatschap(lidmaatschap=anna, tot=last - timedelta(days=1), by=None)
    actions.end_lidmaatschap(lidmaatschap=anna, tot=last, by=None)


def test_a_person_who_is_administrator_twice_can_end_one_and_not_go(regio: Organisatie) -> None:
    anna = beheerder(regio, "anna")
    ander = actions.create_organisatie(naam="Ander", soort=OrganisatieSoort.REGIO, by=None)
    actions.add_lidmaatschap(
        user=anna.user, organisatie=ander, rol=Rol.SYSTEEMBEHEERDER, van=VAN, tot=None, by=None
    )
    with pytest.raises(ValidationError):
        actions.deactivate_user(user=anna.user, by=None)
    actions.end_lidmaatschap(lidmaatschap=anna, tot=timezone.localdate(), by=None)


def test_an_end_may_be_put_off_by_who_is_alone(regio: Organisatie) -> None:
    anna = beheerder(regio, "anna", tot=timezone.localdate() + timedelta(days=10))
    later = timezone.localdate() + timedelta(days=300)
    actions.end_lidmaatschap(lidmaatschap=anna, tot=later, by=None)
    assert Lidmaatschap.objects.get(pk=anna.pk).tot == later


def test_somebody_who_used_to_be_administrator_can_be_switched_off(regio: Organisatie) -> None:
    oud = beheerder(regio, "oud", tot=timezone.localdate() - timedelta(days=1))
    actions.deactivate_user(user=oud.user, by=None)
    assert not User.objects.get(pk=oud.user.pk).is_active
