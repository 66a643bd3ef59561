"""Messages that came before, for the examples of rules against the register."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.ijw.fabriek import (
    AANBIEDER,
    ANDERE_BSN,
    GEMEENTE,
    INGANGSDATUM,
    aangevraagd_product,
    jw301_bericht,
    jw305_bericht,
    jw307_bericht,
    jw315_bericht,
    jw323_bericht,
    prestatie,
    stop_product,
    toegewezen_product,
    with_header,
)

from jeugdregio.ijw.register.vragen import Tarief
from jeugdregio.ijw.v3_2 import basis, jw301, jw323

TWEEDE = 1002
"""The number of a second assignment."""

ANDER_PRODUCT = basis.Product(categorie="45", code="45A05")
MAART = basis.GeslotenPeriode(begindatum=date(2025, 3, 1), einddatum=date(2025, 3, 31))
TARIEVEN = {(GEMEENTE, AANBIEDER, "45A04"): [Tarief(date(2025, 1, 1), None, "01", 150)]}
"""A contract tariff of 1.50 euro."""
VERWIJDERD = {"reden_wijziging": "13", "einddatum": INGANGSDATUM}
"""What makes of an assignment one that is taken back."""

VERZOEK = jw315_bericht()
TWEE_VERZOEKEN = jw315_bericht(
    aangevraagd_product(), aangevraagd_product(referentie_aanbieder="verzoek-2", product=ANDER_PRODUCT)
)
TOEGEWEZEN = (VERZOEK, jw301_bericht())
GESTART = (*TOEGEWEZEN, jw305_bericht())
GESTOPT = (*GESTART, jw307_bericht())
TIJDELIJK_GESTOPT = (
    *GESTART,
    with_header(
        jw307_bericht(stop_product(reden_beeindiging="20", einddatum=date(2025, 3, 31))),
        identificatie="S0",
        dagtekening=date(2025, 4, 4),
    ),
)
GEDECLAREERD = (*TOEGEWEZEN, jw323_bericht())


def tweede_product(**anders: Any) -> jw301.ToegewezenProduct:
    """A second assignment, without a request."""
    return toegewezen_product(
        **({"toewijzing_nummer": TWEEDE, "referentie_aanbieder": None, "product": ANDER_PRODUCT} | anders)
    )


TWEE_TOEGEWEZEN = (VERZOEK, jw301_bericht(toegewezen_product(), tweede_product()))


def toegewezen(**anders: Any) -> tuple[Any, ...]:
    """The request and its assignment, changed."""
    return (VERZOEK, jw301_bericht(toegewezen_product(**anders)))


def regel(referentie: str = "R2", **anders: Any) -> jw323.Prestatie:
    """A declared line over March 2025 with another reference."""
    return prestatie(
        **(
            {"product_referentie": basis.Referentie(referentie_nummer=referentie), "product_periode": MAART}
            | anders
        )
    )


def bedrag(volume: int, tarief: int = 150) -> dict[str, Any]:
    """What a line says of a volume at a tariff in cents."""
    return {
        "geleverd_volume": volume,
        "product_tarief": tarief,
        "ingediend_bedrag": basis.BedragMetDC(bedrag=volume * tarief, debet_credit="D"),
    }


def maart(
    *prestaties: jw323.Prestatie,
    clienten: tuple[jw323.Client, ...] = (),
    nummer: str = "D2",
    identificatie: str = "D2",
    **anders: Any,
) -> Any:
    """A declaration over March 2025, of 10 April."""
    over: dict[str, Any] = {
        "declaratie_nummer": nummer,
        "declaratie_periode": MAART,
        "declaratie_dagtekening": date(2025, 4, 10),
    }
    bericht = jw323_bericht(*(prestaties or (regel(),)), clienten=clienten, **(over | anders))
    return with_header(bericht, identificatie=identificatie, dagtekening=date(2025, 4, 10))


def for_other(bericht: Any) -> Any:
    """The same message about another young person."""
    return replace(bericht, client=replace(bericht.client, bsn=ANDERE_BSN))
