"""Pages on providers and contracts, for an administrator."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone

from jeugdregio.web.aanbieders import actions
from jeugdregio.web.aanbieders.csvbestand import RegelBevinding
from jeugdregio.web.aanbieders.forms import AanbiederForm, BestandForm, ContractForm, NaamForm, ZoekForm
from jeugdregio.web.aanbieders.models import Aanbieder, AanbiederStatus, Contract
from jeugdregio.web.datering import geldig_op
from jeugdregio.web.formulieren import EindeForm, add_errors
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak

PER_PAGINA = 25
MAX_BEVINDINGEN = 100
_BEHEER = ("Beheer", reverse_lazy("beheer:start"))
_LIJST = ("Aanbieders en contracten", reverse_lazy("aanbieders:lijst"))
LIJST = (_BEHEER, _LIJST)
"""The way to the list of providers."""


@requires_taak(Taak.BEHEER)
def lijst(request: HttpRequest) -> HttpResponse:
    """List the providers, those without a name first."""
    form = ZoekForm(request.GET)
    lopend = Contract.objects.filter(geldig_op(timezone.localdate())).select_related("gebied")
    found = Aanbieder.objects.prefetch_related(
        Prefetch("contracten", lopend.order_by("gebied__naam"), to_attr="nu")
    )
    if word := form.asked():
        found = found.filter(Q(naam__icontains=word) | Q(agb__startswith=word))
    # 'onbekend' comes after 'bekend' in the alphabet
    pagina = Paginator(found.order_by("-status", "naam", "agb"), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    context = {
        "form": form,
        "pagina": pagina,
        "tellingen": Aanbieder.objects.aggregate(
            totaal=Count("pk"), onbekend=Count("pk", filter=Q(status=AanbiederStatus.ONBEKEND))
        ),
        "kruimels": [_BEHEER, (_LIJST[0], "")],
    }
    return render(request, "aanbieders/lijst.html", context)


@requires_taak(Taak.BEHEER)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Add a provider that no message has named yet."""
    form = AanbiederForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        aanbieder = actions.name_aanbieder(**form.cleaned_data, by=acting_user(request))
        messages.success(request, f"{aanbieder} is toegevoegd.")
        return redirect("aanbieders:detail", aanbieder.agb)
    context = {
        "form": form,
        "titel": "Aanbieder toevoegen",
        "knop": "Toevoegen",
        "kruimels": [_BEHEER, _LIJST, ("Toevoegen", "")],
    }
    return render(request, "aanbieders/formulier.html", context)


@requires_taak(Taak.BEHEER)
def detail(request: HttpRequest, agb: str) -> HttpResponse:
    """Show a provider with its contracts, newest first."""
    aanbieder = get_object_or_404(Aanbieder, agb=agb)
    today = timezone.localdate()
    contracten = aanbieder.contracten.select_related("gebied").annotate(aantal=Count("tarieven"))
    context = {
        "aanbieder": aanbieder,
        "contracten": [
            {
                "contract": contract,
                "loopt": contract.van <= today and (contract.tot is None or contract.tot >= today),
                "voorbij": contract.tot is not None and contract.tot < today,
            }
            for contract in contracten.order_by("-van", "gebied__naam")
        ],
        "kruimels": [_BEHEER, _LIJST, (str(aanbieder), "")],
    }
    return render(request, "aanbieders/detail.html", context)


@requires_taak(Taak.BEHEER)
def naam(request: HttpRequest, agb: str) -> HttpResponse:
    """Give a provider its name."""
    aanbieder = get_object_or_404(Aanbieder, agb=agb)
    form = NaamForm(request.POST or None, initial={"naam": aanbieder.naam})
    if request.method == "POST" and form.is_valid():
        actions.name_aanbieder(agb=agb, naam=form.cleaned_data["naam"], by=acting_user(request))
        messages.success(request, "De naam is bewaard.")
        return redirect("aanbieders:detail", agb)
    context = {
        "form": form,
        "titel": "Naam van de aanbieder",
        "boven": f"AGB-code {agb}",
        "knop": "Bewaren",
        "kruimels": [*trail(aanbieder), ("Naam", "")],
    }
    return render(request, "aanbieders/formulier.html", context)


