"""Where the rules on products change between two publications, the series has a break, and that is kept."""

import datetime
import functools
from pathlib import Path
from typing import Any

from tests.monitor.register import only
from tests.monitor.test_publiceren import small_region
from tests.spec.conftest import make_stand

from jeugdregio.monitor.indelingen import load_indelingen
from jeugdregio.monitor.indelingen.breuken import breaks, read_rules
from jeugdregio.monitor.publicatie import Publicatie
from jeugdregio.monitor.publiceren import publish
from jeugdregio.stand import connect_duckdb

OP = datetime.date(2026, 10, 31)


def rule(waarde: str, van: str = "2019-01-01", tot: str | None = None, **anders: Any) -> dict[str, Any]:
    return {
        "indeling": "verblijf",
        "productcategorie": "43",
        "productcode": None,
        "waarde": waarde,
        "van": van,
        "tot": tot,
    } | anders


def changed(oud: list[dict[str, Any]], nieuw: list[dict[str, Any]]) -> list[str]:
    return [breuk["indeling"] for breuk in breaks(oud, nieuw, gesloten=2024, op=OP)]


def test_other_rules_for_closed_years_are_a_break() -> None:
    oud, sector = [rule("ja")], rule("Verblijf", indeling="sector")
    assert changed(oud, [rule("nee")]) == ["verblijf"]
    assert changed(oud, [rule("ja"), rule("nee", productcode="43A03")]) == ["verblijf"]
    assert changed(oud, [rule("ja"), sector]) == ["sector"]
    assert changed([rule("ja"), sector], [sector, rule("ja")]) == []
    assert breaks(oud, [], gesloten=2024, op=OP) == [
        {"indeling": "verblijf", "op": "2026-10-31", "tot_en_met": 2024}
    ]


def test_a_rule_from_a_later_day_is_no_break() -> None:
    assert changed([rule("ja")], [rule("ja", tot="2025-12-31"), rule("nee", van="2026-01-01")]) == []
    assert changed([rule("ja")], [rule("ja", tot="2023-12-31"), rule("nee", van="2024-01-01")]) == [
        "verblijf"
    ]


def test_of_rules_that_were_not_kept_nothing_is_said() -> None:
    assert breaks(None, [rule("ja")], gesloten=2024, op=OP) == []


@only("unieke_jeugdigen_in_verblijf")
def test_a_publication_keeps_its_rules_and_the_breaks_until_a_revision(tmp_path: Path) -> None:
    motor = connect_duckdb()
    eigen = small_region(functools.partial(make_stand, tmp_path / "een", motor))
    eerste = publish(eigen, tmp_path / "publicatie" / "2025-01-01")
    assert read_rules(eerste)
    regels = [regel for regel in load_indelingen("R") if regel["indeling"] != "verblijf"]
    anders = small_region(functools.partial(make_stand, tmp_path / "twee", motor, indelingen=regels))
    tweede = publish(anders, tmp_path / "publicatie" / "2025-02-01", eerste)
    breuken = Publicatie.open(tweede).meta["trendbreuken"]
    assert breuken == [{"indeling": "verblijf", "op": "2024-01-01", "tot_en_met": 2022}]
    derde = publish(anders, tmp_path / "publicatie" / "2025-03-01", tweede)
    assert Publicatie.open(derde).meta["trendbreuken"] == breuken  # kept, and not said twice
    herzien = publish(anders, tmp_path / "publicatie" / "2025-04-01", derde, herziening="nieuwe indeling")
    assert Publicatie.open(herzien).meta["trendbreuken"] == []
