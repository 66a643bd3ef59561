"""What is known of one stretch of help once its messages are made: delivery files rest on it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jeugdregio.demo.declaraties import Regel
from jeugdregio.demo.ijking import Categorie
from jeugdregio.demo.personen import Persoon
from jeugdregio.demo.traject import Traject
from jeugdregio.demo.verloop import Verloop


@dataclass(frozen=True, slots=True)
class Hulp:
    """One trajectory: who, where, by whom, what, when, and cents declared per year.

    `gemeente` and `aanbieder` are indices. `soort` is None for jeugdbescherming and jeugdreclassering. `eind`
    is the planned end, which may lie after the last day of the demo.
    """

    persoon: Persoon
    gemeente: int
    volgnummer: int
    aanbieder: int
    soort: Categorie | None
    productcode: str
    toegewezen: date
    begin: date
    eind: date
    bedragen: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, traject: Traject, verloop: Verloop, regels: Iterable[Regel]) -> "Hulp":
        """Sum up a trajectory."""
        bedragen: Counter[int] = Counter()
        for regel in regels:
            bedragen[regel.begin.year] += regel.signed
        return cls(
            traject.persoon,
            traject.gemeente,
            traject.volgnummer,
            traject.aanbieder,
            traject.categorie,
            traject.producten[0].code,
            verloop.toewijzingsdatum,
            traject.begin,
            traject.eind,
            tuple(sorted(bedragen.items())),
        )

    @property
    def wie(self) -> tuple[int, int]:
        """Who gets it: the municipality of the first help and the number there."""
        return self.persoon.gemeente, self.persoon.nummer

    @property
    def sleutel(self) -> tuple[int, int, int]:
        """What tells it from all other help, and seeds what is drawn about it."""
        return self.persoon.gemeente, self.persoon.nummer, self.volgnummer
