"""Tariffs of a contract follow each other without overlap; a file of them is read whole or not at all."""

from datetime import date
from pathlib import Path

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries
from tests.web.wereld import Wereld

from jeugdregio.web.aanbieders.actions import conclude_contract, end_contract, name_aanbieder
from jeugdregio.web.aanbieders.models import Contract, Tarief
from jeugdregio.web.aanbieders.tariefacties import TariefImport, import_tarieven, record_tarief, remove_tarief
from jeugdregio.web.audit import entries
from jeugdregio.web.gebieden.models import Gebied, GebiedSoort
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.db, pytest.mark.django_db]
KOP = "agb;gebied;productcategorie;productcode;eenheid;tarief;van;tot\n"
JAN_25, DEC_25, JAN, JUN, DEC = (
    date(2025, 1, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 6, 30),
    date(2026, 12, 31),
)


@pytest.fixture(autouse=True)
def contract(db: None) -> Contract:
    """A contract of 2025 and on, of the provider 65000001 and the area SVJ."""
    gebied = Gebied.objects.create(
        code="SVJ", naam="Samen voor Jeugd", soort=GebiedSoort.INKOOPREGIO, bron="toets"
    )
    vogel = name_aanbieder(agb="65000001", naam="De Verzonnen Vogel", by=None)
    return conclude_contract(aanbieder=vogel, gebied=gebied, van=JAN_25, tot=None, by=None)


def take(text: str, *, by: User | None = None) -> TariefImport:
    return import_tarieven((KOP + text).encode(), by=by)


def texts(result: TariefImport) -> list[str]:
    return [str(bevinding) for bevinding in result.bevindingen]


def counts(result: TariefImport) -> tuple[int, int, int, int]:
    assert result.bevindingen == ()
    return result.nieuw, result.gewijzigd, result.bekend, result.beeindigd


def stored() -> list[tuple[str, str, int, date, date | None]]:
    return list(Tarief.objects.values_list("productcode", "eenheid", "bedrag", "van", "tot"))


def test_tariffs_are_recorded_in_cents_and_by_whom(wereld: Wereld) -> None:
    by = wereld.users[Rol.SYSTEEMBEHEERDER]
    result = take(
        "65000001;SVJ;45;45A04;04;73,50;1-1-2026;31-12-2026\n"
        "65000001;SVJ;45;45a05;minuut;1,6;2026-01-01;\n"
        '65000001;SVJ;55;55A12;Etmaal;"€ 1.234,5";1-1-2026;\n',
        by=by,
    )
    assert counts(result) == (3, 0, 0, 0)
    assert stored() == [
        ("45A04", "04", 7_350, JAN, DEC),
        ("45A05", "01", 160, JAN, None),
        ("55A12", "14", 123_450, JAN, None),
    ]
    assert {t.productcategorie for t in Tarief.objects.all()} == {"45", "55"}
    assert {entries(tarief)[0].actor for tarief in Tarief.objects.all()} == {by}


def test_the_tariffs_of_a_new_year_end_those_of_the_year_before() -> None:
    assert counts(take("65000001;SVJ;45;45A04;4;70;1-1-2025;\n")) == (1, 0, 0, 0)
    assert counts(take("65000001;SVJ;45;45A04;4;73,50;1-1-2026;\n")) == (1, 0, 0, 1)
    assert stored() == [("45A04", "04", 7_000, JAN_25, DEC_25), ("45A04", "04", 7_350, JAN, None)]


def test_the_same_file_again_changes_nothing_whatever_the_order_of_its_rows() -> None:
    oud, nieuw = "65000001;SVJ;45;45A04;04;70;1-1-2025;\n", "65000001;SVJ;45;45A04;04;73,5;1-1-2026;\n"
    assert counts(take(nieuw + oud)) == (2, 0, 0, 0)
    assert counts(take(oud + nieuw)) == (0, 0, 2, 0)
    assert counts(take(oud)) == (0, 0, 1, 0)
    assert stored()[0] == ("45A04", "04", 7_000, JAN_25, DEC_25)


def test_a_row_with_the_same_first_day_corrects_what_was_recorded(wereld: Wereld) -> None:
    take("65000001;SVJ;45;45A04;04;7350;1-1-2026;\n")
    by = wereld.users[Rol.SYSTEEMBEHEERDER]
    assert counts(take("65000001;SVJ;45;45A04;04;73,50;1-1-2026;31-12-2026\n", by=by)) == (0, 1, 0, 0)
    assert stored() == [("45A04", "04", 7_350, JAN, DEC)]
    assert entries(Tarief.objects.get())[0].actor == by


