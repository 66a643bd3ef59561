"""The page on which anyone chooses what stands in a report, and the files it gives."""

import io
from typing import Any

import docx
import pypdf
import pytest
from django.test import Client
from pytest_django import Settings

from jeugdregio.web.cijfers.rapport import keuze

pytestmark = [pytest.mark.django_db]
PAGINA = "/openbaar/rapport/"
PDF = "/openbaar/rapport.pdf"
WORD = "/openbaar/rapport.docx"
VRAAG: dict[str, Any] = {"indicator": ["kosten"], "plaats": ["SVJ"], "van": "2025", "tot": "2025"}


def _text(pdf: bytes) -> str:
    return "".join(pagina.extract_text() for pagina in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_without_a_publication_there_is_nothing_to_report(client: Client, map_: object) -> None:
    assert "nog geen cijfers gepubliceerd" in client.get(PAGINA).content.decode()
    assert client.get(PDF).status_code == 404


@pytest.mark.usefixtures("publicatie")
class TestRapport:
    def test_the_page_has_the_usual_choice_ticked(self, client: Client) -> None:
        tekst = client.get(PAGINA).content.decode()
        assert 'name="indicator" value="jeugdigen_met_jeugdhulp" checked>' in tekst
        assert 'name="indicator" value="kosten">' in tekst
        assert 'name="plaats" value="SVJ" checked>' in tekst
        assert "Cijfers kiezen (1 gekozen)" in tekst

    def test_the_monitor_leads_to_it_with_the_place_and_years_chosen_there(self, client: Client) -> None:
        monitor = client.get("/openbaar/thema/cijfers/", {"plaats": "0772", "van": "2024"}).content.decode()
        adres = monitor.split(f'href="{PAGINA}')[1].split('"')[0].replace("&amp;", "&")
        tekst = client.get(PAGINA + adres).content.decode()
        assert 'name="plaats" value="0772" checked>' in tekst
        assert '<option value="2024" selected>' in tekst

    def test_anyone_downloads_the_chosen_report_as_pdf(self, client: Client) -> None:
        antwoord = client.get(PDF, VRAAG)
        assert antwoord.headers["Content-Type"] == "application/pdf"
        assert antwoord.headers["Content-Disposition"] == (
            'attachment; filename="monitor-jeugdhulp-stand-2026-10-31.pdf"'
        )
        tekst = _text(antwoord.content)
        assert "72.345.678" in tekst
        assert "Jeugdigen met jeugdhulp" not in tekst

    def test_anyone_downloads_the_chosen_report_as_word(self, client: Client) -> None:
        antwoord = client.get(WORD, VRAAG)
        assert antwoord.headers["Content-Disposition"].endswith('.docx"')
        koppen = [alinea.text for alinea in docx.Document(io.BytesIO(antwoord.content)).paragraphs]
        assert "Kosten" in koppen
        assert "Jeugdigen met jeugdhulp" not in koppen

    @pytest.mark.parametrize(
        ("wijziging", "fout"),
        [
            ({"van": "2026", "tot": "2024"}, "ligt na het laatste jaar"),
            ({"indicator": ["bestaat_niet"]}, "Kies bij ‘Cijfers’ iets uit de lijst."),
            ({"plaats": ["9999"]}, "Kies bij ‘Gebieden en gemeenten’ iets uit de lijst."),
        ],
    )
    def test_a_wrong_choice_gives_the_reason_and_no_file(
        self, wijziging: dict[str, Any], fout: str, client: Client
    ) -> None:
        antwoord = client.get(PDF, VRAAG | wijziging)
        assert antwoord.status_code == 400
        assert fout in antwoord.content.decode()

    def test_a_report_that_is_too_large_is_refused_and_the_choice_stays(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(keuze, "MEESTE", 3)
        groot = VRAAG | {"indicator": ["kosten", "jeugdigen_in_verblijf"], "plaats": ["SVJ", "0772"]}
        antwoord = client.get(PDF, groot)
        assert antwoord.status_code == 400
        tekst = antwoord.content.decode()
        assert "het aantal cijfers keer het aantal gebieden is 4" in tekst
        assert 'name="indicator" value="jeugdigen_in_verblijf" checked>' in tekst
        assert 'name="plaats" value="0772" checked>' in tekst

    def test_too_many_reports_for_one_address_are_refused_apart_from_the_api(
        self, client: Client, settings: Settings
    ) -> None:
        settings.RAPPORT_PER_MINUUT = 1
        # The second, or the third where a new minute began in between.
        antwoorden = [client.get(PDF, VRAAG, REMOTE_ADDR="192.0.2.1") for _ in range(3)]
        assert antwoorden[0].status_code == 200
        assert antwoorden[-1].status_code == 429
        assert 0 < int(antwoorden[-1].headers["Retry-After"]) <= 60
        assert "U maakt te veel rapporten achter elkaar" in antwoorden[-1].content.decode()
        assert client.get("/api/v1/stand", REMOTE_ADDR="192.0.2.1").status_code == 200
        assert client.get(PDF, VRAAG, REMOTE_ADDR="192.0.2.2").status_code == 200

    def test_other_forms_are_not_found(self, client: Client) -> None:
        assert client.get("/openbaar/rapport.odt").status_code == 404
