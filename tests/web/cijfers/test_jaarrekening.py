"""The page of the real accounts: there when a file is, one municipality beside its areas."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.web.cijfers.publicatie import replace_indicator, row, write_publicatie

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


def _published(map_: Path) -> None:
    """A publication of costs of 2023: of Eindhoven, and of the region."""
    kosten = [
        row(("jaar", "gemeente"), jaar=2023, gemeente="0772", waarde=None),
        row(("jaar", "gebied"), jaar=2023, gebied="SVJ", waarde=72_345_678.0, voorlopig=True),
    ]
    pgb = [
        row(("jaar", "gemeente"), jaar=2023, gemeente="0772", waarde=1_000_000.0),
        row(("jaar", "gebied"), jaar=2023, gebied="SVJ", waarde=4_000_000.0),
    ]
    write_publicatie(map_)
    replace_indicator(map_, "kosten", kosten)
    replace_indicator(map_, "kosten_pgb", pgb)


def test_published_costs_of_the_year_stand_beside_the_accounts_with_why_they_differ(
    client: Client, map_: Path
) -> None:
    _file(map_)
    _published(map_)
    antwoord = client.get(URL, {"gemeente": "0772"})
    tekst = " ".join(antwoord.content.decode().split())
    assert "Eindhoven: de eigen kosten naast de jaarrekening" in tekst
    assert 'data-label="Jaarrekening, jeugdhulp">€ 40.000.000</td>' in tekst
    # what is withheld is withheld here too, and nothing is added up with it
    assert '<span class="jr-verborgen">niet getoond, om personen te beschermen</span>' in tekst
    assert "€ 72.345.678<span" in tekst
    assert "€ 76.345.678" in tekst
    assert "De bedragen zijn nooit helemaal gelijk." in tekst
    assert "de cijfers van de monitor zijn verzonnen" in tekst
    eigen = antwoord.context["eigen"]
    assert [een["naam"] for een in eigen] == ["Eindhoven", "Inkoopregio Samen voor Jeugd (10 gemeenten)"]
    assert [een["samen"].tekst for een in eigen] == ["·", "€\xa076.345.678"]
    assert "Heeze-Leende" in eigen[1]["ontbreekt"]


def test_a_municipality_or_a_year_without_published_costs_has_the_accounts_only(
    client: Client, map_: Path
) -> None:
    _file(map_)
    _published(map_)
    (map_ / "jaarrekening" / "iv3-2023-jaarrekening.csv").write_text(REGELS + AMSTERDAM)
    assert "de eigen kosten" not in client.get(URL, {"gemeente": "0363"}).content.decode()
    (map_ / "jaarrekening" / "iv3-2024-jaarrekening.csv").write_text(REGELS)
    assert "de eigen kosten" not in client.get(URL, {"gemeente": "0772"}).content.decode()
