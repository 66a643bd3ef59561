"""Pages: offer files, and see what becomes of them. Without a script they show no progress while sending."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from jeugdregio.web.berichten.forms import soort_label
from jeugdregio.web.berichten.inzage.zicht import leesbaar
from jeugdregio.web.berichten.opladen.actions import is_cut_off, resume, submit
from jeugdregio.web.berichten.opladen.forms import MAX_LEDEN, OpladenForm
from jeugdregio.web.berichten.opladen.limiet import too_often
from jeugdregio.web.berichten.opladen.models import Aanlevering, AanleveringStaat, BestandStatus
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak

PER_PAGINA = 50
LAATSTE = 10
"""How many earlier ones are listed beneath the form."""
_KLEUREN = {
    BestandStatus.VERWERKT: "success",
    BestandStatus.DEELS: "warning",
    BestandStatus.BEKEND: "neutral",
    BestandStatus.GEWEIGERD: "danger",
}


@requires_taak(Taak.BERICHTEN)
def opladen(request: HttpRequest) -> HttpResponse:
    """Choose files and offer them; leads to the page that shows what becomes of them."""
    form, status = OpladenForm(), HTTPStatus.OK
    if request.method == "POST":
        user = acting_user(request)
        form = OpladenForm(request.POST, request.FILES, te_groot=getattr(request, "te_groot", False))
        if form.is_valid() and too_often(user):
            status = HTTPStatus.TOO_MANY_REQUESTS
            form.add_error(
                None,
                f"U hebt dit uur al {settings.OPLADEN_PER_UUR} keer bestanden aangeleverd. Wacht tot het "
                "volgende uur, of pak meer berichten in een zip.",
            )
        if form.is_valid():
            bestanden = list(zip(form.cleaned_data["bestanden"], form.aantallen, strict=True))
            url = reverse("berichten:aanlevering", args=[submit(bestanden=bestanden, by=user).sleutel])
            return HttpResponseClientRedirect(url) if request.headers.get("HX-Request") else redirect(url)
    context = {
        "form": form,
        "hoogste_mb": settings.OPLADEN_MAX_BYTES // 1024 // 1024,
        "hoogste_aantal": MAX_LEDEN,
        "eerder": _rows(request),
        "kruimels": [("Berichten", reverse("berichten:lijst")), ("Berichten aanleveren", "")],
    }
    if request.headers.get("HX-Request"):
        return render(request, "berichten/_opladen.html", context)  # htmx shows nothing of another status
    return render(request, "berichten/opladen.html", context, status=status)


@requires_taak(Taak.BERICHTEN)
def aanlevering(request: HttpRequest, sleutel: str) -> HttpResponse:
    """How far it is and what became of each file; HTMX asks again until nothing more will happen."""
    offered = get_object_or_404(Aanlevering.objects.visible_to(request.user), sleutel=sleutel)
    uitkomst = request.GET.get("uitkomst", "")
    bestanden = offered.bestanden.order_by("volgnummer")
    if uitkomst in BestandStatus.values:
        bestanden = bestanden.filter(status=uitkomst)
    pagina = Paginator(bestanden, PER_PAGINA).get_page(request.GET.get("pagina"))
    asked = [bestand.bericht_id for bestand in pagina if bestand.bericht_id is not None]
    leesbare = dict(leesbaar(request.user).filter(pk__in=asked).values_list("pk", "sleutel"))
    cut_off = is_cut_off(offered)
    context = {
        "aanlevering": offered,
        "afgebroken": cut_off,
        "loopt": not offered.af,  # what was cut off is mostly taken up again by itself
        "pagina": pagina,
        "uitkomst": uitkomst,
        "tellingen": [(soort, getattr(offered, soort.value)) for soort in BestandStatus],
        "rijen": [
            {
                "bestand": bestand,
                "soort": soort_label(bestand.soort),
                "kleur": _KLEUREN[BestandStatus(bestand.status)],
                "bericht": leesbare.get(bestand.bericht_id or 0),
            }
            for bestand in pagina
        ],
        "kruimels": [
            ("Berichten", reverse("berichten:lijst")),
            ("Berichten aanleveren", reverse("berichten:opladen")),
            ("Wat ermee is gebeurd", ""),
        ],
    }
    part = (
        "berichten/_aanlevering.html" if request.headers.get("HX-Request") else "berichten/aanlevering.html"
    )
    return render(request, part, context)


@requires_taak(Taak.BERICHTEN)
def hervat(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Go on with what stopped halfway; a mere visit changes nothing."""
    offered = get_object_or_404(Aanlevering.objects.visible_to(request.user), sleutel=sleutel)
    if request.method == "POST":
        try:
            resume(aanlevering=offered)
        except ValidationError as error:
            messages.warning(request, error.messages[0])
    return redirect("berichten:aanlevering", sleutel=sleutel)


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    """What was offered last, and how it stands."""
    offered = Aanlevering.objects.visible_to(request.user).select_related("door").order_by("-aangeboden_op")
    kleuren = {AanleveringStaat.KLAAR: "success", AanleveringStaat.MISLUKT: "danger"}
    return [
        {
            "aanlevering": one,
            "staat": "Afgebroken" if (cut_off := is_cut_off(one)) else one.get_staat_display(),
            "kleur": "danger" if cut_off else kleuren.get(AanleveringStaat(one.staat), "neutral"),
        }
        for one in offered[:LAATSTE]
    ]
