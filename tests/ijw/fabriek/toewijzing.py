"""The assignment message (JW301)."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from tests.ijw.fabriek.gedeeld import (
    ADRES,
    BSN,
    EINDDATUM,
    GEBOORTEDATUM,
    INGANGSDATUM,
    OMVANG,
    PRODUCT,
    REFERENTIE,
    TOEWIJZING,
    VOLLEDIGE_NAAM,
    kop,
)

from jeugdregio.ijw.v3_2 import jw301


def contact(**anders: Any) -> jw301.Contact:
    """A BRP address in the Netherlands."""
    return replace(jw301.Contact(soort="01", adres=ADRES), **anders)


def relatie(**anders: Any) -> jw301.Relatie:
    """A parent, with an address."""
    return replace(
        jw301.Relatie(nummer="1", volgorde=1, soort="10", naam=VOLLEDIGE_NAAM, contact=contact()), **anders
    )


def toegewezen_product(**anders: Any) -> jw301.ToegewezenProduct:
    """A specific assignment: 240 minutes a week for a year."""
    product = jw301.ToegewezenProduct(
        toewijzing_nummer=TOEWIJZING,
        referentie_aanbieder=REFERENTIE,
        product=PRODUCT,
        toewijzingsdatum=date(2025, 1, 30),
        toewijzingstijd=time(9, 30),
        ingangsdatum=INGANGSDATUM,
        einddatum=EINDDATUM,
        omvang=OMVANG,
    )
    return replace(product, **anders)


def jw301_client(*producten: jw301.ToegewezenProduct, **anders: Any) -> jw301.Client:
    """A young person with an address, a parent and assignments (one when none is given)."""
    client = jw301.Client(
        bsn=BSN,
        geboortedatum=GEBOORTEDATUM,
        geslacht="2",
        naam=VOLLEDIGE_NAAM,
        relaties=jw301.Relaties(relatie=(relatie(),)),
        contactgegevens=jw301.Contactgegevens(contact=(contact(),)),
        toegewezen_producten=jw301.ToegewezenProducten(
            toegewezen_product=producten or (toegewezen_product(),)
        ),
    )
    return replace(client, **anders)


def jw301_bericht(*producten: jw301.ToegewezenProduct, **anders: Any) -> jw301.Bericht:
    """An assignment message of 31 January 2025; keywords change the client."""
    header = kop(jw301, "436", "T1", date(2025, 1, 31), van_gemeente=True)
    return jw301.Bericht(header=header, client=jw301_client(*producten, **anders))
