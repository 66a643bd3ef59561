"""The course of a request follows one table, whatever the order in which messages come in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdregio.web.berichten.verzoeken.verloop import (
    OPEN,
    OVERGANGEN,
    Gebeurtenis,
    Stand,
    Stap,
    answer_step,
    heropend_op,
    history,
    stand_of,
    steps,
    transitions,
)

DAG = date(2026, 3, 2)
ANTWOORDEN = (Stap.ONDERZOEK, Stap.AFWIJZEN, Stap.WOONPLAATS)
gebeurtenissen = st.lists(
    st.builds(
        Gebeurtenis,
        st.sampled_from(Stap),
        st.dates(DAG, date(2026, 3, 5)),
        st.integers(1, 12).map(str),
        st.integers(1, 12),
        toewijzing=st.integers(1, 2),
    ),
    max_size=8,
)


def event(stap: Stap, dag: int = 2, identificatie: str = "1") -> Gebeurtenis:
    return Gebeurtenis(stap, date(2026, 3, dag), identificatie, 1)


@given(gebeurtenissen, st.randoms())
def test_any_order_of_the_same_messages_gives_the_same_stand(
    found: list[Gebeurtenis], random: object
) -> None:
    shuffled = found + found[:1]  # and a repetition changes nothing
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    assert stand_of(shuffled) == stand_of(found)
    assert [(g.gebeurtenis.stap, g.stand, g.past) for g in history(shuffled)] == [
        (g.gebeurtenis.stap, g.stand, g.past) for g in history(found)
    ]


@given(gebeurtenissen)
def test_every_step_taken_stands_in_the_table_and_no_other_step_changes_anything(
    found: list[Gebeurtenis],
) -> None:
    stand = Stand.ONTVANGEN
    for gezet in history(found):
        stap = gezet.gebeurtenis.stap
        if stap == Stap.INTREKKEN:
            assert gezet.past
            assert (stand, stap, gezet.stand) in transitions()
        else:
            allowed = OVERGANGEN.get((stand, stap))
            assert gezet.past == (allowed is not None)
            assert gezet.stand == (allowed or stand)
        stand = gezet.stand
    assert stand_of(found) == stand


@given(gebeurtenissen)
def test_a_request_is_assigned_while_the_last_message_on_an_assignment_of_it_does_not_take_it_back(
    found: list[Gebeurtenis],
) -> None:
    toewijzingen = [g for g in found if g.stap in (Stap.TOEWIJZEN, Stap.INTREKKEN)]
    last = {
        g.toewijzing: g.stap
        for g in sorted(toewijzingen, key=lambda g: (g.dagtekening, len(g.identificatie), g.identificatie))
    }
    places = {(g.dagtekening, g.identificatie, g.toewijzing, g.stap) for g in toewijzingen}
    if len({place[:3] for place in places}) < len(places):
        return  # one message that both sends and takes back the same one
    if Stap.TOEWIJZEN in last.values():
        assert stand_of(found) == Stand.TOEGEWEZEN
    else:
        assert stand_of(found) == stand_of(g for g in found if g not in toewijzingen)


def test_the_buttons_are_the_steps_of_the_table_that_change_something() -> None:
    assert steps(Stand.ONTVANGEN) == (*ANTWOORDEN, Stap.TOEWIJZEN)
    assert steps(Stand.IN_ONDERZOEK) == (Stap.AFWIJZEN, Stap.WOONPLAATS, Stap.TOEWIJZEN)
    assert steps(Stand.AFGEWEZEN) == steps(Stand.AFGEWEZEN_WOONPLAATS) == (Stap.TOEWIJZEN,)
    assert steps(Stand.TOEGEWEZEN) == ()


def test_every_stand_is_reached_and_has_a_name_and_so_has_every_step() -> None:
    assert set(OVERGANGEN.values()) | {Stand.ONTVANGEN} == set(Stand)
    assert all(thing.label for thing in (*Stand, *Stap))


@pytest.mark.parametrize("stand", Stand)
def test_an_answer_is_never_the_way_back_to_an_open_request(stand: Stand) -> None:
    if not stand.open:
        assert not {OVERGANGEN.get((stand, stap)) for stap in Stap} & OPEN


@pytest.mark.parametrize(
    ("antwoord", "reden", "stap"),
    [("2", "", Stap.ONDERZOEK), ("1", "4", Stap.AFWIJZEN), ("1", "8", Stap.WOONPLAATS)],
)
def test_an_answer_is_the_step_it_says(antwoord: str, reden: str, stap: Stap) -> None:
    assert answer_step(antwoord, reden) == stap


def test_on_one_day_the_answer_comes_before_the_assignment_as_the_rules_want() -> None:
    same_day = [event(Stap.TOEWIJZEN, identificatie="1"), event(Stap.ONDERZOEK, identificatie="2")]
    assert [gezet.past for gezet in history(same_day)] == [True, True]
    assert stand_of(same_day) == Stand.TOEGEWEZEN


def test_a_repeated_assignment_is_no_news_and_a_late_answer_shows_that_it_does_not_fit() -> None:
    found = [event(Stap.TOEWIJZEN, 2), event(Stap.TOEWIJZEN, 3, "2"), event(Stap.AFWIJZEN, 4)]
    assert [(gezet.gebeurtenis.stap, gezet.past) for gezet in history(found)] == [
        (Stap.TOEWIJZEN, True),
        (Stap.AFWIJZEN, False),
    ]
    assert stand_of(found) == Stand.TOEGEWEZEN


def removed(dag: int, identificatie: str = "9", nummer: int = 0) -> Gebeurtenis:
    return Gebeurtenis(Stap.INTREKKEN, date(2026, 3, dag), identificatie, 1, toewijzing=nummer)


@pytest.mark.parametrize(
    ("eerder", "stand"),
    [
        ([], Stand.ONTVANGEN),
        ([event(Stap.ONDERZOEK)], Stand.IN_ONDERZOEK),
        ([event(Stap.AFWIJZEN)], Stand.AFGEWEZEN),
        ([event(Stap.WOONPLAATS)], Stand.AFGEWEZEN_WOONPLAATS),
    ],
)
def test_taking_back_the_assignment_leads_to_where_the_answers_left_the_request(
    eerder: list[Gebeurtenis], stand: Stand
) -> None:
    taken = history([*eerder, event(Stap.TOEWIJZEN, 3), removed(4)])
    assert (taken[-1].gebeurtenis.stap, taken[-1].stand, taken[-1].past) == (Stap.INTREKKEN, stand, True)
    assert stand_of([*eerder, event(Stap.TOEWIJZEN, 3), removed(4), event(Stap.TOEWIJZEN, 5)]) == "toegewezen"


def test_a_request_with_another_assignment_stays_assigned() -> None:
    two = [event(Stap.TOEWIJZEN, 3), Gebeurtenis(Stap.TOEWIJZEN, date(2026, 3, 3), "2", 2, toewijzing=8)]
    assert stand_of([*two, removed(4)]) == Stand.TOEGEWEZEN
    assert stand_of([*two, removed(4), removed(5, nummer=8)]) == Stand.ONTVANGEN


def test_of_one_day_the_last_message_decides() -> None:
    one_day = [event(Stap.TOEWIJZEN, 4, "8"), removed(4, "9"), event(Stap.TOEWIJZEN, 4, "10")]
    assert stand_of(one_day[:2]) == Stand.ONTVANGEN
    assert stand_of(one_day) == Stand.TOEGEWEZEN


def test_the_term_of_a_request_counts_again_from_the_last_day_on_which_an_assignment_was_taken_back() -> None:
    assert heropend_op([event(Stap.TOEWIJZEN), event(Stap.ONDERZOEK)]) is None
    assert heropend_op([event(Stap.TOEWIJZEN), removed(4), removed(5, nummer=8)]) == date(2026, 3, 5)
