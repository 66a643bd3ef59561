"""The state of the register, one case at a time."""

from datetime import date, time
from operator import itemgetter

import pytest

from jeugdregio.ijw.v3_2.rijen import (
    LeveringRij,
    PrestatieRij,
    Rijen,
    ToewijzingRij,
)
from jeugdregio.web.register import toestand
from jeugdregio.web.register.bron import Bron
from jeugdregio.web.register.opname import insert_rows

pytestmark = [pytest.mark.db, pytest.mark.django_db]

BSN = "999900006"
DAYS = (date(2022, 1, 1), date(2022, 1, 2), date(2022, 2, 1))


def bron(identificatie: str, day: int = 1, bericht_id: int | None = None) -> Bron:
    dagtekening = date(2022, 1, day)
    return Bron(
        bericht_id or hash((identificatie, day)) % 10**9,
        "0772",
        "12345678",
        dagtekening,
        identificatie,
        dagtekening,
    )


def toewijzing(einddatum: date | None = None, reden: str = "") -> Rijen:
    row = ToewijzingRij(
        1, 0, 1, BSN, 7, "", "45", "45A01", DAYS[0], time(9), DAYS[0], einddatum, reden, 4, "04", "2", None
    )  # fmt: skip
    return Rijen(toewijzingen=[row])


def levering(
    einddatum: date | None = None, reden: str = "", status: str = "1", begin: date = DAYS[0]
) -> Rijen:
    soort = "stop" if einddatum else "start"
    row = LeveringRij(1, 0, 1, BSN, soort, status, 7, "45", "45A01", None, begin, einddatum, reden)
    return Rijen(leveringen=[row])


def prestatie(bedrag: int, vorig: str = "") -> Rijen:
    row = PrestatieRij(
        1,
        0,
        1,
        BSN,
        "R1",
        vorig,
        7,
        "45",
        "45A01",
        DAYS[0],
        DAYS[1],
        4,
        "04",
        None,
        bedrag,
        "C" if bedrag < 0 else "D",
    )
    return Rijen(prestaties=[row])


def test_a_later_row_with_the_same_number_changes_the_toewijzing() -> None:
    insert_rows([(bron("1"), toewijzing()), (bron("2", day=5), toewijzing(date(2022, 3, 31), "05"))])
    (row,) = toestand.toewijzingen()
    assert (row.einddatum, row.reden_wijziging) == (date(2022, 3, 31), "05")


def test_an_older_message_that_arrives_late_does_not_undo_a_change() -> None:
    insert_rows([(bron("2", day=5), toewijzing(date(2022, 3, 31), "05")), (bron("1"), toewijzing())])
    assert [row.einddatum for row in toestand.toewijzingen()] == [date(2022, 3, 31)]


def test_a_deleted_toewijzing_is_no_state_and_its_lines_do_not_wait() -> None:
    insert_rows(
        [(bron("1"), toewijzing()), (bron("2"), toewijzing(DAYS[0], "13")), (bron("3"), prestatie(500))]
    )
    assert list(toestand.toewijzingen()) == []
    assert [row.wachtend for row in toestand.prestaties()] == [False]


def test_identifications_on_one_day_are_ordered_as_numbers() -> None:
    insert_rows([(bron("10"), toewijzing(DAYS[1], "05")), (bron("9"), toewijzing())])
    assert [row.einddatum for row in toestand.toewijzingen()] == [DAYS[1]]


def test_what_was_known_on_an_earlier_day_can_be_rebuilt() -> None:
    insert_rows([(bron("1"), toewijzing()), (bron("2", day=5), toewijzing(date(2022, 3, 31), "05"))])
    assert [row.einddatum for row in toestand.toewijzingen(date(2022, 1, 4))] == [None]
    assert [row.einddatum for row in toestand.toewijzingen(date(2022, 1, 5))] == [date(2022, 3, 31)]
    assert list(toestand.toewijzingen(date(2021, 12, 31))) == []


