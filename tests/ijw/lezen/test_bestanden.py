"""Files, folders and zips: everything is read or has a finding, and nothing unsafe is unpacked."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from tests.ijw.berichten import BSNS, declaratie

from jeugdregio.ijw import iter_bestanden, read, write
from jeugdregio.ijw.lezen import bestanden

BERICHT = write(declaratie({BSNS[0]: ["A"]}))


def make_zip(pad: Path, leden: dict[str, bytes], compressie: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(pad, "w", compressie) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam, inhoud)
    return pad


def refusal(pad: Path) -> str:
    """The text of the only finding of a path with one file."""
    (bestand,) = iter_bestanden(pad)
    assert bestand.bevinding is not None
    assert bestand.bevinding.regel == "BESTAND"
    with pytest.raises(ValueError, match="refused"):
        bestand.open()
    return bestand.bevinding.tekst


def test_a_folder_gives_all_its_files_in_order(tmp_path: Path) -> None:
    for naam in ("b.xml", "a.xml", "sub/c.txt", "sub/.verborgen"):
        (tmp_path / naam).parent.mkdir(exist_ok=True)
        (tmp_path / naam).write_bytes(BERICHT)
    make_zip(tmp_path / "sub" / "d.ZIP", {"y.xml": BERICHT, "x/z.xml": BERICHT, "map/": b""})
    namen = [bestand.naam.removeprefix(f"{tmp_path}/") for bestand in iter_bestanden(tmp_path)]
    assert namen == ["a.xml", "b.xml", "sub/.verborgen", "sub/c.txt", "sub/d.ZIP/x/z.xml", "sub/d.ZIP/y.xml"]


def test_a_member_of_a_zip_is_read(tmp_path: Path) -> None:
    (bestand,) = iter_bestanden(make_zip(tmp_path / "a.zip", {"een.xml": BERICHT}))
    assert bestand.bevinding is None
    assert read(bestand.open()) == read(BERICHT)


def test_a_plain_file_is_left_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(BERICHT)
    (bestand,) = iter_bestanden(tmp_path / "a.xml")
    assert bestand.open() == tmp_path / "a.xml"


@pytest.mark.parametrize(
    "naam", ["../weg.xml", "a/../../weg.xml", "/etc/weg.xml", "..\\weg.xml", "C:\\weg.xml"]
)
def test_a_member_that_points_outside_the_zip_is_refused_and_the_rest_read(naam: str, tmp_path: Path) -> None:
    pad = make_zip(tmp_path / "a.zip", {naam: BERICHT, "goed.xml": BERICHT})
    uitslag = {bestand.naam.rpartition("/")[2]: bestand.bevinding for bestand in iter_bestanden(pad)}
    assert uitslag.pop("goed.xml") is None
    (bevinding,) = uitslag.values()
    assert bevinding is not None
    assert "buiten de zip" in bevinding.tekst
    assert list(tmp_path.iterdir()) == [pad]


def test_a_bomb_is_refused_unpacked(tmp_path: Path) -> None:
    assert "te groot" in refusal(make_zip(tmp_path / "a.zip", {"bom.xml": b" " * 20_000_000}))


def test_a_member_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestanden, "MAX_LID", 100)
    assert "te groot" in refusal(make_zip(tmp_path / "a.zip", {"a.xml": BERICHT}))


def test_a_zip_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestanden, "MAX_LEDEN", 2)
    assert "meer dan 2" in refusal(make_zip(tmp_path / "a.zip", {f"{n}.xml": BERICHT for n in range(3)}))


def test_a_zip_that_is_too_large_together_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestanden, "MAX_ZIP", len(BERICHT))
    assert "uitgepakt groter" in refusal(make_zip(tmp_path / "a.zip", {"1.xml": BERICHT, "2.xml": BERICHT}))


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    pad = make_zip(tmp_path / "a.zip", {"a.xml": b"x" * 5000})
    inhoud = pad.read_bytes()
    pad.write_bytes(inhoud.replace(struct.pack("<L", 5000), struct.pack("<L", 10)))
    assert "beschadigd" in refusal(pad)


@pytest.mark.parametrize("naam", ["binnen.zip", "binnen.xml"])
def test_a_zip_in_a_zip_is_refused(naam: str, tmp_path: Path) -> None:
    binnen = io.BytesIO()
    with zipfile.ZipFile(binnen, "w") as archief:
        archief.writestr("a.xml", BERICHT)
    assert "zip in een zip" in refusal(make_zip(tmp_path / "a.zip", {naam: binnen.getvalue()}))


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    pad = make_zip(tmp_path / "a.zip", {"a.xml": BERICHT})
    inhoud = bytearray(pad.read_bytes())
    inhoud[6] |= 1
    inhoud[inhoud.index(b"PK\x01\x02") + 8] |= 1
    pad.write_bytes(inhoud)
    assert "wachtwoord" in refusal(pad)


def test_a_broken_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 en dan niets")
    assert "beschadigd" in refusal(tmp_path / "a.zip")


def test_a_broken_member_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    pad = make_zip(tmp_path / "a.zip", {"a.xml": BERICHT, "b.xml": BERICHT}, zipfile.ZIP_STORED)
    pad.write_bytes(pad.read_bytes().replace(b"DN001", b"DN002", 1))
    een, twee = iter_bestanden(pad)
    assert een.bevinding is not None
    assert "beschadigd" in een.bevinding.tekst
    assert twee.bevinding is None


def test_a_member_without_a_name_is_read_like_any_other(tmp_path: Path) -> None:
    pad = tmp_path / "a.zip"
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("x", b"y")
    pad.write_bytes(pad.read_bytes().replace(b"x", b"\0"))
    assert [(found.naam, found.inhoud) for found in iter_bestanden(pad)] == [(f"{pad}/", b"y")]


def test_a_broken_member_is_refused_however_it_was_packed(tmp_path: Path) -> None:
    pad = tmp_path / "a.zip"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_LZMA) as archief:
        archief.writestr("a.xml", b"y" * 1000)
        start = archief.infolist()[0].header_offset + 30 + len("a.xml")
    content = bytearray(pad.read_bytes())
    content[start + 9] ^= 0xFF  # the first byte after the properties of LZMA
    pad.write_bytes(content)
    (found,) = iter_bestanden(pad)
    assert found.bevinding is not None


def test_an_empty_zip_is_refused(tmp_path: Path) -> None:
    assert "leeg" in refusal(make_zip(tmp_path / "a.zip", {}))


def test_a_path_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert "bestaat niet" in refusal(tmp_path / "weg.xml")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.xml")
    assert "geen gewoon bestand" in refusal(tmp_path)


def test_a_link_to_a_folder_is_not_followed_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "a.xml").write_bytes(BERICHT)
    (tmp_path / "map" / "rond").symlink_to(tmp_path)
    gevonden = {Path(bestand.naam).name: bestand.bevinding for bestand in iter_bestanden(tmp_path)}
    assert gevonden["a.xml"] is None
    assert gevonden["rond"] is not None
    assert "koppeling" in gevonden["rond"].tekst


def test_a_name_with_control_characters_is_made_printable(tmp_path: Path) -> None:
    (bestand,) = iter_bestanden(make_zip(tmp_path / "a.zip", {"a\x1b[31m.xml": BERICHT}))
    assert bestand.naam.endswith("a?[31m.xml")


def test_a_folder_that_cannot_be_opened_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dicht").mkdir()
    (tmp_path / "a.xml").write_bytes(BERICHT)
    scandir = os.scandir

    def guarded(folder: str) -> object:
        if str(folder).endswith("dicht"):
            raise PermissionError(13, "dicht", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    goed, dicht = iter_bestanden(tmp_path)
    assert goed.bevinding is None
    assert dicht.naam == str(tmp_path / "dicht")
    assert dicht.bevinding is not None
    assert "niet worden geopend" in dicht.bevinding.tekst
