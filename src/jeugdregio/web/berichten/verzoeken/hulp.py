"""The page on one young person: which help is assigned, and assigning more that no provider asked for."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from jeugdregio.ijw.v3_2 import basis
from jeugdregio.ijw.v3_2.opstellen.hulp import Hulp, aspecifiek, generiek, specifiek
from jeugdregio.web.aanbieders.models import Aanbieder, AanbiederQuerySet, AanbiederStatus
from jeugdregio.web.audit import log_read
from jeugdregio.web.berichten.models import AANVAARD, Bericht, Richting
from jeugdregio.web.berichten.namen import gemeente_names
from jeugdregio.web.berichten.verzoeken import actions
from jeugdregio.web.berichten.verzoeken.antwoorden import VERSTUREN, Deel, are_valid, posted, show_errors
from jeugdregio.web.berichten.verzoeken.forms import PersoonForm, ToewijzenForm, ZoekForm
from jeugdregio.web.berichten.verzoeken.limiet import too_many
from jeugdregio.web.berichten.verzoeken.persoon import Persoon, find_jeugdige, find_persoon, to_send
from jeugdregio.web.berichten.verzoeken.toegewezen import lines
from jeugdregio.web.berichten.verzoeken.verzoek import LIJST, person, runs_here
from jeugdregio.web.berichten.verzoeken.zicht import visible_to
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.register.models import ToewijzingRegel

TITEL = "Hulp toewijzen of wijzigen"
_TE_VEEL: Final = (
    "U hebt dit uur al {} verschillende jeugdigen opgezocht; meer kan niet. Wacht tot het volgende uur. Is "
    "dit te weinig voor uw werk, vraag dan de beheerder van dit systeem om meer."
)
TOEWIJZEN = "toewijzen"
"""The value of the field `stap` that tells the second form of the page from the first."""


@requires_taak(Taak.TOEWIJZEN)
@never_cache
def jeugdige(request: HttpRequest) -> HttpResponse:
    """Ask whose help it is about; then show what is assigned, with a form for more.

    The BSN goes by POST only, each time again: it stands in no address, session or log.
    """
    codes = visible_to(request.user).toewijzen
    zoek = ZoekForm(
        posted(request),
        gemeenten=sorted(gemeente_names(codes).items(), key=lambda pair: pair[1]),
    )
    context: dict[str, Any] = {
        "titel": TITEL,
        "zoek": zoek,
        "kruimels": [(LIJST, reverse("verzoeken:wachtend")), (TITEL, "")],
    }
    if zoek.is_valid() and too_many(acting_user(request), zoek.cleaned_data["bsn"]):
        zoek.add_error(None, _TE_VEEL.format(settings.ZOEKEN_PER_UUR))
        return render(request, "verzoeken/zoeken.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    if not zoek.is_valid():
        return render(request, "verzoeken/zoeken.html", context)
    return _found(request, zoek, context)


def _found(request: HttpRequest, zoek: ZoekForm, context: dict[str, Any]) -> HttpResponse:
    bsn, gemeentecode = zoek.cleaned_data["bsn"], zoek.cleaned_data["gemeente"]
    known = find_jeugdige(bsn)
    bekend = find_persoon(known, gemeentecode) if known else None
    if known:
        log_read(subject=known, by=acting_user(request))
    voeren = runs_here(gemeentecode, timezone.localdate())
    data = request.POST if request.POST.get("stap") == TOEWIJZEN else None
    hulp = ToewijzenForm(data, is_known=_is_known)
    persoon = PersoonForm(data, initial=bekend.initial() if bekend else None)
    if data is not None and are_valid([hulp, persoon]):
        try:
            bericht = _assign(request, bsn, gemeentecode, hulp.cleaned_data, persoon.cleaned_data, bekend)
        except ValidationError as error:
            show_errors([hulp, persoon], error)
        else:
            messages.success(request, f"U hebt de hulp toegewezen. {VERSTUREN}")
            return redirect(address_of_newest(bericht))
    context |= {
        "gemeente": gemeente_names([gemeentecode])[gemeentecode],
        "persoon": person(bekend, bsn),
        "onbekend": bekend is None,
        "toewijzingen": lines(known, gemeentecode) if known else [],
        "voeren": voeren,
        "delen": [Deel("Hulp", hulp), Deel("Jeugdige", persoon)],
        "aanbieders": _named().order_by("naam").values_list("agb", "naam") if voeren else [],
        "terug": reverse("verzoeken:jeugdige"),
        "stap": TOEWIJZEN,
    }
    return render(request, "verzoeken/jeugdige.html", context)


def _named() -> AanbiederQuerySet:
    return Aanbieder.objects.filter(status=AanbiederStatus.BEKEND)


def _is_known(agb: str) -> bool:
    """Whether somebody gave the provider its name, or a message of its own was accepted.

    That we assigned help to it before says nothing: that may have been a mistake.
    """
    sent = Bericht.objects.filter(agb=agb, afzender=agb, richting=Richting.IN, status__in=AANVAARD)
    return _named().filter(agb=agb).exists() or sent.exists()


def _assign(
    request: HttpRequest,
    bsn: str,
    gemeentecode: str,
    hulp: Mapping[str, Any],
    persoon: Mapping[str, Any],
    bekend: Persoon | None,
) -> Bericht:
    return actions.assign(
        gemeentecode=gemeentecode,
        agb=hulp["aanbieder"],
        betrokkene=to_send(bsn, persoon, bekend),
        hulp=_help(hulp),
        ingangsdatum=hulp["ingangsdatum"],
        einddatum=hulp["einddatum"],
        by=acting_user(request),
    )


def _help(chosen: Mapping[str, Any]) -> Hulp:
    """Return the help of a form that is right."""
    budget = cents(chosen["budget"])
    if chosen["variant"] == ToewijzenForm.SPECIFIEK:
        return specifiek(chosen["product"], chosen["volume"], chosen["eenheid"], chosen["frequentie"])
    if chosen["variant"] == ToewijzenForm.ASPECIFIEK:
        return aspecifiek(chosen["categorie"], budget)
    return generiek(budget or 0)


def cents(euro: Any) -> int | None:
    """Return an amount of a form (a Decimal) in cents."""
    return None if euro is None else int(euro * 100)


def size(chosen: Mapping[str, Any]) -> basis.Omvang | None:
    """Return the volume of a form that is right."""
    if not chosen["volume"]:
        return None
    return basis.Omvang(volume=chosen["volume"], eenheid=chosen["eenheid"], frequentie=chosen["frequentie"])


def address_of_newest(bericht: Bericht) -> str:
    """Return the address of the assignment that a JW301 of ours brought: the one with the highest number."""
    rows = ToewijzingRegel.objects.filter(bericht_id=bericht.pk).order_by("-toewijzing_nummer")
    return reverse("verzoeken:toewijzing", args=[bericht.sleutel, rows[0].volgnummer])
