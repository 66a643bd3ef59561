"""Pages on mandates: giving one, and letting it end."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from jeugdregio.web.formulieren import EindeForm, add_errors
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.organisaties.actions import end_mandaat, grant_mandaat
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.models import Mandaat, Organisatie, OrganisatieSoort
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.portaal.beheer.formulieren import GebiedForm, MandaatForm
from jeugdregio.web.portaal.beheer.organisaties import BEHEER, Kruimel, gemeente_namen


@requires_taak(Taak.BEHEER)
def nieuw(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Give an organisation a mandate: first an area, then which of its municipalities."""
    organisatie = get_object_or_404(Organisatie, sleutel=sleutel)
    if organisatie.soort == OrganisatieSoort.AANBIEDER:
        raise Http404("Een aanbieder krijgt geen mandaat.")
    keuze = GebiedForm({"gebied": request.GET.get("gebied", settings.JEUGDREGIO_REGIO)})
    gebied: Gebied | None = keuze.cleaned_data["gebied"] if keuze.is_valid() else None
    gemeenten = list(gebied.gemeenten().values_list("code", "naam")) if gebied else []
    initial = {"gemeenten": [code for code, _ in gemeenten], "van": timezone.localdate()}
    form = MandaatForm(request.POST or None, gemeenten=gemeenten, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            mandaat = grant_mandaat(
                organisatie=organisatie,
                taak=Taak(chosen["taak"]),
                gemeentecodes_van=chosen["gemeenten"],
                van=chosen["van"],
                tot=chosen["tot"],
                by=acting_user(request),
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"Het mandaat ‘{mandaat.get_taak_display()}’ is gegeven.")
            return redirect("beheer:organisatie", organisatie.sleutel)
    context = {
        "organisatie": organisatie,
        "keuze": keuze,
        "gebied": gebied,
        "form": form,
        "actie": f"{request.path}?gebied={gebied.code}" if gebied else request.path,
        "kruimels": [*_trail(organisatie), ("Mandaat geven", "")],
    }
    return render(request, "beheer/mandaat_nieuw.html", context)


@requires_taak(Taak.BEHEER)
def einde(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Let a mandate end on a day."""
    mandaat = get_object_or_404(Mandaat.objects.select_related("organisatie"), sleutel=sleutel)
    form = EindeForm(request.POST or None, van=mandaat.van, initial={"tot": mandaat.tot})
    if request.method == "POST" and form.is_valid():
        try:
            end_mandaat(mandaat=mandaat, tot=form.cleaned_data["tot"], by=acting_user(request))
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"Het mandaat eindigt op {mandaat.tot:%-d-%-m-%Y}.")
            return redirect("beheer:organisatie", mandaat.organisatie.sleutel)
    namen = gemeente_namen(mandaat.gemeenten.values_list("gemeentecode", flat=True))
    context = {
        "form": form,
        "titel": "Mandaat beëindigen",
        "boven": mandaat.organisatie.naam,
        "inleiding": f"{mandaat.get_taak_display()}, vanaf {mandaat.van:%-d-%-m-%Y}, voor "
        f"{', '.join(sorted(namen.values()))}. De laatste dag telt nog mee.",
        "knop": "Beëindigen",
        "kruimels": [*_trail(mandaat.organisatie), ("Mandaat beëindigen", "")],
    }
    return render(request, "beheer/formulier.html", context)


def _trail(organisatie: Organisatie) -> list[Kruimel]:
    return [
        BEHEER,
        ("Organisaties", reverse("beheer:organisaties")),
        (organisatie.naam, reverse("beheer:organisatie", args=[organisatie.sleutel])),
    ]
