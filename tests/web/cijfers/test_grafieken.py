"""What a chart shows follows from the shape of the figures; its labels are those of the table."""

import json
import re
from datetime import date
from typing import Any

import pytest
import vl_convert

from jeugdregio.monitor.publicatie import Plaats, Status
from jeugdregio.web.cijfers.cijfer import EENHEDEN, Cijfer, Tijdvak
from jeugdregio.web.cijfers.grafiek_vooruit import lift_labels
from jeugdregio.web.cijfers.grafieken import STREEPJES, grafiek
from jeugdregio.web.cijfers.verwachting import Verwachting

SVJ = Plaats("SVJ", "Samen voor Jeugd", "inkoopregio")


def cijfer(
    waarde: float | None,
    jaar: int,
    maand: int | None = None,
    *,
    plaats: Plaats = SVJ,
    groep: str | None = None,
    unit: str = "jeugdigen",
    voorlopig: bool = False,
) -> Cijfer:
    tijdvak = Tijdvak(date(jaar, maand or 1, 1), "maand" if maand else "jaar")
    status = Status.ONDERDRUKT if waarde is None else Status.GEPUBLICEERD
    uitsplitsing = () if groep is None else (("categorie", groep),)
    return Cijfer(plaats, tijdvak, groep, waarde, status, voorlopig, EENHEDEN[unit], uitsplitsing)


def _marks(spec: dict[str, Any]) -> list[str]:
    return [laag["mark"]["type"] for laag in spec["layer"]]


def _values(spec: dict[str, Any]) -> list[dict[str, Any]]:
    datasets: list[list[dict[str, Any]]] = list(spec["datasets"].values())
    return max(datasets, key=len)


