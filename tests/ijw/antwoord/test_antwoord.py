"""Answering a message that was read, and reading the answer back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ijw import fabriek

from jeugdregio.ijw import Bevinding, open_bericht, read, write
from jeugdregio.ijw.v3_2.antwoord import ANTWOORD_VAN, answer, refusals
from jeugdregio.ijw.v3_2.oordeel import Oordeel, read_oordeel
from jeugdregio.ijw.v3_2.vertaling import Vertaler
from jeugdregio.ijw.v3_2.weigering import Bereik, key_of_refusal, key_of_row, reach

DAG = date(2025, 12, 1)
SOORTEN = sorted(set(ANTWOORD_VAN) - {"JW323"})
EENHEID = {"JW319": "antwoord"}


def valid(soort: str) -> Any:
    """A message that is right."""
    maak: Any = fabriek.BERICHTEN[soort]
    return maak()


def finding(pad: str, retourcode: str | None = "9338") -> Bevinding:
    return Bevinding("TR999", retourcode, pad, 12, "Zo is het.")


def reply(bericht: Any, *bevindingen: Bevinding) -> Any:
    """Answer a message; the answer is right by schema and rules."""
    retour = answer(bericht, bevindingen, identificatie="RETOUR-1", dagtekening=DAG)
    assert read(write(retour)) == (retour, ())
    return retour


def judgement(retour: Any) -> Oordeel:
    with open_bericht(write(retour)) as lezing:
        return read_oordeel(lezing)


def codes(deel: Any) -> tuple[str, ...]:
    gegeven: tuple[str, ...] = deel.retour_codes.retour_code
    return gegeven


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_message_without_errors_is_answered_with_a_header_alone(soort: str) -> None:
    bericht = valid(soort)
    retour = reply(bericht)
    assert getattr(retour, EENHEID.get(soort, "client")) is None
    assert codes(retour.header) == ("0200",)
    assert retour.header.afzender == bericht.header.afzender
    assert retour.header.bericht_identificatie == bericht.header.bericht_identificatie
    assert (retour.header.identificatie_retour, retour.header.dagtekening_retour) == ("RETOUR-1", DAG)
    assert judgement(retour).akkoord


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_technical_error_refuses_the_message_and_hides_what_else_was_found(soort: str) -> None:
    bericht = valid(soort)
    eenheid = EENHEID.get(soort, "client")
    retour = reply(bericht, finding(f"/Bericht/{eenheid.title()}"), finding("/Bericht/Client/Bsn", "0001"))
    assert getattr(retour, eenheid) is None
    assert codes(retour.header) == ("0001",)
    oordeel = judgement(retour)
    assert oordeel.geweigerd
    assert oordeel.antwoord_op == bericht.header.bericht_identificatie.identificatie
    assert (oordeel.retourcodes, oordeel.onderdelen) == (("0001",), ())


@pytest.mark.parametrize("soort", SOORTEN)
def test_an_error_in_the_unit_sends_back_all_classes_below_it(soort: str) -> None:
    bericht = valid(soort)
    eenheid = EENHEID.get(soort, "client")
    retour = reply(bericht, finding(f"/Bericht/{eenheid.title()}"))
    assert codes(retour.header) == ("0200",)
    assert codes(getattr(retour, eenheid)) == ("9338",)
    oordeel = judgement(retour)
    assert not oordeel.geweigerd
    assert not oordeel.akkoord
    assert [(rij.klasse, rij.retourcodes) for rij in oordeel.onderdelen] == [(eenheid.title(), "9338")]


def test_a_message_whose_structure_is_broken_is_answered_from_its_header() -> None:
    xml = write(fabriek.jw301_bericht()).replace(b"<jw301:Geslacht>2<", b"<jw301:Geslacht>x<")
    with open_bericht(xml) as lezing:
        assert list(lezing) == []
        retour = answer(lezing.romp, lezing.bevindingen, identificatie="R", dagtekening=DAG)
    assert codes(retour.header) == ("0001",)
    assert retour.client is None


def test_a_message_without_a_header_cannot_be_answered() -> None:
    with pytest.raises(ValueError, match="buiten om"):
        answer(None, (), identificatie="R", dagtekening=DAG)


def test_a_code_comes_at_the_nearest_class_that_carries_codes() -> None:
    start = fabriek.start_product()
    bericht = fabriek.jw305_bericht(start, replace(start, begindatum=date(2025, 2, 4)))
    retour = reply(
        bericht,
        finding("/Bericht/Client/StartProducten/StartProduct[2]/Product/Code", "9326"),
        finding("/Bericht/Client/StartProducten/StartProduct[2]", "9019"),
        finding("/Bericht/Client/StartProducten/StartProduct[2]/Begindatum", "9326"),
    )
    eerste, tweede = retour.client.start_producten.start_product
    assert codes(retour.client) == codes(eerste) == ("0200",)
    assert codes(tweede) == ("9326", "9019")
    (rij,) = judgement(retour).onderdelen
    assert (rij.klasse, rij.plek, rij.begindatum) == ("StartProduct", 1, date(2025, 2, 4))


def test_a_class_that_stands_at_two_places_is_refused_at_the_one_meant() -> None:
    retour = reply(fabriek.jw301_bericht(), finding("/Bericht/Client/Relaties/Relatie[1]/Contact/Adres"))
    assert codes(retour.client.relaties.relatie[0].contact) == ("9338",)
    assert codes(retour.client.contactgegevens.contact[0]) == ("0200",)
    assert codes(retour.client.relaties.relatie[0]) == ("0200",)


def test_a_group_without_codes_of_its_own_is_refused_at_the_class_around_it() -> None:
    retour = reply(fabriek.jw317_bericht(), finding("/Bericht/Client/Verzoek/TeWijzigenProducten", "9349"))
    assert codes(retour.client.verzoek) == ("9349",)


def test_what_concerns_the_message_stands_in_the_header() -> None:
    pad = "/Bericht/Header/BerichtIdentificatie/Identificatie"
    retour = reply(fabriek.jw307_bericht(), finding(pad, "9056"))
    assert codes(retour.header) == ("9056",)
    assert retour.client is None
    assert judgement(retour).geweigerd


@pytest.mark.parametrize("code", [None, "n.v.t."])
def test_a_finding_without_a_return_code_of_the_standard_refuses_nothing(code: str | None) -> None:
    assert reply(fabriek.jw305_bericht(), finding("/Bericht/Client", code)).client is None


def test_findings_that_stand_for_others_cannot_be_answered() -> None:
    meer = replace(finding("/Bericht/Client"), aantal=2)
    with pytest.raises(ValueError, match="place is not known"):
        refusals(fabriek.jw305_bericht(), [meer])
    technisch = finding("/Bericht/Client/Bsn", "0001")
    assert refusals(fabriek.jw305_bericht(), [meer, technisch]).technisch


@pytest.mark.parametrize(
    "pad",
    ["/Bericht/Client/StartProducten/StartProduct[2]", "/Bericht/Client/StartProducten/StartProduct[0]"],
)
def test_what_is_not_in_the_message_cannot_be_refused(pad: str) -> None:
    with pytest.raises(ValueError, match="niet in het bericht"):
        answer(fabriek.jw305_bericht(), [finding(pad)], identificatie="R", dagtekening=DAG)


@given(pad=st.none() | st.text() | st.from_regex(r"/Bericht(/(Client|Header|Naam|[A-Z][a-z]{0,3}))*"))
def test_a_path_that_leads_nowhere_refuses_the_nearest_class_that_is_there(pad: str | None) -> None:
    bevinding = Bevinding("TR999", "9338", pad, None, "Zo is het.")
    retour = reply(fabriek.jw305_bericht(), bevinding)
    assert (codes(retour.header) == ("9338",)) == (retour.client is None)
    assert not judgement(retour).akkoord


@given(geweigerd=st.sets(st.integers(0, 3)))
def test_an_answer_names_what_is_refused_by_the_key_that_the_register_knows(geweigerd: set[int]) -> None:
    regels = [fabriek.start_product(begindatum=date(2025, 2, 3 + n)) for n in range(4)]
    bericht = fabriek.jw305_bericht(*regels)
    pad = "/Bericht/Client/StartProducten/StartProduct"
    oordeel = judgement(reply(bericht, *(finding(f"{pad}[{n + 1}]", "9326") for n in geweigerd)))
    vertaler = Vertaler("JW305")
    vertaler.add(bericht.client)
    verwacht = {key_of_row(vertaler.rijen.leveringen[n]) for n in geweigerd}
    assert {key_of_refusal(rij) for rij in oordeel.onderdelen} == verwacht
    assert {reach(rij) for rij in oordeel.onderdelen} <= {Bereik.REGEL}


@pytest.mark.parametrize("soort", ["JW302", "JW325"])
def test_an_answer_is_not_answered(soort: str) -> None:
    with pytest.raises(TypeError, match="not answered"):
        refusals(valid(soort), ())


def test_only_an_answer_can_be_read_as_one() -> None:
    with open_bericht(write(fabriek.jw301_bericht())) as lezing, pytest.raises(TypeError, match="no answer"):
        read_oordeel(lezing)
