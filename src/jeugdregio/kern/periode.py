"""Periods of whole days, closed: begin and end belong to it. No end means that it still runs."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Periode:
    """The days from `begin` up to and including `einde`; None is open. ValueError when it ends too early."""

    begin: date
    einde: date | None

    def __post_init__(self) -> None:
        if self.einde is not None and self.einde < self.begin:
            raise ValueError("een periode eindigt niet voor zij begint")

    def contains(self, day: date) -> bool:
        """Say whether a day falls in the period.

        >>> Periode(date(2022, 1, 1), None).contains(date(2030, 1, 1))
        True
        """
        return self.begin <= day and (self.einde is None or day <= self.einde)

    def overlaps(self, other: "Periode") -> bool:
        """Say whether the periods share a day."""
        return (other.einde is None or self.begin <= other.einde) and (
            self.einde is None or other.begin <= self.einde
        )

    def intersection(self, other: "Periode") -> "Periode | None":
        """Give the days that both periods have; None when there are none.

        >>> deel = jaar(2022).intersection(Periode(date(2022, 3, 5), None))
        >>> deel == Periode(date(2022, 3, 5), date(2022, 12, 31))
        True
        """
        if not self.overlaps(other):
            return None
        einden = [einde for einde in (self.einde, other.einde) if einde is not None]
        return Periode(max(self.begin, other.begin), min(einden, default=None))

    @property
    def days(self) -> int:
        """The number of days. ValueError when the period is open.

        >>> jaar(2024).days, Periode(date(2022, 1, 1), date(2022, 1, 1)).days
        (366, 1)
        """
        return (self._closed_end() - self.begin).days + 1

    def months(self) -> "Iterator[Periode]":
        """Yield each calendar month that the period touches, whole. ValueError when the period is open.

        >>> [m.begin.month for m in Periode(date(2022, 11, 30), date(2023, 1, 1)).months()]
        [11, 12, 1]
        """
        einde = self._closed_end()
        jaartal, nummer = self.begin.year, self.begin.month
        while (jaartal, nummer) <= (einde.year, einde.month):
            yield maand(jaartal, nummer)
            jaartal, nummer = (jaartal + 1, 1) if nummer == 12 else (jaartal, nummer + 1)

    def _closed_end(self) -> date:
        if self.einde is None:
            raise ValueError("een periode zonder einde heeft geen aantal dagen of maanden")
        return self.einde


def jaar(jaartal: int) -> Periode:
    """Give a calendar year."""
    return Periode(date(jaartal, 1, 1), date(jaartal, 12, 31))


def kwartaal(jaartal: int, nummer: int) -> Periode:
    """Give a quarter, 1 to 4. ValueError for another number.

    >>> kwartaal(2022, 4) == Periode(date(2022, 10, 1), date(2022, 12, 31))
    True
    """
    if nummer not in range(1, 5):
        raise ValueError("een kwartaal is 1, 2, 3 of 4")
    begin = date(jaartal, 3 * nummer - 2, 1)
    return Periode(begin, last_of_month(shift_month(begin, 2)))


def shift_month(dag: date, aantal: int) -> date:
    """Give the first day of the month that is so many months after that of a day; before it when negative.

    >>> shift_month(date(2024, 1, 15), -2), shift_month(date(2023, 11, 30), 3)
    (datetime.date(2023, 11, 1), datetime.date(2024, 2, 1))
    """
    nummer = 12 * dag.year + dag.month - 1 + aantal
    return date(nummer // 12, nummer % 12 + 1, 1)


def last_of_month(dag: date) -> date:
    """Give the last day of the month of a day.

    >>> last_of_month(date(2024, 2, 10))
    datetime.date(2024, 2, 29)
    """
    return dag.replace(day=monthrange(dag.year, dag.month)[1])


def maand(jaartal: int, nummer: int) -> Periode:
    """Give a calendar month.

    >>> maand(2024, 2).einde
    datetime.date(2024, 2, 29)
    """
    begin = date(jaartal, nummer, 1)
    return Periode(begin, last_of_month(begin))
