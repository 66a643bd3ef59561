"""The published figures as files."""

import csv
import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from tests.web.wereld import Wereld

from jeugdregio.web.organisaties.rollen import Rol

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("publicatie")]

CSV = "/openbaar/jeugdigen_met_jeugdhulp.csv"
KEUZE = {"per": "jaar,gemeente", "plaats": ["1658", "0858"], "van": "2024", "tot": "2026"}


def test_a_csv_has_its_dimensions_then_value_and_status(client: Client) -> None:
    antwoord = client.get(CSV, KEUZE)
    assert antwoord.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert antwoord.headers["Content-Disposition"] == (
        'attachment; filename="jeugdigen_met_jeugdhulp-jaar-gemeente-stand-2026-10-31.csv"'
    )
    herkomst = "jeugdigen,,jeugdigen_met_jeugdhulp versie 1,2026-10-31,ja"
    assert antwoord.content.decode() == (
        "jaar,gemeente,waarde,status,voorlopig,teller,noemer,eenheid,bedragsoort,definitie,stand,fictief\n"
        f"2024,1658,,onderdrukt,nee,,,{herkomst}\n"
        f"2025,1658,380,gepubliceerd,nee,,,{herkomst}\n"
        f"2026,1658,300,voorlopig,ja,,,{herkomst}\n"
        f"2024,0858,0,gepubliceerd,nee,,,{herkomst}\n"
        f"2025,0858,,geen noemer,nee,,,{herkomst}\n"
        f"2026,0858,500,voorlopig,ja,,,{herkomst}\n"
    )


def test_signed_in_and_public_files_are_the_same(client: Client, wereld: Wereld) -> None:
    openbaar = client.get(CSV, KEUZE).content
    client.force_login(wereld.users[Rol.BESTUURDER])
    assert client.get(CSV.replace("openbaar", "monitor"), KEUZE).content == openbaar


def test_the_file_behind_the_link_of_the_page_has_the_rows_of_the_page(client: Client) -> None:
    pagina = client.get("/openbaar/jeugdigen_met_jeugdhulp/", {"van": "2025"}).content.decode()
    adres = (
        pagina.split('href="/openbaar/jeugdigen_met_jeugdhulp.csv?')[1].split('"')[0].replace("&amp;", "&")
    )
    rijen: list[dict[str, Any]] = list(
        csv.DictReader(io.StringIO(client.get(f"{CSV}?{adres}").content.decode()))
    )
    assert [(rij["gebied"], rij["jaar"]) for rij in rijen] == [("SVJ", "2025"), ("SVJ", "2026")]


def test_an_excel_file_has_the_figures_and_what_they_mean(client: Client) -> None:
    antwoord = client.get(CSV.replace(".csv", ".xlsx"), KEUZE)
    assert antwoord.headers["Content-Disposition"].endswith('.xlsx"')
    with zipfile.ZipFile(io.BytesIO(antwoord.content)) as boek:
        assert "xl/worksheets/sheet2.xml" in boek.namelist()
        teksten = boek.read("xl/sharedStrings.xml").decode()
    assert "Heeze-Leende" in teksten
    assert "onderdrukt" in teksten


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [({"van": "2026", "tot": "2024"}, "ligt na het laatste jaar"), ({"van": "1999"}, "iets uit de lijst")],
)
def test_a_wrong_choice_gives_the_reason_and_no_file(
    vraag: dict[str, str], fout: str, client: Client
) -> None:
    antwoord = client.get(CSV, vraag)
    assert antwoord.status_code == 400
    assert fout in antwoord.content.decode()


def test_other_forms_and_unknown_indicators_are_not_found(client: Client) -> None:
    assert client.get("/openbaar/jeugdigen_met_jeugdhulp.pdf").status_code == 404
    assert client.get("/openbaar/bestaat_niet.csv").status_code == 404
