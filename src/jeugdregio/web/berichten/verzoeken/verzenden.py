"""From a decision to a message that went out: who may, in which municipality, by every rule."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from jeugdregio.ijw import Bevinding, open_bericht
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.register.vragen import ask
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.toetsen.bronnen import standaard
from jeugdregio.ijw.v3_2.opstellen.verzending import Verzending
from jeugdregio.web.audit import log_event
from jeugdregio.web.berichten.grootboek import Modi
from jeugdregio.web.berichten.kennis import load_dossier
from jeugdregio.web.berichten.models import Bericht, Modus
from jeugdregio.web.berichten.opslag import SLOT_OPSLAG
from jeugdregio.web.berichten.uitgaand import Gemaakt, render, store_outgoing
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
    """Refuse who has no mandate to decide here, and a municipality that does not run on this register.

    Then wait for whoever else stores messages, until the end of the transaction of the caller: what is read
    from here on holds when the message is stored. SQLite has one writer at a time by itself.
    """
    if gemeentecode not in mandaten.gemeentecodes(by, Taak.TOEWIJZEN):
        raise PermissionDenied(
            "U hebt voor deze gemeente geen mandaat om hulp toe te wijzen. "
            "Vraag de beheerder van uw organisatie om dit mandaat."
        )
    if Modi([gemeentecode]).on(gemeentecode, timezone.localdate()) != Modus.VOEREN:
        raise ValidationError(
            "Deze gemeente werkt met haar eigen administratie; jeugdregio leest mee en maakt niets.",
            code="meelezen",
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT_OPSLAG])


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
    try:
        made = make(kop)
        gemaakt = render(made)  # XML does not hold every character that a form does
    except ValueError as error:
        raise impossible(error) from error
    if bevindingen := _judge(gemaakt):
        raise ValidationError([_in_words(bevinding) for bevinding in bevindingen])
    (bericht_id,) = store_outgoing([made], nu=nu)
    bericht = Bericht.objects.get(pk=bericht_id)
    log_event(subject=bericht, gebeurtenis=gebeurtenis, by=by)
    return bericht


def impossible(error: ValueError) -> ValidationError:
    """Return what the library will not make, as a sentence for on the form."""
    tekst = str(error)
    return ValidationError(f"{tekst[:1].upper()}{tekst[1:]}.", code="besluit")


def _judge(gemaakt: Gemaakt) -> list[Bevinding]:
    """Return what is wrong with a message of ours: by its schema, by every rule, and against the register."""
    kop, rijen = gemaakt.kop, gemaakt.rijen
    with open_bericht(gemaakt.xml, standaard(timezone.localdate())) as lezing:
        for _ in lezing:
            pass
    if lezing.bevindingen:
        return list(lezing.bevindingen)
    release = releases()[kop.release]
    bsns = {rij.bsn for tabel in rijen.tables() for rij in tabel}
    # what is known here must hold for what is sent from here, whether or not all messages were loaded
    dossier = load_dossier(ask(kop, rijen), bsns, volledig={kop.gemeentecode})
    uitslag = judge_rows(kop, rijen, dossier, release.regels, weigert=False)
    return [gevonden.as_bevinding(release.soorten[kop.soort]) for gevonden in uitslag.gevonden]


def _in_words(bevinding: Bevinding) -> ValidationError:
    return ValidationError(f"{bevinding.volledige_tekst} (regel {bevinding.regel})", code=bevinding.regel)
