"""What the documentation shows of an example: the part a rule is about, no more."""

from tests.ijw.fabriek import jw301_bericht, jw307_bericht, jw323_bericht, stop_product
from tests.spec.regels.fragment import MAX_REGELS, fragment, kind, main_part


def test_a_value_is_shown_with_the_group_that_holds_it() -> None:
    regels = fragment(jw301_bericht(), "/Bericht/Client/Naam/NaamGebruik").splitlines()
    assert regels[0] == "<Naam>"
    assert any(regel.startswith("  <NaamGebruik>") for regel in regels)


def test_what_is_absent_is_shown_as_the_group_that_should_hold_it() -> None:
    tekst = fragment(
        jw323_bericht(), "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/Ontbreekt"
    )
    assert tekst.startswith("<Prestatie>")


def test_a_sibling_is_shown_with_those_before_it() -> None:
    bericht = jw307_bericht(stop_product(reden_beeindiging="20"), stop_product(reden_beeindiging="38"))
    tekst = fragment(bericht, "/Bericht/Client/StopProducten/StopProduct[2]")
    assert tekst.index(">20<") < tekst.index(">38<")


def test_large_groups_are_left_out() -> None:
    tekst = fragment(jw301_bericht(), "/Bericht/Client")
    assert "<ToegewezenProducten>…</ToegewezenProducten>" in tekst
    assert len(tekst.splitlines()) <= MAX_REGELS


def test_of_an_earlier_message_its_product_is_shown() -> None:
    assert main_part(jw301_bericht()).startswith("<ToegewezenProduct>")
    assert main_part(jw323_bericht()).startswith("<Prestatie>")
    assert kind(jw323_bericht()) == "JW323"
