"""Finding the numbers of cells: asked of the engine, kept by period, place and values."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import pyarrow as pa

from jeugdregio.monitor.indicator import Indicator
from jeugdregio.monitor.kalender import Kalender
from jeugdregio.monitor.maten import Noemer
from jeugdregio.monitor.optellen import aggregate, summarise
from jeugdregio.monitor.plaatsen import Leden, Samenstelling
from jeugdregio.stand import Stand

Naar = tuple[tuple[str, str], ...]
Getallen = tuple[int, int, int, int, int, int, float]
GETALLEN = ("teller", "aantal", "personen", "omvang", "top_persoon", "top_aanbieder", "mediaan")
"""The numbers of a Cel, in its order."""
NIETS: Getallen = (0, 0, 0, 0, 0, 0, 0.0)
Gevonden = dict[tuple[str, str, Naar], Getallen]
"""The numbers that were found, by period, place and values."""


class Vraag(NamedTuple):
    """What is asked: by which dimensions, and of which facts: all, what counts (`telt`), or the rest."""

    naar: tuple[str, ...]
    telt: bool | None = None


def find_numbers(
    stand: Stand,
    indicator: Indicator,
    kalender: Kalender,
    plaatsen: Sequence[Samenstelling],
    vragen: Collection[Vraag],
) -> dict[Vraag, Gevonden]:
    """Find the numbers of every period and place where there are facts, for each question.

    Of a country year after year: the facts of all years do not fit in memory together.
    """
    gevonden: dict[Vraag, Gevonden] = {vraag: {} for vraag in vragen}
    for deel in [kalender] if stand.fits_in_memory else kalender.per_year():
        sleutels = {tijdvak.sleutel for tijdvak in deel.tijdvakken}
        hier = [plaats for plaats in plaatsen if plaats.tijdvak.sleutel in sleutels]
        for vraag, antwoord in _ask(stand, indicator, deel, hier, vragen):
            gevonden[vraag].update(antwoord)
    return gevonden


def _ask(
    stand: Stand,
    indicator: Indicator,
    kalender: Kalender,
    plaatsen: Sequence[Samenstelling],
    vragen: Collection[Vraag],
) -> Iterator[tuple[Vraag, Gevonden]]:
    alle = dict.fromkeys(naam for vraag in vragen for naam in vraag.naar)
    kolommen = [*alle, "telt"] if indicator.measure.noemer is Noemer.DEEL else [*alle]
    telwijze = indicator.measure.telwijze
    # kept by the engine until the last question is answered
    feiten = summarise(indicator.facts(stand, kalender.as_table()), telwijze, kolommen).cache()
    leden = Leden(plaatsen)
    for vraag in vragen:
        deze = feiten if vraag.telt is None else feiten.filter(feiten.telt if vraag.telt else ~feiten.telt)
        uitkomst = aggregate(deze, leden.tabel, telwijze, vraag.naar, groot=stand.is_large).to_pyarrow()
        yield vraag, _numbers(uitkomst, leden, vraag.naar)


def _numbers(uitkomst: pa.Table, leden: Leden, naar: tuple[str, ...]) -> Gevonden:
    kolom = {naam: uitkomst[naam].to_pylist() for naam in uitkomst.column_names}
    nul: Iterable[int] = itertools.repeat(0)
    anders = {"teller": kolom.get("personen", nul), "aantal": kolom.get("personen", nul)}
    getallen = zip(*(kolom.get(naam, anders.get(naam, nul)) for naam in GETALLEN), strict=False)
    waarden = zip(*(kolom[naam] for naam in naar), strict=True) if naar else itertools.repeat(())
    bekend: dict[Naar, Naar] = {}  # one tuple for all rows with these values
    gevonden: Gevonden = {}
    for nummer, waarde, van_rij in zip(kolom["deel"], waarden, getallen, strict=False):
        deel = leden.delen[nummer]
        paren = tuple(zip(naar, waarde, strict=True))
        gevonden[deel.tijdvak.sleutel, deel.plaats, bekend.setdefault(paren, paren)] = van_rij
    return gevonden
