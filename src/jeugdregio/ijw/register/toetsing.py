"""The rules against a register at work on the rows of one message, which then joins that register.

Rows are judged one by one, and each that is accepted is in the register when the next is judged. What takes
back goes first: removals before new starts and stops, credits before debits (OP366). A request joins when
its message is judged: its products do not stand in each other's way.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jeugdregio.ijw.codes import DebetCredit, RedenBeeindiging, StatusAanlevering
from jeugdregio.ijw.element import BerichtSoort
from jeugdregio.ijw.lezen.plek import path_of_steps, root_path, unit_path
from jeugdregio.ijw.register.dossier import Dossier
from jeugdregio.ijw.register.gevonden_waarde import value_of
from jeugdregio.ijw.toetsen.bevinding import Bevinding
from jeugdregio.ijw.toetsen.regel import Breuk, Niveau, Regel, Regels, Stap
from jeugdregio.ijw.v3_2.rijen import (
    LeveringRij,
    Rij,
    Rijen,
    VerzoekRij,
    packages,
    steps_to,
)
from jeugdregio.ijw.v3_2.vertaling import Kop

_KLASSE_VAN_VERZOEK = {
    "aangevraagd": "AangevraagdProduct",
    "ongewijzigd": "OngewijzigdProduct",
    "te_wijzigen": "TeWijzigenProduct",
    "nieuw": "NieuwProduct",
}


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A rule against the register that is broken.

    nummer: the streamed unit (from 1; 0 is what stands around the units). onderdeel: the way from there to
    the class that the return code of the rule refuses. stappen: the way to the place that is wrong. deel: the
    row, header or request that was judged.
    """

    regel: Regel
    nummer: int
    onderdeel: tuple[Stap, ...]
    stappen: tuple[Stap, ...]
    tekst: str
    deel: object = None

    def as_bevinding(self, soort: BerichtSoort) -> Bevinding:
        """Give it as other findings are; the line is not known here."""
        if self.nummer:
            pad = unit_path(soort, self.nummer) + path_of_steps(soort.eenheid, self.stappen)
        else:
            pad = root_path(soort, self.stappen)
        cls = soort.eenheid if self.nummer else soort.wortel
        waarde = value_of(cls, self.onderdeel, self.stappen, self.deel)
        return Bevinding(self.regel.code, self.regel.retourcode, pad, None, self.tekst, waarde=waarde)


@dataclass(slots=True)
class Uitslag:
    """What the rules against the register say of a message.

    niet_gecontroleerd: how often a rule (its code) could not be judged, by why. geweigerd: whether nothing of
    the message counts, because its header was refused: then no row of it may be kept.
    """

    gevonden: list[Gevonden] = field(default_factory=list)
    niet_gecontroleerd: Counter[tuple[str, str]] = field(default_factory=Counter)
    geweigerd: bool = False


def judge_rows(kop: Kop, rijen: Rijen, dossier: Dossier, regels: Regels, *, weigert: bool) -> Uitslag:
    """Judge the rows of a whole message, then add them to the dossier.

    weigert: whether a broken rule with a return code refuses what it is about (mode voeren); otherwise what
    is found is only told (mode meelezen).
    """
    return _Toetsing(kop, dossier, regels, weigert=weigert).run(rijen)


