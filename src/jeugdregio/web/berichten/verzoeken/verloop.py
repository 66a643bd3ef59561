"""The course of a request: one table of transitions. Knows no models.

A request is an AangevraagdProduct of a JW315 (each is answered apart, OP274) or a whole JW317 (OP344).
Where it stands is a function of the *set* of answers and assignments that carry its ReferentieAanbieder: it
makes no difference whether we sent them or the back office did, nor in which order copies came in. What does
not fit where the request stands has no effect and is shown as such; TR359, TR360 and TR365 forbid it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from jeugdregio.ijw.codes import RedenAfwijzingVerzoek, VerzoekAntwoord


class Stand(StrEnum):
    """Where a request stands."""

    ONTVANGEN = "ontvangen"
    IN_ONDERZOEK = "in_onderzoek"
    TOEGEWEZEN = "toegewezen"
    AFGEWEZEN = "afgewezen"
    AFGEWEZEN_WOONPLAATS = "afgewezen_woonplaats"

    @property
    def label(self) -> str:
        """The name on the screen."""
        return _STANDEN[self]

    @property
    def open(self) -> bool:
        """Whether the municipality still owes a decision: no other request may follow yet (TR374)."""
        return self in OPEN


class Stap(StrEnum):
    """What can happen to a request; in the order in which steps of one day are taken."""

    ONDERZOEK = "onderzoek"
    AFWIJZEN = "afwijzen"
    WOONPLAATS = "woonplaats"
    TOEWIJZEN = "toewijzen"
    INTREKKEN = "intrekken"

    @property
    def label(self) -> str:
        """What the button says; one takes back on the page of the assignment, not on that of a request."""
        return _STAPPEN[self]


_STANDEN = {
    Stand.ONTVANGEN: "Ontvangen",
    Stand.IN_ONDERZOEK: "In onderzoek",
    Stand.TOEGEWEZEN: "Toegewezen",
    Stand.AFGEWEZEN: "Afgewezen",
    Stand.AFGEWEZEN_WOONPLAATS: "Afgewezen wegens woonplaatsbeginsel",
}
_STAPPEN = {
    Stap.ONDERZOEK: "In onderzoek nemen",
    Stap.AFWIJZEN: "Afwijzen",
    Stap.WOONPLAATS: "Afwijzen: andere gemeente",
    Stap.TOEWIJZEN: "Toewijzen",
    Stap.INTREKKEN: "Verwijderen",
}

OVERGANGEN = MappingProxyType(
    {
        (Stand.ONTVANGEN, Stap.ONDERZOEK): Stand.IN_ONDERZOEK,
        (Stand.ONTVANGEN, Stap.AFWIJZEN): Stand.AFGEWEZEN,
        (Stand.ONTVANGEN, Stap.WOONPLAATS): Stand.AFGEWEZEN_WOONPLAATS,
        (Stand.ONTVANGEN, Stap.TOEWIJZEN): Stand.TOEGEWEZEN,
        (Stand.IN_ONDERZOEK, Stap.AFWIJZEN): Stand.AFGEWEZEN,
        (Stand.IN_ONDERZOEK, Stap.WOONPLAATS): Stand.AFGEWEZEN_WOONPLAATS,
        (Stand.IN_ONDERZOEK, Stap.TOEWIJZEN): Stand.TOEGEWEZEN,
        # the municipality comes back on a refusal, as after an objection; no rule forbids it
        (Stand.AFGEWEZEN, Stap.TOEWIJZEN): Stand.TOEGEWEZEN,
        (Stand.AFGEWEZEN_WOONPLAATS, Stap.TOEWIJZEN): Stand.TOEGEWEZEN,
        # every JW301 repeats the assignments that are current (OP087), with the reference they were given
        (Stand.TOEGEWEZEN, Stap.TOEWIJZEN): Stand.TOEGEWEZEN,
    }
)
"""Which step leads where; what is not in it is not allowed, but for `TERUG`."""

TERUG = tuple(stand for stand in Stand if stand != Stand.TOEGEWEZEN)
"""Where an assigned request can come back when its last assignment is taken back (INTREKKEN): to where the
answers alone brought it. For an assignment that is removed counts as not sent (JZ002, reason 13)."""

OPEN = frozenset({Stand.ONTVANGEN, Stand.IN_ONDERZOEK})


def transitions() -> tuple[tuple[Stand, Stap, Stand], ...]:
    """Return every arrow of the table, to draw: from, by which step, to."""
    fixed = tuple((van, stap, naar) for (van, stap), naar in OVERGANGEN.items())
    return (*fixed, *((Stand.TOEGEWEZEN, Stap.INTREKKEN, naar) for naar in TERUG))


def steps(stand: Stand) -> tuple[Stap, ...]:
    """Return the steps that change something from `stand`: the buttons of the page."""
    return tuple(stap for stap in Stap if OVERGANGEN.get((stand, stap), stand) != stand)


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """An answer or an assignment that carries the reference of a request."""

    stap: Stap
    dagtekening: date
    identificatie: str
    bericht_id: int
    reden: str = ""  # RedenAfwijzingVerzoek
    gemeente: str = ""  # the one responsible by the woonplaatsbeginsel
    toewijzing: int = 0  # the number of the assignment that is sent or taken back
    volgnummer: int = 0  # of its row


@dataclass(frozen=True, slots=True)
class Gezet:
    """A step as it was taken; `past` tells whether it was allowed where the request stood."""

    gebeurtenis: Gebeurtenis
    stand: Stand
    past: bool


def answer_step(verzoek_antwoord: str, reden: str) -> Stap:
    """Return which step a JW319 is."""
    if verzoek_antwoord == VerzoekAntwoord.IN_ONDERZOEK:
        return Stap.ONDERZOEK
    return Stap.WOONPLAATS if reden == RedenAfwijzingVerzoek.WOONPLAATSBEGINSEL else Stap.AFWIJZEN


# an assignment can be taken back and sent again on one day: of those the order of the messages decides
_ORDE = {stap: place for place, stap in enumerate(Stap)} | {Stap.INTREKKEN: list(Stap).index(Stap.TOEWIJZEN)}


def _order(gebeurtenis: Gebeurtenis) -> tuple[date, int, int, str, int, str, str]:
    """Oldest first. Of one day: as the table has it, then by identification, a shorter number first."""
    g = gebeurtenis
    place = len(g.identificatie), g.identificatie, g.volgnummer
    return g.dagtekening, _ORDE[g.stap], *place, g.reden, g.gemeente


def history(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Gezet]:
    """Return what happened to a request, oldest first; the same for any order of the same set.

    An assignment that is only repeated is left out, and so is taking one back while another one stands.
    """
    stand = beantwoord = Stand.ONTVANGEN  # the second: by the answers alone
    standing: set[int] = set()
    taken = []
    for gebeurtenis in sorted(set(gebeurtenissen), key=_order):
        stap = gebeurtenis.stap
        if stap == Stap.INTREKKEN:
            standing.discard(gebeurtenis.toewijzing)
            if standing or stand != Stand.TOEGEWEZEN:
                continue
            new: Stand | None = beantwoord
        else:
            new = OVERGANGEN.get((stand, stap))
            if stap == Stap.TOEWIJZEN:
                standing.add(gebeurtenis.toewijzing)
            else:
                beantwoord = OVERGANGEN.get((beantwoord, stap), beantwoord)
            if new is not None and new == stand:
                continue
        stand = new or stand
        taken.append(Gezet(gebeurtenis, stand, new is not None))
    return taken


def heropend_op(gebeurtenissen: Iterable[Gebeurtenis]) -> date | None:
    """Return the day from which the term of an open request counts again: of the last message that took an
    assignment of it back. None when none was.
    """
    return max((g.dagtekening for g in gebeurtenissen if g.stap == Stap.INTREKKEN), default=None)


def stand_of(gebeurtenissen: Iterable[Gebeurtenis]) -> Stand:
    """Return where a request stands."""
    taken = history(gebeurtenissen)
    return taken[-1].stand if taken else Stand.ONTVANGEN