def test_a_temporary_stop_is_followed_by_a_final_one() -> None:
    insert_rows([(bron("1"), levering()), (bron("2", day=5), levering(date(2022, 1, 4), "20"))])
    (row,) = toestand.leveringen()
    assert (row.einddatum, row.tijdelijk) == (date(2022, 1, 4), True)
    insert_rows([(bron("3", day=9), levering(date(2022, 1, 8), "31"))])
    (row,) = toestand.leveringen()
    assert (row.einddatum, row.reden_beeindiging, row.tijdelijk) == (date(2022, 1, 8), "31", False)


def test_a_start_after_a_temporary_stop_is_a_delivery_beside_it() -> None:
    resumed = levering(begin=date(2022, 1, 20))
    insert_rows(
        [
            (bron("1"), levering()),
            (bron("2", day=5), levering(date(2022, 1, 4), "20")),
            (bron("3", day=20), resumed),
        ]
    )
    assert [(row.begindatum.day, row.einddatum) for row in toestand.leveringen()] == [
        (1, date(2022, 1, 4)),
        (20, None),
    ]


def test_a_removed_stop_opens_the_delivery_again() -> None:
    stop = date(2022, 1, 4)
    insert_rows(
        [
            (bron("1"), levering()),
            (bron("2", day=5), levering(stop, "31")),
            (bron("3", day=6), levering(stop, "31", "3")),
        ]
    )
    assert [row.einddatum for row in toestand.leveringen()] == [None]


def test_removing_another_stop_leaves_this_one() -> None:
    insert_rows(
        [
            (bron("2", day=5), levering(date(2022, 1, 4), "31")),
            (bron("3", day=6), levering(date(2022, 1, 3), "31", "3")),
        ]
    )
    assert [(row.einddatum, row.startontbreekt) for row in toestand.leveringen()] == [
        (date(2022, 1, 4), True)
    ]


def test_a_removed_start_is_no_delivery() -> None:
    insert_rows([(bron("1"), levering()), (bron("2", day=2), levering(status="3"))])
    assert list(toestand.leveringen()) == []


def test_a_credit_line_counts_with_its_sign_beside_the_line_it_takes_back() -> None:
    insert_rows([(bron("1"), prestatie(500)), (bron("2", day=5), prestatie(-500, "R1"))])
    assert [(row.bedrag, row.vorig_referentie_nummer) for row in toestand.prestaties()] == [
        (500, None),
        (-500, "R1"),
    ]


def test_a_line_waits_until_its_assignment_is_known() -> None:
    insert_rows([(bron("1"), prestatie(500)), (bron("2"), levering())])
    assert [row.wachtend for row in toestand.prestaties()] == [True]
    assert [row.wachtend for row in toestand.leveringen()] == [True]
    insert_rows([(bron("3", day=9), toewijzing())])
    assert [row.wachtend for row in toestand.prestaties()] == [False]
    assert [row.wachtend for row in toestand.prestaties(date(2022, 1, 8))] == [True]


def test_a_delivery_without_a_number_does_not_wait() -> None:
    row = LeveringRij(1, 0, 1, BSN, "start", "1", None, "45", "", DAYS[0], DAYS[0], None, "")
    insert_rows([(bron("1"), Rijen(leveringen=[row]))])
    assert [(row.toewijzing, row.wachtend) for row in toestand.leveringen()] == [(None, False)]


def test_rows_come_sorted_by_municipality_and_date() -> None:
    elsewhere = bron("3")._replace(gemeentecode="0344")
    insert_rows(
        [(bron("1"), levering(begin=DAYS[1])), (bron("2"), levering()), (elsewhere, levering(begin=DAYS[2]))]
    )
    assert list(map(itemgetter(0, 6), toestand.leveringen())) == [
        ("0344", DAYS[2]), ("0772", DAYS[0]), ("0772", DAYS[1]),
    ]  # fmt: skip
