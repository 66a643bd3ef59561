"""Who signed in, or tried to, can be found again; what they filled in cannot."""

import logging

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from jeugdregio.web.audit import entries
from jeugdregio.web.logboek import JsonFormatter
from jeugdregio.web.organisaties.models import User

pytestmark = pytest.mark.django_db
EMAIL, WACHTWOORD, FOUT = "anna@voorbeeld.nl", "lang-genoeg-voor-hier", "verkeerd-wachtwoord"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def user() -> User:
    cache.clear()
    return User.objects.create_user(EMAIL, WACHTWOORD, naam="Anna")


def try_sign_in(client: Client, wachtwoord: str, email: str = EMAIL) -> None:
    client.post(reverse("account_login"), {"login": email, "password": wachtwoord})


def events(user: User) -> list[tuple[str, bool]]:
    """What the audit log has, oldest first: the event, and whether it is on the person's own name."""
    found = [(entry.additional_data or {}).get("gebeurtenis") for entry in entries(user)]
    own = [entry.actor == user for entry in entries(user)]
    return [(event, mine) for event, mine in zip(found, own, strict=True) if event][::-1]


def test_signing_in_and_failing_to_stand_in_the_audit_log(client: Client, user: User) -> None:
    try_sign_in(client, FOUT)
    try_sign_in(client, WACHTWOORD)
    assert events(user) == [("Aanmelden mislukt: verkeerd wachtwoord", False), ("Aangemeld", True)]
    user.refresh_from_db()
    assert user.last_login is not None


def test_a_password_without_the_code_is_no_sign_in(client: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    try_sign_in(client, WACHTWOORD)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert events(user) == [("Aanmelden mislukt: verkeerde code", False)]


def test_the_right_password_of_a_closed_account_is_recorded(client: Client, user: User) -> None:
    User.objects.update(is_active=False)
    try_sign_in(client, WACHTWOORD)
    assert events(user) == [("Aanmelden mislukt: het account staat uit", False)]


def test_neither_log_holds_a_password_or_what_stood_in_the_place_of_the_address(
    client: Client, user: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        try_sign_in(client, FOUT)
        try_sign_in(client, "iets-anders", email="mijn-geheime-wachtwoord@voorbeeld.nl")
        try_sign_in(client, WACHTWOORD)
    lines = [JsonFormatter().format(record) for record in caplog.records if record.name.endswith("aanmelden")]
    assert [line.count("wachtwoord") for line in lines] == [1, 1, 0]  # the code of the outcome
    assert EMAIL not in "".join(lines)
    text = "".join(lines) + repr([(entry.changes, entry.additional_data) for entry in entries(user)])
    for secret in (FOUT, WACHTWOORD, "mijn-geheime"):
        assert secret not in text
