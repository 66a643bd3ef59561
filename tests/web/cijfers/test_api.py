"""The API: what the public pages show, in the form of the NL API Design Rules."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from jeugdregio.monitor.dimensies import DIMENSIES
from jeugdregio.monitor.publicatie import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("publicatie")]

V1 = "/api/v1"


def _get(client: Client, pad: str, **vraag: Any) -> Any:
    antwoord = client.get(V1 + pad, vraag)
    assert antwoord.status_code == 200, antwoord.content
    return antwoord.json()


def test_the_stand_says_where_the_figures_come_from(client: Client) -> None:
    assert _get(client, "/stand") == {
        "peildatum": "2026-10-31",
        "regio": "SVJ",
        "volledig_tot": "2026-09",
        "fictief": True,
        "software_versie": "0.1.0",
        "schema_versie": "1",
    }


def test_indicators_have_their_definition_and_tables(client: Client) -> None:
    lijst = _get(client, "/indicatoren")
    assert [i["code"] for i in lijst] == [
        "jeugdigen_met_jeugdhulp",
        "gebruik_naar_categorie",
        "kosten",
        "jeugdigen_in_verblijf",
    ]
    assert lijst[0]["per"] == [["jaar", "gebied"], ["jaar", "gemeente"]]
    assert _get(client, "/indicatoren/kosten") == lijst[2]
    assert lijst[2]["bedragsoort"] == "ingediend"


def test_places_say_of_which_kind_they_are(client: Client) -> None:
    assert {"code": "0772", "naam": "Eindhoven", "soort": "gemeente"} in _get(client, "/gebieden")


def test_withheld_unknown_and_zero_are_three_things(client: Client) -> None:
    antwoord = _get(
        client,
        "/indicatoren/jeugdigen_met_jeugdhulp/cijfers",
        per="jaar,gemeente",
        gemeente="1658,0858",
        van=2024,
        tot=2025,
    )
    gezien = [(c["gemeente"], c["jaar"], c["waarde"], c["status"]) for c in antwoord["cijfers"]]
    assert gezien == [
        ("1658", 2024, None, "onderdrukt"),
        ("1658", 2025, 380.0, "gepubliceerd"),
        ("0858", 2024, 0.0, "gepubliceerd"),
        ("0858", 2025, None, "geen noemer"),
    ]
    assert antwoord["peildatum"] == "2026-10-31"
    assert antwoord["per"] == ["jaar", "gemeente"]


def test_a_figure_has_the_dimensions_of_its_table_only(client: Client) -> None:
    antwoord = _get(client, "/indicatoren/gebruik_naar_categorie/cijfers", van=2025)
    assert antwoord["cijfers"][0] == {
        "jaar": 2025,
        "gebied": "SVJ",
        "categorie": "Behandeling",
        "waarde": 68.0,
        "status": "gepubliceerd",
        "voorlopig": False,
        "teller": None,
        "noemer": None,
        "schatting": None,
        "ondergrens": None,
        "bovengrens": None,
    }


def test_every_answer_has_the_version_and_may_be_read_by_any_site(client: Client) -> None:
    for pad in ("/stand", "/indicatoren/bestaat_niet", "/openapi.json"):
        antwoord = client.get(V1 + pad)
        assert antwoord.headers["API-Version"] == "1.2.0"
        assert antwoord.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("pad", "status", "detail"),
    [
        ("/indicatoren/bestaat_niet", 404, "/api/v1/indicatoren"),
        ("/bestaat/niet", 404, "/api/v1/bestaat/niet"),
        ("/indicatoren/kosten/cijfers?per=jaar,sector", 400, "Wel per: jaar,gebied"),
        ("/indicatoren/kosten/cijfers?gemeente=0772", 400, "heeft hier geen gemeente"),
        ("/indicatoren/kosten/cijfers?van=vroeger", 400, "Onjuiste waarde voor: van."),
    ],
)
def test_what_cannot_be_answered_is_a_problem_in_dutch(
    pad: str, status: int, detail: str, client: Client
) -> None:
    antwoord = client.get(V1 + pad)
    assert antwoord.status_code == status
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    probleem = antwoord.json()
    assert probleem["status"] == status
    assert detail in probleem["detail"]


def test_the_description_is_openapi_3_1_and_names_every_address(client: Client) -> None:
    schema = _get(client, "/openapi.json")
    assert schema["openapi"].startswith("3.1")
    assert schema["info"]["version"] == "1.2.0"
    assert set(schema["paths"]) == {
        "/api/v1/stand",
        "/api/v1/gebieden",
        "/api/v1/indicatoren",
        "/api/v1/indicatoren/{code}",
        "/api/v1/indicatoren/{code}/cijfers",
        "/api/v1/indicatoren/{code}/cijfers.csv",
        "/api/v1/indicatoren/{code}/verwachting",
        "/api/v1/indicatoren/{code}/streefwaarden",
        "/api/v1/indicatoren/{code}/referentiecijfers",
        "/api/v1/eerdere-definities",
    }
    parameters = schema["paths"]["/api/v1/indicatoren/{code}/cijfers"]["get"]["parameters"]
    assert not [pad for pad in schema["paths"] if pad.endswith("/")]
    assert {p["name"] for p in parameters} == {"code", "per", "gebied", "gemeente", "van", "tot", *DIMENSIES}
    assert schema["components"]["schemas"]["Cijfer"]["properties"].keys() > DIMENSIES.keys()


def test_figures_are_asked_by_any_dimension_and_come_as_csv_too(client: Client) -> None:
    vraag: dict[str, str | int] = {"categorie": "Verblijf|Begeleiding", "van": 2025}
    antwoord = _get(client, "/indicatoren/gebruik_naar_categorie/cijfers", **vraag)
    assert [(c["categorie"], c["waarde"]) for c in antwoord["cijfers"]] == [
        ("Begeleiding", 20.5),
        ("Verblijf", 8.0),
    ]
    csv = client.get(f"{V1}/indicatoren/gebruik_naar_categorie/cijfers.csv", vraag)
    assert csv.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert csv.headers["Access-Control-Allow-Origin"] == "*"
    regels = csv.content.decode().splitlines()
    assert regels[0].startswith("jaar,gebied,categorie,waarde,status")
    assert [regel.split(",")[2] for regel in regels[1:]] == ["Begeleiding", "Verblijf"]


def test_the_page_about_the_api_names_every_address(client: Client) -> None:
    tekst = client.get("/openbaar/open-gegevens/").content.decode()
    for pad in _get(client, "/openapi.json")["paths"]:
        assert pad in tekst


def test_the_page_about_the_api_explains_every_status_and_keeps_four_kinds_of_nothing_apart(
    client: Client,
) -> None:
    tekst = " ".join(client.get("/openbaar/open-gegevens/").content.decode().split())
    for status in Status:
        assert re.search(rf'data-label="Status"[^>]*>{status}<', tekst)
    for teken in ("·", "–", "n.b."):
        assert re.search(rf'data-label="Op een pagina"[^>]*>{re.escape(teken)}<', tekst)
    assert "Te weinig, onbekend, niet aangeleverd en nul zijn vier verschillende dingen" in tekst


def test_too_many_requests_of_one_address_are_refused(client: Client, settings: Settings) -> None:
    settings.API_PER_MINUUT = 2
    codes = [client.get(f"{V1}/stand", REMOTE_ADDR="192.0.2.1").status_code for _ in range(4)]
    # The third, or the fourth where a new minute began in between.
    assert codes[-1] == 429
    geweigerd = client.get(f"{V1}/stand", REMOTE_ADDR="192.0.2.1")
    assert geweigerd.headers["Content-Type"] == "application/problem+json"
    assert 0 < int(geweigerd.headers["Retry-After"]) <= 60
    assert client.get(f"{V1}/stand", REMOTE_ADDR="192.0.2.2").status_code == 200


def test_an_invented_forwarding_header_does_not_lift_the_limit(client: Client, settings: Settings) -> None:
    settings.API_PER_MINUUT = 2
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    codes = [
        client.get(f"{V1}/stand", headers={"X-Forwarded-For": f"198.51.100.{n}, 192.0.2.9"}).status_code
        for n in range(4)
    ]
    assert codes[-1] == 429


def test_nothing_can_be_written(client: Client) -> None:
    assert client.post(f"{V1}/indicatoren").status_code == 405
