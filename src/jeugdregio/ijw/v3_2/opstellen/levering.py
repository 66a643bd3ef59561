"""Making a JW305 (start) and a JW307 (stop): what a provider delivers on what was assigned.

A line that was wrong is taken back by the same line with status 3, and may then be sent again (OP033): status
2, changed, is not used. Task-based help may be reported without an assignment: such a line has a product and
no number (TR019).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from jeugdregio.ijw.codes import StatusAanlevering
from jeugdregio.ijw.v3_2 import basis, jw305, jw307
from jeugdregio.ijw.v3_2.jw301 import ToegewezenProduct
from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige, Verzending, make_header

P = TypeVar("P", jw305.StartProduct, jw307.StopProduct)


def start(toewijzing: ToegewezenProduct, begindatum: date) -> jw305.StartProduct:
    """Report that help on an assignment began."""
    return jw305.StartProduct(
        toewijzing_nummer=toewijzing.toewijzing_nummer,
        product=toewijzing.product,
        toewijzing_ingangsdatum=toewijzing.ingangsdatum,
        begindatum=begindatum,
        status_aanlevering=StatusAanlevering.EERSTE,
    )


def start_without_toewijzing(product: basis.Product, begindatum: date) -> jw305.StartProduct:
    """Report that task-based help began, for which nothing is assigned."""
    return jw305.StartProduct(
        product=product, begindatum=begindatum, status_aanlevering=StatusAanlevering.EERSTE
    )


def stop(gestart: jw305.StartProduct, einddatum: date, reden: str) -> jw307.StopProduct:
    """Report that help ended, for a reason of list JZ588; it repeats the key of its latest start (TR382)."""
    return jw307.StopProduct(
        toewijzing_nummer=gestart.toewijzing_nummer,
        product=gestart.product,
        toewijzing_ingangsdatum=gestart.toewijzing_ingangsdatum,
        begindatum=gestart.begindatum,
        reden_beeindiging=reden,
        einddatum=einddatum,
        status_aanlevering=StatusAanlevering.EERSTE,
    )


def take_back(regel: P) -> P:
    """Remove a line that was sent before."""
    return replace(regel, status_aanlevering=StatusAanlevering.VERWIJDEREN)


def make_start(
    verzending: Verzending, jeugdige: Jeugdige, starts: Iterable[jw305.StartProduct]
) -> jw305.Bericht:
    """Make a JW305."""
    client = jw305.Client(
        bsn=jeugdige.bsn,
        geboortedatum=jeugdige.geboortedatum,
        geslacht=jeugdige.geslacht,
        naam=jeugdige.verkorte_naam,
        start_producten=jw305.StartProducten(start_product=tuple(starts)),
    )
    return jw305.Bericht(header=make_header(jw305.Header, verzending), client=client)


def make_stop(
    verzending: Verzending, jeugdige: Jeugdige, stops: Iterable[jw307.StopProduct]
) -> jw307.Bericht:
    """Make a JW307."""
    client = jw307.Client(
        bsn=jeugdige.bsn,
        geboortedatum=jeugdige.geboortedatum,
        geslacht=jeugdige.geslacht,
        naam=jeugdige.verkorte_naam,
        stop_producten=jw307.StopProducten(stop_product=tuple(stops)),
    )
    return jw307.Bericht(header=make_header(jw307.Header, verzending), client=client)
