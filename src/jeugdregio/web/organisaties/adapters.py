"""How allauth behaves here: no open registration, secrets encrypted at rest."""

import base64
from typing import Any, ClassVar, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jeugdregio.web.organisaties import aanmelden, tweestaps
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.versleuteling import decrypt, encrypt

_CONTEXT = b"mfa.authenticator.secret"
_NOG_EEN_KEER = "Probeer het nog een keer."
_WACHT = "Wacht vijf minuten en probeer het dan nog een keer."
_TEKSTEN = {
    "account_inactive": "Dit account staat uit. Vraag de beheerder van uw organisatie om het aan te zetten.",
    "email_password_mismatch": f"Het e-mailadres of het wachtwoord klopt niet. {_NOG_EEN_KEER}",
    "enter_current_password": f"Dit is niet uw huidige wachtwoord. {_NOG_EEN_KEER}",
    "incorrect_code": "Deze code klopt niet of is verlopen. Vul de code in die de app nu toont.",
    "incorrect_password": f"Dit wachtwoord klopt niet. {_NOG_EEN_KEER}",
    "rate_limited": f"U hebt dit te vaak achter elkaar geprobeerd. {_WACHT}",
    "too_many_login_attempts": f"Er is te vaak een verkeerd wachtwoord ingevuld. {_WACHT}",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator; errors say what to do."""

    error_messages: ClassVar[dict[str, str]] = {**DefaultAccountAdapter.error_messages, **_TEKSTEN}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead whoever has to switch on the second step there."""
        if tweestaps.is_missing(request.user):
            messages.warning(request, tweestaps.UITLEG)
            return reverse("mfa_activate_totp")
        return str(super().get_login_redirect_url(request))

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, which comes after every step, and record it."""
        super().login(request, user)
        aanmelden.record(user, aanmelden.Uitkomst.GELUKT)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record a wrong password, with the account it was tried on when there is one."""
        user = User.objects.filter(email__iexact=credentials.get("email") or "").first()
        aanmelden.record(user, aanmelden.Uitkomst.WACHTWOORD)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Record the right password of an account that is switched off."""
        aanmelden.record(user, aanmelden.Uitkomst.UITGEZET)
        return cast(HttpResponse, super().respond_user_inactive(request, user))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps the seed of the authenticator app and the recovery codes encrypted."""

    error_messages: ClassVar[dict[str, str]] = {**DefaultMFAAdapter.error_messages, **_TEKSTEN}

    def encrypt(self, text: str) -> str:
        return base64.b64encode(encrypt(text.encode("utf-8"), context=_CONTEXT)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(base64.b64decode(encrypted_text), context=_CONTEXT).decode("utf-8")
