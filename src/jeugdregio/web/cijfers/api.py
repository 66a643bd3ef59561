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
from ninja import Field, NinjaAPI, Query, Schema
from ninja.errors import HttpError, Throttled, ValidationError

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator
from jeugdregio.web.cijfers.cijfer import Tijdvak
from jeugdregio.web.cijfers.limiet import PerAdres
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.organisaties.autorisatie import public

VERSIE: Final = "1.0.0"
UITLEG_STATUS: Final = (
    "'gepubliceerd'; 'voorlopig' (kan nog veranderen); 'onderdrukt' (te weinig jeugdigen om te tonen, geen "
    "waarde); 'geen noemer' (onbekend, geen waarde). Nul is een gepubliceerde waarde."
)


class Stand(Schema):
    """Which stand the figures come from."""

    peildatum: date = Field(description="Dag van de stand")
    regio: str = Field(description="Code van het gebied waarvoor de stand is gemaakt")
    volledig_tot: str = Field(description="Laatste maand waarover de berichten compleet zijn, JJJJ-MM")
    fictief: bool = Field(description="Waar als de regio verzonnen is")
    software_versie: str
    schema_versie: str


class Indicator(Schema):
    """An indicator with its definition."""

    code: str
    label: str
    eenheid: str
    definitie: str
    teller: str
    noemer: str | None
    bron: str
    richting: str
    beheerder: str
    versie: str
    sinds: date
    bedragsoort: str | None = Field(description="'ingediend' bij kosten")
    per: list[list[str]] = Field(description="De tabellen die zijn gepubliceerd, elk als lijst van dimensies")


class Gebied(Schema):
    """A place with figures."""

    code: str
    naam: str
    soort: str


class Cijfer(Schema):
    """A published figure; has the dimensions of its table, others are absent."""

    jaar: int | None = None
    kwartaal: str | None = None
    maand: str | None = None
    gebied: str | None = None
    gemeente: str | None = None
    categorie: str | None = None
    waarde: float | None
    status: str = Field(description=UITLEG_STATUS)
    voorlopig: bool
    teller: float | None
    noemer: float | None


class Cijfers(Schema):
    """Figures of one table, with what must be said with them."""

    indicator: str
    versie: str
    eenheid: str
    peildatum: date
    per: list[str]
    cijfers: list[Cijfer]


class Probleem(Schema):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class Filter(Schema):
    """What to give of the figures of an indicator; a list is separated by commas."""

    per: str | None = Field(
        None, description="Tabel: de dimensies met een komma ertussen, zoals jaar,gemeente"
    )
    gebied: str | None = Field(None, description="Codes van gebieden, met een komma ertussen")
    gemeente: str | None = Field(None, description="CBS-codes van gemeenten, met een komma ertussen")
    van: int | None = Field(None, ge=2000, le=2100, description="Eerste jaar")
    tot: int | None = Field(None, ge=2000, le=2100, description="Laatste jaar")


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
    "/indicatoren/{code}/cijfers",
    response={200: Cijfers} | FOUTEN,
    exclude_unset=True,
    summary="De cijfers van een indicator",
)
def cijfers(request: HttpRequest, code: str, filter_: Query[Filter]) -> dict[str, Any]:
    """The rows of one published table: the first of the indicator, unless `per` names another."""
    gevraagd = _indicator(code)
    per = gevraagd.table_for(_listed(filter_.per)) if filter_.per else gevraagd.per[0]
    plaatsen = {naam: _listed(codes) for naam in ("gebied", "gemeente") if (codes := getattr(filter_, naam))}
    van, tot = filter_.van or 0, filter_.tot or date.max.year
    rijen = [rij for rij in gevraagd.rows(per, **plaatsen) if van <= Tijdvak.of(rij.dimensies).jaar <= tot]
    return {
        "indicator": code,
        "versie": gevraagd.catalogus["version"],
        "eenheid": gevraagd.catalogus["unit"],
        "peildatum": _uitgave().peildatum,
        "per": list(per),
        "cijfers": [rij.as_dict() for rij in rijen],
    }


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
    gevonden = _uitgave().indicatoren.get(code)
    if gevonden is None:
        raise HttpError(
            HTTPStatus.NOT_FOUND, "Deze indicator is er niet. De lijst staat op /api/v1/indicatoren."
        )
    return gevonden


def _listed(tekst: str) -> list[str]:
    return [deel.strip() for deel in tekst.split(",") if deel.strip()]


def _described(indicator: GepubliceerdeIndicator) -> dict[str, Any]:
    c = indicator.catalogus
    return {
        "code": c["code"],
        "label": c["label"],
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
