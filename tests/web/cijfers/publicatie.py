"""A publication written by hand: two areas, three municipalities, every status, small enough to read."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jeugdregio.monitor.publicatie import BESTAND, SCHEMA

PEILDATUM = "2026-10-31"
PLAATSEN = [
    ("SVJ", "Inkoopregio Samen voor Jeugd (10 gemeenten)", "inkoopregio"),
    ("SVJ-A2", "Subregio A2 (3 gemeenten)", "subregio"),
    ("0772", "Eindhoven", "gemeente"),
    ("1658", "Heeze-Leende", "gemeente"),
    ("0858", "Valkenswaard", "gemeente"),
]
# place: value of 2023, 2024, 2025 and, provisional, 2026; None is withheld, "?" unknown
AANTALLEN: dict[str, list[Any]] = {
    "SVJ": [9200, 9100, 9000, 7400],
    "SVJ-A2": [1500, 1490, 1480, 1200],
    "0772": [5500, 5450, 5400, 4500],
    "1658": [400, None, 380, 300],
    "0858": [600, 0, "?", 500],
}
# category: value of 2024 and 2025
VERDELING: dict[str, tuple[float | None, float | None]] = {
    "Behandeling": (68.0, 68.0),
    "Pleegzorg": (70.0, None),
    "Begeleiding": (20.5, 20.5),
    "Verblijf": (8.0, 8.0),
    "Vervoer": (None, None),
}


def write_publicatie(map_: Path, peildatum: str = PEILDATUM, *, fictief: bool = True) -> Path:
    """Write the publication under `map_` and return its folder."""
    doel = map_ / "publicatie" / peildatum
    doel.mkdir(parents=True)
    indicatoren = [
        _indicator(
            doel,
            "jeugdigen_met_jeugdhulp",
            "Jeugdigen met jeugdhulp",
            "jeugdigen",
            _aantallen(("jaar", "gebied"), "gebied", ["SVJ", "SVJ-A2"])
            + _aantallen(("jaar", "gemeente"), "gemeente", ["0772", "1658", "0858"]),
            direction="lager is beter",
        ),
        _indicator(doel, "gebruik_naar_categorie", "Gebruik naar categorie", "procent", _verdeling()),
        _indicator(
            doel,
            "kosten",
            "Kosten",
            "euro",
            [_rij(("jaar", "gebied"), jaar=2025, gebied="SVJ", waarde=72_345_678.0)],
            bedragsoort="ingediend",
        ),
        _indicator(doel, "jeugdigen_in_verblijf", "Jeugdigen in verblijf", "jeugdigen", _maanden()),
    ]
    stand = {
        "peildatum": peildatum,
        "gemaakt_op": f"{peildatum}T08:00:00+01:00",
        "regio": "SVJ",
        "volledig_tot": "2026-09",
        "volledig_vanaf": "2023-01",
        "software_versie": "0.1.0",
        "schema_versie": "1",
        "fictief": fictief,
    }
    plaatsen = [{"code": code, "naam": naam, "soort": soort} for code, naam, soort in PLAATSEN]
    inhoud = {"stand": stand, "plaatsen": plaatsen, "indicatoren": indicatoren}
    (doel / BESTAND).write_text(json.dumps(inhoud), encoding="utf-8")
    return doel


def _rij(per: tuple[str, ...], *, waarde: Any, voorlopig: bool = False, **dimensies: Any) -> dict[str, Any]:
    status = "voorlopig" if voorlopig else "gepubliceerd"
    if waarde is None or waarde == "?":
        status, waarde = ("onderdrukt" if waarde is None else "geen noemer"), None
    rij: dict[str, Any] = dict.fromkeys(SCHEMA.names)
    return (
        rij | {"per": ",".join(per), "waarde": waarde, "status": status, "voorlopig": voorlopig} | dimensies
    )


def _aantallen(per: tuple[str, ...], soort: str, codes: list[str]) -> list[dict[str, Any]]:
    return [
        _rij(per, jaar=jaar, waarde=waarde, voorlopig=jaar == 2026, **{soort: code})
        for code in codes
        for jaar, waarde in zip(range(2023, 2027), AANTALLEN[code], strict=True)
    ]


def _verdeling() -> list[dict[str, Any]]:
    per = ("jaar", "gebied", "categorie")
    return [
        _rij(per, jaar=jaar, gebied="SVJ", categorie=categorie, waarde=waarde)
        for categorie, waarden in VERDELING.items()
        for jaar, waarde in zip((2024, 2025), waarden, strict=True)
    ]


def _maanden() -> list[dict[str, Any]]:
    return [
        _rij(
            ("maand", "gebied"),
            maand=f"{jaar}-{maand:02}",
            gebied="SVJ",
            waarde=None if (jaar, maand) == (2024, 3) else float(500 - maand),
            voorlopig=(jaar, maand) >= (2026, 4),
        )
        for jaar in range(2024, 2027)
        for maand in range(1, 13)
        if (jaar, maand) <= (2026, 9)
    ]


def _indicator(
    doel: Path, code: str, label: str, unit: str, rijen: list[dict[str, Any]], **meer: Any
) -> dict[str, Any]:
    pq.write_table(pa.Table.from_pylist(rijen, schema=SCHEMA), doel / f"{code}@1.parquet")
    per = list(dict.fromkeys(rij["per"] for rij in rijen))
    return {
        "code": code,
        "label": label,
        "unit": unit,
        "definition": f"Wat {label.lower()} betekent.",
        "numerator": "Wie meetelt.",
        "denominator": None,
        "source": "Regiovisie jeugdhulp 2023-2026",
        "direction": "geen oordeel",
        "owner": "Samen voor Jeugd",
        "version": "1",
        "since": "2026-01-01",
        "per": [tabel.split(",") for tabel in per],
        "naar": ["categorie"] if "categorie" in per[0] else [],
        "bedragsoort": None,
        "minimum": 10,
    } | meer


def row(per: tuple[str, ...], *, waarde: Any, voorlopig: bool = False, **dimensies: Any) -> dict[str, Any]:
    """Give a published row; None is withheld, "?" unknown."""
    return _rij(per, waarde=waarde, voorlopig=voorlopig, **dimensies)


def replace_indicator(map_: Path, code: str, rijen: list[dict[str, Any]]) -> None:
    """Give an indicator of amounts these rows, in the publication under `map_`; or add it with them."""
    doel = map_ / "publicatie" / PEILDATUM
    meta = json.loads((doel / BESTAND).read_text(encoding="utf-8"))
    anders = [een for een in meta["indicatoren"] if een["code"] != code]
    meta["indicatoren"] = [*anders, _indicator(doel, code, code, "euro", rijen)]
    (doel / BESTAND).write_text(json.dumps(meta), encoding="utf-8")
