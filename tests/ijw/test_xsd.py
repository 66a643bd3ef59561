"""The schemas that are made: they compile by themselves, and accept the real examples."""

from pathlib import Path

import pytest
from lxml import etree
from tests.ijw import feiten
from tests.ijw.berichten import BSNS, declaratie

from jeugdregio.ijw import open_bericht, read, write
from jeugdregio.ijw.xsd import write_schemas


def test_written_schemas_need_nothing_but_each_other(tmp_path: Path) -> None:
    geschreven = write_schemas(tmp_path / "xsd")
    assert {pad.name for pad in geschreven} == {
        "basisschema.xsd",
        "jw301.xsd",
        "jw305.xsd",
        "jw307.xsd",
        "jw323.xsd",
    }
    for pad in geschreven:
        etree.XMLSchema(etree.parse(pad))


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
