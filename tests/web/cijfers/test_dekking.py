"""What the messages cover of what was booked: a mandate, a purpose and a record, a municipality at a time."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.cijfers.registerrijen import PEILDATUM
from tests.web.wereld import Wereld

from jeugdregio.web.cijfers.actions import ensure_indelingen
from jeugdregio.web.cijfers.export import make_stand
from jeugdregio.web.cijfers.models import InterneInzage
from jeugdregio.web.gebieden.models import Gebied
from jeugdregio.web.organisaties.models import Mandaat, MandaatGemeente
from jeugdregio.web.organisaties.rollen import Rol, Taak

URL = "/monitor/dekking/"
VRAAG = {"gemeente": "0772", "doel": "Nagaan waarom berichten en boekingen verschillen"}
REGELS = """Gemeenten;Taakveld;Lasten;Baten
Eindhoven;6.762 Jeugdhulp behandeling lokaal;570;0
"""


@pytest.fixture
def rekening(map_: Path) -> None:
    """The accounts of 2025 of one municipality, x 1,000 euros."""
    (map_ / "jaarrekening").mkdir()
    (map_ / "jaarrekening" / "iv3-2025-jaarrekening.csv").write_text(REGELS)


def _text(antwoord: Any) -> str:
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


def test_without_accounts_there_is_no_page(client: Client, map_: Path, wereld: Wereld) -> None:
    client.force_login(wereld.users[Rol.DATA_ANALIST])
    assert client.get(URL).status_code == 404


@pytest.mark.usefixtures("rekening")
class TestMetRekening:
    @pytest.fixture
    def stand(self, register: Path) -> Path:
        """A stand with the declared lines of one young person in Eindhoven."""
        ensure_indelingen(gebied=Gebied.objects.get(code="SVJ"))
        return make_stand(register, PEILDATUM, regio="SVJ")

    def test_nothing_is_shown_before_a_purpose_is_given(
        self, client: Client, stand: Path, wereld: Wereld
    ) -> None:
        client.force_login(wereld.users[Rol.DATA_ANALIST])
        tekst = _text(client.get(URL)) + _text(client.post(URL, {**VRAAG, "doel": "kort"}))
        assert "Waarvoor hebt u deze cijfers nodig?" in tekst
        assert "<table" not in tekst
        assert not InterneInzage.objects.exists()

    def test_booked_stands_beside_declared_with_what_does_not_link_and_that_is_recorded(
        self, client: Client, stand: Path, wereld: Wereld
    ) -> None:
        analist = wereld.users[Rol.DATA_ANALIST]
        client.force_login(analist)
        tekst = _text(client.post(URL, VRAAG))
        assert "Eindhoven, 2025" in tekst
        assert 'data-label="Geboekt">€ 570.000</td>' in tekst
        assert 'data-label="Gedeclareerd">€ 285</td>' in tekst
        assert "Wat niet koppelt, en waarom" in tekst
        inzage = InterneInzage.objects.get()
        assert (inzage.gebruiker, inzage.indicator, inzage.gemeenten) == (analist, "dekking", ["0772"])
        assert (inzage.doel, inzage.peildatum) == (VRAAG["doel"], PEILDATUM)

    def test_all_municipalities_of_the_mandate_are_shown_together(
        self, client: Client, stand: Path, wereld: Wereld
    ) -> None:
        (stand.parents[1] / "jaarrekening" / "iv3-2025-jaarrekening.csv").write_text(
            REGELS + "Best;6.762 Jeugdhulp behandeling lokaal;30;0\n"
        )
        for mandaat in Mandaat.objects.filter(taak=Taak.CIJFERS_INTERN):
            MandaatGemeente.objects.create(mandaat=mandaat, gemeentecode="0753")
        client.force_login(wereld.users[Rol.DATA_ANALIST])
        codes = [code for code, _ in client.get(URL).context["form"].fields["gemeente"].choices]
        assert codes == ["alle", "0753", "0772"]
        antwoord = client.post(URL, {**VRAAG, "gemeente": "alle"})
        tekst = _text(antwoord)
        assert "Samen (2 gemeenten" in tekst
        assert 'data-label="Geboekt">€ 600.000</td>' in tekst
        assert 'data-label="Gemeente"><span>Best</span>' in tekst
        assert InterneInzage.objects.get().gemeenten == ["0753", "0772"]

    def test_a_municipality_outside_the_mandate_is_refused(
        self, client: Client, stand: Path, wereld: Wereld
    ) -> None:
        client.force_login(wereld.users[Rol.DATA_ANALIST])
        assert "<table" not in _text(client.post(URL, {**VRAAG, "gemeente": "0794"}))
        assert not InterneInzage.objects.exists()

    def test_without_a_stand_the_page_says_how_to_make_one(
        self, client: Client, register: Path, wereld: Wereld
    ) -> None:
        client.force_login(wereld.users[Rol.DATA_ANALIST])
        assert "Er is nog geen stand" in _text(client.post(URL, VRAAG))

    def test_the_page_of_the_accounts_leads_here_for_who_may(self, client: Client, wereld: Wereld) -> None:
        adres = "/openbaar/jaarrekening/"
        assert URL not in _text(client.get(adres))
        client.force_login(wereld.users[Rol.CONTRACTMANAGER])
        assert f'href="{URL}"' in _text(client.get(adres))
