"""The way in: files, folders and zips into the ledger and the register, in batches."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

from django.conf import settings
from django.utils import timezone

from jeugdregio.ijw import Bevinding
from jeugdregio.ijw.lezen.bestanden import Bestand as Gevonden
from jeugdregio.ijw.lezen.bestanden import iter_bestanden
from jeugdregio.web.berichten.beoordeling import Beoordeling, Bestand, judge
from jeugdregio.web.berichten.herhaling import find_known
from jeugdregio.web.berichten.inhoud import digest
from jeugdregio.web.berichten.models import AANVAARD
from jeugdregio.web.berichten.opslag import store, store_long
from jeugdregio.web.berichten.toetsing import Moment
from jeugdregio.web.berichten.uitkomst import Uitkomst
from jeugdregio.web.berichten.werkers import workers

AANTAL = 500
"""Files in a batch."""
OMVANG = 32 * 1024 * 1024
"""Bytes in a batch."""
LANG = 4 * 1024 * 1024
"""A file of more bytes is judged and stored part by part."""
VOORUIT = 2
"""Batches for each process that are judged ahead of the one that is stored, where there are more."""

Partij = list[Bestand]
Beoordeeld = Iterator[Beoordeling]


class Maatstaf(NamedTuple):
    """What messages of one run are judged by: whether made-up people are allowed, and the day."""

    fictief: bool
    vandaag: date


def process(
    paden: Iterable[Path],
    *,
    ontvangen_op: Literal["nu", "dagtekening"],
    processen: int = 1,
    voortgang: Callable[[int], None] | None = None,
) -> Iterator[Uitkomst]:
    """Take in the messages under `paden`; the rest is as `process_bestanden`."""
    bestanden = chain.from_iterable(map(iter_bestanden, paden))
    return process_bestanden(bestanden, ontvangen_op=ontvangen_op, processen=processen, voortgang=voortgang)


def process_bestanden(
    bestanden: Iterable[Gevonden],
    *,
    ontvangen_op: Literal["nu", "dagtekening"],
    processen: int = 1,
    voortgang: Callable[[int], None] | None = None,
) -> Iterator[Uitkomst]:
    """Take in `bestanden` and yield what became of each, in order, as soon as it is committed.

    Each batch is one transaction: a process killed halfway leaves whole messages, and a second run completes
    the work. With `processen` > 1 that many processes judge, this one among them, which alone writes.
    `voortgang` gets the number of files done since the last call. Raises DatabaseError when the database
    cannot be used, and WorkerDiedError when one of the processes dies.
    """
    moment = Moment(ontvangen_op, timezone.now())
    fictief = settings.DEMO
    # a demo may run ahead of the calendar; elsewhere such a day is a slip of the pen (TR135)
    maatstaf = Maatstaf(fictief, date.max if fictief else timezone.localdate(moment.nu))
    for uitkomsten in _stored(_partijen(bestanden), moment, maatstaf, processen):
        yield from uitkomsten
        if voortgang is not None:
            voortgang(len(uitkomsten))


def _stored(
    partijen: Iterator[Partij], moment: Moment, maatstaf: Maatstaf, processen: int
) -> Iterator[list[Uitkomst]]:
    one = partial(judge, **maatstaf._asdict())
    if processen == 1:
        for partij in partijen:
            yield _store(partij, _judged(partij, partial(map, one)), moment, maatstaf)
        return
    wacht: deque[tuple[Partij, Beoordeeld]] = deque()
    with workers(processen, one) as judge_all:
        here = partial(map, one)  # the first batch is judged here, while the others start
        for partij in partijen:
            wacht.append((partij, _judged(partij, judge_all if wacht else here)))
            if (
                len(wacht) > VOORUIT * processen
            ):  # some batches are judged while the one before them is stored
                yield _store(*wacht.popleft(), moment, maatstaf)
        while wacht:
            yield _store(*wacht.popleft(), moment, maatstaf)


def _judged(partij: Partij, judge_all: Callable[[Partij], Beoordeeld]) -> Beoordeeld:
    """Judge what was not accepted before; `store` knows the rest by its hash. A long file comes later."""
    if _is_long(partij[0]):
        return iter(())
    known = find_known(bestand.sha256 for bestand in partij)
    accepted = {sha256 for sha256, status in known if status in AANVAARD}
    judged = judge_all([bestand for bestand in partij if bestand.sha256 not in accepted])
    return (Beoordeling(bestand) if bestand.sha256 in accepted else next(judged) for bestand in partij)


def _store(partij: Partij, judged: Beoordeeld, moment: Moment, maatstaf: Maatstaf) -> list[Uitkomst]:
    if _is_long(partij[0]):
        return [store_long(partij[0], moment, **maatstaf._asdict())]
    return store(list(judged), moment, vandaag=maatstaf.vandaag)


def _partijen(bestanden: Iterable[Gevonden]) -> Iterator[Partij]:
    """Yield the files in order, in batches that fit in memory; a long file is a batch of its own."""
    partij: Partij = []
    omvang = 0
    for gevonden in bestanden:
        bestand = _open(gevonden)
        long = _is_long(bestand)
        if partij and (long or len(partij) == AANTAL or omvang + bestand.grootte > OMVANG):
            yield partij
            partij, omvang = [], 0
        if long:
            yield [bestand]
            continue
        partij.append(bestand)
        omvang += bestand.grootte
    if partij:
        yield partij


def _is_long(bestand: Bestand) -> bool:
    return bestand.grootte > LANG


def _open(gevonden: Gevonden) -> Bestand:
    """Read a file of ordinary size; of a long one only its hash and size."""
    # a file system may hold names that are no text; they must not stop what prints them
    naam = gevonden.naam.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    bron, bevinding = gevonden.inhoud, gevonden.bevinding
    if bron is None and Path(gevonden.naam).is_file():
        bron = Path(gevonden.naam)  # a zip refused as a whole is kept as it is
    if bron is not None:
        try:
            if isinstance(bron, Path) and bron.stat().st_size <= LANG:
                bron = bron.read_bytes()
            return Bestand(naam, bron, *digest(bron), bevinding)
        except OSError:
            tekst = "Het bestand is niet te lezen. Controleer of u het mag openen en of de schijf nog werkt."
            bevinding = Bevinding("BESTAND", None, None, None, tekst)
    # nothing to keep: the name and what was found tell it from others
    tekst = bevinding.tekst if bevinding else ""
    return Bestand(naam, b"", hashlib.sha256(f"{naam}\n{tekst}".encode()).digest(), 0, bevinding)
