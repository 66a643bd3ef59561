"""Making a JW315 (request for an assignment) and a JW317 (request for a change)."""

from collections.abc import Iterable
from datetime import date

from jeugdregio.ijw.codes import Frequentie, TypeVerwijzer
from jeugdregio.ijw.v3_2 import basis, jw315, jw317
from jeugdregio.ijw.v3_2.jw301 import ToegewezenProduct
from jeugdregio.ijw.v3_2.opstellen.hulp import Hulp
from jeugdregio.ijw.v3_2.opstellen.toewijzing import current
from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige, Verzending, make_header


def make_verwijzer(soort: str, *, agb: str | None = None, naam: str | None = None) -> basis.Verwijzer:
    """Say who referred (list COD327): by AGB code where it is known and goes with the kind, else by name."""
    if soort in TypeVerwijzer.MET_ZORGVERLENER and agb is not None:
        return basis.Verwijzer(type=soort, zorgverlener_code=agb)
    return basis.Verwijzer(type=soort, naam=naam)


def request(
    hulp: Hulp,
    *,
    referentie: str,
    ingangsdatum: date,
    einddatum: date | None = None,
    verwijzer: basis.Verwijzer,
    beschikking: tuple[int, date] | None = None,
    raamcontract: bool | None = None,
    commentaar: str | None = None,
) -> jw315.AangevraagdProduct:
    """Ask for one product. `referentie` is unique for the provider (TR347); `beschikking` has number and
    first day of an open decision.
    """
    return jw315.AangevraagdProduct(
        referentie_aanbieder=referentie,
        beschikking_nummer=beschikking[0] if beschikking else None,
        product=hulp.product,
        beschikking_ingangsdatum=beschikking[1] if beschikking else None,
        toewijzing_ingangsdatum=ingangsdatum,
        toewijzing_einddatum=einddatum,
        omvang=hulp.omvang,
        budget=hulp.budget,
        verwijzer=verwijzer,
        raamcontract=_ja_nee(raamcontract),
        commentaar=commentaar,
    )


def make_aanvraag(
    verzending: Verzending,
    jeugdige: Jeugdige,
    producten: Iterable[jw315.AangevraagdProduct],
    *,
    gezagsdrager_bekend: bool | None = None,
) -> jw315.Bericht:
    """Make a JW315, for help on which nothing is assigned yet (OP307)."""
    client = jw315.Client(
        bsn=jeugdige.bsn,
        geboortedatum=jeugdige.geboortedatum,
        geslacht=jeugdige.geslacht,
        naam=jeugdige.verkorte_naam,
        gezagsdrager_bekend=_ja_nee(gezagsdrager_bekend),
        aangevraagde_producten=jw315.AangevraagdeProducten(aangevraagd_product=tuple(producten)),
    )
    return jw315.Bericht(header=make_header(jw315.Header, verzending), client=client)


def wish(
    toewijzing: ToegewezenProduct,
    *,
    dagtekening: date,
    vanaf: date,
    einddatum: date | None,
    omvang: basis.Omvang | None = None,
    budget: int | None = None,
) -> jw317.TeWijzigenProduct:
    """Ask to change an assignment; `dagtekening` is that of the request.

    A change from a day that has come, and one of a total or budget, is asked for from the first day of the
    assignment (TR357, TR373).
    """
    totaal = budget is not None or toewijzing.budget is not None
    totaal = totaal or any(
        o is not None and o.frequentie == Frequentie.TOTAAL for o in (omvang, toewijzing.omvang)
    )
    return jw317.TeWijzigenProduct(
        toewijzing_nummer=toewijzing.toewijzing_nummer,
        gewenste_ingangsdatum=toewijzing.ingangsdatum if totaal or vanaf <= dagtekening else vanaf,
        einddatum=einddatum,
        omvang=omvang,
        budget=budget,
    )


def add(hulp: Hulp, *, vanaf: date, einddatum: date | None = None) -> jw317.NieuwProduct:
    """Ask for help beside what is assigned."""
    return jw317.NieuwProduct(
        product=hulp.product,
        gewenste_ingangsdatum=vanaf,
        einddatum=einddatum,
        omvang=hulp.omvang,
        budget=hulp.budget,
    )


def make_wijziging(
    verzending: Verzending,
    bsn: str,
    *,
    referentie: str,
    reden: str,
    toewijzingen: Iterable[ToegewezenProduct],
    te_wijzigen: Iterable[jw317.TeWijzigenProduct] = (),
    nieuw: Iterable[jw317.NieuwProduct] = (),
) -> jw317.Bericht:
    """Make a JW317, which names every current assignment (OP306, TR349): those not to be changed stay.

    toewijzingen: those of this client with this provider, as last received. reden: of list WJ758.
    """
    wijzigen, erbij = tuple(te_wijzigen), tuple(nieuw)
    anders = {product.toewijzing_nummer for product in wijzigen}
    blijft = tuple(
        jw317.OngewijzigdProduct(toewijzing_nummer=toewijzing.toewijzing_nummer)
        for toewijzing in current(toewijzingen, verzending.dagtekening)
        if toewijzing.toewijzing_nummer not in anders
    )
    verzoek = jw317.Verzoek(
        referentie_aanbieder=referentie,
        reden_verzoek=reden,
        ongewijzigde_producten=jw317.OngewijzigdeProducten(ongewijzigd_product=blijft) if blijft else None,
        te_wijzigen_producten=jw317.TeWijzigenProducten(te_wijzigen_product=wijzigen) if wijzigen else None,
        nieuwe_producten=jw317.NieuweProducten(nieuw_product=erbij) if erbij else None,
    )
    return jw317.Bericht(
        header=make_header(jw317.Header, verzending), client=jw317.Client(bsn=bsn, verzoek=verzoek)
    )


def _ja_nee(waarde: bool | None) -> str | None:
    return None if waarde is None else "1" if waarde else "2"
