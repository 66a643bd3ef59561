"""Which municipality took the place of one that has ended: dated, as data with its source."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from jeugdregio.kern.gemeentecode import gemeenten

_BESTAND = files("jeugdregio.kern") / "data" / "herindelingen.csv"


@cache
def _opvolgers() -> Mapping[str, tuple[tuple[str, date], ...]]:
    found: dict[str, list[tuple[str, date]]] = {}
    with _BESTAND.open(encoding="utf-8") as bestand:
        for rij in csv.DictReader(regel for regel in bestand if not regel.startswith("#")):
            found.setdefault(rij["gemeente"], []).append((rij["opvolger"], date.fromisoformat(rij["per"])))
    return {code: tuple(opvolgers) for code, opvolgers in found.items()}


def successors(code: str, day: date) -> tuple[str, ...]:
    """Give the municipalities that hold the ground of this one on a day: itself while it exists.

    More than one when it was divided; none for a code that CBS never gave out, or that did not follow yet.

    >>> successors("0501", date(2026, 1, 1)), successors("0501", date(2022, 12, 31))
    (('1992',), ('0501',))
    >>> successors("0788", date(2026, 1, 1))
    ('0757', '0824', '0855', '0865')
    """
    gemeente = gemeenten().get(code)
    if gemeente is None:
        return ()
    if gemeente.exists_on(day):
        return (code,)
    found = {
        erfgenaam
        for opvolger, per in _opvolgers().get(code, ())
        if per <= day
        for erfgenaam in successors(opvolger, day)
    }
    return tuple(sorted(found))
