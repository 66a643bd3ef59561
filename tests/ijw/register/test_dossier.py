"""The register in memory: a function of the set of messages, less what answers refuse."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ijw.fabriek import (
    AANBIEDER,
    GEMEENTE,
    TOEWIJZING,
    aangevraagd_product,
    credit_prestatie,
    jw301_bericht,
    jw302_bericht,
    jw305_bericht,
    jw307_bericht,
    jw315_bericht,
    jw316_bericht,
    jw317_bericht,
    jw318_bericht,
    jw319_bericht,
    jw320_bericht,
    jw323_bericht,
    jw325_bericht,
    jw325_client,
    stop_product,
    toegewezen_product,
    with_header,
)
from tests.ijw.register.gesprek import BERICHTEN, CLIENT, LEVERING, ROWS, answers, everything_asked
from tests.spec.regels.verhaal import ANDER_PRODUCT, TWEEDE, maart
from tests.spec.regels.voorbeeld import inhoud

from jeugdregio.ijw.register.dossier import Dossier, read_rows
from jeugdregio.ijw.register.toetsing import judge_rows
from jeugdregio.ijw.register.vragen import DebetSleutel, Tarief
from jeugdregio.ijw.release import releases
from jeugdregio.ijw.v3_2 import jw302, jw316, jw325
from jeugdregio.ijw.v3_2.rijen import Rijen
from jeugdregio.ijw.v3_2.vertaling import Kop

FEBRUARI = DebetSleutel(GEMEENTE, TOEWIJZING, "45", "45A04", date(2025, 2, 1), date(2025, 2, 28))


def dossier_of(*berichten: Any) -> Dossier:
    dossier = Dossier(volledig={GEMEENTE})
    for bericht in berichten:
        dossier.add(*read_rows(inhoud(bericht)))
    return dossier


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(range(len(ROWS))), max_size=len(ROWS)).flatmap(
        lambda keuze: st.tuples(st.just(keuze), st.permutations(keuze))
    )
)
def test_any_order_and_any_repetition_gives_the_same_register(orders: tuple[list[int], list[int]]) -> None:
    first, second = (Dossier(), Dossier())
    for nummer in orders[0]:
        first.add(*ROWS[nummer])
        first.gebruik(GEMEENTE, TOEWIJZING)  # asking in between changes nothing
    for nummer in [*orders[1], *orders[1]]:
        second.add(*ROWS[nummer])
    assert answers(first) == answers(second)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(ROWS))))
def test_judging_without_refusing_leaves_the_register_that_adding_leaves(order: list[int]) -> None:
    judged, added = Dossier(volledig={GEMEENTE}), Dossier(volledig={GEMEENTE})
    for nummer in order:
        judge_rows(*ROWS[nummer], judged, releases()["3.2"].regels, weigert=False)
        added.add(*ROWS[nummer])
    assert answers(judged) == answers(added)


def test_the_last_assignment_message_holds() -> None:
    later = with_header(
        jw301_bericht(toegewezen_product(einddatum=date(2025, 6, 30))),
        identificatie="T2",
        dagtekening=date(2025, 3, 1),
    )
    toewijzing = dossier_of(later, jw301_bericht()).toewijzing(GEMEENTE, TOEWIJZING)
    assert toewijzing is not None
    assert toewijzing.einddatum == date(2025, 6, 30)


def test_a_refused_assignment_is_not_there() -> None:
    assert (
        dossier_of(jw302_bericht(codes=("9332",)), jw301_bericht()).toewijzing(GEMEENTE, TOEWIJZING) is None
    )


def test_an_answer_without_remarks_leaves_everything() -> None:
    assert dossier_of(jw301_bericht(), jw302_bericht()).toewijzing(GEMEENTE, TOEWIJZING) is not None


def _refused_whole(code: str) -> jw302.Bericht:
    retour = jw302_bericht()
    codes = jw302.RetourCodes(retour_code=(code,))
    return replace(retour, header=replace(retour.header, retour_codes=codes))


def test_an_identification_that_was_used_before_refuses_no_rows() -> None:
    dossier = dossier_of(jw301_bericht(), _refused_whole("9056"))
    assert dossier.toewijzing(GEMEENTE, TOEWIJZING) is not None


def test_a_message_refused_as_a_whole_leaves_nothing() -> None:
    dossier = dossier_of(jw301_bericht(), _refused_whole("0001"))
    assert dossier.toewijzing(GEMEENTE, TOEWIJZING) is None


def test_a_delivery_is_open_until_it_stops_and_again_when_the_stop_is_removed() -> None:
    andere = LEVERING._replace(begindatum=date(2025, 6, 2))
    verwijderd = with_header(
        jw307_bericht(stop_product(status_aanlevering="3")), identificatie="S2", dagtekening=date(2025, 6, 9)
    )
    assert dossier_of(jw305_bericht()).heeft_andere_open_start(andere)
    assert not dossier_of(jw305_bericht()).heeft_andere_open_start(LEVERING)
    assert not dossier_of(jw305_bericht(), jw307_bericht()).heeft_andere_open_start(andere)
    assert dossier_of(jw305_bericht(), jw307_bericht(), verwijderd).heeft_andere_open_start(andere)


def test_the_end_of_a_delivery_is_that_of_the_last_stop_that_stands() -> None:
    tijdelijk = with_header(
        jw307_bericht(stop_product(reden_beeindiging="20", einddatum=date(2025, 4, 1))), identificatie="S2"
    )
    verwijderd = with_header(jw307_bericht(stop_product(status_aanlevering="3")), identificatie="S10")
    levering = dossier_of(jw305_bericht(), jw307_bericht(), tijdelijk).levering(LEVERING)
    assert levering == (True, True, True, date(2025, 5, 30))
    levering = dossier_of(jw305_bericht(), jw307_bericht(), tijdelijk, verwijderd).levering(LEVERING)
    assert levering == (True, True, False, date(2025, 4, 1))


def test_a_credit_makes_room_and_takes_its_line_back() -> None:
    dossier = dossier_of(jw323_bericht())
    assert dossier.gebruik(GEMEENTE, TOEWIJZING) == ((("01", 600),), 90_000, date(2025, 2, 28), 1)
    assert dossier.heeft_open_debet(FEBRUARI)
    dossier.add(*read_rows(inhoud(maart(credit_prestatie()))))
    assert dossier.gebruik(GEMEENTE, TOEWIJZING) == ((), 0, date(2025, 2, 28), 0)
    assert not dossier.heeft_open_debet(FEBRUARI)
    prestatie = dossier.prestatie(AANBIEDER, "R1")
    assert prestatie is not None
    assert prestatie.gecrediteerd


def test_a_refused_line_was_sent_but_does_not_count() -> None:
    dossier = dossier_of(jw323_bericht(), jw325_bericht(jw325_client()))
    assert dossier.gebruik(GEMEENTE, TOEWIJZING).bedrag == 0
    assert not dossier.heeft_open_debet(FEBRUARI)
    prestatie = dossier.prestatie(AANBIEDER, "R1")
    assert prestatie is not None
    assert prestatie.geweigerd


def test_a_declaration_granted_whole_counts_and_one_refused_whole_does_not() -> None:
    def answer(*codes: str) -> jw325.Bericht:
        return jw325_bericht(retour_codes=jw325.RetourCodes(retour_code=codes))

    for codes, bedrag in ((("8001",), 90_000), (("0200",), 90_000), (("9333",), 0)):
        dossier = dossier_of(jw323_bericht(), answer(*codes))
        assert dossier.gebruik(GEMEENTE, TOEWIJZING).bedrag == bedrag


def test_a_refused_answer_to_a_request_is_not_there() -> None:
    assert dossier_of(jw315_bericht(), jw319_bericht()).antwoorden(GEMEENTE, AANBIEDER, "verzoek-1") == ("2",)
    refused = dossier_of(jw315_bericht(), jw319_bericht(), jw320_bericht(codes=("9360",)))
    assert refused.antwoorden(GEMEENTE, AANBIEDER, "verzoek-1") == ()


def test_another_municipality_answers_nothing_that_this_one_was_asked() -> None:
    elsewhere = {"afzender": "0794"}
    for answer in (
        with_header(jw319_bericht(), **elsewhere),
        with_header(
            jw301_bericht(toegewezen_product(referentie_aanbieder="verzoek-1", toewijzing_nummer=99)),
            **elsewhere,
        ),
    ):
        dossier = dossier_of(jw315_bericht(), answer)
        verzoek = dossier.verzoek(AANBIEDER, "verzoek-1")
        assert verzoek is not None
        assert (verzoek.antwoorden, verzoek.toegewezen) == ((), False)
        assert dossier.antwoorden(GEMEENTE, AANBIEDER, "verzoek-1") == ()
        assert not dossier.is_toegewezen(GEMEENTE, AANBIEDER, "verzoek-1")


def test_a_technical_code_refuses_the_message_wherever_it_stands() -> None:
    retour = jw302_bericht(codes=("0200",))
    assert retour.client is not None
    contact = retour.client.contactgegevens.contact[0]
    for code, is_known in (("0001", False), ("9332", True)):
        slecht = replace(contact, retour_codes=jw302.RetourCodes(retour_code=(code,)))
        gegevens = replace(retour.client.contactgegevens, contact=(slecht,))
        client = replace(retour.client, contactgegevens=gegevens)
        dossier = dossier_of(jw301_bericht(), replace(retour, client=client))
        assert (dossier.toewijzing(GEMEENTE, TOEWIJZING) is not None) == is_known


def test_a_tariff_holds_from_its_first_to_its_last_day() -> None:
    begin, einde, daarna = date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1)
    oud, nieuw = Tarief(begin, einde, "01", 150), Tarief(daarna, None, "01", 160)
    dossier = Dossier(tarieven={(*CLIENT[:2], "45A04"): [oud, nieuw]})
    dagen = [date(2024, 12, 31), begin, einde, daarna, date(2030, 1, 1)]
    gevonden = [dossier.tarieven(GEMEENTE, AANBIEDER, "45A04", dag, dag) for dag in dagen]
    assert gevonden == [(), (oud,), (oud,), (nieuw,), (nieuw,)]
    assert dossier.tarieven(GEMEENTE, AANBIEDER, "45A04", einde, daarna) == (oud, nieuw)
    assert dossier.tarieven(GEMEENTE, AANBIEDER, "45A05", begin, begin) == ()


def test_a_request_is_open_until_it_is_assigned_or_refused() -> None:
    afgewezen = jw319_bericht(verzoek_antwoord="1", reden_afwijzing_verzoek="3")
    (verzoek,) = dossier_of(jw315_bericht(), jw319_bericht()).verzoeken_van(CLIENT)
    assert verzoek.onderhanden
    (verzoek,) = dossier_of(jw315_bericht(), jw301_bericht()).verzoeken_van(CLIENT)
    assert not verzoek.onderhanden
    (verzoek,) = dossier_of(jw315_bericht(), afgewezen).verzoeken_van(CLIENT)
    assert not verzoek.onderhanden


def test_a_refused_product_leaves_the_other_requests_of_its_message() -> None:
    bericht = jw315_bericht(
        aangevraagd_product(), aangevraagd_product(referentie_aanbieder="verzoek-2", product=ANDER_PRODUCT)
    )
    retour = jw316_bericht(bericht, codes=("0200",))
    assert retour.client is not None
    producten = retour.client.aangevraagde_producten.aangevraagd_product
    slecht = replace(producten[1], retour_codes=jw316.RetourCodes(retour_code=("9347",)))
    groep = replace(retour.client.aangevraagde_producten, aangevraagd_product=(producten[0], slecht))
    retour = replace(retour, client=replace(retour.client, aangevraagde_producten=groep))
    (verzoek,) = dossier_of(bericht, retour).verzoeken_van(CLIENT)
    assert verzoek.referentie_aanbieder == "verzoek-1"


def test_a_refused_product_takes_the_whole_request_for_a_change_with_it() -> None:
    bericht = jw317_bericht(ongewijzigd=(TWEEDE,))
    assert dossier_of(bericht, jw318_bericht(bericht, codes=("9350",))).verzoeken_van(CLIENT) == ()


def test_the_period_before_is_sought_among_messages_made_before() -> None:
    dossier = dossier_of(jw323_bericht(), maart())
    voor = [date(2025, 3, 10), date(2025, 3, 11), date(2025, 4, 10), date(2025, 4, 11)]
    gevonden = [dossier.vorige_declaratieperiode(GEMEENTE, AANBIEDER, dag) for dag in voor]
    assert gevonden == [None, date(2025, 2, 1), date(2025, 2, 1), date(2025, 3, 1)]


def _parts(kop: Kop, rijen: Rijen) -> list[tuple[Kop, Any]]:
    return [(kop, rij) for tabel in rijen.tables() for rij in tabel]


def test_a_dossier_loaded_with_rows_and_sums_answers_as_one_made_of_the_messages() -> None:
    whole = dossier_of(*BERICHTEN)
    vraag = everything_asked()
    loaded = Dossier(volledig={GEMEENTE})
    loaded.load(part for kop, rijen in ROWS for part in _parts(kop, rijen))
    loaded.load_berichten((kop.soort, kop.afzender, kop.identificatie) for kop, _ in ROWS)
    loaded.load_gebruik({sleutel: whole.gebruik(*sleutel) for sleutel in vraag.gebruik})
    assert answers(loaded) == answers(whole)


def test_a_line_adds_to_what_was_loaded() -> None:
    dossier = Dossier()
    dossier.load_gebruik({(GEMEENTE, TOEWIJZING): dossier_of(jw323_bericht()).gebruik(GEMEENTE, TOEWIJZING)})
    dossier.add(*read_rows(inhoud(maart())))
    assert dossier.gebruik(GEMEENTE, TOEWIJZING) == ((("01", 1_200),), 180_000, date(2025, 3, 31), 2)


def test_what_is_no_message_is_not_read() -> None:
    with pytest.raises(ValueError, match="geen bericht"):
        read_rows(b"<a/>")
    broken = inhoud(jw301_bericht()).replace(b"ToewijzingNummer>", b"Nummer>")
    with pytest.raises(ValueError, match="schema"):
        read_rows(broken)


def test_a_loaded_line_is_taken_off_once_when_an_answer_refuses_it() -> None:
    whole = dossier_of(jw323_bericht(), maart())
    loaded = Dossier()
    parts = [_parts(*read_rows(inhoud(bericht))) for bericht in (jw323_bericht(), maart())]
    loaded.load(part for van_bericht in parts for part in van_bericht)
    loaded.load_gebruik({(GEMEENTE, TOEWIJZING): whole.gebruik(GEMEENTE, TOEWIJZING)})
    client = replace(jw325_client(), retour_codes=jw325.RetourCodes(retour_code=("8187",)))
    for answer in (jw325_bericht(jw325_client()), jw325_bericht(client)):
        loaded.add(*read_rows(inhoud(answer)))
    assert loaded.gebruik(GEMEENTE, TOEWIJZING) == ((("01", 600),), 90_000, date(2025, 3, 31), 1)
    assert not loaded.heeft_open_debet(FEBRUARI)
