"""Addresses of signing in; only what is used of allauth, under its own names."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path

from jeugdregio.web.beveiliging import qr_csp

urlpatterns = [
    path("aanmelden/", account.login, name="account_login"),
    path("afmelden/", account.logout, name="account_logout"),
    path("account/niet-actief/", account.account_inactive, name="account_inactive"),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("aanmelden/code/", mfa.authenticate, name="mfa_authenticate"),
    path("account/bevestigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/tweestaps/", mfa.index, name="mfa_index"),
    path("account/tweestaps/aanzetten/", qr_csp(totp.activate_totp), name="mfa_activate_totp"),
    path("account/tweestaps/uitzetten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "account/tweestaps/herstelcodes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        "account/tweestaps/herstelcodes/nieuw/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/tweestaps/herstelcodes/download/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
