"""A report of the published figures, for everyone: choose what stands in it, and download it."""

from datetime import date
from functools import lru_cache
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jeugdregio.web.cijfers.cijfer import datum
from jeugdregio.web.cijfers.limiet import PerAdres
from jeugdregio.web.cijfers.publicatie import Uitgave, current
from jeugdregio.web.cijfers.rapport.keuze import RapportKeuze
from jeugdregio.web.cijfers.rapport.samenstelling import Vraag, compose
from jeugdregio.web.cijfers.views import OPENBAAR
from jeugdregio.web.organisaties.autorisatie import public

SOORTEN: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
LIMIET: Final = PerAdres("rapport")


@public
@require_safe
def rapport(request: HttpRequest) -> HttpResponse:
    """The choice for a report."""
    uitgave = current()
    if uitgave is None:
        return render(request, "cijfers/geen_cijfers.html", {"ingang": OPENBAAR})
    return _page(request, uitgave, RapportKeuze(request.GET, uitgave))


@public
@require_safe
def rapport_bestand(request: HttpRequest, soort: str) -> HttpResponse:
    """The chosen report as a file; a wrong choice gives the page with the reason, and no file."""
    uitgave = current()
    if uitgave is None:
        raise Http404
    form = RapportKeuze(request.GET, uitgave)
    if not form.is_valid():
        return _page(request, uitgave, form, HTTPStatus.BAD_REQUEST)
    if not LIMIET.allow_request(request):
        antwoord = _page(request, uitgave, form, HTTPStatus.TOO_MANY_REQUESTS)
        antwoord["Retry-After"] = str(round(LIMIET.wait()) or 1)
        return antwoord
    keuze = form.cleaned_data
    vraag = Vraag(tuple(keuze["indicator"]), tuple(keuze["plaats"]), keuze["van"], keuze["tot"])
    inhoud = _made(uitgave, vraag, timezone.localdate(), soort)
    naam = f"monitor-jeugdhulp-stand-{uitgave.peildatum.isoformat()}.{soort}"
    return HttpResponse(
        inhoud,
        content_type=SOORTEN[soort],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


@lru_cache(maxsize=8)
def _made(uitgave: Uitgave, vraag: Vraag, gemaakt: date, soort: str) -> bytes:
    """Make a report; the last few are kept, because many ask for the same."""
    inhoud = compose(uitgave, vraag, gemaakt)
    if soort == "pdf":
        from jeugdregio.web.cijfers.rapport.pdf import to_pdf  # only who downloads needs these libraries

        return to_pdf(inhoud)
    from jeugdregio.web.cijfers.rapport.word import to_docx

    return to_docx(inhoud)


def _page(
    request: HttpRequest, uitgave: Uitgave, form: RapportKeuze, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "form": form,
        "gekozen": {
            naam: sum(aan for _, keuzes in groepen for _, _, aan in keuzes)
            for naam, groepen in (("plaatsen", form.plaatsen), ("indicatoren", form.indicatoren))
        },
        "peildatum": datum(uitgave.peildatum),
        "te_vaak": status == HTTPStatus.TOO_MANY_REQUESTS,
        "kruimels": [(OPENBAAR.titel, reverse(OPENBAAR.monitor)), ("Rapport maken", "")],
    }
    return render(request, "cijfers/rapport.html", context, status=status)
