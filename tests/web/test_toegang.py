"""Every address of the site, walked as every role, and against what belongs to another organisation."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from ninja import NinjaAPI
from tests.web.toegangstabel import ROUTES
from tests.web.wereld import Wereld

from jeugdregio.web.organisaties.rollen import Rol

ROLLEN: list[Rol | None] = [None, *Rol]


@dataclass(frozen=True)
class Route:
    """An address as Django's resolver knows it."""

    naam: str
    adres: str
    view: Callable[..., Any]
    parameters: frozenset[str]


def _walk(patterns: list[Any], prefix: str = "", spaces: tuple[str, ...] = ()) -> Iterator[Route]:
    for pattern in patterns:
        adres = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern.url_patterns, adres, inner)
        elif isinstance(pattern, URLPattern):
            parameters = frozenset(pattern.pattern.regex.groupindex)
            yield Route(":".join((*spaces, pattern.name or f"?{adres}")), adres, pattern.callback, parameters)


ALLE_ROUTES = list(_walk(get_resolver().url_patterns))


def _apis() -> list[NinjaAPI]:
    """Every API that a module of ours makes."""
    modules = [module for name, module in sys.modules.items() if name.startswith("jeugdregio.")]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, NinjaAPI)]
    return list({id(api): api for api in found}.values())


def _ask(client: Client, method: str, url: str) -> HttpResponse:
    answer: HttpResponse = getattr(client, method)(url)
    return answer


def _outcome(answer: HttpResponse) -> str:
    if answer.status_code == 302 and answer.headers["Location"].startswith(reverse("account_login")):
        return "aanmelden"
    return {403: "verboden", 401: "aanmelden", 404: "onbekend"}.get(answer.status_code, "binnen")


def test_the_table_and_the_addresses_of_the_site_are_the_same() -> None:
    names = {route.naam for route in ALLE_ROUTES}
    assert names - ROUTES.keys() == set(), "Geef dit adres een regel in tests/web/toegangstabel.py."
    assert ROUTES.keys() - names == set(), "Deze regel hoort bij geen adres."


def test_every_address_has_a_name_and_an_address_with_parameters_an_example() -> None:
    for route in ALLE_ROUTES:
        assert "?" not in route.naam
        assert bool(route.parameters) == (ROUTES[route.naam].eigen is not None), route


def test_every_operation_of_the_api_is_an_address_in_the_table() -> None:
    known = [re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.adres) for route in ALLE_ROUTES]
    operations = [path for api in _apis() for path in api.get_openapi_schema(path_prefix="/")["paths"]]
    assert len(operations) >= 4, "De API heeft geen operaties: deze toets ziet haar niet."
    for path in operations:
        assert any(adres.endswith(path.lstrip("/")) for adres in known), path


def test_every_view_of_ours_says_who_may_use_it_as_the_table_does() -> None:
    for route in ALLE_ROUTES:
        module = getattr(route.view, "__module__", "")
        if module.startswith("jeugdregio."):
            assert getattr(route.view, "autorisatie", None) == ROUTES[route.naam].merk, route


def test_no_form_is_without_protection_against_forgery() -> None:
    exempt = [route.naam for route in ALLE_ROUTES if getattr(route.view, "csrf_exempt", False)]
    assert [naam for naam in exempt if "api" not in naam.split(":")[:-1]] == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", ALLE_ROUTES, ids=lambda route: route.naam)
def test_every_role_gets_in_where_the_table_says_and_nowhere_else(
    route: Route, method: str, wereld: Wereld, client: Client
) -> None:
    toegang = ROUTES[route.naam]
    url = reverse(route.naam, kwargs=dict(toegang.eigen(wereld)) if toegang.eigen else None)
    for rol in ROLLEN:
        client = Client()
        if rol is not None:
            client.force_login(wereld.users[rol])
        answer = _ask(client, method, url)
        expected = toegang.verwacht(rol)
        if expected == "binnen" and answer.status_code in toegang.status:
            assert route.naam == "account_login" or _outcome(answer) != "aanmelden" or not rol, (rol, answer)
            continue
        assert _outcome(answer) == expected, (rol, method, url, answer)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "route",
    [route for route in ALLE_ROUTES if route.naam in ROUTES and ROUTES[route.naam].ander],
    ids=lambda route: route.naam,
)
def test_nobody_gets_at_what_belongs_to_another_organisation(
    route: Route, method: str, wereld: Wereld, andere_wereld: Wereld
) -> None:
    toegang = ROUTES[route.naam]
    assert toegang.ander is not None
    url = reverse(route.naam, kwargs=dict(toegang.ander(andere_wereld)))
    for rol in ROLLEN:
        client = Client()
        if rol is not None:
            client.force_login(wereld.users[rol])
        answer = _ask(client, method, url)
        assert _outcome(answer) in {"aanmelden", "verboden", "onbekend"}, (rol, method, url, answer)
        if toegang.verwacht(rol) == "binnen":
            assert answer.status_code == 404, (rol, method, url, answer)
