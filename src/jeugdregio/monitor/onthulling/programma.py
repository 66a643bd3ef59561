"""Sums as a linear program: it tells whether there is anything where a search finds nothing."""

import functools
from collections.abc import Sequence
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.onthulling.atomen import Nummers, Vergelijking

VER = 100
"""No atom changes by more: other tables are wanted that differ by a few people."""
MAX_KNOPEN = 1_000
"""Where branching stops, found or not. Not a time: what is withheld must not depend on the machine."""


class Programma:
    """A program over changes of atoms, kept by HiGHS; each question has other bounds.

    Without the demand that they are whole, a question takes a tenth of the time; and as sums of a table go,
    a corner of what is possible is nearly always whole. Only when it is not, whole numbers are asked for.
    """

    def __init__(self, sommen: Sequence[Vergelijking], aantal: int) -> None:
        self._aantal, self._sommen = aantal, np.arange(len(sommen), dtype=np.int32)
        self._rij: Nummers = np.repeat(np.arange(len(sommen)), [len(som.atomen) for som in sommen])
        self._atoom: Nummers = np.concatenate([som.atomen for som in sommen])
        self._teken = np.concatenate([som.tekens for som in sommen]).astype(np.float64)

    def finds(self, onder: Nummers, boven: Nummers) -> bool:
        """Tell whether there is a change of the atoms with every sum within its bounds."""
        gevonden = self._solve(self._los, onder, boven)
        if gevonden is None or self._holds(gevonden, onder, boven):
            return gevonden is not None
        gevonden = self._solve(self._heel, onder, boven)
        return gevonden is not None and self._holds(gevonden, onder, boven)

    def _solve(self, highs: Any, onder: Nummers, boven: Nummers) -> Nummers | None:
        """Give what the solver finds, rounded; None when it says there is nothing, or stops looking."""
        highs.changeRowsBounds(
            len(self._sommen), self._sommen, self._within_reach(onder), self._within_reach(boven)
        )
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        gevonden: Nummers = np.rint(highs.getSolution().col_value).astype(np.int64)
        return gevonden

    def _holds(self, gevonden: Nummers, onder: Nummers, boven: Nummers) -> bool:
        """What proves is the other table, not the solver: its sums are within their bounds."""
        sommen = np.bincount(self._rij, gevonden[self._atoom] * self._teken, minlength=len(onder))
        return bool(((onder <= sommen) & (sommen <= boven)).all())

    def _within_reach(self, grenzen: Nummers) -> npt.NDArray[np.float64]:
        """Bounds that all atoms together cannot reach are none: so the solver knows."""
        bereik = VER * len(self._atoom)
        return np.where(np.abs(grenzen) > bereik, np.copysign(highspy.kHighsInf, grenzen), grenzen)

    @functools.cached_property
    def _los(self) -> Any:
        """The program as it is: the corner of the question before is where the next begins."""
        return self._make(presolve="off")

    @functools.cached_property
    def _heel(self) -> Any:
        """The program in whole numbers."""
        highs = self._make(mip_max_nodes=MAX_KNOPEN)
        soort = np.full(self._aantal, highspy.HighsVarType.kInteger)
        highs.changeColsIntegrality(self._aantal, np.arange(self._aantal, dtype=np.int32), soort)
        return highs

    def _make(self, **opties: str | int) -> Any:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._aantal, len(self._sommen)
        # each atom its own price, the same every time: among equals a solver stops halfway, at halves
        model.col_cost_ = np.random.default_rng(0).integers(1, 100, self._aantal).astype(np.float64)
        model.col_lower_, model.col_upper_ = np.full(self._aantal, -VER), np.full(self._aantal, VER)
        model.row_lower_ = model.row_upper_ = np.zeros(len(self._sommen))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengte = np.bincount(self._rij, minlength=len(self._sommen))
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengte)])
        model.a_matrix_.index_, model.a_matrix_.value_ = self._atoom, self._teken
        highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # the types it comes with are not whole
        for naam, waarde in ({"output_flag": False, "threads": 1} | opties).items():
            highs.setOptionValue(naam, waarde)
        highs.passModel(model)
        return highs
