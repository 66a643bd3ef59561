"""Changes in who may see what are checked, and stand in the audit log with the person who made them."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from auditlog.models import LogEntry
from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save

from jeugdregio.web.audit import acting, entries, log_read
from jeugdregio.web.organisaties import actions, mandaten
from jeugdregio.web.organisaties.models import Organisatie, OrganisatieSoort, User
from jeugdregio.web.organisaties.rollen import Rol, Taak
from jeugdregio.web.organisaties.wachtwoord import new_wachtwoord

pytestmark = pytest.mark.django_db
VAN = date(2026, 1, 1)


@pytest.fixture
def beheerder() -> User:
    return User.objects.create_user("beheer@voorbeeld.nl", naam="Beheerder")


@pytest.fixture
def regio(beheerder: User) -> Organisatie:
    return actions.create_organisatie(naam="Regio", soort=OrganisatieSoort.REGIO, by=beheerder)


def test_from_organisation_to_mandate_to_what_a_person_sees(beheerder: User, regio: Organisatie) -> None:
    user = actions.create_user(
        email=" Anna@Voorbeeld.nl ", naam="Anna", wachtwoord="lang-genoeg-voor-hier", by=beheerder
    )
    actions.add_lidmaatschap(user=user, organisatie=regio, rol=Rol.DATA_ANALIST, van=VAN, by=beheerder)
    mandaat = actions.grant_mandaat(
        organisatie=regio,
        taak=Taak.BERICHTEN,
        gemeentecodes_van=["0772", "0753", "0772"],
        van=VAN,
        by=beheerder,
    )
    assert user.email == "anna@voorbeeld.nl"
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN, date(2026, 5, 1)) == {"0772", "0753"}
    actions.end_mandaat(mandaat=mandaat, tot=date(2026, 4, 30), by=beheerder)
    assert mandaten.gemeentecodes(user, Taak.BERICHTEN, date(2026, 5, 1)) == frozenset()


def test_every_change_stands_in_the_audit_log_with_who_made_it(beheerder: User, regio: Organisatie) -> None:
    mandaat = actions.grant_mandaat(
        organisatie=regio, taak=Taak.BERICHTEN, gemeentecodes_van=["0772"], van=VAN, by=beheerder
    )
    for subject in (regio, mandaat, mandaat.gemeenten.get()):
        [entry] = entries(subject)
        assert entry.actor == beheerder
        assert entry.action == LogEntry.Action.CREATE


def test_a_password_never_stands_in_the_audit_log(beheerder: User) -> None:
    user = actions.create_user(
        email="a@voorbeeld.nl", naam="A", wachtwoord="lang-genoeg-voor-hier", by=beheerder
    )
    actions.set_wachtwoord(user=user, wachtwoord="een-ander-wachtwoord", by=beheerder)
    assert user.check_password("een-ander-wachtwoord")
    assert all("password" not in (entry.changes or {}) for entry in entries(user))


def test_acting_within_acting_leaves_no_listener_behind(beheerder: User, regio: Organisatie) -> None:
    before = len(pre_save.receivers)
    with acting(beheerder):
        actions.create_organisatie(naam="Tweede", soort=OrganisatieSoort.TOEGANG, by=beheerder)
    assert len(pre_save.receivers) == before
    other = User.objects.create_user("x@voorbeeld.nl", naam="X")
    with acting(beheerder), pytest.raises(RuntimeError, match="two people"), acting(other):
        pass


def test_a_read_is_logged_with_who_read(beheerder: User, regio: Organisatie) -> None:
    log_read(subject=regio, by=beheerder)
    newest = entries(regio)[0]
    assert newest.action == LogEntry.Action.ACCESS
    assert newest.actor == beheerder


@pytest.mark.parametrize("agb", ["", "123", "6500000x"])
def test_a_provider_needs_an_agb_code_of_eight_digits(agb: str) -> None:
    with pytest.raises(ValidationError, match="8 cijfers"):
        actions.create_organisatie(naam="Aanbieder", soort=OrganisatieSoort.AANBIEDER, agb=agb, by=None)


def test_only_a_provider_has_an_agb_code() -> None:
    with pytest.raises(ValidationError):
        actions.create_organisatie(naam="Regio", soort=OrganisatieSoort.REGIO, agb="65000001", by=None)


def test_a_weak_password_is_refused_and_makes_no_account() -> None:
    with pytest.raises(ValidationError):
        actions.create_user(email="a@voorbeeld.nl", naam="A", wachtwoord="kort", by=None)
    assert not User.objects.exists()


@pytest.mark.parametrize("rol", list(Rol))
def test_the_role_of_provider_belongs_to_providers_and_no_other_role_does(
    rol: Rol, regio: Organisatie
) -> None:
    user = actions.create_user(email="a@voorbeeld.nl", naam="A", wachtwoord=None, by=None)
    aanbieder = actions.create_organisatie(
        naam="Aanbieder", soort=OrganisatieSoort.AANBIEDER, agb="65000001", by=None
    )
    wrong = regio if rol == Rol.AANBIEDER else aanbieder
    with pytest.raises(ValidationError, match="past niet"):
        actions.add_lidmaatschap(user=user, organisatie=wrong, rol=rol, van=VAN, by=None)


@pytest.mark.parametrize(
    ("codes", "reden"), [([], "ten minste één gemeente"), (["772"], "Geen gemeentecode van 4 cijfers: 772")]
)
def test_a_mandate_is_given_by_municipalities(codes: list[str], reden: str, regio: Organisatie) -> None:
    with pytest.raises(ValidationError, match=reden):
        actions.grant_mandaat(
            organisatie=regio, taak=Taak.BERICHTEN, gemeentecodes_van=codes, van=VAN, by=None
        )


def test_a_membership_cannot_end_before_it_begins(regio: Organisatie) -> None:
    user = actions.create_user(email="a@voorbeeld.nl", naam="A", wachtwoord=None, by=None)
    lid = actions.add_lidmaatschap(user=user, organisatie=regio, rol=Rol.TOEGANG, van=VAN, by=None)
    with pytest.raises(ValidationError):
        actions.end_lidmaatschap(lidmaatschap=lid, tot=date(2025, 12, 31), by=None)


def test_a_closed_account_cannot_sign_in(regio: Organisatie) -> None:
    user = actions.create_user(email="a@voorbeeld.nl", naam="A", wachtwoord="lang-genoeg-voor-hier", by=None)
    actions.deactivate_user(user=user, by=None)
    user.refresh_from_db()
    assert not user.is_active


def test_the_first_account_is_an_administrator_of_a_new_or_known_organisation() -> None:
    for email in ("een@voorbeeld.nl", "twee@voorbeeld.nl"):
        user = actions.create_systeembeheerder(
            email=email, organisatie="Dienst Jeugd", wachtwoord="lang-genoeg-voor-hier"
        )
        assert mandaten.taken(user) == {Taak.BEHEER}
    assert Organisatie.objects.count() == 1


def test_a_new_colleague_gets_a_password_that_works_and_a_membership(
    beheerder: User, regio: Organisatie
) -> None:
    user, wachtwoord = actions.create_medewerker(
        email="dirk@voorbeeld.nl", naam="Dirk", organisatie=regio, rol=Rol.DATA_ANALIST, van=VAN, by=beheerder
    )
    assert user.check_password(wachtwoord)
    assert user.lidmaatschappen.get().rol == Rol.DATA_ANALIST
    assert all(wachtwoord not in repr(entry.changes) for entry in entries(user))


def test_a_colleague_whose_role_does_not_fit_is_not_made_at_all(beheerder: User, regio: Organisatie) -> None:
    with pytest.raises(ValidationError, match="past niet"):
        actions.create_medewerker(
            email="dirk@voorbeeld.nl",
            naam="Dirk",
            organisatie=regio,
            rol=Rol.AANBIEDER,
            van=VAN,
            by=beheerder,
        )
    assert not User.objects.filter(email="dirk@voorbeeld.nl").exists()


def test_no_two_first_passwords_are_the_same() -> None:
    made = {new_wachtwoord() for _ in range(100)}
    assert len(made) == 100
    assert all(len(wachtwoord) == 23 for wachtwoord in made)


def test_a_new_password_and_a_reset_second_step_stand_in_the_audit_log(beheerder: User) -> None:
    TOTP.activate(beheerder, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    actions.set_wachtwoord(user=beheerder, wachtwoord="een-ander-wachtwoord", by=beheerder)
    actions.reset_tweestaps(user=beheerder, by=beheerder)
    found = [(entry.additional_data["gebeurtenis"], entry.actor) for entry in entries(beheerder)[:2]]
    assert found == [
        ("Tweede stap bij het aanmelden uitgezet", beheerder),
        ("Nieuw wachtwoord ingesteld", beheerder),
    ]
    assert not Authenticator.objects.filter(user=beheerder).exists()


def test_an_account_can_be_switched_on_again(beheerder: User, regio: Organisatie) -> None:
    user = actions.create_user(email="a@voorbeeld.nl", naam="A", wachtwoord=None, by=beheerder)
    actions.deactivate_user(user=user, by=beheerder)
    actions.activate_user(user=user, by=beheerder)
    assert User.objects.get(pk=user.pk).is_active
    assert [entry.changes["is_active"] for entry in entries(user)[:2]] == [
        ["False", "True"],
        ["True", "False"],
    ]


def test_administration_needs_no_mandate_and_gets_none(regio: Organisatie) -> None:
    with pytest.raises(ValidationError, match="geen mandaat nodig"):
        actions.grant_mandaat(
            organisatie=regio, taak=Taak.BEHEER, gemeentecodes_van=["0772"], van=VAN, by=None
        )
