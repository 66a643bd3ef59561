"""What is written is read back the same and the schema accepts it; no change to it breaks the reader."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.ijw.berichten import BSNS, berichten, declaratie

from jeugdregio.ijw import Bevinding, open_bericht, read, write
from jeugdregio.ijw.lezen import stroom
from jeugdregio.ijw.schemas import whole_schema

STRUCTUUR = {"XML", "XSD", "BESTAND"}
langzaam = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def structural(bevindingen: tuple[Bevinding, ...]) -> list[Bevinding]:
    return [b for b in bevindingen if b.regel in STRUCTUUR]


@langzaam
@given(bericht=berichten)
def test_a_message_is_read_back_as_it_was_written(bericht: Any) -> None:
    inhoud = write(bericht)
    gelezen, bevindingen = read(inhoud)
    assert structural(bevindingen) == []
    assert gelezen == bericht
    assert write(gelezen) == inhoud


@langzaam
@given(bericht=berichten)
def test_the_schema_accepts_every_message_of_the_declarations(bericht: Any) -> None:
    soort = type(bericht).__module__.rpartition(".")[2].upper()
    schema = whole_schema("3.2", soort)
    boom = etree.fromstring(write(bericht))
    assert schema.validate(boom), list(schema.error_log)  # type: ignore[call-overload]  # lxml-stubs: the log is iterable


@langzaam
@given(bericht=berichten, keuze=st.randoms(use_true_random=False), data=st.data())
def test_schema_and_reader_agree_on_a_changed_message(bericht: Any, keuze: Any, data: st.DataObject) -> None:
    soort = type(bericht).__module__.rpartition(".")[2].upper()
    boom = etree.fromstring(write(bericht))
    onderdelen = list(boom.iter())
    doel = keuze.choice(onderdelen[1:])
    ouder = doel.getparent()
    assert ouder is not None
    match data.draw(st.sampled_from(["verwijder", "verdubbel", "waarde", "hernoem", "wissel", "attribuut"])):
        case "verwijder":
            ouder.remove(doel)
        case "verdubbel":
            ouder.append(etree.fromstring(etree.tostring(doel, with_tail=False)))
        case "waarde":
            doel.text = data.draw(
                st.sampled_from(
                    ["", " ", "x", "-1", "2027-06-31", "99999999999", "24:00:00", "12026-01-01", "²", "1_0"]
                )
            )
        case "hernoem":
            doel.tag = "Anders"
        case "wissel":
            ouder.insert(0, doel)
        case "attribuut":
            doel.set("kleur", "rood")
    gewijzigd = etree.tostring(boom, xml_declaration=True, encoding="UTF-8")
    if data.draw(st.booleans()):
        gewijzigd += b"<!-- " + b"x" * stroom.STUK + b" -->"  # large enough to be read in pieces
    valide = whole_schema("3.2", soort).validate(etree.fromstring(gewijzigd))
    gelezen, bevindingen = read(gewijzigd)
    fouten = structural(bevindingen)
    # the schema allows years beyond 9999 and 24:00:00, which Python's calendar does not know
    buiten_kalender = any("dag in de vorm" in b.tekst or "tijd in de vorm" in b.tekst for b in fouten)
    assert (not fouten) == valide or (valide and buiten_kalender)
    assert (gelezen is None) == bool(fouten)
    if fouten and fouten[0].regel == "XSD":
        assert all(b.pad is not None and b.regelnummer is not None for b in fouten), fouten


@settings(deadline=None, max_examples=200)
@given(inhoud=st.binary(max_size=200))
def test_the_reader_never_raises_on_arbitrary_bytes(inhoud: bytes) -> None:
    gelezen, bevindingen = read(inhoud)
    assert gelezen is None
    assert len(bevindingen) == 1


@settings(deadline=None, max_examples=100)
@given(plaats=st.integers(0, 4000), ruis=st.binary(min_size=1, max_size=4))
def test_the_reader_never_raises_on_noise_in_a_message(plaats: int, ruis: bytes) -> None:
    inhoud = write(declaratie({BSNS[0]: ["A", "B"], BSNS[1]: ["A"]}))
    plaats %= len(inhoud)
    with open_bericht(inhoud[:plaats] + ruis + inhoud[plaats:]) as lezing:
        eenheden = list(lezing)
    assert lezing.geldig == (lezing.aantal_bevindingen == 0)
    assert not lezing.geldig or len(eenheden) == 2


def test_special_characters_are_escaped() -> None:
    inhoud = write(declaratie({BSNS[0]: ["<&>\"'é\r€"]}))
    assert b"&lt;&amp;&gt;" in inhoud
    gelezen, _ = read(inhoud)
    referentie = gelezen.declaratie.clienten.client[0].prestaties.prestatie[0].product_referentie
    assert referentie.referentie_nummer == "<&>\"'é\r€"


def test_a_character_that_xml_forbids_is_refused_without_showing_the_value() -> None:
    with pytest.raises(ValueError, match="8 tekens") as fout:
        write(declaratie({BSNS[0]: ["geheim\x00!"]}))
    assert "geheim" not in str(fout.value)


def test_only_a_message_can_be_written() -> None:
    with pytest.raises(TypeError, match="no message"):
        write(date(2026, 1, 1))


def test_a_comment_comes_before_the_message_and_is_no_part_of_it() -> None:
    bericht = declaratie({BSNS[0]: ["A"]})
    inhoud = write(bericht, comment="fictief: verzonnen voor een proef")
    assert inhoud.splitlines()[1] == b"<!-- fictief: verzonnen voor een proef -->"
    assert read(inhoud) == (bericht, ())


@pytest.mark.parametrize("comment", ["a--b", "a-", "a\x00"])
def test_a_comment_that_would_break_the_xml_is_refused(comment: str) -> None:
    with pytest.raises(ValueError, match="commentaar"):
        write(declaratie({BSNS[0]: ["A"]}), comment=comment)


def test_comments_and_instructions_within_a_value_do_not_split_it() -> None:
    inhoud = write(declaratie({BSNS[0]: ["ABCD"]})).replace(b"ABCD", b"A<!-- x -->B<?y z?><![CDATA[C]]>D")
    gelezen, bevindingen = read(inhoud)
    assert bevindingen == ()
    assert (
        gelezen.declaratie.clienten.client[0].prestaties.prestatie[0].product_referentie.referentie_nummer
        == "ABCD"
    )
