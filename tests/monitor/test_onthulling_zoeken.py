"""Other tables that publish the same are found where there are any, and only there."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, milp

from jeugdregio.monitor.onthulling.atomen import Nummers, Vergelijking, total
from jeugdregio.monitor.onthulling.zoeken import Zoeker

RIJEN, KOLOMMEN = 6, 5


def sums() -> list[Vergelijking]:
    """The cells, rows, columns and total of a table."""
    atomen: Nummers = np.arange(RIJEN * KOLOMMEN, dtype=np.int64).reshape(RIJEN, KOLOMMEN)
    delen = [*atomen.reshape(-1, 1), *atomen, *atomen.T, atomen.ravel()]
    return [total(np.array(deel, dtype=np.int64)) for deel in delen]


def possible(sommen: list[Vergelijking], onder: Nummers, boven: Nummers) -> bool:
    """What another solver says of it."""
    matrix = np.zeros((len(sommen), RIJEN * KOLOMMEN))
    for nummer, som in enumerate(sommen):
        matrix[nummer, som.atomen] = som.tekens
    grenzen = LinearConstraint(matrix, onder.astype(float), boven.astype(float))
    leeg = np.zeros(RIJEN * KOLOMMEN)
    return bool(milp(leeg, constraints=grenzen, integrality=leeg + 1, bounds=(-20, 20)).success)


ruimte = st.tuples(st.integers(0, 2), st.integers(0, 2))


@settings(max_examples=40)
@given(
    st.lists(ruimte, min_size=len(sums()), max_size=len(sums())),
    st.integers(0, RIJEN * KOLOMMEN - 1),
    st.integers(1, 4),
)
def test_a_change_is_found_exactly_where_there_is_one(
    grenzen: list[tuple[int, int]], cel: int, verschil: int
) -> None:
    sommen = sums()
    onder: Nummers = np.array([-laag for laag, _ in grenzen], dtype=np.int64)
    boven: Nummers = np.array([hoog for _, hoog in grenzen], dtype=np.int64)
    onder[cel] = boven[cel] = verschil
    gevonden = Zoeker(sommen, RIJEN * KOLOMMEN).finds(onder, boven, np.zeros(len(sommen)))
    assert gevonden == possible(sommen, onder, boven)


def test_a_change_that_passes_through_many_places_is_found() -> None:
    """Of two neighbours only the sum is known, two hundred times: if one changes, all of them do."""
    atomen = 200
    buren = [total(np.array([n, n + 1], dtype=np.int64)) for n in range(atomen - 1)]
    sommen = [total(np.array([0], dtype=np.int64)), *buren]
    vast: Nummers = np.zeros(len(sommen), dtype=np.int64)
    vast[0] = 1
    assert Zoeker(sommen, atomen).finds(vast, vast, np.zeros(len(sommen)))


def test_what_only_halves_would_do_is_none() -> None:
    """Three numbers of which each two together change by one: each would change by a half."""
    paren = [total(np.array(paar, dtype=np.int64)) for paar in ((0, 1), (1, 2), (0, 2))]
    een: Nummers = np.ones(3, dtype=np.int64)
    assert not Zoeker(paren, 3).finds(een, een, np.zeros(3))


def test_a_sum_of_nothing_that_should_change_is_none() -> None:
    leeg: Nummers = np.array([], dtype=np.int64)
    een: Nummers = np.array([1], dtype=np.int64)
    assert not Zoeker([total(leeg)], 1).finds(een, een, np.zeros(1))
