"""Answering a declaration."""

import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ijw import fabriek

from jeugdregio.ijw import Bevinding, open_bericht, read, write
from jeugdregio.ijw.toetsen.bevinding import MAXIMUM
from jeugdregio.ijw.v3_2 import basis, jw323, jw325
from jeugdregio.ijw.v3_2.antwoord import refusals
from jeugdregio.ijw.v3_2.declaratie_antwoord import answer_declaratie, refused_lines
from jeugdregio.ijw.v3_2.oordeel import Oordeel, read_oordeel
from jeugdregio.kern.geld import signed_cents

CLIENT = "/Bericht/Declaratie/Clienten/Client"


def reply(bericht: jw323.Bericht, *gevonden: tuple[str, str]) -> jw325.Bericht:
    """Answer a declaration as it is read from XML; the answer is right by schema and rules."""
    xml = write(bericht)
    bevindingen = [Bevinding("TR999", code, pad, 1, "Zo is het.") for pad, code in gevonden]
    with open_bericht(xml) as lezing:
        afkeur = refusals(lezing.romp, bevindingen)
        jw325_bericht = answer_declaratie(
            lezing.romp,
            refused_lines(lezing, afkeur),
            afkeur,
            identificatie="A1",
            dagtekening=date(2025, 3, 20),
        )
    assert read(write(jw325_bericht)) == (jw325_bericht, ())
    return jw325_bericht


def judgement(bericht: jw325.Bericht) -> Oordeel:
    with open_bericht(write(bericht)) as lezing:
        return read_oordeel(lezing)


def granted(bericht: jw325.Bericht) -> int:
    assert bericht.declaratie_antwoord is not None
    totaal = bericht.declaratie_antwoord.totaal_toegekend_bedrag
    return signed_cents(totaal.totaal_bedrag, totaal.debet_credit)


def line(referentie: str, **anders: Any) -> jw323.Prestatie:
    """A line of 900 euro; each on its own assignment, so that lines do not repeat each other."""
    return fabriek.prestatie(
        product_referentie=basis.Referentie(referentie_nummer=referentie),
        toewijzing_nummer=1000 + int(referentie[1:]),
        **anders,
    )


def test_a_declaration_without_errors_is_granted_whole() -> None:
    jw325_bericht = reply(fabriek.jw323_bericht(line("R1"), line("R2")))
    antwoord = jw325_bericht.declaratie_antwoord
    assert antwoord is not None
    assert antwoord.clienten is None
    assert antwoord.retour_codes.retour_code == ("8001",)
    assert granted(jw325_bericht) == 180_000
    assert jw325_bericht.header.afzender == fabriek.GEMEENTE
    assert jw325_bericht.header.declaratie_identificatie.identificatie == "D1"
    oordeel = judgement(jw325_bericht)
    assert oordeel.akkoord
    assert oordeel.toekenning is not None
    assert (oordeel.toekenning.ingediend, oordeel.toekenning.toegekend) == (180_000, 180_000)


def test_only_refused_lines_come_along_with_their_codes() -> None:
    bericht = fabriek.jw323_bericht(
        clienten=(
            fabriek.jw323_client(line("R1")),
            fabriek.jw323_client(line("R2"), line("R3"), bsn=fabriek.ANDERE_BSN),
        )
    )
    jw325_bericht = reply(
        bericht,
        (f"{CLIENT}[2]/Prestaties/Prestatie[2]/ToewijzingNummer", "9338"),
        (f"{CLIENT}[2]/Prestaties/Prestatie[2]", "9341"),
    )
    assert jw325_bericht.declaratie_antwoord is not None
    assert jw325_bericht.declaratie_antwoord.clienten is not None
    (client,) = jw325_bericht.declaratie_antwoord.clienten.client
    (prestatie,) = client.prestaties.prestatie
    assert client.bsn == fabriek.ANDERE_BSN
    assert client.retour_codes.retour_code == ("0200",)
    assert prestatie.product_referentie.referentie_nummer == "R3"
    assert prestatie.retour_codes.retour_code == ("9338", "9341")
    assert granted(jw325_bericht) == 180_000
    oordeel = judgement(jw325_bericht)
    assert not oordeel.geweigerd
    assert [(rij.referentie, rij.retourcodes) for rij in oordeel.onderdelen] == [("R3", "9338 9341")]


def test_a_refused_client_refuses_all_its_lines() -> None:
    jw325_bericht = reply(fabriek.jw323_bericht(line("R1"), line("R2")), (f"{CLIENT}[1]/Bsn", "8187"))
    assert jw325_bericht.declaratie_antwoord is not None
    assert jw325_bericht.declaratie_antwoord.clienten is not None
    (client,) = jw325_bericht.declaratie_antwoord.clienten.client
    assert client.retour_codes.retour_code == ("8187",)
    assert [p.retour_codes.retour_code for p in client.prestaties.prestatie] == [("8187",), ("8187",)]
    assert granted(jw325_bericht) == 0


def test_a_refused_credit_line_leaves_more_granted_than_was_declared() -> None:
    terug = fabriek.credit_prestatie(
        product_referentie=basis.Referentie(referentie_nummer="R9", vorig_referentie_nummer="OUD")
    )
    bericht = fabriek.jw323_bericht(line("R1"), terug)
    assert granted(reply(bericht)) == 0
    assert granted(reply(bericht, (f"{CLIENT}[1]/Prestaties/Prestatie[2]", "8017"))) == 90_000


