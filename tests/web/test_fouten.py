"""The pages for what goes wrong say what to do, and say nothing of a person."""

import json
import logging
import re
from http import HTTPStatus

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from jeugdregio.web.fouten import ReporterFilter
from jeugdregio.web.logboek import JsonFormatter
from jeugdregio.web.urls import handler400, handler403, handler404, handler500
from jeugdregio.web.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500"]
BSN = "999900006"


def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"onbekend BSN {BSN}")


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("U hebt geen mandaat voor Helmond.")


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(BSN)


urlpatterns = [*site, path("kapot", broken), path("verboden", refused), path("verdacht", suspicious)]


@pytest.fixture
def client_of_broken_site(db: None, settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def test_an_unexpected_error_shows_a_reference_that_stands_in_the_log(
    client_of_broken_site: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client_of_broken_site.get("/kapot")
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    [ours] = [record for record in caplog.records if record.name == "jeugdregio.web.fouten"]
    lines = [JsonFormatter().format(record) for record in caplog.records]
    logged = json.loads(JsonFormatter().format(ours))
    assert logged["referentie"] in answer.content.decode()
    assert logged["fout"]["plaats"][-1].endswith(" broken")
    assert BSN not in answer.content.decode()
    assert not any(BSN in line for line in lines)


def test_the_page_of_an_unexpected_error_has_the_look_of_the_site(client_of_broken_site: Client) -> None:
    stijlen, gewoon = (
        re.findall(r'<link rel="stylesheet" href="/statisch/([^"]+)">', answer.content.decode())
        for answer in map(client_of_broken_site.get, ("/kapot", "/verboden"))
    )
    assert stijlen == gewoon != []
    assert all(finders.find(stijl) for stijl in stijlen if not stijl.startswith("npm/"))


def test_a_refusal_gives_its_reason(client_of_broken_site: Client) -> None:
    answer = client_of_broken_site.get("/verboden")
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "U hebt geen mandaat voor Helmond." in answer.content.decode()


def test_a_request_that_cannot_be_read_says_to_go_back(client_of_broken_site: Client) -> None:
    answer = client_of_broken_site.get("/verdacht")
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Ga terug naar de vorige pagina" in answer.content.decode()
    assert BSN not in answer.content.decode()


def test_an_unknown_address_leads_to_the_start_page_and_is_not_logged_as_it_stands(
    client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = client.get(f"/jeugdige/{BSN}")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "Naar de startpagina" in answer.content.decode()
    assert not any(BSN in JsonFormatter().format(record) for record in caplog.records)


def test_an_expired_form_says_how_to_go_on(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/aanmelden/", {"login": "a@b.nl", "password": "x"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Het formulier is verlopen" in answer.content.decode()


def test_the_error_page_of_a_developer_hides_the_keys() -> None:
    safe = ReporterFilter()
    shown = safe.get_safe_settings()
    for name in ("JEUGDREGIO_KEYS", "SECRET_KEY", "DATABASES"):
        assert set(str(shown[name])) <= {"*"}
    assert set(safe.cleanse_setting("JEUGDREGIO_SLEUTEL_INDEX", "geheim")) == {"*"}
    assert safe.cleanse_setting("LANGUAGE_CODE", "nl") == "nl"
