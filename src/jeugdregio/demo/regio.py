"""The ten municipalities of Samen voor Jeugd: who lives there and how many young people.

Names and codes: CBS. Number of young people in 2025: BZK, measure "jong"; used as a share only. The totals
of the region (74,170 in 2019, 73,500 in 2022): regiovisie Samen voor Jeugd 2023-2026, section 1.1.
Everything derived from them is marked as derived and is not an official figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

REGIO = "SVJ"
"""Code of the purchasing region in `gebieden`."""

EERSTE_JAAR = 2016


@dataclass(frozen=True, slots=True)
class DemoGemeente:
    """A municipality of the synthetic region."""

    code: str
    naam: str
    jeugdigen: int
    """Young people in 2025 according to BZK; only the share of the region is used."""
    gebruik: float
    """Use of jeugdhulp relative to the region, made up."""
    letter: str
    """One letter for identifications of messages, where twelve characters must hold everything."""


GEMEENTEN: tuple[DemoGemeente, ...] = (
    DemoGemeente("0753", "Best", 5801, 0.92, "A"),
    DemoGemeente("0770", "Eersel", 3744, 0.88, "B"),
    DemoGemeente("0772", "Eindhoven", 40906, 1.07, "C"),
    DemoGemeente("0823", "Oirschot", 3316, 0.90, "D"),
    DemoGemeente("0858", "Valkenswaard", 5302, 0.98, "E"),
    DemoGemeente("1658", "Heeze-Leende", 2903, 0.84, "F"),
    DemoGemeente("1667", "Reusel-De Mierden", 2710, 0.86, "G"),
    DemoGemeente("1706", "Cranendonck", 3535, 0.97, "H"),
    DemoGemeente("1724", "Bergeijk", 3332, 0.89, "J"),
    DemoGemeente("1728", "Bladel", 3688, 0.91, "K"),
)

VOERENDE_GEMEENTE, VOERT_VANAF = "1728", date(2026, 7, 1)
"""The municipality that runs on this register, and since when; of the others it holds copies."""

_JEUGD_2019, _JEUGD_2022 = 74_170, 73_500


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Divide a whole number by weights with the method of largest remainders; ties go to the first."""
    if total <= 0 or not any(weights):
        return [0] * len(weights)
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    shares = [total * weight / whole for weight in exact]
    result = [int(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda i: (result[i] - shares[i], i))
    for i in order[: total - sum(result)]:
        result[i] += 1
    return result


def youth_by_gemeente(jaar: int, schaal: float = 1.0) -> dict[str, int]:
    """Young people under 18 per municipality: totals of the regiovisie, divided as in 2025."""
    total = _JEUGD_2019 + (_JEUGD_2022 - _JEUGD_2019) * (jaar - 2019) / 3
    parts = apportion(round(total * schaal), [gemeente.jeugdigen for gemeente in GEMEENTEN])
    return {gemeente.code: part for gemeente, part in zip(GEMEENTEN, parts, strict=True)}


def iter_youth(tot_jaar: int, schaal: float = 1.0) -> Iterator[tuple[str, int, int, str]]:
    """Yield (gemeentecode, jaar, aantal, bron) from 2016 up to and including `tot_jaar`."""
    bron = "Afgeleid voor de demo (totalen regiovisie, verdeling BZK 2025); geen officieel cijfer"
    if schaal != 1.0:
        bron += f" (schaal {schaal:g})"
    for jaar in range(EERSTE_JAAR, tot_jaar + 1):
        for code, aantal in youth_by_gemeente(jaar, schaal).items():
            yield code, jaar, aantal, bron