JAREN = [cijfer(9475, 2021), cijfer(None, 2022), cijfer(0, 2023), cijfer(7310, 2024, voorlopig=True)]
MAANDEN = [
    cijfer(None if m == 5 else 600 - m, 2021 + m // 12, m % 12 + 1, voorlopig=m > 30) for m in range(36)
]
GROEPEN = [
    cijfer(waarde, jaar, groep=groep, unit="procent")
    for groep, waarden in {"Behandeling": (68.0, 67.0), "Vervoer": (None, 3.0)}.items()
    for jaar, waarde in zip((2021, 2022), waarden, strict=True)
]
PLAATSEN = [cijfer(10.0 + n, 2024, plaats=Plaats(f"{n:04}", f"Plaats {n}", "gemeente")) for n in range(6)]
SOORTEN = {"jaren": JAREN, "maanden": MAANDEN, "groepen": GROEPEN, "plaatsen": PLAATSEN}


def test_years_are_columns_months_a_line_groups_and_places_lying_bars() -> None:
    eerste = {naam: _marks(grafiek(cijfers) or {})[0] for naam, cijfers in SOORTEN.items()}
    assert eerste == {"jaren": "bar", "maanden": "line", "groepen": "bar", "plaatsen": "bar"}
    assert (grafiek(JAREN) or {})["layer"][0]["encoding"]["x"]["field"] == "kort"
    assert (grafiek(PLAATSEN) or {})["layer"][0]["encoding"]["x"]["field"] == "waarde"


def test_nothing_to_show_is_no_chart() -> None:
    assert grafiek([]) is None
    assert grafiek([cijfer(None, 2021), cijfer(None, 2022)]) is None


def test_labels_are_those_of_the_table_and_withheld_differs_from_zero() -> None:
    rijen = _values(grafiek(JAREN) or {})
    assert [rij["tekst"] for rij in rijen] == ["9.475", "·", "0", "7.310"]
    assert [rij["uitleg"] for rij in rijen] == [
        "9.475",
        "niet getoond, om personen te beschermen",
        "0",
        "7.310 (voorlopig)",
    ]
    assert [rij["waarde"] for rij in rijen] == [9475, None, 0, 7310]


def test_a_withheld_year_keeps_its_place_on_the_axis() -> None:
    """The picture is asked, not the specification: layers with other rows could each have their own order."""
    cijfers = [
        cijfer(300, 2021),
        cijfer(None, 2022),
        cijfer(None, 2023),
        cijfer(310, 2024),
        cijfer(None, 2025),
    ]
    svg = vl_convert.vegalite_to_svg(dict(grafiek(cijfers) or {}) | {"width": 400})
    assert re.findall(r">(20\d\d)</text>", svg) == ["2021", "2022", "2023", "2024", "2025"]
    eerst_leeg = [cijfer(None, 2021), cijfer(None, 2022), cijfer(300, 2023)]
    svg = vl_convert.vegalite_to_svg(dict(grafiek(eerst_leeg) or {}) | {"width": 400})
    assert re.findall(r">(20\d\d)</text>", svg) == ["2021", "2022", "2023"]


def test_millions_are_named_on_the_axis_and_not_in_each_label() -> None:
    spec = grafiek([cijfer(71_960_000, 2021, unit="euro"), cijfer(69_000_000, 2022, unit="euro")]) or {}
    assert spec["layer"][0]["encoding"]["y"]["title"] == "miljoen euro"
    assert [rij["tekst"] for rij in _values(spec)] == ["72,0", "69,0"]


def test_provisional_is_dashed_and_lighter_so_that_it_does_not_hang_on_colour() -> None:
    spec = grafiek(JAREN) or {}
    kolom = spec["layer"][0]["encoding"]
    assert kolom["strokeDash"]["condition"] == {"test": "datum.voorlopig", "value": STREEPJES}
    assert kolom["fillOpacity"]["condition"]["value"] < 0.5
    lijn = (grafiek(MAANDEN) or {})["layer"][0]["encoding"]["strokeDash"]["scale"]
    assert lijn == {"domain": ["vast", "voorlopig"], "range": [[1, 0], STREEPJES]}


def test_a_line_breaks_where_a_month_is_withheld_and_the_dashed_part_joins_the_whole_one() -> None:
    spec = grafiek(MAANDEN) or {}
    assert spec["layer"][0]["mark"]["invalid"] == "break-paths-filter-domains"
    delen = next(rijen for rijen in spec["datasets"].values() if rijen and "deel" in rijen[0])
    vast = [rij["begin"] for rij in delen if rij["deel"] == "vast"]
    voorlopig = [rij["begin"] for rij in delen if rij["deel"] == "voorlopig"]
    assert vast[-1] == voorlopig[0] == "2023-07-01"


def test_charts_beside_each_other_can_share_the_axis() -> None:
    schalen = [(grafiek(c, top=1000) or {})["layer"][0]["encoding"]["y"]["scale"] for c in (JAREN, MAANDEN)]
    assert schalen[0] == schalen[1]


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_static_picture_comes_from_the_same_specification(soort: str) -> None:
    spec = dict(grafiek(SOORTEN[soort]) or {}) | {"width": 400}
    beeld = vl_convert.vegalite_to_svg(spec)
    assert beeld.startswith("<svg")
    assert json.dumps(spec).count("http") == 0 or "$schema" in spec


def test_values_below_zero_have_room_on_the_axis_and_their_label_beside_the_bar() -> None:
    spec = grafiek([cijfer(-400, 2024), cijfer(600, 2025)]) or {}
    laag, hoog = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert laag < -400
    assert hoog > 600
    assert [rij["plek"] for rij in _values(spec)] == [0, 600]


def _ends(waarden: list[float]) -> list[tuple[str, bool]]:
    """The labels at the ends of a line of months, first to last, and whether each is above it."""
    spec = grafiek([cijfer(w, 2021 + m // 12, m % 12 + 1) for m, w in enumerate(waarden)]) or {}
    teksten = [laag for laag in spec["layer"] if laag["mark"]["type"] == "text"]
    return [(spec["datasets"][laag["data"]["name"]][0]["tekst"], laag["mark"]["dy"] < 0) for laag in teksten]


def test_the_label_of_an_end_is_where_the_line_is_not() -> None:
    stijgt, daalt = [600.0 + 10 * m for m in range(24)], [830.0 - 10 * m for m in range(24)]
    assert _ends(stijgt) == [("600", False), ("830", True)]
    assert _ends(daalt) == [("830", True), ("600", False)]
    # there the axis is
    assert _ends([*daalt[:-1], 12.0])[-1] == ("12", True)


@pytest.mark.parametrize(("doel", "plek"), [(104.0, 104.0), (98.0, 100.0), (50.0, 100.0), (None, 100.0)])
def test_the_label_of_a_column_gives_way_upwards_only(doel: float | None, plek: float) -> None:
    jaar = Tijdvak(date(2025, 1, 1))
    vooruit = [Verwachting(SVJ, jaar, EENHEDEN["jeugdigen"], None, doel=doel)]
    (rij,) = lift_labels([{"kort": jaar.kort, "waarde": 100.0, "plek": 100.0}], vooruit, 110.0, 1.0)
    assert rij["plek"] == plek
