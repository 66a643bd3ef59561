"""Writing the messages of the synthetic region to a folder, as valid iJw 3.2 files with historic dates."""

import multiprocessing
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from jeugdregio.demo.aanbieders import aanbieders
from jeugdregio.demo.berichten import make_declaratie, make_start, make_stop, make_toewijzing
from jeugdregio.demo.declaraties import Regel, agreed, first_day, make_regels, month_number
from jeugdregio.demo.hulp import Hulp
from jeugdregio.demo.personen import make_rng
from jeugdregio.demo.planning import plan_region
from jeugdregio.demo.post import Lijn, Maker, Opbrengst, Post
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.tarieven import EERSTE_DECLARATIE, Factoren, make_factoren
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Melding, Toewijzingsversie, Verloop, make_verloop
from jeugdregio.demo.verzoekberichten import make_aanvraag, make_antwoord, make_wijziging
from jeugdregio.demo.verzoeken import Verzoek, draw_aanvraag, draw_afgewezen, draw_wijziging, first_version
from jeugdregio.ijw.codes import VerzoekAntwoord

SEED = 20_230_101
GELADEN_VANAF = EERSTE_DECLARATIE
"""Help that ended before this day is not in the messages: use and costs are complete from here on."""

_BAKKEN = 96
"""Parts in which the work is divided; a provider's messages to a municipality stay together."""


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
                yield traject, make_verloop(traject, self.rng(traject, "verloop"))

    def regels(self, traject: Traject, verloop: Verloop, tot_periode: int) -> Iterator[Regel]:
        """Yield the declared lines of a trajectory up to a declaration month."""
        return make_regels(traject, verloop, self.factoren, self.rng(traject, "declaraties"), tot_periode)

    def rng(self, traject: Traject, doel: str) -> random.Random:
        """The stream of one trajectory for one purpose."""
        persoon = traject.persoon
        return make_rng(self.seed, GEMEENTEN[persoon.gemeente].code, persoon.nummer, traject.volgnummer, doel)


def _send_traject(post: Post, wereld: Wereld, traject: Traject, verloop: Verloop, *, enige: bool) -> None:
    """Send all that is said of a trajectory; `enige`: the young person has no other with this provider."""
    gemeente = GEMEENTEN[traject.gemeente]
    rng = wereld.rng(traject, "verzoek")
    aanvraag = draw_aanvraag(traject, verloop, rng)
    afgewezen = draw_afgewezen(traject, rng)
    for nummer, verzoek in enumerate((aanvraag, afgewezen), 1):
        if verzoek is not None:
            _send_aanvraag(post, traject, verloop, verzoek, f"{gemeente.letter}{traject.nummer}Q{nummer}")

    def toewijzing(versie: Toewijzingsversie, referenties: Sequence[str]) -> Maker:
        return lambda kenmerk, dag: make_toewijzing(
            traject, verloop, replace(versie, dagtekening=dag), kenmerk, referenties
        )

    def levering(melding: Melding) -> Maker:
        make = make_start if melding.einddatum is None else make_stop
        return lambda kenmerk, dag: make(traject, verloop, replace(melding, dagtekening=dag), kenmerk)

    for nth, versie in verloop.versies_from(GELADEN_VANAF):
        referenties: list[str] = []
        if aanvraag is not None and versie is first_version(verloop):
            referenties = [aanvraag.reference(plaats) for plaats in range(len(traject.producten))]
        wijziging = draw_wijziging(traject, versie, rng) if enige else None
        if wijziging is not None:
            referenties = [wijziging.kenmerk] * len(traject.producten)
            _send_wijziging(post, traject, verloop, versie, wijziging)
        kenmerk = f"T{traject.nummer}V{nth:02d}"
        post.send("JW301", traject, kenmerk, versie.dagtekening, toewijzing(versie, referenties))
    for nth, melding in enumerate(verloop.meldingen, 1):
        soort = "JW305" if melding.einddatum is None else "JW307"
        kenmerk = f"{gemeente.letter}{traject.nummer}S{nth:02d}"
        post.send(soort, traject, kenmerk, melding.dagtekening, levering(melding))


