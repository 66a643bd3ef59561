"""What is published: protected, kept, read back, and stable once a period is closed."""

import csv
import functools
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.monitor.register import only
from tests.spec.conftest import MaakStand, make_stand
from tests.spec.test_gebruik import d, levering, prestatie

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.inzage import intern
from jeugdregio.monitor.publicatie import Publicatie, Status, newest_publicatie
from jeugdregio.monitor.publiceren import publish
from jeugdregio.monitor.uitvoer import lijst, nl_number, to_csv, to_json, to_table, to_xlsx
from jeugdregio.stand import Stand, connect_duckdb

AANTALLEN = [{"gemeente": g, "jaar": 2022, "aantal": 100} for g in ("0001", "0002")]


def small_region(maak_stand: MaakStand, extra: int = 0) -> Stand:
    """0001: 23 ambulant (+ extra) and 12 verblijf; 0002: 14 ambulant and 4 verblijf. No one has both.

    Messages: 0001 refused 20 of 60, 0002 refused 2 of 40.
    """
    leveringen: list[dict[str, Any]] = []
    prestaties: list[dict[str, Any]] = []
    groepen = [
        ("0001", "45A05", 23 + extra),
        ("0001", "43A09", 12),
        ("0002", "45A05", 14),
        ("0002", "43A09", 4),
    ]
    for gemeente, product, aantal in groepen:
        for _ in range(aantal):
            wie = len(leveringen)
            anders: Mapping[str, Any] = {"gemeente": gemeente, "aanbieder": f"9400000{wie % 3}"}
            leveringen.append(levering(wie, product, "2022-02-01", "2022-11-30", **anders))
            prestaties.append(prestatie(wie, product, "2022-02-01", 100_000, **anders))
    return maak_stand(
        jeugdigen=[{"pseudoniem": n, "geboortemaand": d("2012-01-01")} for n in range(len(leveringen))],
        leveringen=leveringen,
        prestaties=prestaties,
        jeugdigenaantallen=AANTALLEN,
        contracten=[{"aanbieder": f"9400000{n}"} for n in range(3)],
        berichtaantallen=[
            {"gemeente": g, "aanbieder": "94000001", "soort": "JW305", "maand": d("2022-03-01")}
            | {"uitkomst": uitkomst, "aantal": aantal}
            for g, uitkomst, aantal in (
                ("0001", "verwerkt", 40),
                ("0001", "geweigerd", 20),
                ("0002", "verwerkt", 38),
                ("0002", "geweigerd", 2),
            )
        ],
    )


@pytest.fixture(scope="module")
def publicatie(tmp_path_factory: pytest.TempPathFactory) -> Publicatie:
    pad = tmp_path_factory.mktemp("publiceren")
    stand = small_region(functools.partial(make_stand, pad / "stand", connect_duckdb()))
    return Publicatie.open(publish(stand, pad / "publicatie" / "2024-01-01"))


def values(publicatie: Publicatie, code: str, *per: str, **filters: Any) -> dict[tuple[Any, ...], Any]:
    rijen = publicatie.indicator(code).rows(per, **filters)
    return {tuple(r.dimensies.values()): r.waarde if r.waarde is not None else str(r.status) for r in rijen}


def test_counts_are_rounded_and_small_ones_withheld(publicatie: Publicatie) -> None:
    assert values(publicatie, "jeugdigen_met_jeugdhulp", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): 35.0,
        (2022, "0002"): 20.0,
    }
    verblijf = values(publicatie, "unieke_jeugdigen_in_verblijf", "jaar", "gemeente", jaar=2022)
    assert verblijf[2022, "0002"] == "onderdrukt"


def test_a_few_messages_are_withheld_as_a_few_people_are(publicatie: Publicatie) -> None:
    assert values(publicatie, "geweigerde_berichten", "jaar", "gemeente", jaar=2022) == {
        (2022, "0001"): "onderdrukt",  # with that of the region it would give the 2
        (2022, "0002"): "onderdrukt",
    }
    assert values(publicatie, "geweigerde_berichten", "jaar")[2022,] == 20.0  # 20 of 100, rounded


def test_shares_come_from_the_rounded_counts(publicatie: Publicatie) -> None:
    rij = publicatie.indicator("gebruik_naar_categorie").rows(("jaar",), jaar=2022, categorie="Behandeling")[
        0
    ]
    assert (rij.teller, rij.noemer, rij.waarde) == (35.0, 55.0, 63.6)
    assert rij.status is Status.GEPUBLICEERD


