"""The messages of start and stop (JW305, JW307)."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.ijw.fabriek.gedeeld import (
    BSN,
    GEBOORTEDATUM,
    INGANGSDATUM,
    NAAM,
    PRODUCT,
    TOEWIJZING,
    kop,
)

from jeugdregio.ijw.v3_2 import jw305, jw307


def start_product(**anders: Any) -> jw305.StartProduct:
    """Help that began on 3 February 2025."""
    product = jw305.StartProduct(
        toewijzing_nummer=TOEWIJZING,
        product=PRODUCT,
        toewijzing_ingangsdatum=INGANGSDATUM,
        begindatum=date(2025, 2, 3),
        status_aanlevering="1",
    )
    return replace(product, **anders)


def jw305_bericht(*producten: jw305.StartProduct, **anders: Any) -> jw305.Bericht:
    """A start message of 10 February 2025; keywords change the client."""
    client = jw305.Client(
        bsn=BSN,
        geboortedatum=GEBOORTEDATUM,
        geslacht="2",
        naam=NAAM,
        start_producten=jw305.StartProducten(start_product=producten or (start_product(),)),
    )
    header = kop(jw305, "438", "B1", date(2025, 2, 10), van_gemeente=False)
    return jw305.Bericht(header=header, client=replace(client, **anders))


def stop_product(**anders: Any) -> jw307.StopProduct:
    """Help that ended as planned on 30 May 2025."""
    product = jw307.StopProduct(
        toewijzing_nummer=TOEWIJZING,
        product=PRODUCT,
        toewijzing_ingangsdatum=INGANGSDATUM,
        begindatum=date(2025, 2, 3),
        reden_beeindiging="31",
        einddatum=date(2025, 5, 30),
        status_aanlevering="1",
    )
    return replace(product, **anders)


def jw307_bericht(*producten: jw307.StopProduct, **anders: Any) -> jw307.Bericht:
    """A stop message of 6 June 2025; keywords change the client."""
    client = jw307.Client(
        bsn=BSN,
        geboortedatum=GEBOORTEDATUM,
        geslacht="2",
        naam=NAAM,
        stop_producten=jw307.StopProducten(stop_product=producten or (stop_product(),)),
    )
    header = kop(jw307, "440", "S1", date(2025, 6, 6), van_gemeente=False)
    return jw307.Bericht(header=header, client=replace(client, **anders))
