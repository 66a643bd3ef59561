"""The accounts per youth region, landsdeel or municipality, in euros per young person; and side by side.

The places are those of today: a municipality that has ended counts with its successor, and with the region of
its successors. Who has no figures is named, and its young people are not in the denominator.
"""

import datetime
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jeugdregio.kern import gebied
from jeugdregio.kern.gemeentecode import gemeenten
from jeugdregio.kern.herindeling import successors
from jeugdregio.monitor.indicator import MonitorError
from jeugdregio.monitor.nationaal.iv3 import Onderdeel, taakvelden_of_year
from jeugdregio.monitor.nationaal.jaarrekening import Jaarrekening, Post

INDELING = datetime.date(2026, 1, 1)  # the areas are those of this day, whatever the year of the accounts


class Per(enum.StrEnum):
    """What the accounts are added up to."""

    REGIO = "regio"
    GEMEENTE = "gemeente"
    LANDSDEEL = "landsdeel"
    LAND = "land"


SOORT = {Per.REGIO: "jeugdregio", Per.LANDSDEEL: "landsdeel", Per.LAND: "land"}


class Bedrag(enum.StrEnum):
    """What counts as the costs: what was spent, or what was spent less what came in."""

    LASTEN = "lasten"
    SALDO = "saldo"

    def of(self, post: Post) -> int:
        """The amount of a post, in cents."""
        return post.lasten if self is Bedrag.LASTEN else post.lasten - post.baten


class Volledigheid(enum.StrEnum):
    """Whether a place has the figures of all its municipalities."""

    VOLLEDIG = "volledig"
    ONVOLLEDIG = "onvolledig"
    GEEN_OPGAVE = "geen opgave"
    GEEN_NOEMER = "geen noemer"


@dataclass(frozen=True, slots=True)
class PlaatsKosten:
    """The costs of a place in the accounts, in cents.

    `bedragen` is all that was booked. `vergelijkbaar` is the part of municipalities whose young people are in
    `jeugdigen`: what is divided. `ontbreekt` names the municipalities without figures.
    """

    jaar: int
    per: Per
    code: str
    naam: str
    bedragen: Mapping[Onderdeel, int]
    vergelijkbaar: Mapping[Onderdeel, int]
    jeugdigen: int
    jeugdigen_jaar: int
    ontbreekt: tuple[str, ...]

    @property
    def totaal(self) -> int:
        """All that was booked on youth care, in cents."""
        return sum(self.bedragen.values())

    @property
    def status(self) -> Volledigheid:
        """Whether the figures are those of the whole place."""
        if not self.bedragen:
            return Volledigheid.GEEN_OPGAVE
        if self.ontbreekt:
            return Volledigheid.ONVOLLEDIG
        return Volledigheid.VOLLEDIG if self.jeugdigen else Volledigheid.GEEN_NOEMER

    def per_jeugdige(self, *onderdelen: Onderdeel) -> float | None:
        """Euros per young person of these parts (none: all); None without figures or without young people."""
        if not self.jeugdigen or not self.vergelijkbaar:
            return None
        som = sum(self.vergelijkbaar.get(deel, 0) for deel in onderdelen or tuple(Onderdeel))
        return som / 100 / self.jeugdigen


@dataclass(frozen=True, slots=True)
class _Eenheid:
    """A municipality of today and those of the year of the accounts that it consists of.

    One that was divided over several stands by itself, without young people: those live with its successors.
    """

    code: str
    delen: tuple[str, ...]
    opvolgers: tuple[str, ...]


def costs_of_places(
    rekening: Jaarrekening, per: Per = Per.REGIO, bedrag: Bedrag = Bedrag.LASTEN
) -> list[PlaatsKosten]:
    """Give the costs of every place of a kind, in the order of its code (municipalities: of the name)."""
    groepen: dict[str, list[_Eenheid]] = {}
    for eenheid in _units(rekening):
        plaats = _place_of(eenheid, per)
        if plaats is not None:
            groepen.setdefault(plaats, []).append(eenheid)
    jaar_jeugdigen = nearest_year(rekening.jaar)
    rijen = [
        _costs(rekening, per, code, eenheden, bedrag, jaar_jeugdigen) for code, eenheden in groepen.items()
    ]
    return sorted(rijen, key=lambda rij: rij.naam if per is Per.GEMEENTE else rij.code)


def not_in_a_place(rekening: Jaarrekening, per: Per) -> tuple[str, ...]:
    """Name the municipalities whose ground is now in more than one place of a kind: they are in none."""
    return tuple(gemeenten()[e.code].naam for e in _units(rekening) if _place_of(e, per) is None)


