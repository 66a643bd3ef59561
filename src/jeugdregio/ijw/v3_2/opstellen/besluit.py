"""What a municipality decides about an assignment: the assignment as the next JW301 tells it.

Each function gives the assignments that change, in their new version; `toewijzing.make_toewijzing` puts them
in a message. A reason is a code of list JZ002. `besluit` is the moment of the decision, with its time zone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jeugdregio.ijw.codes import Frequentie, RedenWijziging
from jeugdregio.ijw.v3_2 import basis, jw315, jw317
from jeugdregio.ijw.v3_2.jw301 import ToegewezenProduct
from jeugdregio.ijw.v3_2.opstellen.hulp import Hulp

TIJDZONE = ZoneInfo("Europe/Amsterdam")
_DAG = timedelta(days=1)


def assign(
    hulp: Hulp,
    *,
    nummer: int,
    besluit: datetime,
    ingangsdatum: date,
    einddatum: date | None = None,
    referentie: str | None = None,
    commentaar: str | None = None,
) -> ToegewezenProduct:
    """Assign help under a new number; `referentie` is that of the request this honours (TR379)."""
    dag, tijd = _moment(besluit)
    return ToegewezenProduct(
        toewijzing_nummer=nummer,
        referentie_aanbieder=referentie,
        product=hulp.product,
        toewijzingsdatum=dag,
        toewijzingstijd=tijd,
        ingangsdatum=ingangsdatum,
        einddatum=einddatum,
        omvang=hulp.omvang,
        budget=hulp.budget,
        commentaar=commentaar,
    )


def can_stretch(toewijzing: ToegewezenProduct, dag: date) -> bool:
    """Say whether a longer duration must stretch the assignment itself (OP380), decided and sent on a day."""
    is_total = toewijzing.omvang is not None and toewijzing.omvang.frequentie == Frequentie.TOTAAL
    return not is_total and toewijzing.einddatum is not None and dag <= toewijzing.einddatum


def extend(
    toewijzing: ToegewezenProduct,
    *,
    einddatum: date,
    besluit: datetime,
    nieuw_nummer: int | None = None,
    reden: str = RedenWijziging.VERLENGING,
) -> ToegewezenProduct:
    """Let the same help last longer: the assignment stretched when that may, else a new one that follows it.

    ValueError when it does not end or ends later already, or when a new number is needed and not given.
    """
    oud = toewijzing.einddatum
    if oud is None or einddatum <= oud:
        raise ValueError("verlengen kan alleen tot na de einddatum van de toewijzing; kies een latere dag")
    if can_stretch(toewijzing, _moment(besluit)[0]):
        return _decided(toewijzing, besluit, reden, einddatum=einddatum)
    if nieuw_nummer is None:
        raise ValueError("deze toewijzing kan niet worden opgerekt: geef een nieuw toewijzingnummer (OP380)")
    return assign(
        _help(toewijzing),
        nummer=nieuw_nummer,
        besluit=besluit,
        ingangsdatum=oud + _DAG,
        einddatum=einddatum,
    )


def change(
    toewijzing: ToegewezenProduct,
    *,
    vanaf: date,
    einddatum: date | None,
    omvang: basis.Omvang | None = None,
    budget: int | None = None,
    reden: str,
    besluit: datetime,
    nieuw_nummer: int | None = None,
    met_instemming: bool = False,
    referentie: str | None = None,
) -> tuple[ToegewezenProduct, ...]:
    """Change size or end from a day on: the assignment itself when that is its first day, else a new one
    from that day while the old one ends the day before.

    ValueError when a total or budget would be cut in two, when one is lowered while the provider does not
    agree (OP298, OP299), or when a new number is needed and not given.
    """
    if vanaf <= toewijzing.ingangsdatum:
        if not met_instemming and _lowers(toewijzing, omvang, budget):
            raise ValueError(
                "een totaal of budget verlagen mag alleen als de aanbieder instemt (OP298, OP299)"
            )
        zelf = _decided(toewijzing, besluit, reden, einddatum=einddatum, referentie=referentie)
        return (replace(zelf, omvang=omvang, budget=budget),)
    if _is_total(toewijzing.omvang, toewijzing.budget) or _is_total(omvang, budget):
        raise ValueError("een totaal of budget wijzigt voor de hele toewijzing: vanaf de ingangsdatum")
    if nieuw_nummer is None:
        raise ValueError("deze wijziging gaat later in: geef een nieuw toewijzingnummer")
    nieuw = assign(
        Hulp(toewijzing.product, omvang, budget),
        nummer=nieuw_nummer,
        besluit=besluit,
        ingangsdatum=vanaf,
        einddatum=einddatum,
        referentie=referentie,
    )
    if toewijzing.einddatum is not None and toewijzing.einddatum < vanaf:
        return (nieuw,)
    return (
        _decided(toewijzing, besluit, reden, einddatum=vanaf - _DAG, referentie=referentie),
        nieuw,
    )


def end(
    toewijzing: ToegewezenProduct, *, einddatum: date, reden: str, besluit: datetime
) -> ToegewezenProduct:
    """Let an assignment end earlier. A day that is over needs the provider's consent (OP186).

    ValueError when it is no earlier day, or one before the assignment begins: then `remove` it.
    """
    if einddatum < toewijzing.ingangsdatum:
        raise ValueError("een toewijzing eindigt niet voor haar ingangsdatum: verwijder haar")
    if toewijzing.einddatum is not None and einddatum > toewijzing.einddatum:
        raise ValueError("deze toewijzing eindigt al eerder: verleng haar")
    return _decided(toewijzing, besluit, reden, einddatum=einddatum)


def remove(toewijzing: ToegewezenProduct, *, besluit: datetime) -> ToegewezenProduct:
    """Take an assignment back as if it never was (reason 13, CS335): only when nothing was delivered on it
    (OP362).
    """
    return _decided(toewijzing, besluit, RedenWijziging.VERWIJDERD, einddatum=toewijzing.ingangsdatum)


def grant(
    aangevraagd: jw315.AangevraagdProduct,
    *,
    nummer: int,
    besluit: datetime,
    ingangsdatum: date | None = None,
    einddatum: date | None = None,
) -> ToegewezenProduct:
    """Honour one product of a request for an assignment: as it was asked for, save other dates if given."""
    return assign(
        Hulp(aangevraagd.product, aangevraagd.omvang, aangevraagd.budget),
        nummer=nummer,
        besluit=besluit,
        ingangsdatum=ingangsdatum or aangevraagd.toewijzing_ingangsdatum,
        einddatum=einddatum or aangevraagd.toewijzing_einddatum,
        referentie=aangevraagd.referentie_aanbieder,
    )


def grant_change(
    verzoek: jw317.Verzoek,
    toewijzingen: Iterable[ToegewezenProduct],
    *,
    nummers: Iterator[int],
    besluit: datetime,
) -> tuple[ToegewezenProduct, ...]:
    """Honour a request for a change, whole and one to one (OP344, OP348).

    `toewijzingen` are the current ones of the client with the provider, `nummers` gives new numbers where
    they are needed. ValueError when the request is about an assignment that is not among them.
    """
    actueel = {toewijzing.toewijzing_nummer: toewijzing for toewijzing in toewijzingen}
    gemaakt: list[ToegewezenProduct] = []
    te_wijzigen = verzoek.te_wijzigen_producten
    for wens in te_wijzigen.te_wijzigen_product if te_wijzigen else ():
        toewijzing = actueel.get(wens.toewijzing_nummer)
        if toewijzing is None:
            raise ValueError("het verzoek noemt een toewijzing die niet actueel is")
        gemaakt += change(
            toewijzing,
            vanaf=wens.gewenste_ingangsdatum,
            einddatum=wens.einddatum,
            omvang=wens.omvang,
            budget=wens.budget,
            reden=RedenWijziging.DOOR_AANBIEDER,
            besluit=besluit,
            nieuw_nummer=next(nummers) if wens.gewenste_ingangsdatum > toewijzing.ingangsdatum else None,
            met_instemming=True,
            referentie=verzoek.referentie_aanbieder,
        )
    nieuw = verzoek.nieuwe_producten
    gemaakt += [
        assign(
            Hulp(product.product, product.omvang, product.budget),
            nummer=next(nummers),
            besluit=besluit,
            ingangsdatum=product.gewenste_ingangsdatum,
            einddatum=product.einddatum,
            referentie=verzoek.referentie_aanbieder,
        )
        for product in (nieuw.nieuw_product if nieuw else ())
    ]
    return tuple(gemaakt)


def _help(toewijzing: ToegewezenProduct) -> Hulp:
    return Hulp(toewijzing.product, toewijzing.omvang, toewijzing.budget)


def _decided(
    toewijzing: ToegewezenProduct,
    besluit: datetime,
    reden: str,
    *,
    einddatum: date | None,
    referentie: str | None = None,
) -> ToegewezenProduct:
    """Give a new version; it names a request only when it honours that (TR379)."""
    dag, tijd = _moment(besluit)
    return replace(
        toewijzing,
        referentie_aanbieder=referentie,
        toewijzingsdatum=dag,
        toewijzingstijd=tijd,
        einddatum=einddatum,
        reden_wijziging=reden,
    )


def _moment(besluit: datetime) -> tuple[date, time]:
    """Give day and time in the Netherlands, in whole seconds; a message has no time zone."""
    hier = besluit.astimezone(TIJDZONE)
    return hier.date(), hier.time().replace(microsecond=0)


def _is_total(omvang: basis.Omvang | None, budget: int | None) -> bool:
    return budget is not None or (omvang is not None and omvang.frequentie == Frequentie.TOTAAL)


def _lowers(toewijzing: ToegewezenProduct, omvang: basis.Omvang | None, budget: int | None) -> bool:
    oud = toewijzing.omvang
    if oud is not None and omvang is not None and oud.frequentie == omvang.frequentie == Frequentie.TOTAAL:
        return omvang.volume < oud.volume
    return toewijzing.budget is not None and budget is not None and budget < toewijzing.budget
