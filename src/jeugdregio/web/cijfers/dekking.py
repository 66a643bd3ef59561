"""What the messages cover of what a municipality booked, and what does not link: exact, so with a purpose.

There when the administrator has put the accounts in the folder `jaarrekening` of JEUGDREGIO_MAP.
"""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jeugdregio.monitor.nationaal.dekking import ALLE_GEMEENTEN, SAMEN, Dekking, DekkingRij
from jeugdregio.monitor.nationaal.los import LosRij
from jeugdregio.web.cijfers.actions import show_dekking
from jeugdregio.web.cijfers.cijfer import datum, eenheid_van
from jeugdregio.web.cijfers.intern import DoelForm
from jeugdregio.web.cijfers.jaarrekening import newest_accounts, read_accounts
from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.autorisatie import requires_taak
from jeugdregio.web.organisaties.mandaten import gemeentecodes
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Taak

ALLE = "alle"


class DekkingForm(DoelForm):
    """Which municipality of the mandate, or all of them, and what for."""

    gemeente = forms.ChoiceField(label="Gemeente")
    field_order = ("gemeente", "doel")

    def __init__(self, data: Any, gemeenten: list[tuple[str, str]]) -> None:
        super().__init__(data)
        alle = [(ALLE, f"Alle {len(gemeenten)} gemeenten samen")] if len(gemeenten) > 1 else []
        self.fields["gemeente"].choices = [*alle, *gemeenten]  # type: ignore[attr-defined]  # a choice field


@requires_taak(Taak.CIJFERS_INTERN)
@require_http_methods(["GET", "POST"])
@never_cache
def dekking(request: HttpRequest) -> HttpResponse:
    """Ask for a purpose, then show booked beside declared, of one municipality of the mandate or of all."""
    codes = gemeentecodes(request.user, Taak.CIJFERS_INTERN)
    if not codes:  # a provider's own figures are not in it
        raise PermissionDenied("U hebt geen mandaat van een gemeente om haar boekhouding te vergelijken.")
    pad = newest_accounts(Path(settings.JEUGDREGIO_MAP))
    if pad is None:
        raise Http404
    rekening = read_accounts(pad)
    mandaat = Gemeente.objects.filter(code__in=codes)
    namen = {g.code: g.naam for g in mandaat.order_by("naam")}
    form = DekkingForm(request.POST or None, [*namen.items()])
    context: dict[str, Any] = {
        "form": form,
        "jaar": rekening.jaar,
        "kruimels": [("Monitor", reverse("cijfers:monitor")), ("Wat de berichten dekken", "")],
    }
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)  # noqa: S101 - requires_taak lets in nobody else; for the type checker
        keuze, doel = form.cleaned_data["gemeente"], form.cleaned_data["doel"]
        gemeenten = list(namen) if keuze == ALLE else [keuze]
        gezien = show_dekking(by=request.user, rekening=rekening, gemeenten=gemeenten, doel=doel)
        context["gezien"] = gezien
        if gezien is not None:
            context |= {
                **_shown(gezien.dekking, ALLE_GEMEENTEN if keuze == ALLE else keuze),
                "peildatum": datum(gezien.inzage.peildatum),
            }
    return render(request, "cijfers/dekking.html", context)


def _shown(dekking: Dekking, wie: str) -> dict[str, Any]:
    """The rows of one municipality, or of all together; what is loose is always of one."""
    rijen = [rij for rij in dekking.rijen if rij.gemeente == wie]
    return {
        "naam": rijen[0].naam if rijen else "Alle gemeenten samen",
        "alle": wie == ALLE_GEMEENTEN,
        "rijen": [_covered(rij) for rij in rijen],
        "los": [_loose(rij) for rij in dekking.los],
    }


def _covered(rij: DekkingRij) -> dict[str, Any]:
    """A row as text, in whole euros."""
    aandeel = rij.aandeel
    return {
        "naam": rij.omschrijving[:1].upper() + rij.omschrijving[1:],
        "taakvelden": ", ".join(rij.taakvelden) if rij.rubriek != SAMEN else "",
        "samen": rij.rubriek == SAMEN,
        "geboekt": "n.b." if rij.geboekt is None else _euro(rij.geboekt),
        "gedeclareerd": _euro(rij.gedeclareerd),
        "dekking": "–" if aandeel is None else eenheid_van("procent").schrijf(aandeel),
    }


def _loose(rij: LosRij) -> dict[str, Any]:
    """A row as text: how many starts or lines, and for how much."""
    reden = str(rij.reden)
    return {
        "gemeente": rij.naam,
        "reden": reden[:1].upper() + reden[1:],
        "aantal": rij.aantal,
        "bedrag": "–" if rij.bedrag is None else _euro(rij.bedrag),
    }


def _euro(cents: int) -> str:
    return eenheid_van("euro").schrijf(round(cents / 100))
