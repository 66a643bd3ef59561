"""What a deliverer says that a file covers, on the command line or in a mapping."""

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self

from jeugdregio.kern.vorm import format_day
from jeugdregio.stand.dekking import ALTIJD, Dekking
from jeugdregio.stand.meta import StandError
from jeugdregio.stand.tabellen.vormen import GEMEENTE

ALLES = "alle"
SLEUTELS = ("gemeenten", "van", "tot")

Noteer = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Opgave:
    """Of which municipalities a file tells everything, and from when to when.

    `gemeenten` None and not `hele_regio`: nothing is said, so those that have rows. `dekking` bounds the
    days; rows of earlier days may be there, since what began before may still run, rows of later days not.
    """

    gemeenten: frozenset[str] | None = None
    hele_regio: bool = False
    dekking: Dekking = ALTIJD

    @property
    def is_leeg(self) -> bool:
        """Whether nothing is said at all."""
        return self == type(self)()

    def over(self, algemeen: Self) -> Self:
        """Give this statement, filled from a more general one where it says nothing."""
        zegt_wie = self.gemeenten is not None or self.hele_regio
        wie = self if zegt_wie else algemeen
        return type(self)(
            wie.gemeenten,
            wie.hele_regio,
            Dekking(self.dekking.van or algemeen.dekking.van, self.dekking.tot or algemeen.dekking.tot),
        )

    def municipalities(self, regio: Collection[str] | None) -> frozenset[str] | None:
        """Give the municipalities that are said to be covered; None when the rows decide.

        Raises StandError when the whole region is, and nobody knows which it has, or a municipality is not
        of it, or the days end before they begin.
        """
        van, tot = self.dekking.van, self.dekking.tot
        if van is not None and tot is not None and tot < van:
            raise StandError(
                f"de aanlevering eindigt ({format_day(tot)}) voor zij begint ({format_day(van)})"
            )
        if self.hele_regio:
            if regio is None:
                raise StandError(
                    "welke gemeenten de regio heeft, is niet bekend. Zet in JEUGDREGIO_REGIO de code van de "
                    "regio, zoals SVJ, of noem de gemeenten."
                )
            return frozenset(regio)
        if self.gemeenten is not None and regio is not None and (elders := self.gemeenten - set(regio)):
            raise StandError(
                f"{', '.join(sorted(elders))} hoort niet bij de regio. Haal deze code weg bij de gemeenten "
                "waarvan u aanlevert."
            )
        return self.gemeenten


NIETS_OPGEGEVEN = Opgave()


def read_opgave(waar: str, waarden: Mapping[str, Any], algemeen: Opgave, note: Noteer) -> Opgave:
    """Read the statement in (a part of) a mapping, filled from that of the whole; note what is wrong."""
    gemeenten, hele_regio = waarden.get("gemeenten"), False
    if gemeenten == ALLES:
        gemeenten, hele_regio = None, True
    elif gemeenten is not None and not _are_codes(gemeenten):
        note(
            _at(waar, "gemeenten"),
            f'verwacht: "{ALLES}", of een lijst met codes van gemeenten zoals ["0772"]',
        )
        gemeenten = None
    dagen = {}
    for sleutel in ("van", "tot"):
        dag = waarden.get(sleutel)
        if dag is not None and (not isinstance(dag, datetime.date) or isinstance(dag, datetime.datetime)):
            note(_at(waar, sleutel), "verwacht: een dag zoals 2024-01-01, zonder aanhalingstekens")
            dag = None
        dagen[sleutel] = dag
    wie = frozenset(gemeenten) if gemeenten is not None else None
    return Opgave(wie, hele_regio, Dekking(**dagen)).over(algemeen)


def _are_codes(gemeenten: Any) -> bool:
    return (
        isinstance(gemeenten, list)
        and bool(gemeenten)
        and all(isinstance(code, str) and re.fullmatch(GEMEENTE, code, re.ASCII) for code in gemeenten)
    )


def _at(waar: str, sleutel: str) -> str:
    return f"{waar}, {sleutel}" if waar else sleutel
