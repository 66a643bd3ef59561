"""Examples of the rules within a start and a stop."""

from datetime import date

from tests.ijw.fabriek import jw305_bericht, jw307_bericht, start_product, stop_product
from tests.spec.regels.voorbeeld import Voorbeeld

VOORBEELDEN = [
    Voorbeeld(
        "CS058",
        goed=jw305_bericht(start_product(status_aanlevering="3")),
        fout=jw305_bericht(start_product(status_aanlevering="2")),
        pad="/Bericht/Client/StartProducten/StartProduct[1]/StatusAanlevering",
        uitleg="De status ‘gewijzigd’ (2) mag niet: verwijder de regel (3) en lever hem opnieuw aan (1).",
    ),
    Voorbeeld(
        "CS058",
        goed=jw307_bericht(stop_product(status_aanlevering="3")),
        fout=jw307_bericht(stop_product(status_aanlevering="9")),
        pad="/Bericht/Client/StopProducten/StopProduct[1]/StatusAanlevering",
        uitleg="Ook in een stopbericht mag alleen een eerste aanlevering (1) of een verwijdering (3).",
    ),
    Voorbeeld(
        "TR018",
        goed=jw307_bericht(stop_product(einddatum=date(2025, 2, 3))),
        fout=jw307_bericht(stop_product(einddatum=date(2025, 2, 2))),
        pad="/Bericht/Client/StopProducten/StopProduct[1]/Einddatum",
        uitleg="Hulp die op 3 februari begon, kan op die dag stoppen, maar niet een dag eerder.",
    ),
]
