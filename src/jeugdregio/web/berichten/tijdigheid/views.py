"""The page of starts and stops that came too late, or not at all: for who talks to providers about it."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.namen import aanbieder_names, gemeente_names
from jeugdregio.web.berichten.tijdigheid.forms import FilterForm
from jeugdregio.web.berichten.tijdigheid.meldingen import Melding, find_meldingen, per_provider
from jeugdregio.web.berichten.tijdigheid.termijn import late_in_words
from jeugdregio.web.berichten.verzoeken.keuzes import product_label
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.autorisatie import requires_taak
from jeugdregio.web.organisaties.rollen import Taak

PER_PAGINA = 50
AANBIEDERS = 15
"""How many providers are counted on the page, those who are late most, until somebody asks for all."""
TITEL = "Starts en stops"


@requires_taak(Taak.BERICHTEN, Taak.TOEWIJZEN, Taak.CIJFERS_INTERN)
def lijst(request: HttpRequest) -> HttpResponse:
    """Count per provider what was late, and list it for who may see the messages of a municipality.

    Who may see exact figures only, such as a contract manager, reads the counts: a line is about one person.
    """
    today = timezone.localdate()
    zicht = visible_to(request.user)
    figures = mandaten.gemeentecodes(request.user, Taak.CIJFERS_INTERN)
    form = FilterForm(request.GET, vandaag=today)
    van, tot = form.period()
    found = find_meldingen(zicht.q | Q(gemeentecode__in=figures), van, tot, today)
    names = aanbieder_names(melding.agb for melding in found)
    form.set_aanbieders((agb, names[agb]) for agb in names)
    form.full_clean()
    asked = form.cleaned_data
    if asked.get("aanbieder"):
        found = [melding for melding in found if melding.agb == asked["aanbieder"]]
    own = zicht.inzien | zicht.toewijzen
    late = [
        melding
        for melding in found
        if melding.te_laat > 0
        and (melding.gemeentecode in own or melding.agb in zicht.agbs)
        and asked.get("wat", "") in ("", melding.wat)
    ]
    providers = per_provider(found)
    shown = len(providers) if request.GET.get("alle") == "ja" else AANBIEDERS
    pagina = Paginator(late, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "titel": TITEL,
        "form": form,
        "van": van,
        "tot": tot,
        "per_aanbieder": [(names.get(counts.agb, counts.agb), counts) for counts in providers[:shown]],
        "meer": len(providers[shown:]),
        "ziet_regels": bool(own or zicht.agbs),
        "pagina": pagina,
        "rijen": _rows(list(pagina), names),
        "kruimels": [(TITEL, "")],
    }
    return render(request, "tijdigheid/lijst.html", context)


def _rows(page: Sequence[Melding], names: dict[str, str]) -> list[dict[str, Any]]:
    keys = Bericht.objects.filter(pk__in={melding.bericht_id for melding in page})
    sleutels = dict(keys.values_list("pk", "sleutel"))
    gemeenten = gemeente_names(melding.gemeentecode for melding in page)
    return [
        {
            "melding": melding,
            "sleutel": sleutels.get(melding.bericht_id, ""),
            "aanbieder": names.get(melding.agb, melding.agb),
            "gemeente": gemeenten[melding.gemeentecode],
            "hulp": product_label(melding.categorie, melding.productcode),
            "te_laat": late_in_words(melding.te_laat),
        }
        for melding in page
    ]
