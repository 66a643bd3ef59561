"""The fields of the municipal accounts (Iv3) that hold youth care, with dates.

Source: CBS, Iv3 2023, for the years up to 2024; BZK for 2025 and later. What a municipality spends on
access and its local teams (6.2) is not in them: in 2023 that field is not of the young alone.
"""

import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.nationaal import gegevens


class Onderdeel(enum.StrEnum):
    """The two halves of youth care in the accounts: jeugdbescherming and JR are not jeugdhulp."""

    JEUGDHULP = "jeugdhulp"
    BESCHERMING = "jeugdbescherming en jeugdreclassering"


@dataclass(frozen=True, slots=True)
class Taakveld:
    """A task field. `rubriek` is the smallest group that messages can tell apart; `ingekocht` is lokaal,
    regionaal, landelijk or None where the field does not say.
    """

    code: str
    naam: str
    onderdeel: Onderdeel
    rubriek: str
    ingekocht: str | None


@cache
def taakvelden(dag: datetime.date) -> Mapping[str, Taakveld]:
    """Give the task fields of youth care on a day, by code; empty when this software knows none."""
    return {
        rij["taakveld"]: Taakveld(
            rij["taakveld"],
            rij["naam"],
            Onderdeel(rij["onderdeel"]),
            rij["rubriek"],
            rij["ingekocht"] or None,
        )
        for rij in gegevens.read("iv3_taakvelden")
        if gegevens.holds_on(rij, dag)
    }


def taakvelden_of_year(jaar: int) -> Mapping[str, Taakveld]:
    """Give the task fields of the accounts of a year. Raises MonitorError when this software knows none."""
    velden = taakvelden(datetime.date(jaar, 12, 31)) if datetime.MINYEAR <= jaar <= datetime.MAXYEAR else {}
    if not velden:
        bekend = min(rij["van"] for rij in gegevens.read("iv3_taakvelden"))[:4]
        raise MonitorError(
            f"van {jaar} kennen wij de taakvelden van jeugd niet; zij zijn bekend vanaf {bekend}. "
            "Kies een jaarrekening van een later jaar."
        )
    return velden


@cache
def rubrieken() -> Mapping[str, str]:
    """Give the name of every rubriek by its code."""
    return {rij["rubriek"]: rij["naam"] for rij in gegevens.read("rubrieken")}
