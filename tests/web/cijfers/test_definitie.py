"""The catalogue of definitions, earlier ones included, and charts as pictures."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from tests.web.cijfers.verwachtingen import change_meta

from jeugdregio.monitor.indelingen.breuken import write_rules
from jeugdregio.monitor.publicatie import BESTAND

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def eerder(publicatie: Path) -> Path:
    """A publication with an earlier definition of kosten, and that names the indelingen it uses."""
    meta = json.loads((publicatie / BESTAND).read_text())
    for catalogus in meta["indicatoren"]:
        if catalogus["code"] == "kosten":
            oud = catalogus | {"version": "0", "definition": "Zo telden we vroeger."}
            oud["vervallen"] = {"op": None, "reden": "De definitie is veranderd.", "opvolger": "kosten"}
            meta["eerder"] = [oud]
        if catalogus["code"] == "jeugdigen_in_verblijf":
            catalogus |= {"indelingen": ["verblijf"], "bronnen": [], "van": []}
        if catalogus["code"] == "gebruik_naar_categorie":
            catalogus |= {"indelingen": ["categorie"], "bronnen": ["wachtlijst"], "van": []}
        if catalogus["code"] == "jeugdigen_met_jeugdhulp":
            catalogus["van"] = ["jeugdigen_in_verblijf"]
    shutil.copy(publicatie / "kosten@1.parquet", publicatie / "kosten@0.parquet")
    (publicatie / BESTAND).write_text(json.dumps(meta))
    return publicatie


def _text(client: Client, adres: str, **vraag: Any) -> str:
    antwoord = client.get(adres, vraag)
    assert antwoord.status_code == 200, antwoord.content
    return " ".join(antwoord.content.decode().split())


def test_the_catalogue_names_every_indicator_and_every_earlier_definition(
    client: Client, eerder: Path
) -> None:
    tekst = _text(client, "/openbaar/definities/")
    for code in ("jeugdigen_met_jeugdhulp", "kosten", "gebruik_naar_categorie", "jeugdigen_in_verblijf"):
        assert f'href="/openbaar/{code}/definitie/"' in tekst
    assert 'href="/openbaar/kosten@0/"' in tekst
    assert "De definitie is veranderd." in tekst


def test_without_figures_the_catalogue_says_that_there_are_none_yet(client: Client) -> None:
    assert "Er zijn nog geen cijfers gepubliceerd" in client.get("/openbaar/definities/").content.decode()


def test_a_definition_says_what_is_delivered_for_it_and_what_it_is_split_by(
    client: Client, eerder: Path
) -> None:
    tekst = _text(client, "/openbaar/gebruik_naar_categorie/definitie/")
    assert '<span class="jr-code">wachtlijst</span>' in tekst
    assert "Per jaar, naar gebied en categorie" in tekst
    assert "categorie van het gebruik" in tekst
    assert "Er hoeft niets apart te worden aangeleverd" in _text(client, "/openbaar/kosten/definitie/")


def test_an_earlier_definition_says_why_it_ended_and_its_figures_are_read_and_downloaded(
    client: Client, eerder: Path
) -> None:
    tekst = _text(client, "/openbaar/kosten@0/definitie/")
    assert "Deze definitie wordt niet meer gebruikt" in tekst
    assert "Zo telden we vroeger." in tekst
    assert "€ 72,3 miljoen" in _text(client, "/openbaar/kosten@0/")
    regels = client.get("/openbaar/kosten@0.csv").content.decode().splitlines()
    assert "kosten versie 0" in regels[1]


def test_stays_show_what_another_region_counts_otherwise(client: Client, eerder: Path) -> None:
    tekst = _text(client, "/openbaar/jeugdigen_in_verblijf/definitie/")
    assert "Wat Food Valley anders telt" in tekst
    assert "Tussenevaluatie FoodValley" in tekst
    assert "43A03 Pleegzorg" in tekst
    assert "Wat Food Valley anders telt" not in _text(client, "/openbaar/kosten/definitie/")


def test_another_region_is_held_against_the_rules_of_this_one(client: Client, eerder: Path) -> None:
    zelfde = {
        "indeling": "verblijf",
        "productcategorie": "43",
        "waarde": "nee",
        "van": "2019-01-01",
        "tot": None,
    }
    write_rules(eerder, [zelfde | {"productcode": "43A03"}])
    assert "anders telt" not in _text(client, "/openbaar/jeugdigen_in_verblijf/definitie/")
    write_rules(eerder, [zelfde | {"productcode": "43A03", "waarde": "ja"}])
    tekst = _text(client, "/openbaar/jeugdigen_in_verblijf/definitie/")
    assert "Food Valley telt dit product anders" in tekst
    assert "43A03 Pleegzorg" in tekst


def test_a_break_in_the_series_is_said_with_the_figures_and_the_definition(
    client: Client, eerder: Path
) -> None:
    breuk = {"indeling": "verblijf", "op": "2026-10-31", "tot_en_met": 2024}
    change_meta(eerder, trendbreuken=[breuk])
    zin = "De jaren tot en met 2024 zijn geteld met de vorige regels"
    assert zin in _text(client, "/openbaar/jeugdigen_in_verblijf/")
    assert zin in _text(client, "/openbaar/jeugdigen_met_jeugdhulp/")  # derived from it here
    assert zin in _text(client, "/openbaar/jeugdigen_in_verblijf/definitie/")
    assert zin not in _text(client, "/openbaar/gebruik_naar_categorie/")


@pytest.mark.parametrize(("soort", "begin"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_a_chart_is_downloaded_as_a_picture(
    soort: str, begin: bytes, client: Client, publicatie: Path
) -> None:
    antwoord = client.get(f"/openbaar/jeugdigen_met_jeugdhulp.1.{soort}", {"plaats": "SVJ"})
    assert antwoord.status_code == 200
    assert antwoord.content.startswith(begin)
    assert f"-stand-2026-10-31.{soort}" in antwoord.headers["Content-Disposition"]


@pytest.mark.usefixtures("publicatie")
@pytest.mark.parametrize("adres", ["bestaat_niet.1.png", "kosten.0.png", "kosten.9.svg", "kosten@7.1.svg"])
def test_a_chart_that_is_not_there_is_not_found(adres: str, client: Client) -> None:
    assert client.get(f"/openbaar/{adres}").status_code == 404


@pytest.mark.usefixtures("publicatie")
def test_who_downloads_too_much_has_to_wait(client: Client, settings: Settings) -> None:
    cache.clear()
    settings.BESTAND_PER_MINUUT = 1
    assert client.get("/openbaar/kosten.csv").status_code == 200
    antwoord = client.get("/openbaar/kosten.1.png")
    assert antwoord.status_code == 429
    assert int(antwoord.headers["Retry-After"]) > 0


@pytest.mark.usefixtures("eerder")
def test_what_is_derived_uses_the_rules_of_its_sources(client: Client) -> None:
    assert "Dit cijfer gebruikt: verblijf of niet." in _text(
        client, "/openbaar/jeugdigen_met_jeugdhulp/definitie/"
    )
    assert "Dit cijfer gebruikt" not in _text(client, "/openbaar/kosten/definitie/")
