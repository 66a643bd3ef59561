"""Exact figures of a provider's own help: its own only, with a purpose, and on record."""

from pathlib import Path
from typing import Any

from auditlog.models import LogEntry
from django.test import Client
from django.urls import reverse
from tests.web.cijfers.registerrijen import PEILDATUM
from tests.web.wereld import AGB, BEGIN, Wereld

from jeugdregio.web.cijfers.models import InterneInzage
from jeugdregio.web.organisaties.models import Lidmaatschap
from jeugdregio.web.organisaties.rollen import Rol

URL = "/monitor/kosten/intern/"
VRAAG = {"per": "jaar,gemeente", "doel": "Kwartaalgesprek met de regio in maart"}


def _text(antwoord: Any) -> str:
    return " ".join(antwoord.content.decode().split())


def test_a_provider_sees_its_own_help_in_every_municipality_and_that_is_recorded(
    client: Client, stand: Path, wereld: Wereld
) -> None:
    user = wereld.users[Rol.AANBIEDER]
    client.force_login(user)
    gevraagd = _text(client.get(URL))
    assert f"de hulp van uw eigen organisatie: Medewerker aanbieder 0772 ({AGB})" in gevraagd
    assert "Van wie?" not in gevraagd
    tekst = _text(client.post(URL, VRAAG))
    assert "Alleen de hulp van Medewerker aanbieder 0772 telt mee." in tekst
    assert 'Eindhoven</th><td class="jr-getal" data-label="2025*">285' in tekst
    assert "Best</th>" in tekst
    inzage = InterneInzage.objects.get()
    assert (inzage.gebruiker, inzage.indicator, inzage.aanbieder) == (user, "kosten", AGB)
    assert (inzage.gemeenten, inzage.doel, inzage.peildatum) == ([], VRAAG["doel"], PEILDATUM)
    assert LogEntry.objects.get_for_object(inzage).get().actor == user


def test_another_provider_sees_nothing_of_it(client: Client, stand: Path, andere_wereld: Wereld) -> None:
    client.force_login(andere_wereld.users[Rol.AANBIEDER])
    tekst = _text(client.post(URL, VRAAG))
    assert "285" not in tekst
    assert InterneInzage.objects.get().aanbieder == andere_wereld.agb


def test_nobody_gets_the_figures_of_a_provider_by_naming_it(
    client: Client, stand: Path, andere_wereld: Wereld
) -> None:
    for rol in (Rol.AANBIEDER, Rol.DATA_ANALIST):
        client.force_login(andere_wereld.users[rol])
        assert "285" not in _text(client.post(URL, VRAAG | {"eigenaar": AGB}))
    assert not InterneInzage.objects.filter(aanbieder=AGB).exists()


def test_who_works_for_both_chooses_and_never_gets_them_together(
    client: Client, stand: Path, wereld: Wereld
) -> None:
    analist = wereld.users[Rol.DATA_ANALIST]
    eigen = wereld.users[Rol.AANBIEDER].lidmaatschappen.get().organisatie
    Lidmaatschap.objects.create(user=analist, organisatie=eigen, rol=Rol.AANBIEDER, van=BEGIN)
    client.force_login(analist)
    assert "Van wie?" in _text(client.get(URL))
    assert "<table" not in _text(client.post(URL, VRAAG))
    client.post(URL, VRAAG | {"eigenaar": AGB})
    client.post(URL, VRAAG | {"eigenaar": "gemeenten"})
    gezien = InterneInzage.objects.order_by("moment").values_list("aanbieder", "gemeenten")
    assert list(gezien) == [(AGB, []), ("", ["0772"])]


def test_a_figure_that_is_not_there_for_a_provider_is_refused_with_the_reason(
    client: Client, stand: Path, wereld: Wereld
) -> None:
    url = reverse("cijfers:intern", args=["terugkeer_binnen_een_jaar"])
    client.force_login(wereld.users[Rol.AANBIEDER])
    for antwoord in (client.get(url), client.post(url, VRAAG)):
        tekst = _text(antwoord)
        assert "Dit cijfer is er niet per aanbieder: het gaat over alle hulp van een jeugdige samen" in tekst
        assert "<table" not in tekst
        assert "Toon exacte cijfers" not in tekst
    assert not InterneInzage.objects.exists()


def test_without_a_purpose_a_provider_sees_nothing(client: Client, stand: Path, wereld: Wereld) -> None:
    client.force_login(wereld.users[Rol.AANBIEDER])
    assert "<table" not in _text(client.post(URL, VRAAG | {"doel": "kort"}))
    assert not InterneInzage.objects.exists()


def test_a_provider_does_not_reach_the_accounts_of_municipalities(client: Client, wereld: Wereld) -> None:
    client.force_login(wereld.users[Rol.AANBIEDER])
    assert client.get(reverse("cijfers:dekking")).status_code == 403
