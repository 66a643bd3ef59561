"""Granted against booked: per month of delivery, municipality and provider, to the cent.

For every cell: granted - booked = what explains the difference, part by part + what is left. Granted is
what a JW325 granted; a line that was refused, or has no answer yet, can only explain a booking. A part counts
as an explanation only when it makes the difference come out exactly (or, for what became known after the last
booking or has no answer yet, when it brings it nearer). What is left is listed. All amounts are cents; all
figures are exact and stay inside.
"""

import datetime
import enum
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from jeugdregio.monitor.aansluiting.grootboek import Boeking
from jeugdregio.monitor.aansluiting.toegekend import check
from jeugdregio.monitor.indicator import MonitorError

BETAALTERMIJN = datetime.timedelta(days=62)
"""How long before the last booking a line may have become known and still not be booked."""


class Oorzaak(enum.StrEnum):
    """Why granted and booked differ; the text is what a person reads."""

    LATER_BEKEND = "bekend geworden na de laatste boeking"
    NOG_NIET_GEBOEKT = "kort voor de laatste boeking bekend geworden, nog niet geboekt"
    AFGEWEZEN = "geboekt, maar afgewezen"
    GEEN_ANTWOORD = "geboekt, maar nog geen antwoord"
    CREDIT = "credit nog niet geboekt"
    DUBBEL = "twee keer geboekt"
    ANDERE_MAAND = "in een andere maand geboekt"
    ANDERE_GEMEENTE = "bij een andere gemeente geboekt"
    ANDERE_AANBIEDER = "bij een andere aanbieder geboekt"
    AANBIEDER_ONBEKEND = "aanbieder onbekend in het register"
    GEMEENTE_ONBEKEND = "gemeente onbekend in het register"
    AFRONDING = "afronding"


class Rest(enum.StrEnum):
    """What can be said of a difference that nothing explains."""

    NIET_GEBOEKT = "niet geboekt"
    NIET_TOEGEKEND = "niet toegekend"
    ONVERKLAARD = "onverklaard"


@dataclass(frozen=True, slots=True)
class Verklaring:
    """A part of a difference, in cents, and its cause."""

    oorzaak: Oorzaak
    bedrag: int


@dataclass(frozen=True, slots=True)
class Aansluitregel:
    """One cell. `toegekend` - `geboekt` is the sum of `verklaringen` and `rest`."""

    maand: datetime.date
    gemeente: str
    aanbieder: str
    toegekend: int
    geboekt: int
    verklaringen: tuple[Verklaring, ...]
    rest: int
    soort_rest: Rest | None

    @property
    def verschil(self) -> int:
        """Granted less booked."""
        return self.toegekend - self.geboekt


@dataclass(frozen=True, slots=True)
class Namen:
    """The municipalities and providers that are known, by code, so that a name in a ledger is recognised."""

    gemeenten: Mapping[str, str]
    aanbieders: Mapping[str, str]

    def gemeente(self, tekst: str) -> str:
        """Give the code for a code or name; an unknown one comes back as it is."""
        return _code(self.gemeenten, tekst)

    def aanbieder(self, tekst: str) -> str:
        """Give the AGB code for a code or name; an unknown one comes back as it is."""
        return _code(self.aanbieders, tekst)


def _code(namen: Mapping[str, str], tekst: str) -> str:
    if tekst in namen:
        return tekst
    gevonden = [code for code, naam in namen.items() if naam.casefold() == tekst.casefold()]
    return gevonden[0] if len(gevonden) == 1 else tekst


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """The outcome: every cell in which something was granted or booked, in order.

    `van` and `tot` are the first days of the first and last month compared; `geboekt_tot` the day of the last
    booking, None when the ledger does not say. `afgewezen` and `onbeantwoord`: what was refused, and what has
    no answer yet, of the same months and municipalities, in cents; neither is in `toegekend`.
    """

    regels: tuple[Aansluitregel, ...]
    van: datetime.date
    tot: datetime.date
    geboekt_tot: datetime.date | None
    gemeenten: tuple[str, ...]
    afgewezen: int = 0
    onbeantwoord: int = 0

    @property
    def toegekend(self) -> int:
        """All that was granted, in cents."""
        return sum(regel.toegekend for regel in self.regels)

    @property
    def geboekt(self) -> int:
        """All that was booked, in cents."""
        return sum(regel.geboekt for regel in self.regels)

    @property
    def per_oorzaak(self) -> dict[Oorzaak, int]:
        """The explained parts added up, in the order of Oorzaak; causes that do not occur are left out."""
        sommen: Counter[Oorzaak] = Counter()
        for verklaring in itertools.chain.from_iterable(regel.verklaringen for regel in self.regels):
            sommen[verklaring.oorzaak] += verklaring.bedrag
        return {oorzaak: sommen[oorzaak] for oorzaak in Oorzaak if oorzaak in sommen}

    @property
    def rest(self) -> int:
        """What nothing explains, in cents; parts with different signs take each other away: see `open`."""
        return sum(regel.rest for regel in self.regels)

    @property
    def open(self) -> tuple[Aansluitregel, ...]:
        """The cells with a difference that nothing explains, the largest first."""
        return tuple(sorted((r for r in self.regels if r.rest), key=lambda r: -abs(r.rest)))