@requires_taak(Taak.BEHEER)
def contract_nieuw(request: HttpRequest, agb: str) -> HttpResponse:
    """Record that an area has contracted a provider."""
    aanbieder = get_object_or_404(Aanbieder, agb=agb)
    form = ContractForm(request.POST or None, initial={"van": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            contract = actions.conclude_contract(
                aanbieder=aanbieder, **form.cleaned_data, by=acting_user(request)
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"Het contract voor {contract.gebied} is vastgelegd.")
            return redirect("aanbieders:detail", agb)
    context = {
        "form": form,
        "titel": "Contract vastleggen",
        "boven": str(aanbieder),
        "knop": "Vastleggen",
        "kruimels": [*trail(aanbieder), ("Contract vastleggen", "")],
    }
    return render(request, "aanbieders/formulier.html", context)


@requires_taak(Taak.BEHEER)
def contract_einde(request: HttpRequest, agb: str, gebied: str, van: str) -> HttpResponse:
    """Let a contract end on a day; it is known by provider, area and first day."""
    contract = find_contract(agb, gebied, van)
    form = EindeForm(request.POST or None, van=contract.van, initial={"tot": contract.tot})
    if request.method == "POST" and form.is_valid():
        try:
            contract = actions.end_contract(
                contract=contract, tot=form.cleaned_data["tot"], by=acting_user(request)
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"Het contract eindigt op {contract.tot:%-d-%-m-%Y}.")
            return redirect("aanbieders:detail", agb)
    context = {
        "form": form,
        "titel": "Contract beëindigen",
        "boven": str(contract.aanbieder),
        "inleiding": f"{contract.gebied}, vanaf {contract.van:%-d-%-m-%Y}. De laatste dag telt nog mee.",
        "knop": "Beëindigen",
        "kruimels": [*trail(contract.aanbieder), ("Contract beëindigen", "")],
    }
    return render(request, "aanbieders/formulier.html", context)


@requires_taak(Taak.BEHEER)
def inlezen(request: HttpRequest) -> HttpResponse:
    """Read a file of contracts: all of it, or nothing and what is wrong per row."""
    form = BestandForm(request.POST, request.FILES) if request.method == "POST" else BestandForm()
    bevindingen: tuple[RegelBevinding, ...] = ()
    if request.method == "POST" and form.is_valid():
        result = actions.import_contracten(form.content(), by=acting_user(request))
        bevindingen = result.bevindingen
        if not bevindingen:
            messages.success(
                request, f"Ingelezen. Nieuwe contracten: {result.nieuw}. Al bekend: {result.bekend}."
            )
            return redirect("aanbieders:lijst")
    context = {
        **with_findings(bevindingen),
        "form": form,
        "gebieden": Gebied.objects.order_by("soort", "naam"),
        "kruimels": [_BEHEER, _LIJST, ("Contracten inlezen", "")],
    }
    return render(request, "aanbieders/inlezen.html", context)


def find_contract(agb: str, gebied: str, van: str) -> Contract:
    """Find a contract by provider, area and first day; Http404 when there is none."""
    found = Contract.objects.select_related("aanbieder", "gebied")
    return get_object_or_404(found, aanbieder__agb=agb, gebied__code=gebied, van=read_day(van))


def with_findings(bevindingen: Sequence[RegelBevinding]) -> dict[str, object]:
    """Return what a page shows of the findings in a file."""
    return {
        "bevindingen": bevindingen[:MAX_BEVINDINGEN],
        "aantal": len(bevindingen),
        "meer": max(0, len(bevindingen) - MAX_BEVINDINGEN),
    }


def read_day(text: str) -> date:
    """Read a day in an address; Http404 when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error


def trail(aanbieder: Aanbieder) -> list[tuple[str, object]]:
    """Return the way to the page of a provider."""
    return [_BEHEER, _LIJST, (str(aanbieder), reverse("aanbieders:detail", args=[aanbieder.agb]))]
