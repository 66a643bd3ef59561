"""A forecast of published months: how far it reaches, what it rests on, and when there is none."""

import dataclasses
import datetime
import functools
import itertools
import math
from pathlib import Path

import pytest
from tests.monitor.register import only
from tests.monitor.test_publiceren import small_region
from tests.spec.conftest import MaakStand, make_stand

from jeugdregio.monitor.afleiden import Tabellen
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.prognose import forecast, read_targets
from jeugdregio.monitor.prognose.reeks import make_reeks
from jeugdregio.monitor.publicatie import Publicatie, Rij, Status
from jeugdregio.monitor.publiceren import publish
from jeugdregio.stand import connect_duckdb

PEILDATUM = datetime.date(2026, 10, 31)
MAANDEN = [f"{jaar}-{maand:02d}" for jaar in range(2021, 2027) for maand in range(1, 13)][:69]  # to 2026-09


def month(naam: str, waarde: float | None, *, voorlopig: bool = False) -> Rij:
    status = Status.ONDERDRUKT if waarde is None else Status.GEPUBLICEERD
    return Rij({"maand": naam, "gebied": "R"}, waarde, status, voorlopig)


def rows() -> list[Rij]:
    """Some 1,000 a month with a season; the last six months are provisional."""
    return [
        month(
            naam,
            round(1000 + 100 * math.sin(n * math.pi / 6) + 37 * n % 23),  # the last term is noise
            voorlopig=n >= len(MAANDEN) - 6,
        )
        for n, naam in enumerate(MAANDEN)
    ]


def asking(code: str) -> Indicator:
    return dataclasses.replace(REGISTER[code], forecast=True)


def forecast_of(rijen: list[Rij], code: str = "jeugdigen_in_verblijf") -> Tabellen:
    return forecast(asking(code), {("maand", "gebied"): rijen}, PEILDATUM)


def test_a_forecast_goes_from_the_last_final_month_to_the_end_of_next_year() -> None:
    verwacht = forecast_of(rows())["maand", "gebied"]
    maanden = [str(rij.dimensies["maand"]) for rij in verwacht]
    assert (maanden[0], maanden[-1], len(maanden)) == ("2026-04", "2027-12", 21)
    for rij in verwacht:
        assert (rij.waarde, rij.status) == (None, Status.VERWACHT)
        assert rij.ondergrens is not None
        assert rij.bovengrens is not None
        assert rij.schatting is not None
        assert rij.ondergrens <= rij.schatting <= rij.bovengrens
    # the season is there: April is high, October low
    per_maand = {str(rij.dimensies["maand"]): rij.schatting or 0 for rij in verwacht}
    assert per_maand["2027-04"] > 1050
    assert per_maand["2027-10"] < 950


def test_of_what_is_counted_on_a_day_no_year_is_forecast() -> None:
    assert set(forecast_of(rows())) == {("maand", "gebied")}


def year(jaar: int, waarde: float, *, voorlopig: bool = False) -> Rij:
    return Rij({"jaar": jaar, "gebied": "R"}, waarde, Status.GEPUBLICEERD, voorlopig)


def people(jaren: list[Rij]) -> Tabellen:
    tabellen: Tabellen = {("maand", "gebied"): rows(), ("jaar", "gebied"): jaren}
    return forecast(asking("jeugdigen_met_jeugdhulp"), tabellen, PEILDATUM)


def test_the_people_of_a_year_follow_from_its_months_as_they_did_in_the_years_that_are_over() -> None:
    # 1,011 a month, and 1.5 times as many in a year: between 1.45 and 1.55
    over = [year(2021 + n, 1011 * verhouding) for n, verhouding in enumerate((1.45, 1.5, 1.55, 1.48, 1.52))]
    verwacht = people([*over, year(2026, 900.0, voorlopig=True)])
    jaren = {rij.dimensies["jaar"]: rij for rij in verwacht["jaar", "gebied"]}
    assert set(jaren) == {2026, 2027}
    for rij in jaren.values():
        assert rij.schatting == pytest.approx(1_516, rel=0.02)
        assert rij.ondergrens is not None
        assert rij.bovengrens is not None
        assert rij.ondergrens < 1011 * 1.45 < 1011 * 1.55 < rij.bovengrens


def test_the_people_of_a_year_are_not_forecast_from_fewer_than_three_years_that_are_over() -> None:
    assert set(people([year(2024, 1_500.0), year(2025, 1_500.0)])) == {("maand", "gebied")}


def test_a_year_of_amounts_is_what_is_known_and_what_is_to_come() -> None:
    jaren = {rij.dimensies["jaar"]: rij for rij in forecast_of(rows(), "kosten")["jaar", "gebied"]}
    assert set(jaren) == {2026, 2027}
    assert jaren[2026].schatting == pytest.approx(12_000, rel=0.02)
    breed = {jaar: (rij.bovengrens or 0) - (rij.ondergrens or 0) for jaar, rij in jaren.items()}
    assert breed[2027] > breed[2026]  # of next year nothing is known yet


def test_a_month_with_an_estimate_counts_with_its_spread() -> None:
    rijen = rows()
    geschat = [
        dataclasses.replace(rij, waarde=700.0, schatting=1000.0, ondergrens=900.0, bovengrens=1100.0)
        if rij.voorlopig
        else rij
        for rij in rijen
    ]
    reeks = make_reeks(geschat)
    assert reeks is not None
    assert (len(reeks.waarden), reeks.waarden[-1]) == (69, 1000.0)
    assert reeks.fout[-1] == pytest.approx(200 / 3.92)
    assert reeks.fout[0] == 0


def test_without_three_years_on_end_there_is_no_forecast() -> None:
    rijen = rows()
    rijen[40] = month(MAANDEN[40], None)  # withheld: only 22 final months follow
    assert make_reeks(rijen) is None
    assert forecast_of(rijen) == {}


def test_who_does_not_ask_gets_none() -> None:
    stil = dataclasses.replace(REGISTER["jeugdigen_in_verblijf"], forecast=False)
    assert forecast(stil, {("maand", "gebied"): rows()}, PEILDATUM) == {}


def test_the_same_figures_give_the_same_forecast() -> None:
    assert forecast_of(rows(), "kosten") == forecast_of(rows(), "kosten")


@only("jeugdigen_met_jeugdhulp")
def test_targets_are_published_in_the_unit_of_the_indicator(tmp_path: Path) -> None:
    (een,) = REGISTER.values()
    nummers = itertools.count()
    doel = {
        "indicator": een.code,
        "plaats": "R",
        "jaar": 2023,
        "soort": "doel",
        "waarde": 41_500,
        "bron": "Plan",
    }

    def maak(**tabellen: object) -> object:
        pad = tmp_path / f"stand-{next(nummers)}"
        return make_stand(pad, connect_duckdb(), **{**tabellen, "streefwaarden": [doel]})  # type: ignore[arg-type]  # rows by table

    maker: MaakStand = functools.partial(maak)  # type: ignore[assignment]  # gives a Stand
    stand = small_region(maker)
    assert [s.waarde for s in read_targets(stand, REGISTER)] == [41.5]
    publicatie = Publicatie.open(publish(stand, tmp_path / "publicatie"))
    assert [s["waarde"] for s in publicatie.indicator(een.code).targets] == [41.5]
    assert publicatie.indicator(een.code).forecast(("maand",)) == []
