"""Fetching messages as files. They hold data of people, so that each one fetched is kept in the audit log."""

import zipfile
from functools import partial
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache

from jeugdregio.web.berichten.inhoud import open_sealed
from jeugdregio.web.berichten.inzage.zicht import fetchable, leesbaar
from jeugdregio.web.berichten.models import BerichtInhoud, Richting
from jeugdregio.web.berichten.ophalen.namen import file_name
from jeugdregio.web.berichten.ophalen.opgehaald import log_fetched
from jeugdregio.web.organisaties.autorisatie import acting_user, requires_taak
from jeugdregio.web.organisaties.rollen import Taak

_STUK: Final = 65_536
_LIJST: Final = reverse_lazy("berichten:lijst", query={"richting": Richting.UIT.value})
"""Where messages are ticked."""
HOOGSTE: Final = 100
"""The most messages in one zip."""


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
    log_fetched([bericht], acting_user(request))
    return StreamingHttpResponse(
        iter(partial(open_sealed(bytes(inhoud.versleuteld), bytes(bericht.sha256)).read, _STUK), b""),
        content_type="application/xml",
        headers={"Content-Disposition": content_disposition_header(True, file_name(bericht)) or ""},
    )


@requires_taak(Taak.BERICHTEN, Taak.TOEWIJZEN)
@never_cache
def ophalen(request: HttpRequest) -> HttpResponseBase:
    """Give the messages that were ticked in the list as one zip, or the only one as it is."""
    if request.method != "POST":
        return redirect("berichten:lijst")
    # PostgreSQL takes no NUL in a text
    sleutels = [sleutel for sleutel in request.POST.getlist("sleutel") if "\0" not in sleutel]
    if not sleutels or len(sleutels) > HOOGSTE:
        aantal = (
            "Kies eerst een of meer berichten." if not sleutels else f"Kies er hooguit {HOOGSTE} tegelijk."
        )
        messages.warning(request, aantal)
        return redirect(_LIJST)
    berichten = list(
        fetchable(request.user).filter(sleutel__in=sleutels, inhoud__isnull=False).order_by("pk")
    )
    if not berichten:
        messages.warning(request, "Deze berichten mag u niet ophalen, of hun inhoud is niet bewaard.")
        return redirect(_LIJST)
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
    log_fetched(berichten, acting_user(request))
    naam = f"berichten_{timezone.localtime():%Y%m%d_%H%M}.zip"
    return FileResponse(file, as_attachment=True, filename=naam, content_type="application/zip")
