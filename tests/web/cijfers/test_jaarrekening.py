"""The page of the real accounts: there when a file is, one municipality beside its areas."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = [pytest.mark.django_db]
URL = "/openbaar/jaarrekening/"
REGELS = """Gemeenten;Taakveld;Lasten;Baten
Eindhoven;6.72a Jeugdhulp begeleiding;40000;0
Best;6.72a Jeugdhulp begeleiding;5000;0
"""


AMSTERDAM = "Amsterdam;6.72a Jeugdhulp begeleiding;90000;0\n"


def test_without_a_file_there_is_no_page(client: Client, map_: Path) -> None:
    assert client.get(URL).status_code == 404


def _file(map_: Path) -> None:
    (map_ / "jaarrekening").mkdir()
    (map_ / "jaarrekening" / "iv3-2023-jaarrekening.csv").write_text(REGELS)


def test_a_municipality_is_beside_its_region_landsdeel_and_the_country(client: Client, map_: Path) -> None:
    _file(map_)
    tekst = client.get(URL, {"gemeente": "0772"}).content.decode()
    for naam in ("Eindhoven (gemeente)", "(jeugdregio)", "(landsdeel)", "Nederland (land)"):
        assert naam in tekst
    assert "de jaarrekeningen van 2023" in tekst
    assert "Eindhoven: jeugdhulp" in tekst


def test_a_municipality_that_is_not_in_the_file_is_told(client: Client, map_: Path) -> None:
    _file(map_)
    assert "Kies bij ‘Gemeente’ iets uit de lijst." in client.get(URL, {"gemeente": "9999"}).content.decode()


def test_it_begins_with_a_municipality_of_the_own_region(
    client: Client, map_: Path, settings: Settings
) -> None:
    _file(map_)
    settings.JEUGDREGIO_REGIO = ""
    assert client.get(URL).context["gemeente"] == "Best"
    settings.JEUGDREGIO_REGIO = "SVJ"
    (map_ / "jaarrekening" / "iv3-2024-jaarrekening.csv").write_text(REGELS + AMSTERDAM)
    assert client.get(URL).context["gemeente"] == "Best"
    settings.JEUGDREGIO_REGIO = ""
    assert client.get(URL).context["gemeente"] == "Amsterdam"


def test_what_incomplete_means_and_who_is_missing_is_told(client: Client, map_: Path) -> None:
    _file(map_)
    tekst = " ".join(client.get(URL).content.decode().split())
    assert "‘Onvolledig’ betekent dat niet elke gemeente van het gebied in het bestand staat" in tekst
    assert "Er ontbreken 340 gemeenten." in tekst