def test_another_unit_of_the_same_product_has_tariffs_of_its_own() -> None:
    regels = "65000001;SVJ;45;45A04;04;73,50;1-1-2026;\n65000001;SVJ;45;45A04;01;1,25;1-6-2026;\n"
    assert counts(take(regels)) == (2, 0, 0, 0)


def test_one_wrong_row_and_nothing_is_written() -> None:
    result = take("65000001;SVJ;45;45A04;04;73,50;1-1-2026;\n6500001;SVJ;44;45A04;;x;31-2-2026;\n")
    assert texts(result) == [
        (
            "Regel 3, kolom agb: Een AGB-code heeft 8 cijfers, hier staat: 7 cijfers. "
            "Excel laat nullen vooraan weg: maak er een tekstkolom van."
        ),
        "Regel 3, kolom productcategorie: Dit product hoort bij categorie 45; hier staat: 2 cijfers.",
        (
            "Regel 3, kolom eenheid: Geen eenheid. Kies uit 01 minuut, 04 uur, 14 etmaal, "
            "16 dagdeel (4 uur), 82 stuks (output), 84 stuks (inspanning); hier staat: leeg."
        ),
        "Regel 3, kolom tarief: Geen bedrag in euro’s. Schrijf het als 1,64; hier staat: 1 letter.",
        "Regel 3, kolom van: Geen bestaande dag. Schrijf 31-12-2026 of 2026-12-31; hier staat: 9 tekens.",
    ]
    assert not Tarief.objects.exists()


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        (
            "65000002;SVJ;45;45A04;04;1;1-1-2026;",
            "Regel 2, kolom gebied: Deze aanbieder heeft geen contract voor dit gebied",
        ),
        ("65000001;X;45;45A04;04;1;1-1-2026;", "Regel 2, kolom gebied: Deze aanbieder heeft geen contract"),
        (
            "65000001;SVJ;45;45A04;04;1;31-12-2024;",
            "Regel 2, kolom van: Op deze dag is er geen contract. Er is een contract vanaf 1-1-2025.",
        ),
        ("65000001;SVJ;45;45A0;04;1;1-1-2026;", "Regel 2, kolom productcode: Een productcode heeft"),
        ("65000001;SVJ;45;45Z99;04;1;1-1-2026;", "Regel 2, kolom productcode: Deze productcode staat niet"),
        ("65000001;SVJ;99;99A99;04;1;1-1-2026;", "Regel 2, kolom productcode: De eerste twee cijfers"),
        (
            "65000001;SVJ;45;45A04;83;1;1-1-2026;",
            "Regel 2, kolom eenheid: Bij eenheid 83 (euro’s) hoort geen",
        ),
        ("65000001;SVJ;45;45A04;04;1,6433;1-1-2026;", "Regel 2, kolom tarief: Een declaratie heeft tarieven"),
        ("65000001;SVJ;45;45A04;04;1.640;1-1-2026;", "Regel 2, kolom tarief: Een declaratie heeft tarieven"),
        ("65000001;SVJ;45;45A04;04;0,00;1-1-2026;", "Regel 2, kolom tarief: Een tarief is minstens € 0,01"),
        ("65000001;SVJ;45;45A04;04;-1;1-1-2026;", "Regel 2, kolom tarief: Geen bedrag"),
        ("65000001;SVJ;45;45A04;04;1000000;1-1-2026;", "Regel 2, kolom tarief: Een tarief is minstens"),
        ("65000001;SVJ;45;45A04;04;1;1-1-2026;1-1-2025", "Regel 2, kolom tot: De einddatum ligt voor"),
        (
            "65000001;SVJ;45;45A04;04;1;1-1-2026;\n65000001;SVJ;45;45A04;04;2;1-1-2026;",
            "Regel 3, kolom productcode: Dit tarief staat ook op regel 2.",
        ),
        (
            "65000001;SVJ;45;45A04;04;1;1-1-2026;31-12-2026\n65000001;SVJ;45;45A04;04;2;31-12-2026;",
            "Regel 3, kolom van: Dit overlapt met het tarief van dit product vanaf 1-1-2026 tot en met",
        ),
    ],
)
def test_what_is_wrong_is_said_with_row_and_column(regel: str, reden: str) -> None:
    result = take(regel)
    assert len(result.bevindingen) == 1
    assert texts(result)[0].startswith(reden)
    assert not Tarief.objects.exists()


