"""Pages on how messages of a municipality are treated: reading along, or running on this register."""

from datetime import date
from itertools import chain
from typing import Any

from auditlog.models import LogEntry
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
from jeugdregio.web.berichten.omvang import measure
from jeugdregio.web.formulieren import DagField, add_errors
from jeugdregio.web.gebieden.models import Gebied, Gemeente
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak

_BEHEER = ("Beheer", reverse_lazy("beheer:start"))


class WerkwijzeForm(forms.Form):
    """The mode of one municipality from a day on and, where it runs on this register, what was loaded.

    `leeg`: whether nothing was; then whoever says that this is all must say so twice.
    """

    JA, NEE = "ja", "nee"
    conditional = frozenset({"volledig", "volledig_vanaf", "toch"})

    modus = forms.ChoiceField(label="Werkwijze", choices=[("", "Kies een werkwijze"), *Modus.choices])
    vanaf = DagField(label="Vanaf", required=True)
    volledig = forms.ChoiceField(
        label="Staat alles wat nog telt in het register?",
        help_text="Alleen bij ‘Voeren’: lopende toewijzingen, starts, stops en wat al is gedeclareerd.",
        choices=[
            ("", "Kies ja of nee"),
            (JA, "Ja, alles is geladen"),
            (NEE, "Nee, of dat weet ik niet zeker"),
        ],
        required=False,
    )
    volledig_vanaf = DagField(
        label="Vanaf welke dag is het register volledig?",
        help_text="Alleen na ‘ja’. Dit geldt voor berichten die op deze dag of later binnenkomen.",
    )
    toch = forms.BooleanField(
        label="Ik weet dat er niets in het register staat. Deze gemeente heeft nog geen toewijzingen.",
        required=False,
    )

    def __init__(self, *args: Any, leeg: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not leeg:
            del self.fields["toch"]

    def clean(self) -> dict[str, Any]:
        """Ask what mode voeren needs; in the other mode it plays no part."""
        cleaned = super().clean() or {}
        if cleaned.get("modus") != Modus.VOEREN or cleaned.get("volledig") == self.NEE:
            return cleaned | {"volledig_vanaf": None}
        if not cleaned.get("volledig"):
            self.add_error("volledig", "Kies ja of nee. Bij ‘Voeren’ hangt ervan af wat er wordt geweigerd.")
        elif not (cleaned.get("volledig_vanaf") or "volledig_vanaf" in self.errors):
            self.add_error("volledig_vanaf", "Vul de dag in vanaf wanneer alles in het register staat.")
        if "toch" in self.fields and cleaned.get("volledig") and not cleaned.get("toch"):
            tekst = "Er staat nog geen toewijzing in het register. Kies ‘nee’, of vink aan dat dit klopt."
            self.add_error("toch", tekst)
        return cleaned


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
    today = timezone.localdate()
    omvang = measure(gemeentecode, today)
    form = WerkwijzeForm(request.POST or None, initial={"vanaf": today}, leeg=omvang.is_leeg)
    if request.method == "POST" and form.is_valid():
        modus, vanaf = Modus(form.cleaned_data["modus"]), form.cleaned_data["vanaf"]
        try:
            werkwijze = set_werkwijze(
                gemeentecode=gemeentecode,
                modus=modus,
                vanaf=vanaf,
                volledig_vanaf=form.cleaned_data["volledig_vanaf"],
                by=acting_user(request),
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            told = f"Vanaf {vanaf:%-d-%-m-%Y} is de werkwijze van {gemeente}: {modus.label}."
            if werkwijze.verklaring:
                told += f" {werkwijze.verklaring}."
            messages.success(request, told)
            return redirect("werkwijze:lijst")
    context = {
        "gemeente": gemeente,
        "form": form,
        "omvang": omvang,
        "keuzes": _history(gemeentecode),
        "kruimels": [_BEHEER, ("Werkwijze per gemeente", reverse("werkwijze:lijst")), (gemeente.naam, "")],
    }
    return render(request, "berichten/werkwijze_wijzigen.html", context)


def _history(gemeentecode: str) -> list[dict[str, Any]]:
    """Give what was recorded, the newest first, each with its last entry in the log: when, and by whom."""
    chosen = Werkwijze.objects.filter(gemeentecode=gemeentecode).order_by("-vanaf")
    logged = LogEntry.objects.get_for_objects(chosen).select_related("actor").order_by("pk")
    last = {entry.object_id: entry for entry in logged}
    return [{"werkwijze": each, "vastgelegd": last.get(each.pk)} for each in chosen]


def _current(own: list[Werkwijze], day: date) -> Werkwijze | None:
    """Return the last choice that holds on `day`; `own` is in order."""
    return next((werkwijze for werkwijze in reversed(own) if werkwijze.vanaf <= day), None)


def _next(own: list[Werkwijze], day: date) -> Werkwijze | None:
    """Return the first choice after `day`; `own` is in order."""
    return next((werkwijze for werkwijze in own if werkwijze.vanaf > day), None)
