"""The plan of the synthetic region: who gets which help from when until when.

Each year begins with those still in care; what the quota of the year asks more flows in. So a year depends
on earlier years and on its own quota, never on how far the demo goes. Years are planned whole, also the
last one: what happens after the month asked for is planned and not written.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from jeugdregio.demo.ijking import AANDEEL_JB_JR, Categorie, ijking, quota
from jeugdregio.demo.personen import Persoon, make_persoon, make_rng
from jeugdregio.demo.reeksen import Reeksen, is_hit
from jeugdregio.demo.regio import EERSTE_JAAR, GEMEENTEN, apportion
from jeugdregio.demo.traject import Traject, Trajecten

WOONPLAATSBEGINSEL = date(2022, 1, 1)
_AANDEEL_VERHUISD, _AANDEEL_BINNEN, _AANDEEL_NIEUW = (0.58, 0.22), 0.22, 0.06
"""Of long and of other verblijf what moves; of that, what stays in the region; of new, what comes into it."""
_AANDEEL_TERUG = 0.25
JB_JR = "JB_JR"


@dataclass(slots=True)
class _Stand:
    """What the planner remembers of one municipality."""

    personen: list[Persoon] = field(default_factory=list)
    actief: dict[str, dict[int, Traject]] = field(default_factory=dict)
    """Per category: number of the young person to the trajectory that ends last."""


class Planner:
    """Plans year after year."""

    def __init__(self, seed: int, schaal: float) -> None:
        self.seed = seed
        self.schaal = schaal
        self._reeksen = Reeksen()
        self._trajecten = Trajecten(seed, self._reeksen)
        self._standen = [_Stand() for _ in GEMEENTEN]
        self._gewichten = [gemeente.jeugdigen * gemeente.gebruik for gemeente in GEMEENTEN]

    def plan_until(self, jaar: int) -> Sequence[Traject]:
        """Plan all years up to and including this one; what is planned, in order of planning."""
        for year in range(EERSTE_JAAR, jaar + 1):
            self._plan_year(year)
        return self._trajecten.alle

    def _plan_year(self, jaar: int) -> None:
        start = date(jaar, 1, 1)
        verhuisd: list[Traject] = []
        if start == WOONPLAATSBEGINSEL:
            verhuisd = self._apply_woonplaatsbeginsel()
        for stand in self._standen:
            for actief in stand.actief.values():
                for key in [key for key, traject in actief.items() if traject.eind < start]:
                    del actief[key]
        for traject in verhuisd:
            self._remember(traject)
        jeugdigen, paren = quota(jaar, self.schaal)
        inflow = {soort: self._inflow(soort, aantal) for soort, aantal in paren.items()}
        self._place(jaar, inflow, self._divide_over_people(jeugdigen, inflow))
        jb_jr = self._inflow(JB_JR, round(ijking(jaar).jeugdigen * AANDEEL_JB_JR * self.schaal))
        for index, aantal in enumerate(jb_jr):
            rng = make_rng(self.seed, "jb-jr", GEMEENTEN[index].code, jaar)
            for _ in range(aantal):
                begin = _day_in_year(jaar, rng.random())
                self._begin(index, self._new_persoon(index, begin), None, begin)

    def _inflow(self, soort: str, aantal: int) -> list[int]:
        """How many must begin per municipality, so that the region comes out at its quota."""
        gaande = [len(stand.actief.get(soort, {})) for stand in self._standen]
        nodig = [max(0, q - n) for q, n in zip(apportion(aantal, self._gewichten), gaande, strict=True)]
        return apportion(aantal - sum(gaande), nodig)

    def _divide_over_people(
        self, jeugdigen: int, inflow: dict[Categorie, list[int]]
    ) -> dict[Categorie, list[int]]:
        """Per category and municipality: how many of the inflow go to someone in care already."""
        gaande = sum(len(self._people_in_care(stand)) for stand in self._standen)
        total = sum(map(sum, inflow.values()))
        bestaand = min(max(0, total - max(0, jeugdigen - gaande)), total)
        vervoer = apportion(min(bestaand, sum(inflow[Categorie.VERVOER])), inflow[Categorie.VERVOER])
        rest = bestaand - sum(vervoer)
        voorkeur = {Categorie.BEHANDELING: 1.0, Categorie.BEGELEIDING: 1.6, Categorie.VERBLIJF: 1.6}
        cellen = [(soort, index) for soort in voorkeur for index in range(len(GEMEENTEN))]
        parts = apportion(rest, [inflow[soort][index] * voorkeur[soort] for soort, index in cellen])
        result = {soort: [0] * len(GEMEENTEN) for soort in voorkeur}
        for (soort, index), part in zip(cellen, parts, strict=True):
            result[soort][index] = min(part, inflow[soort][index])
        return {**result, Categorie.VERVOER: vervoer}

    def _people_in_care(self, stand: _Stand) -> dict[int, Persoon]:
        return {
            key: traject.persoon
            for soort, actief in stand.actief.items()
            if soort != JB_JR
            for key, traject in actief.items()
        }

    def _place(
        self, jaar: int, inflow: dict[Categorie, list[int]], bestaand: dict[Categorie, list[int]]
    ) -> None:
        for index, gemeente in enumerate(GEMEENTEN):
            stand = self._standen[index]
            rng = make_rng(self.seed, "plan", gemeente.code, jaar)
            vroeger = self._people_of_before(stand, jaar)
            uit_andere_regio = 0
            if jaar == WOONPLAATSBEGINSEL.year:
                uit_andere_regio = round(_AANDEEL_NIEUW * inflow[Categorie.VERBLIJF][index])
            for soort in Categorie:
                nieuw = inflow[soort][index] - bestaand[soort][index]
                for nth in range(nieuw):
                    begin = _day_in_year(jaar, rng.random())
                    if soort is Categorie.VERBLIJF and nth < uit_andere_regio:
                        begin = WOONPLAATSBEGINSEL
                    if vroeger and rng.random() < _AANDEEL_TERUG:
                        persoon = vroeger.pop(rng.randrange(len(vroeger)))
                    else:
                        persoon = self._new_persoon(index, begin)
                    self._begin(index, persoon, soort, begin)
            for soort in Categorie:
                in_zorg = list(self._people_in_care(stand).items())
                for _ in range(bestaand[soort][index]):
                    begin = _day_in_year(jaar, rng.random())
                    bekende = self._find_companion(rng, in_zorg, stand.actief.get(soort, {}), begin)
                    self._begin(index, bekende or self._new_persoon(index, begin), soort, begin)

    def _people_of_before(self, stand: _Stand, jaar: int) -> list[Persoon]:
        """Young people known from earlier years, not in care now and still young enough."""
        gaande = {id(persoon) for persoon in self._people_in_care(stand).values()}
        gaande |= {id(traject.persoon) for traject in stand.actief.get(JB_JR, {}).values()}
        return [p for p in stand.personen if id(p) not in gaande and p.birthday(17) > date(jaar, 12, 31)]

    @staticmethod
    def _find_companion(
        rng: random.Random, in_zorg: list[tuple[int, Persoon]], bezet: dict[int, Traject], begin: date
    ) -> Persoon | None:
        """Someone in care this year who does not have this category yet and stays young enough for it."""
        for _ in range(min(200, 20 * len(in_zorg))):
            key, persoon = rng.choice(in_zorg)
            if key not in bezet and persoon.birthday(18) > begin + timedelta(days=120):
                return persoon
        return None

    def _new_persoon(self, index: int, begin: date) -> Persoon:
        stand = self._standen[index]
        persoon = make_persoon(self.seed, index, len(stand.personen), begin)
        stand.personen.append(persoon)
        return persoon

    def _begin(self, index: int, persoon: Persoon, soort: Categorie | None, begin: date) -> None:
        self._remember(self._trajecten.add(index, persoon, soort, begin))

    def _remember(self, traject: Traject) -> None:
        actief = self._standen[traject.gemeente].actief.setdefault(traject.categorie or JB_JR, {})
        key = traject.persoon.gemeente * 10_000_000 + traject.persoon.nummer
        known = actief.get(key)
        if known is None or known.eind < traject.eind:
            actief[key] = traject

    def _apply_woonplaatsbeginsel(self) -> list[Traject]:
        """From 1-1-2022 the municipality where a young person lived before verblijf is responsible.

        Some verblijf moves to a municipality outside the region, some to another one inside it. Returns
        what continues.
        """
        grens = WOONPLAATSBEGINSEL - timedelta(days=1)
        continued: list[Traject] = []
        nth = 0
        for index, stand in enumerate(self._standen):
            anders = {
                key
                for soort, actief in stand.actief.items()
                if soort != Categorie.VERBLIJF
                for key, traject in actief.items()
                if traject.eind > grens
            }
            for key, traject in stand.actief.get(Categorie.VERBLIJF, {}).items():
                if traject.eind <= grens or traject.begin > grens or key in anders:
                    continue
                nth += 1
                lang = traject.aanbod.duur >= 28
                if not is_hit(self._reeksen.next(f"woonplaats {lang}"), _AANDEEL_VERHUISD[not lang]):
                    continue
                eind, traject.eind, traject.reden = traject.eind, grens, "07"
                if is_hit(self._reeksen.next("verhuisd"), _AANDEEL_BINNEN):
                    naar = (index + 1 + nth % (len(GEMEENTEN) - 1)) % len(GEMEENTEN)
                    continued.append(self._trajecten.go_on(traject, naar, WOONPLAATSBEGINSEL, eind))
        return continued


# few starts in the summer holidays and at Christmas, many when school has begun
_STARTS_PER_MAAND = tuple(accumulate((9, 8.5, 9, 8, 8.5, 8, 5.5, 5.5, 10, 10, 9.5, 6.5)))


def _day_in_year(jaar: int, plaats: float) -> date:
    plaats *= _STARTS_PER_MAAND[-1]
    maand = next(nr for nr, limit in enumerate(_STARTS_PER_MAAND, 1) if plaats < limit)
    before = _STARTS_PER_MAAND[maand - 2] if maand > 1 else 0.0
    fraction = (plaats - before) / (_STARTS_PER_MAAND[maand - 1] - before)
    first = date(jaar, maand, 1)
    following = date(jaar + maand // 12, maand % 12 + 1, 1)
    return first + timedelta(days=int(fraction * (following - first).days))


def plan_region(seed: int, schaal: float, tot_jaar: int) -> Sequence[Traject]:
    """Plan the whole region up to and including a year.

    Never less than the year of the woonplaatsbeginsel: it ends what began before, so what came before must
    know of it.
    """
    return Planner(seed, schaal).plan_until(max(tot_jaar, WOONPLAATSBEGINSEL.year))
