"""The synthetic providers: made-up names, codes that no one has, when the region had a contract with them.

An AGB code begins with two digits for the kind of provider, and 00 is not a kind; codes of the demo are 00
followed by six digits, so none can be that of a real provider. Every name ends in "(fictief)".
"""

import random
from dataclasses import dataclass
from datetime import date
from functools import cache

from jeugdregio.demo.ijking import Categorie
from jeugdregio.demo.regio import GEMEENTEN

_WOORDEN = (
    "Appelvink", "Beukenlaan", "Citroengras", "Dauwdruppel", "Eikelnest", "Fluitekruid",
    "Goudplevier", "Hazelpad", "IJsvogel", "Jasmijnhof", "Kastanjeveld", "Lijsterbes",
    "Meerkoet", "Notenboom", "Oeverzwaluw", "Populier", "Quelle", "Roerdomp",
    "Sleutelbloem", "Tortelduif", "Uilenvlucht", "Vlierstruik", "Wilgenroos", "Zonnedauw",
    "Akelei", "Bosviooltje", "Distelvink", "Elzenkatje", "Fuut", "Grutto",
)  # fmt: skip
_SOORTEN = {
    Categorie.BEHANDELING: ("Jeugdpraktijk", "Behandelhuis", "Centrum", "Kinderpsychologie"),
    Categorie.BEGELEIDING: ("Gezinshulp", "Begeleiding", "Zorgboerderij", "Steunpunt"),
    Categorie.VERBLIJF: ("Gezinshuizen", "Pleegzorg", "Woonhuis", "Logeerhuis"),
    Categorie.VERVOER: ("Vervoer",),
}
_AANTAL = {Categorie.BEHANDELING: 66, Categorie.BEGELEIDING: 40, Categorie.VERBLIJF: 20, Categorie.VERVOER: 4}
_AANTAL_NGZ, _AANTAL_LANDELIJK, _AANTAL_GI = 18, 8, 3


@dataclass(frozen=True, slots=True)
class DemoAanbieder:
    """A provider of the synthetic region."""

    agb: str
    naam: str
    soort: str
    """A `Categorie`, or "landelijk", "ngz" or "gi"."""
    gewicht: float
    """Size among those of its kind."""
    gemeenten: frozenset[str]
    contracten: tuple[tuple[date, date | None], ...]
    """Periods in which the region has contracted it; empty for none."""
    meldt_levering: bool
    """Sends JW305 and JW307; where not, declared months show who is in care."""
    declaratiedag: int
    """Day of the month on which it declares the month before."""

    def is_contracted(self, dag: date) -> bool:
        """Whether the region has a contract with it on this day."""
        return any(van <= dag and (tot is None or dag <= tot) for van, tot in self.contracten)


_VAN_HET_BEGIN = date(2016, 1, 1)


def _gemeenten(rng: random.Random, rang: int) -> frozenset[str]:
    """Large providers work everywhere, small ones in Eindhoven or in two villages."""
    codes = [gemeente.code for gemeente in GEMEENTEN]
    if rang < 5:
        return frozenset(codes)
    if rng.random() < 0.6:
        return frozenset({"0772"})
    return frozenset(rng.sample([code for code in codes if code != "0772"], 2))


def _contracten(rang: int) -> tuple[tuple[date, date | None], ...]:
    """Some contracts end and some begin later; mostly at the turn of a year."""
    match rang % 17:
        case 11:
            return ((_VAN_HET_BEGIN, date(2022, 12, 31)),)
        case 13:
            return ((_VAN_HET_BEGIN, date(2024, 12, 31)),)
        case 15:
            return ((date(2020, 1, 1), None),)
        case 16:
            return ((_VAN_HET_BEGIN, date(2023, 6, 30)), (date(2024, 1, 1), None))
        case _:
            return ((_VAN_HET_BEGIN, None),)


@cache
def aanbieders() -> tuple[DemoAanbieder, ...]:
    """All providers, the same in every demo."""
    result: list[DemoAanbieder] = []

    def add(soort: str, label: str, rang: int, contracten: tuple[tuple[date, date | None], ...]) -> None:
        nummer = len(result) + 1
        rng = random.Random(f"aanbieder {nummer}")  # noqa: S311  # the same made-up provider each time, no secret
        woord = _WOORDEN[nummer * 7 % len(_WOORDEN)]
        result.append(
            DemoAanbieder(
                agb=f"00{nummer * 101:06d}",
                naam=f"{label} {woord} {nummer} (fictief)",
                soort=soort,
                gewicht=1 / (rang + 2.0),
                gemeenten=_gemeenten(rng, rang),
                contracten=contracten,
                meldt_levering=soort in {"landelijk", "gi"} or rang % 9 != 7,
                declaratiedag=rng.randint(4, 19),
            )
        )

    for categorie, aantal in _AANTAL.items():
        for rang in range(aantal):
            labels = _SOORTEN[categorie]
            # the largest always have a contract: one that ends must not overturn a year
            add(
                categorie,
                labels[rang % len(labels)],
                rang,
                _contracten(rang) if rang > 9 else ((_VAN_HET_BEGIN, None),),
            )
    for rang in range(_AANTAL_LANDELIJK):
        add("landelijk", "Landelijk Expertisecentrum", rang, ())
    for rang in range(_AANTAL_NGZ):
        add("ngz", ("Praktijk", "Zorghuis", "Coaching")[rang % 3], rang, ())
    for rang in range(_AANTAL_GI):
        add("gi", "Gecertificeerde Instelling", rang, ((_VAN_HET_BEGIN, None),))
    return tuple(result)


@cache
def choices(soort: str, gemeentecode: str) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Indices and cumulative weights of the providers of a kind that work in a municipality."""
    indices: list[int] = []
    weights: list[float] = []
    total = 0.0
    for index, aanbieder in enumerate(aanbieders()):
        everywhere = soort in {"landelijk", "gi"}
        if aanbieder.soort == soort and (everywhere or gemeentecode in aanbieder.gemeenten):
            total += aanbieder.gewicht
            indices.append(index)
            weights.append(total)
    return tuple(indices), tuple(weights)
