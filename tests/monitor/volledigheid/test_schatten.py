"""Estimates beside published figures: of recent periods, never of what rests on a withheld figure."""

import csv
import functools
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import ibis
import pytest
from rich.console import Console
from tests.monitor.register import only
from tests.spec.conftest import make_stand
from tests.spec.test_gebruik import d, prestatie

from jeugdregio.monitor import Publicatie, Rij, Status, uitvoer
from jeugdregio.monitor.indicator import REGISTER, Eenheid, Thema, indicator
from jeugdregio.monitor.inzage import intern
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.monitor.plaatsen import Plaatsen
from jeugdregio.monitor.publiceren import publish
from jeugdregio.monitor.volledigheid import Aanvulling, complete, triangles
from jeugdregio.stand import Stand, connect_duckdb

GEMEENTEN = ("0001", "0002", "0003")
MAANDEN = [f"{jaar}-{maand:02d}" for jaar in (2022, 2023) for maand in range(1, 13)][:-1]


def next_month(maand: str, aantal: int) -> str:
    nummer = int(maand[:4]) * 12 + int(maand[5:]) - 1 + aantal
    return f"{nummer // 12}-{nummer % 12 + 1:02d}-15"


def lines() -> list[dict[str, Any]]:
    """Every month 15 young people of 1,000 euro in each municipality: 12 declared a month later, 3 after two.

    In June 2023 municipality 0002 had no more than 5.
    """
    return [
        prestatie(
            1000 * plek + wie,
            "43A09" if wie % 2 else "45A05",
            f"{maand}-01",
            1_000_00,
            gemeente=gemeente,
            aanbieder=f"9400000{wie % 3}",
            bekend_op=d(next_month(maand, 2 if wie >= 12 else 1)),
        )
        for plek, gemeente in enumerate(GEMEENTEN)
        for maand in MAANDEN
        for wie in ((0, 1, 2, 3, 12) if (gemeente, maand) == ("0002", "2023-06") else range(15))
        if next_month(maand, 2 if wie >= 12 else 1) < "2024-01-01"
    ]


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Stand:
    return make_stand(
        tmp_path_factory.mktemp("volledigheid") / "stand",
        connect_duckdb(),
        volledig=("2022-01", "2023-11"),
        gebieden=[{"gebied": "R", "naam": "Regio", "soort": "inkoopregio", "gemeente": g} for g in GEMEENTEN],
        gemeenten=[
            {"gemeente": g, "naam": f"Plaats {g}", "provincie": "P", "landsdeel": "L"} for g in GEMEENTEN
        ],
        contracten=[{"aanbieder": f"9400000{n}"} for n in range(3)],
        prestaties=lines(),
    )


@pytest.fixture(scope="module")
def publicatie(stand: Stand, tmp_path_factory: pytest.TempPathFactory) -> Publicatie:
    with only("kosten", "kosten_per_jeugdige", "jeugdigen_met_jeugdhulp"):
        return Publicatie.open(publish(stand, tmp_path_factory.mktemp("publicaties") / "2024-01-01"))


def rows(publicatie: Publicatie, *per: str, **filters: Any) -> list[Rij]:
    return publicatie.indicator("kosten").rows(per, **filters)


def test_a_recent_month_shows_what_is_counted_and_what_is_expected(publicatie: Publicatie) -> None:
    (rij,) = rows(publicatie, "maand", maand="2023-11")
    assert (rij.status, rij.waarde) == (Status.VOORLOPIG, 36_000)
    # 12 of every 15 are known after a month, always: no doubt about the rest
    assert (rij.schatting, rij.ondergrens, rij.bovengrens) == (45_000, 45_000, 45_000)


def test_quarter_and_year_add_their_months_up(publicatie: Publicatie) -> None:
    (kwartaal,) = rows(publicatie, "kwartaal", kwartaal="2023-K4")
    # 81,000 and 90,000, to the 2,000 that one young person has in it
    assert (kwartaal.waarde, kwartaal.schatting) == (82_000, 90_000)
    (jaar,) = rows(publicatie, "jaar", jaar=2023)
    # 476,000 and 485,000, to the 20,000 that is at least the 11,000 of one young person
    assert (jaar.waarde, jaar.schatting) == (480_000, 480_000)


def test_an_estimate_of_a_longer_period_says_nothing_that_its_months_do_not(publicatie: Publicatie) -> None:
    vergeleken = 0
    for soort in ("gebied", "gemeente"):
        maanden = {(r.dimensies[soort], r.dimensies["maand"]): r for r in rows(publicatie, "maand", soort)}
        for rij in rows(publicatie, "kwartaal", soort):
            if rij.schatting is None or rij.waarde is None:
                continue
            jaar, nummer = str(rij.dimensies["kwartaal"]).split("-K")
            namen = [f"{jaar}-{3 * int(nummer) - n:02d}" for n in (2, 1, 0)]
            eigen = [maanden[rij.dimensies[soort], naam] for naam in namen if naam in MAANDEN]
            assert all(maand.waarde is not None for maand in eigen)
            erbij = sum((m.schatting or 0) - (m.waarde or 0) for m in eigen if m.schatting is not None)
            # each is rounded to the 2,000 that one young person has in a quarter, months to 1,000
            assert rij.schatting == pytest.approx(rij.waarde + erbij, abs=2_000 + 3 * 1_000)
            vergeleken += 1
    assert vergeleken


