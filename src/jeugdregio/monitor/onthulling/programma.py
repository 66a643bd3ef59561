"""Sums as a whole-number program: it tells whether there is anything where a search finds nothing."""

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
    """A whole-number program over changes of atoms, kept by HiGHS; each question has other bounds."""

    def __init__(self, sommen: Sequence[Vergelijking], aantal: int) -> None:
        lengte = [len(som.atomen) for som in sommen]
        self._rij: Nummers = np.repeat(np.arange(len(sommen)), lengte)
        self._atoom: Nummers = np.concatenate([som.atomen for som in sommen])
        teken: Nummers = np.concatenate([som.tekens for som in sommen])
        self._teken = teken.astype(np.float64)
        self._sommen: Nummers = np.arange(len(sommen), dtype=np.int32)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = aantal, len(sommen)
        model.col_cost_ = np.zeros(aantal)
        model.col_lower_, model.col_upper_ = np.full(aantal, -VER), np.full(aantal, VER)
        model.row_lower_ = model.row_upper_ = np.zeros(len(sommen))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengte)])
        model.a_matrix_.index_, model.a_matrix_.value_ = self._atoom, self._teken
        model.integrality_ = [highspy.HighsVarType.kInteger] * aantal
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # the types it comes with are not whole
        for naam, waarde in (("output_flag", False), ("threads", 1), ("mip_max_nodes", MAX_KNOPEN)):
            self._highs.setOptionValue(naam, waarde)
        self._highs.passModel(model)

    def finds(self, onder: Nummers, boven: Nummers) -> bool:
        """Tell whether there is a change of the atoms with every sum within its bounds."""
        self._highs.clearSolver()  # the answer to one question must not depend on the one before
        laag, hoog = self._within_reach(onder), self._within_reach(boven)
        self._highs.changeRowsBounds(len(self._sommen), self._sommen, laag, hoog)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        gevonden: Nummers = np.rint(self._highs.getSolution().col_value).astype(np.int64)
        sommen = np.bincount(self._rij, gevonden[self._atoom] * self._teken, minlength=len(onder))
        return bool(((onder <= sommen) & (sommen <= boven)).all())  # what counts is the table, not the solver

    def _within_reach(self, grenzen: Nummers) -> npt.NDArray[np.float64]:
        """Bounds that all atoms together cannot reach are none: so the solver knows."""
        bereik = VER * len(self._atoom)
        return np.where(np.abs(grenzen) > bereik, np.copysign(highspy.kHighsInf, grenzen), grenzen)
