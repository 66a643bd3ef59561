"""Exponential smoothing (ETS) by the library statsmodels (the extra `prognose`): one series, many paths.

Hyndman, R.J. et al. (2008). Forecasting with Exponential Smoothing: The State Space Approach. Of a few forms
the one with the lowest AICc is taken. Paths are drawn rather than bounds per month, because the bounds of a
year do not follow from those of its months.
"""

import importlib.util
import warnings
from typing import Any

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.prognose.reeks import Reeks

ONTBREEKT = (
    "Voor een verwachting is het pakket statsmodels nodig. "
    "Installeer het met: pip install jeugdregio[prognose]"
)
PADEN = 2_000
SEIZOEN = 12
# level alone; with a trend that fades; with a season as well. A trend that goes on for ever says too much.
VORMEN: tuple[dict[str, Any], ...] = (
    {"trend": None, "seasonal": None},
    {"trend": "add", "damped_trend": True, "seasonal": None},
    {"trend": None, "seasonal": "add", "seasonal_periods": SEIZOEN},
    {"trend": "add", "damped_trend": True, "seasonal": "add", "seasonal_periods": SEIZOEN},
)

Paden = npt.NDArray[np.float64]


def available() -> bool:
    """Whether the extra with statsmodels is installed."""
    return importlib.util.find_spec("statsmodels") is not None


def draw_paths(reeks: Reeks, maanden: int) -> Paden:
    """Draw what the next months may be: an array of months by PADEN, none below zero.

    The same series always gives the same paths. Raises MonitorError when statsmodels is not installed.
    """
    if not available():
        raise MonitorError(ONTBREEKT)
    waarden = np.asarray(reeks.waarden)
    schaal = float(np.abs(waarden).mean()) or 1.0
    if np.ptp(waarden) == 0:  # nothing moves: no model can say how far it might
        return np.full((maanden, PADEN), waarden[-1])
    beste = min((_fit(waarden / schaal, vorm) for vorm in VORMEN), key=lambda passing: float(passing.aicc))
    paden = beste.simulate(maanden, anchor="end", repetitions=PADEN, rng=np.random.default_rng(20261122))
    return np.maximum(np.asarray(paden).reshape(maanden, PADEN) * schaal, 0.0)


def _fit(waarden: npt.NDArray[np.float64], vorm: dict[str, Any]) -> Any:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it did not quite converge shows in its AICc
        return ETSModel(waarden, error="add", **vorm).fit(disp=False)


def draw_known(reeks: Reeks, rng: np.random.Generator) -> Paden:
    """Draw what the months of the series themselves may be: those that are estimates have a spread."""
    waarden, fout = np.asarray(reeks.waarden), np.asarray(reeks.fout)
    return waarden[:, None] + fout[:, None] * rng.standard_normal((len(waarden), PADEN))
