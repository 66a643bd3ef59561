"""The list of every rule: nothing missing, in three forms, readable on a screen of 100 columns."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from jeugdregio.cli import app
from jeugdregio.ijw.toetsen.regels import BREEDTE, Waar, overview, to_csv, to_json, to_table


def test_every_rule_says_where_it_is_checked() -> None:
    waar = {v.regel: (v.niveau, v.waar) for v in overview()}
    assert waar["CS002"] == ("bericht", Waar.LEZEN)
    assert waar["TR378"] == ("externe bron", Waar.LEZEN)
    assert waar["RS010"] == ("bericht", Waar.SCHEMA)
    assert waar["OP065"] == ("proces", Waar.PROCES)


def test_the_rules_come_in_the_order_of_their_numbers() -> None:
    codes = [v.regel for v in overview()]
    assert codes.index("OP033") < codes.index("OP033X1") < codes.index("OP033X2") < codes.index("OP039")
    assert codes.index("TR002") < codes.index("TR101")


def test_every_line_of_the_table_fits_the_screen() -> None:
    regels = to_table(overview()).splitlines()
    assert max(map(len, regels)) <= BREEDTE
    assert regels[-1].startswith(f"{len(overview())} regels: schema ")
    assert {v.regel for v in overview()} <= {regel.split(" ")[0] for regel in regels}


def test_csv_and_json_hold_the_whole_text() -> None:
    langste = max(overview(), key=lambda v: len(v.tekst))
    rijen = {rij["regel"]: rij for rij in csv.DictReader(io.StringIO(to_csv(overview())))}
    objecten = {rij["regel"]: rij for rij in json.loads(to_json(overview()))}
    assert rijen.keys() == objecten.keys() == {v.regel for v in overview()}
    for gevonden in (rijen, objecten):
        assert gevonden[langste.regel]["tekst"] == langste.tekst
        assert gevonden[langste.regel]["waar"] == langste.waar.value
    assert objecten["TR101"]["retourcode"] == "0001"


@pytest.mark.parametrize(("formaat", "begin"), [("tabel", "regel "), ("csv", "regel,niveau,"), ("json", "[")])
def test_the_command_gives_the_list(formaat: str, begin: str) -> None:
    uitslag = CliRunner().invoke(app, ["ijw", "regels", "--formaat", formaat])
    assert uitslag.exit_code == 0
    assert uitslag.stdout.startswith(begin)


def test_the_command_lists_the_rules_of_an_older_release() -> None:
    uitslag = CliRunner().invoke(app, ["ijw", "regels", "--formaat", "csv", "--release", "3.1"])
    codes = {regel.partition(",")[0] for regel in uitslag.stdout.splitlines()}
    assert "TR101" in codes
    assert "OP380" not in codes


def test_a_release_that_is_not_read_is_wrong_use() -> None:
    uitslag = CliRunner().invoke(app, ["ijw", "regels", "--release", "1.0"])
    assert uitslag.exit_code == 2
    assert "kies uit 3.1, 3.2" in uitslag.stderr
