"""Numbers that a municipality gives out: never twice, and later ones higher."""

from itertools import islice

import pytest
from tests.web.berichten.fabriek import GEMEENTE, ledger_row
from tests.web.berichten.verzoeken.rijen import toewijzing_row

from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.verzoeken import nummers
from jeugdregio.web.berichten.verzoeken.nummers import next_identificatie, toewijzing_nummers

pytestmark = pytest.mark.django_db


def sent(identificatie: str, *, soort: str = "JW319", richting: str = "uit") -> None:
    """A message of the municipality in the ledger."""
    bericht = ledger_row()
    Bericht.objects.filter(pk=bericht.pk).update(
        soort=soort, afzender=GEMEENTE, identificatie=identificatie, richting=richting
    )


def test_identifications_grow_per_kind() -> None:
    assert next_identificatie(GEMEENTE, "JW319") == "R1"
    for identificatie in ("R9", "R10"):
        sent(identificatie)
    assert next_identificatie(GEMEENTE, "JW319") == "R11"
    assert next_identificatie(GEMEENTE, "JW301") == "R1"
    assert next_identificatie("0794", "JW319") == "R1"


def test_an_identification_of_the_back_office_before_is_passed_over() -> None:
    sent("R1", richting="in")
    sent("12345", richting="in")
    assert next_identificatie(GEMEENTE, "JW319") == "R2"


def test_a_new_assignment_gets_a_number_above_all_others_of_the_municipality() -> None:
    assert next(toewijzing_nummers(GEMEENTE)) == 1
    toewijzing_row(nummer=40)
    toewijzing_row(nummer=900, gemeente="0794")
    assert list(islice(toewijzing_nummers(GEMEENTE), 2)) == [41, 42]


def test_when_the_highest_number_is_used_the_gaps_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nummers, "HOOGSTE", 9)
    for nummer in (3, 4, 7, 9):
        toewijzing_row(nummer=nummer)
    assert list(toewijzing_nummers(GEMEENTE)) == [5, 8]
