"""Writing the messages of the synthetic region to a folder, as valid iJw 3.2 files with historic dates."""

import multiprocessing
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from jeugdregio.demo.aanbieders import aanbieders
from jeugdregio.demo.berichten import (
    label_of,
    make_declaratie,
    make_start,
    make_stop,
    make_toewijzing,
)
from jeugdregio.demo.declaraties import Regel, first_day, make_regels, month_number
from jeugdregio.demo.fouten import FOUT, Lot, delay_of, draw_lot, spoil_message
from jeugdregio.demo.personen import make_rng
from jeugdregio.demo.planning import Traject, plan_region
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.tarieven import EERSTE_DECLARATIE, Factoren, make_factoren
from jeugdregio.demo.verloop import Melding, Toewijzingsversie, Verloop, make_verloop
from jeugdregio.ijw import write

SEED = 20_230_101
GELADEN_VANAF = EERSTE_DECLARATIE
"""Help that ended before this day is not in the messages: use and costs are complete from here on."""

_BAKKEN = 96
"""Parts in which the work is divided; a provider's messages to a municipality stay together."""


_Maker = Callable[[str, date], object]
"""Gives the message for an identification and a date."""


@dataclass(slots=True)
class Opbrengst:
    """What was written."""

    bestanden: Counter[str] = field(default_factory=Counter)
    """Files by message."""
    fouten: Counter[str] = field(default_factory=Counter)
    """Messages that were made wrong, late or double on purpose, by what was done."""
    regels: int = 0
    """Declared lines, corrections included and repeated messages not."""

    def add(self, other: "Opbrengst") -> None:
        """Add what another part of the work wrote."""
        self.bestanden.update(other.bestanden)
        self.fouten.update(other.fouten)
        self.regels += other.regels


@dataclass(frozen=True, slots=True)
class Wereld:
    """The plan and its prices: everything the messages follow from."""

    seed: int
    trajecten: Sequence[Traject]
    factoren: Factoren

    @classmethod
    def plan(cls, *, schaal: float, tot: tuple[int, int], seed: int) -> "Wereld":
        """Plan the region up to and including the year of `tot`."""
        trajecten = plan_region(seed, schaal, tot[0])
        factoren = make_factoren(trajecten, schaal, tot[0])
        return cls(seed, [traject for traject in trajecten if traject.eind >= GELADEN_VANAF], factoren)

    def courses(self, bak: int | None = None) -> Iterator[tuple[Traject, Verloop]]:
        """Yield trajectories with their course, all or those of one part of the work."""
        for traject in self.trajecten:
            if bak is None or (traject.gemeente * 37 + traject.aanbieder) % _BAKKEN == bak:
                yield traject, make_verloop(traject, self._rng(traject, "verloop"))

    def regels(self, traject: Traject, verloop: Verloop, tot_periode: int) -> Iterator[Regel]:
        """Yield the declared lines of a trajectory up to a declaration month."""
        return make_regels(traject, verloop, self.factoren, self._rng(traject, "declaraties"), tot_periode)

    def _rng(self, traject: Traject, doel: str) -> random.Random:
        persoon = traject.persoon
        return make_rng(self.seed, GEMEENTEN[persoon.gemeente].code, persoon.nummer, traject.volgnummer, doel)


class _Post:
    """Delivers messages to the folder: on time, late, twice or wrong first."""

    def __init__(self, doel: Path, seed: int, grens: date) -> None:
        self.doel = doel
        self.seed = seed
        self.grens = grens
        self.opbrengst = Opbrengst()
        self._mappen: set[str] = set()

    def send(
        self,
        soort: str,
        gemeentecode: str,
        agb: str,
        kenmerk: str,
        dagtekening: date,
        make: _Maker,
    ) -> None:
        """Deliver the message that `make` gives for an identification and a date, if before the last day."""
        if dagtekening > self.grens:
            return
        kop = f"{soort}-{gemeentecode}-{agb}"
        lot, dagen = draw_lot(self.seed, f"{kop}-{kenmerk}")
        if lot in FOUT:
            fout = spoil_message(self._write(make(f"{kenmerk}X", dagtekening), dagtekening), soort, lot)
            self._put(soort, f"{kop}-{dagtekening:%Y%m%d}-{kenmerk}X", dagtekening, fout)
            dagtekening += timedelta(days=dagen)
        aankomst = dagtekening + (delay_of(dagen) if lot is Lot.LAAT else timedelta())
        if aankomst > self.grens:
            return
        inhoud = self._write(make(kenmerk, dagtekening), dagtekening)
        naam = f"{kop}-{dagtekening:%Y%m%d}-{kenmerk}"
        self._put(soort, naam, aankomst, inhoud)
        if lot is Lot.NOGMAALS:
            self._put(soort, f"{naam}-nogmaals", aankomst + delay_of(dagen), inhoud)
        if lot is not Lot.GOED:
            self.opbrengst.fouten[lot.name] += 1

    @staticmethod
    def _write(bericht: object, dagtekening: date) -> bytes:
        return write(bericht, comment=label_of(dagtekening))

    def _put(self, soort: str, naam: str, aankomst: date, inhoud: bytes) -> None:
        if aankomst > self.grens:
            return
        folder = f"{self.doel}/{aankomst.year}/{aankomst.month:02d}"
        if folder not in self._mappen:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._mappen.add(folder)
        Path(f"{folder}/{naam}.xml").write_bytes(inhoud)
        self.opbrengst.bestanden[soort] += 1


