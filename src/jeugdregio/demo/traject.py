"""One trajectory of help: which help, by whom, how long, and whether it goes on elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jeugdregio.demo import aanbieders as leveranciers
from jeugdregio.demo.ijking import Categorie
from jeugdregio.demo.personen import Persoon, make_rng
from jeugdregio.demo.producten import (
    AANBOD,
    GI_AANBOD,
    LANDELIJK,
    NA_PLEEGZORG,
    PLEEGZORG,
    Aanbod,
    DemoProduct,
    choose,
)
from jeugdregio.demo.reeksen import Reeksen, is_hit, spread
from jeugdregio.demo.regio import GEMEENTEN

MAAND_DAGEN = 30.44
_AANDEEL_NGZ, _AANDEEL_LANDELIJK = 0.075, 0.036
_AANDEEL_OVERSTAP, _AANDEEL_BREAKDOWN = 0.03, 0.16
"""Of longer help what goes on with another provider; of foster care what breaks down."""
_AANDEEL_VERLENGD, _VERLENGD_TOT = 0.5, 20
"""Of help that is not over at eighteen what goes on (verlengde jeugdhulp), and to which age."""
_VERLENGBAAR = (Categorie.BEHANDELING, Categorie.BEGELEIDING, Categorie.VERBLIJF)


@dataclass(slots=True)
class Traject:
    """Help of one kind for one young person by one provider; `gemeente`: index of the one responsible."""

    persoon: Persoon
    gemeente: int
    nummer: int
    """First ToewijzingNummer; further products count on from it."""
    volgnummer: int
    """Which trajectory of the young person this is: seeds its stream."""
    categorie: Categorie | None
    """None for jeugdbescherming and jeugdreclassering."""
    aanbieder: int
    aanbod: Aanbod
    producten: tuple[DemoProduct, ...]
    begin: date
    eind: date
    reden: str | None = None
    """RedenWijziging with which the municipality ends it, where it does."""

    @property
    def leverancier(self) -> leveranciers.DemoAanbieder:
        """The provider."""
        return leveranciers.aanbieders()[self.aanbieder]


class Trajecten:
    """Makes trajectories; `alle` holds them in the order in which they were made."""

    def __init__(self, seed: int, reeksen: Reeksen) -> None:
        self.alle: list[Traject] = []
        self._seed = seed
        self._reeksen = reeksen
        self._volgend_nummer = [100_001] * len(GEMEENTEN)

    def add(self, index: int, persoon: Persoon, soort: Categorie | None, begin: date) -> Traject:
        """Make help that begins on a day, and what follows it with another provider; the last is returned."""
        gemeente = GEMEENTEN[index].code
        bron, aanbod = self._choose_aanbod(soort)
        rng = make_rng(self._seed, GEMEENTEN[persoon.gemeente].code, persoon.nummer, persoon.trajecten)
        indices, weights = leveranciers.choices(bron, gemeente)
        aanbieder = rng.choices(indices, cum_weights=weights)[0]
        dagen = max(6, min(rng.gammavariate(1.5, aanbod.duur * MAAND_DAGEN / 1.5), 2400))
        eind = begin + timedelta(days=round(dagen))
        eind = max(begin + timedelta(days=6), min(eind, self._last_day(persoon, soort, aanbod, eind)))
        extra = 0
        if aanbod.bij:
            draw = rng.random()
            extra = sum(draw < kans for kans in aanbod.kans_bij)
        producten = (aanbod.product, *aanbod.bij[:extra])
        traject = self._append(index, persoon, soort, aanbieder, aanbod, producten, begin, eind)
        pleegzorg = aanbod.product.code == PLEEGZORG
        kans = _AANDEEL_BREAKDOWN if pleegzorg else _AANDEEL_OVERSTAP
        if bron == soort and (eind - begin).days > 150 and rng.random() < kans:
            traject.eind = begin + timedelta(days=round((eind - begin).days * rng.uniform(0.3, 0.7)))
            traject.reden = "09"
            andere = rng.choices(indices, cum_weights=weights)[0]
            vervolg = traject.eind + timedelta(days=1)
            laatste = persoon.birthday(NA_PLEEGZORG.tot_leeftijd) - timedelta(days=1)
            if pleegzorg and vervolg < laatste:
                aanbod, producten = NA_PLEEGZORG, (NA_PLEEGZORG.product,)
                eind = min(eind, laatste, vervolg + timedelta(days=rng.randint(120, 500)))
            traject = self._append(index, persoon, soort, andere, aanbod, producten, vervolg, eind)
        return traject

    def go_on(self, traject: Traject, naar: int, begin: date, eind: date) -> Traject:
        """Let the same help go on for another municipality."""
        return self._append(
            naar,
            traject.persoon,
            traject.categorie,
            traject.aanbieder,
            traject.aanbod,
            traject.producten,
            begin,
            eind,
        )

    def _last_day(self, persoon: Persoon, soort: Categorie | None, aanbod: Aanbod, eind: date) -> date:
        """The last day of help that would end on a day of its own: before eighteen, or some time after."""
        leeftijd = aanbod.tot_leeftijd
        te_verlengen = (
            soort in _VERLENGBAAR and leeftijd < _VERLENGD_TOT and eind >= persoon.birthday(leeftijd)
        )
        if te_verlengen and is_hit(self._reeksen.next("verlengd"), _AANDEEL_VERLENGD):
            leeftijd = _VERLENGD_TOT
        return persoon.birthday(leeftijd) - timedelta(days=1)

    def _choose_aanbod(self, soort: Categorie | None) -> tuple[str, Aanbod]:
        """Kind of provider and way of being helped, each in its share of any stretch of the sequence."""
        if soort is None:
            return "gi", choose(GI_AANBOD, spread(self._reeksen.next("gi")))
        nth = self._reeksen.next(soort)
        if soort is Categorie.BEHANDELING and is_hit(nth, _AANDEEL_LANDELIJK):
            return "landelijk", choose(LANDELIJK, spread(self._reeksen.next("landelijk")))
        aanbod = choose(AANBOD[soort], spread(nth))
        if soort is not Categorie.VERVOER and is_hit(nth, _AANDEEL_NGZ, 0.37):
            return "ngz", aanbod
        return soort, aanbod

    def _append(
        self,
        index: int,
        persoon: Persoon,
        soort: Categorie | None,
        aanbieder: int,
        aanbod: Aanbod,
        producten: tuple[DemoProduct, ...],
        begin: date,
        eind: date,
    ) -> Traject:
        nummer, self._volgend_nummer[index] = self._volgend_nummer[index], self._volgend_nummer[index] + 4
        traject = Traject(
            persoon, index, nummer, persoon.trajecten, soort, aanbieder, aanbod, producten, begin, eind
        )
        persoon.trajecten += 1
        self.alle.append(traject)
        return traject


def months(begin: date, eind: date) -> Iterator[tuple[date, date]]:
    """Yield first and last day of every month touched by a closed period; none when it ends too early."""
    jaar, maand = begin.year, begin.month
    while (first := date(jaar, maand, 1)) <= eind:
        jaar, maand = jaar + maand // 12, maand % 12 + 1
        yield first, date(jaar, maand, 1) - timedelta(days=1)
