"""The state that follows from rows that stand: indexes that grow row by row, in any order.

Of the rows of one key the last holds: by dagtekening, then identification (a shorter one first, so that
numbers count as numbers), then place in the message. So the order of adding makes no difference.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from typing import Generic, TypeVar

from jeugdregio.ijw.codes import DebetCredit, RedenBeeindiging, RedenWijziging, StatusAanlevering
from jeugdregio.ijw.register.vragen import (
    ClientSleutel,
    DebetSleutel,
    Gebruik,
    Levering,
    LeveringSleutel,
    Toewijzing,
    ToewijzingSleutel,
    debet_sleutel,
    levering_sleutel,
)
from jeugdregio.ijw.v3_2.rijen import (
    AntwoordRij,
    DeclaratieRij,
    LeveringRij,
    PrestatieRij,
    Rij,
    ToewijzingRij,
    VerzoekRij,
)
from jeugdregio.ijw.v3_2.vertaling import Kop

R = TypeVar("R", bound=Rij)


@dataclass(frozen=True, slots=True)
class Regel(Generic[R]):
    """A row with the message it stands in."""

    kop: Kop
    rij: R

    def is_after(self, other: "Regel[R] | None") -> bool:
        """Say whether this row comes later than another one of the same key; any row after none."""
        if other is None:
            return True
        mine, theirs = self._order(), other._order()
        return mine > theirs if mine != theirs else repr(self.rij) > repr(other.rij)

    def _order(self) -> tuple[date, int, str, int]:
        identificatie = self.kop.identificatie
        return (
            self.kop.dagtekening or date.min,
            len(identificatie),
            identificatie,
            self.rij.volgnummer,
        )


class _Verloop:
    """The start and the stops of one delivery."""

    def __init__(self) -> None:
        self._laatste: dict[tuple[str, date | None, str], Regel[LeveringRij]] = {}
        self._stops: Counter[bool] = Counter()  # by whether they are temporary
        self._einden: list[tuple[int, date, str]] = []  # a heap, the last day first; some stand no more
        self.gestart = False

    def add(self, regel: Regel[LeveringRij]) -> None:
        """Take in a start or a stop."""
        rij = regel.rij
        sleutel = (rij.soort, rij.einddatum, rij.reden_beeindiging)
        if not regel.is_after(self._laatste.get(sleutel)):
            return
        stond = self.stands(*sleutel)
        self._laatste[sleutel] = regel
        staat = self.stands(*sleutel)
        if rij.soort == "start":
            self.gestart = staat
        elif stond != staat:
            self._stops[rij.reden_beeindiging == RedenBeeindiging.TIJDELIJK] += 1 if staat else -1
            if staat and rij.einddatum is not None:
                heappush(self._einden, (-rij.einddatum.toordinal(), rij.einddatum, rij.reden_beeindiging))

    def stands(self, soort: str, einddatum: date | None, reden: str) -> bool:
        """Say whether a start or stop is there and not removed."""
        laatste = self._laatste.get((soort, einddatum, reden))
        return laatste is not None and laatste.rij.status_aanlevering != StatusAanlevering.VERWIJDEREN

    @property
    def is_open(self) -> bool:
        """Whether it was started and not stopped."""
        return self.gestart and not any(self._stops.values())

    def levering(self) -> Levering:
        """Give its state."""
        einden = self._einden
        while einden and not self.stands("stop", einden[0][1], einden[0][2]):
            heappop(einden)
        return Levering(
            self.gestart,
            self._stops[True] > 0,
            self._stops[False] > 0,
            einden[0][1] if einden else None,
        )


class Telling:
    """What was declared on one assignment: `begin`, and lines on top of it."""

    def __init__(self, begin: Gebruik) -> None:
        self._volumes = dict(begin.volumes)
        self._bedrag, self._open = begin.bedrag, begin.open_debetten
        self._begin_tot = self._tot = begin.tot
        self._dagen: dict[date, int] = {}  # last days of the lines on top, with how many have it

    def add(self, rij: PrestatieRij) -> None:
        """Count a line; a credit goes off."""
        self._sum(rij, 1)
        dag = rij.einddatum
        self._dagen[dag] = self._dagen.get(dag, 0) + 1
        self._tot = dag if self._tot is None else max(self._tot, dag)

    def remove(self, rij: PrestatieRij) -> None:
        """Take back a line that was added."""
        self._sum(rij, -1)
        self._dagen[rij.einddatum] -= 1
        dagen = [dag for dag, aantal in self._dagen.items() if aantal]
        self._tot = max([*dagen, *([self._begin_tot] if self._begin_tot else [])], default=None)

    def remove_from_begin(self, rij: PrestatieRij) -> None:
        """Take back a line that `begin` counts; the last day of `begin` stays, for others may share it."""
        self._sum(rij, -1)

    def gebruik(self) -> Gebruik:
        """Give the sums."""
        volumes = tuple(sorted((eenheid, volume) for eenheid, volume in self._volumes.items() if volume))
        return Gebruik(volumes, self._bedrag, self._tot, self._open)

    def _sum(self, rij: PrestatieRij, keer: int) -> None:
        teken = keer if rij.debet_credit == DebetCredit.DEBET else -keer
        self._volumes[rij.eenheid] = self._volumes.get(rij.eenheid, 0) + teken * rij.volume
        self._bedrag += keer * rij.bedrag
        self._open += teken


@dataclass(slots=True)
class Toestand:
    """The indexes; each is read by `Dossier`.

    begin: what was declared on assignments in rows that are not here. `add` counts a line only when asked to:
    a line that `begin` counts already is still found by its reference.
    """

    begin: dict[ToewijzingSleutel, Gebruik]
    toewijzingen: dict[ToewijzingSleutel, Toewijzing] = field(default_factory=dict)
    nummers: dict[ClientSleutel, set[int]] = field(default_factory=dict)
    prestaties: dict[tuple[str, str], Regel[PrestatieRij]] = field(default_factory=dict)
    gecrediteerd: dict[tuple[str, str], int] = field(default_factory=dict)
    debetten: dict[DebetSleutel, set[tuple[str, str]]] = field(default_factory=dict)
    declaraties: dict[tuple[str, str], Regel[DeclaratieRij]] = field(default_factory=dict)
    perioden: dict[tuple[str, str], set[tuple[date, date]]] = field(default_factory=dict)
    verzoeken: dict[tuple[str, str], Regel[VerzoekRij]] = field(default_factory=dict)
    verzoeken_van: dict[ClientSleutel, set[str]] = field(default_factory=dict)
    antwoorden: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)
    toegewezen: set[tuple[str, str, str]] = field(default_factory=set)
    # which requests an assignment names, in any row, and the other way round
    _verzoeken_op: dict[ToewijzingSleutel, set[tuple[str, str, str]]] = field(default_factory=dict)
    _nummers_op: dict[tuple[str, str, str], set[ToewijzingSleutel]] = field(default_factory=dict)
    _toewijzingen: dict[ToewijzingSleutel, Regel[ToewijzingRij]] = field(default_factory=dict)
    _leveringen: dict[LeveringSleutel, _Verloop] = field(default_factory=dict)
    _open: dict[tuple[str, str, str, int | None], set[LeveringSleutel]] = field(default_factory=dict)
    _tellingen: dict[ToewijzingSleutel, Telling] = field(default_factory=dict)

    def add(self, kop: Kop, rij: Rij, *, count: bool) -> None:
        """Take in a row that no answer refuses."""
        match rij:
            case ToewijzingRij():
                self._add_toewijzing(kop, Regel(kop, rij))
            case LeveringRij():
                self._add_levering(Regel(kop, rij))
            case PrestatieRij():
                self._add_prestatie(kop, Regel(kop, rij), count=count)
            case DeclaratieRij():
                sleutel = (kop.agb, rij.declaratie_nummer)
                self.declaraties[sleutel] = first(self.declaraties.get(sleutel), Regel(kop, rij))
                if kop.dagtekening is not None:
                    perioden = self.perioden.setdefault((kop.gemeentecode, kop.agb), set())
                    perioden.add((kop.dagtekening, rij.begindatum))
            case VerzoekRij():
                sleutel = (kop.agb, rij.referentie_aanbieder)
                self.verzoeken[sleutel] = first(self.verzoeken.get(sleutel), Regel(kop, rij))
                client = (kop.gemeentecode, kop.agb, rij.bsn)
                self.verzoeken_van.setdefault(client, set()).add(rij.referentie_aanbieder)
            case AntwoordRij():
                # of this municipality: no other one answers what it was asked
                op = (kop.gemeentecode, kop.agb, rij.referentie_aanbieder)
                self.antwoorden.setdefault(op, set()).add(rij.verzoek_antwoord)

    def verloop(self, sleutel: LeveringSleutel) -> _Verloop:
        """Give a delivery; an empty one when nothing is known of it."""
        return self._leveringen.get(sleutel) or _Verloop()

    def open_leveringen(self, sleutel: LeveringSleutel) -> set[LeveringSleutel]:
        """Give the deliveries on the same assignment that were started and not stopped."""
        return self._open.get(sleutel[:4], set())

    def gebruik(self, sleutel: ToewijzingSleutel) -> Gebruik:
        """Give what was declared on an assignment."""
        telling = self._tellingen.get(sleutel)
        return self.begin.get(sleutel, Gebruik()) if telling is None else telling.gebruik()

    def _add_toewijzing(self, kop: Kop, regel: Regel[ToewijzingRij]) -> None:
        rij = regel.rij
        sleutel = (kop.gemeentecode, rij.toewijzing_nummer)
        if regel.is_after(self._toewijzingen.get(sleutel)):
            self._toewijzingen[sleutel] = regel
            self.toewijzingen[sleutel] = Toewijzing(
                kop.gemeentecode,
                kop.agb,
                rij.bsn,
                rij.toewijzing_nummer,
                rij.categorie,
                rij.productcode,
                rij.toewijzingsdatum,
                rij.ingangsdatum,
                rij.einddatum,
                rij.reden_wijziging == RedenWijziging.VERWIJDERD,
                rij.volume,
                rij.eenheid,
                rij.frequentie,
                rij.budget,
            )
        self.nummers.setdefault((kop.gemeentecode, kop.agb, rij.bsn), set()).add(rij.toewijzing_nummer)
        if rij.referentie_aanbieder:
            verzoek = (kop.gemeentecode, kop.agb, rij.referentie_aanbieder)
            self._verzoeken_op.setdefault(sleutel, set()).add(verzoek)
            self._nummers_op.setdefault(verzoek, set()).add(sleutel)
        for verzoek in self._verzoeken_op.get(sleutel, ()):
            self._settle_verzoek(verzoek)

    def _settle_verzoek(self, verzoek: tuple[str, str, str]) -> None:
        """Note whether an assignment that names a request stands: one taken back counts as not sent (JZ002).

        That is reason 13 alone; another that ends an assignment, on its first day even, was sent.
        """
        if all(self.toewijzingen[nummer].verwijderd for nummer in self._nummers_op[verzoek]):
            self.toegewezen.discard(verzoek)
        else:
            self.toegewezen.add(verzoek)

    def _add_levering(self, regel: Regel[LeveringRij]) -> None:
        sleutel = levering_sleutel(regel.kop, regel.rij)
        verloop = self._leveringen.setdefault(sleutel, _Verloop())
        verloop.add(regel)
        open_leveringen = self._open.setdefault(sleutel[:4], set())
        if verloop.is_open:
            open_leveringen.add(sleutel)
        else:
            open_leveringen.discard(sleutel)

    def _add_prestatie(self, kop: Kop, regel: Regel[PrestatieRij], *, count: bool) -> None:
        rij = regel.rij
        referentie = (kop.agb, rij.referentie_nummer)
        self.prestaties[referentie] = first(self.prestaties.get(referentie), regel)
        if rij.debet_credit == DebetCredit.DEBET:
            self.debetten.setdefault(debet_sleutel(kop.gemeentecode, rij), set()).add(referentie)
        else:
            vorige = (kop.agb, rij.vorig_referentie_nummer)
            self.gecrediteerd[vorige] = self.gecrediteerd.get(vorige, 0) + 1
        if count:
            toewijzing = (kop.gemeentecode, rij.toewijzing_nummer)
            if toewijzing not in self._tellingen:
                self._tellingen[toewijzing] = Telling(self.begin.get(toewijzing, Gebruik()))
            self._tellingen[toewijzing].add(rij)

    def remove_prestatie(self, regel: Regel[PrestatieRij], *, counted: bool) -> None:
        """Take out a line that was added, the only one with its reference; `counted` as it was added."""
        kop, rij = regel.kop, regel.rij
        referentie = (kop.agb, rij.referentie_nummer)
        del self.prestaties[referentie]
        if rij.debet_credit == DebetCredit.DEBET:
            self.debetten[debet_sleutel(kop.gemeentecode, rij)].discard(referentie)
        else:
            vorige = (kop.agb, rij.vorig_referentie_nummer)
            self.gecrediteerd[vorige] -= 1
            if not self.gecrediteerd[vorige]:
                del self.gecrediteerd[vorige]
        toewijzing = (kop.gemeentecode, rij.toewijzing_nummer)
        telling = self._tellingen.get(toewijzing)
        if telling is not None and counted:
            telling.remove(rij)
        elif telling is not None and toewijzing in self.begin:
            telling.remove_from_begin(rij)


def first(known: "Regel[R] | None", new: "Regel[R]") -> "Regel[R]":
    """Give the earlier of two rows of one key: what came later under that key was one too many."""
    return new if known is None or known.is_after(new) else known
