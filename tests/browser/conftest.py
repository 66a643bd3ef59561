"""A real browser that looks at the site, and complains when the page does."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.conftest import required_in_ci

from jeugdregio.web.npm import missing
from jeugdregio.web.organisaties.models import User

BREEDTES = {1280: 900, 390: 844}
# The captions of tables wider than their frame.
SCROLLING = """() => [...document.querySelectorAll(".jr-tabel")]
    .filter((kader) => kader.scrollWidth > kader.clientWidth + 1)
    .map((kader) => kader.querySelector("caption").textContent)"""
Aanmelden = Callable[[User], None]


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = (os.environ.get("JEUGDREGIO_CHROMIUM"), *map(shutil.which, names))
    return next((path for path in found if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's own Chromium, one for all tests."""
    path = _chromium()
    if path is None:
        required_in_ci("Er is geen Chromium. Installeer chromium, of zet JEUGDREGIO_CHROMIUM.")
    if absent := missing():
        required_in_ci(f"De bestanden voor de vormgeving ontbreken ({', '.join(absent)}). Draai `make npm`.")
    # Playwright runs an event loop of its own, in which Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(params=list(BREEDTES), ids=lambda breedte: f"{breedte}px")
def context(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer
) -> Iterator[BrowserContext]:
    """A browser window of each width, in Dutch."""
    breedte: int = request.param
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": breedte, "height": BREEDTES[breedte]}, locale="nl-NL"
    )
    yield context
    context.close()


@pytest.fixture
def breedte(pagina: Page) -> int:
    """The width of the window."""
    assert pagina.viewport_size is not None
    return pagina.viewport_size["width"]


@pytest.fixture
def pagina(context: BrowserContext) -> Iterator[Page]:
    """A page whose errors, and whose breaches of the Content-Security-Policy, fail the test."""
    page = context.new_page()
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
    yield page
    assert complaints == []


@pytest.fixture
def aanmelden(context: BrowserContext, live_server: LiveServer) -> Aanmelden:
    """Sign somebody in without the form: `aanmelden(user)`."""

    def sign_in(user: User) -> None:
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        assert session.session_key is not None
        context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": live_server.url}])

    return sign_in


@pytest.fixture
def toegankelijk() -> Callable[[Page], None]:
    """Check a page: axe finds nothing, neither page nor table scrolls sideways: `toegankelijk(pagina)`."""

    def check(page: Page) -> None:
        page.wait_for_load_state()  # after a click the next page may be there for a part only
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        width, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert width <= room, f"The page is {width} wide in a window of {room}."
        assert page.evaluate(SCROLLING) == []

    return check
