"""What is refused: the whole message on technical grounds, and parts of it where this register is run."""

import random
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.berichten.antwoorden import retour_on
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import (
    ANDER_BSN,
    BSN,
    GEMEENTE,
    declaratie_xml,
    start_xml,
    stop_xml,
    toewijzing_xml,
)
from tests.web.berichten.gevolgen import statuses

from jeugdregio.ijw import open_bericht, read
from jeugdregio.web.berichten import beoordeling, opslag, verwerking
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.models import Bericht, Werkwijze
from jeugdregio.web.register import toestand
from jeugdregio.web.register.models import PrestatieRegel, RetourRegel

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def voeren(db: None) -> None:
    """The municipality runs on this register, in which all of it is."""
    begin = date(2020, 1, 1)
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=begin, volledig_vanaf=begin)


def content(bericht: Bericht) -> Any:
    """The message as it was made; nothing is wrong with it."""
    gelezen, bevindingen = read(unseal(bytes(bericht.inhoud.versleuteld), bytes(bericht.sha256)))
    assert bevindingen == ()
    return gelezen


def gevolgen(bericht: Bericht) -> set[tuple[str, str]]:
    return {(b.retourcode, b.gevolg) for b in bericht.bevindingen.all()}


def test_lines_are_refused_apart_and_the_rest_is_granted(verwerk: Verwerk, voeren: None) -> None:
    verwerk(toewijzing_xml(7, "1", dag=date(2024, 2, 1)))
    (uitkomst,) = verwerk(declaratie_xml((400, 404), "3", bsns=[BSN, ANDER_BSN]))
    assert (uitkomst.status, uitkomst.regels) == ("deels", 4)
    assert 0 < uitkomst.geweigerd < 4
    bericht, antwoord = Bericht.objects.get(soort="JW323"), Bericht.objects.get(soort="JW325")
    assert (bericht.status, bericht.aantal_geweigerd) == ("deels", uitkomst.geweigerd)
    assert {gevolg for _, gevolg in gevolgen(bericht)} == {"onderdeel"}
    assert all(b.regelnummer for b in bericht.bevindingen.all())
    assert (antwoord.richting, antwoord.antwoord_op_identificatie, antwoord.afzender) == (
        "uit",
        "3",
        GEMEENTE,
    )
    granted = list(toestand.prestaties())
    assert len(granted) == 4 - uitkomst.geweigerd
    assert {row.oordeel for row in granted} == {"toegekend"}
    totaal = content(antwoord).declaratie_antwoord.totaal_toegekend_bedrag.totaal_bedrag
    assert totaal == sum(row.bedrag for row in granted)
    assert PrestatieRegel.objects.count() == 4


def test_what_is_read_along_is_never_refused_in_part(verwerk: Verwerk) -> None:
    uitkomsten = verwerk(declaratie_xml((400,), "3", nummer=99), stop_xml(99, "4"))
    assert statuses(uitkomsten) == ["verwerkt", "verwerkt"]
    assert [row.oordeel for row in toestand.prestaties()] == [None]
    assert not RetourRegel.objects.exists()
    assert set(Bericht.objects.values_list("richting", flat=True)) == {"in"}
    assert {gevolg for b in Bericht.objects.all() for _, gevolg in gevolgen(b)} <= {"signaal"}
    ongetoetst = Bericht.objects.get(soort="JW323").niet_gecontroleerd
    assert "TR338" in ongetoetst.values_list("regel", flat=True)


def test_a_technical_error_refuses_the_whole_message(verwerk: Verwerk, voeren: None) -> None:
    (uitkomst,) = verwerk(declaratie_xml((1, 2), dubbel=True))
    assert uitkomst.status == "geweigerd"
    assert not PrestatieRegel.objects.exists()
    antwoord = Bericht.objects.get(soort="JW325")
    assert content(antwoord).header.retour_codes.retour_code == ("0001",)
    assert gevolgen(Bericht.objects.get(soort="JW323")) == {("0001", "bericht")}


def test_all_is_well_says_the_answer_to_every_kind_of_message(verwerk: Verwerk, voeren: None) -> None:
    verwerk(toewijzing_xml(7, "1"))
    verwerk(start_xml(7, "2"), stop_xml(7, "3"))
    for soort in ("JW306", "JW308"):
        retour = content(Bericht.objects.get(soort=soort))
        assert (retour.header.retour_codes.retour_code, retour.client) == (("0200",), None)
    start = Bericht.objects.with_antwoord().get(soort="JW305")
    assert (start.antwoord_soort, start.antwoord_open, start.is_beantwoord) == ("JW306", False, True)
    assert start.antwoord_uiterlijk == date(2024, 3, 7)  # three working days after 4 March


def test_a_second_delivery_is_not_answered_again(verwerk: Verwerk, voeren: None) -> None:
    verwerk(toewijzing_xml(7, "1"), start_xml(7, "2"))
    (again,) = verwerk(start_xml(7, "2"))
    assert again.status == "bekend"
    assert Bericht.objects.filter(soort="JW306").count() == 1


