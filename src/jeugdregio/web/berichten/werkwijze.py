"""Pages on how messages of a municipality are treated: reading along, or running on this register."""

from datetime import date
from itertools import chain

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone

from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.models import Bericht, Modus, Werkwijze
from jeugdregio.web.formulieren import DagField, add_errors
from jeugdregio.web.gebieden.models import Gebied, Gemeente
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak

_BEHEER = ("Beheer", reverse_lazy("beheer:start"))


class WerkwijzeForm(forms.Form):
    """The mode of one municipality from a day on."""

    modus = forms.ChoiceField(label="Werkwijze", choices=[("", "Kies een werkwijze"), *Modus.choices])
    vanaf = DagField(label="Vanaf", required=True)


@requires_taak(Taak.BEHEER)
def lijst(request: HttpRequest) -> HttpResponse:
    """List the municipalities of the region, and others of which there are messages, with their mode."""
    chosen = list(Werkwijze.objects.order_by("vanaf"))
    seen = (
        Bericht.objects.exclude(gemeentecode="").order_by().values_list("gemeentecode", flat=True).distinct()
    )
    codes = set(chain(seen, (werkwijze.gemeentecode for werkwijze in chosen)))
    if gebied := Gebied.objects.filter(code=settings.JEUGDREGIO_REGIO).first():
        codes |= set(gebied.gemeenten().values_list("code", flat=True))
    today = timezone.localdate()
    rijen = []
    for gemeente in Gemeente.objects.filter(pk__in=codes):
        own = [werkwijze for werkwijze in chosen if werkwijze.gemeentecode == gemeente.code]
        rijen.append({"gemeente": gemeente, "nu": _current(own, today), "straks": _next(own, today)})
    context = {"rijen": rijen, "kruimels": [_BEHEER, ("Werkwijze per gemeente", "")]}
    return render(request, "berichten/werkwijze.html", context)


@requires_taak(Taak.BEHEER)
def wijzigen(request: HttpRequest, gemeentecode: str) -> HttpResponse:
    """Choose the mode of a municipality from a day on."""
    gemeente = get_object_or_404(Gemeente, pk=gemeentecode)
    form = WerkwijzeForm(request.POST or None, initial={"vanaf": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        modus, vanaf = Modus(form.cleaned_data["modus"]), form.cleaned_data["vanaf"]
        try:
            set_werkwijze(gemeentecode=gemeentecode, modus=modus, vanaf=vanaf, by=acting_user(request))
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(
                request, f"Vanaf {vanaf:%-d-%-m-%Y} is de werkwijze van {gemeente}: {modus.label}."
            )
            return redirect("werkwijze:lijst")
    context = {
        "gemeente": gemeente,
        "form": form,
        "keuzes": Werkwijze.objects.filter(gemeentecode=gemeentecode).order_by("-vanaf"),
        "kruimels": [_BEHEER, ("Werkwijze per gemeente", reverse("werkwijze:lijst")), (gemeente.naam, "")],
    }
    return render(request, "berichten/werkwijze_wijzigen.html", context)


def _current(own: list[Werkwijze], day: date) -> Werkwijze | None:
    """Return the last choice that holds on `day`; `own` is in order."""
    return next((werkwijze for werkwijze in reversed(own) if werkwijze.vanaf <= day), None)


def _next(own: list[Werkwijze], day: date) -> Werkwijze | None:
    """Return the first choice after `day`; `own` is in order."""
    return next((werkwijze for werkwijze in own if werkwijze.vanaf > day), None)
