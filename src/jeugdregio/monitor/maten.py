"""What an indicator adds up: people, an amount, or a mean; and what it is a share of."""

import enum
from dataclasses import dataclass


class Telwijze(enum.Enum):
    """How the facts of a cell become its figure."""

    JEUGDIGEN = "jeugdigen"  # different young people
    BEDRAG = "bedrag"  # the sum of `bedrag`, in cents
    AANTAL = "aantal"  # the sum of `aantal`: of lines, messages, moves
    GEMIDDELDE = "gemiddelde"  # the mean of `hoeveelheid` over the facts
    MEDIAAN = "mediaan"  # the median of `hoeveelheid` over the facts


class Noemer(enum.Enum):
    """What a share is a share of."""

    INWONERS = "inwoners"  # young people living in the place
    TOTAAL = "totaal"  # the sum over the dimensions of `naar`
    DEEL = "deel"  # the same with the facts that do not count: `telt` says which do
    JEUGDIGEN = "jeugdigen"  # the different young people of the same facts


@dataclass(frozen=True, slots=True)
class Maat:
    """How an indicator is measured."""

    telwijze: Telwijze
    noemer: Noemer | None = None

    @property
    def over_hoeveelheid(self) -> bool:
        """Whether it is a mean or median of what each fact has."""
        return self.telwijze in {Telwijze.GEMIDDELDE, Telwijze.MEDIAAN}
