"""The page of what waits for an answer."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jeugdregio.ijw.v3_2.termijnen import days_left
from jeugdregio.web.berichten.forms import soort_label
from jeugdregio.web.berichten.grootboek import Modi
from jeugdregio.web.berichten.kruimels import first_crumb
from jeugdregio.web.berichten.models import Bericht, Modus
from jeugdregio.web.berichten.namen import aanbieder_names, gemeente_names
from jeugdregio.web.berichten.verzoeken.forms import FilterForm
from jeugdregio.web.berichten.verzoeken.wacht import (
    Telling,
    Wacht,
    Wachtend,
    counts,
    listed,
    municipalities,
    term_in_words,
    urgency,
)
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.organisaties.autorisatie import requires_taak
from jeugdregio.web.organisaties.rollen import Taak

PER_PAGINA = 25


@requires_taak(Taak.TOEWIJZEN, Taak.BERICHTEN)
def wachtend(request: HttpRequest) -> HttpResponse:
    """What waits: a number per municipality and kind, and of one kind the list, most urgent first."""
    zicht, vandaag = visible_to(request.user), timezone.localdate()
    tellingen = counts(zicht.q, vandaag)
    gemeenten = gemeente_names(municipalities(tellingen))
    ours = run_here(zicht.toewijzen, vandaag)
    own = [t for t in tellingen if t.wacht == Wacht.VERZOEK and t.gemeentecode in ours]
    form = FilterForm(
        request.GET if FilterForm.base_fields.keys() & request.GET.keys() else None,
        gemeenten=sorted(gemeenten.items(), key=lambda pair: pair[1]),
        soorten=[(wacht.value, wacht.label) for wacht in Wacht],
        toewijzen=bool(zicht.toewijzen),
        initial=_first_choice(tellingen, own=bool(own), provider=bool(zicht.agbs)),
    )
    form.full_clean()
    asked = form.cleaned_data if form.is_bound else form.initial
    wacht = Wacht(asked.get("soort") or Wacht.VERZOEK)
    narrow = zicht.in_gemeente(asked["gemeente"]) if asked.get("gemeente") else zicht.q
    if asked.get("aan_zet"):
        narrow &= Q(gemeentecode__in=ours)
    found, make = listed(wacht, narrow, vandaag)
    pagina = Paginator(found, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "wacht": wacht,
        "termijn": wacht.termijn,
        "overzicht": _overview(tellingen, gemeenten),
        "soorten": list(Wacht),
        "pagina": pagina,
        "rijen": _rows(make(pagina), wacht, gemeenten, vandaag, ours, zicht.agbs),
        "toewijzen": bool(zicht.toewijzen),
        "eigen": sum(telling.aantal for telling in own),
        "eigen_te_laat": sum(telling.te_laat for telling in own),
        "kruimels": [
            *([] if zicht.toewijzen else [first_crumb(request.user)]),
            ("Wat wacht op antwoord", ""),
        ],
    }
    return render(request, "verzoeken/wachtend.html", context)


def _overview(tellingen: Sequence[Telling], gemeenten: dict[str, str]) -> list[dict[str, Any]]:
    """Return a line a municipality, with what waits of each kind."""
    by_place = {(telling.gemeentecode, telling.wacht): telling for telling in tellingen}
    return [
        {
            "code": code,
            "naam": naam,
            "cellen": [{"wacht": wacht, "telling": by_place.get((code, wacht))} for wacht in Wacht],
        }
        for code, naam in sorted(gemeenten.items(), key=lambda pair: pair[1])
    ]


def _rows(
    page: Sequence[Wachtend],
    wacht: Wacht,
    gemeenten: dict[str, str],
    vandaag: date,
    ours: frozenset[str],
    agbs: frozenset[str],
) -> list[dict[str, Any]]:
    sleutels = dict(
        Bericht.objects.filter(pk__in={row.bericht_id for row in page}).values_list("pk", "sleutel")
    )
    aanbieders = aanbieder_names(row.agb for row in page)
    modi = Modi(row.gemeentecode for row in page)
    rows = []
    for row in page:
        dagen = days_left(row.uiterlijk, vandaag, wacht.termijn.maat)
        voeren = modi.on(row.gemeentecode, vandaag) == Modus.VOEREN
        rows.append(
            {
                "wachtend": row,
                "naam": soort_label(row.soort),
                "sleutel": sleutels[row.bericht_id],
                "gemeente": gemeenten.get(row.gemeentecode, row.gemeentecode),
                "aanbieder": aanbieders.get(row.agb, row.agb),
                "aan_zet": _turn(wacht, row, voeren=voeren, ours=ours, agbs=agbs),
                "termijn": term_in_words(dagen, wacht.termijn.maat),
                "soort": urgency(dagen),
            }
        )
    return rows


def _turn(wacht: Wacht, row: Wachtend, *, voeren: bool, ours: frozenset[str], agbs: frozenset[str]) -> str:
    """Return whose turn it is. `ours`: where this user answers requests; `agbs`: whom they work for."""
    if wacht == Wacht.RETOUR_AANBIEDER:
        return "U" if row.agb in agbs else "Aanbieder"
    if row.gemeentecode in ours and wacht in (Wacht.VERZOEK, Wacht.ONDERZOEK):
        return "U"
    return "Gemeente, in jeugdregio (voeren)" if voeren else "Gemeente, in eigen administratie (meelezen)"


def run_here(gemeenten: Iterable[str], vandaag: date) -> frozenset[str]:
    """Return which of these municipalities run on this register."""
    codes = frozenset(gemeenten)
    modi = Modi(codes)
    return frozenset(code for code in codes if modi.on(code, vandaag) == Modus.VOEREN)


def _first_choice(tellingen: Sequence[Telling], *, own: bool, provider: bool) -> dict[str, str]:
    """Return what to show while nothing was chosen: what waits for the user, else what waits at all."""
    if own:
        return {"soort": Wacht.VERZOEK, "aan_zet": FilterForm.U}
    waiting = {telling.wacht for telling in tellingen}
    if provider and Wacht.RETOUR_AANBIEDER in waiting:
        return {"soort": Wacht.RETOUR_AANBIEDER}
    return {"soort": next((wacht for wacht in Wacht if wacht in waiting), Wacht.VERZOEK)}
