"""The attacker: what follows from published figures, by reasoning with whole people and exact sums.

Independent of how figures are protected. A world is a number of people of each kind; a kind says everything
of a person that any table asks: municipality, values of dimensions (of categories perhaps several), the
periods with care, and whether the person counts in a share.
"""

import datetime
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from jeugdregio.monitor.cellen import TELT, TELT_NIET, Cel
from jeugdregio.monitor.indicator import Minimum
from jeugdregio.monitor.kalender import Tijdvak
from jeugdregio.monitor.onthulling import rounded
from jeugdregio.monitor.plaatsen import Samenstelling
from jeugdregio.monitor.vinden import Naar

REGEL = Minimum(personen=10, round_to=5)
GEBIEDEN = {"ABCD": "ABCD", "AB": "AB", "BCD": "BCD", **{g: g for g in "ABCD"}}
JAAR = Tijdvak("jaar", "2022", datetime.date(2022, 1, 1), datetime.date(2022, 6, 30), voorlopig=False)
KWARTALEN = [
    Tijdvak("kwartaal", "2022-K1", datetime.date(2022, 1, 1), datetime.date(2022, 3, 31), voorlopig=False),
    Tijdvak("kwartaal", "2022-K2", datetime.date(2022, 4, 1), datetime.date(2022, 6, 30), voorlopig=False),
]


@dataclass(frozen=True)
class Soort:
    """A kind of person."""

    gemeente: str
    leeftijd: str
    geslacht: str
    categorieen: frozenset[str]
    kwartalen: frozenset[str]
    telt: bool

    def fits(self, cel: Cel) -> bool:
        """Whether people of this kind are in a cell."""
        tijdvak = cel.samenstelling.tijdvak
        if self.gemeente not in cel.samenstelling.leden:
            return False
        if tijdvak.soort == "kwartaal" and tijdvak.sleutel not in self.kwartalen:
            return False
        eigen: Mapping[str, Callable[[str], bool]] = {
            "leeftijdsgroep": lambda w: w == self.leeftijd,
            "geslacht": lambda w: w == self.geslacht,
            "categorie": lambda w: w in self.categorieen,
            "telt": lambda w: (w == "ja") == self.telt,
        }
        if cel.indicator == "verblijf" and "verblijf" not in self.categorieen:
            return False
        return all(eigen[naam](waarde) for naam, waarde in cel.naar)


def kinds(*, geslachten: Sequence[str], kwartalen: bool) -> list[Soort]:
    """Every kind of person there can be, with care in any of the quarters or all in both."""
    keuzes = [frozenset(c) for c in (["ambulant"], ["verblijf"], ["ambulant", "verblijf"])]
    aanwezig = [frozenset(k) for k in (["2022-K1", "2022-K2"], ["2022-K1"], ["2022-K2"])]
    return [
        Soort(*soort)
        for soort in itertools.product(
            "ABCD",
            ("jong", "oud"),
            geslachten,
            keuzes,
            aanwezig if kwartalen else aanwezig[:1],
            (True, False),
        )
    ]


@dataclass(frozen=True)
class Tabel:
    """A table of an indicator: which periods, which values, which places are published."""

    indicator: str
    tijdvakken: Sequence[Tijdvak]
    waarden: Sequence[Naar] = ((),)
    gemeenten: bool = True


def table_cells(tabellen: Sequence[Tabel]) -> list[Cel]:
    """The empty cells of tables, those per municipality always."""
    cellen = []
    for tabel in tabellen:
        for tijdvak, naar, (plaats, leden) in itertools.product(
            tabel.tijdvakken, tabel.waarden, GEBIEDEN.items()
        ):
            soort = "gemeente" if len(leden) == 1 else "gebied"
            per = (tijdvak.soort, soort, *(naam for naam, _ in naar if naam != "telt"))
            getoond = TELT_NIET not in naar and (soort == "gebied" or tabel.gemeenten)
            deel = Samenstelling(tijdvak, soort, plaats, frozenset(leden))
            cellen.append(Cel(tabel.indicator, per if getoond else (), deel, naar))
    return cellen


def shares(waarden: Sequence[Naar] = ((),)) -> list[Naar]:
    """The whole, what counts and the rest."""
    return [keuze for naar in waarden for keuze in (naar, (*naar, TELT), (*naar, TELT_NIET))]


def count(cellen: Sequence[Cel], soorten: Sequence[Soort], aantallen: npt.NDArray[np.int64]) -> list[Cel]:
    """Fill cells with people."""
    gevuld = []
    for cel in cellen:
        n = sum(int(a) for soort, a in zip(soorten, aantallen, strict=True) if a and soort.fits(cel))
        gevuld.append(Cel(cel.indicator, cel.per, cel.samenstelling, cel.naar, n, n, n))
    return gevuld


def knowledge(cel: Cel, weg: bool, *, waarom: bool) -> tuple[float, float]:
    """What the outsider knows of a count; with `waarom` also whether it is withheld because it is small."""
    n = cel.personen
    if not cel.per:
        return 0, np.inf
    if n == 0:
        return 0, np.inf if weg else 0
    if weg and not waarom:
        return 1, np.inf
    if weg:
        return (1, REGEL.personen - 1) if n < REGEL.personen else (REGEL.personen, np.inf)
    midden = rounded(n, REGEL)
    return max(midden - 2, REGEL.personen), midden + 2


def narrow_counts(
    cellen: Sequence[Cel], onderdrukt: Sequence[bool], soorten: Sequence[Soort], *, waarom: bool = True
) -> list[tuple[Cel, int, int]]:
    """Attack: of every count from 1 to the minimum minus 1 find the least and the most it can be.

    Gives those for which that are fewer than three values, with these two. Each world that is found says
    something of all cells, so not every cell needs a search of its own.
    """
    matrix = np.array([[soort.fits(cel) for soort in soorten] for cel in cellen], dtype=float)
    grenzen = np.array([knowledge(c, w, waarom=waarom) for c, w in zip(cellen, onderdrukt, strict=True)])
    regels = LinearConstraint(matrix, grenzen[:, 0], grenzen[:, 1])
    laag = np.array([cel.personen for cel in cellen])
    hoog = laag.copy()
    gevonden = []
    ruimte = 2
    for nummer, cel in enumerate(cellen):
        if not 0 < cel.personen < REGEL.personen:
            continue
        for teken in (1, -1):
            if hoog[nummer] - laag[nummer] >= ruimte:
                break
            uitkomst = milp(
                teken * matrix[nummer],
                constraints=regels,
                integrality=np.ones(len(soorten)),
                bounds=Bounds(0, 300),
            )
            assert uitkomst.x is not None, uitkomst.message
            wereld = np.rint(matrix @ np.rint(uitkomst.x)).astype(int)
            laag, hoog = np.minimum(laag, wereld), np.maximum(hoog, wereld)
        if hoog[nummer] - laag[nummer] < ruimte:
            gevonden.append((cel, int(laag[nummer]), int(hoog[nummer])))
    return gevonden


def derivable(matrix: npt.NDArray[np.float64], bekend: Sequence[bool], doelen: Sequence[int]) -> list[int]:
    """Attack: which rows are exact combinations of the known rows."""
    rijen = matrix[np.array(bekend, dtype=bool)]
    gevonden = []
    for doel in doelen:
        gewicht, *_ = np.linalg.lstsq(rijen.T, matrix[doel], rcond=None)
        if np.abs(gewicht @ rijen - matrix[doel]).max() < 1e-7:
            gevonden.append(doel)
    return gevonden
