"""Figures of others are kept with the publication, in thousandths of the unit no longer."""

from pathlib import Path

from tests.monitor.register import only
from tests.spec.conftest import make_stand

from jeugdregio.monitor.publicatie import Publicatie
from jeugdregio.monitor.publiceren import publish
from jeugdregio.stand import connect_duckdb

CODE = "aandeel_jeugdigen_met_jeugdhulp"


@only(CODE)
def test_a_publication_has_those_of_its_indicators_in_order(tmp_path: Path) -> None:
    stand = make_stand(
        tmp_path / "stand",
        connect_duckdb(),
        referentiecijfers=[
            {"indicator": code, "periode": periode, "naam": "Nederland", "waarde": waarde, "bron": "CBS"}
            for code, periode, waarde in (
                (CODE, "2020-H2", 10_300),
                (CODE, "2021", 11_950),
                (CODE, "2020", 11_800),
                ("er_is_geen_zulke_indicator", "2020", 1),
            )
        ],
    )
    publicatie = Publicatie.open(publish(stand, tmp_path / "publicatie"))
    gevonden = publicatie.indicator(CODE).references
    assert [(r["periode"], r["waarde"]) for r in gevonden] == [
        ("2020", 11.8),
        ("2021", 11.95),
        ("2020-H2", 10.3),
    ]