def _send_traject(post: _Post, traject: Traject, verloop: Verloop) -> None:
    gemeente, agb = GEMEENTEN[traject.gemeente], traject.leverancier.agb

    def toewijzing(versie: Toewijzingsversie) -> _Maker:
        return lambda kenmerk, dag: make_toewijzing(
            traject, verloop, replace(versie, dagtekening=dag), kenmerk
        )

    def levering(melding: Melding) -> _Maker:
        make = make_start if melding.einddatum is None else make_stop
        return lambda kenmerk, dag: make(traject, verloop, replace(melding, dagtekening=dag), kenmerk)

    for nth, versie in verloop.versies_from(GELADEN_VANAF):
        kenmerk = f"T{traject.nummer}V{nth:02d}"
        post.send("JW301", gemeente.code, agb, kenmerk, versie.dagtekening, toewijzing(versie))
    for nth, melding in enumerate(verloop.meldingen, 1):
        soort = "JW305" if melding.einddatum is None else "JW307"
        kenmerk = f"{gemeente.letter}{traject.nummer}S{nth:02d}"
        post.send(soort, gemeente.code, agb, kenmerk, melding.dagtekening, levering(melding))


def _send_declaraties(
    post: _Post, gemeente: int, aanbieder: int, per_periode: dict[int, list[Regel]]
) -> None:
    code, letter = GEMEENTEN[gemeente].code, GEMEENTEN[gemeente].letter
    leverancier = aanbieders()[aanbieder]

    def declaratie(periode: int, regels: list[Regel]) -> _Maker:
        return lambda kenmerk, dag: make_declaratie(leverancier.agb, code, periode, regels, kenmerk, dag)

    for periode, regels in sorted(per_periode.items()):
        dagtekening = first_day(periode + 1).replace(day=leverancier.declaratiedag)
        if dagtekening <= post.grens:
            post.opbrengst.regels += len(regels)
        kenmerk = f"{letter}D{first_day(periode):%Y%m}"
        post.send("JW323", code, leverancier.agb, kenmerk, dagtekening, declaratie(periode, regels))


def _write_part(wereld: Wereld, doel: Path, grens: date, bak: int) -> Opbrengst:
    post = _Post(doel, wereld.seed, grens)
    declaraties: dict[tuple[int, int], dict[int, list[Regel]]] = defaultdict(lambda: defaultdict(list))
    tot_periode = month_number(grens) - 1
    for traject, verloop in wereld.courses(bak):
        _send_traject(post, traject, verloop)
        if traject.eind >= EERSTE_DECLARATIE:
            per_periode = declaraties[traject.gemeente, traject.aanbieder]
            for regel in wereld.regels(traject, verloop, tot_periode):
                per_periode[regel.periode].append(regel)
    for (gemeente, aanbieder), per_periode in declaraties.items():
        _send_declaraties(post, gemeente, aanbieder, per_periode)
    return post.opbrengst


def last_day(tot: tuple[int, int]) -> date:
    """Last day of a month given as (year, month)."""
    jaar, maand = tot
    return date(jaar + maand // 12, maand % 12 + 1, 1) - timedelta(days=1)


_werk: tuple[Wereld, Path, date] | None = None
"""What a worker process works on, planned once when it starts."""


def _start_worker(doel: Path, schaal: float, tot: tuple[int, int], seed: int) -> None:
    global _werk  # a process pool hands over state in no other way
    _werk = Wereld.plan(schaal=schaal, tot=tot, seed=seed), doel, last_day(tot)


def _work(bak: int) -> Opbrengst:
    if _werk is None:
        raise RuntimeError("worker was not started")
    return _write_part(*_werk, bak)


def check_possible(schaal: float, tot: tuple[int, int]) -> None:
    """Raise ValueError, saying what is possible, for a scale or month that cannot be made."""
    if not 0.001 <= schaal <= 4.0:
        raise ValueError(f"Schaal {schaal:g} kan niet: kies een getal van 0,001 tot en met 4.")
    if tot < (2021, 1):
        raise ValueError("De demo begint in januari 2021: kies bij --tot een latere maand.")


def generate(
    doel: Path,
    *,
    schaal: float,
    tot: tuple[int, int],
    seed: int = SEED,
    processen: int = 2,
    voortgang: Callable[[int, int], None] | None = None,
) -> Opbrengst:
    """Write all messages that arrive up to the last day of month `tot` = (year, month) to `doel`.

    A file is `<year>/<month>/<message>-<municipality>-<AGB>-<date>-<identification>.xml`, in the month of
    arrival, and is the same for every later `tot`. `schaal` 1.0 is the region of the regiovisie.
    `voortgang` gets (parts done, parts in all). ValueError for a scale or month that cannot be made.
    """
    check_possible(schaal, tot)
    opbrengst = Opbrengst()

    def collect(parts: Iterable[Opbrengst]) -> None:
        for done, part in enumerate(parts, 1):
            opbrengst.add(part)
            if voortgang:
                voortgang(done, _BAKKEN)

    if processen == 1:
        wereld = Wereld.plan(schaal=schaal, tot=tot, seed=seed)
        collect(_write_part(wereld, doel, last_day(tot), bak) for bak in range(_BAKKEN))
    else:
        # spawned, not forked: the caller may have threads and open databases
        context = multiprocessing.get_context("spawn")
        with context.Pool(processen, _start_worker, (doel, schaal, tot, seed)) as pool:
            collect(pool.imap_unordered(_work, range(_BAKKEN)))
    return opbrengst