Plek = tuple[datetime.date, str, str]


@dataclass(slots=True)
class _Cel:
    """What is known of one month, municipality and provider while the difference is explained."""

    toegekend: int = 0
    later: int = 0
    afgewezen: list[int] = field(default_factory=list)
    onbeantwoord: list[int] = field(default_factory=list)
    kortgeleden: Counter[datetime.date] = field(default_factory=Counter)
    credit: list[int] = field(default_factory=list)
    boekingen: list[Boeking] = field(default_factory=list)
    aantal: int = 0
    verklaringen: list[Verklaring] = field(default_factory=list)

    @property
    def geboekt(self) -> int:
        return sum(boeking.bedrag for boeking in self.boekingen)

    @property
    def rest(self) -> int:
        return self.toegekend - self.geboekt - sum(v.bedrag for v in self.verklaringen)

    def explain(self, oorzaak: Oorzaak, bedrag: int) -> None:
        if bedrag:
            self.verklaringen.append(Verklaring(oorzaak, bedrag))


def reconcile(
    toegekend: pa.Table,
    boekingen: Sequence[Boeking],
    namen: Namen,
    *,
    geboekt_tot: datetime.date | None = None,
    afronding: int = 1,
) -> Aansluiting:
    """Compare a table of granted amounts (toegekend.SCHEMA) with the lines of a ledger.

    Compared are the months from the first to the last in the ledger, of the municipalities in it.
    `geboekt_tot`: the day up to which the ledger is kept; by default that of the last booking. `afronding`:
    how many cents a booked line may be off. Raises MonitorError when the ledger is empty or the table has
    other columns.
    """
    if not boekingen:
        raise MonitorError("in het grootboek staat geen enkele boeking")
    if geboekt_tot is None:
        geboekt_tot = max((b.boekdatum for b in boekingen if b.boekdatum is not None), default=None)
    vertaald = [replace_codes(boeking, namen) for boeking in boekingen]
    van, tot = min(b.maand for b in vertaald), max(b.maand for b in vertaald)
    gemeenten = {b.gemeente for b in vertaald}
    cellen: dict[Plek, _Cel] = defaultdict(_Cel)
    bekende_aanbieders = set(namen.aanbieders)
    for rij in check(toegekend).to_pylist():
        bekende_aanbieders.add(rij["aanbieder"])
        if rij["gemeente"] in gemeenten and van <= rij["maand"] <= tot:
            _add(cellen[rij["maand"], rij["gemeente"], rij["aanbieder"]], rij, geboekt_tot)
    for boeking in vertaald:
        cellen[boeking.maand, boeking.gemeente, boeking.aanbieder].boekingen.append(boeking)
    for cel in cellen.values():
        _explain_cell(cel, afronding)
    for oorzaak, zelfde in (
        (Oorzaak.ANDERE_MAAND, lambda p: (p[1], p[2])),
        (Oorzaak.ANDERE_AANBIEDER, lambda p: (p[0], p[1])),
        (Oorzaak.ANDERE_GEMEENTE, lambda p: (p[0], p[2])),
    ):
        _pair(cellen, oorzaak, zelfde)
    for (_, gemeente, aanbieder), cel in cellen.items():
        if gemeente not in namen.gemeenten:
            cel.explain(Oorzaak.GEMEENTE_ONBEKEND, cel.rest)
        elif aanbieder not in bekende_aanbieders:
            cel.explain(Oorzaak.AANBIEDER_ONBEKEND, cel.rest)
    regels = tuple(
        _line(plek, cellen[plek]) for plek in sorted(cellen) if cellen[plek].aantal or cellen[plek].boekingen
    )
    return Aansluiting(
        regels,
        van,
        tot,
        geboekt_tot,
        tuple(sorted(gemeenten)),
        sum(sum(cel.afgewezen) for cel in cellen.values()),
        sum(sum(cel.onbeantwoord) for cel in cellen.values()),
    )


def replace_codes(boeking: Boeking, namen: Namen) -> Boeking:
    """Put the codes of municipality and provider in the place of their names, where those are known."""
    return boeking._replace(
        gemeente=namen.gemeente(boeking.gemeente), aanbieder=namen.aanbieder(boeking.aanbieder)
    )


