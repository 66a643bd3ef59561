"""Making a JW301: all that a young person has assigned with one provider, as it is after a decision."""

from collections.abc import Iterable
from datetime import date

from jeugdregio.ijw.codes import RedenWijziging
from jeugdregio.ijw.v3_2 import basis, jw301
from jeugdregio.ijw.v3_2.jw301 import ToegewezenProduct
from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige, Verzending, make_header
from jeugdregio.ijw.v3_2.rijen import ToewijzingRij


def make_toewijzing(
    verzending: Verzending,
    jeugdige: Jeugdige,
    *,
    eerdere: Iterable[ToegewezenProduct] = (),
    besluiten: Iterable[ToegewezenProduct],
) -> jw301.Bericht:
    """Make a JW301 with what was decided, and all other assignments that are current (OP087).

    eerdere: every assignment of this client with this provider as it was last sent, also what is over.
    besluiten: the new versions of what changed since the last message. ValueError when nothing is assigned.
    """
    gewijzigd = {toewijzing.toewijzing_nummer: toewijzing for toewijzing in besluiten}
    actueel = {t.toewijzing_nummer: t for t in current(eerdere, verzending.dagtekening)}
    producten = actueel | gewijzigd
    if not producten:
        raise ValueError("er is niets toegewezen: een toewijzingsbericht heeft ten minste één toewijzing")
    client = jw301.Client(
        bsn=jeugdige.bsn,
        geboortedatum=jeugdige.geboortedatum,
        geslacht=jeugdige.geslacht,
        naam=jeugdige.naam,
        communicatie=jeugdige.communicatie,
        juridische_status=jeugdige.juridische_status,
        wettelijke_vertegenwoordiging=jeugdige.wettelijke_vertegenwoordiging,
        commentaar=jeugdige.commentaar,
        relaties=jw301.Relaties(relatie=jeugdige.relaties) if jeugdige.relaties else None,
        contactgegevens=jw301.Contactgegevens(contact=jeugdige.contacten),
        toegewezen_producten=jw301.ToegewezenProducten(
            toegewezen_product=tuple(producten[nummer] for nummer in sorted(producten))
        ),
    )
    return jw301.Bericht(header=make_header(jw301.Header, verzending), client=client)


def latest(berichten: Iterable[jw301.Bericht]) -> tuple[ToegewezenProduct, ...]:
    """Give every assignment of messages of one municipality as it was told last, by number.

    In whatever order the messages come: by dagtekening, then identificatie (a shorter one first, so that
    numbers count as numbers). Leave out what an answer refused.
    """
    per_nummer: dict[int, ToegewezenProduct] = {}
    for bericht in sorted(berichten, key=_order):
        for toewijzing in bericht.client.toegewezen_producten.toegewezen_product:
            per_nummer[toewijzing.toewijzing_nummer] = toewijzing
    return tuple(per_nummer[nummer] for nummer in sorted(per_nummer))


def _order(bericht: jw301.Bericht) -> tuple[date, int, str]:
    kenmerk = bericht.header.bericht_identificatie
    return kenmerk.dagtekening, len(kenmerk.identificatie), kenmerk.identificatie


def current(toewijzingen: Iterable[ToegewezenProduct], dag: date) -> tuple[ToegewezenProduct, ...]:
    """Give the assignments that hold on a day or later: not over and not taken back (OP087)."""
    return tuple(
        t for t in toewijzingen if (t.einddatum is None or t.einddatum >= dag) and not is_vervallen(t)
    )


def is_vervallen(toewijzing: ToegewezenProduct) -> bool:
    """Say whether an assignment was taken back: it ends on its first day, for reason 13 (or, before, 01)."""
    return (
        toewijzing.einddatum == toewijzing.ingangsdatum
        and toewijzing.reden_wijziging in RedenWijziging.INGETROKKEN
    )


def from_rij(rij: ToewijzingRij) -> ToegewezenProduct:
    """Make an assignment again from the row that a register keeps of it (without its comment)."""
    omvang = None
    if rij.volume is not None:
        omvang = basis.Omvang(volume=rij.volume, eenheid=rij.eenheid, frequentie=rij.frequentie)
    product = basis.Product(categorie=rij.categorie, code=rij.productcode or None) if rij.categorie else None
    return ToegewezenProduct(
        toewijzing_nummer=rij.toewijzing_nummer,
        referentie_aanbieder=rij.referentie_aanbieder or None,
        product=product,
        toewijzingsdatum=rij.toewijzingsdatum,
        toewijzingstijd=rij.toewijzingstijd,
        ingangsdatum=rij.ingangsdatum,
        einddatum=rij.einddatum,
        reden_wijziging=rij.reden_wijziging or None,
        omvang=omvang,
        budget=rij.budget,
    )
