"""Writes on users, organisations, memberships and mandates. Each says by whom; None is the system itself."""

from collections.abc import Iterable
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdregio.kern import agb as agb_codes
from jeugdregio.kern import gemeentecode as gemeentecodes
from jeugdregio.web.audit import acting, log_event
from jeugdregio.web.organisaties.beheerders import require_other_beheerder
from jeugdregio.web.organisaties.models import (
    Lidmaatschap,
    Mandaat,
    MandaatGemeente,
    Organisatie,
    OrganisatieSoort,
    User,
)
from jeugdregio.web.organisaties.rollen import ZONDER_MANDAAT, Rol, Taak
from jeugdregio.web.organisaties.wachtwoord import new_wachtwoord


@transaction.atomic
def create_organisatie(*, naam: str, soort: OrganisatieSoort, agb: str = "", by: User | None) -> Organisatie:
    """Make an organisation; a provider, and only a provider, has an AGB code. Raises ValidationError."""
    if soort == OrganisatieSoort.AANBIEDER and not agb_codes.is_valid(agb):
        raise ValidationError("Een aanbieder heeft een AGB-code van 8 cijfers nodig.", code="agb_ongeldig")
    if soort != OrganisatieSoort.AANBIEDER and agb:
        raise ValidationError(
            "Alleen een aanbieder heeft een AGB-code. Laat dat veld leeg, of kies een andere soort.",
            code="agb_alleen_bij_aanbieder",
        )
    organisatie = Organisatie(naam=naam.strip(), soort=soort, agb=agb)
    organisatie.full_clean()
    with acting(by):
        organisatie.save()
    return organisatie


@transaction.atomic
def create_user(*, email: str, naam: str, wachtwoord: str | None, by: User | None) -> User:
    """Make a person who can sign in; without a password only after one is set. Raises ValidationError."""
    user = User(email=email.strip().lower(), naam=naam.strip())
    if wachtwoord is None:
        user.set_unusable_password()
    else:
        validate_password(wachtwoord, user)
        user.set_password(wachtwoord)
    user.full_clean()
    with acting(by):
        user.save()
    return user


@transaction.atomic
def create_medewerker(
    *,
    email: str,
    naam: str,
    organisatie: Organisatie,
    rol: Rol,
    van: date,
    tot: date | None = None,
    by: User | None,
) -> tuple[User, str]:
    """Make a person with a first membership; return them and their password. Raises ValidationError."""
    wachtwoord = new_wachtwoord()
    user = create_user(email=email, naam=naam, wachtwoord=wachtwoord, by=by)
    add_lidmaatschap(user=user, organisatie=organisatie, rol=rol, van=van, tot=tot, by=by)
    return user, wachtwoord


@transaction.atomic
def create_systeembeheerder(*, email: str, organisatie: str, wachtwoord: str) -> User:
    """Make the first account of an installation: an administrator of `organisatie`, made when new."""
    found = Organisatie.objects.filter(naam=organisatie.strip()).first()
    bij = found or create_organisatie(naam=organisatie, soort=OrganisatieSoort.REGIO, by=None)
    user = create_user(email=email, naam="Systeembeheerder", wachtwoord=wachtwoord, by=None)
    add_lidmaatschap(user=user, organisatie=bij, rol=Rol.SYSTEEMBEHEERDER, van=timezone.localdate(), by=None)
    return user


@transaction.atomic
def set_wachtwoord(*, user: User, wachtwoord: str, by: User | None) -> None:
    """Give the person another password, which ends their sessions. Raises ValidationError when too weak."""
    validate_password(wachtwoord, user)
    user.set_password(wachtwoord)
    user.save(update_fields=["password"])
    log_event(subject=user, gebeurtenis="Nieuw wachtwoord ingesteld", by=by)


@transaction.atomic
def deactivate_user(*, user: User, by: User | None) -> None:
    """Take away the right to sign in; what the person did stays in the audit log.

    Raises ValidationError for the last administrator.
    """
    today = timezone.localdate()
    beheer = user.lidmaatschappen.filter(rol=Rol.SYSTEEMBEHEERDER).exclude(tot__lt=today)
    for lidmaatschap in beheer if user.is_active else ():
        require_other_beheerder(lidmaatschap, vanaf=max(today, lidmaatschap.van), same_person=False)
    user.is_active = False
    with acting(by):
        user.save(update_fields=["is_active"])


