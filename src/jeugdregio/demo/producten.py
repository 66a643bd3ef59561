"""Which products the synthetic providers deliver, how much a month and at what price.

Codes: Standaardproductcodelijst Jeugdwet (Zorginstituut Nederland, February 2025); 55A11 and 55A12 are
examples of codes for nationally purchased care, which that list leaves out. Weights, volumes and prices are
made up; the prices are moved by a factor per year and kind, so that the costs come out at their target.
"""

from dataclasses import dataclass

from jeugdregio.demo.ijking import Categorie
from jeugdregio.ijw.codes import Eenheid, Frequentie


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """A product as it is assigned and declared."""

    code: str
    eenheid: str
    tarief: int
    """Cents per unit at the price level of 2022."""
    volume: float
    """Units in a full month; for one-off output the units of the whole trajectory."""
    frequentie: str = Frequentie.PER_MAAND
    eenmalig: bool = False
    """One piece of output, declared in the month in which the help begins."""

    @property
    def categorie(self) -> str:
        """The product category, which the code begins with."""
        return self.code[:2]

    @property
    def is_per_dag(self) -> bool:
        """Every day of delivery is one unit."""
        return self.eenheid == Eenheid.ETMAAL and self.volume == 30

    def expected_volume(self, dagen: int) -> float:
        """Units expected in a month with this many days of delivery."""
        return dagen if self.is_per_dag else self.volume * dagen / 30.44


@dataclass(frozen=True, slots=True)
class Aanbod:
    """A way to be helped: one main product, others that may come with it, and how long it lasts."""

    gewicht: float
    product: DemoProduct
    duur: float
    """Mean duration in months."""
    bij: tuple[DemoProduct, ...] = ()
    kans_bij: tuple[float, ...] = ()
    """Chance of one, of two more products."""
    tot_leeftijd: int = 18
    budget: bool = False
    """Assigned as a budget in euros for the category, without product code."""


_OP_AFSTAND = DemoProduct("45A55", Eenheid.MINUUT, 158, 70)
_GROEP = DemoProduct("45A54", Eenheid.DAGDEEL, 8_900, 3)
_SYSTEEM = DemoProduct("45A56", Eenheid.MINUUT, 172, 130)
_MEE_BEHANDELING = (_OP_AFSTAND, _SYSTEEM, _GROEP)
_BEG_OP_AFSTAND = DemoProduct("45A50", Eenheid.UUR, 6_700, 3)
_BEG_GEZIN = DemoProduct("45A51", Eenheid.UUR, 7_700, 4)
_BEG_GROEP = DemoProduct("45A49", Eenheid.DAGDEEL, 9_400, 4)
_MEE_BEGELEIDING = (_BEG_OP_AFSTAND, _BEG_GEZIN, _BEG_GROEP)
_VEEL, _MINDER = (0.70, 0.25), (0.55, 0.16)

