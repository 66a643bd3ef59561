"""An indicator is declared once: what it means, where it comes from, and how it is computed from a stand."""

import datetime
import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jeugdregio.monitor.maten import Maat, Telwijze

if TYPE_CHECKING:  # whoever only reads what is published needs no engine
    import ibis

    from jeugdregio.stand import Stand

PERIODES = ("jaar", "kwartaal", "maand")
PLAATSEN = ("gebied", "gemeente")


class MonitorError(ValueError):
    """A question the monitor cannot answer; the text says why and what can be asked."""


class Eenheid(enum.StrEnum):
    """What a value counts."""

    JEUGDIGEN = "jeugdigen"
    EURO = "euro"
    PROCENT = "procent"
    MAANDEN = "maanden"


class Richting(enum.StrEnum):
    """Which way is better, as far as a figure can say that."""

    LAGER_IS_BETER = "lager is beter"
    HOGER_IS_BETER = "hoger is beter"
    GEEN_OORDEEL = "geen oordeel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """The rule of disclosure: at least so many people, counts rounded, nobody with more than a share of
    the whole.

    `round_to` rounds counts of people; amounts are rounded to whole euros. `persoon` and `aanbieder` are
    the largest shares of an amount or a mean that one young person or one provider may have.
    """

    personen: int = 10
    round_to: int = 5
    persoon: float = 0.5
    aanbieder: float = 0.8


Feiten = Callable[["Stand", "ibis.Table"], "ibis.Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A registered indicator. `naar` are dimensions every table of it has; `per` the tables that are
    published.

    `facts(stand, kalender)` gives a row per counted thing: the column `periode` of the calendar, `gemeente`,
    `pseudoniem`, the dimensions of `naar` (all dimensions a `per` names), and what the measure sums.
    """

    code: str
    label: str
    unit: Eenheid
    definition: str
    numerator: str
    denominator: str | None
    source: str
    direction: Richting
    owner: str
    version: str
    since: datetime.date
    per: tuple[tuple[str, ...], ...]
    naar: tuple[str, ...] = ()
    measure: Maat
    familie: str
    disclosure: Minimum = field(default_factory=Minimum)
    bedragsoort: str | None = None
    deel: Mapping[str, str] = field(default_factory=dict)
    completed: bool = False
    facts: Feiten

    def table_for(self, per: Sequence[str]) -> tuple[str, ...]:
        """Return the published table that answers a question in these dimensions; see `find_table`."""
        return find_table(self.code, self.per, self.naar, per)

    def as_dict(self) -> dict[str, Any]:
        """Give what must be known of the indicator to read its figures, as plain values."""
        return {
            "code": self.code,
            "label": self.label,
            "unit": str(self.unit),
            "definition": self.definition,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "source": self.source,
            "direction": str(self.direction),
            "owner": self.owner,
            "version": self.version,
            "since": self.since.isoformat(),
            "per": [list(per) for per in self.per],
            "naar": list(self.naar),
            "bedragsoort": self.bedragsoort,
            "minimum": self.disclosure.personen,
            "completed": self.completed,
        }


def find_table(
    code: str, tabellen: Sequence[Sequence[str]], naar: Sequence[str], per: Sequence[str]
) -> tuple[str, ...]:
    """Find the table that answers a question in these dimensions.

    The dimensions of `naar` need not be named; without gebied or gemeente the table per gebied answers,
    for the stand's own region. Raises MonitorError, naming what there is, when no such table is published.
    """
    gevraagd = set(per) | set(naar)
    if not gevraagd & set(PLAATSEN):
        gevraagd.add("gebied")
    for tabel in tabellen:
        if set(tabel) == gevraagd:
            return tuple(tabel)
    mogelijk = "; ".join(",".join(tabel) for tabel in tabellen)
    raise MonitorError(f"{code} is er niet per {','.join(per)}. Wel per: {mogelijk}")


def _all_per_month(per: Sequence[Sequence[str]]) -> bool:
    tabellen = {frozenset(tabel) for tabel in per}
    return all(tabel - set(PERIODES) | {"maand"} in tabellen for tabel in tabellen)


REGISTER: dict[str, Indicator] = {}


def indicator(
    *,
    code: str,
    label: str,
    unit: Eenheid,
    definition: str,
    numerator: str,
    denominator: str | None = None,
    source: str,
    direction: Richting = Richting.GEEN_OORDEEL,
    owner: str,
    version: str = "1",
    since: datetime.date,
    per: tuple[tuple[str, ...], ...],
    naar: tuple[str, ...] = (),
    measure: Maat,
    familie: str,
    disclosure: Minimum | None = None,
    bedragsoort: str | None = None,
    deel: Mapping[str, str] | None = None,
    completed: bool = False,
) -> Callable[[Feiten], Feiten]:
    """Register the decorated function as the facts of an indicator. A code that exists already raises
    ValueError.

    `familie` names what is counted: indicators of one family are protected together, because figures of
    one can be subtracted from those of another. `deel` says that the indicator counts one value of a
    dimension of its family. `completed` asks for an estimate beside the amounts of recent periods: the facts
    then have the column `bekend`, the first day of the month in which an amount became known, and each
    table is there per month too, because an estimate rests on published months only.
    """
    if code in REGISTER:
        raise ValueError(f"de indicator {code} bestaat al")
    if completed and (measure != Maat(Telwijze.BEDRAG) or not _all_per_month(per)):
        raise ValueError(f"de indicator {code} is niet aan te vullen: het moet een bedrag per maand zijn")

    def register(facts: Feiten) -> Feiten:
        REGISTER[code] = Indicator(
            code=code,
            label=label,
            unit=unit,
            definition=definition,
            numerator=numerator,
            denominator=denominator,
            source=source,
            direction=direction,
            owner=owner,
            version=version,
            since=since,
            per=per,
            naar=naar,
            measure=measure,
            familie=familie,
            disclosure=disclosure or Minimum(),
            bedragsoort=bedragsoort,
            deel=deel or {},
            completed=completed,
            facts=facts,
        )
        return facts

    return register
