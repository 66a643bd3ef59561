"""Forms and password rules whose texts the libraries translate not, or not politely."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.totp import forms as totp
from django.contrib.auth.password_validation import MinimumLengthValidator


class MinimumLengte(MinimumLengthValidator):
    """Says in Dutch how long a password must be."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Neem ten minste {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Uw wachtwoord heeft ten minste {self.min_length} tekens."


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """The form to change one's password."""

    def clean(self) -> dict[str, Any]:
        """Have the two new passwords compared, and say so in our own words when they differ."""
        cleaned: dict[str, Any] = super().clean()
        first, second = (
            cleaned.get("password1"),
            self["password2"].value(),
        )  # the second is no longer "cleaned"
        if first and second and first != second:
            self.errors["password2"] = self.error_class(
                ["Dit is een ander wachtwoord dan het vorige. Vul twee keer hetzelfde in."]
            )
        return cleaned


class ActivateForm(totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The form that ends the switching on of the second step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code uit de app"
