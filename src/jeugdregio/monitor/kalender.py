"""The periods a stand can speak of, as data: joined with, so that no engine has to reckon with dates."""

import datetime
import itertools
from dataclasses import dataclass
from functools import lru_cache

import ibis
import pyarrow as pa

from jeugdregio.kern.periode import last_of_month
from jeugdregio.monitor.dimensies import PERIODES
from jeugdregio.stand import Stand

MAANDEN_VOORLOPIG = 6


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """One period. `sleutel` is how it is written: 2022, 2022-H1, 2022-K1, 2022-03. `voorlopig`: it can still
    grow.
    """

    soort: str
    sleutel: str
    begin: datetime.date
    eind: datetime.date
    voorlopig: bool

    @property
    def jaar(self) -> int:
        """The year the period lies in."""
        return self.begin.year

    @property
    def waarde(self) -> str | int:
        """The value of the dimension: a year is a number, the others are text."""
        return self.jaar if self.soort == "jaar" else self.sleutel


@dataclass(frozen=True, slots=True)
class Kalender:
    """The periods of one kind, in order."""

    soort: str
    tijdvakken: tuple[Tijdvak, ...]

    def as_table(self) -> ibis.Table:
        """The calendar as an Ibis table: periode, jaar, begin, eind."""
        return _as_table(self.tijdvakken)

    def parts(self) -> list["Kalender"]:
        """The calendar in parts, in order: a year each, of months a quarter.

        In a month somebody has about one line: adding up leaves as many rows as there were.
        """
        lengte = 3 if self.soort == "maand" else 12
        delen = itertools.groupby(self.tijdvakken, key=lambda t: (t.jaar, (t.begin.month - 1) // lengte))
        return [Kalender(self.soort, tuple(tijdvakken)) for _, tijdvakken in delen]


@lru_cache(maxsize=64)  # an engine keeps every table that it is given, as long as it runs
def _as_table(tijdvakken: tuple[Tijdvak, ...]) -> ibis.Table:
    schema = pa.schema(
        [("periode", pa.string()), ("jaar", pa.int64()), ("begin", pa.date32()), ("eind", pa.date32())]
    )
    rijen = [{"periode": t.sleutel, "jaar": t.jaar, "begin": t.begin, "eind": t.eind} for t in tijdvakken]
    return ibis.memtable(pa.Table.from_pylist(rijen, schema=schema))


LETTER = {"kwartaal": "K", "halfjaar": "H"}


def month_name(nummer: int) -> str:
    """Write a numbered month as "2026-03"."""
    return f"{nummer // 12:04d}-{nummer % 12 + 1:02d}"


def month_number(maand: str) -> int:
    """Number a month written as "2026-03"."""
    jaar, nummer = maand.split("-")
    return int(jaar) * 12 + int(nummer) - 1


def _sleutel(soort: str, eerste: int) -> str:
    jaar, maand = divmod(eerste, 12)
    if soort == "jaar":
        return f"{jaar:04d}"
    if soort == "maand":
        return month_name(eerste)
    return f"{jaar:04d}-{LETTER[soort]}{maand // PERIODES[soort] + 1}"


def make_kalender(stand: Stand, soort: str) -> Kalender:
    """Give the periods of a kind (one of PERIODES) that begin within what the stand is complete for.

    A running year, half or quarter goes up to the last complete month. A period is provisional when it ends
    less than six months before that month: lines still come in.
    """
    lengte = PERIODES[soort]
    eerste, laatste = month_number(stand.first_month()), month_number(stand.meta.volledig_tot)
    begin = -(-eerste // lengte) * lengte
    tijdvakken = []
    for nummer in range(begin, laatste + 1, lengte):
        einde = min(nummer + lengte - 1, laatste)
        jaar, maand = divmod(einde, 12)
        tijdvakken.append(
            Tijdvak(
                soort,
                _sleutel(soort, nummer),
                datetime.date(nummer // 12, nummer % 12 + 1, 1),
                last_of_month(datetime.date(jaar, maand + 1, 1)),
                voorlopig=einde > laatste - MAANDEN_VOORLOPIG,
            )
        )
    return Kalender(soort, tuple(tijdvakken))