def _send_aanvraag(post: Post, traject: Traject, verloop: Verloop, verzoek: Verzoek, kenmerk: str) -> None:
    """Send a request for an assignment, and the answers to each of its products."""

    def antwoord(plaats: int, oordeel: str) -> Maker:
        return lambda kenmerk, dag: make_antwoord(traject, verzoek, plaats, oordeel, kenmerk, dag)

    post.send(
        "JW315",
        traject,
        kenmerk,
        verzoek.dagtekening,
        lambda kenmerk, dag: make_aanvraag(traject, verloop, verzoek, kenmerk, dag),
    )
    antwoorden = (
        (VerzoekAntwoord.IN_ONDERZOEK, verzoek.onderzoek),
        (VerzoekAntwoord.AFGEWEZEN, verzoek.afgewezen),
    )
    for plaats in range(1 if verzoek.afgewezen else len(traject.producten)):
        for oordeel, dagtekening in antwoorden:
            if dagtekening is not None:
                eigen = f"{kenmerk}{plaats}{oordeel}"
                post.send("JW319", traject, eigen, dagtekening, antwoord(plaats, oordeel))


def _send_wijziging(
    post: Post, traject: Traject, verloop: Verloop, versie: Toewijzingsversie, verzoek: Verzoek
) -> None:
    post.send(
        "JW317",
        traject,
        f"{GEMEENTEN[traject.gemeente].letter}{traject.nummer}W",
        verzoek.dagtekening,
        lambda kenmerk, dag: make_wijziging(traject, verloop, versie, verzoek, kenmerk, dag),
    )


def _send_declaraties(post: Post, gemeente: int, aanbieder: int, per_periode: dict[int, list[Regel]]) -> None:
    code, letter = GEMEENTEN[gemeente].code, GEMEENTEN[gemeente].letter
    leverancier = aanbieders()[aanbieder]
    lijn = Lijn(GEMEENTEN[gemeente], leverancier)

    def declaratie(periode: int, regels: list[Regel]) -> Maker:
        return lambda kenmerk, dag: make_declaratie(leverancier.agb, code, periode, regels, kenmerk, dag)

    for periode, regels in sorted(per_periode.items()):
        dagtekening = first_day(periode + 1).replace(day=leverancier.declaratiedag)
        if dagtekening <= post.grens:
            post.opbrengst.regels += len(regels)
        kenmerk = f"{letter}D{first_day(periode):%Y%m}"
        post.send("JW323", lijn, kenmerk, dagtekening, declaratie(periode, regels))


def _write_part(wereld: Wereld, doel: Path, grens: date, bak: int) -> Opbrengst:
    post = Post(doel, wereld.seed, grens)
    declaraties: dict[tuple[int, int], dict[int, list[Regel]]] = defaultdict(lambda: defaultdict(list))
    tot_periode = month_number(grens) - 1
    courses = list(wereld.courses(bak))
    trajecten = Counter((traject.gemeente, traject.aanbieder, id(traject.persoon)) for traject, _ in courses)
    for traject, verloop in courses:
        enige = trajecten[traject.gemeente, traject.aanbieder, id(traject.persoon)] == 1
        _send_traject(post, wereld, traject, verloop, enige=enige)
        regels: list[Regel] = []
        if traject.eind >= EERSTE_DECLARATIE:
            regels += wereld.regels(traject, verloop, tot_periode)
            post.opbrengst.tarieven |= agreed(traject.leverancier, regels)
            per_periode = declaraties[traject.gemeente, traject.aanbieder]
            for regel in regels:
                per_periode[regel.periode].append(regel)
        post.opbrengst.hulp.append(Hulp.of(traject, verloop, regels))
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

    A file is `<year>/<month>/<day>/<message>-<municipality>-<AGB>-<date>-<identification>.xml`, by the day
    of arrival, so that taking them in by name is in order; it is the same for every later `tot`.
    `schaal` 1.0 is the region of the regiovisie.
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
    opbrengst.hulp.sort(key=lambda hulp: hulp.sleutel)
    return opbrengst
