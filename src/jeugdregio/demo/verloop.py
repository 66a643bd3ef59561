"""From a planned trajectory to what is said of it: the assignment and its changes, starts and stops."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from jeugdregio.demo.ijking import Categorie
from jeugdregio.demo.planning import WOONPLAATSBEGINSEL
from jeugdregio.demo.traject import Traject, months
from jeugdregio.ijw.codes import Frequentie, RedenBeeindiging, RedenWijziging

_DAG = timedelta(days=1)

# reason of the municipality (JZ002) and its share; with it goes a reason of the provider (JZ588)
_REDENEN_GEMEENTE = (("05", 0.36), ("06", 0.12), ("07", 0.20), ("08", 0.06), ("12", 0.18), ("14", 0.08))
_BIJ_REDEN = {"05": "36", "06": "39", "07": "35", "08": "36", "09": "38", "12": "37", "14": "34"}
_REDENEN_AANBIEDER = (("31", 0.66), ("32", 0.10), ("33", 0.05), ("34", 0.14), ("35", 0.05))
# reasons younger than the list they are in, and what was said before
_NIEUWE_REDENEN = {
    "36": (date(2021, 1, 1), "35"),
    "37": (date(2021, 1, 1), "34"),
    "38": (date(2022, 4, 1), "34"),
    "39": (date(2022, 4, 1), "35"),
}
_KANS_TERUGWERKEND, _KANS_VERVROEGD, _KANS_FOUT_TOEGEWEZEN = 0.06, 0.09, 0.007
_KANS_PAUZE, _KANS_FOUTE_START = 0.03, 0.006


@dataclass(frozen=True, slots=True)
class Toewijzingsversie:
    """What a JW301 says of the assignment: `vervallen` is one sent by mistake, under a number of its own."""

    dagtekening: date
    einddatum: date | None
    reden: str | None = None
    vervallen: bool = False


@dataclass(frozen=True, slots=True)
class Melding:
    """A start or stop as the provider sends it; `vervangt` is a wrong start that is taken back with it."""

    dagtekening: date
    begindatum: date
    einddatum: date | None = None
    reden: str | None = None
    vervangt: date | None = None


@dataclass(frozen=True, slots=True)
class Verloop:
    """Everything said about one trajectory; `perioden` are the days of delivery."""

    toewijzingsdatum: date
    tijd: time
    ingangsdatum: date
    versies: tuple[Toewijzingsversie, ...]
    meldingen: tuple[Melding, ...]
    perioden: tuple[tuple[date, date], ...]

    @property
    def einddatum(self) -> date | None:
        """Last day of the assignment as it stood in the end."""
        return [versie for versie in self.versies if not versie.vervallen][-1].einddatum

    def versies_from(self, dag: date) -> Iterator[tuple[int, Toewijzingsversie]]:
        """Yield number and version from the one in force on a day: of older history only that is loaded."""
        for nth, versie in enumerate(self.versies, 1):
            later = self.versies[nth:]
            if versie.dagtekening >= dag or not any(volgende.dagtekening < dag for volgende in later):
                yield nth, versie

    def delivered_days(self, begin: date, eind: date) -> int:
        """Days of delivery within a closed period."""
        return sum(max(0, (min(tot, eind) - max(van, begin)).days + 1) for van, tot in self.perioden)


def _add_months(dag: date, aantal: int) -> date:
    maand = dag.month - 1 + aantal
    jaar, maand = dag.year + maand // 12, maand % 12 + 1
    return date(jaar, maand, min(dag.day, 28))


def _workdays_later(dag: date, aantal: int) -> date:
    while aantal:
        dag += _DAG
        aantal -= dag.weekday() < 5
    return dag


def pick(rng: random.Random, kansen: tuple[tuple[str, float], ...]) -> str:
    """Draw a code by its share."""
    return rng.choices([code for code, _ in kansen], [kans for _, kans in kansen])[0]


def make_verloop(traject: Traject, rng: random.Random) -> Verloop:
    """Draw the course of a trajectory, up to its end: the same, whatever is written of it."""
    begin = traject.begin
    wachttijd = min(200, 4 + int(rng.expovariate(1 / 28)))
    toewijzingsdatum = begin - timedelta(days=wachttijd)
    ingangsdatum = begin - timedelta(days=rng.randint(0, min(9, wachttijd)))
    if rng.random() < _KANS_TERUGWERKEND:
        toewijzingsdatum, ingangsdatum = begin + timedelta(days=rng.randint(3, 35)), begin
    if begin == WOONPLAATSBEGINSEL and traject.categorie is Categorie.VERBLIJF:
        ingangsdatum = begin
    tijd = time(rng.randint(8, 17), rng.randint(0, 59), rng.randint(0, 59))
    versies = _versies(traject, rng, toewijzingsdatum, ingangsdatum)
    perioden = _perioden(traject, rng)
    meldingen: tuple[Melding, ...] = ()
    if traject.leverancier.meldt_levering:
        eerste = next(versie for versie in versies if not versie.vervallen)
        meldingen = tuple(
            _meldingen(rng, eerste.dagtekening, perioden, _reden_stop(traject, rng, versies[-1]))
        )
    return Verloop(toewijzingsdatum, tijd, ingangsdatum, versies, meldingen, perioden)


def _versies(
    traject: Traject, rng: random.Random, toewijzingsdatum: date, ingangsdatum: date
) -> tuple[Toewijzingsversie, ...]:
    termijn = _termijn(traject, rng)
    einddatum = None if termijn is None else _add_months(ingangsdatum, termijn) - _DAG
    dagtekening = _workdays_later(toewijzingsdatum, rng.randint(0, 2))
    result: list[Toewijzingsversie] = []
    if rng.random() < _KANS_FOUT_TOEGEWEZEN:
        result.append(Toewijzingsversie(dagtekening, einddatum, None, True))
        dagtekening = _workdays_later(dagtekening, rng.randint(1, 4))
        result.append(Toewijzingsversie(dagtekening, ingangsdatum, RedenWijziging.VERWIJDERD, True))
    result.append(Toewijzingsversie(dagtekening, einddatum))
    while einddatum is not None and einddatum < traject.eind:
        dagtekening = max(dagtekening + _DAG, einddatum - timedelta(days=rng.randint(8, 45)))
        einddatum = _add_months(einddatum + _DAG, termijn or 12) - _DAG
        result.append(Toewijzingsversie(dagtekening, einddatum, RedenWijziging.VERLENGING))
    ruimte = 9999 if einddatum is None else (einddatum - traject.eind).days
    if traject.reden or einddatum is None or (ruimte > 45 and rng.random() < _KANS_VERVROEGD):
        reden = traject.reden or pick(rng, _REDENEN_GEMEENTE)
        gemeld = traject.eind + timedelta(days=rng.randint(-10, 25))
        result.append(Toewijzingsversie(max(dagtekening + _DAG, gemeld), traject.eind, reden))
    return tuple(result)


def _termijn(traject: Traject, rng: random.Random) -> int | None:
    """Months for which help is assigned; None without end."""
    duur = traject.aanbod.duur
    if duur <= 3:
        return 6
    if duur >= 28:
        per_week = any(product.frequentie == Frequentie.PER_WEEK for product in traject.producten)
        return None if rng.random() < 0.4 and not per_week else rng.choice((24, 36))
    return rng.choices((9, 12, 18, 24), (0.05, 0.35, 0.25, 0.35))[0]


def _reden_stop(traject: Traject, rng: random.Random, laatste: Toewijzingsversie) -> str:
    gewoon = pick(rng, _REDENEN_AANBIEDER)
    reden = _BIJ_REDEN.get(laatste.reden or "", gewoon)
    if reden in _NIEUWE_REDENEN and traject.eind < _NIEUWE_REDENEN[reden][0]:
        return _NIEUWE_REDENEN[reden][1]
    return reden


def _perioden(traject: Traject, rng: random.Random) -> tuple[tuple[date, date], ...]:
    """Days of delivery: one stretch, or two around a temporary stop, never without a day at either end."""
    begin, eind = traject.begin, traject.eind
    lengte = (eind - begin).days
    if lengte < 220 or traject.aanbod.product.is_per_dag or rng.random() >= _KANS_PAUZE:
        return ((begin, eind),)
    stop = begin + timedelta(days=rng.randint(60, lengte - 100))
    return ((begin, stop), (stop + timedelta(days=rng.randint(15, 60)), eind))


def _meldingen(
    rng: random.Random, toegewezen: date, perioden: tuple[tuple[date, date], ...], reden: str
) -> list[Melding]:
    result: list[Melding] = []
    vorige = toegewezen
    for nth, (begin, eind) in enumerate(perioden, 1):
        dag = max(_workdays_later(begin, rng.randint(1, 5)), vorige + _DAG)
        if rng.random() < 0.05:
            dag += timedelta(days=rng.randint(5, 60))
        if nth == 1 and (eind - dag).days > 60 and rng.random() < _KANS_FOUTE_START:
            fout = begin + timedelta(days=rng.randint(1, (dag - begin).days))
            result.append(Melding(dag, fout))
            dag += timedelta(days=rng.randint(3, 40))
            result.append(Melding(dag, begin, vervangt=fout))
        else:
            result.append(Melding(dag, begin))
        dag = max(_workdays_later(eind, rng.randint(1, 5)), dag + _DAG)
        if rng.random() < 0.07:
            dag += timedelta(days=rng.randint(5, 90))
        result.append(
            Melding(dag, begin, eind, reden if nth == len(perioden) else RedenBeeindiging.TIJDELIJK)
        )
        vorige = dag
    return result


def declared_months(traject: Traject, verloop: Verloop, vanaf: date) -> list[tuple[date, date, int]]:
    """Product period and days of delivery of every month with delivery from a day on."""
    result = []
    for first, last in months(max(traject.begin, vanaf), traject.eind):
        dagen = verloop.delivered_days(first, last)
        if dagen:
            eind = last if verloop.einddatum is None else min(last, verloop.einddatum)
            result.append((max(first, verloop.ingangsdatum), eind, dagen))
    return result
