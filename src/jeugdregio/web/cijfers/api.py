"""The published figures as an API, after the NL API Design Rules.

Version in the path, problem+json, no trailing slash. Public and read-only: it offers what the public
pages show, nothing else.
"""

from datetime import date
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from jeugdregio.monitor import uitvoer
from jeugdregio.monitor.dimensies import DIMENSIES, PLAATSEN
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator, Rij
from jeugdregio.web.cijfers.cijfer import Tijdvak
from jeugdregio.web.cijfers.limiet import PerAdres
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.cijfers.schemas import (
    Cijfers,
    Gebied,
    Gevraagd,
    Indicator,
    Probleem,
    Referentiecijfer,
    Stand,
    Streefwaarde,
    Tabelkeuze,
    Verwachtingen,
)
from jeugdregio.web.organisaties.autorisatie import public

VERSIE: Final = "1.2.0"


class Api(NinjaAPI):
    """Adds to every answer its version, and that any site may read it."""

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        antwoord = super().create_response(request, data, **kwargs)
        antwoord["API-Version"] = VERSIE
        antwoord["Access-Control-Allow-Origin"] = "*"
        return antwoord


api = Api(
    title="Open cijfers van de jeugdregio",
    version=VERSIE,
    description="De gepubliceerde cijfers over jeugdhulp, met hun definitie.",
    docs_url=None,  # its page would need scripts from elsewhere; `gegevens` explains the API
    openapi_url=None,  # given below, under the same rules as every other view
    urls_namespace="api",
    throttle=[PerAdres()],
)
FOUTEN: Final[dict[Any, Any]] = dict.fromkeys((400, 404, 429, 503), Probleem)


@api.get("/stand", response={200: Stand} | FOUTEN, summary="De stand waar de cijfers uit komen")
def stand(request: HttpRequest) -> dict[str, Any]:
    """Date and origin of the published figures."""
    return dict(_uitgave().publicatie.meta["stand"])


@api.get("/gebieden", response={200: list[Gebied]} | FOUTEN, summary="Gebieden en gemeenten met cijfers")
def gebieden(request: HttpRequest) -> list[Any]:
    """Every place with figures."""
    return list(_uitgave().publicatie.plaatsen.values())


@api.get("/indicatoren", response={200: list[Indicator]} | FOUTEN, summary="Alle indicatoren")
def indicatoren(request: HttpRequest) -> list[dict[str, Any]]:
    """Every published indicator with its definition."""
    return [_described(indicator) for indicator in _uitgave().publicatie]


@api.get("/indicatoren/{code}", response={200: Indicator} | FOUTEN, summary="Een indicator")
def indicator(request: HttpRequest, code: str) -> dict[str, Any]:
    """One indicator with its definition."""
    return _described(_indicator(code))


@api.get(
    "/eerdere-definities",
    response={200: list[Indicator]} | FOUTEN,
    summary="Definities die niet meer worden berekend, met de reden",
)
def eerdere_definities(request: HttpRequest) -> list[dict[str, Any]]:
    """What was published before under another definition; its figures stay to be read, as code@versie."""
    publicatie = _uitgave().publicatie
    return [
        _described(publicatie.indicator(f"{c['code']}@{c['version']}")) for c in publicatie.eerdere_definities
    ]


@api.get(
    "/indicatoren/{code}/cijfers",
    response={200: Cijfers} | FOUTEN,
    exclude_unset=True,
    summary="De cijfers van een indicator",
)
def cijfers(request: HttpRequest, code: str, filter_: Gevraagd) -> dict[str, Any]:
    """The rows of one published table: the first of the indicator, unless `per` names another."""
    gevraagd, per, rijen = _asked(code, filter_)
    return {**_heading(gevraagd, code, per), "cijfers": [rij.as_dict() for rij in rijen]}


@api.get(
    "/indicatoren/{code}/cijfers.csv",
    response={200: None} | FOUTEN,
    summary="Dezelfde cijfers als CSV, voor Excel en Power BI",
)
def cijfers_csv(request: HttpRequest, code: str, filter_: Gevraagd) -> HttpResponse:
    """The same rows as a file, with the stand in every row."""
    gevraagd, per, rijen = _asked(code, filter_)
    return HttpResponse(
        uitvoer.to_csv(gevraagd, rijen, per),
        content_type="text/csv; charset=utf-8",
        headers={"API-Version": VERSIE, "Access-Control-Allow-Origin": "*"},
    )


def _heading(gevraagd: GepubliceerdeIndicator, code: str, per: tuple[str, ...]) -> dict[str, Any]:
    return {
        "indicator": code,
        "versie": gevraagd.catalogus["version"],
        "eenheid": gevraagd.catalogus["unit"],
        "peildatum": _uitgave().peildatum,
        "per": list(per),
    }


def _asked(code: str, filter_: Any) -> tuple[GepubliceerdeIndicator, tuple[str, ...], list[Rij]]:
    gevraagd = _indicator(code)
    per = gevraagd.table_for(_listed(filter_.per)) if filter_.per else gevraagd.per[0]
    plekken = {naam: _listed(codes) for naam in PLAATSEN if (codes := getattr(filter_, naam))}
    # a comma is a part of many a value, such as the name of a provider
    waarden = {naam: w.split("|") for naam in DIMENSIES if (w := getattr(filter_, naam))}
    van, tot = filter_.van or 0, filter_.tot or date.max.year
    rijen = gevraagd.rows(per, **plekken, **waarden)
    return gevraagd, per, [rij for rij in rijen if van <= Tijdvak.of(rij.dimensies).jaar <= tot]


