"""The pages on the tariffs of a contract."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.web.wereld import Wereld

from jeugdregio.web.aanbieders.actions import conclude_contract, end_contract, name_aanbieder
from jeugdregio.web.aanbieders.models import Contract, Tarief
from jeugdregio.web.aanbieders.tariefacties import record_tarief
from jeugdregio.web.audit import entries
from jeugdregio.web.gebieden.models import Gebied, GebiedSoort
from jeugdregio.web.organisaties.rollen import Rol

pytestmark = pytest.mark.django_db
CONTRACT = ("65000001", "SVJ", "2025-01-01")
KOP = "agb;gebied;productcategorie;productcode;eenheid;tarief;van;tot\n"


@pytest.fixture
def contract(db: None) -> Contract:
    gebied = Gebied.objects.create(
        code="SVJ", naam="Samen voor Jeugd", soort=GebiedSoort.INKOOPREGIO, bron="toets"
    )
    vogel = name_aanbieder(agb="65000001", naam="De Verzonnen Vogel", by=None)
    return conclude_contract(aanbieder=vogel, gebied=gebied, van=date(2025, 1, 1), tot=None, by=None)


@pytest.fixture
def beheer(client: Client, wereld: Wereld, contract: Contract) -> Client:
    client.force_login(wereld.users[Rol.SYSTEEMBEHEERDER])
    return client


def page(client: Client, **query: str) -> str:
    return client.get(reverse("aanbieders:tarieven", args=CONTRACT), query).content.decode()


def agree(contract: Contract, code: str, bedrag: int, van: date, tot: date | None = None) -> None:
    record_tarief(contract=contract, productcode=code, eenheid="04", bedrag=bedrag, van=van, tot=tot, by=None)


def test_a_tariff_is_recorded_and_the_one_before_it_ends(
    beheer: Client, contract: Contract, wereld: Wereld
) -> None:
    assert "Dit contract heeft nog geen tarieven" in page(beheer)
    agree(contract, "45A04", 7_000, date(2025, 1, 1))
    url = reverse("aanbieders:tarief_nieuw", args=CONTRACT)
    nieuw = {"productcode": "45a04", "eenheid": "04", "bedrag": "73,50", "van": "2026-01-01", "tot": ""}
    answer = beheer.post(url, nieuw, follow=True).content.decode()
    assert "Het tarief van 45A04 is vastgelegd." in answer
    for text in ("€ 73,50", "€ 70,00", "31-12-2025", "geen einddatum", "Voorbij"):
        assert text in answer
    tarief = Tarief.objects.get(van=date(2026, 1, 1))
    assert (tarief.bedrag, tarief.productcategorie) == (7_350, "45")
    assert entries(tarief)[0].actor == wereld.users[Rol.SYSTEEMBEHEERDER]


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"productcode": "45Z99"}, "Deze productcode staat niet in de lijst"),
        ({"eenheid": "83"}, "Selecteer een geldige keuze"),
        ({"bedrag": "1,645"}, "Een declaratie heeft tarieven in hele centen."),
        ({"bedrag": "0"}, "Een tarief is minstens € 0,01"),
        ({"van": "2025-01-01"}, "begint op deze dag al een tarief. Wijzig dat in de lijst."),
        ({"van": "2025-06-01"}, "Dit overlapt met het tarief van dit product vanaf 1-1-2025"),
        ({"van": "2024-06-01"}, "Het contract loopt vanaf 1-1-2025."),
        ({"tot": "2025-12-31"}, "De einddatum ligt voor de begindatum."),
    ],
)
def test_a_wrong_tariff_is_told_beside_the_field(
    beheer: Client, contract: Contract, anders: dict[str, str], reden: str
) -> None:
    agree(contract, "45A04", 7_000, date(2025, 1, 1), date(2025, 12, 31))
    goed = {"productcode": "45A04", "eenheid": "04", "bedrag": "0,01", "van": "2026-01-01", "tot": ""}
    url = reverse("aanbieders:tarief_nieuw", args=CONTRACT)
    assert reden in beheer.post(url, {**goed, **anders}).content.decode()
    assert Tarief.objects.count() == 1
    assert beheer.post(url, goed).status_code == 302


def test_a_tariff_is_corrected_ended_and_removed(beheer: Client, contract: Contract) -> None:
    agree(contract, "45A04", 73_500, date(2025, 1, 1))
    deel = (*CONTRACT, "45A04", "04", "2025-01-01")
    url = reverse("aanbieders:tarief", args=deel)
    assert 'value="735,00"' in beheer.get(url).content.decode()
    early = beheer.post(url, {"bedrag": "73,50", "tot": "2024-12-31"}).content.decode()
    assert "Dit tarief begint op 1-1-2025." in early
    beheer.post(url, {"bedrag": "73,50", "tot": "2025-12-31"})
    assert Tarief.objects.values_list("bedrag", "tot").get() == (7_350, date(2025, 12, 31))
    weg = reverse("aanbieders:tarief_verwijderen", args=deel)
    assert weg in beheer.get(url).content.decode()
    assert "45A04" in beheer.get(weg).content.decode()
    assert Tarief.objects.exists()
    beheer.post(weg)
    assert not Tarief.objects.exists()
    assert beheer.get(url).status_code == 404


def test_the_tariffs_of_a_day_or_a_product_are_found(beheer: Client, contract: Contract) -> None:
    agree(contract, "45A04", 7_000, date(2025, 1, 1))
    agree(contract, "45A04", 7_350, date(2026, 1, 1))
    agree(contract, "42A03", 1_320, date(2025, 1, 1))
    assert "€ 13,20" in page(beheer, zoek="vervoer")
    assert "€ 70,00" not in page(beheer, zoek="vervoer")
    assert "€ 70,00" in page(beheer, zoek="45a04", op="2025-12-31")
    assert "€ 73,50" not in page(beheer, zoek="45a04", op="2025-12-31")
    assert "Geen tarieven gevonden" in page(beheer, zoek="bestaat niet")


def test_a_tariff_does_not_outlive_its_contract(beheer: Client, contract: Contract) -> None:
    agree(contract, "45A04", 7_000, date(2025, 1, 1))
    assert "Geldt nu" in page(beheer)
    end_contract(contract=contract, tot=date(2025, 6, 30), by=None)
    assert "Geldt nu" not in page(beheer)


def test_more_tariffs_take_no_more_queries(
    beheer: Client, contract: Contract, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for jaren in (range(2025, 2026), range(2026, 2030)):
        for jaar in jaren:
            agree(contract, "45A04", jaar, date(jaar, 1, 1))
        with django_assert_num_queries(8):
            page(beheer)


def test_a_file_is_read_or_its_findings_are_shown(beheer: Client) -> None:
    url = reverse("aanbieders:tarieven_inlezen")
    wrong = SimpleUploadedFile("t.csv", (KOP + "65000001;SVJ;45;45A04;4;x;1-1-2026;").encode())
    answer = beheer.post(url, {"bestand": wrong}).content.decode()
    assert "Er is niets ingelezen" in answer
    assert "Geen bedrag in euro’s." in answer
    good = SimpleUploadedFile("t.csv", (KOP + "65000001;SVJ;45;45A04;4;73,5;1-1-2026;").encode())
    answer = beheer.post(url, {"bestand": good}, follow=True).content.decode()
    assert "Nieuwe tarieven: 1. Gewijzigd: 0. Al bekend: 0." in answer
    detail = beheer.get(reverse("aanbieders:detail", args=["65000001"])).content.decode()
    assert "1 tarief<" in detail


def test_a_contract_that_does_not_exist_has_no_tariffs(beheer: Client) -> None:
    for deel in (("65000001", "SVJ", "2024-01-01"), ("65000001", "SVJ", "gisteren")):
        assert beheer.get(reverse("aanbieders:tarieven", args=deel)).status_code == 404
