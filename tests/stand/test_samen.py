"""The stands of many regions as one."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.spark.standen import write_stand

from jeugdregio.monitor.inzage import intern
from jeugdregio.stand import TABELLEN, Land, Stand, StandError, open_land
from jeugdregio.stand.meta import BESTAND

GEMEENTEN = {"0101", "0102", "0201", "0202"}


@pytest.fixture
def paden(tmp_path: Path) -> list[Path]:
    """The stands of two regions."""
    return [write_stand(tmp_path / f"R{n:02d}", n, mensen=12) for n in (1, 2)]


def _change_meta(pad: Path, **anders: Any) -> None:
    bestand = pad / BESTAND
    bestand.write_text(json.dumps(json.loads(bestand.read_text()) | anders))


def _change(pad: Path, tabel: str, wijzig: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    bestand = pad / f"{tabel}.parquet"
    rijen = [wijzig(rij) for rij in pq.read_table(bestand).to_pylist()]
    pq.write_table(pa.Table.from_pylist(rijen, schema=TABELLEN[tabel].arrow_schema), bestand)


def _figures(stand: Stand, code: str, *per: str, wie: set[str] = GEMEENTEN) -> dict[str, float | None]:
    rijen = intern(stand, code, per, gemeenten=wie, doel="test")
    return {str(rij.dimensies["gebied"]): rij.waarde for rij in rijen if rij.dimensies["jaar"] == 2023}


def test_the_country_is_its_regions_together(paden: list[Path]) -> None:
    land = _figures(open_land(paden, Land()), "kosten", "jaar", "gebied")
    los = [
        _figures(Stand.open(pad), "kosten", "jaar", "gebied", wie=wie)
        for pad, wie in zip(paden, ({"0101", "0102"}, {"0201", "0202"}), strict=True)
    ]
    assert (land["R01"], land["R02"]) == (los[0]["R01"], los[1]["R02"])
    assert land["NL"] == pytest.approx((land["R01"] or 0) + (land["R02"] or 0))
    assert land["NL"]


def test_who_has_help_in_two_regions_counts_in_both_and_twice_in_the_country(paden: list[Path]) -> None:
    land = _figures(open_land(paden, Land()), "jeugdigen_met_jeugdhulp", "jaar", "gebied")
    assert land["NL"] == (land["R01"] or 0) + (land["R02"] or 0)


def test_a_provider_that_two_regions_name_is_one(paden: list[Path]) -> None:
    namen = open_land(paden, Land()).aanbieders.to_pyarrow().to_pylist()
    assert [rij["naam"] for rij in namen] == ["Aanbieder 1 van R01", "Aanbieder 2 van R01"]


def test_it_is_complete_where_all_are(paden: list[Path]) -> None:
    _change_meta(paden[0], volledig_vanaf="2022-03", volledig_tot="2023-11")
    _change_meta(paden[1], volledig_vanaf=None)
    meta = open_land(paden, Land("ZW", "Zuidwest")).meta
    assert (meta.regio, meta.volledig_vanaf, meta.volledig_tot) == ("ZW", "2022-03", "2023-11")


def test_of_the_country_it_is_known_what_was_refused_where_every_stand_knows_it(paden: list[Path]) -> None:
    assert open_land(paden, Land()).knows_refused
    _change_meta(paden[0], schema_versie="3")
    land = open_land(paden, Land())
    assert (land.knows_refused, land.covered("alle_prestaties")) == (False, {})


def test_within_the_region_is_that_of_the_municipality_itself(paden: list[Path]) -> None:
    for pad in paden:
        _change(pad, "verblijfplaatsen", lambda rij: {**rij, "verblijfgemeente": "0101"})
    rijen = intern(
        open_land(paden, Land()),
        "plaats_van_verblijf",
        ("jaar", "gebied", "verblijfplaats"),
        gemeenten=GEMEENTEN,
        doel="test",
    )
    binnen = {
        rij.dimensies["gebied"]: rij.teller
        for rij in rijen
        if rij.dimensies["jaar"] == 2022 and rij.dimensies["verblijfplaats"] == "Binnen de regio"
    }
    assert binnen["R01"]
    assert not binnen["R02"]


def test_regions_with_the_same_pseudonyms_are_refused(paden: list[Path]) -> None:
    eerste = pq.read_table(paden[0] / "jeugdigen.parquet")
    pq.write_table(eerste, paden[1] / "jeugdigen.parquet")
    with pytest.raises(StandError, match="eigen sleutel"):
        open_land(paden, Land())


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"regio": "R01"}, "meer dan één stand van R01"),
        ({"peildatum": "2024-02-01"}, "verschillende dagen"),
        ({"fictief": False}, "fictief"),
        ({"regio": "NL"}, "andere code"),
        ({"regio": "R77"}, "R77"),
    ],
)
def test_stands_that_do_not_go_together_are_refused(
    paden: list[Path], anders: dict[str, Any], melding: str
) -> None:
    _change_meta(paden[1], **anders)
    with pytest.raises(StandError, match=melding):
        open_land(paden, Land())


def test_a_municipality_is_in_one_region_at_a_time(paden: list[Path]) -> None:
    _change(
        paden[1], "gebieden", lambda rij: {**rij, "gemeente": "0101"} if rij["gemeente"] == "0201" else rij
    )
    with pytest.raises(StandError, match="0101 is tegelijk van R01 en R02"):
        open_land(paden, Land())


def test_regions_that_count_differently_need_a_choice(paden: list[Path]) -> None:
    _change(
        paden[1],
        "indelingen",
        lambda rij: {**rij, "waarde": "nee"} if rij["indeling"] == "verblijf" else rij,
    )
    with pytest.raises(StandError, match="R01 en R02 verschillen"):
        open_land(paden, Land())
    keuze = Land(afspraken_van="R02")
    assert _figures(open_land(paden, keuze), "unieke_jeugdigen_in_verblijf", "jaar", "gebied")["R01"] == 0
    keuze = dataclasses.replace(keuze, afspraken_van="R01")
    assert _figures(open_land(paden, keuze), "unieke_jeugdigen_in_verblijf", "jaar", "gebied")["R01"]
    with pytest.raises(StandError, match="geen stand van R03"):
        open_land(paden, Land(afspraken_van="R03"))


def test_object_storage_is_for_spark() -> None:
    with pytest.raises(StandError, match="alleen Spark"):
        open_land(["s3a://emmer/stand"], Land())
