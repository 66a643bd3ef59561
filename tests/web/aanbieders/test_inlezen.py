"""A file of contracts is read whole or not at all, and says per row what is wrong."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.wereld import Wereld

from jeugdregio.web.aanbieders.actions import ContractImport, import_contracten
from jeugdregio.web.aanbieders.csvbestand import MAX_BYTES
from jeugdregio.web.aanbieders.models import Aanbieder, AanbiederStatus, Contract
from jeugdregio.web.audit import entries
from jeugdregio.web.gebieden.models import Gebied, GebiedSoort
from jeugdregio.web.organisaties.models import User
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db
KOP = "agb;naam;gebied;van;tot\n"


@pytest.fixture(autouse=True)
def gebied(db: None) -> Gebied:
    return Gebied.objects.create(
        code="SVJ", naam="Samen voor Jeugd", soort=GebiedSoort.INKOOPREGIO, bron="toets"
    )


def take(text: str, *, by: User | None = None) -> ContractImport:
    return import_contracten((KOP + text).encode(), by=by)


def texts(result: ContractImport) -> list[str]:
    return [str(bevinding) for bevinding in result.bevindingen]


def test_contracts_and_names_are_recorded_by_whom(wereld: Wereld) -> None:
    by = wereld.users[Rol.SYSTEEMBEHEERDER]
    result = take(
        "65000001;De Verzonnen Vogel;SVJ;1-1-2026;31-12-2027\n65000002;Bij;SVJ;2026-02-01;\n", by=by
    )
    assert (result.nieuw, result.bekend, result.bevindingen) == (2, 0, ())
    assert list(
        Contract.objects.order_by("van").values_list("aanbieder__agb", "gebied__code", "van", "tot")
    ) == [
        ("65000001", "SVJ", date(2026, 1, 1), date(2027, 12, 31)),
        ("65000002", "SVJ", date(2026, 2, 1), None),
    ]
    vogel = Aanbieder.objects.get(agb="65000001")
    assert (vogel.naam, vogel.status) == ("De Verzonnen Vogel", AanbiederStatus.BEKEND)
    assert {entries(row)[0].actor for row in (vogel, Contract.objects.earliest("van"))} == {by}


def test_the_same_file_again_changes_nothing() -> None:
    regels = "65000001;Vogel;SVJ;1-1-2026;\n"
    take(regels)
    result = take(regels)
    assert (result.nieuw, result.bekend) == (0, 1)
    assert Contract.objects.count() == 1


def test_one_wrong_row_and_nothing_is_written() -> None:
    result = take("65000001;Vogel;SVJ;1-1-2026;\n6500002;Bij;SVJ;31-2-2026;\n")
    assert texts(result) == [
        (
            "Regel 3, kolom agb: Een AGB-code heeft 8 cijfers, hier staat: 7 cijfers. "
            "Excel laat nullen vooraan weg: maak er een tekstkolom van."
        ),
        "Regel 3, kolom van: Geen bestaande dag. Schrijf 31-12-2026 of 2026-12-31; hier staat: 9 tekens.",
    ]
    assert (result.nieuw, result.bekend) == (0, 0)
    assert not Contract.objects.exists()
    assert not Aanbieder.objects.exists()


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        ("65000001;Vogel;XXX;1-1-2026;", "Regel 2, kolom gebied: Er is geen gebied met deze code"),
        ("65000001;;SVJ;1-1-2026;", "Regel 2, kolom naam: Van deze aanbieder is nog geen naam bekend"),
        ("65000001;Vogel;;1-1-2026;", "Regel 2, kolom gebied: Vul de code van een gebied in"),
        ("65000001;Vogel;SVJ;;", "Regel 2, kolom van: Geen bestaande dag"),
        ("65000001;Vogel;SVJ;1-1-2026;1-1-1066", "Regel 2, kolom tot: Geen bestaande dag"),
        (
            "65000001;Vogel;SVJ;1-1-2026;31-12-2025",
            "Regel 2, kolom tot: De einddatum ligt voor de begindatum",
        ),
        (f"65000001;{'v' * 201};SVJ;1-1-2026;", "Regel 2, kolom naam: Een naam heeft hoogstens 200 tekens"),
        ("65000001;Vogel;SVJ;1-1-2026", "Regel 2: Deze regel heeft 4 kolommen; het zijn er 5"),
        ('65000001;"Vogel;SVJ;1-1-2026;', "Regel 2: Deze regel is geen CSV"),
        (
            "65000001;Vogel;SVJ;1-1-2026;\n65000001;Vogel;SVJ;1-6-2026;",
            "Regel 3: Vogel heeft voor Inkoopregio Samen voor Jeugd al een contract vanaf 1-1-2026",
        ),
    ],
)
def test_what_is_wrong_is_said_with_row_and_column(regel: str, reden: str) -> None:
    result = take(regel)
    assert len(result.bevindingen) == 1
    assert texts(result)[0].startswith(reden)
    assert not Contract.objects.exists()


@pytest.mark.parametrize(
    ("data", "reden"),
    [
        (b"", "De eerste regel moet zijn"),
        (KOP.encode(), "Er staan geen contracten"),
        (b"agb,naam,gebied,van,tot\n", "De eerste regel moet zijn: agb;naam;gebied;van;tot"),
        ("agb;naam\né".encode("cp1252"), "Het bestand is geen UTF-8"),
        (b"x" * (MAX_BYTES + 1), "groter dan 1 MB"),
        ((KOP + "65000001;V;SVJ;1-1-2026;\n" * 2001).encode(), "meer dan 2000 contracten"),
    ],
)
def test_a_file_that_is_no_list_of_contracts_gets_one_finding(data: bytes, reden: str) -> None:
    result = import_contracten(data, by=None)
    assert len(result.bevindingen) == 1
    assert reden in texts(result)[0]


def test_a_finding_tells_the_form_of_a_value_and_not_the_value() -> None:
    bsn = "999900006"
    assert bsn not in "".join(texts(take(f"{bsn};{bsn};{bsn};{bsn};{bsn}\n")))
    assert bsn not in "".join(texts(take(f"65000001;Vogel;{bsn};1-1-2026;\n")))


def test_a_file_as_excel_saves_it_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "contracten.csv"
    path.write_bytes((KOP + "65000001;Vogel;SVJ;1-1-2026;\n;;;;\n").replace("\n", "\r\n").encode("utf-8-sig"))
    assert import_contracten(path, by=None).nieuw == 1


def test_an_empty_name_keeps_the_known_one() -> None:
    take("65000001;Vogel;SVJ;1-1-2026;31-1-2026\n")
    assert take("65000001;;SVJ;1-2-2026;\n").nieuw == 1
    assert Aanbieder.objects.get().naam == "Vogel"


def test_the_page_shows_the_findings_or_says_what_was_read(client: Client, wereld: Wereld) -> None:
    client.force_login(wereld.users[Rol.SYSTEEMBEHEERDER])
    url = reverse("aanbieders:inlezen")
    wrong = client.post(url, {"bestand": SimpleUploadedFile("c.csv", (KOP + "1;V;SVJ;1-1-2026;").encode())})
    assert "Er is niets ingelezen" in wrong.content.decode()
    assert "Een AGB-code heeft 8 cijfers" in wrong.content.decode()
    good = (KOP + "65000009;Vogel;SVJ;1-1-2026;").encode()
    answer = client.post(url, {"bestand": SimpleUploadedFile("c.csv", good)}, follow=True)
    assert "Nieuwe contracten: 1. Al bekend: 0." in answer.content.decode()
    assert "Dit veld is verplicht." in client.post(url).content.decode()
