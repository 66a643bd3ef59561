"""Synthetic young people: everything about them follows from (seed, municipality, number)."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from jeugdregio.demo.bsn import make_bsn
from jeugdregio.demo.regio import GEMEENTEN

_VOORNAMEN = (
    "Aardbei",
    "Bosbes",
    "Citroen",
    "Druif",
    "Framboos",
    "Granaat",
    "Kers",
    "Limoen",
    "Mango",
    "Peer",
    "Vijg",
)
_ACHTERNAMEN = (
    "Wolkenveld",
    "Regenboog",
    "Sterrenpad",
    "Maneschijn",
    "Zeewind",
    "Herfstblad",
    "Lentebries",
    "Sneeuwpop",
)


def make_rng(seed: int, *parts: object) -> random.Random:
    """A stream of its own for these parts: what is drawn elsewhere never moves it."""
    return random.Random("/".join(map(str, (seed, *parts))))  # noqa: S311  # reproducible by design, no secret


@dataclass(slots=True)
class Persoon:
    """A synthetic young person. `gemeente` is the index of the municipality of the first help."""

    gemeente: int
    nummer: int
    geboortedatum: date
    geslacht: str
    trajecten: int = field(default=0)
    """Number of trajectories planned so far: the next one gets its own stream."""

    @property
    def bsn(self) -> str:
        """The fictional BSN, independent of the seed."""
        return make_bsn(self.gemeente, self.nummer)

    @property
    def voornaam(self) -> str:
        """A plainly made-up first name."""
        return _VOORNAMEN[self.nummer % len(_VOORNAMEN)]

    @property
    def achternaam(self) -> str:
        """A plainly made-up family name."""
        return f"{_ACHTERNAMEN[self.nummer % len(_ACHTERNAMEN)]}-Fictief"

    @property
    def huisnummer(self) -> int:
        """A house number in a street that does not exist."""
        return self.nummer % 399 + 1

    def birthday(self, leeftijd: int) -> date:
        """The day this young person reaches an age."""
        return _add_years(self.geboortedatum, leeftijd)


def _add_years(dag: date, jaren: int) -> date:
    if dag.month == 2 and dag.day == 29:
        dag = dag - timedelta(days=1)
    return dag.replace(year=dag.year + jaren)


def make_persoon(seed: int, gemeente: int, nummer: int, eerste_dag: date) -> Persoon:
    """Draw a young person who first gets help on a given day: 2 to 17 years old, mostly around 10."""
    rng = make_rng(seed, GEMEENTEN[gemeente].code, nummer)
    leeftijd = rng.triangular(2.0, 16.8, 9.5)
    geboortedatum = eerste_dag - timedelta(days=round(leeftijd * 365.25))
    geslacht = rng.choices("120", (57, 42.8, 0.2))[0]
    return Persoon(gemeente, nummer, geboortedatum, geslacht)
