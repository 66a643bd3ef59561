"""A conversation of a municipality and a provider, with refusals, and all that rules can ask about it."""

from datetime import date
from typing import Any

from tests.ijw.fabriek import (
    AANBIEDER,
    BSN,
    GEMEENTE,
    TOEWIJZING,
    afgewezen_prestatie,
    as_retour,
    credit_prestatie,
    jw301_bericht,
    jw302_bericht,
    jw305_bericht,
    jw306_bericht,
    jw307_bericht,
    jw308_bericht,
    jw315_bericht,
    jw316_bericht,
    jw317_bericht,
    jw318_bericht,
    jw319_bericht,
    jw323_bericht,
    jw325_bericht,
    jw325_client,
    start_product,
    stop_product,
    toegewezen_product,
    with_header,
)
from tests.spec.regels.verhaal import TWEEDE, bedrag, maart, regel, tweede_product
from tests.spec.regels.voorbeeld import inhoud

from jeugdregio.ijw.register.dossier import read_rows
from jeugdregio.ijw.register.vragen import LeveringSleutel, Register, Vraag, ask
from jeugdregio.ijw.v3_2 import basis, jw323, jw325

CLIENT = (GEMEENTE, AANBIEDER, BSN)
LEVERING = LeveringSleutel(*CLIENT, TOEWIJZING, "45", "45A04", date(2025, 2, 3))
VERWIJDERDE_START = jw305_bericht(start_product(status_aanlevering="3"))


def answer_to_march(declaratie: str, regel: jw323.Prestatie) -> Any:
    """The answer to a declaration over March that refuses one line of it."""
    slecht: jw325.Prestatie = as_retour(regel, jw325.Prestatie, "9322")
    return with_header(
        jw325_bericht(jw325_client(slecht)),
        identificatie=f"DA{regel.product_referentie.referentie_nummer}",
        dagtekening=date(2025, 4, 20),
        declaratie_identificatie=basis.BerichtIdentificatie(
            identificatie=declaratie, dagtekening=date(2025, 4, 10)
        ),
    )


BERICHTEN: list[Any] = [
    jw315_bericht(),
    jw316_bericht(codes=("9347",)),
    jw319_bericht(),
    jw301_bericht(),
    with_header(
        jw301_bericht(toegewezen_product(einddatum=date(2025, 6, 30)), tweede_product()),
        identificatie="T2",
        dagtekening=date(2025, 3, 1),
    ),
    jw302_bericht(codes=("9332",)),
    jw305_bericht(),
    jw306_bericht(codes=("9326",)),
    with_header(VERWIJDERDE_START, identificatie="B2", dagtekening=date(2025, 2, 12)),
    jw307_bericht(),
    with_header(
        jw307_bericht(stop_product(reden_beeindiging="20", einddatum=date(2025, 4, 1))), identificatie="S2"
    ),
    with_header(jw307_bericht(stop_product(status_aanlevering="3")), identificatie="S10"),
    jw308_bericht(codes=("9415",)),
    jw317_bericht(),
    jw318_bericht(codes=("9374",)),
    jw323_bericht(),
    maart(credit_prestatie(), regel("R3")),
    jw325_bericht(jw325_client(afgewezen_prestatie("9322"))),
    maart(regel("R3", **bedrag(30)), nummer="D4", identificatie="D4"),
    answer_to_march("D2", regel("R3")),
    answer_to_march("D2", credit_prestatie()),
]
ROWS = [read_rows(inhoud(bericht)) for bericht in BERICHTEN]


def everything_asked() -> Vraag:
    """The keys of all messages together."""
    vraag = Vraag()
    for kop, rijen in ROWS:
        ask(kop, rijen, vraag)
    return vraag


def answers(register: Register) -> list[object]:
    """All that rules can ask about the messages of this test."""
    vraag = everything_asked()
    starts = [LEVERING, LEVERING._replace(toewijzing_nummer=TWEEDE)]
    return [
        [register.is_gebruikt(sleutel) for sleutel in sorted(vraag.berichten)],
        [register.toewijzing(*sleutel) for sleutel in sorted(vraag.toewijzingen)],
        [register.toewijzingen_van(client) for client in sorted(vraag.clienten)],
        [register.levering(sleutel) for sleutel in starts],
        [register.heeft_andere_open_start(sleutel) for sleutel in starts],
        [register.heeft_stop(LEVERING, date(2025, 5, 30), "31")],
        [register.gebruik(*sleutel) for sleutel in sorted(vraag.gebruik)],
        [register.prestatie(*sleutel) for sleutel in sorted(vraag.referenties)],
        [register.heeft_open_debet(sleutel) for sleutel in sorted(vraag.debetten)],
        [register.declaratie(*sleutel) for sleutel in sorted(vraag.declaratienummers)],
        [register.declaratiebericht(sleutel) for sleutel in sorted(vraag.declaratieberichten)],
        [register.vorige_declaratieperiode(*sleutel) for sleutel in sorted(vraag.declaratieperiodes)],
        [register.verzoek(*sleutel) for sleutel in sorted(vraag.verzoeken)],
        [register.verzoeken_van(client) for client in sorted(vraag.clienten)],
    ]
