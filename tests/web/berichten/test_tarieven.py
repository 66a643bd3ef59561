"""A declared tariff is held against the contract of the provider for an area of the municipality (TR418)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.web.berichten.conftest import Verwerk
from tests.web.berichten.fabriek import AGB, GEMEENTE, declaratie_xml, toewijzing_xml

from jeugdregio.ijw.register.vragen import Tarief as Bekend
from jeugdregio.ijw.register.vragen import Vraag
from jeugdregio.web.aanbieders.actions import conclude_contract, end_contract, name_aanbieder
from jeugdregio.web.aanbieders.models import Contract, Tarief
from jeugdregio.web.aanbieders.tariefacties import record_tarief
from jeugdregio.web.berichten.kennis import load_dossier
from jeugdregio.web.berichten.models import Bericht, BerichtBevinding, Werkwijze
from jeugdregio.web.gebieden.models import Gebied, GebiedGemeente, GebiedSoort, Gemeente

pytestmark = [pytest.mark.db, pytest.mark.django_db]
VAN, JUN = date(2024, 1, 1), date(2024, 6, 30)
PRODUCT = "45A03"


@pytest.fixture
def gebied(db: None) -> Gebied:
    """An area that the municipality is in from February 2024."""
    Gemeente.objects.get_or_create(pk=GEMEENTE, defaults={"naam": "E", "provincie": "P", "landsdeel": "Zuid"})
    gebied = Gebied.objects.create(code="X1", naam="X", soort=GebiedSoort.INKOOPREGIO, bron="toets")
    GebiedGemeente.objects.create(gebied=gebied, gemeente_id=GEMEENTE, van=date(2024, 2, 1))
    return gebied


@pytest.fixture
def contract(gebied: Gebied) -> Contract:
    vogel = name_aanbieder(agb=AGB, naam="De Verzonnen Vogel", by=None)
    return conclude_contract(aanbieder=vogel, gebied=gebied, van=VAN, tot=None, by=None)


def agree(contract: Contract, bedrag: int, van: date = VAN, tot: date | None = None) -> None:
    record_tarief(
        contract=contract, productcode=PRODUCT, eenheid="04", bedrag=bedrag, van=van, tot=tot, by=None
    )


def known(*sleutels: tuple[str, str, str]) -> list[Bekend]:
    vraag = Vraag(tarieven=set(sleutels) or {(GEMEENTE, AGB, PRODUCT)})
    dossier = load_dossier(vraag, (), volledig=())
    dagen = (date.min, date.max)
    return [t for sleutel in sorted(vraag.tarieven) for t in dossier.tarieven(*sleutel, *dagen)]


def declare(verwerk: Verwerk) -> Bericht:
    """Declare four hours of February 2024 at € 12,50, and an amount of € 0,01 less at € 49,99."""
    verwerk(toewijzing_xml(7, "1", dag=date(2024, 2, 1)))
    verwerk(declaratie_xml((5_000, 4_999), "3"))
    return Bericht.objects.get(soort="JW323")


def found(bericht: Bericht) -> list[tuple[str, str, str]]:
    rows = BerichtBevinding.objects.filter(bericht=bericht, regel="TR418")
    return list(rows.values_list("retourcode", "gevolg", "tekst"))


def test_a_tariff_holds_while_the_contract_does_and_the_municipality_is_in_the_area(
    contract: Contract,
) -> None:
    agree(contract, 1_250)
    assert known() == [Bekend(date(2024, 2, 1), None, "04", 1_250)]
    end_contract(contract=contract, tot=JUN, by=None)
    assert known() == [Bekend(date(2024, 2, 1), JUN, "04", 1_250)]
    GebiedGemeente.objects.update(van=date(2024, 7, 1))
    assert known() == []


def test_another_provider_product_or_municipality_has_its_own_tariffs(contract: Contract) -> None:
    agree(contract, 1_250)
    assert known((GEMEENTE, "65000999", PRODUCT), (GEMEENTE, AGB, "45A04"), ("0363", AGB, PRODUCT)) == []


def test_the_tariffs_of_all_areas_of_the_municipality_are_known(contract: Contract) -> None:
    land = Gebied.objects.create(code="X2", naam="Y", soort=GebiedSoort.LAND, bron="toets")
    GebiedGemeente.objects.create(gebied=land, gemeente_id=GEMEENTE)
    agree(contract, 1_250)
    tweede = conclude_contract(aanbieder=contract.aanbieder, gebied=land, van=VAN, tot=None, by=None)
    agree(tweede, 1_300)
    assert [t.bedrag for t in known()] == [1_250, 1_300]


def test_one_question_whatever_the_number_of_tariffs(
    contract: Contract, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for aantal in (1, 5):
        for jaar in range(2024, 2024 + aantal):
            agree(contract, jaar, date(jaar, 1, 1))
        with django_assert_num_queries(1):
            assert len(known((GEMEENTE, AGB, PRODUCT), (GEMEENTE, AGB, "45A04"))) == aantal


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what it counted")
def test_tariffs_are_found_by_index_in_a_database_that_counted_nothing(contract: Contract) -> None:
    with CaptureQueriesContext(connection) as gesteld:
        known()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {gesteld[0]['sql']}")
        stappen = [rij[-1] for rij in cursor]
    assert any("aanbieders_tarief" in stap or stap.startswith("SEARCH t ") for stap in stappen), stappen
    assert not [stap for stap in stappen if stap.startswith("SCAN") and "json_each" not in stap], stappen


def test_where_we_read_along_a_differing_tariff_is_a_signal(verwerk: Verwerk, contract: Contract) -> None:
    agree(contract, 1_250)
    bericht = declare(verwerk)
    assert found(bericht) == [
        (
            "0611",
            "signaal",
            "In het contract staat € 12,50 en niet € 49,99. Declareer het tarief uit het contract.",
        )
    ]
    assert bericht.status == "verwerkt"


def test_where_this_register_is_run_a_differing_tariff_refuses_that_line(
    verwerk: Verwerk, contract: Contract
) -> None:
    Werkwijze.objects.create(gemeentecode=GEMEENTE, modus="voeren", vanaf=date(2020, 1, 1))
    agree(contract, 1_250)
    bericht = declare(verwerk)
    assert [(code, gevolg) for code, gevolg, _ in found(bericht)] == [("0611", "onderdeel")]
    assert (bericht.status, bericht.aantal_geweigerd) == ("deels", 1)


def test_without_a_tariff_the_rule_is_told_to_be_unjudged(verwerk: Verwerk, contract: Contract) -> None:
    bericht = declare(verwerk)
    assert found(bericht) == []
    assert not Tarief.objects.exists()
    skipped = bericht.niet_gecontroleerd.get(regel="TR418")
    assert (skipped.aantal, skipped.reden) == (
        2,
        "Van dit product is op een of meer dagen geen contracttarief bekend.",
    )
