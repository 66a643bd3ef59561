"""Assigning help without a request, and changing what was assigned."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.ijw.fabriek import (
    ADRES,
    GEBOORTEDATUM,
    VOLLEDIGE_NAAM,
    contact,
    jw323_bericht,
    prestatie,
)
from tests.web.berichten.verzoeken.conftest import TakeIn
from tests.web.berichten.verzoeken.formulier import BEGIN, EINDE, HULP, PERSOON
from tests.web.wereld import AGB, GEMEENTE, Wereld

from jeugdregio.ijw import read
from jeugdregio.ijw.v3_2 import jw301
from jeugdregio.ijw.v3_2.opstellen.hulp import specifiek
from jeugdregio.ijw.v3_2.opstellen.verzending import Jeugdige as Betrokkene
from jeugdregio.web.audit import entries
from jeugdregio.web.berichten.actions import set_werkwijze
from jeugdregio.web.berichten.inhoud import unseal
from jeugdregio.web.berichten.models import Bericht, Modus
from jeugdregio.web.berichten.verzoeken import actions
from jeugdregio.web.berichten.verzoeken.lopend import assignments
from jeugdregio.web.organisaties.rollen import Rol
from jeugdregio.web.register.models import Jeugdige, ToewijzingRegel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("voeren")]
BSN = "999900006"
BETROKKENE = Betrokkene(
    bsn=BSN, geboortedatum=GEBOORTEDATUM, geslacht="2", naam=VOLLEDIGE_NAAM, contacten=(contact(),)
)


def assign(wereld: Wereld, code: str = "45A04", begin: date = BEGIN, **anders: Any) -> Bericht:
    """Assign help to the test person, as somebody of the toegang."""
    values: dict[str, Any] = {
        "gemeentecode": GEMEENTE,
        "agb": AGB,
        "betrokkene": BETROKKENE,
        "hulp": specifiek(code, 240, "01", "2"),
        "ingangsdatum": begin,
        "einddatum": EINDE,
        "by": wereld.users[Rol.TOEGANG],
    }
    return actions.assign(**{**values, **anders})


def last_sent() -> jw301.Client:
    """The client of the newest JW301 as the provider reads it."""
    bericht = Bericht.objects.filter(soort="JW301").latest("pk")
    typed, findings = read(unseal(bytes(bericht.inhoud.versleuteld), bytes(bericht.sha256)))
    assert findings == ()
    client: jw301.Client = typed.client
    return client


def sent() -> dict[int, tuple[date, date | None, str | None]]:
    """What the newest JW301 says of each assignment."""
    return {
        p.toewijzing_nummer: (p.ingangsdatum, p.einddatum, p.reden_wijziging)
        for p in last_sent().toegewezen_producten.toegewezen_product
    }


def page_of(bericht: Bericht, handeling: str = "") -> str:
    name = "verzoeken:handeling" if handeling else "verzoeken:toewijzing"
    return reverse(name, args=[bericht.sleutel, 1, *([handeling] if handeling else [])])


def test_the_bsn_is_asked_first_and_stands_in_no_address(toegang: Client) -> None:
    url = reverse("verzoeken:jeugdige")
    assert "Burgerservicenummer" in toegang.get(url).content.decode()
    answer = toegang.post(url, {"bsn": BSN, "gemeente": GEMEENTE})
    page = answer.content.decode()
    assert "Nog geen persoonsgegevens" in page
    assert "geen hulp toegewezen" in page
    assert "no-store" in answer.headers["Cache-Control"]


def test_help_is_assigned_from_the_form_and_leads_to_its_page(toegang: Client, wereld: Wereld) -> None:
    data = {"bsn": BSN, "gemeente": GEMEENTE, "stap": "toewijzen", **HULP, **PERSOON}
    answer = toegang.post(reverse("verzoeken:jeugdige"), data)
    assert answer.status_code == 302, answer.content.decode()
    assert BSN not in answer.headers["Location"]
    page = toegang.get(answer.headers["Location"]).content.decode()
    assert "45A04" in page
    assert "Voorbeeld" in page
    client = last_sent()
    assert client.contactgegevens.contact[0].adres == ADRES
    assert (client.geboortedatum, client.bsn) == (GEBOORTEDATUM, BSN)
    (made, *_) = entries(Bericht.objects.get(soort="JW301"))
    assert made.actor == wereld.users[Rol.TOEGANG]


def test_what_breaks_a_rule_is_not_sent_and_the_form_says_which(toegang: Client) -> None:
    data = {"bsn": BSN, "gemeente": GEMEENTE, "stap": "toewijzen", **HULP, **PERSOON, "einddatum": ""}
    answer = toegang.post(reverse("verzoeken:jeugdige"), data)
    assert answer.status_code == 200
    assert "regel CD076" in answer.content.decode()
    assert not Bericht.objects.exists()
    assert not ToewijzingRegel.objects.exists()


@pytest.mark.parametrize("naam", ["Voor\x01beeld", "Voor\ufffebeeld"])
def test_a_character_that_no_message_can_hold_is_told_on_the_form(toegang: Client, naam: str) -> None:
    data = {"bsn": BSN, "gemeente": GEMEENTE, "stap": "toewijzen", **HULP, **PERSOON, "achternaam": naam}
    answer = toegang.post(reverse("verzoeken:jeugdige"), data)
    assert answer.status_code == 200
    assert "teken dat in XML niet mag" in answer.content.decode()
    assert not Bericht.objects.exists()


def test_the_form_begins_with_what_the_latest_message_says_of_the_person(
    toegang: Client, wereld: Wereld
) -> None:
    assign(wereld)
    answer = toegang.post(reverse("verzoeken:jeugdige"), {"bsn": BSN, "gemeente": GEMEENTE})
    persoon = answer.context["delen"][1].form
    assert (persoon["achternaam"].value(), persoon["postcode"].value()) == ("Voorbeeld", "5611AA")
    assert "45A04" in answer.content.decode()
    assert entries(Jeugdige.objects.get())[0].action == 3  # a look


def test_the_page_of_a_young_person_takes_a_fixed_number_of_queries(
    toegang: Client, wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def look() -> None:
        toegang.post(reverse("verzoeken:jeugdige"), {"bsn": BSN, "gemeente": GEMEENTE})

    assign(wereld)
    look()  # the kinds of content are remembered from here on
    for code in ("45A05", "45A06"):
        assign(wereld, code)
        with django_assert_num_queries(19):
            look()


def test_a_second_assignment_tells_of_the_first_too_but_not_of_what_is_over(wereld: Wereld) -> None:
    assign(wereld, einddatum=timezone.localdate() - timedelta(days=1))
    assign(wereld, "45A05")
    assign(wereld, "45A06")
    assert set(sent()) == {2, 3}


def test_help_of_another_provider_is_not_told(wereld: Wereld) -> None:
    assign(wereld, agb="65000002")
    assign(wereld, "45A05")
    assert set(sent()) == {2}
    assert len(assignments(Jeugdige.objects.get(), GEMEENTE)) == 2


@pytest.mark.parametrize(
    ("handeling", "data", "verwacht"),
    [
        (
            "verlengen",
            {"einddatum": (EINDE + timedelta(days=30)).isoformat()},
            {1: (BEGIN, EINDE + timedelta(days=30), "04")},
        ),
        (
            "wijzigen",
            {
                "vanaf": EINDE.isoformat(), "volume": "480", "eenheid": "01", "frequentie": "2",
                "einddatum": EINDE.isoformat(), "reden": "03",
            },
            {1: (BEGIN, EINDE - timedelta(days=1), "03"), 2: (EINDE, EINDE, None)},
        ),
        (
            "beeindigen",
            {"einddatum": timezone.localdate().isoformat(), "reden": "09"},
            {1: (BEGIN, timezone.localdate(), "09")},
        ),
        ("verwijderen", {}, {1: (BEGIN, BEGIN, "13")}),
    ],
)  # fmt: skip
def test_an_assignment_is_changed_from_its_page(
    handeling: str, data: dict[str, str], verwacht: dict[int, Any], toegang: Client, wereld: Wereld
) -> None:
    bericht = assign(wereld)
    assert "Proefpersoon" not in toegang.get(page_of(bericht)).content.decode()
    assert toegang.get(page_of(bericht, handeling)).status_code == 200
    answer = toegang.post(page_of(bericht, handeling), {**data, **PERSOON})
    assert answer.status_code == 302, answer.content.decode()
    assert sent() == verwacht
    assert toegang.get(page_of(bericht)).status_code == 200


def test_an_assignment_that_was_taken_back_cannot_be_changed_again(toegang: Client, wereld: Wereld) -> None:
    bericht = assign(wereld)
    toegang.post(page_of(bericht, "verwijderen"), PERSOON)
    assert "Deze toewijzing is verwijderd" in toegang.get(page_of(bericht)).content.decode()
    answer = toegang.post(page_of(bericht, "verlengen"), follow=True)
    assert "kan hier niet of niet meer worden gewijzigd" in answer.content.decode()
    assert assignments(Jeugdige.objects.get(), GEMEENTE) == []


def test_what_the_standard_does_not_allow_is_said_in_dutch(toegang: Client, wereld: Wereld) -> None:
    bericht = assign(wereld)
    answer = toegang.post(page_of(bericht, "verlengen"), {"einddatum": BEGIN.isoformat(), **PERSOON})
    assert "Verlengen kan alleen tot na de einddatum" in answer.content.decode()


def test_what_the_register_forbids_is_not_sent(toegang: Client, wereld: Wereld, take_in: TakeIn) -> None:
    bericht = assign(wereld, begin=date(2025, 2, 1))
    take_in(jw323_bericht(prestatie(toewijzing_nummer=1)))
    answer = toegang.post(page_of(bericht, "verwijderen"), PERSOON)
    assert "gedeclareerd" in answer.content.decode()
    assert "regel TR385" in answer.content.decode()
    assert Bericht.objects.filter(soort="JW301").count() == 1


def test_what_must_be_filled_in_is_listed_above_the_form_too(toegang: Client) -> None:
    page = toegang.post(
        reverse("verzoeken:jeugdige"), {"bsn": BSN, "gemeente": GEMEENTE, "stap": "toewijzen"}
    ).content.decode()
    assert '<a class="utrecht-link utrecht-link--html-a" href="#id_aanbieder">' in page
    assert page.count("Nog niet verstuurd") == 2, "of the help, and of the young person"


def test_an_unknown_thing_to_do_is_not_found(toegang: Client, wereld: Wereld) -> None:
    assert toegang.get(page_of(assign(wereld), "verscheuren")).status_code == 404


@pytest.mark.parametrize("rol", [Rol.DATA_ANALIST, Rol.AANBIEDER, Rol.SYSTEEMBEHEERDER])
def test_an_action_refuses_who_has_no_mandate(rol: Rol, wereld: Wereld) -> None:
    with pytest.raises(PermissionDenied):
        assign(wereld, by=wereld.users[rol])
    assert not Bericht.objects.exists()


def test_an_action_refuses_another_municipality(wereld: Wereld, andere_wereld: Wereld) -> None:
    with pytest.raises(PermissionDenied):
        assign(wereld, by=andere_wereld.users[Rol.TOEGANG])


def test_an_action_refuses_a_municipality_that_we_read_along_with(wereld: Wereld) -> None:
    set_werkwijze(gemeentecode=GEMEENTE, modus=Modus.MEELEZEN, vanaf=timezone.localdate(), by=None)
    with pytest.raises(ValidationError, match="eigen administratie"):
        assign(wereld)


def test_the_page_of_an_assignment_is_not_there_for_another_municipality(
    client: Client, wereld: Wereld, andere_wereld: Wereld
) -> None:
    bericht = assign(wereld)
    client.force_login(andere_wereld.users[Rol.TOEGANG])
    assert client.get(page_of(bericht)).status_code == 404
    assert client.post(page_of(bericht, "verwijderen"), PERSOON).status_code == 404
