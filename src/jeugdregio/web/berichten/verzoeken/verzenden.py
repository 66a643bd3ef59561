"""From a decision to a message that went out: who may, in which municipality, by every rule."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from jeugdregio.ijw import Bevinding, write
from jeugdregio.ijw.v3_2.opstellen.verzending import Verzending
from jeugdregio.web.audit import log_event
from jeugdregio.web.berichten.beoordeling import Bestand, judge
from jeugdregio.web.berichten.inhoud import digest
from jeugdregio.web.berichten.models import Bericht, Modus, Richting
from jeugdregio.web.berichten.opslag import Modi, Moment, store
from jeugdregio.web.berichten.verzoeken.nummers import next_identificatie
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Taak


@dataclass(frozen=True, slots=True)
class Partijen:
    """Between whom a message goes."""

    gemeentecode: str
    agb: str


def authorise(gemeentecode: str, by: User) -> None:
    """Refuse who has no mandate to decide here, and a municipality that does not run on this register."""
    if gemeentecode not in mandaten.gemeentecodes(by, Taak.TOEWIJZEN):
        raise PermissionDenied(
            "U hebt voor deze gemeente geen mandaat om hulp toe te wijzen. "
            "Vraag de beheerder van uw organisatie om dit mandaat."
        )
    if Modi([gemeentecode]).on(gemeentecode, timezone.localdate()) != Modus.VOEREN:
        raise ValidationError(
            "Deze gemeente werkt met haar eigen administratie: wij lezen mee en sturen niets.",
            code="meelezen",
        )


def send(
    partijen: Partijen,
    soort: str,
    make: Callable[[Verzending], Any],
    *,
    gebeurtenis: str,
    by: User,
) -> Bericht:
    """Make a message of today, and store it as sent when it breaks no rule. Raises ValidationError."""
    nu = timezone.now()
    kop = Verzending(
        partijen.gemeentecode,
        partijen.agb,
        next_identificatie(partijen.gemeentecode, soort),
        timezone.localdate(nu),
    )
    content = write(make(kop))
    bestand = Bestand(f"{soort}-{kop.identificatie}.xml", content, *digest(content))
    beoordeling = judge(bestand, fictief=settings.DEMO)
    if not beoordeling.geldig:
        raise ValidationError([_in_words(bevinding) for bevinding in beoordeling.bevindingen])
    store([beoordeling], Moment("nu", nu))
    bericht = Bericht.objects.get(
        soort=soort, afzender=partijen.gemeentecode, identificatie=kop.identificatie, status="verwerkt"
    )
    bericht.richting = Richting.UIT
    bericht.save(update_fields=["richting"])
    log_event(subject=bericht, gebeurtenis=gebeurtenis, by=by)
    return bericht


def _in_words(bevinding: Bevinding) -> ValidationError:
    return ValidationError(f"{bevinding.tekst} (regel {bevinding.regel})", code=bevinding.regel)