def test_closed_periods_and_other_indicators_have_no_estimate(publicatie: Publicatie) -> None:
    assert rows(publicatie, "jaar", jaar=2022)[0].schatting is None
    assert rows(publicatie, "maand", maand="2023-05")[0].schatting is None
    for indicator_ in publicatie:
        if not indicator_.catalogus["completed"]:
            for per in indicator_.per:
                assert all(rij.schatting is None for rij in indicator_.rows(per))


def test_a_place_with_a_withheld_month_has_no_estimate_at_all(publicatie: Publicatie) -> None:
    per_plaats: dict[str, list[Rij]] = {}
    for rij in rows(publicatie, "maand", "gemeente"):
        per_plaats.setdefault(str(rij.dimensies["gemeente"]), []).append(rij)
    met = {g for g, rijen in per_plaats.items() if any(r.schatting is not None for r in rijen)}
    zonder_gat = {g for g, rijen in per_plaats.items() if all(r.waarde is not None for r in rijen)}
    assert met == zonder_gat
    assert "0002" not in met
    assert met  # one of the others is not needed to hide the small one
    for per in ("kwartaal", "jaar"):
        for rij in rows(publicatie, per, "gemeente"):
            assert rij.schatting is None or rij.dimensies["gemeente"] in zonder_gat


def test_a_withheld_row_carries_no_part_of_an_estimate(publicatie: Publicatie) -> None:
    for per in publicatie.indicator("kosten").per:
        for rij in rows(publicatie, *per):
            if rij.waarde is None:
                assert (rij.schatting, rij.ondergrens, rij.bovengrens) == (None, None, None)


def test_exact_figures_have_an_estimate_for_every_place_of_the_mandate(stand: Stand) -> None:
    rijen = intern(stand, "kosten", ("maand", "gemeente"), gemeenten={"0002"}, doel="test")
    assert [(r.waarde, r.schatting) for r in rijen][-2:] == [(15_000.0, 15_000.0), (12_000.0, 15_000.0)]


def test_a_category_can_be_completed_by_itself(stand: Stand) -> None:
    driehoeken = triangles(stand, REGISTER["kosten_naar_categorie"], Plaatsen(stand), ("categorie",))
    verblijf = complete(driehoeken)["R", (("categorie", "Verblijf"),)]
    assert isinstance(verblijf, Aanvulling)
    november = verblijf.per_month()[-1]
    # of 15 young people 7 are in residential care; one of those is declared late
    assert november.schatting is not None
    assert november.geteld == 1_800_000
    assert november.schatting.schatting == pytest.approx(2_100_000, rel=0.01)


def test_every_form_of_output_shows_the_estimate(publicatie: Publicatie) -> None:
    kosten = publicatie.indicator("kosten")
    rijen = kosten.rows(("maand",))
    laatste = list(csv.DictReader(io.StringIO(uitvoer.to_csv(kosten, rijen))))[-1]
    assert (laatste["waarde"], laatste["schatting"], laatste["bovengrens"]) == ("36000", "45000", "45000")
    assert json.loads(uitvoer.to_json(kosten, rijen))["rijen"][-1]["schatting"] == 45_000
    with zipfile.ZipFile(io.BytesIO(uitvoer.to_xlsx(kosten, rijen))) as boek:
        tekst = boek.read("xl/sharedStrings.xml").decode()
        assert all(naam in tekst for naam in ("schatting", "ondergrens", "bovengrens", "naar verwachting"))
        assert "<v>45000</v>" in boek.read("xl/worksheets/sheet1.xml").decode()
    scherm = Console(file=io.StringIO(), width=200)
    scherm.print(uitvoer.to_table(kosten, rijen))
    getoond = scherm.file.getvalue()  # type: ignore[attr-defined]  # a StringIO, as made above
    assert "45.000 en 45.000" in getoond


def test_an_indicator_that_is_not_completed_has_no_columns_for_it(publicatie: Publicatie) -> None:
    jeugdigen = publicatie.indicator("jeugdigen_met_jeugdhulp")
    rijen = jeugdigen.rows(("jaar",))
    assert "schatting" not in uitvoer.to_csv(jeugdigen, rijen)
    assert "schatting" not in uitvoer.to_json(jeugdigen, rijen)


@only("kosten")
def test_without_the_extra_figures_are_published_and_say_what_is_missing(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda naam: None)
    publicatie = Publicatie.open(publish(stand, tmp_path / "2024-01-01"))
    (rij,) = rows(publicatie, "maand", maand="2023-11")
    assert (rij.waarde, rij.schatting) == (36_000, None)
    assert "chainladder" in dict(uitvoer.describe(publicatie.indicator("kosten")))["Schatting"]


def test_only_an_amount_that_is_published_per_month_can_be_completed() -> None:
    declare = functools.partial(
        indicator,
        code="proef",
        label="Proef",
        unit=Eenheid.EURO,
        definition="Proef.",
        numerator="proef",
        source="proef",
        owner="proef",
        thema=Thema.KOSTEN,
        since=d("2026-01-01"),
        familie="proef",
        completed=True,
    )
    with pytest.raises(ValueError, match="bedrag per maand"):
        declare(per=(("jaar", "gebied"),), measure=Maat(Telwijze.BEDRAG))(nothing)
    with pytest.raises(ValueError, match="bedrag per maand"):
        declare(per=(("maand", "gebied"),), measure=Maat(Telwijze.JEUGDIGEN))(nothing)


def nothing(stand: Stand, kalender: ibis.Table) -> ibis.Table:
    """Facts of an indicator that is not to be registered."""
    return kalender
