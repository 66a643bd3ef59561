"""Counts of people: what is withheld cannot be worked out from what is published."""

import datetime
import itertools
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdregio.monitor.cellen import Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.kalender import Tijdvak
from jeugdregio.monitor.onthulling import protect_counts, rounded
from jeugdregio.monitor.plaatsen import Samenstelling

REGEL = Minimum(personen=10, round_to=5)
JAAR = Tijdvak("jaar", "2022", datetime.date(2022, 1, 1), datetime.date(2022, 12, 31), voorlopig=False)
TABEL = ("jaar", "gebied")


def cel(plaats: str, leden: Sequence[str], aantal: int, categorie: str | None = None) -> Cel:
    naar = () if categorie is None else (("categorie", categorie),)
    soort = "gemeente" if len(leden) == 1 else "gebied"
    deel = Samenstelling(JAAR, soort, plaats, frozenset(leden))
    return Cel("proef", ("jaar", soort), deel, naar, aantal, aantal, aantal)


def possible_values(
    cellen: Sequence[Cel], onderdrukt: Sequence[bool], atomen: Sequence[tuple[str, str | None]]
) -> list[set[int]]:
    """Attack: try every table of atoms that agrees with what is published, and collect each cell's values."""

    def within(c: Cel) -> list[int]:
        dimensie = dict(c.naar).get("categorie")
        return [
            n
            for n, (gemeente, categorie) in enumerate(atomen)
            if gemeente in c.samenstelling.leden and dimensie in (None, categorie)
        ]

    delen = [within(c) for c in cellen]

    def bounds(c: Cel, weg: bool) -> tuple[int, int]:
        if c.personen == 0:
            return 0, 0
        if weg and c.personen < REGEL.personen:
            return 1, 9
        if weg:
            return 10, 10**6
        midden = rounded(c.personen, REGEL)
        return max(midden - 2, 10), midden + 2

    grenzen = [bounds(c, w) for c, w in zip(cellen, onderdrukt, strict=True)]
    enkel = {d[0]: g for d, g in zip(delen, grenzen, strict=True) if len(d) == 1}
    hoogste = max(c.personen for c in cellen) + 4
    bereik = [range(enkel[n][0], min(enkel[n][1], hoogste) + 1) for n in range(len(atomen))]
    gevonden: list[set[int]] = [set() for _ in cellen]
    for keuze in itertools.product(*bereik):
        sommen = [sum(keuze[n] for n in deel) for deel in delen]
        if all(laag <= som <= hoog for som, (laag, hoog) in zip(sommen, grenzen, strict=True)):
            for waarden, som in zip(gevonden, sommen, strict=True):
                waarden.add(som)
    return gevonden


aantallen = st.one_of(st.integers(0, 14), st.integers(0, 40))


@settings(max_examples=60, deadline=None)
@given(st.lists(aantallen, min_size=4, max_size=4))
def test_no_small_count_can_be_pinned_down_with_nested_and_overlapping_areas(waarden: list[int]) -> None:
    gemeenten = ["A", "B", "C", "D"]
    gebieden = {"ABCD": "ABCD", "AB": "AB", "CD": "CD", "BCD": "BCD"}
    per_gemeente = dict(zip(gemeenten, waarden, strict=True))
    cellen = [cel(g, [g], n) for g, n in per_gemeente.items()]
    cellen += [
        cel(naam, list(leden), sum(per_gemeente[g] for g in leden)) for naam, leden in gebieden.items()
    ]
    onderdrukt = protect_counts(cellen, REGEL)
    mogelijk = possible_values(cellen, onderdrukt, [(g, None) for g in gemeenten])
    for c, weg, opties in zip(cellen, onderdrukt, mogelijk, strict=True):
        if 1 <= c.personen <= 9:
            assert weg
            assert c.personen in opties
            assert len(opties) > 1, (waarden, c.samenstelling.plaats)