def nearest_year(jaar: int) -> int:
    """The year nearest to this one of which the numbers of young people are known."""
    return min(gebied.jaren_jeugdigen(), key=lambda bekend: (abs(bekend - jaar), bekend))


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One part of the costs in one place, beside that of the country. `index`: the country is 100."""

    jaar: int
    per: Per
    code: str
    naam: str
    onderdeel: Onderdeel | None  # None is all together
    euro_per_jeugdige: float | None
    index: float | None
    status: Volledigheid


def compare(rekening: Jaarrekening, gemeente: str, bedrag: Bedrag = Bedrag.LASTEN) -> list[Vergelijking]:
    """Give a municipality, its youth region, its landsdeel and the country, by part and all together.

    Raises MonitorError for a code that is no municipality of today.
    """
    if successors(gemeente, INDELING) != (gemeente,):
        raise MonitorError(f"{gemeente} is geen gemeente van {INDELING.year}")
    plaatsen = []
    for per in (Per.GEMEENTE, Per.REGIO, Per.LANDSDEEL, Per.LAND):
        code = gemeente if per is Per.GEMEENTE else gebied.common_gebied([gemeente], SOORT[per], INDELING)
        plaatsen += [rij for rij in costs_of_places(rekening, per, bedrag) if rij.code == code]
    land = plaatsen[-1]
    return [_beside(plaats, land, onderdeel) for onderdeel in (None, *Onderdeel) for plaats in plaatsen]


def _beside(plaats: PlaatsKosten, land: PlaatsKosten, onderdeel: Onderdeel | None) -> Vergelijking:
    delen = () if onderdeel is None else (onderdeel,)
    hier, daar = plaats.per_jeugdige(*delen), land.per_jeugdige(*delen)
    index = 100 * hier / daar if hier is not None and daar else None
    return Vergelijking(
        plaats.jaar, plaats.per, plaats.code, plaats.naam, onderdeel, hier, index, plaats.status
    )


def _units(rekening: Jaarrekening) -> list[_Eenheid]:
    delen: dict[str, list[str]] = {}
    opvolgers: dict[str, tuple[str, ...]] = {}
    for code in (*rekening.gemeenten, *rekening.zonder_opgave):
        later = successors(code, INDELING)
        sleutel = later[0] if len(later) == 1 else code
        delen.setdefault(sleutel, []).append(code)
        opvolgers[sleutel] = later
    return [_Eenheid(code, tuple(sorted(wie)), opvolgers[code]) for code, wie in delen.items()]


def _place_of(eenheid: _Eenheid, per: Per) -> str | None:
    if per is Per.GEMEENTE:
        return eenheid.code
    return gebied.common_gebied(eenheid.opvolgers, SOORT[per], INDELING)


def _costs(
    rekening: Jaarrekening, per: Per, code: str, eenheden: Iterable[_Eenheid], bedrag: Bedrag, jaar: int
) -> PlaatsKosten:
    inwoners, velden = gebied.jeugdigen(jaar), taakvelden_of_year(rekening.jaar)
    alles: dict[Onderdeel, int] = {}
    vergelijkbaar: dict[Onderdeel, int] = {}
    jeugdigen, ontbreekt = 0, []
    for eenheid in eenheden:
        zonder = [gemeenten()[deel].naam for deel in eenheid.delen if deel in rekening.zonder_opgave]
        ontbreekt += zonder
        aantal = inwoners.get(eenheid.code, 0)
        verdeeld = len(eenheid.opvolgers) > 1 and per is not Per.GEMEENTE
        telt = not zonder and (aantal > 0 or verdeeld)
        jeugdigen += aantal if telt else 0
        for deel in eenheid.delen:
            for veld, taakveld in velden.items():
                post = rekening.posten.get((deel, veld))
                if post is not None:
                    onderdeel = taakveld.onderdeel
                    alles[onderdeel] = alles.get(onderdeel, 0) + bedrag.of(post)
                    if telt:
                        vergelijkbaar[onderdeel] = vergelijkbaar.get(onderdeel, 0) + bedrag.of(post)
    naam = gemeenten()[code].naam if per is Per.GEMEENTE else gebied.gebieden()[code].naam
    return PlaatsKosten(
        rekening.jaar, per, code, naam, alles, vergelijkbaar, jeugdigen, jaar, tuple(sorted(ontbreekt))
    )
