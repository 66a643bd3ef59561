"""The rows of a forecast: months up to the end of next year, and years of what can be added up."""

import datetime
from collections import defaultdict

import numpy as np

from jeugdregio.monitor.afleiden import Tabellen
from jeugdregio.monitor.dimensies import PLAATSEN
from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.kalender import month_name, month_number
from jeugdregio.monitor.maten import Maat, Telwijze
from jeugdregio.monitor.prognose.model import Paden, available, draw_known, draw_paths
from jeugdregio.monitor.prognose.reeks import Reeks, make_reeks
from jeugdregio.monitor.publicatie import Rij, Status

GRENZEN = (0.025, 0.5, 0.975)
MAANDEN = 12


def forecast(indicator: Indicator, tabellen: Tabellen, peildatum: datetime.date) -> Tabellen:
    """Give the forecast of an indicator that asks for it, by table: (maand, place) and, of an amount,
    (jaar, place).

    It rests on the published rows alone, so that it says nothing of what is withheld. A place of which fewer
    than three years are known has none. Empty when the indicator does not ask, or without the extra
    `prognose`.
    """
    if not indicator.forecast or not available():
        return {}
    tot = month_number(f"{peildatum.year + 1:04d}-12")
    verwacht: Tabellen = {}
    for soort in PLAATSEN:
        per_plaats: dict[str, list[Rij]] = defaultdict(list)
        for rij in tabellen.get(("maand", soort), []):
            per_plaats[str(rij.dimensies[soort])].append(rij)
        for plaats, rijen in per_plaats.items():
            reeks = make_reeks(rijen)
            if reeks is None:
                continue
            paden = draw_paths(reeks, tot - reeks.laatste)
            verwacht.setdefault(("maand", soort), []).extend(_months(reeks, paden, soort, plaats))
            if indicator.measure == Maat(Telwijze.BEDRAG):
                verwacht.setdefault(("jaar", soort), []).extend(_years(reeks, paden, soort, plaats))
    return verwacht


def _row(dimensies: dict[str, str | int], mogelijk: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Rij:
    onder, midden, boven = (float(round(waarde)) for waarde in np.quantile(mogelijk, GRENZEN))
    return Rij(dimensies, None, Status.VERWACHT, True, None, None, midden, onder, boven)


def _months(reeks: Reeks, paden: Paden, soort: str, plaats: str) -> list[Rij]:
    return [
        _row({"maand": month_name(reeks.laatste + 1 + stap), soort: plaats}, mogelijk)
        for stap, mogelijk in enumerate(paden)
    ]


def _years(reeks: Reeks, paden: Paden, soort: str, plaats: str) -> list[Rij]:
    """Give every year that is not over in the series: what is known of it and what is to come."""
    alles = np.vstack([draw_known(reeks, np.random.default_rng(reeks.laatste)), paden])
    eerste_jaar, laatste_jaar = (reeks.laatste + 1) // MAANDEN, (reeks.eerste + len(alles) - 1) // MAANDEN
    rijen = []
    for jaar in range(eerste_jaar, laatste_jaar + 1):
        begin = jaar * MAANDEN - reeks.eerste
        if begin >= 0:
            rijen.append(_row({"jaar": jaar, soort: plaats}, alles[begin : begin + MAANDEN].sum(axis=0)))
    return rijen
