"""A long message is judged and stored part by part, and is whole or not there all the same."""

from typing import Any

import pytest
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import (
    ANDER_BSN,
    BSN,
    DERDE_BSN,
    declaratie_xml,
    misshapen,
)

from jeugdregio.web.berichten import opslag, verwerking
from jeugdregio.web.berichten.models import Bericht, BerichtInhoud
from jeugdregio.web.register import toestand
from jeugdregio.web.register.models import PrestatieRegel

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def statuses(uitkomsten: list[Any]) -> list[str]:
    return [uitkomst.status for uitkomst in uitkomsten]


def test_a_long_message_is_stored_part_by_part_like_any_other(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verwerking, "LANG", 10)
    monkeypatch.setattr(opslag, "DEEL", 2)
    long = declaratie_xml((1, 2, 3), bsns=[BSN, ANDER_BSN, DERDE_BSN])
    assert [(u.status, u.regels) for u in verwerk(long)] == [("verwerkt", 9)]
    assert sorted(PrestatieRegel.objects.values_list("volgnummer", flat=True)) == list(range(1, 10))
    assert Bericht.objects.get().aantal_regels == 9
    assert statuses(verwerk(long)) == ["bekend"]


def test_a_finding_at_the_end_of_a_long_message_undoes_all_of_it(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verwerking, "LANG", 10)
    monkeypatch.setattr(opslag, "DEEL", 1)
    before = declaratie_xml((1,), "1")
    truncated = declaratie_xml((1, 2, 3), "2", bsns=[BSN, ANDER_BSN])[:-30]
    broken = misshapen(declaratie_xml((7, 7), "3", bsns=[BSN, ANDER_BSN]))
    assert statuses(verwerk(before, truncated, broken)) == [
        "verwerkt", "geweigerd", "geweigerd",
    ]  # fmt: skip
    assert [row.bedrag for row in toestand.prestaties()] == [1]
    assert BerichtInhoud.objects.count() == 3


def test_a_long_message_with_a_used_identification_is_refused_or_known(
    verwerk: Verwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verwerking, "LANG", 10)
    first = declaratie_xml((1, 2))
    otherwise = first.replace(b"><", b"> <")
    assert statuses(verwerk(first, declaratie_xml((1, 3)), otherwise)) == ["verwerkt", "geweigerd", "bekend"]
    assert PrestatieRegel.objects.count() == 2
