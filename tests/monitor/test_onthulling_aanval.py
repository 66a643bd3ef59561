"""Attacks on what is published: people are made up, tables protected, and the attacker reckons."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.monitor.aanval import (
    JAAR,
    KWARTALEN,
    REGEL,
    Soort,
    Tabel,
    count,
    derivable,
    kinds,
    narrow_counts,
    shares,
    table_cells,
)

from jeugdregio.monitor.cellen import TELT_NIET, Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.onthulling import protect_amounts, protect_counts, unsafe

LEEFTIJDEN = [(("leeftijdsgroep", w),) for w in ("jong", "oud")]
GESLACHTEN = [(("geslacht", w),) for w in ("jongen", "meisje")]
CATEGORIEEN = [(("categorie", w),) for w in ("ambulant", "verblijf")]
KRUIS = [(*een, *twee) for een, twee in itertools.product(LEEFTIJDEN, GESLACHTEN)]

MENSEN = st.tuples(st.integers(0, 2**32 - 1), st.sampled_from([12, 40, 90, 200]))

Proef = tuple[Sequence[Tabel], Sequence[Soort], Mapping[str, Mapping[str, str]]]
EENVOUDIG: Proef = (
    [
        Tabel("totaal", [JAAR]),
        Tabel("totaal", KWARTALEN, gemeenten=False),
        Tabel("leeftijd", [JAAR], LEEFTIJDEN),
        Tabel("soort", [JAAR], CATEGORIEEN),
        Tabel("aandeel", [JAAR], shares()),
    ],
    kinds(geslachten=("meisje",), kwartalen=True),
    {},
)
GEKRUIST: Proef = (
    [
        Tabel("totaal", [JAAR]),
        Tabel("leeftijd", [JAAR], LEEFTIJDEN),
        Tabel("kruis", [JAAR], KRUIS),
        Tabel("verblijf", [JAAR]),  # one category, of which no table has the others
        Tabel("aandeel", [JAAR], shares(GESLACHTEN), gemeenten=False),
    ],
    kinds(geslachten=("jongen", "meisje"), kwartalen=False),
    {"verblijf": {"categorie": "verblijf"}},
)


def people(soorten: Sequence[Soort], zaad: int, aantal: int) -> "np.typing.NDArray[np.int64]":
    """Divide people over kinds, unevenly: some kinds are rare."""
    toeval = np.random.default_rng(zaad)
    return toeval.multinomial(aantal, toeval.dirichlet(np.full(len(soorten), 0.15)))


PROEVEN = {"one-way": EENVOUDIG, "crossed": GEKRUIST}


@pytest.mark.parametrize("proef", PROEVEN)
@settings(max_examples=10, deadline=None)
@given(mensen=MENSEN)
def test_no_small_count_can_be_brought_down_to_two_values(proef: str, mensen: tuple[int, int]) -> None:
    tabellen, soorten, delen = PROEVEN[proef]
    cellen = count(table_cells(tabellen), soorten, people(soorten, *mensen))
    onderdrukt = protect_counts(cellen, REGEL, delen)
    assert all(weg for cel, weg in zip(cellen, onderdrukt, strict=True) if cel.per and 0 < cel.personen < 10)
    # rows do not say why they are withheld; mostly it could be known, see the next test
    assert narrow_counts(cellen, onderdrukt, soorten, waarom=False) == []


def test_knowing_why_a_count_is_withheld_helps_only_where_there_is_nothing_else_to_withhold() -> None:
    tabellen, soorten, _ = EENVOUDIG
    for zaad in range(4):
        cellen = count(table_cells(tabellen), soorten, people(soorten, zaad, 300))
        onderdrukt = protect_counts(cellen, REGEL)
        assert narrow_counts(cellen, onderdrukt, soorten, waarom=True) == []


def test_the_attack_succeeds_when_only_small_counts_are_withheld() -> None:
    tabellen, soorten, _ = EENVOUDIG
    gelukt = 0
    for zaad in range(6):
        cellen = count(table_cells(tabellen), soorten, people(soorten, zaad, 40))
        alleen_klein = [bool(c.per) and 0 < c.personen < REGEL.personen for c in cellen]
        gelukt += bool(narrow_counts(cellen, alleen_klein, soorten, waarom=False))
    assert gelukt


BEDRAGREGEL = Minimum(personen=10, persoon=0.5, aanbieder=0.8)
BEDRAGTABELLEN = [
    Tabel("kosten", [JAAR]),
    Tabel("kosten", KWARTALEN, gemeenten=False),
    Tabel("leeftijd", [JAAR], LEEFTIJDEN),
    Tabel("leeftijd", KWARTALEN, LEEFTIJDEN, gemeenten=False),
    Tabel("soort", [JAAR], CATEGORIEEN),
    Tabel("aandeel", [JAAR], shares()),
]


def amounts(zaad: int, aantal: int) -> tuple[list[Cel], "np.typing.NDArray[np.float64]"]:
    """Make up people with an amount a quarter, each at one of three providers; and which atom is where."""
    toeval = np.random.default_rng(zaad)
    soorten = [s for s in kinds(geslachten=("meisje",), kwartalen=True) if len(s.categorieen) == 1]
    atomen = [s for s in soorten if len(s.kwartalen) == 1]
    leeg = table_cells(BEDRAGTABELLEN)
    matrix = np.array([[s.fits(cel) for s in atomen] for cel in leeg], dtype=float)
    verdeling = toeval.dirichlet(np.full(len(atomen), 0.3))
    wie = toeval.choice(len(atomen), size=aantal, p=verdeling)
    bedrag = (1000 * toeval.lognormal(1, 1.2, size=aantal)).astype(int) + 1
    aanbieder = toeval.integers(0, 3, size=aantal)
    cellen = []
    for cel, rij in zip(leeg, matrix, strict=True):
        hier = rij[wie] > 0
        som, aantal_hier = int(bedrag[hier].sum()), int(hier.sum())
        grootste = int(bedrag[hier].max(initial=0))
        per_aanbieder = int(np.bincount(aanbieder[hier], weights=bedrag[hier], minlength=1).max())
        cellen.append(
            Cel(
                cel.indicator,
                cel.per,
                cel.samenstelling,
                cel.naar,
                som,
                aantal_hier,
                aantal_hier,
                som,
                grootste,
                per_aanbieder,
            )
        )
    return cellen, matrix


@settings(max_examples=25, deadline=None)
@given(mensen=MENSEN)
def test_no_unsafe_amount_follows_from_published_ones(mensen: tuple[int, int]) -> None:
    cellen, matrix = amounts(*mensen)
    onderdrukt = protect_amounts(cellen, BEDRAGREGEL)
    getoond = [bool(cel.per) and not weg for cel, weg in zip(cellen, onderdrukt, strict=True)]
    onveilig = [n for n, cel in enumerate(cellen) if unsafe(cel, BEDRAGREGEL)]
    assert not any(getoond[n] for n in onveilig)
    assert derivable(matrix, getoond, onveilig) == []


def test_the_rest_of_a_share_of_an_amount_is_protected_too() -> None:
    gezien = 0
    for zaad in range(8):
        cellen, matrix = amounts(zaad, 200)
        resten = [n for n, c in enumerate(cellen) if TELT_NIET in c.naar and unsafe(c, BEDRAGREGEL)]
        alleen_zelf = [bool(c.per) and not unsafe(c, BEDRAGREGEL) for c in cellen]
        gezien += len(derivable(matrix, alleen_zelf, resten))
    assert gezien  # without secondary suppression the attack succeeds
