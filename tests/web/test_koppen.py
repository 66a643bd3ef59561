"""What every answer tells the browser it may do."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import path
from pytest_django import Settings

from jeugdregio.web.beveiliging import charts_csp
from jeugdregio.web.urls import urlpatterns as site


@charts_csp
def chart(request: HttpRequest) -> HttpResponse:
    return HttpResponse("grafiek")


urlpatterns = [*site, path("grafiek", chart)]


def policy(answer: HttpResponseBase) -> dict[str, str]:
    """Return the Content-Security-Policy by directive."""
    parts = [part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";")]
    return {name: value for name, value in parts}  # noqa: C416 - pairs as lists, for the type checker


def test_a_page_may_use_what_is_ours_and_nothing_else(client: Client, db: None) -> None:
    answer = client.get("/")
    assert policy(answer) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_a_chart_page_adds_style_attributes_and_nothing_more(
    client: Client, db: None, settings: Settings
) -> None:
    plain = policy(client.get("/"))
    settings.ROOT_URLCONF = __name__
    assert policy(client.get("/grafiek")) == {**plain, "style-src-attr": "'unsafe-inline'"}


def test_no_page_holds_a_script_or_style_of_its_own(client: Client, db: None) -> None:
    html = client.get("/aanmelden/").content.decode()
    assert "<style" not in html
    assert "<script>" not in html
    assert " style=" not in html
    assert " onclick=" not in html