def _add(cel: _Cel, rij: Mapping[str, Any], geboekt_tot: datetime.date | None) -> None:
    if not rij["toegekend"]:
        (cel.onbeantwoord if rij["toegekend"] is None else cel.afgewezen).append(rij["bedrag"])
        return
    cel.aantal += 1
    cel.toegekend += rij["bedrag"]
    if geboekt_tot is not None and rij["bekend_op"] > geboekt_tot:
        cel.later += rij["bedrag"]
        return
    if geboekt_tot is not None and rij["bekend_op"] > geboekt_tot - BETAALTERMIJN:
        cel.kortgeleden[rij["bekend_op"]] += rij["bedrag"]
    if rij["bedrag"] < 0:
        cel.credit.append(rij["bedrag"])


def _explain_cell(cel: _Cel, afronding: int) -> None:
    """Find the fewest parts that make the difference come out, exactly if that can be."""
    verschil = cel.rest
    if not verschil:
        return
    zeker = [
        (Oorzaak.LATER_BEKEND, cel.later),
        (Oorzaak.AFGEWEZEN, -sum(cel.afgewezen)),
        (Oorzaak.GEEN_ANTWOORD, -sum(cel.onbeantwoord)),
        (Oorzaak.DUBBEL, -_doubles(cel.boekingen)),
    ]
    een_van: list[tuple[tuple[Oorzaak, int], ...]] = [
        (),
        *(((Oorzaak.CREDIT, bedrag),) for bedrag in dict.fromkeys([sum(cel.credit), *cel.credit])),
        *(((Oorzaak.NOG_NIET_GEBOEKT, bedrag),) for bedrag in _newest(cel.kortgeleden)),
    ]
    los = [
        ((oorzaak, -bedrag),)
        for oorzaak, bedragen in (
            (Oorzaak.AFGEWEZEN, cel.afgewezen),
            (Oorzaak.GEEN_ANTWOORD, cel.onbeantwoord),
        )
        for bedrag in dict.fromkeys(bedragen)
    ]
    keuzes = [
        (*delen, *deel)
        for aantal in range(len(zeker) + 1)
        for delen in itertools.combinations([z for z in zeker if z[1]], aantal)
        for deel in (*een_van, *los)
        if not {oorzaak for oorzaak, _ in delen} & {oorzaak for oorzaak, _ in deel}
    ]
    keuzes.sort(key=len)
    for ruimte in (0, afronding * len(cel.boekingen)):
        for delen in keuzes:
            rest = verschil - sum(bedrag for _, bedrag in delen)
            if abs(rest) <= ruimte:
                for oorzaak, bedrag in delen:
                    cel.explain(oorzaak, bedrag)
                cel.explain(Oorzaak.AFRONDING, rest)
                return
    for oorzaak, bedrag in (zeker[0], zeker[2]):  # not to the cent, but a matter of time
        if abs(cel.rest - bedrag) < abs(cel.rest):
            cel.explain(oorzaak, bedrag)


def _newest(per_dag: Mapping[datetime.date, int]) -> Iterator[int]:
    """Yield what became known on the newest day, on the newest two days, and so on."""
    return itertools.accumulate(per_dag[dag] for dag in sorted(per_dag, reverse=True))


def _doubles(boekingen: Iterable[Boeking]) -> int:
    """The amount of bookings that repeat another: the same document, day and amount."""
    keren = Counter((b.stuk, b.boekdatum, b.bedrag) for b in boekingen if b.stuk)
    return sum((aantal - 1) * bedrag for (_, _, bedrag), aantal in keren.items())


def _pair(cellen: Mapping[Plek, _Cel], oorzaak: Oorzaak, zelfde: Callable[[Plek], object]) -> None:
    """Explain two differences that are each other's opposite, when there is one pair of them and no more."""
    per_bedrag: dict[tuple[object, int], list[_Cel]] = defaultdict(list)
    for plek, cel in cellen.items():
        if cel.rest:
            per_bedrag[zelfde(plek), abs(cel.rest)].append(cel)
    for samen in per_bedrag.values():
        if len(samen) == 2 and not sum(cel.rest for cel in samen):
            for cel in samen:
                cel.explain(oorzaak, cel.rest)


def _line(plek: Plek, cel: _Cel) -> Aansluitregel:
    soort = None
    if cel.rest:
        soort = Rest.ONVERKLAARD
        if not cel.boekingen:
            soort = Rest.NIET_GEBOEKT
        elif not cel.aantal:
            soort = Rest.NIET_TOEGEKEND
    return Aansluitregel(*plek, cel.toegekend, cel.geboekt, tuple(cel.verklaringen), cel.rest, soort)