@pytest.mark.parametrize(
    ("data", "reden"),
    [
        (b"", "De eerste regel moet zijn: agb;gebied;productcategorie;productcode;eenheid;tarief;van;tot"),
        (KOP.encode(), "Er staan geen tarieven"),
        ((KOP + "x;;;;;;;\n" * 2001).encode(), "meer dan 2000 tarieven"),
    ],
)
def test_a_file_that_is_no_list_of_tariffs_gets_one_finding(data: bytes, reden: str) -> None:
    result = import_tarieven(data, by=None)
    assert len(result.bevindingen) == 1
    assert reden in texts(result)[0]


def test_a_finding_tells_the_form_of_a_value_and_not_the_value() -> None:
    bsn = "999900006"
    assert bsn not in "".join(texts(take(";".join([bsn] * 8) + "\n")))


def test_a_file_as_excel_saves_it_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "tarieven.csv"
    text = KOP + "65000001;SVJ;45;45A04;4; € 73,50 ;1-1-2026;\n;;;;;;;\n"
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert import_tarieven(path, by=None).nieuw == 1


def test_a_row_goes_to_the_contract_of_its_first_day_and_stays_within_it(contract: Contract) -> None:
    end_contract(contract=contract, tot=DEC_25, by=None)
    volgende = conclude_contract(
        aanbieder=contract.aanbieder, gebied=contract.gebied, van=JAN, tot=DEC, by=None
    )
    over = take("65000001;SVJ;45;45A04;04;70;1-1-2025;31-1-2026\n")
    assert texts(over) == [
        (
            "Regel 2, kolom tot: Het contract loopt van 1-1-2025 tot en met 31-12-2025. "
            "Kies een eerdere dag, of geen."
        )
    ]
    take("65000001;SVJ;45;45A04;04;70;1-1-2025;\n65000001;SVJ;45;45A04;04;73;1-1-2026;\n")
    assert set(Tarief.objects.values_list("contract", "bedrag", "tot")) == {
        (contract.pk, 7_000, None),
        (volgende.pk, 7_300, None),
    }


def test_the_number_of_questions_does_not_grow_with_what_is_known_already(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for aantal in (2, 9):
        regels = "".join(f"65000001;SVJ;45;45A{n:02};04;70;1-1-2025;\n" for n in range(4, 4 + aantal))
        take(regels)
        with django_assert_num_queries(5):
            assert take(regels).bekend == aantal


def record(contract: Contract, bedrag: int, van: date, tot: date | None, *, by: User | None = None) -> None:
    record_tarief(
        contract=contract, productcode="45A04", eenheid="04", bedrag=bedrag, van=van, tot=tot, by=by
    )


def test_a_single_tariff_is_refused_where_it_overlaps_or_leaves_the_contract(contract: Contract) -> None:
    record(contract, 7_000, JAN_25, JUN)
    with pytest.raises(
        ValidationError, match="overlapt met het tarief van dit product vanaf 1-1-2025"
    ) as found:
        record(contract, 7_350, JAN, None)
    assert set(found.value.message_dict) == {"van"}
    with pytest.raises(ValidationError, match="Het contract loopt vanaf 1-1-2025"):
        record(contract, 7_350, date(2024, 1, 1), None)
    with pytest.raises(ValidationError, match="staat niet in de lijst"):
        record_tarief(
            contract=contract, productcode="45Z99", eenheid="04", bedrag=1, van=JAN, tot=None, by=None
        )
    assert Tarief.objects.count() == 1


def test_a_tariff_that_is_removed_leaves_a_gap_and_a_trace(contract: Contract, wereld: Wereld) -> None:
    record(contract, 7_000, JAN_25, None)
    record(contract, 7_350, JAN, None)
    nieuw, by = Tarief.objects.get(van=JAN), wereld.users[Rol.SYSTEEMBEHEERDER]
    remove_tarief(tarief=nieuw, by=by)
    assert stored() == [("45A04", "04", 7_000, JAN_25, DEC_25)]
    assert LogEntry.objects.get(action=LogEntry.Action.DELETE).actor == by


def test_the_database_refuses_what_no_tariff_can_be(contract: Contract) -> None:
    goed = {"productcategorie": "45", "productcode": "45A04", "eenheid": "04", "bedrag": 1, "van": JAN}
    Tarief.objects.create(contract=contract, **goed)
    for fout in (
        {},
        {"van": DEC},
        {"van": DEC, "tot": JUN},
        {"van": DEC, "tot": DEC, "bedrag": 0},
        {"van": DEC, "tot": DEC, "bedrag": 100_000_000},
        {"van": DEC, "tot": DEC, "eenheid": "83"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Tarief.objects.create(contract=contract, **{**goed, **fout})
