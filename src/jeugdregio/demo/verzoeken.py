"""What providers ask of a municipality, and how it answers: requests before an assignment, and changes.

A request is drawn from a stream of its own, so that the rest of the demo is the same with and without.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from jeugdregio.demo.ijking import Categorie
from jeugdregio.demo.regio import GEMEENTEN
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Toewijzingsversie, Verloop, pick
from jeugdregio.ijw.codes import RedenAfwijzingVerzoek, RedenWijziging
from jeugdregio.kern.werkdagen import add_working_days

EERSTE_VERZOEK = date(2021, 1, 1)
"""Requests from this day on are in the messages."""

_KANS_AANVRAAG = {Categorie.BEHANDELING: 0.55, Categorie.BEGELEIDING: 0.2, Categorie.VERBLIJF: 0.25}
_KANS_ONDERZOEK, _KANS_AFGEWEZEN = 0.15, 0.03
# who refers (COD327) a young person that reports to a provider
_VERWIJZERS = (("02", 0.66), ("03", 0.07), ("05", 0.11), ("04", 0.14), ("08", 0.02))
# why a request is refused (WJ759)
_REDENEN = (("4", 0.25), ("7", 0.25), ("6", 0.2), ("8", 0.15), ("5", 0.08), ("9", 0.07))


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request, or each product of one: `onderzoek` is when the municipality says it looks into it.

    `afgewezen` is when it refuses, with `reden`; a request that is granted has neither.
    """

    dagtekening: date
    kenmerk: str
    """ReferentieAanbieder; of a request for an assignment, its products count on from it."""
    verwijzer: str
    heeft_agb: bool
    onderzoek: date | None = None
    afgewezen: date | None = None
    reden: str | None = None

    def reference(self, plaats: int) -> str:
        """The ReferentieAanbieder of one product of a request for an assignment."""
        return f"{self.kenmerk}-{plaats + 1}"


def draw_aanvraag(traject: Traject, verloop: Verloop, rng: random.Random) -> Verzoek | None:
    """Draw the request that came before the assignment; None where the municipality acted by itself."""
    kans, onderzocht = rng.random(), rng.random() < _KANS_ONDERZOEK
    verwijzer, heeft_agb = pick(rng, _VERWIJZERS), rng.random() < 0.7
    dagen = rng.randint(1, 4)
    if traject.categorie is None or kans >= _KANS_AANVRAAG.get(traject.categorie, 0.0):
        return None
    besluit = first_version(verloop).dagtekening
    dagtekening = besluit - timedelta(days=dagen * 11 if onderzocht else dagen)
    if dagtekening < EERSTE_VERZOEK:
        return None
    onderzoek = add_working_days(dagtekening, dagen) if onderzocht else None
    return Verzoek(dagtekening, f"VOT{_serial(traject)}", verwijzer, heeft_agb, onderzoek)


def draw_afgewezen(traject: Traject, rng: random.Random) -> Verzoek | None:
    """Draw a request for more help during a trajectory that is refused; None for most."""
    if rng.random() >= _KANS_AFGEWEZEN or traject.categorie in {None, Categorie.VERVOER}:
        return None
    dagtekening = traject.begin + timedelta(days=rng.randint(60, 200))
    verwijzer, reden, dagen = pick(rng, _VERWIJZERS), pick(rng, _REDENEN), rng.randint(1, 4)
    if dagtekening > traject.eind or dagtekening < EERSTE_VERZOEK:
        return None
    onderzoek = add_working_days(dagtekening, dagen) if rng.random() < 0.3 else None
    # a refusal for the woonplaatsbeginsel comes within two weeks, another within eight
    later = 12 if reden == RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL else 45
    afgewezen = add_working_days(dagtekening, dagen) if onderzoek is None else dagtekening + timedelta(later)
    return Verzoek(dagtekening, f"VOT{_serial(traject)}W", verwijzer, True, onderzoek, afgewezen, reden)


def draw_wijziging(traject: Traject, versie: Toewijzingsversie, rng: random.Random) -> Verzoek | None:
    """Draw the request to change that a change by the provider's wish answers; None for other changes."""
    dagtekening = versie.dagtekening - timedelta(days=rng.randint(1, 6))
    if versie.reden != RedenWijziging.DOOR_AANBIEDER or dagtekening < EERSTE_VERZOEK:
        return None
    return Verzoek(dagtekening, f"VOW{_serial(traject)}", "", False)


def _serial(traject: Traject) -> str:
    """Number a trajectory: a reference is unique for a provider, which works in several municipalities."""
    return f"{GEMEENTEN[traject.gemeente].letter}{traject.nummer}"


def first_version(verloop: Verloop) -> Toewijzingsversie:
    """The first assignment that was not sent by mistake."""
    return next(versie for versie in verloop.versies if not versie.vervallen)
