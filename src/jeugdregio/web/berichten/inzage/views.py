"""One message: what it says, with what was found beside it, and what became of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache

from jeugdregio.web.audit import log_read
from jeugdregio.web.berichten.antwoordstaat import answer_of
from jeugdregio.web.berichten.forms import soort_label
from jeugdregio.web.berichten.inzage.ongetoetst import unchecked
from jeugdregio.web.berichten.inzage.pagina import Vraag, make_inzage
from jeugdregio.web.berichten.inzage.zicht import fetchable, leesbaar, may_see_personen
from jeugdregio.web.berichten.kruimels import first_crumb
from jeugdregio.web.berichten.models import AANVAARD, Bericht, OntvangenOpBron, Richting
from jeugdregio.web.berichten.namen import aanbieder_names, gemeente_names
from jeugdregio.web.berichten.ophalen.opgehaald import last_fetched
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak
from jeugdregio.web.register.wachtend import count_waiting_in


@requires_taak(Taak.BERICHTEN, Taak.TOEWIJZEN)
@never_cache
def detail(request: HttpRequest, sleutel: str) -> HttpResponse:
    """One message: its content with the findings beside it, the facts of its header, how many lines wait.

    Whose message it is shows only on request and to whoever assigns help for its municipality; the audit log
    keeps who looked.
    """
    bericht = get_object_or_404(leesbaar(request.user).with_antwoord(), sleutel=sleutel)
    vraag = Vraag.of(request.GET)
    may_see = may_see_personen(request.user, bericht)
    if vraag.personen:
        if not may_see:
            raise PermissionDenied(
                "Persoonsgegevens ziet alleen wie voor deze gemeente hulp toewijst. Hebt u die taak nodig? "
                "Vraag de beheerder van uw organisatie erom."
            )
        log_read(subject=bericht, by=acting_user(request))
    label = soort_label(bericht.soort)
    gemeente, aanbieder = _names(bericht)
    inzage = make_inzage(bericht, vraag)
    may_fetch = fetchable(request.user).filter(pk=bericht.pk, inhoud__isnull=False).exists()
    context = {
        "bericht": bericht,
        "titel": label,
        "inleiding": _parties(bericht, gemeente, aanbieder),
        "inzage": inzage,
        "antwoord": answer_of(bericht, timezone.localdate()),
        **_linked(bericht),
        "met_personen": vraag.personen,
        "may_see_personen": may_see,
        "may_fetch": may_fetch,
        "opgehaald": last_fetched(bericht) if may_fetch and bericht.richting == Richting.UIT else None,
        "niet_gecontroleerd": unchecked(bericht),
        "niet_bewaard": bericht.aantal_bevindingen - sum(groep.aantal for groep in inzage.groepen),
        "wachtend": count_waiting_in(bericht.pk) if bericht.status in AANVAARD else 0,
        "gegevens": _gegevens(bericht, gemeente, aanbieder),
        "kruimels": [first_crumb(request.user), (label, "")],
    }
    return render(request, "berichten/detail.html", context)


def _linked(bericht: Bericht) -> dict[str, Any]:
    """Return the answers to a message, and the one it answers: of the same parties, for the same eyes."""
    between = Bericht.objects.filter(gemeentecode=bericht.gemeentecode, agb=bericht.agb)
    accepted = between.filter(status__in=AANVAARD)
    answers = accepted.filter(
        antwoord_op_soort__gt="",
        antwoord_op_soort=bericht.soort,
        antwoord_op_afzender=bericht.afzender,
        antwoord_op_identificatie=bericht.identificatie,
    )
    answered = None
    if bericht.antwoord_op_soort:
        answered = between.filter(
            soort=bericht.antwoord_op_soort,
            afzender=bericht.antwoord_op_afzender,
            identificatie=bericht.antwoord_op_identificatie,
        )
    return {
        "antwoorden": answers.order_by("ontvangen_op") if bericht.identificatie else (),
        "antwoord_op": answered.order_by("-ontvangen_op").first() if answered is not None else None,
    }


def _names(bericht: Bericht) -> tuple[str, str]:
    """Return the names of municipality and provider; "" for what the message does not say."""
    gemeente = gemeente_names({bericht.gemeentecode}).get(bericht.gemeentecode, "")
    return gemeente, aanbieder_names({bericht.agb}).get(bericht.agb, "")


def _parties(bericht: Bericht, gemeente: str, aanbieder: str) -> str:
    """Return who wrote to whom and when, to know the message by; "" when that could not be read."""
    if not gemeente or not aanbieder:
        return ""
    van, aan = (gemeente, aanbieder) if bericht.afzender == bericht.gemeentecode else (aanbieder, gemeente)
    dag = f", {date_format(bericht.dagtekening)}" if bericht.dagtekening else ""
    return f"Van {van} aan {aan}{dag}."


def _gegevens(bericht: Bericht, gemeente: str, aanbieder: str) -> list[tuple[str, Any]]:
    """Return the facts of the header and of the way in; what could not be read is said to be unknown."""
    moment = date_format(timezone.localtime(bericht.ontvangen_op), "DATETIME_FORMAT")
    if bericht.ontvangen_op_bron == OntvangenOpBron.DAGTEKENING:
        dag = date_format(timezone.localdate(bericht.ontvangen_op))
        moment = f"{dag} (overgenomen van de dagtekening)"
    facts: list[tuple[str, Any]] = [
        ("Status", bericht.get_status_display()),
        ("Richting", bericht.get_richting_display()),
        ("Soort bericht", soort_label(bericht.soort)),
        ("Versie van de standaard", f"iJw {bericht.release}" if bericht.release else "Onbekend"),
        ("Gemeente", gemeente or "Onbekend"),
        ("Aanbieder", aanbieder or "Onbekend"),
        ("Identificatie", bericht.identificatie or "Onbekend"),
        ("Dagtekening", date_format(bericht.dagtekening) if bericht.dagtekening else "Onbekend"),
        ("Gemaakt op" if bericht.richting == Richting.UIT else "Ontvangen op", moment),
        ("Verwerkt op", date_format(timezone.localtime(bericht.verwerkt_op), "DATETIME_FORMAT")),
        ("Werkwijze van de gemeente", bericht.get_modus_display()),
        *_counts(bericht),
        ("Bestandsnaam", bericht.bestandsnaam),
        ("Grootte", f"{-(-bericht.grootte // 1024)} kB"),
    ]
    if bericht.antwoord_op_soort:
        antwoord = f"{soort_label(bericht.antwoord_op_soort)} {bericht.antwoord_op_identificatie}"
        facts.insert(7, ("Antwoord op", antwoord))
    return facts


def _counts(bericht: Bericht) -> list[tuple[str, int]]:
    """Return how much of an accepted message there is; of a refused one nobody counted it."""
    if bericht.status not in AANVAARD:
        return []
    return [
        ("Jeugdigen in het bericht", bericht.aantal_clienten),
        ("Regels in het register", bericht.aantal_regels),
        ("Geweigerde regels", bericht.aantal_geweigerd),
    ]
