"""Examples of the rules on starts and stops against the register."""

from datetime import date
from typing import Any

from tests.ijw.fabriek import jw305_bericht, jw307_bericht, start_product, stop_product, with_header
from tests.spec.regels.verhaal import (
    GESTART,
    GESTOPT,
    TIJDELIJK_GESTOPT,
    TOEGEWEZEN,
    TWEE_TOEGEWEZEN,
    TWEEDE,
)
from tests.spec.regels.voorbeeld import Voorbeeld

from jeugdregio.ijw.v3_2 import jw305, jw307

START = "/Bericht/Client/StartProducten/StartProduct[1]"
STOP = "/Bericht/Client/StopProducten/StopProduct[1]"
JUNI = date(2025, 6, 2)


def start(*producten: jw305.StartProduct, identificatie: str = "B2") -> Any:
    """A later start message, of 10 June 2025."""
    return with_header(jw305_bericht(*producten), identificatie=identificatie, dagtekening=date(2025, 6, 10))


def stop(*producten: jw307.StopProduct) -> Any:
    """A later stop message, of 13 June 2025."""
    return with_header(jw307_bericht(*producten), identificatie="S2", dagtekening=date(2025, 6, 13))


VOORBEELDEN = [
    Voorbeeld(
        "TR019",
        eerder=TOEGEWEZEN,
        goed=jw305_bericht(),
        fout=jw305_bericht(start_product(toewijzing_nummer=TWEEDE)),
        pad=f"{START}/ToewijzingNummer",
        uitleg="De aanbieder meldt een start op een toewijzing die hij niet heeft.",
    ),
    Voorbeeld(
        "TR019",
        eerder=TOEGEWEZEN,
        goed=jw305_bericht(),
        fout=jw305_bericht(start_product(toewijzing_nummer=None)),
        pad=f"{START}/ToewijzingNummer",
        uitleg="Het product is inspanningsgericht: zonder toewijzing kan alleen taakgerichte hulp beginnen.",
    ),
    Voorbeeld(
        "TR019",
        eerder=GESTART,
        goed=jw307_bericht(),
        fout=jw307_bericht(stop_product(toewijzing_nummer=TWEEDE)),
        pad=f"{STOP}/ToewijzingNummer",
        uitleg="Ook een stop hoort bij een toewijzing.",
    ),
    Voorbeeld(
        "TR063",
        eerder=GESTART,
        goed=start(start_product(status_aanlevering="3")),
        fout=start(start_product(status_aanlevering="3", begindatum=date(2025, 2, 4))),
        pad=f"{START}/StatusAanlevering",
        uitleg="De start van 3 februari kan worden verwijderd. Een start van 4 februari is nooit gemeld.",
    ),
    Voorbeeld(
        "TR063",
        eerder=GESTOPT,
        goed=stop(stop_product(status_aanlevering="3")),
        fout=stop(stop_product(status_aanlevering="3", reden_beeindiging="33")),
        pad=f"{STOP}/StatusAanlevering",
        uitleg="Bij de sleutel van een stop horen ook einddatum en reden.",
    ),
    Voorbeeld(
        "TR071",
        eerder=(*GESTOPT, start(start_product(begindatum=JUNI))),
        goed=start(start_product(begindatum=JUNI, status_aanlevering="3"), identificatie="B3"),
        fout=start(start_product(status_aanlevering="3"), identificatie="B3"),
        pad=f"{START}/StatusAanlevering",
        uitleg="De levering van februari is al gestopt, die van juni nog niet.",
    ),
    Voorbeeld(
        "TR074",
        eerder=GESTOPT,
        goed=start(start_product(begindatum=JUNI)),
        fout=start(start_product()),
        pad=f"{START}/StatusAanlevering",
        uitleg="De start van 3 februari is al gemeld. Na de stop kan wel een nieuwe levering beginnen.",
    ),
    Voorbeeld(
        "TR074",
        eerder=GESTOPT,
        goed=stop(stop_product(status_aanlevering="3")),
        fout=stop(stop_product()),
        pad=f"{STOP}/StatusAanlevering",
        uitleg="Deze stop is al gemeld.",
    ),
    Voorbeeld(
        "TR326",
        eerder=(*TWEE_TOEGEWEZEN, jw305_bericht()),
        goed=start(start_product(toewijzing_nummer=TWEEDE, begindatum=JUNI)),
        fout=start(start_product(begindatum=JUNI)),
        pad=f"{START}/Begindatum",
        uitleg="Op de eerste toewijzing loopt al een levering die niet is gestopt, op de tweede niet.",
    ),
    Voorbeeld(
        "TR382",
        eerder=GESTART,
        goed=jw307_bericht(),
        fout=jw307_bericht(stop_product(begindatum=date(2025, 2, 4))),
        pad=f"{STOP}/Begindatum",
        uitleg="De levering begon op 3 februari; de stop moet die begindatum overnemen.",
    ),
    Voorbeeld(
        "TR382",
        eerder=(*TIJDELIJK_GESTOPT, start(start_product(begindatum=JUNI))),
        goed=stop(stop_product(begindatum=JUNI, einddatum=date(2025, 6, 12))),
        fout=stop(stop_product(einddatum=date(2025, 6, 12))),
        pad=f"{STOP}/Begindatum",
        uitleg="Na de tijdelijke stop begon de hulp opnieuw, op 2 juni. De stop gaat over die laatste start.",
    ),
    Voorbeeld(
        "TR413",
        eerder=TIJDELIJK_GESTOPT,
        goed=stop(stop_product()),
        fout=stop(stop_product(reden_beeindiging="20")),
        pad=f"{STOP}/RedenBeeindiging",
        uitleg="Na een tijdelijke stop mag een definitieve volgen, maar niet nog een tijdelijke.",
    ),
    Voorbeeld(
        "TR414",
        eerder=TIJDELIJK_GESTOPT,
        goed=stop(stop_product(einddatum=date(2025, 3, 31))),
        fout=stop(stop_product(einddatum=date(2025, 3, 30))),
        pad=f"{STOP}/Einddatum",
        uitleg="De levering stopte tijdelijk op 31 maart. Zij kan niet definitief stoppen op een dag ervoor.",
    ),
    Voorbeeld(
        "TR415",
        eerder=GESTOPT,
        goed=stop(stop_product(status_aanlevering="3")),
        fout=stop(stop_product(einddatum=date(2025, 6, 5), reden_beeindiging="33")),
        pad=f"{STOP}/RedenBeeindiging",
        uitleg="De levering is al definitief gestopt. Die stop kan wel worden verwijderd.",
    ),
]
