"""Who referred, and when it was decided, as far as it was known on a day."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jeugdregio.ijw.codes import RedenWijziging
from jeugdregio.ijw.v3_2.rijen import AntwoordRij, Rijen, ToewijzingRij, VerzoekRij
from jeugdregio.web.register.bron import Bron
from jeugdregio.web.register.opname import insert_rows
from jeugdregio.web.register.verzocht import Verzocht, stream_requests

pytestmark = [pytest.mark.db, pytest.mark.django_db]

BSN = "999900006"
MAART, APRIL, MEI = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 4)


def bron(bericht_id: int, dag: date) -> Bron:
    return Bron(bericht_id, "0772", "65000001", dag, str(bericht_id), dag)


def verzoek(
    bericht_id: int, referentie: str, verwijzer: str, soort: str = "aangevraagd"
) -> tuple[Bron, Rijen]:
    rij = VerzoekRij(
        1, 0, 1, BSN, soort, referentie, "", None, None, None, "45", "45A04", APRIL, None, None, "", "", None,
        verwijzer, "", "",
    )  # fmt: skip
    return bron(bericht_id, MAART), Rijen(verzoeken=[rij])


def toewijzing(bericht_id: int, referentie: str, dag: date = APRIL, reden: str = "") -> tuple[Bron, Rijen]:
    rij = ToewijzingRij(
        1, 0, 1, BSN, 7, referentie, "45", "45A04", APRIL, time(9), APRIL, None, reden, None, "", "", None
    )
    return bron(bericht_id, dag), Rijen(toewijzingen=[rij])


def antwoord(bericht_id: int, referentie: str, dag: date, antwoord: str) -> tuple[Bron, Rijen]:
    rij = AntwoordRij(1, 0, 1, BSN, referentie, antwoord, "", "")
    return bron(bericht_id, dag), Rijen(antwoorden=[rij])


def known(per: date) -> dict[str, Verzocht]:
    """What is known, by referrer: each request here has its own."""
    return {rij.verwijzer: rij for rijen in stream_requests(per) for rij in rijen}


def test_a_request_is_decided_by_an_assignment_or_a_refusal_and_not_by_looking_into_it() -> None:
    insert_rows(
        [
            verzoek(1, "A", "02"),
            verzoek(2, "B", "03"),
            verzoek(3, "C", "05"),
            toewijzing(4, "A"),
            antwoord(5, "B", APRIL, "2"),
            antwoord(6, "B", MEI, "1"),
        ]
    )
    in_april, in_mei = known(APRIL), known(MEI)
    assert (in_april["02"].toewijzing, in_april["02"].besloten_op) == (7, APRIL)
    assert in_april["02"].aangevraagd_op == MAART
    assert in_april["03"].besloten_op is None
    assert (in_mei["03"].toewijzing, in_mei["03"].besloten_op) == (None, MEI)
    assert in_mei["05"].besloten_op is None


def test_an_assignment_that_was_taken_back_decided_nothing() -> None:
    insert_rows(
        [verzoek(1, "A", "02"), toewijzing(2, "A"), toewijzing(3, "A", MEI, RedenWijziging.VERWIJDERD)]
    )
    assert known(APRIL)["02"].besloten_op == APRIL
    assert (known(MEI)["02"].toewijzing, known(MEI)["02"].besloten_op) == (None, None)


def test_a_request_for_a_change_names_no_referrer_and_is_left_out() -> None:
    insert_rows([verzoek(1, "A", "", soort="ongewijzigd")])
    assert known(MEI) == {}


def test_what_was_asked_later_is_not_known_yet() -> None:
    insert_rows([verzoek(1, "A", "02")])
    assert known(date(2026, 3, 1)) == {}


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL chooses by what it counted in its tables"
)
def test_answers_are_found_by_their_reference_and_not_by_walking_through_a_municipality() -> None:
    with CaptureQueriesContext(connection) as gesteld:
        list(stream_requests())
    (vraag,) = (vraag["sql"] for vraag in gesteld if "verzoekregel" in vraag["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {vraag}")
        plan = [rij[-1] for rij in cursor]
    gezocht = {
        stap.split(" USING ")[-1].split(" ")[1] for stap in plan if stap.startswith(("SEARCH t", "SEARCH a"))
    }
    assert gezocht == {"toewijzingregel_referentie", "antwoordregel_referentie"}, plan
