"""Finding the numbers of cells: asked of the engine, kept by period, place and values."""

import itertools
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.kalender import Kalender
from jeugdregio.monitor.maten import Noemer
from jeugdregio.monitor.optellen import aggregate, summarise
from jeugdregio.monitor.plaatsen import Leden, Plaatsen, Samenstelling
from jeugdregio.stand import Stand

Naar = tuple[tuple[str, str], ...]
Getallen = tuple[int, int, int, int, int, int, float]
GETALLEN = ("teller", "aantal", "personen", "omvang", "top_persoon", "top_aanbieder", "mediaan")
"""The numbers of a Cel, in its order."""
NIETS: Getallen = (0, 0, 0, 0, 0, 0, 0.0)


class Vraag(NamedTuple):
    """What is asked: by which dimensions, and of which facts: all, what counts (`telt`), or the rest."""

    naar: tuple[str, ...]
    telt: bool | None = None


class Kolommen(NamedTuple):
    """What the engine found, in columns: of each row its values, as a place in `waarden`, and its numbers."""

    waarden: list[Naar]
    waarde: npt.NDArray[np.int64]
    getallen: npt.NDArray[np.int64]
    mediaan: npt.NDArray[np.float64]


class Gevonden:
    """The numbers that were found for one question: of a place in a period, by values.

    They stay in columns: as Python objects those of a country take more memory than all the rest together.
    """

    def __init__(self) -> None:
        self._delen: list[Kolommen] = []
        self._plek: dict[tuple[str, str], tuple[Kolommen, int, int]] = {}

    def add(self, uitkomst: pa.Table, leden: Leden, naar: tuple[str, ...]) -> None:
        """Add what the engine found for the places `leden`, of which nothing was added before."""
        uitkomst = uitkomst.sort_by("deel")
        kolommen = _columns(uitkomst, naar)
        self._delen.append(kolommen)
        nummers = _column(uitkomst, "deel")
        grenzen = [0, *(np.flatnonzero(np.diff(nummers)) + 1).tolist(), len(nummers)]
        for begin, eind in itertools.pairwise(grenzen if len(nummers) else []):
            deel = leden.delen[int(nummers[begin])]
            self._plek[deel.tijdvak.sleutel, deel.plaats] = (kolommen, begin, eind)

    def of(self, deel: Samenstelling) -> dict[Naar, Getallen]:
        """Give the numbers of a place in a period, by values; what has no facts is not there."""
        if (plek := self._plek.get((deel.tijdvak.sleutel, deel.plaats))) is None:
            return {}
        kolommen, begin, eind = plek
        waarde, getallen, mediaan = (kolom[begin:eind].tolist() for kolom in kolommen[1:])
        return {
            kolommen.waarden[nummer]: (*getal, midden)
            for nummer, getal, midden in zip(waarde, getallen, mediaan, strict=True)
        }

    @property
    def values(self) -> set[Naar]:
        """The values there are facts of, anywhere."""
        return {waarde for kolommen in self._delen for waarde in kolommen.waarden}

    def values_per_place(self) -> dict[str, set[Naar]]:
        """Give the values there are facts of in each place, in any period."""
        hier: dict[str, set[Naar]] = {}
        for (_, plaats), (kolommen, begin, eind) in self._plek.items():
            waarden = (kolommen.waarden[nummer] for nummer in kolommen.waarde[begin:eind].tolist())
            hier.setdefault(plaats, set()).update(waarden)
        return hier


def find_numbers(
    stand: Stand, indicator: Indicator, kalender: Kalender, plaatsen: Plaatsen, vragen: Collection[Vraag]
) -> dict[Vraag, Gevonden]:
    """Find the numbers of every period and place where there are facts, for each question.

    Of a country part after part of the calendar: the facts of all years do not fit in memory together.
    """
    gevonden = {vraag: Gevonden() for vraag in vragen}
    for deel in [kalender] if stand.fits_in_memory else kalender.parts():
        leden = plaatsen.per_periode(deel)
        for vraag, uitkomst in _ask(stand, indicator, deel, leden, vragen):
            gevonden[vraag].add(uitkomst, leden, vraag.naar)
    return gevonden


def _ask(
    stand: Stand, indicator: Indicator, kalender: Kalender, leden: Leden, vragen: Collection[Vraag]
) -> Iterator[tuple[Vraag, pa.Table]]:
    alle = dict.fromkeys(naam for vraag in vragen for naam in vraag.naar)
    kolommen = [*alle, "telt"] if indicator.measure.noemer is Noemer.DEEL else [*alle]
    telwijze = indicator.measure.telwijze
    # kept by the engine until the last question is answered
    feiten = summarise(indicator.facts(stand, kalender.as_table()), telwijze, kolommen).cache()
    for vraag in vragen:
        deze = feiten if vraag.telt is None else feiten.filter(feiten.telt if vraag.telt else ~feiten.telt)
        yield vraag, aggregate(deze, leden.tabel, telwijze, vraag.naar, groot=stand.is_large).to_pyarrow()


def _columns(uitkomst: pa.Table, naar: tuple[str, ...]) -> Kolommen:
    gevonden = {naam: _column(uitkomst, naam) for naam in GETALLEN if naam in uitkomst.column_names}
    niets = np.zeros(len(uitkomst), dtype=np.int64)
    mensen = gevonden.get("personen", niets)  # who are counted are themselves what counts
    alle = {"teller": mensen, "aantal": mensen, **gevonden}
    getallen = np.column_stack([alle.get(naam, niets) for naam in GETALLEN[:-1]])
    mediaan = gevonden.get("mediaan", niets.astype(np.float64))
    waarden, waarde = _values(uitkomst, naar)
    return Kolommen(waarden, waarde, getallen, mediaan)


def _values(uitkomst: pa.Table, naar: tuple[str, ...]) -> tuple[list[Naar], npt.NDArray[np.int64]]:
    """Find the values that occur, and which of them each row has."""
    if not naar:
        return [()], np.zeros(len(uitkomst), dtype=np.int64)
    gecodeerd = [uitkomst[naam].combine_chunks().dictionary_encode() for naam in naar]
    namen = [deel.dictionary.to_pylist() for deel in gecodeerd]
    codes = np.column_stack([deel.indices.to_numpy() for deel in gecodeerd])
    samen, waarde = np.unique(codes, axis=0, return_inverse=True)
    waarden = [
        tuple((naam, van[nummer]) for naam, van, nummer in zip(naar, namen, nummers, strict=True))
        for nummers in samen.tolist()
    ]
    return waarden, waarde.reshape(-1)


def _column(uitkomst: pa.Table, naam: str) -> npt.NDArray[Any]:
    """A column of numbers. pyarrow.ArrowInvalid when one of them is missing."""
    kolom: npt.NDArray[Any] = uitkomst[naam].combine_chunks().to_numpy(zero_copy_only=True)
    return kolom
