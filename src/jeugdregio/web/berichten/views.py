"""Pages of the ledger: the list, and what waits. They hold no data of a person."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jeugdregio.web.berichten.antwoordstaat import answer_of
from jeugdregio.web.berichten.forms import FilterForm, soort_label
from jeugdregio.web.berichten.inzage.zicht import fetchable
from jeugdregio.web.berichten.models import Bericht, BerichtStatus, Richting
from jeugdregio.web.berichten.namen import aanbieder_names, gemeente_names
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.autorisatie import requires_taak
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.register.wachtend import count_waiting

PER_PAGINA = 25


@requires_taak(Taak.BERICHTEN)
def lijst(request: HttpRequest) -> HttpResponse:
    """The ledger, newest first, with a filter; HTMX asks for the part below the filter."""
    mine = Bericht.objects.visible_to(request.user)
    codes = mine.exclude(gemeentecode="").order_by().values_list("gemeentecode", flat=True).distinct()
    gemeenten = gemeente_names(codes)
    form = FilterForm(request.GET, gemeenten=sorted(gemeenten.items(), key=lambda pair: pair[1]))
    berichten = form.apply(mine)
    tellingen = berichten.aggregate(
        totaal=Count("pk"),
        geweigerd=Count("pk", filter=Q(status=BerichtStatus.GEWEIGERD)),
    )
    paginator = Paginator(berichten.with_antwoord().order_by("-ontvangen_op", "-pk"), PER_PAGINA)
    paginator.count = tellingen["totaal"]  # a cached property: counted above already
    pagina = paginator.get_page(request.GET.get("pagina"))
    aanbieders = aanbieder_names(bericht.agb for bericht in pagina)
    may_fetch = fetchable(request.user).exists()
    context: dict[str, Any] = {
        "form": form,
        "tellingen": tellingen,
        "pagina": pagina,
        "rijen": [
            {
                "bericht": bericht,
                "soort": soort_label(bericht.soort),
                "gemeente": gemeenten.get(bericht.gemeentecode, bericht.gemeentecode),
                "aanbieder": aanbieders.get(bericht.agb, ""),
                "antwoord": answer_of(bericht, timezone.localdate()),
            }
            for bericht in pagina
        ],
        "may_fetch": may_fetch,
        "ophalen": may_fetch and form.cleaned_data.get("richting") == Richting.UIT,
    }
    part = getattr(request, "htmx", False)
    return render(request, "berichten/_resultaat.html" if part else "berichten/lijst.html", context)


@requires_taak(Taak.BERICHTEN)
def wachtend(request: HttpRequest) -> HttpResponse:
    """How many lines wait on an assignment, per municipality, provider and month."""
    tellingen = count_waiting(
        gemeentecodes=mandaten.gemeentecodes(request.user, Taak.BERICHTEN),
        agbs=mandaten.agb_codes(request.user, Taak.BERICHTEN),
    )
    pagina = Paginator(tellingen, 2 * PER_PAGINA).get_page(request.GET.get("pagina"))
    gemeenten = gemeente_names(telling.gemeente for telling in pagina)
    aanbieders = aanbieder_names(telling.aanbieder for telling in pagina)
    today = timezone.localdate()
    context = {
        "pagina": pagina,
        "prestaties": sum(telling.prestaties for telling in tellingen),
        "leveringen": sum(telling.leveringen for telling in tellingen),
        "rijen": [
            {
                "telling": telling,
                "gemeente": gemeenten.get(telling.gemeente, telling.gemeente),
                "aanbieder": aanbieders.get(telling.aanbieder, telling.aanbieder),
                "dagen": (today - telling.oudste).days,
            }
            for telling in pagina
        ],
        "kruimels": [("Berichten", reverse("berichten:lijst")), ("Wat wacht op een toewijzing", "")],
    }
    return render(request, "berichten/wachtend.html", context)
