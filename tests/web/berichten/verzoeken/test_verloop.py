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
    history,
    stand_of,
    steps,
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
    ),
    max_size=6,
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
        allowed = OVERGANGEN.get((stand, gezet.gebeurtenis.stap))
        assert gezet.past == (allowed is not None)
        assert gezet.stand == (allowed or stand)
        stand = gezet.stand
    assert stand_of(found) == stand


def test_the_buttons_are_the_steps_of_the_table_that_change_something() -> None:
    assert steps(Stand.ONTVANGEN) == tuple(Stap)
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
