"""Chain-ladder with Mack's standard error, by the library chainladder (the extra `prognose`).

Mack, T. (1993). Distribution-free calculation of the standard error of chain ladder reserve estimates.
ASTIN Bulletin 23(2). The library gives factors and their spread; the error of a sum of some of the months,
which it does not give, follows from those by Mack's own formula for the sum of all.
"""

import importlib.util
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.volledigheid.driehoek import Afloop, Bedragen

ONTBREEKT = (
    "Voor een schatting is het pakket chainladder nodig. Installeer het met: pip install jeugdregio[prognose]"
)


@dataclass(frozen=True, slots=True)
class Factoren:
    """What is learnt from one triangle. `factor`, `spreiding` (sigma) and `gewicht` have one value per
    step of delay, `eindstand` the expected final amount per month of delivery.
    """

    afloop: Afloop
    factor: Bedragen
    spreiding: Bedragen
    gewicht: Bedragen
    eindstand: Bedragen

    def expected(self) -> Bedragen:
        """What is still to come of each month, in cents."""
        cumulatief = self.afloop.cumulatief
        aantal = len(cumulatief)
        nieuwste: Bedragen = cumulatief[np.arange(aantal), aantal - 1 - np.arange(aantal)]
        return self.eindstand - nieuwste

    def standard_error(self, maanden: npt.NDArray[np.int64]) -> float:
        """Mack's standard error of the sum over these months (numbers of rows), in cents."""
        aantal = len(self.eindstand)
        kwadraat = (self.spreiding / self.factor) ** 2
        verwacht = self.afloop.cumulatief.copy()
        totaal = 0.0
        for stap in range(aantal - 1):
            leeg = np.isnan(verwacht[:, stap + 1])
            verwacht[leeg, stap + 1] = verwacht[leeg, stap] * self.factor[stap]
            # the months whose step from this delay to the next is still to come
            komend = maanden[maanden >= aantal - 1 - stap]
            eind = self.eindstand[komend]
            proces = (eind**2 / verwacht[komend, stap]).sum()
            totaal += kwadraat[stap] * (proces + eind.sum() ** 2 / self.gewicht[stap])
        return float(np.sqrt(totaal))


def available() -> bool:
    """Whether the extra with chainladder is installed."""
    return importlib.util.find_spec("chainladder") is not None


def fit(aflopen: Sequence[Afloop]) -> list[Factoren]:
    """Learn the factors of each triangle. Raises MonitorError when chainladder is not installed."""
    if not aflopen:
        return []
    if not available():
        raise MonitorError(ONTBREEKT)
    per_grootte: dict[int, list[int]] = {}
    for nummer, afloop in enumerate(aflopen):
        per_grootte.setdefault(len(afloop.cumulatief), []).append(nummer)
    gevonden: dict[int, Factoren] = {}
    for nummers in per_grootte.values():
        samen = _fit_equal([aflopen[n] for n in nummers])
        gevonden.update(zip(nummers, samen, strict=True))
    return [gevonden[n] for n in range(len(aflopen))]


def _fit_equal(aflopen: Sequence[Afloop]) -> list[Factoren]:
    """Learn the factors of triangles of one size together: the library is slow to start, not to reckon."""
    import chainladder  # takes seconds to load, and only who completes figures has it
    import pandas

    aantal = len(aflopen[0].cumulatief)
    dagen = pandas.period_range("2000-01", periods=aantal, freq="M").to_timestamp()
    rij, kolom = np.nonzero(np.add.outer(np.arange(aantal), np.arange(aantal)) < aantal)
    tabel = pandas.concat(
        pandas.DataFrame(
            {
                "nummer": f"{nummer:06}",
                "maand": dagen[rij],
                "bekend": dagen[rij + kolom],
                "bedrag": afloop.cumulatief[rij, kolom],
            }
        )
        for nummer, afloop in enumerate(aflopen)
    )
    with warnings.catch_warnings():
        # steps in which nothing came in have no spread; the library takes its logarithm
        warnings.simplefilter("ignore", RuntimeWarning)
        driehoek = chainladder.Triangle(
            tabel, index="nummer", origin="maand", development="bekend", columns="bedrag", cumulative=True
        )
        model = chainladder.MackChainladder().fit(driehoek)
        factor = _dense(model.X_.ldf_)[:, 0, : aantal - 1]
        spreiding = np.nan_to_num(_dense(model.X_.sigma_)[:, 0, : aantal - 1])
        eindstand = _dense(model.ultimate_)[:, :, 0]
    uitkomst = []
    for nummer, afloop in enumerate(aflopen):
        gewicht = np.array([afloop.cumulatief[: aantal - 1 - stap, stap].sum() for stap in range(aantal - 1)])
        uitkomst.append(Factoren(afloop, factor[nummer], spreiding[nummer], gewicht, eindstand[nummer]))
    return uitkomst


def _dense(driehoek: object) -> Bedragen:
    """Give the values of a triangle of the library, index by origin by development."""
    waarden = driehoek.set_backend("numpy").values  # type: ignore[attr-defined]  # the library has no types
    return np.asarray(waarden[:, 0], dtype=np.float64)
