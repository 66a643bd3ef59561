"""How much care an assignment leaves room for: units that fit and periods that are counted.

Units (WJ756). Minutes (01), hours (04) and parts of a day (16, of 4 hours) measure time and are compared in
minutes, so a line in minutes fits an assignment in hours. Every other unit (14 day and night, 82 and 84
pieces, 83 euro, counted in cents) only fits itself.

Periods (WMO757). A volume a day, week or month may be used in every day, week (from Monday) or month that
the period touches, also when it touches only a part: the standard does not say how to divide one, so the
provider gets the benefit. A volume for the whole assignment (6) counts once. An assignment without an end is
counted up to the last day declared.
"""

from collections.abc import Mapping
from datetime import date

from jeugdregio.ijw.codes import Eenheid, Frequentie
from jeugdregio.ijw.register.vragen import Gebruik, Toewijzing
from jeugdregio.ijw.v3_2.rijen import PrestatieRij

_MINUTEN: Mapping[str, int] = {Eenheid.MINUUT: 1, Eenheid.UUR: 60, Eenheid.DAGDEEL: 240}


def fits(eenheid: str, toegewezen: str) -> bool:
    """Say whether care declared in one unit can be compared with care assigned in another.

    >>> fits("01", "04"), fits("14", "04"), fits("14", "14")
    (True, False, True)
    """
    return eenheid == toegewezen or (eenheid in _MINUTEN and toegewezen in _MINUTEN)


def size(volume: int, eenheid: str) -> int:
    """Give a volume in the measure in which units that fit are compared.

    >>> size(2, "04"), size(90, "01"), size(3, "14")
    (120, 90, 3)
    """
    return volume * _MINUTEN.get(eenheid, 1)


def periods(frequentie: str, begin: date, einde: date) -> int:
    """Count the periods of a frequency that the days from `begin` up to and including `einde` touch.

    >>> begin, einde = date(2025, 2, 1), date(2025, 2, 28)  # a Saturday, a Friday
    >>> [periods(frequentie, begin, einde) for frequentie in "1246"]
    [28, 5, 1, 1]
    """
    if einde < begin:
        return 0
    if frequentie == Frequentie.PER_DAG:
        return (einde - begin).days + 1
    if frequentie == Frequentie.PER_WEEK:
        return (einde.toordinal() - 1) // 7 - (begin.toordinal() - 1) // 7 + 1
    if frequentie == Frequentie.PER_MAAND:
        return (einde.year - begin.year) * 12 + einde.month - begin.month + 1
    return 1


def room_for_line(toewijzing: Toewijzing, rij: PrestatieRij) -> int:
    """Give the most that the period of a line can hold, in the measure of `size`."""
    aantal = periods(toewijzing.frequentie, rij.begindatum, rij.einddatum)
    return size(toewijzing.volume or 0, toewijzing.eenheid) * aantal


def room_in_all(toewijzing: Toewijzing, rij: PrestatieRij, gebruik: Gebruik) -> int:
    """Give the most that the whole assignment can hold, in the measure of `size`."""
    einde = toewijzing.einddatum or max(rij.einddatum, gebruik.tot or rij.einddatum)
    aantal = periods(toewijzing.frequentie, toewijzing.ingangsdatum, einde)
    return size(toewijzing.volume or 0, toewijzing.eenheid) * aantal


def used(toewijzing: Toewijzing, gebruik: Gebruik) -> int:
    """Give what was declared, in the measure of `size`; lines in a unit that does not fit are left out."""
    return sum(
        size(volume, eenheid) for eenheid, volume in gebruik.volumes if fits(eenheid, toewijzing.eenheid)
    )
