"""Prices that make the costs of a year come out at their target.

Per year and kind one factor on all prices. It follows from the plan of that year, which is whole and the
same for every last month, so a price never changes afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from jeugdregio.demo.ijking import Kostensoort, kosten
from jeugdregio.demo.producten import DemoProduct
from jeugdregio.demo.traject import Traject, months
from jeugdregio.ijw.codes import Eenheid

EERSTE_DECLARATIE = date(2021, 1, 1)
KANS_LEEG_HOOFD, KANS_LEEG_BIJ = 0.04, 0.18
"""Chance that nothing of a product was delivered in a month: the main product, and what comes with it."""

Factoren = Mapping[tuple[int, Kostensoort], float]


class DemoTarief(NamedTuple):
    """What a unit of a product costs with a provider in a year, in cents."""

    agb: str
    productcode: str
    eenheid: str
    jaar: int
    bedrag: int


def kostensoort(traject: Traject, product: DemoProduct, dag: date) -> Kostensoort:
    """Which kind of cost a product is on a day: each euro once, in the order of table 2."""
    if traject.categorie is None:
        return Kostensoort.JB_JR
    if product.categorie == "55":
        return Kostensoort.LANDELIJK
    if not traject.leverancier.is_contracted(dag):
        return Kostensoort.NGZ
    return Kostensoort(traject.categorie)


def empty_chance(traject: Traject, product: DemoProduct) -> float:
    """Chance of an empty month; never for a provider whose declared months are the only sign of care."""
    if product is not traject.producten[0]:
        return KANS_LEEG_BIJ
    return (
        KANS_LEEG_HOOFD
        if traject.leverancier.meldt_levering and product.eenheid in {Eenheid.MINUUT, Eenheid.UUR}
        else 0.0
    )


def make_factoren(trajecten: Iterable[Traject], schaal: float, tot_jaar: int) -> Factoren:
    """Compare the expected costs of the planned years with the targets."""
    slot = date(tot_jaar, 12, 31)
    expected: dict[tuple[int, Kostensoort], float] = defaultdict(float)
    for traject in trajecten:
        if traject.eind < EERSTE_DECLARATIE:
            continue
        delen = [(product, 1 - empty_chance(traject, product)) for product in traject.producten]
        for first, last in months(max(traject.begin, EERSTE_DECLARATIE), min(traject.eind, slot)):
            dagen = (min(last, traject.eind) - max(first, traject.begin)).days + 1
            for product, kans in delen:
                if product.eenmalig and first > traject.begin:
                    continue
                volume = 1.0 if product.eenmalig else product.expected_volume(dagen) * kans
                expected[first.year, kostensoort(traject, product, first)] += volume * product.tarief
    return {
        (jaar, soort): kosten(jaar, schaal)[soort] / amount if amount else 1.0
        for (jaar, soort), amount in expected.items()
    }
