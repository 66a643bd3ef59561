"""Judging in other processes: what goes to them and comes back is made small, and they start quickly.

What a judgement holds travels as plain tuples: reading back thousands of small objects would cost the process
that writes more than it saves. The file itself does not come back. Each process has a connection of its own
with the one that writes, which never waits for it but to have what it needs next: a thread that has to be
woken for every part of the work would take longer than the work.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from itertools import cycle
from multiprocessing.connection import Connection
from operator import attrgetter
from queue import SimpleQueue
from threading import Thread
from typing import Any

from jeugdregio.ijw.v3_2.rijen import RIJEN, Rijen
from jeugdregio.ijw.v3_2.vertaling import Kop
from jeugdregio.web.berichten.beoordeling import Beoordeling, Bestand, start_worker
from jeugdregio.web.berichten.voorloper import start_early

Judge = Callable[[Bestand], Beoordeling]
Verpakt = tuple[Any, ...]
_Taken = SimpleQueue[list[Bestand]]
_Klaar = SimpleQueue[list[Verpakt]]

PER_KEER = 50
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
_MAKERS: dict[str, Any] = {naam: attrgetter("_make")(rij) for naam, rij in zip(_NAMEN, RIJEN, strict=True)}


class WorkerDiedError(Exception):
    """A process that reads messages has died; what was committed stands."""

    def __init__(self) -> None:
        super().__init__(
            "Een proces dat berichten leest, is gestopt; meestal is er dan te weinig geheugen. Wat al is "
            "verwerkt blijft staan. Start de opdracht opnieuw met minder processen: zij gaat dan verder."
        )


def pack(beoordeling: Beoordeling) -> Verpakt:
    """Give a judgement without its file, as plain tuples."""
    tables = [
        (naam, list(map(tuple, tabel)))
        for naam, tabel in zip(_NAMEN, _TABELLEN(beoordeling.rijen), strict=True)
        if tabel
    ]
    return _KOP(beoordeling.kop), tables, _WAARDEN(beoordeling)


def unpack(bestand: Bestand, verpakt: Verpakt) -> Beoordeling:
    """Give the judgement of a file back."""
    kop, tables, rest = verpakt
    rijen = Rijen(**{naam: list(map(_MAKERS[naam], tabel)) for naam, tabel in tables})
    return Beoordeling(bestand, Kop(*kop), rijen=rijen, **dict(zip(_REST, rest, strict=True)))


@contextmanager
def workers(processen: int, judge: Judge) -> Iterator[Callable[[list[Bestand]], Iterator[Beoordeling]]]:
    """Give a function that lets this many processes judge files, in order; the work begins when it is called.

    They are forked from one process that has read our modules once. Taking a judgement raises
    WorkerDiedError when one of them has died.
    """
    start_early()
    werkers = [_Werker(judge) for _ in range(processen)]
    beurt = cycle(werkers)

    def judge_all(bestanden: list[Bestand]) -> Iterator[Beoordeling]:
        parts = [bestanden[start : start + PER_KEER] for start in range(0, len(bestanden), PER_KEER)]
        sent = [(next(beurt).send(part), part) for part in parts]
        return (
            unpack(bestand, verpakt)
            for take, part in sent
            for bestand, verpakt in zip(part, take(), strict=True)
        )

    try:
        yield judge_all
    finally:
        for werker in werkers:
            werker.close()


class _Werker:
    """A process that judges, seen from the one that writes."""

    def __init__(self, judge: Judge) -> None:
        context = multiprocessing.get_context("forkserver")
        self._verbinding, theirs = context.Pipe()
        self._proces = context.Process(target=_work, args=(theirs, judge), daemon=True)
        self._proces.start()
        theirs.close()  # so that the end of that process is the end of the connection

    def send(self, part: list[Bestand]) -> Callable[[], list[Verpakt]]:
        """Have files judged, after what was sent before; gives what waits for the judgements."""
        try:
            self._verbinding.send(part)
        except OSError as error:
            raise WorkerDiedError from error
        return self._take

    def _take(self) -> list[Verpakt]:
        try:
            found: list[Verpakt] = self._verbinding.recv()
        except (EOFError, OSError) as error:
            raise WorkerDiedError from error
        return found

    def close(self) -> None:
        """End it, whatever it still has to do: it keeps nothing."""
        self._verbinding.close()
        self._proces.kill()
        self._proces.join()


def _work(verbinding: Connection, judge: Judge) -> None:
    """Judge what comes in, in a process of its own.

    Two threads do nothing but receive and send, so that neither side ever waits until the other listens.
    """
    start_worker()
    taken: _Taken = SimpleQueue()
    klaar: _Klaar = SimpleQueue()
    Thread(target=_receive, args=(verbinding, taken), daemon=True).start()
    Thread(target=_send, args=(verbinding, klaar), daemon=True).start()
    while True:
        klaar.put([pack(judge(bestand)) for bestand in taken.get()])


def _receive(verbinding: Connection, taken: _Taken) -> None:
    with suppress(EOFError, OSError):
        while True:
            taken.put(verbinding.recv())
    os._exit(0)  # who asked for it is gone: nobody waits for the rest


def _send(verbinding: Connection, klaar: _Klaar) -> None:
    with suppress(OSError):
        while True:
            verbinding.send(klaar.get())
