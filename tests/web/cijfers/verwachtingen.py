"""A forecast, targets and budgets added to the publication written by hand."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jeugdregio.monitor.publicatie import BESTAND, SCHEMA, VERWACHTING

BRON = "Begroting 2026"
# period: estimate and bounds, in euro
JAREN = {2026: (80_000_000.0, 78_000_000.0, 82_000_000.0), 2027: (84_000_000.0, 70_000_000.0, 99_000_000.0)}
MAANDEN = {
    "2026-10": (480.0, 470.0, 490.0),
    "2026-11": (478.0, 465.0, 491.0),
    "2026-12": (475.0, 460.0, 492.0),
}


def add_forecast(publicatie: Path) -> None:
    """Give `kosten` a forecast of two years and `jeugdigen_in_verblijf` one of three months, both of SVJ."""
    jaren = [_row(("jaar", "gebied"), cijfers, jaar=jaar) for jaar, cijfers in JAREN.items()]
    begin = [_row(("maand", "gebied"), (1.0, 1.0, 1.0), maand="2026-10")]
    _write(publicatie, "kosten", jaren + begin)
    maanden = [_row(("maand", "gebied"), cijfers, maand=maand) for maand, cijfers in MAANDEN.items()]
    _write(publicatie, "jeugdigen_in_verblijf", maanden)
    change_meta(publicatie, forecast=("kosten", "jeugdigen_in_verblijf"))


def change_meta(
    publicatie: Path,
    *,
    forecast: tuple[str, ...] = (),
    per: Mapping[str, list[list[str]]] | None = None,
    **meer: Any,
) -> None:
    """Say in the publication which indicators ask for a forecast, the tables of some, and whatever more."""
    meta = json.loads((publicatie / BESTAND).read_text(encoding="utf-8")) | meer
    for catalogus in meta["indicatoren"]:
        catalogus["per"] = (per or {}).get(catalogus["code"], catalogus["per"])
        catalogus["forecast"] = catalogus["code"] in forecast
        if catalogus["forecast"] and ["maand", "gebied"] not in catalogus["per"]:
            catalogus["per"].append(["maand", "gebied"])
    (publicatie / BESTAND).write_text(json.dumps(meta), encoding="utf-8")


def streven(indicator: str, jaar: int, waarde: float, soort: str = "doel", plaats: str = "SVJ") -> Any:
    """A target or budget as a publication has it."""
    return {
        "indicator": indicator,
        "plaats": plaats,
        "jaar": jaar,
        "soort": soort,
        "waarde": waarde,
        "bron": BRON,
    }


def _row(per: tuple[str, str], cijfers: tuple[float, float, float], **periode: Any) -> dict[str, Any]:
    rij: dict[str, Any] = dict.fromkeys(SCHEMA.names)
    rij |= {"per": ",".join(per), "gebied": "SVJ", "status": "verwacht", "voorlopig": True} | periode
    return rij | dict(zip(("schatting", "ondergrens", "bovengrens"), cijfers, strict=True))


def _write(publicatie: Path, code: str, rijen: list[dict[str, Any]]) -> None:
    bestand = (publicatie / f"{code}@1.parquet").with_suffix(VERWACHTING)
    pq.write_table(pa.Table.from_pylist(rijen, schema=SCHEMA), bestand)
