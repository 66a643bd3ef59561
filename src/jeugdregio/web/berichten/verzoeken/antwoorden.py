"""The pages on which a request is answered: one form a step, for who may decide in that municipality."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.web.audit import log_read
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.verzoeken import actions
from jeugdregio.web.berichten.verzoeken.forms import (
    AfwijzenForm,
    DagenForm,
    KnopForm,
    PersoonForm,
    WoonplaatsForm,
)
from jeugdregio.web.berichten.verzoeken.persoon import find_persoon, to_send
from jeugdregio.web.berichten.verzoeken.stand import Verzoek
from jeugdregio.web.berichten.verzoeken.verloop import Stap
from jeugdregio.web.berichten.verzoeken.verzoek import LIJST, allowed_steps, find, products, title
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.formulieren import add_errors
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Taak

DONE = {
    Stap.ONDERZOEK: "U hebt het verzoek in onderzoek genomen.",
    Stap.AFWIJZEN: "U hebt het verzoek afgewezen.",
    Stap.WOONPLAATS: "U hebt het verzoek afgewezen: een andere gemeente is verantwoordelijk.",
    Stap.TOEWIJZEN: "U hebt de hulp toegewezen.",
}
"""What was done, to say when it is."""
VERSTUREN = (
    "Het bericht aan de aanbieder is gemaakt, maar nog niet verstuurd. Open het bericht op deze pagina, haal "
    "het op en verstuur het."
)


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a page to fill in: its heading, and the form."""

    kop: str
    form: forms.Form


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """What a step asks and does. `uitleg` says what follows when the button is pressed."""

    stap: Stap
    uitleg: str
    knop: str
    delen: Sequence[Deel]
    action: Callable[[User], Bericht] = field(repr=False)


@requires_taak(Taak.TOEWIJZEN)
@never_cache
def onderzoek(request: HttpRequest, sleutel: str, volgnummer: int) -> HttpResponse:
    """Tell the provider that the request is looked into."""

    def make(verzoek: Verzoek) -> Bladzijde:
        return Bladzijde(
            Stap.ONDERZOEK,
            "De aanbieder krijgt bericht (JW319) dat u het verzoek onderzoekt. U besluit binnen acht weken.",
            "In onderzoek nemen",
            [Deel("", KnopForm(posted(request)))],
            lambda by: actions.take_in_research(verzoek=verzoek, by=by),
        )

    return _page(request, sleutel, volgnummer, make)


@requires_taak(Taak.TOEWIJZEN)
@never_cache
def afwijzen(request: HttpRequest, sleutel: str, volgnummer: int) -> HttpResponse:
    """Refuse the request."""
    form = AfwijzenForm(posted(request))

    def make(verzoek: Verzoek) -> Bladzijde:
        return Bladzijde(
            Stap.AFWIJZEN,
            "De aanbieder krijgt bericht (JW319) dat het verzoek is afgewezen, met uw reden.",
            "Afwijzen",
            [Deel("Waarom", form)],
            lambda by: actions.refuse(verzoek=verzoek, reden=form.cleaned_data["reden"], by=by),
        )

    return _page(request, sleutel, volgnummer, make)


@requires_taak(Taak.TOEWIJZEN)
@never_cache
def woonplaats(request: HttpRequest, sleutel: str, volgnummer: int) -> HttpResponse:
    """Refuse the request because another municipality is responsible."""

    def make(verzoek: Verzoek) -> Bladzijde:
        today = timezone.localdate()
        form = WoonplaatsForm(
            posted(request),
            gemeenten=sorted(
                (
                    (code, g.naam)
                    for code, g in gemeenten().items()
                    if g.exists_on(today) and code != verzoek.regel.gemeentecode
                ),
                key=lambda pair: pair[1],
            ),
        )
        return Bladzijde(
            Stap.WOONPLAATS,
            "De aanbieder krijgt bericht (JW319) welke gemeente volgens het woonplaatsbeginsel "
            "verantwoordelijk is. Daar kan hij de hulp vragen.",
            "Afwijzen",
            [Deel("Welke gemeente", form)],
            lambda by: actions.refuse_woonplaatsbeginsel(
                verzoek=verzoek, gemeente=form.cleaned_data["gemeente"], by=by
            ),
        )

    return _page(request, sleutel, volgnummer, make)