def test_zero_withheld_and_unknown_are_three_things(publicatie: Publicatie) -> None:
    code = "aandeel_jeugdigen_met_jeugdhulp"
    assert values(publicatie, code, "jaar") == {(2022,): 27.5, (2023,): "geen gegevens"}
    assert values(publicatie, "jeugdigen_met_jeugdhulp", "jaar")[2023,] == 0.0
    assert values(publicatie, "jeugdigen_in_verblijf", "maand", "gemeente")["2022-03", "0002"] == "onderdrukt"


def test_no_published_amount_has_fewer_than_ten_people_behind_it(publicatie: Publicatie) -> None:
    per = ("jaar", "gemeente", "categorie")
    kosten = values(publicatie, "kosten_naar_categorie", *per, jaar=2022, gemeente="0002")
    # with two categories and a published total, the second goes with the first
    assert kosten == {(2022, "0002", "Behandeling"): "onderdrukt", (2022, "0002", "Verblijf"): "onderdrukt"}
    assert values(publicatie, "kosten", "jaar", "gebied")[2022, "R"] == 53_000.0


def test_withheld_rows_carry_no_part_of_the_figure(publicatie: Publicatie) -> None:
    for indicator in publicatie:
        for per in indicator.per:
            for rij in indicator.rows(per):
                if rij.status in {Status.ONDERDRUKT, Status.GEEN_NOEMER, Status.GEEN_GEGEVENS}:
                    assert (rij.waarde, rij.teller, rij.noemer) == (None, None, None)
                else:
                    assert rij.waarde is not None


def test_every_place_and_period_has_a_row(publicatie: Publicatie) -> None:
    assert len(publicatie.indicator("kosten").rows(("maand", "gemeente"))) == 24 * 2
    assert {r.dimensies["gemeente"] for r in publicatie.indicator("kosten").rows(("jaar", "gemeente"))} == {
        "0001",
        "0002",
    }


def test_recent_periods_are_provisional(publicatie: Publicatie) -> None:
    maanden = {r.dimensies["maand"]: r.voorlopig for r in publicatie.indicator("kosten").rows(("maand",))}
    assert min(m for m, voorlopig in maanden.items() if voorlopig) == "2023-07"
    assert publicatie.indicator("kosten").rows(("jaar",), jaar=2023)[0].status is Status.VOORLOPIG


def test_a_table_that_is_not_published_is_refused_with_what_there_is(publicatie: Publicatie) -> None:
    with pytest.raises(MonitorError, match="Wel per: jaar,gebied"):
        publicatie.indicator("kosten").rows(("jaar", "categorie"))
    with pytest.raises(MonitorError, match="niet in de publicatie"):
        publicatie.indicator("bestaat_niet")


@only("jeugdigen_met_jeugdhulp")
def test_closed_years_keep_their_figures_in_the_next_publication(
    publicatie: Publicatie, maak_stand: MaakStand, tmp_path: Path
) -> None:
    stand = small_region(maak_stand, extra=20)
    nieuw = Publicatie.open(publish(stand, tmp_path / "b", publicatie.pad))
    code = "jeugdigen_met_jeugdhulp"
    assert values(nieuw, code, "jaar", "gebied") == values(publicatie, code, "jaar", "gebied")
    herzien = Publicatie.open(publish(stand, tmp_path / "c", publicatie.pad, herziening="late berichten"))
    assert values(herzien, code, "jaar", "gebied")[2022, "R"] == 75.0
    assert herzien.meta["herziening"] == "late berichten"


def test_the_newest_publication_is_found_and_none_is_overwritten(
    publicatie: Publicatie, maak_stand: MaakStand
) -> None:
    assert newest_publicatie(publicatie.pad.parent.parent) == publicatie.pad
    with pytest.raises(MonitorError, match="nooit overschreven"):
        publish(small_region(maak_stand), publicatie.pad)


