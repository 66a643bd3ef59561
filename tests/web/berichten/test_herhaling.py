"""What came in before changes nothing, in whatever order and however often it comes."""

import random
from datetime import date

import pytest
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import (
    DAG,
    declaratie_xml,
    misshapen,
    start_xml,
    stop_xml,
    toewijzing_xml,
)
from tests.web.berichten.gevolgen import counts, statuses

from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.register import toestand
from jeugdregio.web.register.models import PrestatieRegel, ToewijzingRegel

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_second_delivery_of_a_message_changes_nothing(verwerk: Verwerk) -> None:
    verwerk(toewijzing_xml(), declaratie_xml())
    before = counts()
    uitkomsten = verwerk(toewijzing_xml(), declaratie_xml())
    assert statuses(uitkomsten) == ["bekend", "bekend"]
    assert "niets veranderd" in uitkomsten[0].als_tekst()
    assert counts() == before


def test_the_same_message_twice_in_one_run_counts_once(verwerk: Verwerk) -> None:
    assert statuses(verwerk(declaratie_xml(), declaratie_xml())) == ["verwerkt", "bekend"]
    assert PrestatieRegel.objects.count() == 1


@pytest.mark.parametrize("one_run", [True, False])
def test_the_same_message_written_otherwise_is_the_same(verwerk: Verwerk, one_run: bool) -> None:
    first = toewijzing_xml()
    otherwise = first.replace(b"ijw:", b"b:").replace(b"xmlns:ijw", b"xmlns:b").replace(b"><", b">\n\t<")
    uitkomsten = verwerk(first, otherwise) if one_run else verwerk(first) + verwerk(otherwise)
    assert otherwise != first
    assert statuses(uitkomsten) == ["verwerkt", "bekend"]
    assert ToewijzingRegel.objects.count() == 1


@pytest.mark.parametrize("one_run", [True, False])
def test_the_same_identification_with_other_content_is_refused(verwerk: Verwerk, one_run: bool) -> None:
    first, other = declaratie_xml((5000,)), declaratie_xml((6000,))
    uitkomsten = verwerk(first, other) if one_run else verwerk(first) + verwerk(other)
    assert statuses(uitkomsten) == ["verwerkt", "geweigerd"]
    (bevinding,) = uitkomsten[1].bevindingen
    assert (bevinding.regel, bevinding.retourcode) == ("TR056", "9056")
    assert bevinding.pad == "/Bericht/Header/BerichtIdentificatie/Identificatie"
    assert bevinding.regelnummer is not None
    assert [row.bedrag for row in toestand.prestaties()] == [5000]


def test_a_refused_message_does_not_occupy_its_identification(verwerk: Verwerk) -> None:
    uitkomsten = verwerk(misshapen(declaratie_xml((1, 2))), declaratie_xml((1, 2)))
    assert statuses(uitkomsten) == ["geweigerd", "verwerkt"]


def test_another_sender_or_kind_may_use_the_same_identification(verwerk: Verwerk) -> None:
    uitkomsten = verwerk(declaratie_xml(), declaratie_xml(agb="65000002"), start_xml(), stop_xml())
    assert statuses(uitkomsten) == ["verwerkt"] * 4


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_repetition_of_messages_gives_the_same_register(
    verwerk: Verwerk, seed: int
) -> None:
    later, last = date(2024, 4, 1), date(2024, 5, 1)
    messages = [
        toewijzing_xml(1, "1"), toewijzing_xml(1, "2", dag=later, einddatum=last, reden="05"),
        toewijzing_xml(2, "3"), toewijzing_xml(2, "4", dag=later, reden="13", einddatum=later),
        start_xml(1, "1"), stop_xml(1, "1", einde=later, dag=later, reden="20"),
        stop_xml(1, "2", einde=last, dag=last), start_xml(2, "2"), start_xml(2, "3", dag=DAG, status="3"),
        declaratie_xml((100, -40), "1", nummer=1), declaratie_xml((7,), "2", nummer=99),
    ]  # fmt: skip
    chance = random.Random(seed)
    arrival = messages + chance.choices(messages, k=6)
    chance.shuffle(arrival)
    half = len(arrival) // 2
    verwerk(*arrival[:half])
    verwerk(*arrival[half:])

    (toewijzing,) = toestand.toewijzingen()
    assert (toewijzing.toewijzing, toewijzing.einddatum) == (1, last)
    (levering,) = toestand.leveringen()
    assert (levering.toewijzing, levering.einddatum, levering.tijdelijk) == (1, last, False)
    assert [(row.bedrag, row.wachtend) for row in toestand.prestaties()] == [
        (100, False), (-40, False), (7, True),
    ]  # fmt: skip
    assert Bericht.objects.count() == len(messages)
