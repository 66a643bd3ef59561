"""What is known outside a message: today, and lists that others keep."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Bronnen:
    """Outside sources, as rules use them.

    vandaag: the day on which messages are judged.
    """

    vandaag: date


def standaard(vandaag: date | None = None) -> Bronnen:
    """Give the sources that come with this package; `vandaag` is that of the clock when left out."""
    return Bronnen(vandaag or datetime.now(NEDERLAND).date())
