"""The requests (JW315, JW317) and the answer to one (JW319)."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.ijw.fabriek.gedeeld import (
    BSN,
    EINDDATUM,
    GEBOORTEDATUM,
    INGANGSDATUM,
    NAAM,
    OMVANG,
    PRODUCT,
    REFERENTIE,
    TOEWIJZING,
    kop,
)

from jeugdregio.ijw.v3_2 import basis, jw315, jw317, jw319


def aangevraagd_product(**anders: Any) -> jw315.AangevraagdProduct:
    """Help asked for after a general practitioner referred."""
    product = jw315.AangevraagdProduct(
        referentie_aanbieder=REFERENTIE,
        product=PRODUCT,
        toewijzing_ingangsdatum=INGANGSDATUM,
        toewijzing_einddatum=EINDDATUM,
        omvang=OMVANG,
        verwijzer=basis.Verwijzer(type="02", zorgverlener_code="01234567"),
        raamcontract="1",
    )
    return replace(product, **anders)


def jw315_bericht(*producten: jw315.AangevraagdProduct, **anders: Any) -> jw315.Bericht:
    """A request for an assignment of 20 January 2025; keywords change the client."""
    client = jw315.Client(
        bsn=BSN,
        geboortedatum=GEBOORTEDATUM,
        geslacht="2",
        naam=NAAM,
        aangevraagde_producten=jw315.AangevraagdeProducten(
            aangevraagd_product=producten or (aangevraagd_product(),)
        ),
    )
    header = kop(jw315, "446", "V1", date(2025, 1, 20), van_gemeente=False)
    return jw315.Bericht(header=header, client=replace(client, **anders))


def te_wijzigen_product(**anders: Any) -> jw317.TeWijzigenProduct:
    """More hours a week from 1 May 2025."""
    product = jw317.TeWijzigenProduct(
        toewijzing_nummer=TOEWIJZING,
        gewenste_ingangsdatum=date(2025, 5, 1),
        einddatum=EINDDATUM,
        omvang=replace(OMVANG, volume=360),
    )
    return replace(product, **anders)


def nieuw_product(**anders: Any) -> jw317.NieuwProduct:
    """Another product from 1 May 2025."""
    product = jw317.NieuwProduct(
        product=basis.Product(categorie="45", code="45A05"),
        gewenste_ingangsdatum=date(2025, 5, 1),
        einddatum=EINDDATUM,
        omvang=OMVANG,
    )
    return replace(product, **anders)


def jw317_bericht(
    *,
    ongewijzigd: tuple[int, ...] = (),
    te_wijzigen: tuple[jw317.TeWijzigenProduct, ...] | None = None,
    nieuw: tuple[jw317.NieuwProduct, ...] = (),
    **anders: Any,
) -> jw317.Bericht:
    """A request for a change of 10 April 2025: the numbers that stay, what changes (one product when left
    out), what is new; other keywords change the verzoek.
    """
    if te_wijzigen is None:
        te_wijzigen = (te_wijzigen_product(),)
    verzoek = jw317.Verzoek(
        referentie_aanbieder="verzoek-2",
        reden_verzoek="1",
        ongewijzigde_producten=jw317.OngewijzigdeProducten(
            ongewijzigd_product=tuple(jw317.OngewijzigdProduct(toewijzing_nummer=n) for n in ongewijzigd)
        )
        if ongewijzigd
        else None,
        te_wijzigen_producten=jw317.TeWijzigenProducten(te_wijzigen_product=te_wijzigen)
        if te_wijzigen
        else None,
        nieuwe_producten=jw317.NieuweProducten(nieuw_product=nieuw) if nieuw else None,
    )
    header = kop(jw317, "486", "W1", date(2025, 4, 10), van_gemeente=False)
    return jw317.Bericht(header=header, client=jw317.Client(bsn=BSN, verzoek=replace(verzoek, **anders)))


def jw319_bericht(**anders: Any) -> jw319.Bericht:
    """An answer of 24 January 2025: the request is looked into; keywords change the antwoord."""
    antwoord = jw319.Antwoord(referentie_aanbieder=REFERENTIE, verzoek_antwoord="2")
    header = kop(jw319, "488", "A1", date(2025, 1, 24), van_gemeente=True)
    return jw319.Bericht(header=header, antwoord=replace(antwoord, **anders))
