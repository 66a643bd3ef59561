"""The published figures as an API, after the NL API Design Rules.

Version in the path, problem+json, no trailing slash. Public and read-only: it offers what the public
pages show, nothing else.
"""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe
from ninja import Field, NinjaAPI, Query, Schema
from ninja.errors import HttpError, Throttled, ValidationError
from pydantic import create_model

from jeugdregio.monitor import uitvoer
from jeugdregio.monitor.dimensies import DIMENSIES, Dimensie
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.publicatie import GepubliceerdeIndicator, Rij
from jeugdregio.web.cijfers.cijfer import Tijdvak
from jeugdregio.web.cijfers.limiet import PerAdres
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.organisaties.autorisatie import public

VERSIE: Final = "1.0.0"
UITLEG_STATUS: Final = (
    "'gepubliceerd'; 'voorlopig' (kan nog veranderen); 'onderdrukt' (te weinig jeugdigen om te tonen, geen "
    "waarde); 'geen noemer' (niet te berekenen, geen waarde); 'geen gegevens' (niet aangeleverd, geen "
    "waarde). Nul is een gepubliceerde waarde."
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
    thema: str | None
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
    bronnen: list[str] = Field(
        description="Tabellen die een gemeente apart aanlevert; leeg is: uit berichten"
    )
    vervallen: str | None = Field(description="Waarom deze definitie niet meer wordt berekend")


class Gebied(Schema):
    """A place with figures."""

    code: str
    naam: str
    soort: str


def _with_dimensions(basis: type[Schema], uitleg: Callable[[Dimensie], str]) -> Any:
    """The schema with an optional text field for each dimension there is."""
    velden: dict[str, Any] = {
        d.naam: (str | None, Field(None, description=uitleg(d))) for d in DIMENSIES.values()
    }
    return create_model(basis.__name__, __base__=basis, **velden)


class Uitsplitsing(Schema):
    """The dimensions of a figure; has those of its table, others are absent."""

    jaar: int | None = None
    kwartaal: str | None = None
    maand: str | None = None
    gebied: str | None = None
    gemeente: str | None = None


UitsplitsingAlle: Any = _with_dimensions(Uitsplitsing, lambda d: d.betekenis)


class Cijfer(UitsplitsingAlle):  # type: ignore[misc]  # made from the list of dimensions, so of no class known here
    """A published figure."""

    waarde: float | None
    status: str = Field(description=UITLEG_STATUS)
    voorlopig: bool
    teller: float | None
    noemer: float | None
    schatting: float | None = Field(None, description="Wat een voorlopig bedrag naar verwachting wordt")
    ondergrens: float | None = None
    bovengrens: float | None = None


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


FilterAlle: Any = _with_dimensions(Filter, lambda d: f"Waarden van: {d.label.lower()}; meer met een |")

if TYPE_CHECKING:
    Gevraagd = Filter  # a class made from the list of dimensions is no type to a checker
else:
    Gevraagd = Query[FilterAlle]


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
    return {
        "indicator": code,
        "versie": gevraagd.catalogus["version"],
        "eenheid": gevraagd.catalogus["unit"],
        "peildatum": _uitgave().peildatum,
        "per": list(per),
        "cijfers": [rij.as_dict() for rij in rijen],
    }


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


def _asked(code: str, filter_: Any) -> tuple[GepubliceerdeIndicator, tuple[str, ...], list[Rij]]:
    gevraagd = _indicator(code)
    per = gevraagd.table_for(_listed(filter_.per)) if filter_.per else gevraagd.per[0]
    plekken = {naam: _listed(codes) for naam in ("gebied", "gemeente") if (codes := getattr(filter_, naam))}
    # a comma is a part of many a value, such as the name of a provider
    waarden = {naam: w.split("|") for naam in DIMENSIES if (w := getattr(filter_, naam))}
    van, tot = filter_.van or 0, filter_.tot or date.max.year
    rijen = gevraagd.rows(per, **plekken, **waarden)
    return gevraagd, per, [rij for rij in rijen if van <= Tijdvak.of(rij.dimensies).jaar <= tot]


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
