"""The smallest parts that the cells of a family have in common, so that sums between cells become visible."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.cellen import Cel

Matrix = npt.NDArray[np.int64]


def membership(cellen: Sequence[Cel], delen: Mapping[str, Mapping[str, str]] | None = None) -> Matrix:
    """Give which atom is in which cell: a 0/1 matrix of cells by atoms.

    An atom is a month (or the period itself where no month occurs), a municipality, and a value of every
    dimension the family knows. A cell without a dimension holds all its values, unless `delen` fixes the
    value for its indicator (a figure that is one category of another table).
    """
    delen = delen or {}
    vaste = [(naam, waarde) for deel in delen.values() for naam, waarde in deel.items()]
    waarden: dict[str, set[str]] = {}
    for naam, waarde in [*vaste, *(paar for cel in cellen for paar in cel.naar)]:
        waarden.setdefault(naam, set()).add(waarde)
    dimensies = sorted(waarden)
    spannen = {(cel.samenstelling.tijdvak.begin, cel.samenstelling.tijdvak.eind) for cel in cellen}
    binnen = {s: {o for o in spannen if s[0] <= o[0] and o[1] <= s[1]} for s in spannen}
    kleinste = {s for s in spannen if binnen[s] == {s}}
    nummers: dict[tuple[object, ...], int] = {}
    rijen: list[list[int]] = []
    for cel in cellen:
        tijdvak = cel.samenstelling.tijdvak
        vast = {**delen.get(cel.indicator, {}), **dict(cel.naar)}
        assen: list[Sequence[object]] = [
            sorted(kleinste & binnen[tijdvak.begin, tijdvak.eind]),
            sorted(cel.samenstelling.leden),
            *([vast[naam]] if naam in vast else sorted(waarden[naam]) for naam in dimensies),
        ]
        rijen.append([nummers.setdefault(atoom, len(nummers)) for atoom in itertools.product(*assen)])
    matrix = np.zeros((len(cellen), len(nummers)), dtype=np.int64)
    for nummer, atomen in enumerate(rijen):
        matrix[nummer, atomen] = 1
    return matrix
