"""Rows of a register written by hand: two young people, a credit, a line that waits."""

from datetime import date, time

from jeugdregio.ijw.v3_2.rijen import (
    JeugdigeRij,
    LeveringRij,
    PrestatieRij,
    Rijen,
    ToewijzingRij,
)
from jeugdregio.web.register.bron import Bron
from jeugdregio.web.register.opname import insert_rows

BSN, ANDERE_BSN = "999900006", "999900018"
GEBOREN = date(2012, 5, 17)
DAG = date(2025, 3, 1)
PEILDATUM = date(2025, 12, 31)


def jw301(bericht_id: int, gemeente: str, bsn: str, nummer: int, gebruik: str = "") -> tuple[Bron, Rijen]:
    return Bron(bericht_id, gemeente, "65000001", DAG, str(bericht_id), DAG), Rijen(
        jeugdigen=[JeugdigeRij(1, 0, 1, bsn, "JW301", GEBOREN, gebruik, "2")],
        toewijzingen=[
            ToewijzingRij(
                1, 0, 1, bsn, nummer, "", "45", "", DAG, time(9), DAG, None, "", None, "", "", 250_000
            )
        ],
    )


def jw305(bericht_id: int, gemeente: str, bsn: str, nummer: int) -> tuple[Bron, Rijen]:
    start = LeveringRij(1, 0, 1, bsn, "start", "1", nummer, "45", "45A04", DAG, DAG, None, "")
    return Bron(bericht_id, gemeente, "65000001", DAG, str(bericht_id), DAG), Rijen(leveringen=[start])


def jw323(bericht_id: int, gemeente: str, bsn: str, nummer: int, bedrag: int) -> tuple[Bron, Rijen]:
    kant = "C" if bedrag < 0 else "D"
    regel = PrestatieRij(
        1,
        0,
        1,
        bsn,
        f"R{bericht_id}",
        "",
        nummer,
        "45",
        "45A04",
        DAG,
        date(2025, 3, 31),
        3,
        "04",
        9_500,
        bedrag,
        kant,
    )
    return Bron(bericht_id, gemeente, "65000001", DAG, str(bericht_id), date(2025, 4, 2)), Rijen(
        prestaties=[regel]
    )


def fill_register() -> None:
    """Two young people; the same assignment number in two municipalities; a credit and a waiting line."""
    insert_rows(
        [
            jw301(1, "0772", BSN, 7),
            jw301(2, "0753", ANDERE_BSN, 7, gebruik="2"),
            jw305(3, "0772", BSN, 7),
            jw323(4, "0772", BSN, 7, 28_500),
            jw323(5, "0753", ANDERE_BSN, 8, -1_000),
        ]
    )
