"""Amounts: nothing small or dominated is published, and no remainder of a sum is."""

import datetime
import itertools
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.kalender import Tijdvak
from jeugdregio.monitor.onthulling import protect_amounts, unsafe
from jeugdregio.monitor.plaatsen import Samenstelling

REGEL = Minimum(personen=10, persoon=0.5, aanbieder=0.8)
JAAR = Tijdvak("jaar", "2022", datetime.date(2022, 1, 1), datetime.date(2022, 12, 31), voorlopig=False)
MAANDEN = [
    Tijdvak("maand", f"2022-{m:02d}", datetime.date(2022, m, 1), datetime.date(2022, m, 28), voorlopig=False)
    for m in (1, 2, 3)
]


def cel(leden: str, categorie: str | None, personen: int, tijdvak: Tijdvak = JAAR, top: float = 0.1) -> Cel:
    naar = () if categorie is None else (("categorie", categorie),)
    deel = Samenstelling(tijdvak, "gemeente" if len(leden) == 1 else "gebied", leden, frozenset(leden))
    bedrag = 1000 * personen
    return Cel(
        "proef" if categorie else "totaal",
        (tijdvak.soort, deel.soort),
        deel,
        naar,
        bedrag,
        personen,
        personen,
        bedrag,
        int(top * bedrag),
        int(0.5 * bedrag),
    )


def test_fewer_than_ten_people_or_one_who_dominates_is_unsafe_and_nothing_is_safe() -> None:
    assert unsafe(cel("A", "x", 9), REGEL)
    assert unsafe(cel("A", "x", 50, top=0.6), REGEL)
    assert not unsafe(cel("A", "x", 10), REGEL)
    assert not unsafe(cel("A", "x", 0), REGEL)


def test_a_second_category_is_withheld_so_that_the_total_does_not_give_the_first() -> None:
    cellen = [cel("A", "x", 5), cel("A", "y", 30), cel("A", "z", 60), cel("A", None, 95)]
    assert protect_amounts(cellen, REGEL) == [True, True, False, False]


def test_an_indicator_that_is_one_value_of_a_dimension_is_withheld_with_that_value() -> None:
    een_waarde = replace(cel("A", None, 90), indicator="alleen_y")
    cellen = [cel("A", "x", 5), cel("A", "y", 90), cel("A", None, 95), een_waarde]
    assert protect_amounts(cellen, REGEL, {"alleen_y": {"categorie": "y"}}) == [True, True, False, True]


def test_the_difference_of_a_year_and_its_months_gives_no_small_month() -> None:
    cellen = [cel("A", None, 5, MAANDEN[0]), cel("A", None, 20, MAANDEN[1]), cel("A", None, 30, MAANDEN[2])]
    jaar = Tijdvak("jaar", "2022", datetime.date(2022, 1, 1), datetime.date(2022, 3, 31), voorlopig=False)
    cellen.append(cel("A", None, 55, jaar))
    assert protect_amounts(cellen, REGEL) == [True, True, False, False]


def test_a_total_that_two_indicators_publish_is_withheld_in_both() -> None:
    cellen = [cel("A", None, 5), cel("A", None, 5), cel("B", None, 40), cel("AB", None, 45)]
    onderdrukt = protect_amounts(cellen, REGEL)
    assert onderdrukt[0]
    assert onderdrukt[1]


def test_a_total_is_shown_when_every_category_has_a_provider_of_its_own() -> None:
    een_aanbieder = [replace(cel("A", c, 40), top_aanbieder=36_000) for c in "xyz"]
    totaal = replace(cel("A", None, 100), teller=120_000, omvang=120_000, top_aanbieder=36_000)
    assert protect_amounts([*een_aanbieder, totaal], REGEL) == [True, True, True, False]


def test_a_total_is_withheld_when_the_known_categories_leave_too_few_people() -> None:
    besloten = [None, False, False, None]
    cellen = [cel("A", "x", 5), cel("A", "y", 30), cel("A", "z", 60), cel("A", None, 95)]
    assert protect_amounts(cellen, REGEL, vast=besloten) == [True, False, False, True]


def test_what_somebody_paid_back_does_not_make_a_rest_look_larger_than_it_is() -> None:
    terug = replace(cel("A", "y", 40), teller=-20_000)
    een_aanbieder = [replace(cel("A", c, 40), top_aanbieder=36_000) for c in "xz"]
    totaal = replace(cel("A", None, 100), teller=60_000, omvang=110_000, top_aanbieder=36_000)
    besloten = [None, None, False, None]
    assert protect_amounts([*een_aanbieder, terug, totaal], REGEL, vast=besloten) == [True, True, False, True]


def test_a_detail_is_withheld_before_a_total() -> None:
    maanden = [cel("A", None, 30, maand) for maand in MAANDEN]
    jaar = Tijdvak("jaar", "2022", datetime.date(2022, 1, 1), datetime.date(2022, 3, 31), voorlopig=False)
    klein, *groot = (cel("A", categorie, personen, jaar) for categorie, personen in (("x", 5), ("y", 85)))
    onderdrukt = protect_amounts([*maanden, klein, *groot, cel("A", None, 90, jaar)], REGEL)
    assert onderdrukt == [False, False, False, True, True, False]


def test_what_anyone_can_compute_from_the_rest_is_not_withheld() -> None:
    personen = {"A": (40, 12, 40), "B": (12, 0, 5), "C": (20, 12, 12)}
    delen = [(g, c, n) for g, rij in personen.items() for c, n in zip("xyz", rij, strict=True)]
    cellen = [cel(g, c, n) for g, c, n in delen]
    cellen += [cel(g, None, sum(rij)) for g, rij in personen.items()]
    cellen += [cel("ABC", c, sum(n for _, d, n in delen if d == c)) for c in "xyz"]
    cellen.append(cel("ABC", None, sum(n for _, _, n in delen)))
    onderdrukt = protect_amounts(cellen, REGEL)
    weg = {(g, c) for (g, c, _), onder in zip(delen, onderdrukt, strict=False) if onder}
    assert weg == {("B", "x"), ("B", "z"), ("C", "x"), ("C", "z")}  # each row and column with two or none


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=9, max_size=9))
def test_no_unsafe_amount_is_a_combination_of_published_ones(personen: list[int]) -> None:
    atomen = list(itertools.product("ABC", "xyz"))
    aantal = dict(zip(atomen, personen, strict=True))
    cellen = [cel(g, c, aantal[g, c]) for g, c in atomen]
    for leden in ("A", "B", "C", "AB", "BC", "ABC"):
        cellen.append(cel(leden, None, sum(aantal[g, c] for g in leden for c in "xyz")))
        if len(leden) > 1:
            cellen += [cel(leden, c, sum(aantal[g, c] for g in leden)) for c in "xyz"]
    onderdrukt = protect_amounts(cellen, REGEL)
    matrix = np.array(
        [
            [g in c.samenstelling.leden and dict(c.naar).get("categorie", k) == k for g, k in atomen]
            for c in cellen
        ]
    ).astype(float)
    bekend = matrix[[not weg for weg in onderdrukt]]
    rang = np.linalg.matrix_rank(bekend) if len(bekend) else 0
    for c, weg, rij in zip(cellen, onderdrukt, matrix, strict=True):
        if unsafe(c, REGEL):
            assert weg
            assert np.linalg.matrix_rank(np.vstack([bekend, rij])) == rang + 1
