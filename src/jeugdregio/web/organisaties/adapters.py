"""How allauth behaves here: no open registration, secrets encrypted at rest."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from jeugdregio.web.versleuteling import decrypt, encrypt

_CONTEXT = b"mfa.authenticator.secret"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps the seed of the authenticator app and the recovery codes encrypted."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(encrypt(text.encode("utf-8"), context=_CONTEXT)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(base64.b64decode(encrypted_text), context=_CONTEXT).decode("utf-8")
