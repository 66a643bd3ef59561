"""Shared by all tests: keys, a folder of their own, markers, and when what is missing is a failure."""

import atexit
import base64
import os
import shutil
import tempfile
from pathlib import Path

# Before anything reads the settings: fixed test keys and a folder that is thrown away.
_MAP = tempfile.mkdtemp(prefix="jeugdregio-test-")
atexit.register(shutil.rmtree, _MAP, ignore_errors=True)


def _test_key(letter: str) -> str:
    return f"test-{letter}:{base64.b64encode(letter.encode() * 32).decode()}"


os.environ.update(
    DJANGO_SETTINGS_MODULE="jeugdregio.web.settings",
    JEUGDREGIO_MAP=_MAP,
    JEUGDREGIO_SLEUTEL_VERSLEUTELING=_test_key("v"),
    JEUGDREGIO_SLEUTEL_INDEX=_test_key("i"),
    JEUGDREGIO_SLEUTEL_PSEUDONIEM=_test_key("p"),
    JEUGDREGIO_SECRET_KEY="alleen-voor-tests-" + "x" * 50,
    JEUGDREGIO_HOSTS="testserver,localhost,127.0.0.1",
)
for name in ("JEUGDREGIO_DEBUG", "JEUGDREGIO_REGIO", "JEUGDREGIO_NPM"):
    os.environ.pop(name, None)

import django  # noqa: E402 - the environment comes first
import pytest  # noqa: E402
from django.conf import settings as django_settings  # noqa: E402
from pytest_django import Settings  # noqa: E402

# A worker of xdist has read its settings before this file, with the folder of the process that started it.
django_settings.JEUGDREGIO_MAP = Path(_MAP)
django_settings.STATIC_ROOT = django_settings.JEUGDREGIO_MAP / "statisch"
django_settings.STATIC_ROOT.mkdir()
# The site of the tests is fast and plain: no TLS, a weak hasher, static files as they stand.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django_settings.STORAGES = {
    **django_settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
django_settings.WHITENOISE_USE_FINDERS = True
django_settings.SECURE_SSL_REDIRECT = False
django_settings.SESSION_COOKIE_SECURE = False
django_settings.CSRF_COOKIE_SECURE = False
django_settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
django_settings.TWEESTAPS_VERPLICHT = False  # what asks for the second step has tests of its own
# Now, not by pytest-django: a conftest of a folder may import models, and is read before that.
django.setup()

_DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "admin_client", "django_db_reset_sequences"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the database `db`, so that it can run again on PostgreSQL."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or names & _DATABASE_FIXTURES:
            item.add_marker("db")
        if "pagina" in names:
            item.add_marker("browser")


def required_in_ci(reason: str) -> None:
    """Skip the test and say why; in CI, where nothing may be missing, fail it."""
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(f"{reason} In CI mag dit niet ontbreken.", pytrace=False)
    pytest.skip(reason)


@pytest.fixture
def map_(settings: Settings, tmp_path: Path) -> Path:
    """A JEUGDREGIO_MAP of this test's own."""
    settings.JEUGDREGIO_MAP = tmp_path
    return tmp_path
