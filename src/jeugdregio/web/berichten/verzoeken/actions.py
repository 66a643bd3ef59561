"""What a municipality decides: each action makes one message, holds it against every rule, and sends it.

All raise PermissionDenied when `by` may not decide for the municipality, and ValidationError (Dutch, to show
on the form) when the municipality does not run on this register, when the decision does not fit where things
stand, or when the message would break a rule. Then nothing was stored.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdregio.ijw.codes import RedenAfwijzingVerzoek
from jeugdregio.ijw.v3_2 import basis, jw319
from jeugdregio.ijw.v3_2.jw301 import ToegewezenProduct
from jeugdregio.ijw.v3_2.opstellen import besluit as besluiten
from jeugdregio.ijw.v3_2.opstellen.hulp import Hulp
from jeugdregio.ijw.v3_2.opstellen.toewijzing import make_toewijzing
from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige as Betrokkene
from jeugdregio.ijw.v3_2.opstellen.verzending import Verzending
from jeugdregio.ijw.v3_2.opstellen.verzoekantwoord import make_afwijzing, make_onderzoek
from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.verzoeken.lopend import assignments, last_row, typed
from jeugdregio.web.berichten.verzoeken.nummers import toewijzing_nummers
from jeugdregio.web.berichten.verzoeken.persoon import find_jeugdige, read_client
from jeugdregio.web.berichten.verzoeken.stand import Verzoek, now_standing
from jeugdregio.web.berichten.verzoeken.verloop import Stap, steps
from jeugdregio.web.berichten.verzoeken.verzenden import Partijen, authorise, impossible, send
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.register.models import ToewijzingRegel

Maker = Callable[[Verzending], jw319.Bericht]


@transaction.atomic
def take_in_research(*, verzoek: Verzoek, by: User) -> Bericht:
    """Tell the provider that a request is looked into; a decision follows within eight weeks (JW319)."""
    referentie = verzoek.regel.referentie_aanbieder
    return _answer(verzoek, Stap.ONDERZOEK, lambda kop: make_onderzoek(kop, referentie), by)


@transaction.atomic
def refuse(*, verzoek: Verzoek, reden: str, by: User) -> Bericht:
    """Refuse a request for a reason of list WJ759, but not the woonplaatsbeginsel (JW319)."""
    referentie = verzoek.regel.referentie_aanbieder
    return _answer(verzoek, Stap.AFWIJZEN, lambda kop: make_afwijzing(kop, referentie, reden=reden), by)


@transaction.atomic
def refuse_woonplaatsbeginsel(*, verzoek: Verzoek, gemeente: str, by: User) -> Bericht:
    """Refuse a request because another municipality is responsible, and tell which (OP359; JW319)."""
    referentie = verzoek.regel.referentie_aanbieder
    if gemeente == verzoek.regel.gemeentecode:
        raise ValidationError({"gemeente": "Dit is uw eigen gemeente. Kies de andere."})

    def make(kop: Verzending) -> jw319.Bericht:
        return make_afwijzing(
            kop, referentie, reden=RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL, gemeente=gemeente
        )

    return _answer(verzoek, Stap.WOONPLAATS, make, by)


@transaction.atomic
def grant(
    *,
    verzoek: Verzoek,
    betrokkene: Betrokkene,
    ingangsdatum: date | None = None,
    einddatum: date | None = None,
    by: User,
) -> Bericht:
    """Assign what a request asks, one to one (OP348; JW301); of a JW315 the days may differ."""
    regel = verzoek.regel
    partijen = Partijen(regel.gemeentecode, regel.agb)
    authorise(partijen.gemeentecode, by)
    _require_step(verzoek, Stap.TOEWIJZEN)
    client = read_client(regel.bericht_id)
    if client is None:
        raise ValidationError("De inhoud van het verzoek is niet bewaard. Maak een nieuwe toewijzing.")

    def decide(eerdere: list[ToegewezenProduct], nummers: Iterator[int], besluit: datetime) -> Any:
        if verzoek.soort == "JW317":
            return besluiten.grant_change(client.verzoek, eerdere, nummers=nummers, besluit=besluit)
        asked = client.aangevraagde_producten.aangevraagd_product
        wanted = next(p for p in asked if p.referentie_aanbieder == regel.referentie_aanbieder)
        granted = besluiten.grant(
            wanted, nummer=next(nummers), besluit=besluit, ingangsdatum=ingangsdatum, einddatum=einddatum
        )
        return [granted]

    return _assign(partijen, betrokkene, decide, "Verzoek toegewezen", by)


@transaction.atomic
def assign(
    *,
    gemeentecode: str,
    agb: str,
    betrokkene: Betrokkene,
    hulp: Hulp,
    ingangsdatum: date,
    einddatum: date | None,
    by: User,
) -> Bericht:
    """Assign help that no provider asked for (JW301)."""
    authorise(gemeentecode, by)

    def decide(eerdere: list[ToegewezenProduct], nummers: Iterator[int], besluit: datetime) -> Any:
        return [
            besluiten.assign(
                hulp, nummer=next(nummers), besluit=besluit, ingangsdatum=ingangsdatum, einddatum=einddatum
            )
        ]

    return _assign(Partijen(gemeentecode, agb), betrokkene, decide, "Hulp toegewezen", by)


@transaction.atomic
def extend(*, regel: ToewijzingRegel, betrokkene: Betrokkene, einddatum: date, by: User) -> Bericht:
    """Let an assignment last longer: stretched where that may, else with one that follows it (OP380)."""

    def decide(was: ToegewezenProduct, nummers: Iterator[int], besluit: datetime) -> Any:
        nieuw = None if besluiten.can_stretch(was, besluit.date()) else next(nummers)
        return [besluiten.extend(was, einddatum=einddatum, besluit=besluit, nieuw_nummer=nieuw)]

    return _redecide(regel, betrokkene, decide, "Toewijzing verlengd", by)


@transaction.atomic
def change(
    *,
    regel: ToewijzingRegel,
    betrokkene: Betrokkene,
    vanaf: date,
    einddatum: date | None,
    omvang: basis.Omvang | None,
    budget: int | None,
    reden: str,
    instemming: bool,
    by: User,
) -> Bericht:
    """Change how much help there is from a day on; `instemming`: the provider agrees to less (OP298)."""

    def decide(was: ToegewezenProduct, nummers: Iterator[int], besluit: datetime) -> Any:
        return besluiten.change(
            was,
            vanaf=vanaf,
            einddatum=einddatum,
            omvang=omvang,
            budget=budget,
            reden=reden,
            besluit=besluit,
            nieuw_nummer=next(nummers) if vanaf > was.ingangsdatum else None,
            met_instemming=instemming,
        )

    return _redecide(regel, betrokkene, decide, "Toewijzing gewijzigd", by)


@transaction.atomic
def end(*, regel: ToewijzingRegel, betrokkene: Betrokkene, einddatum: date, reden: str, by: User) -> Bericht:
    """Let an assignment end earlier."""

    def decide(was: ToegewezenProduct, nummers: Iterator[int], besluit: datetime) -> Any:
        return [besluiten.end(was, einddatum=einddatum, reden=reden, besluit=besluit)]

    return _redecide(regel, betrokkene, decide, "Toewijzing beëindigd", by)


@transaction.atomic
def take_back(*, regel: ToewijzingRegel, betrokkene: Betrokkene, by: User) -> Bericht:
    """Take an assignment back as if it never was; not when help on it was declared (TR385)."""

    def decide(was: ToegewezenProduct, nummers: Iterator[int], besluit: datetime) -> Any:
        return [besluiten.remove(was, besluit=besluit)]

    return _redecide(regel, betrokkene, decide, "Toewijzing verwijderd", by)


def _answer(verzoek: Verzoek, stap: Stap, make: Maker, by: User) -> Bericht:
    regel = verzoek.regel
    authorise(regel.gemeentecode, by)
    _require_step(verzoek, stap)
    partijen = Partijen(regel.gemeentecode, regel.agb)
    return send(partijen, "JW319", make, gebeurtenis=f"Verzoek: {stap.label.lower()}", by=by)


def _require_step(verzoek: Verzoek, stap: Stap) -> None:
    """Refuse a step that the table does not have from where the request stands by now."""
    stand = now_standing(verzoek)
    if stap not in steps(stand):
        raise ValidationError(
            f"Dit verzoek heeft de stand ‘{stand.label}’. ‘{stap.label}’ kan dan niet meer.", code="stap"
        )


def _redecide(
    regel: ToewijzingRegel,
    betrokkene: Betrokkene,
    decide: Callable[[ToegewezenProduct, Iterator[int], datetime], Iterable[ToegewezenProduct]],
    gebeurtenis: str,
    by: User,
) -> Bericht:
    """Send another decision on an assignment, as it holds by now."""
    authorise(regel.gemeentecode, by)
    holds = last_row(regel.gemeentecode, regel.toewijzing_nummer)
    if holds is None or holds.agb != regel.agb:
        raise ValidationError("Deze toewijzing is er niet meer.", code="weg")
    was = typed(holds)
    return _assign(
        Partijen(regel.gemeentecode, regel.agb),
        betrokkene,
        lambda eerdere, nummers, besluit: decide(was, nummers, besluit),
        gebeurtenis,
        by,
    )


def _assign(
    partijen: Partijen,
    betrokkene: Betrokkene,
    decide: Callable[[list[ToegewezenProduct], Iterator[int], datetime], Iterable[ToegewezenProduct]],
    gebeurtenis: str,
    by: User,
) -> Bericht:
    """Send a JW301 with what is decided, and all else that the young person has assigned there (OP087)."""
    jeugdige = find_jeugdige(betrokkene.bsn)
    rows = assignments(jeugdige, partijen.gemeentecode, partijen.agb) if jeugdige else []
    eerdere = [typed(row) for row in rows]
    try:
        decided = tuple(decide(eerdere, toewijzing_nummers(partijen.gemeentecode), timezone.localtime()))
    except ValueError as error:
        raise impossible(error) from error
    return send(
        partijen,
        "JW301",
        lambda kop: make_toewijzing(kop, betrokkene, eerdere=eerdere, besluiten=decided),
        gebeurtenis=gebeurtenis,
        by=by,
    )
