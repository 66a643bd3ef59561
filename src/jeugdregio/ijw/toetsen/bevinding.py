"""What is found wrong in a file: one form for malformed XML, structure and rules alike."""

from collections import Counter
from dataclasses import dataclass, replace

from jeugdregio.ijw.toetsen.groepering import Oorzaak, cause

MAXIMUM = 1_000
"""The most findings that are kept of one file; the rest is counted."""

XML = "XML"
XSD = "XSD"
BESTAND = "BESTAND"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding. It never holds a value that may tell who someone is, only its form and place.

    `regel` is `XML` (malformed or unsafe), `XSD` (structure), `BESTAND` (no message that is read) or the
    code of a rule. `pad` has local names and an index where elements repeat. `aantal` is how many findings
    it stands for. `waarde` is what was found there as people read it, with what tells the row from others;
    None where there is nothing to show.
    """

    regel: str
    retourcode: str | None
    pad: str | None
    regelnummer: int | None
    tekst: str
    aantal: int = 1
    waarde: str | None = None

    @property
    def volledige_tekst(self) -> str:
        """The text with what was found."""
        return self.tekst if self.waarde is None else f"{self.tekst} Gevonden: {self.waarde}."


@dataclass(frozen=True, slots=True)
class NietGecontroleerd:
    """A rule that could not be judged, why, and at how many places."""

    regel: str
    reden: str
    aantal: int


class Verzameling:
    """Findings of one file, kept up to the maximum and counted beyond it.

    Once it is full, a finding of a known cause is counted with the last one kept of that cause, and the first
    of a new cause takes the place of one of the cause of which most are kept. So memory is bounded, and what
    is wrong once is not lost behind what is wrong everywhere.
    """

    def __init__(self, maximum: int = MAXIMUM) -> None:
        self.aantal = 0
        self._maximum = maximum
        self._bewaard: dict[Oorzaak, list[Bevinding]] = {}
        self._meer: Counter[Oorzaak] = Counter()
        self._aantal_bewaard = 0
        self._is_full = False

    def add(self, bevinding: Bevinding) -> None:
        """Add a finding."""
        self.aantal += 1
        oorzaak = cause(bevinding.regel, bevinding.pad, bevinding.tekst)
        if self._aantal_bewaard < self._maximum:
            self._bewaard.setdefault(oorzaak, []).append(bevinding)
            self._aantal_bewaard += 1
        elif oorzaak in self._bewaard:
            self._meer[oorzaak] += 1
        elif not self._is_full:
            self._make_room(oorzaak, bevinding)

    def _make_room(self, oorzaak: Oorzaak, bevinding: Bevinding) -> None:
        grootste = max(self._bewaard, key=lambda bekend: len(self._bewaard[bekend]))
        if len(self._bewaard[grootste]) == 1:
            self._is_full = True  # as many causes as may be kept: the others are in the total alone
            return
        self._bewaard[grootste].pop()
        self._meer[grootste] += 1
        self._bewaard[oorzaak] = [bevinding]

    @property
    def bewaard(self) -> list[Bevinding]:
        """Give those kept, by cause; the last of a cause stands for the ones that were not."""
        return [
            replace(bevinding, aantal=bevinding.aantal + self._meer[oorzaak])
            if bevinding is rij[-1]
            else bevinding
            for oorzaak, rij in self._bewaard.items()
            for bevinding in rij
        ]
