"""The pages on organisations and mandates, for an administrator."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from tests.web.wereld import Wereld

from jeugdregio.web.aanbieders.actions import ensure_aanbieders
from jeugdregio.web.audit import entries
from jeugdregio.web.gebieden.actions import load_gebieden
from jeugdregio.web.organisaties.actions import create_organisatie, end_mandaat, grant_mandaat
from jeugdregio.web.organisaties.models import Mandaat, Organisatie, OrganisatieSoort
from jeugdregio.web.organisaties.rollen import Rol, Taak

pytestmark = pytest.mark.django_db
VAN = date(2026, 1, 1)


@pytest.fixture
def beheer(client: Client, wereld: Wereld, settings: Settings) -> Client:
    load_gebieden()
    settings.JEUGDREGIO_REGIO = "SVJ"
    client.force_login(wereld.users[Rol.SYSTEEMBEHEERDER])
    return client


@pytest.fixture
def cjg(wereld: Wereld) -> Organisatie:
    return create_organisatie(
        naam="CJG De Kempen", soort=OrganisatieSoort.TOEGANG, by=wereld.users[Rol.SYSTEEMBEHEERDER]
    )


def page(client: Client, name: str, *args: str, **query: str) -> str:
    return client.get(reverse(name, args=args), query).content.decode()


def send(client: Client, name: str, *args: str, **data: object) -> str:
    return client.post(reverse(name, args=args), data, follow=True).content.decode()


def test_the_start_page_names_what_asks_for_attention(beheer: Client, cjg: Organisatie) -> None:
    tot = timezone.localdate() + timedelta(days=12)
    grant_mandaat(organisatie=cjg, taak=Taak.BERICHTEN, gemeentecodes_van=["0772"], van=VAN, tot=tot, by=None)
    ensure_aanbieders(["65000001"])
    text = page(beheer, "beheer:start")
    assert f"eindigt op {tot:%-d-%-m-%Y}, over 12 dagen. Voor Eindhoven is er daarna geen mandaat." in text
    assert "1 aanbieder staat in berichten" in text


@pytest.mark.parametrize("where", ["beheer:organisaties", "beheer:organisatie"])
def test_a_mandate_that_ends_within_thirty_days_is_shown_with_the_organisations(
    where: str, beheer: Client, cjg: Organisatie
) -> None:
    mandaat = grant_mandaat(
        organisatie=cjg, taak=Taak.BERICHTEN, gemeentecodes_van=["0772"], van=VAN, by=None
    )
    args = [cjg.sleutel] if where == "beheer:organisatie" else []
    assert "Een mandaat loopt af" not in page(beheer, where, *args)
    end_mandaat(mandaat=mandaat, tot=timezone.localdate(), by=None)
    assert "Een mandaat loopt af" in page(beheer, where, *args)


def test_the_page_of_one_organisation_is_silent_on_mandates_of_another(
    beheer: Client, cjg: Organisatie
) -> None:
    ander = create_organisatie(naam="Ander", soort=OrganisatieSoort.TOEGANG, by=None)
    today = timezone.localdate()
    grant_mandaat(
        organisatie=ander, taak=Taak.BERICHTEN, gemeentecodes_van=["0772"], van=VAN, tot=today, by=None
    )
    assert "Een mandaat loopt af" not in page(beheer, "beheer:organisatie", cjg.sleutel)


def test_organisations_are_found_by_name_or_agb_code(beheer: Client, cjg: Organisatie) -> None:
    assert "CJG De Kempen" in page(beheer, "beheer:organisaties", zoek="kempen")
    found = page(beheer, "beheer:organisaties", zoek="65000001")
    assert "Medewerker aanbieder 0772" in found
    assert "CJG De Kempen" not in found
    assert "Geen organisaties gevonden" in page(beheer, "beheer:organisaties", zoek="bestaat niet")


def test_the_list_takes_a_fixed_number_of_queries(
    beheer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for round_ in (1, 2):
        for number in range(3 * round_):
            create_organisatie(naam=f"{round_}-{number}", soort=OrganisatieSoort.REGIO, by=None)
        with django_assert_num_queries(8):
            beheer.get(reverse("beheer:organisaties"))


def test_an_organisation_is_added_and_stands_in_the_audit_log(beheer: Client, wereld: Wereld) -> None:
    text = send(beheer, "beheer:organisatie_nieuw", naam="Wijkteam", soort="toegang", agb="")
    assert "Wijkteam is toegevoegd." in text
    assert "Organisatie toegevoegd: Wijkteam" in text
    assert entries(Organisatie.objects.get(naam="Wijkteam"))[0].actor == wereld.users[Rol.SYSTEEMBEHEERDER]


@pytest.mark.parametrize(
    ("data", "fout"),
    [
        ({"naam": "", "soort": "regio"}, "Dit veld is verplicht."),
        ({"naam": "CJG De Kempen", "soort": "regio"}, "bestaat al"),
        ({"naam": "Vogel", "soort": "aanbieder"}, "Een aanbieder heeft een AGB-code van 8 cijfers nodig."),
        ({"naam": "Vogel", "soort": "regio", "agb": "65000001"}, "Alleen een aanbieder heeft een AGB-code."),
    ],
)
def test_an_organisation_that_is_not_right_is_refused(
    data: dict[str, str], fout: str, beheer: Client, cjg: Organisatie
) -> None:
    before = Organisatie.objects.count()
    assert fout in send(beheer, "beheer:organisatie_nieuw", **data)
    assert Organisatie.objects.count() == before


def test_the_municipalities_of_the_region_are_offered_and_of_another_area_on_request(
    beheer: Client, cjg: Organisatie
) -> None:
    text = page(beheer, "beheer:mandaat_nieuw", cjg.sleutel)
    assert text.count('name="gemeenten"') == 10
    assert "Eindhoven" in text
    assert page(beheer, "beheer:mandaat_nieuw", cjg.sleutel, gebied="ZOB21").count('name="gemeenten"') == 21
    assert 'name="gemeenten"' not in page(beheer, "beheer:mandaat_nieuw", cjg.sleutel, gebied="???")


def test_a_mandate_is_given_and_ended_from_the_page(beheer: Client, cjg: Organisatie, wereld: Wereld) -> None:
    text = send(
        beheer,
        "beheer:mandaat_nieuw",
        cjg.sleutel,
        taak="berichten",
        gemeenten=["0772", "1728"],
        van="2026-01-01",
        tot="",
    )
    assert "Het mandaat ‘Berichten inzien’ is gegeven." in text
    assert "Bladel, Eindhoven" in text
    mandaat = cjg.mandaten.get()
    text = send(beheer, "beheer:mandaat_einde", mandaat.sleutel, tot="2026-06-30")
    assert "Het mandaat eindigt op 30-6-2026." in text
    assert "Tot en met: 30-6-2026 (was: niets)" in text
    assert "Voor Bladel, Eindhoven" in text
    assert {entry.actor for entry in entries(mandaat)} == {wereld.users[Rol.SYSTEEMBEHEERDER]}


@pytest.mark.parametrize(
    ("data", "fout"),
    [
        ({"gemeenten": ["0772"], "van": "2026-01-01"}, "Dit veld is verplicht."),
        ({"taak": "berichten", "van": "2026-01-01"}, "Kies ten minste één gemeente."),
        ({"taak": "berichten", "gemeenten": ["0363"], "van": "2026-01-01"}, "Selecteer een geldige keuze."),
        ({"taak": "beheer", "gemeenten": ["0772"], "van": "2026-01-01"}, "Selecteer een geldige keuze."),
        (
            {"taak": "berichten", "gemeenten": ["0772"], "van": "2026-01-02", "tot": "2026-01-01"},
            "De einddatum ligt voor de begindatum.",
        ),
    ],
)
def test_a_mandate_that_is_not_right_is_refused(
    data: dict[str, object], fout: str, beheer: Client, cjg: Organisatie
) -> None:
    assert fout in send(beheer, "beheer:mandaat_nieuw", cjg.sleutel, **data)
    assert not cjg.mandaten.exists()


def test_a_mandate_cannot_end_before_it_begins(beheer: Client, cjg: Organisatie) -> None:
    mandaat = grant_mandaat(
        organisatie=cjg, taak=Taak.BERICHTEN, gemeentecodes_van=["0772"], van=VAN, by=None
    )
    assert "Dit begon op 1-1-2026." in send(beheer, "beheer:mandaat_einde", mandaat.sleutel, tot="2025-12-31")
    assert Mandaat.objects.get(pk=mandaat.pk).tot is None


def test_a_provider_gets_no_mandate(beheer: Client, wereld: Wereld) -> None:
    aanbieder = Organisatie.objects.get(agb=wereld.agb)
    assert beheer.get(reverse("beheer:mandaat_nieuw", args=[aanbieder.sleutel])).status_code == 404
    text = page(beheer, "beheer:organisatie", aanbieder.sleutel)
    assert "Een aanbieder heeft geen mandaat nodig" in text
    assert "Mandaat geven" not in text


def test_the_page_of_an_organisation_takes_a_fixed_number_of_queries(
    beheer: Client, cjg: Organisatie, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = reverse("beheer:organisatie", args=[cjg.sleutel])
    beheer.get(url)  # the kinds of content are remembered from here on
    for number in (1, 4):
        for _ in range(number):
            grant_mandaat(organisatie=cjg, taak=Taak.BERICHTEN, gemeentecodes_van=["0772"], van=VAN, by=None)
        with django_assert_num_queries(15):
            beheer.get(url)


@pytest.mark.parametrize("name", ["beheer:organisatie", "beheer:mandaat_nieuw", "beheer:mandaat_einde"])
def test_what_does_not_exist_is_not_found(name: str, beheer: Client) -> None:
    assert beheer.get(reverse(name, args=["bestaat-niet"])).status_code == 404
