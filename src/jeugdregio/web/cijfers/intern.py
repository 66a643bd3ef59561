"""Exact figures for who has a mandate and a purpose. Each look at them is on record; nothing is kept.

Who works for a provider sees those of its own help; who works for municipalities those of their mandate.
"""

import re
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.inzage import why_not
from jeugdregio.monitor.publicatie import Plaats
from jeugdregio.web.cijfers.actions import Ingezien, show_intern
from jeugdregio.web.cijfers.cijfer import Cijfer, datum, eenheid_van
from jeugdregio.web.cijfers.keuze import per_naam
from jeugdregio.web.cijfers.tabellen import tabel
from jeugdregio.web.gebieden.models import Gebied, Gemeente
from jeugdregio.web.organisaties.autorisatie import requires_taak
from jeugdregio.web.organisaties.mandaten import Bezoeker, agb_codes, gemeentecodes
from jeugdregio.web.organisaties.models import Organisatie, OrganisatieSoort, User
from jeugdregio.web.organisaties.rollen import Taak

VAN_GEMEENTEN = "gemeenten"
BSN_VORM = re.compile(r"[0-9]{9}")


class DoelForm(forms.Form):
    """What exact figures are for."""

    doel = forms.CharField(
        label="Waarvoor hebt u deze cijfers nodig?",
        help_text="Dit wordt bewaard, met uw naam en het tijdstip. Noem geen personen.",
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Vul in waarvoor u de cijfers nodig hebt.",
            "min_length": "Schrijf het doel wat uitgebreider op: ten minste 10 tekens.",
        },
    )

    def clean_doel(self) -> str:
        """A purpose names no person."""
        doel: str = self.cleaned_data["doel"]
        if BSN_VORM.search(doel):
            raise forms.ValidationError(
                "Hier staat een nummer van 9 cijfers, misschien een BSN. Haal het weg."
            )
        return doel


class InternForm(DoelForm):
    """Of whom, which table, and what for. Of whom is asked only when there is a choice."""

    eigenaar = forms.ChoiceField(label="Van wie?", required=False)
    per = forms.ChoiceField(label="Tabel")
    field_order = ("eigenaar", "per", "doel")

    def __init__(self, data: Any, tabellen: tuple[tuple[str, ...], ...], eigenaars: dict[str, str]) -> None:
        super().__init__(data)
        self.fields["per"].choices = [(",".join(per), per_naam(per)) for per in tabellen]  # type: ignore[attr-defined]
        self.enige = next(iter(eigenaars), VAN_GEMEENTEN)
        if len(eigenaars) > 1:
            self.fields["eigenaar"].choices = eigenaars.items()  # type: ignore[attr-defined]
            self.fields["eigenaar"].required = True
        else:
            del self.fields["eigenaar"]

    @property
    def aanbieder(self) -> str:
        """The AGB code of the provider whose figures are asked for; empty for those of municipalities."""
        eigenaar = self.cleaned_data.get("eigenaar", self.enige)
        return "" if eigenaar == VAN_GEMEENTEN else str(eigenaar)


@requires_taak(Taak.CIJFERS_INTERN)
@require_http_methods(["GET", "POST"])
@never_cache
def intern(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a purpose, then show the exact figures: of the municipalities in the mandate, or of the own
    help of a provider where the indicator can be given for one.
    """
    if code not in REGISTER:
        raise Http404
    indicator = REGISTER[code]
    gemeenten = gemeentecodes(request.user, Taak.CIJFERS_INTERN)
    aanbieders = _providers(request.user)
    eigenaars = {VAN_GEMEENTEN: "De gemeenten van mijn mandaat"} if gemeenten else {}
    reden = why_not(code) if aanbieders else ""
    form = InternForm(request.POST or None, indicator.per, eigenaars | ({} if reden else aanbieders))
    context: dict[str, Any] = {
        # nothing to ask for: not of the own help, and no municipalities
        "form": form if gemeenten or not reden else None,
        "reden": reden,
        "aanbieders": [f"{naam} ({agb})" for agb, naam in aanbieders.items()],
        "eenheid": str(indicator.unit),
        "bedragsoort": indicator.bedragsoort,
        "label": indicator.label,
        "gemeenten": Gemeente.objects.filter(code__in=gemeenten),
        "kruimels": [
            ("Monitor", reverse("cijfers:monitor")),
            (indicator.label, reverse("cijfers:indicator", args=[code])),
            ("Exacte cijfers", ""),
        ],
    }
    if request.method == "POST" and context["form"] and form.is_valid():
        assert isinstance(request.user, User)  # noqa: S101 - requires_taak lets in nobody else; for the type checker
        keuze = form.cleaned_data
        per = tuple(keuze["per"].split(","))
        gezien = show_intern(
            by=request.user,
            code=code,
            per=per,
            gemeenten=gemeenten,
            aanbieder=form.aanbieder,
            doel=keuze["doel"],
        )
        context |= {"gezien": gezien, "van_aanbieder": aanbieders.get(form.aanbieder, "")}
        if gezien is not None:
            context |= _shown(gezien, per, indicator.unit)
    return render(request, "cijfers/intern.html", context)


def _providers(user: Bezoeker) -> dict[str, str]:
    """The names of the providers whose own figures somebody may see, by AGB code."""
    codes = agb_codes(user, Taak.CIJFERS_INTERN)
    if not codes:
        return {}
    eigen = Organisatie.objects.filter(soort=OrganisatieSoort.AANBIEDER, agb__in=codes)
    return dict(eigen.order_by("naam").values_list("agb", "naam"))


def _shown(gezien: Ingezien, per: tuple[str, ...], unit: str) -> dict[str, Any]:
    namen = {gebied.code: str(gebied) for gebied in Gebied.objects.all()}
    namen |= {gemeente.code: gemeente.naam for gemeente in Gemeente.objects.all()}
    soort = "gemeente" if "gemeente" in per else "gebied"
    plaatsen = {code: Plaats(code, naam, soort) for code, naam in namen.items()}
    cijfers = [Cijfer.of(rij, plaatsen, eenheid_van(unit)) for rij in gezien.rijen]
    return {
        "tabel": tabel(sorted(cijfers, key=lambda c: (c.plaats.naam, c.groep or "", c.tijdvak))),
        "tabel_naam": per_naam(per),
        "peildatum": datum(gezien.inzage.peildatum),
    }
