"""Whatever is done to a message, reading never raises; what it takes is right by schema, facts and rules."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.ijw import feiten
from tests.ijw.berichten import berichten
from tests.ijw.fabriek import BERICHTEN
from tests.ijw.schemafeiten import accepts
from tests.spec.regels.oordeel import lees
from tests.spec.regels.voorbeeld import Voorbeeld, alle, inhoud

from jeugdregio.ijw import Lezing, open_bericht, toon, valideer, write
from jeugdregio.ijw.lezen import stroom
from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.schemas import whole_schema
from jeugdregio.ijw.toetsen.regel import Niveau
from jeugdregio.ijw.v3_2.vertaling import Vertaler, read_kop

REGELS = releases()["3.2"].regels
FOUT = [v for v in alle() if v.regel in {r.code for r in REGELS if r.niveau is not Niveau.REGISTER}]
MAKERS: Any = BERICHTEN.values()
GOED = [write(make()) for make in MAKERS]
BRONBESTANDEN = [*GOED, *(inhoud(v.fout) for v in FOUT)]
snel = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@st.composite
def bedorven(draw: st.DrawFn) -> bytes:
    """A message in which bytes were taken out, doubled, moved, or overwritten."""
    bestand = draw(st.sampled_from(BRONBESTANDEN))
    for _ in range(draw(st.integers(1, 3))):
        van = draw(st.integers(0, len(bestand)))
        tot = min(len(bestand), van + draw(st.sampled_from([1, 2, 9, 40, 300])))
        stuk, rest = bestand[van:tot], bestand[:van] + bestand[tot:]
        match draw(st.sampled_from(["weg", "dubbel", "elders", "anders"])):
            case "weg":
                bestand = rest
            case "dubbel":
                bestand = bestand[:tot] + stuk + bestand[tot:]
            case "elders":
                naar = draw(st.integers(0, len(rest)))
                bestand = rest[:naar] + stuk + rest[naar:]
            case "anders":
                ruis = draw(
                    st.binary(max_size=6) | st.sampled_from([b"&", b"<", b">", b"\0", b"0", b"]]>", b"-"])
                )
                bestand = bestand[:van] + ruis + bestand[tot:]
    return bestand


def through(bestand: bytes) -> Lezing:
    """Read to the end."""
    with open_bericht(bestand) as lezing:
        for _ in lezing:
            pass
    return lezing


@snel
@given(bestand=bedorven(), in_stukjes=st.booleans())
def test_a_spoilt_message_is_refused_or_right(bestand: bytes, in_stukjes: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if in_stukjes:
            patch.setattr(stroom, "STUK", 512)
        lezing = through(bestand)
    assert lezing.geldig == (lezing.aantal_bevindingen == 0)
    assert lezing.volledig or not lezing.geldig
    if lezing.volledig:
        boom = etree.fromstring(bestand)
        assert whole_schema(str(lezing.release), str(lezing.bericht_soort)).validate(boom)
        if feiten.MAP.is_dir() and lezing.release == "3.2":
            assert accepts(str(lezing.bericht_soort), _without_asides(boom))


def _without_asides(boom: etree._Element) -> etree._Element:
    """Without comments and instructions, which are no part of a message."""
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    return etree.fromstring(etree.tostring(boom), parser)


@snel
@given(bestand=bedorven())
def test_a_spoilt_message_can_be_validated_and_shown(bestand: bytes, tmp_path: Path) -> None:
    pad = tmp_path / "bericht.xml"
    pad.write_bytes(bestand)
    (uitslag,) = valideer.valideer([pad])
    assert uitslag.als_tekst()
    assert toon.toon(pad)[1] == uitslag.geldig


@pytest.mark.parametrize("voorbeeld", FOUT, ids=lambda v: v.regel)
def test_a_message_that_breaks_a_rule_is_never_taken_and_read_the_same_in_pieces(
    voorbeeld: Voorbeeld, monkeypatch: pytest.MonkeyPatch
) -> None:
    ineens = lees(voorbeeld, voorbeeld.fout)
    assert not ineens.geldig
    monkeypatch.setattr(stroom, "STUK", 256)
    in_stukjes = lees(voorbeeld, voorbeeld.fout)
    assert in_stukjes.bevindingen == ineens.bevindingen
    assert getattr(in_stukjes.romp, "header", None) == getattr(ineens.romp, "header", None)


@settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
@given(delen=st.lists(berichten, min_size=1, max_size=3))
def test_no_message_of_the_declarations_upsets_the_rules_against_a_register(delen: list[Any]) -> None:
    """The values are right by their types and make no sense together."""
    dossier = Dossier(volledig={""})
    for bericht in delen:
        with open_bericht(write(bericht)) as lezing:
            vertaler = Vertaler(str(lezing.bericht_soort))
            for eenheid in lezing:
                vertaler.add(eenheid)
        vertaler.close(lezing.romp)
        kop = read_kop(lezing.bericht_soort, lezing.release, lezing.romp)
        assert lezing.volledig
        judge_rows(kop, vertaler.rijen, dossier, REGELS, weigert=len(delen) > 1)
