"""Judging in other processes: what goes to them and comes back is made small, and they start quickly.

What a file or a judgement holds travels as plain tuples: reading back thousands of small objects would cost
the process that writes more than it saves. The file itself does not come back. The process that writes has a
connection with each of the others and no threads, which would keep it from its work; while it has to wait, it
judges.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from functools import partial
from itertools import chain
from multiprocessing.connection import Connection, wait
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
_Taken = SimpleQueue[list[Verpakt]]
_Klaar = SimpleQueue[list[Verpakt]]

PER_KEER = 50
"""Files that go to a process at a time."""
VOORRAAD = 8
"""How many times that a process has before it, so that it need not wait while a batch is stored."""
_BESTAND = attrgetter(*(veld.name for veld in fields(Bestand)))
_KOP = attrgetter(*(veld.name for veld in fields(Kop)))
_REST = tuple(veld.name for veld in fields(Beoordeling) if veld.name not in ("bestand", "kop", "rijen"))
_WAARDEN = attrgetter(*_REST)
_NAMEN = tuple(veld.name for veld in fields(Rijen))
_TABELLEN = attrgetter(*_NAMEN)
_MAKERS: dict[str, Any] = {naam: partial(tuple.__new__, rij) for naam, rij in zip(_NAMEN, RIJEN, strict=True)}


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

    This process is one of them: it judges what it would else have to wait for. The others are forked from one
    that has read our modules once. Taking a judgement raises WorkerDiedError when one of them has died.
    """
    start_early()
    verdeling = _Verdeling(judge, processen - 1)
    try:
        yield verdeling.judge_all
    finally:
        for werker in verdeling.werkers:
            werker.close()


class _Deel:
    """Some files, and their judgements when they are there."""

    def __init__(self, bestanden: list[Bestand]) -> None:
        self.bestanden = bestanden
        self.beoordelingen: list[Beoordeling] | None = None


class _Werker:
    """Another process that judges, seen from this one."""

    def __init__(self, judge: Judge) -> None:
        context = multiprocessing.get_context("forkserver")
        self.verbinding, theirs = context.Pipe()
        self._proces = context.Process(target=_work, args=(theirs, judge), daemon=True)
        self._proces.start()
        theirs.close()  # so that the end of that process is the end of the connection
        self._gestuurd: deque[_Deel] = deque()

    @property
    def bezig(self) -> int:
        """How many times files were sent of which the judgements are not here yet."""
        return len(self._gestuurd)

    def send(self, deel: _Deel) -> None:
        """Have files judged, after what was sent before."""
        self._gestuurd.append(deel)
        try:
            self.verbinding.send(list(map(_BESTAND, deel.bestanden)))
        except OSError as error:
            raise WorkerDiedError from error

    def take(self) -> None:
        """Take the judgements that are there."""
        try:
            while self._gestuurd and self.verbinding.poll():
                deel = self._gestuurd.popleft()
                deel.beoordelingen = list(map(unpack, deel.bestanden, self.verbinding.recv()))
        except (EOFError, OSError) as error:
            raise WorkerDiedError from error

    def close(self) -> None:
        """End it, whatever it still has to do: it keeps nothing."""
        self.verbinding.close()
        self._proces.kill()
        self._proces.join()


class _Verdeling:
    """Who judges what."""

    def __init__(self, judge: Judge, anderen: int) -> None:
        self._judge = judge
        self._anderen = anderen
        self.werkers: list[_Werker] = []
        self._rest: deque[_Deel] = deque()

    def judge_all(self, bestanden: list[Bestand]) -> Iterator[Beoordeling]:
        if not self.werkers:  # only now: there may have been too little to do to wait for them
            self.werkers = [_Werker(self._judge) for _ in range(self._anderen)]
        delen = [_Deel(bestanden[start : start + PER_KEER]) for start in range(0, len(bestanden), PER_KEER)]
        self._rest += delen
        self._hand_out()
        return chain.from_iterable(map(self._finish, delen))

    def _hand_out(self) -> None:
        for werker in self.werkers:
            werker.take()
        while self._rest:
            werker = min(self.werkers, key=attrgetter("bezig"))
            if werker.bezig == VOORRAAD:
                return
            werker.send(self._rest.popleft())

    def _finish(self, deel: _Deel) -> list[Beoordeling]:
        """Give the judgements of these files; while others are at work on them, judge what comes next."""
        self._hand_out()
        while deel.beoordelingen is None:
            if self._rest:
                mine = self._rest.popleft()
                mine.beoordelingen = list(map(self._judge, mine.bestanden))
            else:
                wait([werker.verbinding for werker in self.werkers if werker.bezig])
            self._hand_out()
        return deel.beoordelingen


def _work(verbinding: Connection, judge: Judge) -> None:
    """Judge what comes in, in a process of its own.

    Two threads do nothing but receive and send, so that neither side ever waits until the other listens.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; who asked ends this one
    start_worker()
    taken: _Taken = SimpleQueue()
    klaar: _Klaar = SimpleQueue()
    Thread(target=_receive, args=(verbinding, taken), daemon=True).start()
    Thread(target=_send, args=(verbinding, klaar), daemon=True).start()
    while True:
        klaar.put([pack(judge(Bestand(*waarden))) for waarden in taken.get()])


def _receive(verbinding: Connection, taken: _Taken) -> None:
    with suppress(EOFError, OSError):
        while True:
            taken.put(verbinding.recv())
    os._exit(0)  # who asked for it is gone: nobody waits for the rest


def _send(verbinding: Connection, klaar: _Klaar) -> None:
    with suppress(OSError):
        while True:
            verbinding.send(klaar.get())
