"""Settings of the site, from the environment only.

Importing them needs no key: `--help`, `makemigrations` and `ijw` work bare. Whoever starts real work calls
`versleuteling.require_keys()` first. A demo (marker `demo.json` in JEUGDREGIO_MAP) brings its own keys and
runs on plain http on this machine.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from jeugdregio.web import sleutels

WEB = Path(__file__).resolve().parent
PROJECT = WEB.parents[2]

JEUGDREGIO_MAP = Path(os.environ.get("JEUGDREGIO_MAP", "data")).resolve()
DEMO = sleutels.is_demo(JEUGDREGIO_MAP)
DEBUG = os.environ.get("JEUGDREGIO_DEBUG", "") in {"1", "ja", "true"}
LOKAAL = DEBUG or DEMO  # plain http on one machine

_demo: dict[str, Any] = (
    json.loads((JEUGDREGIO_MAP / sleutels.DEMO_MARKER).read_text("utf-8") or "{}") if DEMO else {}
)
# Code of the area (`gebieden.Gebied`) whose region runs this installation.
JEUGDREGIO_REGIO = os.environ.get("JEUGDREGIO_REGIO", "") or str(_demo.get("regio", ""))

JEUGDREGIO_KEYS = sleutels.read_keys(JEUGDREGIO_MAP)
SECRET_KEY = JEUGDREGIO_KEYS[sleutels.SECRET_KEY]  # Django refuses an empty one at first use

ALLOWED_HOSTS = [host.strip() for host in os.environ.get("JEUGDREGIO_HOSTS", "").split(",") if host.strip()]
if LOKAAL and not ALLOWED_HOSTS:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "auditlog",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "jeugdregio.web",
    "jeugdregio.web.organisaties",
    "jeugdregio.web.gebieden",
    "jeugdregio.web.aanbieders",
    "jeugdregio.web.register",
    "jeugdregio.web.berichten",
    "jeugdregio.web.cijfers",
    "jeugdregio.web.portaal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "jeugdregio.web.urls"
WSGI_APPLICATION = "jeugdregio.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jeugdregio.web.navigatie.site",
            ],
        },
    }
]


def database(url: str) -> dict[str, Any]:
    """Return Django's description of the database at `url`; empty: the SQLite file in JEUGDREGIO_MAP."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": JEUGDREGIO_MAP / "jeugdregio.sqlite3",
            # Readers never wait for the one writer; a writer takes its lock at once, or waits its turn.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "JEUGDREGIO_DATABASE is geen adres van een PostgreSQL-database. "
            "Schrijf het als postgresql://gebruiker@server:poort/naam."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": database(os.environ.get("JEUGDREGIO_DATABASE", ""))}

# Rate limits must be one count over all processes, so they share the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# How often one address may ask the public API something.
API_PER_MINUUT = 120
# How often one address may have a report made, which takes seconds of work.
RAPPORT_PER_MINUUT = 6
# How often one address may download a table or a picture of a chart.
BESTAND_PER_MINUUT = 60

# --- work behind a page ------------------------------------------------------------------------------------
# The queue is a table in the database, so that work is there exactly when what it is about is.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# What one person may offer at once, and how many times an hour.
OPLADEN_MAX_BYTES = 256 * 1024 * 1024
OPLADEN_PER_UUR = 30
# How many different young people one person may look up by BSN in an hour.
ZOEKEN_PER_UUR = 60
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "jeugdregio.web.ontvangst.NaamlozeOntvangst",
]

# --- who you are -------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "organisaties.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "jeugdregio.web.organisaties.formulieren.MinimumLengte",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_FORMS = {"change_password": "jeugdregio.web.organisaties.formulieren.ChangePasswordForm"}
ACCOUNT_ADAPTER = "jeugdregio.web.organisaties.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator makes the accounts
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
# Outside a demo one proxy for TLS stands in front; without this all users would share its address and limit.
ALLAUTH_TRUSTED_PROXY_COUNT = 0 if LOKAAL else 1
MFA_FORMS = {"activate_totp": "jeugdregio.web.organisaties.formulieren.ActivateForm"}
MFA_ADAPTER = "jeugdregio.web.organisaties.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "jeugdregio"
# Whoever has a role of ROLLEN_MET_TWEESTAPS switches on the second step before anything else.
TWEESTAPS_VERPLICHT = not LOKAAL

# --- what the browser may do -------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = not LOKAAL
SECURE_HSTS_SECONDS = 0 if LOKAAL else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOKAAL
SECURE_HSTS_PRELOAD = not LOKAAL
SESSION_COOKIE_SECURE = not LOKAAL
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = not LOKAAL
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jeugdregio.web.fouten.csrf_failure"

# --- language, time, files, log ----------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["jeugdregio.web.formaten"]

NPM = Path(os.environ.get("JEUGDREGIO_NPM", PROJECT / "node_modules"))
STATIC_URL = "statisch/"
STATIC_ROOT = JEUGDREGIO_MAP / "statisch"
GEMAAKT = JEUGDREGIO_MAP / "gemaakt"  # static files made on this machine: the script of the charts
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "jeugdregio.web.npm.NpmFinder",
    "jeugdregio.web.cijfers.bundel.VegaFinder",
]
# On one machine files are served from where they stand; elsewhere `collectstatic` gives them lasting names.
WHITENOISE_USE_FINDERS = LOKAAL
_STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if LOKAAL
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}

DEFAULT_EXCEPTION_REPORTER_FILTER = "jeugdregio.web.fouten.ReporterFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "jeugdregio.web.logboek.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO" if not LOKAAL else "WARNING"},
    # Django's own loggers bring their own handlers, whose lines are not ours to allow.
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO" if not LOKAAL else "WARNING", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # these tell of every piece of work that begins and ends
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}