def test_exact_figures_need_a_purpose_and_municipalities(maak_stand: MaakStand) -> None:
    stand = small_region(maak_stand)
    with pytest.raises(MonitorError, match="waarvoor"):
        intern(stand, "kosten", ("jaar",), gemeenten={"0001"}, doel=" ")
    with pytest.raises(MonitorError, match="gemeenten"):
        intern(stand, "kosten", ("jaar",), gemeenten=(), doel="test")
    rijen = intern(
        stand, "unieke_jeugdigen_in_verblijf", ("jaar", "gemeente"), gemeenten={"0002"}, doel="test"
    )
    assert [r.waarde for r in rijen] == [4.0, 0.0]


def test_csv_has_the_dimensions_as_columns_with_waarde_and_status(publicatie: Publicatie) -> None:
    indicator = publicatie.indicator("gebruik_naar_categorie")
    gelezen = list(csv.DictReader(io.StringIO(to_csv(indicator, indicator.rows(("jaar",))))))
    assert list(gelezen[0])[:4] == ["jaar", "categorie", "waarde", "status"]
    assert (gelezen[0]["jaar"], gelezen[0]["waarde"]) == ("2022", "63.6")


def test_every_row_of_a_csv_says_which_stand_definition_and_kind_of_amount(publicatie: Publicatie) -> None:
    indicator = publicatie.indicator("kosten")
    for rij in csv.DictReader(io.StringIO(to_csv(indicator, indicator.rows(("jaar",))))):
        assert (rij["stand"], rij["bedragsoort"], rij["eenheid"]) == ("2024-01-01", "ingediend", "euro")
        assert rij["definitie"] == "kosten versie 1"


def test_a_table_without_rows_still_has_its_heading(publicatie: Publicatie) -> None:
    indicator = publicatie.indicator("kosten")
    kop = ["jaar", "gemeente", "waarde", "status", "voorlopig", "teller", "noemer"]
    leeg = to_csv(indicator, [], ("jaar", "gemeente")).splitlines()
    assert len(leeg) == 1
    assert leeg[0].split(",")[: len(kop)] == kop
    assert to_csv(indicator, indicator.rows(("jaar", "gemeente"))).splitlines()[0] == leeg[0]
    with zipfile.ZipFile(io.BytesIO(to_xlsx(indicator, [], ("jaar", "gemeente")))) as boek:
        assert all(naam in boek.read("xl/sharedStrings.xml").decode() for naam in kop)


def test_json_excel_and_the_terminal_say_which_stand_and_definition(publicatie: Publicatie) -> None:
    indicator = publicatie.indicator("kosten")
    rijen = indicator.rows(("jaar", "gemeente"))
    inhoud = json.loads(to_json(indicator, rijen))
    assert inhoud["indicator"]["bedragsoort"] == "ingediend"
    assert inhoud["stand"]["peildatum"] == "2024-01-01"
    with zipfile.ZipFile(io.BytesIO(to_xlsx(indicator, rijen))) as boek:
        tekst = boek.read("xl/sharedStrings.xml").decode()
    assert "ingediend" in tekst
    assert "2024-01-01" in tekst
    tabel = to_table(indicator, rijen)
    assert "ingediend" in str(tabel.caption)
    assert tabel.row_count == len(rijen)


def test_the_terminal_says_once_why_values_are_missing(publicatie: Publicatie) -> None:
    indicator = publicatie.indicator("unieke_jeugdigen_in_verblijf")
    rijen = indicator.rows(("jaar", "gemeente"))
    assert Status.ONDERDRUKT in {rij.status for rij in rijen}
    onder = str(to_table(indicator, rijen).caption).splitlines()
    assert onder[1:] == ["onderdrukt: niet getoond, om personen te beschermen"]
    zonder = [rij for rij in rijen if rij.status is not Status.ONDERDRUKT]
    assert len(str(to_table(indicator, zonder).caption).splitlines()) == 1


def test_numbers_are_written_the_dutch_way() -> None:
    assert [nl_number(w) for w in (1234567.0, 12.5, None)] == ["1.234.567", "12,5", "-"]


def test_the_catalogue_says_where_each_indicator_comes_from() -> None:
    rijen = json.loads(lijst("json"))
    assert {rij["code"] for rij in rijen} == set(REGISTER)
    assert len(list(csv.DictReader(io.StringIO(lijst("csv"))))) == len(rijen)
    assert "kosten" in lijst("tabel")
    for rij in rijen:
        assert rij["bron"]
        assert rij["per"]
        assert rij["betekenis"].endswith(".")
