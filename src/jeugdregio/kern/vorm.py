"""Texts fit to show: the form of a value without the value, names without odd characters, days, numbers."""

from collections.abc import Sequence
from datetime import date
from typing import Final

MAANDEN: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
KORTE_MAANDEN: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
"""For where room is short, such as the axis of a chart."""


def shape(text: str) -> str:
    """Describe a text without telling what it says.

    >>> shape("123456782")
    '9 cijfers'
    >>> shape("Jansen")
    '6 letters'
    >>> shape("1 a")
    '3 tekens'
    >>> shape("")
    'leeg'
    """
    if not text or text.isspace():
        return "leeg"
    lengte = len(text)
    if text.isascii() and text.isdigit():
        return f"{lengte} {'cijfer' if lengte == 1 else 'cijfers'}"
    if text.isalpha():
        return f"{lengte} {'letter' if lengte == 1 else 'letters'}"
    return f"{lengte} {'teken' if lengte == 1 else 'tekens'}"


def printable(naam: str) -> str:
    """Replace what a terminal would obey, or could not show, in a name that others chose.

    >>> printable("a\\nb\\x1b[31m.xml")
    'a?b?[31m.xml'
    """
    return "".join(teken if teken.isprintable() else "?" for teken in naam)


def enumerate_words(woorden: Sequence[str]) -> str:
    """Write words after one another as a sentence has them; nothing when there are none.

    >>> enumerate_words(["Best", "Eindhoven", "Veldhoven"]), enumerate_words(["Best"])
    ('Best, Eindhoven en Veldhoven', 'Best')
    """
    return " en ".join(deel for deel in (", ".join(woorden[:-1]), *woorden[-1:]) if deel)


def format_day(dag: date) -> str:
    """Write a day as people read it.

    >>> format_day(date(2026, 4, 1))
    '1-4-2026'
    """
    return f"{dag.day}-{dag.month}-{dag.year}"


def format_month(dag: date) -> str:
    """Write the month of a day in words.

    >>> format_month(date(2026, 3, 31))
    'maart 2026'
    """
    return f"{MAANDEN[dag.month - 1]} {dag.year}"


def format_number(getal: int) -> str:
    """Write a number as people read it.

    >>> format_number(9999)
    '9.999'
    """
    return f"{getal:,}".replace(",", ".")
