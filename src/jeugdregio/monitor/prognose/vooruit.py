"""The rows of a forecast: months up to the end of next year, and the years they make.

The months of an amount add up to its year. Who has help in a year has it in one or more of its months, so
their number follows from the mean of the months by a ratio, which the years that are over show.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

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
MINSTE_JAREN = 3


def forecast(indicator: Indicator, tabellen: Tabellen, peildatum: datetime.date) -> Tabellen:
    """Give the forecast of an indicator that asks for it, by table: (maand, place) and, of an amount or a
    number of young people per year, (jaar, place).

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
            per_jaar = [rij for rij in tabellen.get(("jaar", soort), []) if rij.dimensies[soort] == plaats]
            jaren: list[Rij] = []
            if indicator.measure == Maat(Telwijze.BEDRAG):
                jaren = _years(reeks, paden, soort, plaats)
            elif indicator.measure == Maat(Telwijze.JEUGDIGEN) and per_jaar:
                jaren = _unique_years(reeks, paden, soort, plaats, per_jaar)
            verwacht.setdefault(("jaar", soort), []).extend(jaren)
    return {tabel: rijen for tabel, rijen in verwacht.items() if rijen}


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
    return [
        _row({"jaar": jaar, soort: plaats}, maanden.sum(axis=0))
        for jaar, maanden in _open_years(reeks, paden)
    ]


def _open_years(reeks: Reeks, paden: Paden) -> Iterator[tuple[int, Paden]]:
    """Yield each year that is not over in the series, with its twelve months by path."""
    alles = np.vstack([draw_known(reeks, np.random.default_rng(reeks.laatste)), paden])
    eerste_jaar, laatste_jaar = (reeks.laatste + 1) // MAANDEN, (reeks.eerste + len(alles) - 1) // MAANDEN
    for jaar in range(eerste_jaar, laatste_jaar + 1):
        begin = jaar * MAANDEN - reeks.eerste
        if begin >= 0:
            yield jaar, alles[begin : begin + MAANDEN]


def _unique_years(reeks: Reeks, paden: Paden, soort: str, plaats: str, per_jaar: Iterable[Rij]) -> list[Rij]:
    """Give every year that is not over, as the mean of its months times the ratio of the years that are.

    The ratio of a year to come is drawn around their mean; with fewer than three there is no forecast.
    """
    verhoudingen = []
    for rij in per_jaar:
        begin = int(rij.dimensies["jaar"]) * MAANDEN - reeks.eerste
        maanden = reeks.waarden[begin : begin + MAANDEN] if begin >= 0 else ()
        if rij.waarde is not None and not rij.voorlopig and len(maanden) == MAANDEN and any(maanden):
            verhoudingen.append(rij.waarde / (sum(maanden) / MAANDEN))
    if len(verhoudingen) < MINSTE_JAREN:
        return []
    # a new year differs from the mean of n others by as much as they do, and that mean is not certain itself
    spreiding = float(np.std(verhoudingen, ddof=1)) * (1 + 1 / len(verhoudingen)) ** 0.5
    toeval = np.random.default_rng(reeks.laatste)
    return [
        _row(
            {"jaar": jaar, soort: plaats},
            maanden.mean(axis=0) * toeval.normal(np.mean(verhoudingen), spreiding, maanden.shape[1]),
        )
        for jaar, maanden in _open_years(reeks, paden)
    ]
