"""Exact figures: a mandate, a purpose, a record of who saw them; never without one of the three."""

from pathlib import Path
from typing import Any

import pytest
from auditlog.models import LogEntry
from django.test import Client
from django.urls import reverse
from tests.web.cijfers.registerrijen import BSN, PEILDATUM
from tests.web.wereld import Wereld

from jeugdregio.web.cijfers.models import InterneInzage
from jeugdregio.web.organisaties.rollen import Rol

URL = "/monitor/kosten/intern/"
VRAAG = {"per": "jaar,gemeente", "doel": "Kwartaalgesprek met aanbieders in maart"}


def _cells(antwoord: Any) -> str:
    return " ".join(antwoord.content.decode().split())


def test_the_page_asks_for_a_purpose_before_it_shows_anything(
    client: Client, stand: Path, wereld: Wereld
) -> None:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    antwoord = client.get(URL)
    assert "Waarvoor hebt u deze cijfers nodig?" in _cells(antwoord)
    assert "<table" not in _cells(antwoord)
    assert not InterneInzage.objects.exists()


def test_exact_figures_of_the_mandate_are_shown_and_recorded(
    client: Client, stand: Path, wereld: Wereld
) -> None:
    analist = wereld.users[Rol.DATA_ANALIST]
    client.force_login(analist)
    antwoord = client.post(URL, VRAAG)
    tekst = _cells(antwoord)
    assert '<th scope="col" class="jr-getal">Eindhoven</th>' in tekst
    assert 'data-label="Eindhoven">285' in tekst
    assert "in euro (ingediend)" in tekst
    assert "Best</th>" not in tekst
    inzage = InterneInzage.objects.get()
    assert (inzage.gebruiker, inzage.indicator, inzage.per) == (analist, "kosten", "jaar,gemeente")
    assert (inzage.gemeenten, inzage.doel, inzage.peildatum) == (["0772"], VRAAG["doel"], PEILDATUM)
    assert LogEntry.objects.get_for_object(inzage).get().actor == analist


def test_another_mandate_sees_other_municipalities(
    client: Client, stand: Path, andere_wereld: Wereld
) -> None:
    client.force_login(andere_wereld.users[Rol.DATA_ANALIST])
    tekst = _cells(client.post(URL, VRAAG))
    assert "Eindhoven</th>" not in tekst
    assert "285" not in tekst
    assert InterneInzage.objects.get().gemeenten == ["0794"]


def test_an_area_is_only_shown_to_who_has_all_of_it(client: Client, stand: Path, wereld: Wereld) -> None:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    tekst = _cells(client.post(URL, VRAAG | {"per": "jaar,gebied"}))
    assert "Een gebied ziet u alleen als uw mandaat alle gemeenten ervan omvat." in tekst
    assert "<table" not in tekst


@pytest.mark.parametrize(
    ("doel", "fout"),
    [
        ("", "Vul in waarvoor u de cijfers nodig hebt."),
        ("kort", "ten minste 10 tekens"),
        (f"Vraag over {BSN} van de toegang", "misschien een BSN"),
    ],
)
def test_without_a_proper_purpose_nothing_is_shown_or_recorded(
    doel: str, fout: str, client: Client, stand: Path, wereld: Wereld
) -> None:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    tekst = _cells(client.post(URL, VRAAG | {"doel": doel}))
    assert fout in tekst
    assert "<table" not in tekst
    assert not InterneInzage.objects.exists()


def test_a_role_without_the_task_is_refused(client: Client, stand: Path, wereld: Wereld) -> None:
    client.force_login(wereld.users[Rol.BELEIDSADVISEUR])
    assert client.get(URL).status_code == 403
    assert client.post(URL, VRAAG).status_code == 403
    assert not InterneInzage.objects.exists()


def test_the_answer_is_kept_nowhere_and_a_form_from_elsewhere_is_refused(stand: Path, wereld: Wereld) -> None:
    client = Client()
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    assert "no-store" in client.post(URL, VRAAG).headers["Cache-Control"]
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(wereld.users[Rol.DATA_ANALIST])
    assert streng.post(URL, VRAAG).status_code == 403


def test_without_a_stand_that_is_told(client: Client, map_: Path, wereld: Wereld) -> None:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    assert "Er is nog geen stand" in _cells(client.post(URL, VRAAG))
    assert not InterneInzage.objects.exists()


def test_no_public_address_leads_to_exact_figures(client: Client) -> None:
    assert client.get(URL).status_code == 302
    assert reverse("cijfers:intern", args=["kosten"]) == URL
    assert client.get("/openbaar/kosten/intern/").status_code == 404
