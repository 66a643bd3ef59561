"""What the synthetic region is calibrated on: people, pairs and euros per year.

Published: people with jeugdhulp 2019 and 2022, shares by category 2019-2022 (table 1), costs of 2022 and
their division (table 2): regiovisie Samen voor Jeugd 2023-2026, sections 1.1 and 1.3. What lies between is
interpolated; what follows is a gentle continuation of the same movement (light help up, verblijf down) and
is made up.
"""

from dataclasses import dataclass
from enum import StrEnum

from jeugdregio.demo.regio import apportion


class Categorie(StrEnum):
    """The categories of table 1."""

    BEHANDELING = "Behandeling"
    BEGELEIDING = "Begeleiding"
    VERBLIJF = "Verblijf"
    VERVOER = "Vervoer"


class Kostensoort(StrEnum):
    """The categories of table 2, pgb apart; `JB_JR` is neither jeugdhulp nor part of the table."""

    BEHANDELING = "Behandeling"
    BEGELEIDING = "Begeleiding"
    VERBLIJF = "Verblijf"
    LANDELIJK = "Landelijk ingekochte zorg"
    NGZ = "Niet gecontracteerde zorg (NGZ)"
    VERVOER = "Vervoer"
    JB_JR = "Jeugdbescherming en jeugdreclassering"


@dataclass(frozen=True, slots=True)
class Jaarijking:
    """Targets of one year at full scale."""

    jeugdigen: int
    aandelen: tuple[float, float, float, float]
    """Shares of the pairs of young person and category, in the order of `Categorie`."""
    kosten: int
    """Euros declared through messages over the months of the year."""


PAREN_PER_JEUGDIGE = 1.075
"""Categories per young person in a year; not published, chosen."""

AANDEEL_JB_JR = 0.04
"""Young people with only jeugdbescherming or jeugdreclassering, beside those with jeugdhulp."""

_IJKING: dict[int, Jaarijking] = {
    2016: Jaarijking(9_900, (71.0, 16.6, 8.8, 3.6), 0),
    2017: Jaarijking(9_840, (71.0, 16.9, 8.6, 3.5), 0),
    2018: Jaarijking(9_760, (70.8, 17.2, 8.5, 3.5), 0),
    2019: Jaarijking(9_662, (70.6, 17.6, 8.4, 3.4), 0),
    2020: Jaarijking(9_514, (70.3, 18.2, 8.2, 3.3), 0),
    2021: Jaarijking(9_366, (68.3, 20.3, 8.1, 3.3), 70_600_000),
    2022: Jaarijking(9_218, (68.4, 22.2, 6.2, 3.2), 72_000_000),
    2023: Jaarijking(9_240, (67.9, 22.9, 6.0, 3.2), 75_900_000),
    2024: Jaarijking(9_200, (67.4, 23.6, 5.8, 3.2), 79_600_000),
    2025: Jaarijking(9_150, (66.9, 24.3, 5.6, 3.2), 82_800_000),
    2026: Jaarijking(9_100, (66.4, 25.0, 5.4, 3.2), 85_700_000),
}

# table 2 divided by the 97% that is not pgb; the year before had more verblijf, and later years go on
_KOSTEN_2022: dict[Kostensoort, float] = {
    Kostensoort.BEHANDELING: 38.1,
    Kostensoort.BEGELEIDING: 21.7,
    Kostensoort.VERBLIJF: 19.6,
    Kostensoort.LANDELIJK: 11.4,
    Kostensoort.NGZ: 8.2,
    Kostensoort.VERVOER: 1.0,
}
_KOSTEN_2021: dict[Kostensoort, float] = {
    Kostensoort.BEHANDELING: 37.0,
    Kostensoort.BEGELEIDING: 20.2,
    Kostensoort.VERBLIJF: 23.4,
    Kostensoort.LANDELIJK: 10.6,
    Kostensoort.NGZ: 7.8,
    Kostensoort.VERVOER: 1.0,
}
_SCHUIF_PER_JAAR: dict[Kostensoort, float] = {
    Kostensoort.BEGELEIDING: 0.5,
    Kostensoort.VERBLIJF: -0.4,
    Kostensoort.NGZ: -0.1,
}

JB_JR_KOSTEN = 0.035
"""Costs of jeugdbescherming and jeugdreclassering, on top of those of jeugdhulp and as a share of them."""


def ijking(jaar: int) -> Jaarijking:
    """Targets of a year; after the last one stated, the last one."""
    return _IJKING[min(max(jaar, min(_IJKING)), max(_IJKING))]


def quota(jaar: int, schaal: float) -> tuple[int, dict[Categorie, int]]:
    """Unique young people with jeugdhulp in the year, and unique pairs per category."""
    target = ijking(jaar)
    jeugdigen = round(target.jeugdigen * schaal)
    paren = round(target.jeugdigen * schaal * PAREN_PER_JEUGDIGE)
    return jeugdigen, dict(zip(Categorie, apportion(paren, target.aandelen), strict=True))


def kosten(jaar: int, schaal: float) -> dict[Kostensoort, float]:
    """Cents per kind for the months of a year."""
    total = ijking(jaar).kosten * schaal * 100
    start = _KOSTEN_2022 if jaar >= 2022 else _KOSTEN_2021
    steps = max(0, jaar - 2022)
    shares = {soort: share + steps * _SCHUIF_PER_JAAR.get(soort, 0.0) for soort, share in start.items()}
    whole = sum(shares.values())
    result = {soort: total * share / whole for soort, share in shares.items()}
    result[Kostensoort.JB_JR] = total * JB_JR_KOSTEN
    return result