@settings(max_examples=60, deadline=None)
@given(st.lists(aantallen, min_size=4, max_size=4))
def test_no_small_count_can_be_pinned_down_with_categories_and_their_totals(waarden: list[int]) -> None:
    atomen: list[tuple[str, str | None]] = [(g, c) for g in "AB" for c in ("x", "y")]
    per_atoom = dict(zip(atomen, waarden, strict=True))
    cellen = [cel(str(g), [str(g)], n, c) for (g, c), n in per_atoom.items()]
    cellen += [cel(g, [g], sum(n for (wie, _), n in per_atoom.items() if wie == g)) for g in "AB"]
    cellen += [
        cel("AB", ["A", "B"], sum(n for (_, wat), n in per_atoom.items() if wat == c), c) for c in ("x", "y")
    ]
    cellen.append(cel("AB", ["A", "B"], sum(waarden)))
    onderdrukt = protect_counts(cellen, REGEL)
    mogelijk = possible_values(cellen, onderdrukt, atomen)
    for c2, weg, opties in zip(cellen, onderdrukt, mogelijk, strict=True):
        if 1 <= c2.personen <= 9:
            assert weg
            assert len(opties) > 1, (waarden, c2.samenstelling.plaats, c2.naar)


def test_a_total_is_withheld_when_it_would_leave_two_ones() -> None:
    # 10 and 10 published leave room for only one person each in the two small ones
    cellen = [cel("A", ["A"], 10), cel("B", ["B"], 1), cel("C", ["C"], 1), cel("ABC", ["A", "B", "C"], 12)]
    assert protect_counts(cellen, REGEL)[1:3] == [True, True]
    assert sum(protect_counts(cellen, REGEL)) > 2


def test_a_small_count_is_withheld_and_the_large_are_not_when_rounding_hides_it() -> None:
    cellen = [cel("A", ["A"], 40), cel("B", ["B"], 55), cel("C", ["C"], 5), cel("ABC", ["A", "B", "C"], 100)]
    assert protect_counts(cellen, REGEL) == [False, False, True, False]


def test_zero_is_no_small_count() -> None:
    cellen = [cel("A", ["A"], 0), cel("B", ["B"], 30), cel("AB", ["A", "B"], 30)]
    assert protect_counts(cellen, REGEL) == [False, False, False]


def test_cells_that_hold_the_same_people_are_withheld_alike() -> None:
    tweede = [
        Cel("zelfde", ("jaar", "gemeente"), c.samenstelling, (), c.teller, c.aantal, c.personen)
        for c in [cel("A", ["A"], 4), cel("B", ["B"], 10)]
    ]
    cellen = [
        cel("A", ["A"], 4, "Verblijf"),
        cel("B", ["B"], 10, "Verblijf"),
        cel("AB", ["A", "B"], 14, "Verblijf"),
        *tweede,
    ]
    onderdrukt = protect_counts(cellen, REGEL, {"zelfde": {"categorie": "Verblijf"}})
    assert onderdrukt[:2] == onderdrukt[3:]


def test_counts_are_rounded_to_the_nearest_five() -> None:
    assert [rounded(n, REGEL) for n in (0, 10, 12, 13, 17, 18)] == [0, 10, 10, 15, 15, 20]


def test_the_reason_of_a_withheld_whole_hides_what_nothing_else_can() -> None:
    # nine times one makes nine: whoever knows that the whole is withheld for being small knows all parts
    gemeenten = [f"G{n}" for n in range(9)]
    cellen = [cel(g, [g], 1) for g in gemeenten] + [cel("alle", gemeenten, 9)]
    assert protect_counts(cellen, REGEL) == [True] * 10


def test_a_large_count_that_stands_in_nobodys_way_is_shown() -> None:
    cellen = [
        cel("A", ["A"], 1, "x"),
        cel("A", ["A"], 0, "y"),
        cel("A", ["A"], 1),
        cel("B", ["B"], 60, "x"),
        cel("B", ["B"], 55, "y"),
        cel("B", ["B"], 115),
    ]
    assert protect_counts(cellen, REGEL)[3:] == [False, False, False]
