"""The page of one assignment, and the forms to extend, change, end or take it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache

from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige as Betrokkene
from jeugdregio.web.audit import log_read
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.namen import aanbieder_names, gemeente_names
from jeugdregio.web.berichten.verzoeken import actions, keuzes
from jeugdregio.web.berichten.verzoeken.antwoorden import VERSTUREN, Deel, are_valid, posted, show_errors
from jeugdregio.web.berichten.verzoeken.forms import (
    BeeindigenForm,
    KnopForm,
    PersoonForm,
    VerlengenForm,
    WijzigenForm,
)
from jeugdregio.web.berichten.verzoeken.hulp import cents, size
from jeugdregio.web.berichten.verzoeken.lopend import last_row
from jeugdregio.web.berichten.verzoeken.persoon import find_persoon, to_send
from jeugdregio.web.berichten.verzoeken.toegewezen import line
from jeugdregio.web.berichten.verzoeken.verzoek import LIJST, person, runs_here
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.register.models import ToewijzingRegel

Send = Callable[[ToewijzingRegel, Betrokkene, Mapping[str, Any], User], Bericht]
TITEL = "Toewijzing"


@dataclass(frozen=True, slots=True)
class Handeling:
    """Something to do with an assignment: what it is called, what to say once it is done, and how it goes."""

    naam: str
    label: str
    done: str
    uitleg: str
    form: Callable[[Any, ToewijzingRegel], forms.Form]
    send: Send


def _extend(regel: ToewijzingRegel, betrokkene: Betrokkene, data: Mapping[str, Any], by: User) -> Bericht:
    return actions.extend(regel=regel, betrokkene=betrokkene, einddatum=data["einddatum"], by=by)


def _change(regel: ToewijzingRegel, betrokkene: Betrokkene, data: Mapping[str, Any], by: User) -> Bericht:
    return actions.change(
        regel=regel,
        betrokkene=betrokkene,
        vanaf=data["vanaf"],
        einddatum=data["einddatum"],
        omvang=size(data),
        budget=cents(data["budget"]),
        reden=data["reden"],
        instemming=data["instemming"],
        by=by,
    )


def _end(regel: ToewijzingRegel, betrokkene: Betrokkene, data: Mapping[str, Any], by: User) -> Bericht:
    return actions.end(
        regel=regel, betrokkene=betrokkene, einddatum=data["einddatum"], reden=data["reden"], by=by
    )


def _take_back(regel: ToewijzingRegel, betrokkene: Betrokkene, data: Mapping[str, Any], by: User) -> Bericht:
    return actions.take_back(regel=regel, betrokkene=betrokkene, by=by)


def _change_form(data: Any, regel: ToewijzingRegel) -> WijzigenForm:
    initial = {
        "vanaf": max(timezone.localdate(), regel.ingangsdatum),
        "einddatum": regel.einddatum,
        "volume": regel.volume,
        "eenheid": regel.eenheid,
        "frequentie": regel.frequentie,
        "budget": regel.budget / 100 if regel.budget is not None else None,
    }
    return WijzigenForm(data, initial=initial)


HANDELINGEN = {
    handeling.naam: handeling
    for handeling in (
        Handeling(
            "verlengen",
            "Verlengen",
            "U hebt de toewijzing verlengd.",
            "De hulp blijft gelijk en duurt langer. Kan deze toewijzing niet worden opgerekt, dan sluit een "
            "nieuwe erop aan.",
            lambda data, regel: VerlengenForm(data, initial={"einddatum": regel.einddatum}),
            _extend,
        ),
        Handeling(
            "wijzigen",
            "Omvang wijzigen",
            "U hebt de omvang gewijzigd.",
            "Vanaf een dag is er meer of minder hulp. De toewijzing stopt dan de dag ervoor, en een nieuwe "
            "neemt het over.",
            _change_form,
            _change,
        ),
        Handeling(
            "beeindigen",
            "Beëindigen",
            "U hebt de toewijzing beëindigd.",
            "De toewijzing stopt eerder. Een dag die voorbij is, spreekt u eerst af met de aanbieder.",
            lambda data, regel: BeeindigenForm(data, initial={"einddatum": timezone.localdate()}),
            _end,
        ),
        Handeling(
            "verwijderen",
            "Verwijderen",
            "U hebt de toewijzing verwijderd.",
            "De toewijzing vervalt alsof zij er nooit was. Dat kan niet als er hulp op is gedeclareerd. "
            "Is de hulp al begonnen, kies dan ‘Beëindigen’.",
            lambda data, regel: KnopForm(data),
            _take_back,
        ),
    )
}


@requires_taak(Taak.TOEWIJZEN)
@never_cache
def detail(request: HttpRequest, sleutel: str, volgnummer: int) -> HttpResponse:
    """One assignment as it holds, who it is for (which is recorded), and what can be done."""
    regel = _find(request, sleutel, volgnummer)
    holds = last_row(regel.gemeentecode, regel.toewijzing_nummer)
    bekend = find_persoon(regel.jeugdige, regel.gemeentecode)
    log_read(subject=regel.jeugdige, by=acting_user(request))
    voeren = runs_here(regel.gemeentecode, timezone.localdate())
    context = {
        "titel": TITEL,
        "voeren": voeren,
        "stand": _facts(holds or regel),
        "vervallen": holds is None,
        "gegevens": _pairs(holds or regel),
        "persoon": person(bekend, regel.jeugdige.bsn_versleuteld),
        "laatste_bericht": _newest_message(regel),
        "knoppen": [
            {"label": h.label, "url": reverse("verzoeken:handeling", args=[sleutel, volgnummer, h.naam])}
            for h in (HANDELINGEN.values() if voeren and holds is not None else ())
        ],
        "kruimels": [(LIJST, reverse("verzoeken:wachtend")), (TITEL, "")],
    }
    return render(request, "verzoeken/toewijzing.html", context)


@requires_taak(Taak.TOEWIJZEN)
@never_cache
def handeling(request: HttpRequest, sleutel: str, volgnummer: int, naam: str) -> HttpResponse:
    """Show the form of one thing to do with an assignment, or do it."""
    regel = _find(request, sleutel, volgnummer)
    what = HANDELINGEN.get(naam)
    if what is None:
        raise Http404("Dit kan niet met een toewijzing.")
    terug = reverse("verzoeken:toewijzing", args=[sleutel, volgnummer])
    holds = last_row(regel.gemeentecode, regel.toewijzing_nummer)
    if holds is None or not runs_here(regel.gemeentecode, timezone.localdate()):
        messages.warning(request, "Deze toewijzing kan hier niet of niet meer worden gewijzigd.")
        return redirect(terug)
    bekend = find_persoon(regel.jeugdige, regel.gemeentecode)
    log_read(subject=regel.jeugdige, by=acting_user(request))
    data = posted(request)
    form = what.form(data, holds)
    persoon = PersoonForm(data, initial=bekend.initial() if bekend else None)
    if data is not None and are_valid([form, persoon]):
        betrokkene = to_send(regel.jeugdige.bsn_versleuteld, persoon.cleaned_data, bekend)
        try:
            what.send(holds, betrokkene, form.cleaned_data, acting_user(request))
        except ValidationError as error:
            show_errors([form, persoon], error)
        else:
            messages.success(request, f"{what.done} {VERSTUREN}")
            return redirect(terug)
    context = {
        "titel": what.label,
        "uitleg": what.uitleg,
        "gegevens": _pairs(holds),
        "delen": [Deel("Wat verandert", form), Deel("Jeugdige", persoon)],
        "knop": what.label,
        "terug": terug,
        "kruimels": [(LIJST, reverse("verzoeken:wachtend")), (TITEL, terug), (what.label, "")],
    }
    return render(request, "verzoeken/handeling.html", context)


def _find(request: HttpRequest, sleutel: str, volgnummer: int) -> ToewijzingRegel:
    zicht = visible_to(request.user).decide
    bericht = get_object_or_404(Bericht.objects.filter(zicht), sleutel=sleutel)
    found = ToewijzingRegel.objects.filter(zicht, bericht_id=bericht.pk, volgnummer=volgnummer)
    regel: ToewijzingRegel | None = found.select_related("jeugdige").first()
    if regel is None:
        raise Http404("Deze toewijzing is er niet, of u mag haar niet zien.")
    return regel


def _newest_message(regel: ToewijzingRegel) -> Bericht:
    """Return the JW301 that last said something of an assignment."""
    rows = ToewijzingRegel.objects.filter(
        gemeentecode=regel.gemeentecode, toewijzing_nummer=regel.toewijzing_nummer
    )
    return Bericht.objects.get(pk=rows.order_by("-bericht_id").values("bericht_id")[:1])


def _facts(regel: ToewijzingRegel) -> dict[str, Any]:
    return line(regel, aanbieder_names([regel.agb])[regel.agb])


def _pairs(regel: ToewijzingRegel) -> list[tuple[str, str]]:
    facts = _facts(regel)
    pairs = [
        ("Hulp", facts["hulp"]),
        ("Omvang", facts["omvang"]),
        ("Eerste dag", facts["van"]),
        ("Laatste dag", facts["tot"]),
        ("Gemeente", gemeente_names([regel.gemeentecode])[regel.gemeentecode]),
        ("Aanbieder", facts["aanbieder"]),
        ("Nummer", str(regel.toewijzing_nummer)),
        ("Besluit", date_format(regel.toewijzingsdatum)),
    ]
    if regel.reden_wijziging:
        pairs.append(("Laatst gewijzigd", keuzes.label("JZ002", regel.reden_wijziging)))
    return pairs