def test_a_declaration_of_credits_alone_is_granted_as_credit() -> None:
    jw325_bericht = reply(fabriek.jw323_bericht(fabriek.credit_prestatie()))
    assert granted(jw325_bericht) == -90_000


def test_a_refused_declaratie_grants_nothing_and_judges_no_lines() -> None:
    jw325_bericht = reply(
        fabriek.jw323_bericht(line("R1")),
        ("/Bericht/Declaratie/DeclaratieNummer", "9333"),
        (f"{CLIENT}[1]/Prestaties/Prestatie[1]", "9338"),
    )
    assert jw325_bericht.declaratie_antwoord is not None
    assert jw325_bericht.declaratie_antwoord.clienten is None
    assert jw325_bericht.declaratie_antwoord.retour_codes.retour_code == ("9333",)
    assert granted(jw325_bericht) == 0
    oordeel = judgement(jw325_bericht)
    assert oordeel.geweigerd
    assert oordeel.retourcodes == ("0200", "9333")


def test_a_technical_error_leaves_the_answer_to_the_header() -> None:
    jw325_bericht = reply(
        fabriek.jw323_bericht(line("R1")),
        (f"{CLIENT}[1]/Prestaties/Prestatie[1]", "9338"),
        ("/Bericht/Declaratie/DeclaratiePeriode", "0001"),
    )
    assert jw325_bericht.declaratie_antwoord is None
    assert jw325_bericht.header.retour_codes.retour_code == ("0001",)
    oordeel = judgement(jw325_bericht)
    assert oordeel.geweigerd
    assert oordeel.toekenning is None


def test_a_declaration_whose_structure_is_broken_is_answered_from_its_header() -> None:
    xml = write(fabriek.jw323_bericht()).replace(b"<jw323:Eenheid>01<", b"<jw323:Eenheid>99<")
    with open_bericht(xml) as lezing:
        assert list(lezing) == []
        afkeur = refusals(lezing.romp, lezing.bevindingen)
        jw325_bericht = answer_declaratie(
            lezing.romp, (), afkeur, identificatie="A1", dagtekening=date(2025, 3, 20)
        )
    assert jw325_bericht.header.retour_codes.retour_code == ("0001",)


def test_an_identification_that_was_used_before_refuses_the_whole_declaration() -> None:
    jw325_bericht = reply(fabriek.jw323_bericht(), ("/Bericht/Header/BerichtIdentificatie", "9056"))
    assert jw325_bericht.declaratie_antwoord is None
    assert judgement(jw325_bericht).geweigerd


@pytest.mark.parametrize("pad", [f"{CLIENT}[3]", f"{CLIENT}[1]/Prestaties/Prestatie[2]"])
def test_what_is_not_in_the_declaration_cannot_be_refused(pad: str) -> None:
    with pytest.raises(ValueError, match="niet in de declaratie"):
        reply(fabriek.jw323_bericht(line("R1")), (pad, "9338"))


def test_every_line_is_answered_when_more_are_refused_than_are_shown() -> None:
    """One wrong product code in more lines than findings are kept for people to read."""
    regels = [line(f"R{n + 1}", product_categorie="44") for n in range(MAXIMUM + 5)]
    xml = write(fabriek.jw323_bericht(*regels))
    with open_bericht(xml, maximum=sys.maxsize) as lezing:
        assert sum(len(client.prestaties.prestatie) for client in lezing) == len(regels)
        afkeur = refusals(lezing.romp, lezing.bevindingen)
    with open_bericht(xml) as opnieuw:
        geweigerd = list(refused_lines(opnieuw, afkeur))
    assert [regel.prestatie.retour_codes.retour_code for regel in geweigerd] == [("S329",)] * len(regels)


@given(
    geweigerd=st.sets(st.integers(0, 5)), bedragen=st.lists(st.integers(-5000, 5000), min_size=6, max_size=6)
)
def test_granted_is_what_was_declared_less_what_is_refused(geweigerd: set[int], bedragen: list[int]) -> None:
    regels = [
        line(
            f"R{n + 1}",
            geleverd_volume=1,
            product_tarief=abs(bedrag),
            ingediend_bedrag=basis.BedragMetDC(bedrag=abs(bedrag), debet_credit="C" if bedrag < 0 else "D"),
        )
        for n, bedrag in enumerate(bedragen)
    ]
    regels = [
        replace(p, product_referentie=replace(p.product_referentie, vorig_referentie_nummer=f"OUD{n}"))
        if bedragen[n] < 0
        else p
        for n, p in enumerate(regels)
    ]
    gevonden = [(f"{CLIENT}[1]/Prestaties/Prestatie[{n + 1}]", "9338") for n in sorted(geweigerd)]
    jw325_bericht = reply(fabriek.jw323_bericht(*regels), *gevonden)
    assert granted(jw325_bericht) == sum(b for n, b in enumerate(bedragen) if n not in geweigerd)
    assert [rij.plek for rij in judgement(jw325_bericht).onderdelen] == list(range(len(geweigerd)))
