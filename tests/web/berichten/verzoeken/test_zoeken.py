"""Looking a young person up: how often one may, and which messages tell who somebody is."""

import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from tests.ijw.fabriek import BSN, jw315_bericht
from tests.web.berichten.fabriek import ANDER_BSN, DERDE_BSN
from tests.web.berichten.verzoeken.conftest import TakeIn
from tests.web.berichten.verzoeken.formulier import HULP, PERSOON
from tests.web.berichten.verzoeken.rijen import toewijzing_row, verzoek_row
from tests.web.wereld import GEMEENTE, Wereld

from jeugdregio.web.berichten.models import Bericht
from jeugdregio.web.berichten.verzoeken import limiet
from jeugdregio.web.berichten.verzoeken.persoon import find_jeugdige, find_persoon
from jeugdregio.web.organisaties.rollen import Rol
from jeugdregio.web.register.models import RetourRegel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("voeren")]
ZOEKEN = reverse("verzoeken:jeugdige")


def look_up(client: Client, bsn: str, **velden: str) -> tuple[int, str]:
    answer = client.post(ZOEKEN, {"bsn": bsn, "gemeente": GEMEENTE, **velden})
    return answer.status_code, answer.content.decode()


def refuse(bericht: Bericht) -> None:
    """An answer that refuses a message as a whole."""
    day = timezone.localdate()
    RetourRegel.objects.create(
        bericht_id=10_000 + bericht.pk, volgnummer=1, gemeentecode=bericht.gemeentecode, agb=bericht.agb,
        dagtekening=day, bekend_op=day, identificatie="R", antwoord_op_soort=bericht.soort,
        antwoord_op_identificatie=bericht.identificatie, bereik="bericht", klasse="Header",
    )  # fmt: skip


@pytest.fixture
def two_an_hour(settings: Settings) -> None:
    settings.ZOEKEN_PER_UUR = 2


def test_looking_up_one_person_too_many_has_to_wait(toegang: Client, two_an_hour: None) -> None:
    assert look_up(toegang, BSN)[0] == 200
    assert look_up(toegang, ANDER_BSN)[0] == 200
    status, content = look_up(toegang, DERDE_BSN)
    assert status == 429
    assert "U hebt dit uur al 2 verschillende jeugdigen opgezocht" in content
    assert "Toegewezen hulp" not in content


def test_the_same_person_again_counts_once(toegang: Client, two_an_hour: None) -> None:
    for _ in range(4):
        assert look_up(toegang, BSN)[0] == 200
        assert look_up(toegang, BSN, stap="toewijzen")[0] == 200  # a form that is not right yet
    assert look_up(toegang, ANDER_BSN)[0] == 200


def test_the_form_to_assign_help_is_no_way_around_the_limit(toegang: Client, two_an_hour: None) -> None:
    for bsn in (BSN, ANDER_BSN):
        look_up(toegang, bsn)
    assert look_up(toegang, DERDE_BSN, stap="toewijzen")[0] == 429


def test_what_is_no_bsn_does_not_count(toegang: Client, two_an_hour: None) -> None:
    for _ in range(3):
        assert look_up(toegang, "123456789")[0] == 200
    assert look_up(toegang, BSN)[0] == 200


def test_each_person_has_a_limit_of_their_own_and_it_ends_with_the_hour(
    toegang: Client, wereld: Wereld, two_an_hour: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bsn in (BSN, ANDER_BSN):
        look_up(toegang, bsn)
    assert not limiet.too_many(wereld.users[Rol.DATA_ANALIST], DERDE_BSN)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3600)
    assert look_up(toegang, DERDE_BSN)[0] == 200


def test_the_count_holds_no_bsn(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Any] = []
    monkeypatch.setattr(cache, "set", lambda *args: kept.append(args))
    limiet.too_many(wereld.users[Rol.TOEGANG], BSN)
    assert kept
    assert BSN not in str(kept)
    assert BSN.encode() not in b"".join(kept[0][1])


def test_somebody_is_known_by_a_message_that_was_not_refused(take_in: TakeIn) -> None:
    take_in(jw315_bericht())
    jeugdige = find_jeugdige(BSN)
    assert jeugdige is not None
    found = find_persoon(jeugdige, GEMEENTE)
    assert found is not None
    refuse(Bericht.objects.get(soort="JW315"))
    assert find_persoon(jeugdige, GEMEENTE) is None


def test_a_name_that_was_refused_does_not_go_into_the_next_message(toegang: Client, take_in: TakeIn) -> None:
    take_in(jw315_bericht())
    jeugdige = find_jeugdige(BSN)
    assert jeugdige is not None
    before = find_persoon(jeugdige, GEMEENTE)
    status, content = look_up(toegang, BSN, stap="toewijzen", **{**HULP, **PERSOON, "achternaam": "Anders"})
    assert status == 302, content
    changed = find_persoon(jeugdige, GEMEENTE)
    assert changed is not None
    assert changed.volledige_naam == "Test Anders"
    refuse(Bericht.objects.get(soort="JW301"))
    assert find_persoon(jeugdige, GEMEENTE) == before
    assert "Anders" not in look_up(toegang, BSN)[1]


def test_of_whom_every_message_was_refused_only_the_bsn_is_shown(toegang: Client, take_in: TakeIn) -> None:
    take_in(jw315_bericht())
    assert "Voorbeeld" in look_up(toegang, BSN)[1]
    refuse(Bericht.objects.get(soort="JW315"))
    content = look_up(toegang, BSN)[1]
    assert "Nog geen persoonsgegevens" in content
    assert BSN in content
    assert "Voorbeeld" not in content


def test_an_assignment_of_whom_no_message_tells_shows_the_bsn(toegang: Client) -> None:
    bericht, _ = toewijzing_row()
    content = toegang.get(reverse("verzoeken:toewijzing", args=[bericht.sleutel, 1])).content.decode()
    assert "Onbekend: geen bericht noemt een naam, of het is geweigerd" in content
    assert BSN in content


def test_a_request_tells_only_who_may_decide_on_it_whose_it_is(client: Client, wereld: Wereld) -> None:
    bericht, _ = verzoek_row()
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    content = client.get(reverse("verzoeken:detail", args=[bericht.sleutel, 1])).content.decode()
    assert BSN not in content
    assert "geen bericht noemt een naam" not in content
