"""Decisions about assignments, and the JW301 that tells them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ijw import fabriek
from tests.ijw.opstellen.verhaal import AMBULANT, BESLUIT, DAG, JEUGDIGE, right, sent

from jeugdregio.ijw.v3_2 import jw301
from jeugdregio.ijw.v3_2.opstellen import besluit
from jeugdregio.ijw.v3_2.opstellen.hulp import Hulp, aspecifiek, generiek, specifiek
from jeugdregio.ijw.v3_2.opstellen.toewijzing import current, from_rij, latest, make_toewijzing
from jeugdregio.ijw.v3_2.vertaling import Vertaler

BEGIN, EINDE = date(2025, 2, 1), date(2026, 1, 31)
APRIL = datetime(2025, 4, 15, 12, 0, tzinfo=besluit.TIJDZONE)
LATER = datetime(2025, 6, 2, 14, 0, tzinfo=besluit.TIJDZONE)


def assigned(
    nummer: int = 1, hulp: Hulp = AMBULANT, einddatum: date | None = EINDE
) -> jw301.ToegewezenProduct:
    return besluit.assign(hulp, nummer=nummer, besluit=BESLUIT, ingangsdatum=BEGIN, einddatum=einddatum)


@pytest.mark.parametrize(
    "hulp",
    [
        AMBULANT,
        specifiek("45A04", 12, "84", "6"),
        specifiek("44A09", 7, "14", "2", categorie="44"),
        specifiek("45A04", 50_000, "83", "4"),
        aspecifiek("45"),
        aspecifiek("45", budget=1_200_000),
        generiek(5_000_000),
    ],
)
def test_every_variant_of_assignment_makes_a_right_message(hulp: Hulp) -> None:
    bericht = right(make_toewijzing(sent(), JEUGDIGE, besluiten=[assigned(hulp=hulp)]))
    (product,) = bericht.client.toegewezen_producten.toegewezen_product
    assert (product.product, product.omvang, product.budget) == (hulp.product, hulp.omvang, hulp.budget)
    assert product.toewijzingstijd == time(9, 30, 15)
    assert (bericht.header.afzender, bericht.header.ontvanger) == (fabriek.GEMEENTE, fabriek.AANBIEDER)
    assert bericht.header.bericht_code == "436"


def test_the_moment_of_a_decision_is_told_in_dutch_time() -> None:
    nacht = datetime(2025, 6, 1, 22, 30, tzinfo=UTC)
    toewijzing = besluit.assign(AMBULANT, nummer=1, besluit=nacht, ingangsdatum=BEGIN, einddatum=EINDE)
    assert (toewijzing.toewijzingsdatum, toewijzing.toewijzingstijd) == (date(2025, 6, 2), time(0, 30))


def test_a_message_holds_all_current_assignments_and_what_changed() -> None:
    over = replace(assigned(1), einddatum=DAG - timedelta(days=1))
    laatste_dag = replace(assigned(2, aspecifiek("44")), ingangsdatum=date(2025, 1, 1), einddatum=DAG)
    komt_nog = replace(assigned(3, aspecifiek("41"), None), ingangsdatum=date(2025, 9, 1))
    weg = besluit.remove(assigned(4, aspecifiek("42")), besluit=BESLUIT)
    ingetrokken = besluit.end(
        replace(assigned(5, aspecifiek("43")), ingangsdatum=date(2024, 1, 1)),
        einddatum=date(2024, 12, 31),
        reden="07",
        besluit=BESLUIT,
    )
    bericht = right(
        make_toewijzing(
            sent(), JEUGDIGE, eerdere=[over, komt_nog, laatste_dag, weg, assigned(5)], besluiten=[ingetrokken]
        )
    )
    producten = bericht.client.toegewezen_producten.toegewezen_product
    assert producten == (laatste_dag, komt_nog, ingetrokken)


def test_without_any_assignment_there_is_no_message() -> None:
    with pytest.raises(ValueError, match="niets toegewezen"):
        make_toewijzing(sent(), JEUGDIGE, eerdere=[], besluiten=[])


@given(
    begin=st.dates(date(2024, 1, 1), date(2026, 1, 1)),
    dagen=st.none() | st.integers(0, 500),
    reden=st.sampled_from(["01", "05", "13", None]),
)
def test_an_assignment_is_current_unless_it_is_over_or_taken_back(
    begin: date, dagen: int | None, reden: str | None
) -> None:
    einddatum = None if dagen is None else begin + timedelta(days=dagen)
    toewijzing = replace(assigned(), ingangsdatum=begin, einddatum=einddatum, reden_wijziging=reden)
    vervallen = dagen == 0 and reden in {"01", "13"}
    geldig = (einddatum is None or einddatum >= DAG) and not vervallen
    assert (current([toewijzing], DAG) == (toewijzing,)) == geldig


def test_an_extension_stretches_the_assignment() -> None:
    langer = besluit.extend(assigned(), einddatum=date(2026, 6, 30), besluit=LATER, nieuw_nummer=9)
    assert langer.toewijzing_nummer == 1
    assert (langer.ingangsdatum, langer.einddatum) == (BEGIN, date(2026, 6, 30))
    assert (langer.reden_wijziging, langer.toewijzingsdatum) == ("04", LATER.date())


@pytest.mark.parametrize(
    ("hulp", "op"),
    [
        (specifiek("45A04", 12, "84", "6"), LATER),  # a total would be spread over a longer time
        (AMBULANT, datetime(2026, 2, 1, 9, 0, tzinfo=besluit.TIJDZONE)),  # it is over already
    ],
)
def test_an_extension_that_may_not_stretch_gets_a_number_of_its_own(hulp: Hulp, op: datetime) -> None:
    nieuw = besluit.extend(assigned(hulp=hulp), einddatum=date(2026, 12, 31), besluit=op, nieuw_nummer=9)
    assert nieuw.toewijzing_nummer == 9
    assert (nieuw.ingangsdatum, nieuw.einddatum) == (date(2026, 2, 1), date(2026, 12, 31))
    assert nieuw.reden_wijziging is None
    with pytest.raises(ValueError, match="nieuw toewijzingnummer"):
        besluit.extend(assigned(hulp=hulp), einddatum=date(2026, 12, 31), besluit=op)


def test_on_its_last_day_an_assignment_can_still_be_stretched() -> None:
    assert besluit.can_stretch(assigned(), EINDE)
    assert not besluit.can_stretch(assigned(), EINDE + timedelta(days=1))
    assert besluit.can_stretch(assigned(hulp=generiek(1_000)), EINDE)


@pytest.mark.parametrize("oud", [None, EINDE])
def test_what_does_not_end_earlier_cannot_be_extended(oud: date | None) -> None:
    with pytest.raises(ValueError, match="verlengen"):
        besluit.extend(assigned(einddatum=oud), einddatum=EINDE, besluit=LATER)


def test_a_change_from_the_first_day_keeps_the_number() -> None:
    meer = specifiek("45A04", 360, "01", "2").omvang
    (gewijzigd,) = besluit.change(
        assigned(), vanaf=BEGIN, einddatum=EINDE, omvang=meer, reden="14", besluit=LATER
    )
    assert (gewijzigd.toewijzing_nummer, gewijzigd.omvang) == (1, meer)


def test_a_later_change_ends_the_assignment_the_day_before_and_starts_a_new_one() -> None:
    meer = specifiek("45A04", 360, "01", "2").omvang
    oud, nieuw = besluit.change(
        assigned(),
        vanaf=date(2025, 7, 1),
        einddatum=EINDE,
        omvang=meer,
        reden="14",
        besluit=LATER,
        nieuw_nummer=9,
    )
    assert (oud.toewijzing_nummer, oud.einddatum, oud.omvang) == (1, date(2025, 6, 30), AMBULANT.omvang)
    assert (nieuw.toewijzing_nummer, nieuw.ingangsdatum, nieuw.omvang) == (9, date(2025, 7, 1), meer)
    right(make_toewijzing(sent("M2", LATER.date()), JEUGDIGE, eerdere=[assigned()], besluiten=[oud, nieuw]))


def test_a_change_after_the_end_leaves_the_old_assignment_alone() -> None:
    (nieuw,) = besluit.change(
        assigned(),
        vanaf=date(2026, 3, 1),
        einddatum=None,
        omvang=specifiek("45A04", 5, "01", "4").omvang,
        reden="14",
        besluit=LATER,
        nieuw_nummer=9,
    )
    assert nieuw.toewijzing_nummer == 9


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (generiek(5_000), generiek(4_000)),
        (specifiek("45A04", 9, "84", "6"), specifiek("45A04", 8, "84", "6")),
    ],
)
def test_a_total_or_budget_is_lowered_only_when_the_provider_agrees(oud: Hulp, nieuw: Hulp) -> None:
    def lower(*, met_instemming: bool) -> tuple[jw301.ToegewezenProduct, ...]:
        return besluit.change(
            assigned(hulp=oud),
            vanaf=BEGIN,
            einddatum=EINDE,
            omvang=nieuw.omvang,
            budget=nieuw.budget,
            reden="14",
            besluit=LATER,
            met_instemming=met_instemming,
        )

    assert len(lower(met_instemming=True)) == 1
    with pytest.raises(ValueError, match="instemt"):
        lower(met_instemming=False)


def test_a_budget_is_not_cut_in_two() -> None:
    with pytest.raises(ValueError, match="hele toewijzing"):
        besluit.change(
            assigned(hulp=generiek(5_000)),
            vanaf=date(2025, 7, 1),
            einddatum=EINDE,
            budget=6_000,
            reden="14",
            besluit=LATER,
            nieuw_nummer=9,
        )


def test_a_later_change_needs_a_new_number() -> None:
    with pytest.raises(ValueError, match="nieuw toewijzingnummer"):
        besluit.change(
            assigned(),
            vanaf=date(2025, 7, 1),
            einddatum=EINDE,
            omvang=AMBULANT.omvang,
            reden="14",
            besluit=LATER,
        )


def test_ending_and_removing_make_right_messages() -> None:
    eerder = besluit.end(assigned(), einddatum=date(2025, 6, 30), reden="05", besluit=LATER)
    weg = besluit.remove(assigned(2, aspecifiek("41")), besluit=LATER)
    bericht = right(make_toewijzing(sent("M2", LATER.date()), JEUGDIGE, besluiten=[eerder, weg]))
    een, twee = bericht.client.toegewezen_producten.toegewezen_product
    assert (een.einddatum, een.reden_wijziging) == (date(2025, 6, 30), "05")
    assert (twee.einddatum, twee.reden_wijziging) == (BEGIN, "13")


@pytest.mark.parametrize(
    ("einddatum", "woord"), [(date(2025, 1, 1), "verwijder"), (date(2027, 1, 1), "verleng")]
)
def test_an_end_lies_within_the_assignment(einddatum: date, woord: str) -> None:
    with pytest.raises(ValueError, match=woord):
        besluit.end(assigned(), einddatum=einddatum, reden="05", besluit=LATER)


def test_a_request_is_honoured_as_asked_and_named() -> None:
    gevraagd = fabriek.aangevraagd_product()
    toegewezen = besluit.grant(gevraagd, nummer=7, besluit=BESLUIT)
    assert toegewezen.referentie_aanbieder == gevraagd.referentie_aanbieder
    assert (toegewezen.product, toegewezen.omvang) == (gevraagd.product, gevraagd.omvang)
    assert toegewezen.ingangsdatum == gevraagd.toewijzing_ingangsdatum
    assert toegewezen.einddatum == gevraagd.toewijzing_einddatum
    later = besluit.grant(gevraagd, nummer=7, besluit=BESLUIT, ingangsdatum=date(2025, 3, 1))
    assert later.ingangsdatum == date(2025, 3, 1)
    right(make_toewijzing(sent(), JEUGDIGE, besluiten=[toegewezen]))


def test_a_request_for_a_change_is_honoured_whole() -> None:
    blijft = assigned(2, aspecifiek("41"))
    verzoek = fabriek.jw317_bericht(
        ongewijzigd=(2,),
        te_wijzigen=(fabriek.te_wijzigen_product(toewijzing_nummer=1),),
        nieuw=(fabriek.nieuw_product(),),
    ).client.verzoek
    oud, vervolg, erbij = besluit.grant_change(
        verzoek,
        [assigned(), blijft],
        nummers=count(10),
        besluit=datetime(2025, 4, 15, 12, 0, tzinfo=besluit.TIJDZONE),
    )
    assert (oud.toewijzing_nummer, oud.einddatum, oud.reden_wijziging) == (1, date(2025, 4, 30), "12")
    assert (vervolg.toewijzing_nummer, vervolg.ingangsdatum) == (10, date(2025, 5, 1))
    assert erbij.toewijzing_nummer == 11
    assert {t.referentie_aanbieder for t in (oud, vervolg, erbij)} == {"verzoek-2"}
    bericht = right(
        make_toewijzing(
            sent("M3", date(2025, 4, 15)),
            JEUGDIGE,
            eerdere=[assigned(), blijft],
            besluiten=[oud, vervolg, erbij],
        )
    )
    assert len(bericht.client.toegewezen_producten.toegewezen_product) == 4


def test_a_change_of_an_assignment_that_is_not_current_is_not_honoured() -> None:
    with pytest.raises(ValueError, match="niet actueel"):
        besluit.grant_change(fabriek.jw317_bericht().client.verzoek, [], nummers=count(1), besluit=LATER)


@given(volgorde=st.permutations(range(4)))
def test_the_last_told_version_of_each_assignment_counts_in_any_order(volgorde: list[int]) -> None:
    eerste, erbij = assigned(), assigned(2, aspecifiek("41"))
    langer = besluit.extend(eerste, einddatum=date(2026, 6, 30), besluit=LATER)
    korter = besluit.end(langer, einddatum=date(2026, 3, 31), reden="05", besluit=LATER)
    verteld = [("M1", DAG, [eerste]), ("M9", LATER.date(), [langer, erbij]), ("M10", LATER.date(), [korter])]
    berichten = [
        make_toewijzing(sent(naam, dag), JEUGDIGE, besluiten=besluiten) for naam, dag, besluiten in verteld
    ]
    berichten.append(berichten[0])  # one comes twice
    assert latest(berichten[n] for n in volgorde) == (korter, erbij)


@pytest.mark.parametrize("hulp", [AMBULANT, aspecifiek("45"), generiek(1_000)])
def test_an_assignment_comes_back_from_the_row_that_is_kept_of_it(hulp: Hulp) -> None:
    toewijzing = besluit.end(assigned(hulp=hulp), einddatum=date(2025, 6, 30), reden="05", besluit=LATER)
    vertaler = Vertaler("JW301")
    vertaler.add(make_toewijzing(sent(), JEUGDIGE, besluiten=[toewijzing]).client)
    assert [from_rij(rij) for rij in vertaler.rijen.toewijzingen] == [toewijzing]
