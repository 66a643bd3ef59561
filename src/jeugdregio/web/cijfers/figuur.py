"""A chart of the page as a picture to take away: the same drawing as in a report."""

from functools import lru_cache
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.web.cijfers import beelden
from jeugdregio.web.cijfers.keuze import IndicatorKeuze
from jeugdregio.web.cijfers.limiet import PerAdres
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.organisaties.autorisatie import public

SOORTEN: Final = {"png": "image/png", "svg": "image/svg+xml"}
LIMIET: Final = PerAdres("bestand")


@public
@require_safe
def figuur(request: HttpRequest, code: str, nummer: str, soort: str) -> HttpResponse:
    """One chart of the chosen table: the first is number 1."""
    uitgave = current()
    try:
        indicator = uitgave.indicator(code) if uitgave else None
    except MonitorError:
        indicator = None
    if uitgave is None or indicator is None:
        raise Http404
    if not LIMIET.allow_request(request):
        return too_many()
    inhoud = _drawn(uitgave, code, request.GET.urlencode(), int(nummer), soort)
    if inhoud is None:
        raise Http404
    naam = f"{code}-{nummer}-stand-{uitgave.peildatum.isoformat()}.{soort}"
    kop = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=SOORTEN[soort], headers=kop)


def too_many() -> HttpResponse:
    """The answer to who downloads too much in a minute."""
    return HttpResponse(
        "U downloadt te veel achter elkaar. Probeer het over een minuut weer.",
        status=HTTPStatus.TOO_MANY_REQUESTS,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(round(LIMIET.wait()) or 1)},
    )


@lru_cache(maxsize=64)
def _drawn(uitgave: Uitgave, code: str, vraag: str, nummer: int, soort: str) -> bytes | None:
    from jeugdregio.web.cijfers.rapport.figuren import (
        draw,
        to_png,
    )  # only who downloads needs these libraries

    form = IndicatorKeuze(QueryDict(vraag), uitgave, code)
    keuze = form.gekozen
    plaatsen = tuple(keuze["plaats"])
    beeld = beelden.diepte(uitgave, code, form.tabel, plaatsen, keuze["van"], keuze["tot"], form.filters)
    if not 1 <= nummer <= len(beeld.grafieken):
        return None
    getekend = draw(beeld.grafieken[nummer - 1 : nummer])[0]
    return to_png(getekend) if soort == "png" else getekend.svg.encode()