@requires_taak(Taak.TOEWIJZEN)
@never_cache
def toewijzen(request: HttpRequest, sleutel: str, volgnummer: int) -> HttpResponse:
    """Assign what the request asks; who it is about goes along, as it was last known or is typed here."""

    def make(verzoek: Verzoek) -> Bladzijde:
        regel = verzoek.regel
        bekend = find_persoon(regel.jeugdige, regel.gemeentecode)
        log_read(subject=regel.jeugdige, by=acting_user(request))
        persoon = PersoonForm(posted(request), initial=bekend.initial() if bekend else None)
        delen = [Deel("Jeugdige", persoon)]
        dagen = DagenForm(
            posted(request), initial={"ingangsdatum": regel.ingangsdatum, "einddatum": regel.einddatum}
        )
        asked = verzoek.soort == "JW315"
        if asked:
            delen.insert(0, Deel("Wanneer", dagen))
        return Bladzijde(
            Stap.TOEWIJZEN,
            "De aanbieder krijgt een toewijzing (JW301) met wat hij vroeg, en met alle andere hulp die de "
            "jeugdige nu bij deze aanbieder heeft.",
            "Toewijzen",
            delen,
            lambda by: actions.grant(
                verzoek=verzoek,
                betrokkene=to_send(regel.jeugdige.bsn_versleuteld, persoon.cleaned_data, bekend),
                ingangsdatum=dagen.cleaned_data["ingangsdatum"] if asked else None,
                einddatum=dagen.cleaned_data["einddatum"] if asked else None,
                by=by,
            ),
        )

    return _page(request, sleutel, volgnummer, make)


def _page(
    request: HttpRequest, sleutel: str, volgnummer: int, make: Callable[[Verzoek], Bladzijde]
) -> HttpResponse:
    """Show the form of a step, or take it and go back to the request; what was refused stands on the form."""
    _, verzoek = find(visible_to(request.user).decide, sleutel, volgnummer)
    terug = reverse("verzoeken:detail", args=[sleutel, volgnummer])
    bladzijde = make(verzoek)
    if bladzijde.stap not in allowed_steps(verzoek, timezone.localdate()):
        messages.warning(request, "Dat kan bij dit verzoek niet of niet meer.")
        return redirect(terug)
    forms_ = [deel.form for deel in bladzijde.delen]
    if request.method == "POST" and are_valid(forms_):
        try:
            bladzijde.action(acting_user(request))
        except ValidationError as error:
            show_errors(forms_, error)
        else:
            messages.success(request, f"{DONE[bladzijde.stap]} {VERSTUREN}")
            return redirect(terug)
    context: dict[str, Any] = {
        "titel": bladzijde.stap.label,
        "bladzijde": bladzijde,
        "producten": products(verzoek),
        "terug": terug,
        "kruimels": [
            (LIJST, reverse("verzoeken:wachtend")),
            (title(verzoek), terug),
            (bladzijde.stap.label, ""),
        ],
    }
    return render(request, "verzoeken/besluit.html", context)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was filled in; None while nothing was sent."""
    return request.POST if request.method == "POST" else None


def are_valid(found: Sequence[forms.Form]) -> bool:
    """Whether all forms of a page are right; each is asked, so that each shows what is wrong."""
    answers = [form.is_valid() for form in found]
    return all(answers)


def show_errors(found: Sequence[forms.Form], error: ValidationError) -> None:
    """Show what an action refused: beside the field, in whichever form it stands, or above the first."""
    for name, errors in getattr(error, "error_dict", {}).items():
        form = next((form for form in found if name in form.fields), found[0])
        form.add_error(name if name in form.fields else None, errors)
    if not hasattr(error, "error_dict"):
        add_errors(found[0], error)
