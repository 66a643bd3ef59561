"""Working days: what a term in working days counts.

A working day is no Saturday, no Sunday and no generally recognised holiday (*algemeen erkende feestdag*).
Source: Algemene termijnenwet, articles 1 and 3. The holidays of article 3 are New Year's Day, Easter Monday,
Ascension Day, Whit Monday, both days of Christmas, King's Day and 5 May, and Good Friday counts as one of
them. It is 5 May of each year: that many people have the day off only once in five years is of no account.
"""

from datetime import date, timedelta
from functools import cache

_ZATERDAG = 5
_DAG = timedelta(days=1)


@cache
def feestdagen(jaartal: int) -> frozenset[date]:
    """Give the holidays of a year by the Algemene termijnenwet (Easter Sunday and Whit Sunday come along).

    >>> date(2026, 4, 3) in feestdagen(2026), date(2026, 5, 5) in feestdagen(2026)
    (True, True)
    """
    # imported here: it takes longer than all else that reading messages needs, and that needs no holidays
    from holidays import OPTIONAL, PUBLIC, country_holidays

    # 5 May outside lustrum years is among those the library calls optional
    kalender = country_holidays("NL", years=jaartal, expand=False, categories=(PUBLIC, OPTIONAL))
    return frozenset(kalender)


def is_working_day(day: date) -> bool:
    """Say whether a day counts in a term of working days.

    >>> is_working_day(date(2026, 4, 2)), is_working_day(date(2026, 4, 3)), is_working_day(date(2026, 4, 4))
    (True, False, False)
    """
    return day.weekday() < _ZATERDAG and day not in feestdagen(day.year)


def add_working_days(day: date, aantal: int) -> date:
    """Give the last day of a term of this many working days; the day itself does not count.

    No days gives the day itself, also when that is no working day. ValueError for a negative number.

    >>> add_working_days(date(2026, 4, 2), 3)  # a Thursday, then Good Friday to Easter Monday
    datetime.date(2026, 4, 9)
    """
    if aantal < 0:
        raise ValueError("een termijn is geen negatief aantal werkdagen")
    while aantal:
        day += _DAG
        aantal -= is_working_day(day)
    return day


def working_days_between(begin: date, einde: date) -> int:
    """Count the working days after `begin` up to and including `einde`; negative when that is earlier.

    >>> working_days_between(date(2026, 4, 2), date(2026, 4, 9))
    3
    >>> working_days_between(date(2026, 4, 9), date(2026, 4, 2))
    -3
    """
    if einde < begin:
        return -working_days_between(einde, begin)
    return sum(is_working_day(begin + timedelta(days=n)) for n in range(1, (einde - begin).days + 1))


def first_working_day(day: date) -> date:
    """Give the day itself when it is a working day, else the first one after it.

    An ending that the law sets on another day moves to it. Source: Algemene termijnenwet, article 1.

    >>> first_working_day(date(2026, 4, 3)), first_working_day(date(2026, 4, 2))
    (datetime.date(2026, 4, 7), datetime.date(2026, 4, 2))
    """
    while not is_working_day(day):
        day += _DAG
    return day