def test_an_assignment_earlier_in_the_batch_counts(verwerk: Verwerk, voeren: None) -> None:
    together = verwerk(toewijzing_xml(7, "1"), start_xml(7, "2"))
    assert statuses(together) == ["verwerkt", "verwerkt"]
    alone = verwerk(start_xml(8, "3"))
    assert statuses(alone) == ["deels"]


def test_more_refused_lines_than_findings_are_kept_are_all_refused(
    verwerk: Verwerk, voeren: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = declaratie_xml((400,) * 30, "3").replace(b">100<", b">101<")  # amount is not volume x tariff
    monkeypatch.setattr(beoordeling, "open_bericht", partial(open_bericht, maximum=5))
    verwerk(toewijzing_xml(7, "1", dag=date(2024, 2, 1)))
    (uitkomst,) = verwerk(wrong)
    assert (uitkomst.status, uitkomst.geweigerd) == ("deels", 30)


def test_the_number_of_queries_does_not_grow_with_the_answers(verwerk: Verwerk, voeren: None) -> None:
    def queries(first: int, last: int) -> int:
        numbers = range(first, last)
        with CaptureQueriesContext(connection) as captured:
            found = verwerk(
                *(toewijzing_xml(n, str(n)) for n in numbers), *(start_xml(n, str(n)) for n in numbers),
                *(declaratie_xml((400,), str(n), nummer=n) for n in numbers),
            )  # fmt: skip
        assert {uitkomst.status for uitkomst in found} == {"verwerkt", "deels"}
        return len(captured)

    queries(1, 3)
    assert queries(3, 13) == queries(13, 113)
    assert Bericht.objects.filter(richting="uit").count() == 2 * 112


# -- answers of others: reading along --


START, STOP = start_xml(7, "2"), stop_xml(7, "3")
DECLARATIE = declaratie_xml((400, 404), "4", bsns=[BSN, ANDER_BSN])
PRESTATIE = "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"
TOEWIJZING = toewijzing_xml(7, "1", dag=date(2024, 2, 1))


@pytest.mark.parametrize("seed", range(4))
def test_an_answer_settles_whichever_came_first(verwerk: Verwerk, seed: int) -> None:
    messages = [
        TOEWIJZING, START, STOP, DECLARATIE,
        retour_on(STOP, "9415", "/Bericht/Client/StopProducten/StopProduct[1]", "r1"),
        retour_on(DECLARATIE, "9338", PRESTATIE, "r2"),
        retour_on(START, "0200", "/Bericht/Client", "r3"),
    ]  # fmt: skip
    chance = random.Random(seed)
    arrival = messages + chance.choices(messages, k=3)
    chance.shuffle(arrival)
    verwerk(*arrival[:4])
    verwerk(*arrival[4:])
    (levering,) = toestand.leveringen()
    assert levering.einddatum is None
    granted = list(toestand.prestaties())
    assert sorted(row.bedrag for row in granted) == [400, 404, 404]
    assert {row.oordeel for row in granted} == {"toegekend"}
    assert Bericht.objects.filter(richting="in").count() == len(messages)


def test_a_header_that_is_refused_takes_the_whole_message_out(verwerk: Verwerk) -> None:
    verwerk(TOEWIJZING, START, retour_on(START, "0001", "/Bericht/Client", "r1"))
    assert list(toestand.leveringen()) == []
    verwerk(retour_on(TOEWIJZING, "9332", "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]", "r2"))
    assert list(toestand.toewijzingen()) == []
    # the rows stay: what was sent and what was said of it are both there
    assert Bericht.objects.filter(status="verwerkt").count() == 4


# -- long messages --


def test_a_long_message_is_held_against_the_register_like_any_other(
    verwerk: Verwerk, voeren: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    verwerk(TOEWIJZING)
    monkeypatch.setattr(verwerking, "LANG", 10)
    monkeypatch.setattr(opslag, "DEEL", 1)
    (uitkomst,) = verwerk(DECLARATIE)
    assert uitkomst.status == "deels"
    assert len(list(toestand.prestaties())) == 4 - uitkomst.geweigerd


def test_a_message_too_long_for_that_is_refused_where_it_would_slip_through(
    verwerk: Verwerk, voeren: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("DEEL", 1), ("TOETSBAAR", 2)):
        monkeypatch.setattr(opslag, name, value)
    monkeypatch.setattr(verwerking, "LANG", 10)
    (uitkomst,) = verwerk(DECLARATIE)
    assert (uitkomst.status, [b.regel for b in uitkomst.bevindingen]) == ("geweigerd", ["OP179"])
    assert not PrestatieRegel.objects.exists()
    Werkwijze.objects.all().delete()
    (read_along,) = verwerk(DECLARATIE)
    assert (read_along.status, read_along.regels) == ("verwerkt", 4)
    bericht = Bericht.objects.get(status="verwerkt", soort="JW323")
    assert "REGISTER" in bericht.niet_gecontroleerd.values_list("regel", flat=True)
