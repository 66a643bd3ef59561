"""Pages: find an assignment, and see what happened to it. Its address is that of a row of a message."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from jeugdregio.web.berichten.draad.balk import kinds, make_balk
from jeugdregio.web.berichten.draad.forms import ZoekForm
from jeugdregio.web.berichten.draad.tijdlijn import events
from jeugdregio.web.berichten.inzage.zicht import leesbaar, visible_rows
from jeugdregio.web.berichten.kruimels import first_crumb
from jeugdregio.web.berichten.models import AANVAARD, Bericht
from jeugdregio.web.berichten.namen import aanbieder_names, gemeente_names
from jeugdregio.web.berichten.verzoeken.keuzes import product_label, size_label
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.autorisatie import requires_taak
from jeugdregio.web.organisaties.mandaten import Bezoeker
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.register.draad import Draad, find_number, find_row, read_draad
from jeugdregio.web.register.models import ToewijzingRegel


@requires_taak(Taak.BERICHTEN, Taak.TOEWIJZEN)
def zoek(request: HttpRequest) -> HttpResponse:
    """Ask for a number and lead to its thread; a number that several municipalities use gives a choice."""
    form = ZoekForm(request.POST or None)
    gevonden: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        rows = find_number(form.cleaned_data["nummer"], visible_rows(request.user))
        sleutels = dict(Bericht.objects.filter(pk__in=[row[1] for row in rows]).values_list("pk", "sleutel"))
        namen = gemeente_names(row[0] for row in rows)
        gevonden = [
            {"gemeente": namen[code], "url": reverse("berichten:draad", args=[sleutels[bericht], place])}
            for code, bericht, place in rows
        ]
        if len(gevonden) == 1:
            return redirect(gevonden[0]["url"])
        if not gevonden:
            form.add_error(
                "nummer",
                "Er is geen toewijzing met dit nummer die u mag zien. Kijk het nummer na, of vraag of het "
                "bericht al is verwerkt.",
            )
    context = {
        "form": form,
        "gevonden": gevonden,
        "kruimels": [first_crumb(request.user), ("Toewijzing zoeken", "")],
    }
    return render(request, "berichten/draad_zoeken.html", context)


@requires_taak(Taak.BERICHTEN, Taak.TOEWIJZEN)
def draad(request: HttpRequest, sleutel: str, volgnummer: int) -> HttpResponse:
    """The thread of the assignment that one row of a message is about; a provider sees its own part."""
    bericht = get_object_or_404(leesbaar(request.user).filter(status__in=AANVAARD), sleutel=sleutel)
    found = find_row(bericht.pk, volgnummer, bericht.soort)
    if found is None:
        raise Http404
    gemeentecode, nummer = found
    thread = read_draad(gemeentecode, nummer, visible_rows(request.user))
    vandaag = timezone.localdate()
    gebeurtenissen = events(thread, vandaag)
    asked = {one.bericht_id for one in gebeurtenissen}
    laatste = thread.laatste
    if laatste is not None:
        asked.add(laatste.bericht_id)
    asked |= {one.antwoord_id for one in gebeurtenissen if one.antwoord_id is not None}
    sleutels = dict(Bericht.objects.filter(pk__in=asked).values_list("pk", "sleutel"))
    balk = make_balk(thread, vandaag)
    context = {
        "nummer": str(nummer),
        "bericht": bericht,
        "gegevens": _gegevens(thread, bericht),
        "balk": balk,
        "soorten": kinds(balk.banen) if balk is not None else set(),
        "rijen": [
            {
                "gebeurtenis": one,
                "bericht": sleutels.get(one.bericht_id),
                "antwoord": sleutels.get(one.antwoord_id) if one.antwoord_id else None,
            }
            for one in gebeurtenissen
        ],
        "zonder_toewijzing": laatste is None,
        "wijzigen": _change_url(request.user, laatste, sleutels),
        "ingetrokken": thread.ingetrokken,
        "kruimels": [
            first_crumb(request.user),
            ("Toewijzing zoeken", reverse("berichten:draad_zoeken")),
            (f"Toewijzing {nummer}", ""),
        ],
    }
    return render(request, "berichten/draad.html", context)


def _change_url(user: Bezoeker, row: ToewijzingRegel | None, sleutels: dict[int, str]) -> str:
    """Return where whoever assigns help for this municipality goes on with the assignment; else ""."""
    if row is None or row.gemeentecode not in mandaten.gemeentecodes(user, Taak.TOEWIJZEN):
        return ""
    return reverse("verzoeken:toewijzing", args=[sleutels[row.bericht_id], row.volgnummer])


def _gegevens(thread: Draad, bericht: Bericht) -> list[tuple[str, Any]]:
    """Return what holds now; of an assignment nobody sent, only whose it would be."""
    laatste = thread.laatste
    agb = laatste.agb if laatste is not None else bericht.agb
    facts: list[tuple[str, Any]] = [
        ("Gemeente", gemeente_names({thread.gemeentecode})[thread.gemeentecode]),
        ("Aanbieder", aanbieder_names({agb}).get(agb, agb)),
    ]
    if laatste is not None and not thread.ingetrokken:
        omvang = size_label(laatste.volume, laatste.eenheid, laatste.frequentie, laatste.budget)
        facts += [
            ("Hulp", product_label(laatste.categorie, laatste.productcode)),
            ("Eerste dag", laatste.ingangsdatum),
            ("Laatste dag", laatste.einddatum or "Geen"),
            ("Omvang", omvang),
        ]
    return facts