@transaction.atomic
def activate_user(*, user: User, by: User | None) -> None:
    """Give back the right to sign in, with the password and the memberships there were."""
    user.is_active = True
    with acting(by):
        user.save(update_fields=["is_active"])


@transaction.atomic
def reset_tweestaps(*, user: User, by: User | None) -> None:
    """Switch off the second step of someone who lost their phone and their recovery codes."""
    Authenticator.objects.filter(user=user).delete()
    log_event(subject=user, gebeurtenis="Tweede stap bij het aanmelden uitgezet", by=by)


@transaction.atomic
def add_lidmaatschap(
    *, user: User, organisatie: Organisatie, rol: Rol, van: date, tot: date | None = None, by: User | None
) -> Lidmaatschap:
    """Let the person work for the organisation in a role. Raises ValidationError.

    The role of provider belongs to providers, and the other roles do not: a provider sees by its AGB code,
    everyone else by mandate.
    """
    if (rol == Rol.AANBIEDER) != (organisatie.soort == OrganisatieSoort.AANBIEDER):
        raise ValidationError(
            f"De rol {rol.label} past niet bij {organisatie} ({organisatie.get_soort_display()}).",
            code="rol_past_niet",
        )
    lidmaatschap = Lidmaatschap(user=user, organisatie=organisatie, rol=rol, van=van, tot=tot)
    lidmaatschap.full_clean()
    with acting(by):
        lidmaatschap.save()
    return lidmaatschap


@transaction.atomic
def end_lidmaatschap(*, lidmaatschap: Lidmaatschap, tot: date, by: User | None) -> None:
    """Let the membership end on `tot`, that day included.

    Raises ValidationError; also when no administrator would be left the day after.
    """
    if lidmaatschap.rol == Rol.SYSTEEMBEHEERDER and lidmaatschap.user.is_active:
        vanaf = max(timezone.localdate(), tot + timedelta(days=1))
        require_other_beheerder(lidmaatschap, vanaf=vanaf, same_person=True)
    lidmaatschap.tot = tot
    lidmaatschap.full_clean()
    with acting(by):
        lidmaatschap.save(update_fields=["tot"])


@transaction.atomic
def grant_mandaat(
    *,
    organisatie: Organisatie,
    taak: Taak,
    gemeentecodes_van: Iterable[str],
    van: date,
    tot: date | None = None,
    by: User | None,
) -> Mandaat:
    """Let municipalities give the organisation a task, for a period. Raises ValidationError."""
    codes = sorted(set(gemeentecodes_van))
    if not codes:
        raise ValidationError("Een mandaat geldt voor ten minste één gemeente.", code="geen_gemeente")
    if wrong := [code for code in codes if not gemeentecodes.is_valid(code)]:
        raise ValidationError(
            f"Geen gemeentecode van 4 cijfers: {', '.join(wrong)}.", code="gemeentecode_ongeldig"
        )
    if organisatie.soort == OrganisatieSoort.AANBIEDER:
        raise ValidationError(
            "Een aanbieder krijgt geen mandaat: zij ziet haar eigen berichten.",
            code="aanbieder_zonder_mandaat",
        )
    if taak in ZONDER_MANDAAT:
        raise ValidationError(
            f"Voor de taak ‘{taak.label}’ is geen mandaat nodig: de rol is genoeg.",
            code="taak_zonder_mandaat",
        )
    mandaat = Mandaat(organisatie=organisatie, taak=taak, van=van, tot=tot)
    mandaat.full_clean()
    with acting(by):
        mandaat.save()
        for code in codes:  # one by one: each municipality is a line of its own in the audit log
            MandaatGemeente.objects.create(mandaat=mandaat, gemeentecode=code)
    return mandaat


@transaction.atomic
def end_mandaat(*, mandaat: Mandaat, tot: date, by: User | None) -> None:
    """Let the mandate end on `tot`, that day included. Raises ValidationError."""
    mandaat.tot = tot
    mandaat.full_clean()
    with acting(by):
        mandaat.save(update_fields=["tot"])