AANBOD: dict[Categorie, tuple[Aanbod, ...]] = {
    Categorie.BEHANDELING: (
        Aanbod(0.31, DemoProduct("45A05", Eenheid.MINUUT, 164, 330), 16, _MEE_BEHANDELING, _VEEL),
        Aanbod(0.22, DemoProduct("45A53", Eenheid.MINUUT, 166, 310), 15, _MEE_BEHANDELING, _VEEL),
        Aanbod(
            0.11,
            DemoProduct("45A56", Eenheid.MINUUT, 172, 420, Frequentie.PER_WEEK),
            14,
            (_OP_AFSTAND, _GROEP),
            _MINDER,
        ),
        Aanbod(
            0.11,
            DemoProduct("45A65", Eenheid.MINUUT, 160, 330, Frequentie.TOTAAL),
            15,
            _MEE_BEHANDELING,
            _VEEL,
        ),
        Aanbod(0.06, DemoProduct("45A06", Eenheid.MINUUT, 178, 260, Frequentie.TOTAAL), 5),
        Aanbod(0.02, DemoProduct("45A05", Eenheid.EURO, 1, 55_000), 13, budget=True),
        Aanbod(
            0.06,
            DemoProduct("41A04", Eenheid.DAGDEEL, 9_700, 12, Frequentie.PER_WEEK),
            14,
            (_SYSTEEM, _OP_AFSTAND),
            _MINDER,
        ),
        Aanbod(0.06, DemoProduct("52A00", Eenheid.MINUUT, 170, 340), 16, (_OP_AFSTAND,), (0.6,)),
        Aanbod(
            0.02, DemoProduct("45A47", Eenheid.STUK_OUTPUT, 162_000, 1, Frequentie.TOTAAL, eenmalig=True), 3
        ),
        Aanbod(0.03, DemoProduct("46A01", Eenheid.UUR, 11_400, 14), 2),
    ),
    Categorie.BEGELEIDING: (
        Aanbod(0.29, DemoProduct("45A04", Eenheid.UUR, 7_300, 14), 15, _MEE_BEGELEIDING, _VEEL),
        Aanbod(
            0.26,
            DemoProduct("45A48", Eenheid.UUR, 7_500, 13, Frequentie.PER_WEEK),
            14,
            (_BEG_OP_AFSTAND, _BEG_GROEP),
            _VEEL,
        ),
        Aanbod(
            0.22,
            DemoProduct("45A49", Eenheid.DAGDEEL, 9_400, 10, Frequentie.PER_WEEK),
            16,
            (_BEG_OP_AFSTAND, _BEG_GEZIN),
            _MINDER,
        ),
        Aanbod(0.13, DemoProduct("45A51", Eenheid.UUR, 7_700, 15), 12, (_BEG_OP_AFSTAND, _BEG_GROEP), _VEEL),
        Aanbod(0.05, DemoProduct("40A04", Eenheid.UUR, 5_500, 16), 18),
        Aanbod(0.05, DemoProduct("45A52", Eenheid.UUR, 6_900, 11), 12, (_BEG_GROEP,), (0.2,)),
    ),
    Categorie.VERBLIJF: (
        Aanbod(0.34, DemoProduct("44A07", Eenheid.ETMAAL, 4_900, 30), 34, tot_leeftijd=21),
        Aanbod(0.16, DemoProduct("43A10", Eenheid.ETMAAL, 16_900, 30), 28),
        Aanbod(0.14, DemoProduct("43A36", Eenheid.ETMAAL, 26_500, 30), 12),
        Aanbod(0.08, DemoProduct("44A28", Eenheid.ETMAAL, 19_400, 30), 13),
        Aanbod(0.02, DemoProduct("43A12", Eenheid.ETMAAL, 46_000, 30), 8),
        Aanbod(0.18, DemoProduct("44A09", Eenheid.ETMAAL, 20_500, 6), 18),
        Aanbod(0.18, DemoProduct("46A03", Eenheid.ETMAAL, 26_000, 30), 1.0),
        Aanbod(0.06, DemoProduct("46A05", Eenheid.ETMAAL, 6_400, 30), 1.0),
    ),
    Categorie.VERVOER: (
        Aanbod(0.85, DemoProduct("42A03", Eenheid.STUK_INSPANNING, 1_320, 26), 12),
        Aanbod(0.15, DemoProduct("42A04", Eenheid.STUK_INSPANNING, 2_350, 24), 13),
    ),
}

LANDELIJK: tuple[Aanbod, ...] = (
    Aanbod(0.7, DemoProduct("55A11", Eenheid.UUR, 16_800, 30), 11),
    Aanbod(0.3, DemoProduct("55A12", Eenheid.ETMAAL, 51_000, 30), 7),
)

GI_AANBOD: tuple[Aanbod, ...] = (
    Aanbod(0.62, DemoProduct("48B10", Eenheid.STUK_OUTPUT, 81_000, 1), 20),
    Aanbod(0.18, DemoProduct("48B11", Eenheid.STUK_OUTPUT, 64_000, 1), 40),
    Aanbod(0.20, DemoProduct("47B10", Eenheid.STUK_OUTPUT, 69_000, 1), 12, tot_leeftijd=20),
)

PLEEGZORG = "44A07"
NA_PLEEGZORG = next(aanbod for aanbod in AANBOD[Categorie.VERBLIJF] if aanbod.product.code == "43A36")
"""Where a young person goes when foster care breaks down."""


def choose(mix: tuple[Aanbod, ...], plaats: float) -> Aanbod:
    """The way of being helped at a place between 0 and 1 of the cumulative weights."""
    whole = sum(aanbod.gewicht for aanbod in mix)
    for aanbod in mix:
        plaats -= aanbod.gewicht / whole
        if plaats < 0:
            return aanbod
    return mix[-1]
