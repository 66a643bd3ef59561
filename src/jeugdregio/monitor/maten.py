"""What an indicator adds up: people, an amount, or a mean; and what it is a share of."""

import enum
from dataclasses import dataclass


class Telwijze(enum.Enum):
    """How the facts of a cell become its figure."""

    JEUGDIGEN = "jeugdigen"  # different young people
    BEDRAG = "bedrag"  # the sum of `bedrag`, in cents
    GEMIDDELDE = "gemiddelde"  # the mean of `dagen` over the facts


class Noemer(enum.Enum):
    """What a share is a share of."""

    INWONERS = "inwoners"  # young people living in the place
    TOTAAL = "totaal"  # the sum over the dimensions of `naar`


@dataclass(frozen=True, slots=True)
class Maat:
    """How an indicator is measured."""

    telwijze: Telwijze
    noemer: Noemer | None = None
