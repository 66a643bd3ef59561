"""The page of the real accounts: there when a file is, one municipality beside its areas."""

from pathlib import Path

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db]
URL = "/openbaar/jaarrekening/"
REGELS = """Gemeenten;Taakveld;Lasten;Baten
Eindhoven;6.72a Jeugdhulp begeleiding;40000;0
Best;6.72a Jeugdhulp begeleiding;5000;0
"""


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
