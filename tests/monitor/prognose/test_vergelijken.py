"""A forecast beside target and budget: a line a year, or the December of a figure that has no year."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jeugdregio.monitor.afleiden import Tabellen
from jeugdregio.monitor.indicatoren import REGISTER
from jeugdregio.monitor.prognose.vergelijken import compare
from jeugdregio.monitor.publicatie import (
    BESTAND,
    VERWACHTING,
    GepubliceerdeIndicator,
    Publicatie,
    Rij,
    Status,
)
from jeugdregio.monitor.publiceren import write_table


def known(periode: dict[str, str | int], waarde: float | None) -> Rij:
    status = Status.GEPUBLICEERD if waarde is not None else Status.ONDERDRUKT
    return Rij({**periode, "gebied": "R"}, waarde, status, voorlopig=False)


def expected(periode: dict[str, str | int], waarde: float) -> Rij:
    return Rij(
        {**periode, "gebied": "R"}, None, Status.VERWACHT, True, None, None, waarde, waarde - 10, waarde + 10
    )


def published(
    map_: Path, code: str, tabellen: Tabellen, verwacht: Tabellen, streven: list[dict[str, Any]]
) -> GepubliceerdeIndicator:
    een = REGISTER[code]
    write_table(map_ / f"{code}@{een.version}.parquet", tabellen)
    write_table(map_ / f"{code}@{een.version}{VERWACHTING}", verwacht)
    meta = {
        "stand": {"regio": "R"},
        "streefwaarden": [{"indicator": code, "plaats": "R", "bron": "Plan", **s} for s in streven],
        "indicatoren": [een.as_dict()],
    }
    (map_ / BESTAND).write_text(json.dumps(meta), encoding="utf-8")
    return Publicatie.open(map_).indicator(code)


def test_the_difference_is_with_the_budget_and_else_with_the_target(tmp_path: Path) -> None:
    per = ("jaar", "gebied")
    een = published(
        tmp_path,
        "kosten",
        {per: [known({"jaar": 2024}, 100.0), known({"jaar": 2025}, 110.0), known({"jaar": 2026}, 60.0)]},
        {per: [expected({"jaar": 2026}, 120.0), expected({"jaar": 2027}, 130.0)]},
        [
            {"jaar": 2025, "soort": "begroting", "waarde": 105.0},
            {"jaar": 2026, "soort": "begroting", "waarde": 115.0},
            {"jaar": 2026, "soort": "doel", "waarde": 90.0},
            {"jaar": 2027, "soort": "doel", "waarde": 90.0},
        ],
    )
    lijnen = {lijn.periode: lijn for lijn in compare(een)}
    assert list(lijnen) == ["2025", "2026", "2027"]  # of 2024 nothing was intended or expected
    assert {jaar: lijn.verschil for jaar, lijn in lijnen.items()} == {"2025": 5.0, "2026": 5.0, "2027": 40.0}
    assert lijnen["2026"].verwachting == 120.0  # not the part that is known already


def test_december_stands_for_the_year_of_a_figure_on_a_day(tmp_path: Path) -> None:
    per = ("maand", "gebied")
    een = published(
        tmp_path,
        "jeugdigen_in_verblijf",
        {per: [known({"maand": "2025-12"}, 50.0), known({"maand": "2026-03"}, 45.0)]},
        {per: [expected({"maand": "2026-04"}, 44.0), expected({"maand": "2026-12"}, 40.0)]},
        [{"jaar": 2026, "soort": "doel", "waarde": 35.0}],
    )
    assert [(lijn.periode, lijn.verschil) for lijn in compare(een)] == [("2026-12", 5.0)]


def test_a_target_of_a_year_without_figures_is_there(tmp_path: Path) -> None:
    per = ("jaar", "gebied")
    streven = [{"jaar": 2028, "soort": "doel", "waarde": 105.0}]
    een = published(tmp_path, "kosten", {per: [known({"jaar": 2025}, 100.0)]}, {}, streven)
    assert [(lijn.periode, lijn.doel, lijn.verwachting) for lijn in compare(een)] == [("2028", 105.0, None)]


def test_a_withheld_figure_has_no_difference(tmp_path: Path) -> None:
    per = ("jaar", "gebied")
    een = published(
        tmp_path,
        "kosten",
        {per: [known({"jaar": 2025}, None)]},
        {},
        [{"jaar": 2025, "soort": "begroting", "waarde": 105.0}],
    )
    (lijn,) = compare(een)
    assert (lijn.verwachting, lijn.verschil) == (None, None)


def test_a_year_that_is_not_over_is_not_held_against_the_target(tmp_path: Path) -> None:
    per = ("jaar", "gebied")
    een = published(
        tmp_path,
        "jeugdigen_met_jeugdhulp",
        {per: [replace(known({"jaar": 2026}, 60.0), voorlopig=True)]},
        {},
        [{"jaar": 2026, "soort": "doel", "waarde": 105.0}],
    )
    (lijn,) = compare(een)
    assert (lijn.verwachting, lijn.verschil) == (None, None)