class _Toetsing:
    """The judging of one message."""

    def __init__(self, kop: Kop, dossier: Dossier, regels: Regels, *, weigert: bool) -> None:
        self._kop = kop
        self._dossier = dossier
        self._regels = _rules(kop.soort, regels)
        self._weigert = weigert
        self._uitslag = Uitslag()

    def run(self, rijen: Rijen) -> Uitslag:
        """Judge and add: what is around the units first, because that may refuse all of it."""
        kop = self._kop
        self._uitslag.geweigerd = not self._accepts("Header", 0, ("header",), kop)
        for toekenning in rijen.toekenningen:
            self._accepts("DeclaratieAntwoord", 0, steps_to(toekenning), toekenning)
        declaraties = [self._accepts("Declaratie", 0, steps_to(d), d) for d in rijen.declaraties]
        if not (all(declaraties) or self._uitslag.geweigerd):
            self._dossier.refuse_bericht(kop)
        self._join(rijen.declaraties)
        for klasse, rij in _in_order(rijen):
            self._join([rij], refused=not self._accepts(klasse, rij.nummer, steps_to(rij), rij))
        for rij in rijen.herhaald:
            self._accepts("Prestatie", rij.nummer, steps_to(rij), rij)
        self._requests(rijen.verzoeken)
        self._join(rijen.retouren)
        self._join(rijen.toekenningen)
        self._dossier.add_bericht(kop)
        return self._uitslag

    def _requests(self, verzoeken: list[VerzoekRij]) -> None:
        """Judge requests, then add them: of one request for a change all products, or none (OP344)."""
        refused = {
            rij
            for rij in verzoeken
            if not self._accepts(_KLASSE_VAN_VERZOEK[rij.soort], rij.nummer, steps_to(rij), rij)
        }
        geweigerd = {(rij.nummer, rij.referentie_aanbieder) for rij in refused}
        for pakket in packages(verzoeken):
            for klasse, weg in (("Client", ()), ("Verzoek", ("verzoek",))):
                if not self._accepts(klasse, pakket.nummer, weg, pakket):
                    geweigerd.add((pakket.nummer, pakket.referentie_aanbieder))
        for rij in verzoeken:
            per_product = rij.soort == "aangevraagd"
            is_refused = (rij.nummer, rij.referentie_aanbieder) in geweigerd
            self._join([rij], refused=rij in refused if per_product else is_refused)

    def _accepts(self, klasse: str, nummer: int, onderdeel: tuple[Stap, ...], deel: object) -> bool:
        """Judge a part; say whether it counts."""
        accepted = True
        kop, dossier = self._kop, self._dossier
        for regel, toets in self._regels.get(klasse, ()):
            for uitkomst in toets(deel, kop, dossier):
                if not isinstance(uitkomst, Breuk):
                    self._uitslag.niet_gecontroleerd[regel.code, uitkomst.reden] += 1
                    continue
                stappen = (*onderdeel, *uitkomst.stappen)
                self._uitslag.gevonden.append(
                    Gevonden(regel, nummer, onderdeel, stappen, uitkomst.tekst, deel)
                )
                accepted = accepted and not (self._weigert and regel.retourcode is not None)
        return accepted

    def _join(self, rijen: Iterable[Rij], *, refused: bool = False) -> None:
        if self._uitslag.geweigerd:
            return
        for rij in rijen:
            self._dossier.add_row(self._kop, rij, refused=refused)


@cache
def _rules(soort: str, regels: Regels) -> Mapping[str, tuple[tuple[Regel, Callable[..., Any]], ...]]:
    """Give the rules against the register that are about a message, by class, each with its function."""
    per_klasse: dict[str, list[tuple[Regel, Callable[..., Any]]]] = {}
    for regel in regels.voor(soort, Niveau.REGISTER):
        for plek in regel.plekken:
            bericht, _, klasse = plek.partition(".")
            if bericht == soort and regel.toets is not None:
                per_klasse.setdefault(klasse, []).append((regel, regel.toets))
    return {klasse: tuple(van_klasse) for klasse, van_klasse in per_klasse.items()}


def _in_order(rijen: Rijen) -> Iterator[tuple[str, Rij]]:
    """Yield the rows that may stand in each other's way, with their class; what takes back first."""
    for toewijzing in rijen.toewijzingen:
        yield "ToegewezenProduct", toewijzing
    for levering in sorted(rijen.leveringen, key=_turn):
        yield ("StartProduct" if levering.soort == "start" else "StopProduct"), levering
    for prestatie in sorted(rijen.prestaties, key=lambda rij: rij.debet_credit != DebetCredit.CREDIT):
        yield "Prestatie", prestatie
    for antwoord in rijen.antwoorden:
        yield "Antwoord", antwoord


def _turn(rij: LeveringRij) -> tuple[bool, int, bool]:
    """Order starts and stops as things go: what is taken back first, the last stop before earlier ones; then
    what is new, the first stop before later ones and a temporary one before the last.
    """
    is_new = rij.status_aanlevering != StatusAanlevering.VERWIJDEREN
    einde = 0 if rij.einddatum is None else rij.einddatum.toordinal()
    return is_new, einde if is_new else -einde, rij.reden_beeindiging != RedenBeeindiging.TIJDELIJK
