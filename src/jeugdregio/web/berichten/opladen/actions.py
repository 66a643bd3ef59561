"""Offering files, and going on with what stopped halfway."""

from collections.abc import Sequence
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import transaction

from jeugdregio.web.berichten.grootboek import masked_name
from jeugdregio.web.berichten.opladen.bewaring import seal_source
from jeugdregio.web.berichten.opladen.models import Aanlevering, AanleveringStaat
from jeugdregio.web.berichten.opladen.slot import is_held
from jeugdregio.web.berichten.opladen.verwerken import verwerk
from jeugdregio.web.organisaties import mandaten
from jeugdregio.web.organisaties.models import Organisatie, User
from jeugdregio.web.organisaties.rollen import Taak

MAX_POGINGEN: Final = 3
"""How often work that was cut off is taken up again without being asked."""


@transaction.atomic
def submit(*, bestanden: "Sequence[tuple[File[bytes], int]]", by: User) -> Aanlevering:
    """Put files away, sealed, and have them taken in; each comes with how many messages are in it.

    Raises PermissionDenied when `by` may not offer messages.
    """
    organisaties = mandaten.organisaties_with(by, Taak.BERICHTEN)
    if not organisaties:
        raise PermissionDenied("U mag geen berichten aanleveren.")
    aanlevering = Aanlevering.objects.create(
        door=by,
        organisatie=Organisatie.objects.get(pk=min(organisaties)),
        totaal=sum(aantal for _, aantal in bestanden),
        grootte=sum(bestand.size for bestand, _ in bestanden),
    )
    for volgnummer, (bestand, _) in enumerate(bestanden, start=1):
        seal_source(aanlevering, volgnummer, masked_name(bestand.name or "bestand"), bestand)
    verwerk.enqueue(aanlevering.pk)  # in this transaction: the work is there exactly when its files are
    return aanlevering


def is_cut_off(aanlevering: Aanlevering) -> bool:
    """Whether the process that was at work on this has died."""
    return aanlevering.staat == AanleveringStaat.BEZIG and not is_held(aanlevering.pk)


@transaction.atomic
def resume(*, aanlevering: Aanlevering) -> None:
    """Go on with what was cut off or stopped; raises ValidationError when there is nothing to go on with."""
    if not (aanlevering.staat == AanleveringStaat.MISLUKT or is_cut_off(aanlevering)):
        raise ValidationError("Deze aanlevering loopt nog of is al klaar.", code="niet_gestopt")
    changed = Aanlevering.objects.filter(pk=aanlevering.pk, staat=aanlevering.staat)
    if changed.update(staat=AanleveringStaat.WACHT, referentie=""):
        verwerk.enqueue(aanlevering.pk)


def resume_cut_off() -> int:
    """Go on with everything that was cut off, and say how much that is; what keeps failing is left."""
    found = [
        aanlevering
        for aanlevering in Aanlevering.objects.filter(staat=AanleveringStaat.BEZIG, pogingen__lt=MAX_POGINGEN)
        if is_cut_off(aanlevering)
    ]
    for aanlevering in found:
        resume(aanlevering=aanlevering)
    return len(found)
