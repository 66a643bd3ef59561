"""Judging in other processes: what goes to them and comes back is made small, and they start quickly.

What a judgement holds travels as plain tuples: reading back thousands of small objects would cost the process
that writes more than it saves. The file itself does not come back.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from itertools import starmap
from operator import attrgetter
from typing import Any

from jeugdregio.ijw.v3_2.rijen import RIJEN, Rijen
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.web.berichten.beoordeling import Beoordeling, Bestand, start_worker
from jeugdregio.web.berichten.voorloper import start_early

Judge = Callable[[Bestand], Beoordeling]
Verpakt = tuple[Any, ...]

PER_KEER = 25
"""Files that go to a process at a time."""
_KOP = attrgetter(*(veld.name for veld in fields(Kop)))
_REST = (
    "bevindingen",
    "aantal_bevindingen",
    "ongetoetst",
    "geweigerd",
    "getoetst",
    "clienten",
    "regels",
    "inhoud",
)
_WAARDEN = attrgetter(*_REST)
_NAMEN = tuple(veld.name for veld in fields(Rijen))
_TABELLEN = attrgetter(*_NAMEN)
_MAKERS: list[Any] = [attrgetter("_make")(rij) for rij in RIJEN]


def pack(beoordeling: Beoordeling) -> Verpakt:
    """Give a judgement without its file, as plain tuples."""
    tables = tuple([tuple(rij) for rij in tabel] for tabel in _TABELLEN(beoordeling.rijen))
    return _KOP(beoordeling.kop), tables, _WAARDEN(beoordeling)


def unpack(bestand: Bestand, verpakt: Verpakt) -> Beoordeling:
    """Give the judgement of a file back."""
    kop, tables, rest = verpakt
    rijen: Any = Rijen
    made = rijen(*(list(map(make, tabel)) for make, tabel in zip(_MAKERS, tables, strict=True)))
    return Beoordeling(bestand, Kop(*kop), rijen=made, **dict(zip(_REST, rest, strict=True)))


def judge_packed(judge: Judge, bestand: Bestand) -> Verpakt:
    """Judge a file in a worker."""
    return pack(judge(bestand))


@contextmanager
def workers(processen: int, judge: Judge) -> Iterator[Callable[[list[Bestand]], Iterator[Beoordeling]]]:
    """Give a function that lets this many processes judge files, in order.

    They are forked from one process that has read our modules once. Raises BrokenProcessPool when one dies.
    """
    start_early()
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(processen, context, start_worker) as pool:

        def judge_all(bestanden: list[Bestand]) -> Iterator[Beoordeling]:
            found: Iterable[Verpakt] = pool.map(partial(judge_packed, judge), bestanden, chunksize=PER_KEER)
            return starmap(unpack, zip(bestanden, found, strict=True))

        yield judge_all
