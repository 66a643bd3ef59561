"""Where a figure of an area is not known, its page and the report say whose data are missing."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.urls import reverse

from jeugdregio.monitor.publicatie import SCHEMA

CODE = "jeugdigen_met_jeugdhulp"


def not_delivered(publicatie: Path, *waar: tuple[int, str]) -> None:
    """Make the figures of these years and places unknown."""
    bestand = publicatie / f"{CODE}@1.parquet"
    rijen = pq.ParquetFile(bestand).read().to_pylist()
    for rij in rijen:
        if (rij["jaar"], rij["gebied"] or rij["gemeente"]) in waar:
            rij |= {"waarde": None, "status": "geen gegevens"}
    pq.write_table(pa.Table.from_pylist(rijen, schema=SCHEMA), bestand)


def page(client: Client, plaats: str, tabel: str = "jaar,gebied") -> str:
    adres = reverse("cijfers:openbaar_indicator", args=[CODE])
    antwoord = client.get(f"{adres}?per={tabel}&plaats={plaats}&van=2023&tot=2026")
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


@pytest.mark.django_db
def test_the_page_of_an_area_names_the_municipalities_without_data(publicatie: Path, client: Client) -> None:
    not_delivered(publicatie, (2024, "SVJ"), (2025, "SVJ"), (2024, "0772"), (2025, "0772"), (2025, "0858"))
    assert "Over 2025 zijn geen gegevens aangeleverd van Eindhoven en Valkenswaard." in page(client, "SVJ")


@pytest.mark.django_db
def test_an_area_is_told_of_its_own_municipalities_only(publicatie: Path, client: Client) -> None:
    not_delivered(publicatie, (2025, "SVJ"), (2025, "SVJ-A2"), (2025, "0772"), (2025, "0858"))
    assert "geen gegevens aangeleverd van Valkenswaard." in page(client, "SVJ-A2")


@pytest.mark.django_db
def test_nothing_is_said_where_all_is_known_or_the_place_is_a_municipality(
    publicatie: Path, client: Client
) -> None:
    assert "geen gegevens aangeleverd van" not in page(client, "SVJ")
    not_delivered(publicatie, (2025, "0772"))
    assert "geen gegevens aangeleverd van" not in page(client, "0772", "jaar,gemeente")
