"""Pages on the tariffs of contracts, for an administrator."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jeugdregio.ijw.productcode import productcodes
from jeugdregio.kern.geld import format_euro
from jeugdregio.web.aanbieders import tariefacties
from jeugdregio.web.aanbieders.csvbestand import RegelBevinding
from jeugdregio.web.aanbieders.forms import BestandForm, TariefFilterForm, TariefForm, TariefWijzigingForm
from jeugdregio.web.aanbieders.models import EENHEDEN, Contract, Tarief
from jeugdregio.web.aanbieders.views import LIJST, find_contract, read_day, trail, with_findings
from jeugdregio.web.datering import geldig_op
from jeugdregio.web.formulieren import add_errors
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak

PER_PAGINA = 50


@requires_taak(Taak.BEHEER)
def lijst(request: HttpRequest, agb: str, gebied: str, van: str) -> HttpResponse:
    """Show the tariffs of a contract with their history: per product and unit, newest first."""
    contract = find_contract(agb, gebied, van)
    form = TariefFilterForm(request.GET)
    alle = contract.tarieven.all()
    found = alle
    if word := form.asked():
        codes = [code for code, product in productcodes().items() if word.lower() in product.label.lower()]
        found = found.filter(Q(productcode__istartswith=word) | Q(productcode__in=codes))
    if dag := form.day():
        found = found.filter(geldig_op(dag))
    pagina = Paginator(found.order_by("productcode", "eenheid", "-van"), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    today = timezone.localdate()
    context = {
        "contract": contract,
        "form": form,
        "pagina": pagina,
        "rijen": [
            {
                "tarief": tarief,
                "bedrag": format_euro(tarief.bedrag),
                "voorbij": any(tot is not None and tot < today for tot in (tarief.tot, contract.tot)),
                "later": tarief.van > today,
            }
            for tarief in pagina
        ],
        "totaal": alle.count(),
        "kruimels": [*trail(contract.aanbieder), ("Tarieven", "")],
    }
    return render(request, "aanbieders/tarieven.html", context)


@requires_taak(Taak.BEHEER)
def nieuw(request: HttpRequest, agb: str, gebied: str, van: str) -> HttpResponse:
    """Record what a unit of a product costs under a contract."""
    contract = find_contract(agb, gebied, van)
    begin = max(contract.van, timezone.localdate().replace(month=1, day=1))
    form = TariefForm(request.POST or None, initial={"van": begin})
    if request.method == "POST" and form.is_valid():
        same = {name: form.cleaned_data[name] for name in ("productcode", "eenheid", "van")}
        if contract.tarieven.filter(**same).exists():
            form.add_error("van", "Van dit product begint op deze dag al een tarief. Wijzig dat in de lijst.")
        elif _record(request, form, contract, **form.cleaned_data):
            messages.success(request, f"Het tarief van {same['productcode']} is vastgelegd.")
            return redirect(_url(contract))
    context = {
        "form": form,
        "titel": "Tarief vastleggen",
        "boven": str(contract),
        "inleiding": "Een eerder tarief van dit product dat nog geen einddatum heeft, eindigt de dag ervoor.",
        "knop": "Vastleggen",
        "kruimels": [*trail(contract.aanbieder), ("Tarieven", _url(contract)), ("Vastleggen", "")],
    }
    return render(request, "aanbieders/formulier.html", context)


@requires_taak(Taak.BEHEER)
def wijzigen(
    request: HttpRequest, agb: str, gebied: str, van: str, code: str, eenheid: str, begin: str
) -> HttpResponse:
    """Correct a tariff, or let it end; it is known by contract, product, unit and first day."""
    contract, tarief = _find(agb, gebied, van, code, eenheid, begin)
    initial = {"bedrag": f"{tarief.bedrag / 100:.2f}".replace(".", ","), "tot": tarief.tot}
    form = TariefWijzigingForm(request.POST or None, van=tarief.van, initial=initial)
    if request.method == "POST" and form.is_valid():
        fixed: dict[str, Any] = {
            "productcode": tarief.productcode,
            "eenheid": tarief.eenheid,
            "van": tarief.van,
        }
        if _record(request, form, contract, **fixed, **form.cleaned_data):
            messages.success(request, f"Het tarief van {tarief.productcode} is gewijzigd.")
            return redirect(_url(contract))
    context = {
        "form": form,
        "titel": "Tarief wijzigen",
        "boven": str(contract),
        "inleiding": _describe(tarief),
        "knop": "Wijzigen",
        "verwijderen": reverse("aanbieders:tarief_verwijderen", args=_key(contract, tarief)),
        "kruimels": [*trail(contract.aanbieder), ("Tarieven", _url(contract)), ("Wijzigen", "")],
    }
    return render(request, "aanbieders/formulier.html", context)


@requires_taak(Taak.BEHEER)
def verwijderen(
    request: HttpRequest, agb: str, gebied: str, van: str, code: str, eenheid: str, begin: str
) -> HttpResponse:
    """Take away a tariff that should not have been recorded, after asking."""
    contract, tarief = _find(agb, gebied, van, code, eenheid, begin)
    if request.method == "POST":
        tariefacties.remove_tarief(tarief=tarief, by=acting_user(request))
        messages.success(
            request,
            f"Het tarief van {code} is verwijderd. Liep daarvoor een ander tarief, dan verandert de "
            "einddatum daarvan niet vanzelf.",
        )
        return redirect(_url(contract))
    context = {
        "titel": "Tarief verwijderen",
        "boven": str(contract),
        "inleiding": f"{_describe(tarief)} Zonder tarief zijn declaraties over die tijd niet te controleren.",
        "knop": "Verwijderen",
        "kruimels": [*trail(contract.aanbieder), ("Tarieven", _url(contract)), ("Verwijderen", "")],
    }
    return render(request, "aanbieders/formulier.html", context)


@requires_taak(Taak.BEHEER)
def inlezen(request: HttpRequest) -> HttpResponse:
    """Read a file of tariffs: all of it, or nothing and what is wrong per row."""
    form = BestandForm(request.POST, request.FILES) if request.method == "POST" else BestandForm()
    bevindingen: tuple[RegelBevinding, ...] = ()
    if request.method == "POST" and form.is_valid():
        result = tariefacties.import_tarieven(form.content(), by=acting_user(request))
        bevindingen = result.bevindingen
        if not bevindingen:
            messages.success(
                request,
                f"Ingelezen. Nieuwe tarieven: {result.nieuw}. Gewijzigd: {result.gewijzigd}. Al bekend: "
                f"{result.bekend}. Eerdere tarieven die hierdoor eindigen: {result.beeindigd}.",
            )
            return redirect("aanbieders:lijst")
    context = {
        **with_findings(bevindingen),
        "form": form,
        "eenheden": EENHEDEN.items(),
        "kruimels": [*LIJST, ("Tarieven inlezen", "")],
    }
    return render(request, "aanbieders/tarieven_inlezen.html", context)


def _record(
    request: HttpRequest,
    form: TariefForm | TariefWijzigingForm,
    contract: Contract,
    *,
    productcode: str,
    eenheid: str,
    bedrag: int,
    van: date,
    tot: date | None,
) -> bool:
    """Record a tariff, or show beside the fields why not."""
    try:
        tariefacties.record_tarief(
            contract=contract,
            productcode=productcode,
            eenheid=eenheid,
            bedrag=bedrag,
            van=van,
            tot=tot,
            by=acting_user(request),
        )
    except ValidationError as error:
        add_errors(form, error)
        return False
    return True


def _find(agb: str, gebied: str, van: str, code: str, eenheid: str, begin: str) -> tuple[Contract, Tarief]:
    contract = find_contract(agb, gebied, van)
    found = contract.tarieven.filter(productcode=code, eenheid=eenheid, van=read_day(begin)).first()
    if found is None:
        raise Http404
    return contract, found


def _key(contract: Contract, tarief: Tarief) -> list[object]:
    of_contract = [contract.aanbieder.agb, contract.gebied.code, contract.van]
    return [*of_contract, tarief.productcode, tarief.eenheid, tarief.van]


def _url(contract: Contract) -> str:
    return reverse("aanbieders:tarieven", args=[contract.aanbieder.agb, contract.gebied.code, contract.van])


def _describe(tarief: Tarief) -> str:
    eind = f" tot en met {tarief.tot:%-d-%-m-%Y}" if tarief.tot else ""
    product = f"{tarief.productcode} {tarief.product}".strip()
    return (
        f"{product}: {format_euro(tarief.bedrag)} per {tarief.get_eenheid_display().lower()}, "
        f"vanaf {tarief.van:%-d-%-m-%Y}{eind}."
    )
