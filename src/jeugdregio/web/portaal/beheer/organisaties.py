"""Pages on organisations: the list with what is about to end, one of them, and a new one."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import Promise

from jeugdregio.web.aanbieders.models import Aanbieder, AanbiederStatus
from jeugdregio.web.datering import geldig_op
from jeugdregio.web.formulieren import add_errors
from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties.actions import create_organisatie
from jeugdregio.web.organisaties.aflopend import AflopendMandaat, ending_mandaten
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.models import Mandaat, Organisatie, OrganisatieSoort
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.portaal.beheer import geschiedenis
from jeugdregio.web.portaal.beheer.formulieren import OrganisatieForm, ZoekForm

PER_PAGINA = 25
Kruimel = tuple[str, str | Promise]  # a step of the breadcrumb: label and address
BEHEER: Kruimel = ("Beheer", reverse_lazy("beheer:start"))


@requires_taak(Taak.BEHEER)
def start(request: HttpRequest) -> HttpResponse:
    """Show what there is to administer, and what asks for attention today."""
    onderdelen = [
        ("Organisaties", "beheer:organisaties", "Wie er werken, en welke gemeenten daarvoor mandaat geven."),
        ("Personen", "beheer:personen", "Accounts, rollen, wachtwoorden en wie zich wanneer aanmeldde."),
        ("Aanbieders en contracten", "aanbieders:lijst", "Namen bij AGB-codes, contracten en tarieven."),
        (
            "Werkwijze per gemeente",
            "werkwijze:lijst",
            "Welke gemeenten meelezen, en welke op dit register werken.",
        ),
    ]
    context = {
        "onderdelen": [
            {"label": label, "url": reverse(name), "uitleg": uitleg} for label, name, uitleg in onderdelen
        ],
        "aflopend": _ending(),
        "onbekend": Aanbieder.objects.filter(status=AanbiederStatus.ONBEKEND).count(),
    }
    return render(request, "beheer/start.html", context)


@requires_taak(Taak.BEHEER)
def lijst(request: HttpRequest) -> HttpResponse:
    """List the organisations by name, with how many people and mandates they have today."""
    form = ZoekForm(request.GET, label="Naam of AGB-code")
    today = timezone.localdate()
    found = Organisatie.objects.order_by("naam").annotate(
        leden=Count("lidmaatschappen__user", filter=geldig_op(today, "lidmaatschappen__"), distinct=True),
        taken=Count("mandaten", filter=geldig_op(today, "mandaten__"), distinct=True),
    )
    if word := form.asked():
        found = found.filter(Q(naam__icontains=word) | Q(agb=word))
    context = {
        "form": form,
        "pagina": Paginator(found, PER_PAGINA).get_page(request.GET.get("pagina")),
        "aflopend": _ending(),
        "kruimels": [BEHEER, ("Organisaties", "")],
    }
    return render(request, "beheer/organisaties.html", context)


@requires_taak(Taak.BEHEER)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Add an organisation."""
    form = OrganisatieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            organisatie = create_organisatie(
                naam=chosen["naam"],
                soort=OrganisatieSoort(chosen["soort"]),
                agb=chosen["agb"].strip(),
                by=acting_user(request),
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"{organisatie} is toegevoegd.")
            return redirect("beheer:organisatie", organisatie.sleutel)
    context = {
        "form": form,
        "titel": "Organisatie toevoegen",
        "knop": "Toevoegen",
        "kruimels": [BEHEER, ("Organisaties", reverse("beheer:organisaties")), ("Toevoegen", "")],
    }
    return render(request, "beheer/formulier.html", context)


@requires_taak(Taak.BEHEER)
def detail(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Show an organisation: who works there, on whose mandate, and what changed."""
    organisatie = get_object_or_404(Organisatie, sleutel=sleutel)
    today = timezone.localdate()
    mandaten = list(organisatie.mandaten.prefetch_related("gemeenten").order_by("-van", "taak"))
    namen = gemeente_namen(gemeente.gemeentecode for m in mandaten for gemeente in m.gemeenten.all())
    pagina = Paginator(geschiedenis.of_organisatie(organisatie), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    gegevens = [("Soort", organisatie.get_soort_display())]
    if organisatie.agb:
        gegevens.append(("AGB-code", organisatie.agb))
    context: dict[str, Any] = {
        "organisatie": organisatie,
        "is_aanbieder": organisatie.soort == OrganisatieSoort.AANBIEDER,
        "gegevens": gegevens,
        "aflopend": [item for item in _ending() if item["mandaat"].organisatie_id == organisatie.pk],
        "leden": [
            {"lid": lid, "stand": stand(lid.van, lid.tot, today)}
            for lid in organisatie.lidmaatschappen.select_related("user").order_by("user__naam", "-van")
        ],
        "mandaten": [
            {
                "mandaat": mandaat,
                "gemeenten": _names(mandaat, namen),
                "stand": stand(mandaat.van, mandaat.tot, today),
            }
            for mandaat in mandaten
        ],
        "pagina": pagina,
        "gebeurtenissen": geschiedenis.describe(pagina),
        "kruimels": [BEHEER, ("Organisaties", reverse("beheer:organisaties")), (organisatie.naam, "")],
    }
    return render(request, "beheer/organisatie.html", context)


def stand(van: date, tot: date | None, today: date) -> str:
    """Return whether something is running, still to come, or over."""
    if van > today:
        return "komt"
    return "voorbij" if tot is not None and tot < today else "loopt"


def gemeente_namen(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of municipalities; a code nobody knows is its own name."""
    wanted = set(codes)
    names = dict(Gemeente.objects.filter(pk__in=wanted).values_list("pk", "naam")) if wanted else {}
    return {code: names.get(code, code) for code in wanted}


def _names(mandaat: Mandaat, namen: dict[str, str]) -> Sequence[str]:
    return sorted(namen[gemeente.gemeentecode] for gemeente in mandaat.gemeenten.all())


def _ending() -> list[dict[str, Any]]:
    """Return the mandates that end soon without another to follow, as the notice shows them."""
    found: list[AflopendMandaat] = ending_mandaten(timezone.localdate())
    namen = gemeente_namen(code for item in found for code in item.gemeentecodes)
    return [
        {
            "mandaat": item.mandaat,
            "dagen": item.dagen,
            "gemeenten": sorted(namen[code] for code in item.gemeentecodes),
        }
        for item in found
    ]
