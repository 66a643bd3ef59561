"""Signing in, with one step and with two, and being kept out."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from jeugdregio.web.organisaties.models import User

pytestmark = pytest.mark.django_db
WACHTWOORD = "lang-genoeg-voor-hier"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def user() -> User:
    cache.clear()
    return User.objects.create_user("anna@voorbeeld.nl", WACHTWOORD, naam="Anna")


def sign_in(client: Client, wachtwoord: str = WACHTWOORD, email: str = "anna@voorbeeld.nl") -> str:
    """Post the sign-in form and return the text of the page that follows."""
    answer = client.post(reverse("account_login"), {"login": email, "password": wachtwoord}, follow=True)
    return answer.content.decode()


def code_now(secret: str = SECRET) -> str:
    code: str = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    return code


def test_the_right_password_leads_to_the_start_page(client: Client, user: User) -> None:
    assert "Welkom, Anna" in sign_in(client, email="Anna@Voorbeeld.nl")


@pytest.mark.parametrize("email", ["anna@voorbeeld.nl", "niemand@voorbeeld.nl"])
def test_a_wrong_password_and_an_unknown_address_look_the_same(
    client: Client, user: User, email: str
) -> None:
    page = sign_in(client, "verkeerd-wachtwoord", email)
    assert "Het e-mailadres of het wachtwoord klopt niet." in page
    assert not client.session.get("_auth_user_id")


def test_after_five_wrong_passwords_the_right_one_has_to_wait(client: Client, user: User) -> None:
    for _ in range(5):
        sign_in(client, "verkeerd-wachtwoord")
    page = sign_in(client)
    assert "Er is te vaak een verkeerd wachtwoord ingevuld." in page
    assert "Wacht vijf minuten" in page
    assert not client.session.get("_auth_user_id")


def test_a_closed_account_is_kept_out(client: Client, user: User) -> None:
    user.is_active = False
    user.save()
    page = sign_in(client)
    assert not client.session.get("_auth_user_id")
    assert "beheerder van uw organisatie" in page


def test_nobody_can_make_an_account_for_themselves() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_signing_out_ends_the_session_and_needs_a_post(client: Client, user: User) -> None:
    client.force_login(user)
    assert "Wilt u zich afmelden?" in client.get(reverse("account_logout")).content.decode()
    assert client.session.get("_auth_user_id")
    client.post(reverse("account_logout"))
    assert not client.session.get("_auth_user_id")


def test_with_a_second_step_the_password_alone_is_not_enough(client: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    page = sign_in(client)
    assert "Vul de code in" in page
    assert not client.session.get("_auth_user_id")
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Deze code klopt niet" in wrong.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert client.session.get("_auth_user_id") == str(user.pk)


def test_the_seed_of_the_second_step_is_encrypted_in_the_database(user: User) -> None:
    TOTP.activate(user, SECRET)
    stored = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]
    assert SECRET not in str(stored)
    assert get_adapter().decrypt(stored) == SECRET


def test_the_second_step_is_switched_on_and_off_after_the_password_once_more(
    client: Client, user: User
) -> None:
    sign_in(client)
    url = reverse("mfa_activate_totp")
    assert client.get(url).headers["Location"].startswith(reverse("account_reauthenticate"))
    answer = client.post(
        f"{reverse('account_reauthenticate')}?next={url}", {"password": WACHTWOORD}, follow=True
    )
    assert "img-src 'self' data:" in answer.headers["Content-Security-Policy"]
    [secret] = re.findall(r'class="jr-code">(\w+)<', answer.content.decode())
    answer = client.post(url, {"code": code_now(secret)}, follow=True)
    assert "Bewaar deze codes op een veilige plaats" in answer.content.decode()
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert codes.count("<li>") >= 10
    assert (
        client.get(reverse("mfa_download_recovery_codes"))
        .headers["Content-Disposition"]
        .startswith("attachment")
    )
    answer = client.post(reverse("mfa_deactivate_totp"), follow=True)
    assert "Aanmelden in twee stappen staat uit." in answer.content.decode()


def test_only_the_page_with_the_qr_code_may_show_a_picture_of_its_own(client: Client, user: User) -> None:
    client.force_login(user)
    assert "data:" not in client.get(reverse("mfa_index")).headers["Content-Security-Policy"]


def test_changing_the_password_needs_the_old_one(client: Client, user: User) -> None:
    sign_in(client)
    new = "een-heel-ander-wachtwoord"
    url = reverse("account_change_password")
    wrong = client.post(url, {"oldpassword": "fout", "password1": new, "password2": new})
    assert "Dit is niet uw huidige wachtwoord." in wrong.content.decode()
    client.post(url, {"oldpassword": WACHTWOORD, "password1": new, "password2": new})
    user.refresh_from_db()
    assert user.check_password(new)


def test_what_is_wrong_with_a_new_password_is_said_in_plain_dutch(client: Client, user: User) -> None:
    client.force_login(user)
    url = reverse("account_change_password")
    short = {"oldpassword": WACHTWOORD, "password1": "korter", "password2": "korter"}
    assert "Dit wachtwoord is te kort. Neem ten minste 12 tekens." in client.post(url, short).content.decode()
    other = {
        "oldpassword": WACHTWOORD,
        "password1": "lang-genoeg-voor-hier-1",
        "password2": "iets-anders-dan-dat",
    }
    assert "Vul twee keer hetzelfde in." in client.post(url, other).content.decode()
