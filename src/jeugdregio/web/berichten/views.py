"""Pages of the ledger: the list, one message, and what waits. They hold no data of a person."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from jeugdregio.web.aanbieders.models import Aanbieder
from jeugdregio.web.berichten.bevindingen import group_findings
from jeugdregio.web.berichten.forms import FilterForm, soort_label
from jeugdregio.web.berichten.models import Bericht, BerichtStatus, OntvangenOpBron
from jeugdregio.web.gebieden.models import Gemeente
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.autorisatie import requires_taak
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.register.wachtend import count_waiting, count_waiting_in

PER_PAGINA = 25


@requires_taak(Taak.BERICHTEN)
def lijst(request: HttpRequest) -> HttpResponse:
    """The ledger, newest first, with a filter; HTMX asks for the part below the filter."""
    mine = Bericht.objects.visible_to(request.user)
    codes = mine.exclude(gemeentecode="").order_by().values_list("gemeentecode", flat=True).distinct()
    gemeenten = _gemeenten(codes)
    form = FilterForm(request.GET, gemeenten=sorted(gemeenten.items(), key=lambda pair: pair[1]))
    berichten = form.apply(mine)
    tellingen = berichten.aggregate(
        totaal=Count("pk"),
        geweigerd=Count("pk", filter=Q(status=BerichtStatus.GEWEIGERD)),
    )
    paginator = Paginator(berichten.order_by("-ontvangen_op", "-pk"), PER_PAGINA)
    paginator.count = tellingen["totaal"]  # a cached property: counted above already
    pagina = paginator.get_page(request.GET.get("pagina"))
    aanbieders = _aanbieders(bericht.agb for bericht in pagina)
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
            }
            for bericht in pagina
        ],
    }
    part = getattr(request, "htmx", False)
    return render(request, "berichten/_resultaat.html" if part else "berichten/lijst.html", context)


@requires_taak(Taak.BERICHTEN)
def detail(request: HttpRequest, sleutel: str) -> HttpResponse:
    """One message: facts of its header, what was found in it, and how many of its lines wait."""
    bericht = get_object_or_404(Bericht.objects.visible_to(request.user), sleutel=sleutel)
    groepen = group_findings(bericht.bevindingen.order_by("volgnummer"))
    context = {
        "bericht": bericht,
        "titel": soort_label(bericht.soort),
        "gegevens": _gegevens(bericht),
        "groepen": groepen,
        "niet_bewaard": bericht.aantal_bevindingen - sum(groep.aantal for groep in groepen),
        "wachtend": count_waiting_in(bericht.pk) if bericht.status == BerichtStatus.VERWERKT else 0,
        "kruimels": [("Berichten", reverse("berichten:lijst")), (soort_label(bericht.soort), "")],
    }
    return render(request, "berichten/detail.html", context)


@requires_taak(Taak.BERICHTEN)
def wachtend(request: HttpRequest) -> HttpResponse:
    """How many lines wait on an assignment, per municipality, provider and month."""
    tellingen = count_waiting(
        gemeentecodes=mandaten.gemeentecodes(request.user, Taak.BERICHTEN),
        agbs=mandaten.agb_codes(request.user, Taak.BERICHTEN),
    )
    pagina = Paginator(tellingen, 2 * PER_PAGINA).get_page(request.GET.get("pagina"))
    gemeenten = _gemeenten(telling.gemeente for telling in pagina)
    aanbieders = _aanbieders(telling.aanbieder for telling in pagina)
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
        "kruimels": [("Berichten", reverse("berichten:lijst")), ("Wachtend", "")],
    }
    return render(request, "berichten/wachtend.html", context)


def _gemeenten(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of municipalities; a code nobody knows is its own name."""
    wanted = set(codes)
    names = dict(Gemeente.objects.filter(pk__in=wanted).values_list("pk", "naam"))
    return {code: names.get(code, code) for code in wanted}


def _aanbieders(agbs: Iterable[str]) -> dict[str, str]:
    """Return the providers as people know them: name and code, or the code alone."""
    wanted = set(agbs) - {""}
    names = dict(Aanbieder.objects.filter(agb__in=wanted).values_list("agb", "naam"))
    return {agb: f"{names[agb]} ({agb})" if names.get(agb) else agb for agb in wanted}


def _gegevens(bericht: Bericht) -> list[tuple[str, Any]]:
    """Return the facts of the header and of the way in; what could not be read is said to be unknown."""
    gemeente = _gemeenten({bericht.gemeentecode}).get(bericht.gemeentecode, "")
    aanbieder = _aanbieders({bericht.agb}).get(bericht.agb, "")
    ontvangen = date_format(timezone.localtime(bericht.ontvangen_op), "DATETIME_FORMAT")
    if bericht.ontvangen_op_bron == OntvangenOpBron.DAGTEKENING:
        dag = date_format(timezone.localdate(bericht.ontvangen_op))
        ontvangen = f"{dag} (overgenomen van de dagtekening)"
    return [
        ("Status", bericht.get_status_display()),
        ("Soort bericht", soort_label(bericht.soort)),
        ("Release", f"iJw {bericht.release}" if bericht.release else "Onbekend"),
        ("Gemeente", gemeente or "Onbekend"),
        ("Aanbieder", aanbieder or "Onbekend"),
        ("Identificatie", bericht.identificatie or "Onbekend"),
        ("Dagtekening", date_format(bericht.dagtekening) if bericht.dagtekening else "Onbekend"),
        ("Ontvangen op", ontvangen),
        ("Verwerkt op", date_format(timezone.localtime(bericht.verwerkt_op), "DATETIME_FORMAT")),
        ("Werkwijze van de gemeente", bericht.get_modus_display()),
        ("Jeugdigen in het bericht", bericht.aantal_clienten),
        ("Regels in het register", bericht.aantal_regels),
        ("Bestandsnaam", bericht.bestandsnaam),
        ("Grootte", f"{-(-bericht.grootte // 1024)} kB"),
    ]
