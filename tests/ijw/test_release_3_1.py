"""Messages of iJw 3.1: read into the classes of 3.2, by what held before 3.2, and never written."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.ijw.berichten import berichten
from tests.ijw.fabriek import BERICHTEN, jw307_bericht, stop_product

from jeugdregio.ijw import open_bericht, read, write
from jeugdregio.ijw.lezen import stroom
from jeugdregio.ijw.naslag import render_differences
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.v3_1.regels import VERSCHILLEN, ZONDER, ZONDER_PROCES
from jeugdregio.ijw.v3_2.regels.proces import PROCESREGELS
from jeugdregio.ijw.xsd import write_schemas


def good(soort: str) -> Any:
    """A message that is right."""
    make: Any = BERICHTEN[soort]
    return make()


def older(inhoud: bytes) -> bytes:
    """The same message as 3.1 writes it."""
    ouder = inhoud.replace(b"/ijw/3_2/", b"/ijw/3_1/")
    return ouder.replace(b"BerichtSubversie>2<", b"BerichtSubversie>1<")


@pytest.mark.parametrize("soort", sorted(BERICHTEN))
def test_every_message_is_read_into_the_classes_of_the_newer_release(soort: str) -> None:
    bericht = good(soort)
    with open_bericht(older(write(bericht))) as lezing:
        eenheden = list(lezing)
    assert (lezing.bericht_soort, lezing.release, lezing.bevindingen) == (soort, "3.1", ())
    gelezen, _ = read(older(write(bericht)))
    assert gelezen == replace(bericht, header=replace(bericht.header, bericht_subversie=1))
    assert {type(e) for e in eenheden} <= {releases()["3.2"].soorten[soort].eenheid}


@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(bericht=berichten, in_stukjes=st.booleans())
def test_any_message_is_read_as_the_newer_release_would(bericht: Any, in_stukjes: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if in_stukjes:
            patch.setattr(stroom, "STUK", 512)
        gelezen, _ = read(older(write(bericht)))
    assert gelezen == replace(bericht, header=replace(bericht.header, bericht_subversie=1))


def test_a_message_of_one_release_that_says_it_is_of_another_is_refused() -> None:
    inhoud = write(good("JW305"))
    ruimte_van_3_1 = inhoud.replace(b"/ijw/3_2/", b"/ijw/3_1/")
    (bevinding,) = read(ruimte_van_3_1)[1]
    assert bevinding.pad == "/Bericht/Header/BerichtSubversie"
    assert bevinding.volledige_tekst.endswith("de waarde 1. Gevonden: 2.")
    (bevinding,) = read(inhoud.replace(b"BerichtSubversie>2<", b"BerichtSubversie>1<"))[1]
    assert bevinding.volledige_tekst.endswith("de waarde 2. Gevonden: 1.")


def test_a_message_with_parts_of_two_releases_is_refused() -> None:
    inhoud = write(good("JW305")).replace(b"ijw/3_2/jw305", b"ijw/3_1/jw305")
    gelezen, bevindingen = read(inhoud)
    assert gelezen is None
    assert {b.regel for b in bevindingen} == {"XSD"}


def test_a_structural_error_is_named_as_in_the_newer_release() -> None:
    fout = write(good("JW323")).replace(b"<ijw:TotaalBedrag>", b"<ijw:TotaalBedrag>-")
    nieuw = [(b.pad, b.regelnummer, b.tekst) for b in read(fout)[1]]
    assert nieuw
    assert [(b.pad, b.regelnummer, b.tekst) for b in read(older(fout))[1]] == nieuw


def test_two_stops_that_differ_in_their_reason_alone_are_one_and_the_same() -> None:
    inhoud = write(jw307_bericht(stop_product(reden_beeindiging="20"), stop_product(reden_beeindiging="38")))
    assert "TR101" not in {b.regel for b in read(inhoud)[1]}
    assert "TR101" in {b.regel for b in read(older(inhoud))[1]}


def test_what_the_newer_release_brought_does_not_hold_and_the_rest_does() -> None:
    codes = {naam: {regel.code for regel in release.regels} for naam, release in releases().items()}
    assert codes["3.2"] - codes["3.1"] == {*ZONDER}
    assert codes["3.1"] <= codes["3.2"]
    assert {*ZONDER_PROCES} <= PROCESREGELS.keys()


def test_every_rule_that_reads_otherwise_is_said_to() -> None:
    nieuw = releases()["3.2"].regels
    assert {r.code for r in releases()["3.1"].regels if r != nieuw[r.code]} == {*VERSCHILLEN}


def test_a_municipality_must_exist_and_no_more() -> None:
    opgeheven = replace(
        good("JW305"), header=replace(good("JW305").header, ontvanger="0457")
    )  # Weesp, to 2022
    inhoud = write(opgeheven)
    assert {b.regel for b in read(inhoud)[1]} == {"TR378"}
    assert read(older(inhoud))[1] == ()
    (bevinding,) = read(older(inhoud.replace(b">0457<", b">9999<")))[1]
    assert (bevinding.regel, bevinding.pad) == ("TR378", "/Bericht/Header/Ontvanger")


def test_the_reference_says_what_differs_and_what_was_not_verified() -> None:
    tekst = render_differences("3.1")
    assert all(f"**{code}**" in tekst for code in (*ZONDER, *ZONDER_PROCES, *VERSCHILLEN))
    assert "## Wat niet is nagegaan" in tekst
    with pytest.raises(ValueError, match="in full"):
        render_differences("3.2")


def test_a_message_of_a_release_that_is_only_read_is_not_written() -> None:
    gelezen, _ = read(older(write(good("JW301"))))
    with pytest.raises(ValueError, match="alleen wordt gelezen"):
        write(gelezen)


def test_its_schemas_can_be_made(tmp_path: Path) -> None:
    write_schemas(tmp_path, "3.1")
    schema = etree.XMLSchema(etree.parse(tmp_path / "jw301.xsd"))
    inhoud = write(good("JW301"))
    assert schema.validate(etree.fromstring(older(inhoud)))
    assert not schema.validate(etree.fromstring(inhoud))
