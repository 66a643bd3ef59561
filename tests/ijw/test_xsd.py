"""The schemas that are made: they compile by themselves, and accept the real examples."""

from pathlib import Path

import pytest
from lxml import etree
from tests.ijw import feiten
from tests.ijw.berichten import BSNS, declaratie
from tests.ijw.fabriek import jw301_bericht
from typer.testing import CliRunner

from jeugdregio.cli import app
from jeugdregio.ijw import open_bericht, read, write
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.xsd import write_schemas


def test_written_schemas_need_nothing_but_each_other(tmp_path: Path) -> None:
    geschreven = write_schemas(tmp_path / "xsd")
    soorten = releases()["3.2"].soorten
    assert len(soorten) == 14
    assert {pad.name for pad in geschreven} == {
        "basisschema.xsd",
        *(f"{naam.lower()}.xsd" for naam in soorten),
    }
    for pad in geschreven:
        etree.XMLSchema(etree.parse(pad))


def test_the_command_writes_the_base_schema_and_one_for_each_message(tmp_path: Path) -> None:
    uitslag = CliRunner().invoke(app, ["ijw", "xsd", str(tmp_path / "xsd")])
    assert uitslag.exit_code == 0
    assert len(list((tmp_path / "xsd").iterdir())) == 15


@feiten.nodig
@pytest.mark.parametrize("naam", ["JW301", "JW305", "JW307", "JW323"])
def test_a_real_example_is_accepted_and_read(naam: str, tmp_path: Path) -> None:
    write_schemas(tmp_path)
    pad = feiten.MAP / "voorbeelden" / f"{naam}.xml"
    schema = etree.XMLSchema(etree.parse(tmp_path / f"{naam.lower()}.xsd"))
    assert schema.validate(etree.parse(pad))
    bericht, bevindingen = read(pad)
    assert read(write(bericht))[0] == bericht
    assert [b.regel for b in bevindingen] == (["TR101"] if naam == "JW323" else [])


@feiten.nodig
def test_the_two_equal_lines_of_the_example_are_found() -> None:
    with open_bericht(feiten.MAP / "voorbeelden" / "JW323.xml") as lezing:
        assert len(list(lezing)) == 2
    (bevinding,) = lezing.bevindingen
    assert bevinding.pad == "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[3]"
    assert bevinding.regelnummer == 114
    assert bevinding.retourcode == "0001"
    assert "op regel 95" in bevinding.tekst


def test_a_time_with_a_time_zone_is_refused() -> None:
    """libxml2 overlooks a hyphen at the end of a class in a pattern."""
    inhoud = write(jw301_bericht())
    for zone in (b"-01:00", b"+01:00", b"Z"):
        gelezen, (bevinding,) = read(
            inhoud.replace(b"</jw301:Toewijzingstijd>", zone + b"</jw301:Toewijzingstijd>")
        )
        assert gelezen is None
        assert "zonder tijdzone" in bevinding.tekst


def test_a_schema_hint_in_a_message_is_not_followed(tmp_path: Path) -> None:
    lokaas = tmp_path / "lokaas.xsd"
    lokaas.write_text("dit is geen schema")
    hint = (
        f'<jw323:Bericht xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="http://www.istandaarden.nl/ijw/3_2/jw323/schema {lokaas.as_uri()}" '
    )
    inhoud = write(declaratie({BSNS[0]: ["A"]})).replace(b"<jw323:Bericht ", hint.encode())
    assert read(inhoud)[1] == ()


def test_the_schemas_of_an_unknown_release_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_schemas(tmp_path, "1.0")
    assert list(tmp_path.iterdir()) == []