@api.get(
    "/indicatoren/{code}/verwachting",
    response={200: Verwachtingen} | FOUTEN,
    exclude_unset=True,
    summary="Wat een indicator naar verwachting wordt, tot en met het eind van volgend jaar",
)
def verwachting(request: HttpRequest, code: str, filter_: Tabelkeuze) -> dict[str, Any]:
    """The forecast in a table per year or month and place: per month and area, unless `per` names another."""
    gevraagd = _indicator(code)
    per = gevraagd.table_for(_listed(filter_.per)) if filter_.per else _forecast_table(gevraagd)
    plekken = {naam: _listed(codes) for naam in PLAATSEN if (codes := getattr(filter_, naam))}
    rijen = gevraagd.forecast(per, **plekken)
    return {
        **_heading(gevraagd, code, per),
        "gevraagd": bool(gevraagd.catalogus.get("forecast")),
        "verwachtingen": [rij.as_dict() for rij in rijen],
    }


@api.get(
    "/indicatoren/{code}/streefwaarden",
    response={200: list[Streefwaarde]} | FOUTEN,
    summary="Doelen en begrotingen bij een indicator",
)
def streefwaarden(request: HttpRequest, code: str) -> list[Any]:
    """The targets and budgets of one indicator, by place and year."""
    return list(_indicator(code).targets)


@api.get(
    "/indicatoren/{code}/referentiecijfers",
    response={200: list[Referentiecijfer]} | FOUTEN,
    summary="Wat anderen publiceren over hetzelfde als een indicator",
)
def referentiecijfers(request: HttpRequest, code: str) -> list[Any]:
    """The figures of others beside one indicator, by name and period."""
    return _indicator(code).references


def _forecast_table(indicator: GepubliceerdeIndicator) -> tuple[str, ...]:
    """The table that a forecast rests on; the first one of an indicator that has no such table."""
    return next((per for per in indicator.per if per == ("maand", "gebied")), indicator.per[0])


@api.get("/{path:rest}", include_in_schema=False)
def unknown(request: HttpRequest, rest: str) -> None:
    """An address that does not exist gets an answer in the same form as other errors."""
    raise HttpError(HTTPStatus.NOT_FOUND, f"Het adres /api/v1/{rest} bestaat niet. Zie /api/v1/openapi.json.")


@public
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API in OpenAPI 3.1."""
    return api.create_response(request, api.get_openapi_schema(path_prefix="/api/v1/"), status=HTTPStatus.OK)


def _uitgave() -> Uitgave:
    uitgave = current()
    if uitgave is None:
        raise HttpError(HTTPStatus.SERVICE_UNAVAILABLE, "Er zijn nog geen cijfers gepubliceerd.")
    return uitgave


def _indicator(code: str) -> GepubliceerdeIndicator:
    try:
        return _uitgave().indicator(code)
    except MonitorError:
        raise HttpError(
            HTTPStatus.NOT_FOUND, "Deze indicator is er niet. De lijst staat op /api/v1/indicatoren."
        ) from None


def _listed(tekst: str) -> list[str]:
    return [deel.strip() for deel in tekst.split(",") if deel.strip()]


def _described(indicator: GepubliceerdeIndicator) -> dict[str, Any]:
    c = indicator.catalogus
    return {
        "code": c["code"],
        "label": c["label"],
        "thema": c.get("thema"),
        "eenheid": c["unit"],
        "definitie": c["definition"],
        "teller": c["numerator"],
        "noemer": c["denominator"],
        "bron": c["source"],
        "richting": c["direction"],
        "beheerder": c["owner"],
        "versie": c["version"],
        "sinds": c["since"],
        "bedragsoort": c["bedragsoort"],
        "per": [list(per) for per in indicator.per],
        "verwachting": bool(c.get("forecast")),
        "bronnen": c.get("bronnen", []),
        "vervallen": c["vervallen"]["reden"] if c.get("vervallen") else None,
    }


def _problem(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    titel = TITELS.get(status, "Dit verzoek kan niet")
    inhoud = {"type": "about:blank", "title": titel, "status": status, "detail": detail}
    antwoord = api.create_response(request, inhoud, status=status)
    antwoord["Content-Type"] = "application/problem+json"
    return antwoord


TITELS: Final = {
    400: "Het verzoek klopt niet",
    404: "Niet gevonden",
    429: "Te veel verzoeken",
    503: "Nog geen cijfers",
}


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, fout: HttpError) -> HttpResponse:
    return _problem(request, fout.status_code, str(fout))


@api.exception_handler(Throttled)
def _throttled(request: HttpRequest, fout: Throttled) -> HttpResponse:
    antwoord = _problem(
        request,
        HTTPStatus.TOO_MANY_REQUESTS,
        "U vraagt te veel achter elkaar. Probeer het over een minuut weer.",
    )
    antwoord["Retry-After"] = str(fout.wait or 60)
    return antwoord


@api.exception_handler(MonitorError)
def _monitor_error(request: HttpRequest, fout: MonitorError) -> HttpResponse:
    return _problem(request, HTTPStatus.BAD_REQUEST, str(fout))


@api.exception_handler(ValidationError)
def _validation_error(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    velden = sorted({str(regel["loc"][-1]) for regel in fout.errors})
    return _problem(request, HTTPStatus.BAD_REQUEST, f"Onjuiste waarde voor: {', '.join(velden)}.")


def public_routes() -> list[URLPattern]:
    """The addresses of the API, each view marked as public as elsewhere in the site; no page at the root."""
    operaties = [route for route in api.urls[0] if isinstance(route, URLPattern) and route.name != "api-root"]
    for route in operaties:
        public(route.callback)
    return operaties
