"""Rules within a start (JW305) and a stop (JW307). Source: Zorginstituut Nederland, iJw 3.2."""

from collections.abc import Iterator

from jeugdregio.ijw.codes import StatusAanlevering
from jeugdregio.ijw.toetsen.regel import Breuk, Context
from jeugdregio.ijw.v3_2 import jw305, jw307
from jeugdregio.ijw.v3_2.regels.registratie import rule
from jeugdregio.kern.vorm import format_day

_NIEUW_OF_VERWIJDERD = (StatusAanlevering.EERSTE, StatusAanlevering.VERWIJDEREN)


@rule("CS058", retourcode="0001", where="JW305.StartProduct JW307.StopProduct")
def status_is_first_or_removed(
    product: jw305.StartProduct | jw307.StopProduct, context: Context
) -> Iterator[Breuk]:
    """1 (eerste aanlevering) of 3 (verwijderen aanlevering) vullen."""
    status = product.status_aanlevering
    if status not in _NIEUW_OF_VERWIJDERD:
        yield Breuk(
            ("status_aanlevering",),
            f"StatusAanlevering is {status}. Vul 1 in (eerste aanlevering) of 3 (verwijderen). "
            "Om iets te wijzigen verwijdert u de regel en levert u hem opnieuw aan.",
        )


@rule("TR018", retourcode="0001", where="JW307.StopProduct")
def stop_is_not_before_start(product: jw307.StopProduct, context: Context) -> Iterator[Breuk]:
    """Einddatum moet groter dan of gelijk zijn aan Begindatum."""
    if product.einddatum < product.begindatum:
        begin, eind = format_day(product.begindatum), format_day(product.einddatum)
        tekst = f"Einddatum {eind} ligt voor Begindatum {begin}. Verbeter een van de twee."
        yield Breuk(("einddatum",), tekst)
