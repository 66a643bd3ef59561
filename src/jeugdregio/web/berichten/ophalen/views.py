"""Fetching messages as files. They hold data of people, so that each one fetched is kept in the audit log."""

import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache

from jeugdregio.ijw.v3_2.termijnen import days_left
from jeugdregio.web.berichten.forms import soort_label
from jeugdregio.web.berichten.inhoud import open_sealed
from jeugdregio.web.berichten.inzage.zicht import fetchable, leesbaar
from jeugdregio.web.berichten.kruimels import first_crumb
from jeugdregio.web.berichten.models import Bericht, BerichtInhoud
from jeugdregio.web.berichten.namen import aanbieder_names, gemeente_names
from jeugdregio.web.berichten.ophalen.gemaakt import counts, last_days, made, unfetched
from jeugdregio.web.berichten.ophalen.namen import file_name
from jeugdregio.web.berichten.ophalen.opgehaald import record_fetched
from jeugdregio.web.berichten.verzoeken.wacht import term_in_words, urgency
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak

_STUK: Final = 65_536
HOOGSTE: Final = 100
"""The most messages in one zip."""
PER_PAGINA: Final = 50
_OPNIEUW: Final = timedelta(days=7)
"""For how long what was fetched is listed as well: a file may get lost on its way."""


@requires_taak(Taak.BERICHTEN, Taak.TOEWIJZEN)
@never_cache
def bestand(request: HttpRequest, sleutel: str) -> HttpResponseBase:
    """Give one message as it is; a mere visit leads to its page, for fetching is something one does."""
    bericht = get_object_or_404(leesbaar(request.user), sleutel=sleutel)
    if not fetchable(request.user).filter(pk=bericht.pk).exists():
        raise PermissionDenied(
            "Een bericht als bestand ophalen kan alleen wie voor de gemeente van dat bericht werkt. Vraag de "
            "beheerder van uw organisatie om een mandaat voor die gemeente."
        )
    if request.method != "POST":
        return redirect("berichten:detail", sleutel=sleutel)
    inhoud = BerichtInhoud.objects.filter(pk=bericht.pk).first()
    if inhoud is None:
        messages.warning(request, "De inhoud van dit bericht is niet bewaard. Er is niets om op te halen.")
        return redirect("berichten:detail", sleutel=sleutel)
    record_fetched([bericht], acting_user(request))
    return StreamingHttpResponse(
        iter(partial(open_sealed(bytes(inhoud.versleuteld), bytes(bericht.sha256)).read, _STUK), b""),
        content_type="application/xml",
        headers={"Content-Disposition": content_disposition_header(True, file_name(bericht)) or ""},
    )


@requires_taak(Taak.BERICHTEN, Taak.TOEWIJZEN)
@never_cache
def ophalen(request: HttpRequest) -> HttpResponseBase:
    """List what was made and not fetched; give the messages that were ticked, here or in the ledger, as one
    zip, or the only one as it is.
    """
    if request.method != "POST":
        return _overview(request)
    # PostgreSQL takes no NUL in a text
    sleutels = [sleutel for sleutel in request.POST.getlist("sleutel") if "\0" not in sleutel]
    if request.POST.get("wat") == "pagina":
        sleutels = [sleutel for sleutel in request.POST.getlist("getoond") if "\0" not in sleutel]
    if not sleutels or len(sleutels) > HOOGSTE:
        aantal = (
            "Kies eerst een of meer berichten." if not sleutels else f"Kies er hooguit {HOOGSTE} tegelijk."
        )
        messages.warning(request, aantal)
        return redirect("berichten:ophalen")
    berichten = list(
        fetchable(request.user).filter(sleutel__in=sleutels, inhoud__isnull=False).order_by("pk")
    )
    if not berichten:
        messages.warning(request, "Deze berichten mag u niet ophalen, of hun inhoud is niet bewaard.")
        return redirect("berichten:ophalen")
    if len(berichten) == 1:
        return bestand(request, sleutel=berichten[0].sleutel)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archief:
        for inhoud in BerichtInhoud.objects.filter(pk__in=[b.pk for b in berichten]).select_related(
            "bericht"
        ):
            bericht = inhoud.bericht
            with (
                open_sealed(bytes(inhoud.versleuteld), bytes(bericht.sha256)) as source,
                archief.open(file_name(bericht), "w") as target,
            ):
                copyfileobj(source, target)
    file.seek(0)
    record_fetched(berichten, acting_user(request))
    naam = f"berichten_{timezone.localtime():%Y%m%d_%H%M}.zip"
    return FileResponse(file, as_attachment=True, filename=naam, content_type="application/zip")


def _overview(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    tellingen = counts(request.user, today)
    gemeente = request.GET.get("gemeente", "")
    again = request.GET.get("toon") == "opgehaald"
    found = unfetched(request.user)
    if again:
        since = timezone.now() - _OPNIEUW
        found = made(request.user).filter(opgehaald_op__gte=since).order_by("-opgehaald_op", "pk")
    if gemeente.isdecimal():
        found = found.filter(gemeentecode=gemeente)
    pagina = Paginator(found, PER_PAGINA).get_page(request.GET.get("pagina"))
    gemeenten = gemeente_names({*(t.gemeentecode for t in tellingen), *(b.gemeentecode for b in pagina)})
    context = {
        "tellingen": [(gemeenten[telling.gemeentecode], telling) for telling in tellingen],
        "gemeente": gemeenten.get(gemeente, gemeente),
        "opnieuw": again,
        "dagen": _OPNIEUW.days,
        "pagina": pagina,
        "rijen": _rows(list(pagina), gemeenten, today),
        "kruimels": [first_crumb(request.user), ("Berichten ophalen", "")],
    }
    return render(request, "berichten/ophalen.html", context)


def _rows(page: Sequence[Bericht], gemeenten: dict[str, str], today: date) -> list[dict[str, Any]]:
    aanbieders = aanbieder_names(bericht.agb for bericht in page)
    laatste = last_days(page)
    rows: list[dict[str, Any]] = []
    for bericht in page:
        last = laatste.get(bericht.pk)
        row = {
            "bericht": bericht,
            "soort": soort_label(bericht.soort),
            "gemeente": gemeenten[bericht.gemeentecode],
            "aanbieder": aanbieders.get(bericht.agb, ""),
            "laatste": last,
        }
        if last is not None:
            dagen = days_left(last.dag, today, last.termijn.maat)
            row |= {"over": term_in_words(dagen, last.termijn.maat), "kleur": urgency(dagen)}
        rows.append(row)
    return rows
